"""The index of several reports: one HTML file that loads nothing, and links to the page of each run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

from rldk_schema import SCHEMA_VERSION
from rldk_schema.metrics import CORE_METRICS, METRICS

from rldk._version import __version__
from rldk.atomic import replacing
from rldk.errors import DestinationError
from rldk.report.document import address_of, document
from rldk.report.entry import MOST_STAGES, Entry, Line
from rldk.report.html import SIGNS
from rldk.report.number_text import number
from rldk.report.small_svg import SharedScale, draw_small
from rldk.text import counted, escape, unit

NAME = "index.html"
MOST_DRAWN = 100
"""So many runs have plots, the gravest first; the others have numbers."""

_TITLE = "runs · rldk report"
_BEGINNING = 2**20  # bytes: the style stands before it
_MOST_NAMED = 5
_WIDEST = 4  # times the usual run
_GRAVITY = ("critical", "warning", "not judged", "quiet")


def check_index(dest: Path) -> None:
    """Makes sure that an index may be written.

    Raises:
        DestinationError: There is a file that is none of ours.
    """
    if not dest.exists():
        return
    ours = False
    if dest.is_file():
        with dest.open("rb") as file:
            ours = f"{_TITLE}</title>".encode() in file.read(_BEGINNING)
    if not ours:
        raise DestinationError(f"{dest} is there, and is no index of rldk's: name another directory for the pages")


def write_index(entries: Sequence[Entry], dest: Path) -> None:
    """Writes the index, whole or not at all.

    Raises:
        DestinationError: There is a file that is none of ours.
        OSError: It cannot be written.
    """
    check_index(dest)
    page = render_index(entries, dest.parent)
    with replacing(dest) as path:
        path.write_text(page, encoding="utf-8")


def render_index(entries: Sequence[Entry], home: Path) -> str:
    """The index.

    Args:
        entries: The runs.
        home: The directory that it is for: links lead from there.

    Returns:
        HTML. Nothing of a log can become markup.
    """
    ordered = sorted(entries, key=lambda one: (_GRAVITY.index(one.verdict), _natural(one.run_id)))
    drawn, others = ordered[:MOST_DRAWN], ordered[MOST_DRAWN:]
    names = list(dict.fromkeys(name for one in drawn for name in one.lines))
    scales = {name: SharedScale(one.lines[name] for one in drawn if name in one.lines) for name in names}
    body = [_header(ordered), _runs(drawn, scales, home), _others(others, home), _footer(drawn, scales, len(others))]
    return document(f"{len(entries):,} {_TITLE}", "".join(body))


def _natural(run_id: str) -> list[tuple[int, int, str]]:
    """Numbers by size: `run-9` before `run-10`."""
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d{1,18})", run_id)]


def _header(entries: Sequence[Entry]) -> str:
    verdicts = Counter(one.verdict for one in entries)
    badges = "".join(
        f'<span class="badge small {word.replace(" ", "-")}"><span aria-hidden="true">{SIGNS[word]}</span> '
        f"{verdicts[word]:,} {word}</span> "
        for word in _GRAVITY
        if verdicts[word]
    )
    states = Counter(map(_state, entries))
    said = ", ".join(f"{count:,} {state}" for state, count in states.most_common())
    return (
        f'<header><p class="eyebrow">Training runs</p><h1>{counted(len(entries), "run")}</h1>'
        f'<p class="verdicts">{badges}</p><p class="note">{said}. The gravest verdicts stand first.</p></header>'
    )


def _runs(entries: Sequence[Entry], scales: Mapping[str, SharedScale], home: Path) -> str:
    core = [name for name in CORE_METRICS if name in scales]
    shared = _shared_steps(entries)
    rows = []
    for one in entries:
        first, last = shared or one.steps or (0, 0)
        cells = [_cell(name, one.lines.get(name), scales[name], first, last) for name in core]
        cells += [_cell(name, line, scales[name], first, last) for name, line in one.lines.items() if name not in core]
        rows.append(f'<li>{_about(one, home)}<div class="multiples">{"".join(cells)}</div></li>')
    return f'<ul class="runs">{"".join(rows)}</ul>'


def _shared_steps(entries: Iterable[Entry]) -> tuple[int, int] | None:
    """The first and last step of all plots; None where one long run would leave the others no room."""
    spans = [one.steps for one in entries if one.steps is not None]
    if not spans:
        return None
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    usual = median(last - first for first, last in spans)
    return (first, last) if last - first <= _WIDEST * usual else None


def _about(one: Entry, home: Path) -> str:
    bad = f" · first bad step <b>{one.first_bad_step:,}</b>" if one.first_bad_step is not None else ""
    lines = "".join(f"<p>{line}</p>" for line in _told(one))
    return (
        f'<div class="about"><h2>{_link(one, home)}</h2>{_badge(one)}'
        f"<span>{_how_far(one)}{bad} · {escape(one.coverage)}</span></div>{lines}"
    )


def _told(one: Entry) -> list[str]:
    """What was found, and what is left out, as HTML."""
    return [line for line in (escape(one.why), f"Left out: {escape(one.hides)}" if one.hides else "") if line]


def _how_far(one: Entry) -> str:
    steps = "no step" if one.steps is None else f"steps {one.steps[0]:,} – {one.steps[1]:,}"
    return f"{_state(one)} · {steps}"


def _state(one: Entry) -> str:
    return "state unknown" if one.state == "unknown" else escape(one.state.replace("_", " "))


def _link(one: Entry, home: Path) -> str:
    return f'<a href="{address_of(one.page, home)}">{escape(one.run_id, 120)}</a>'


def _badge(one: Entry) -> str:
    sign = f'<span aria-hidden="true">{SIGNS[one.verdict]}</span>'
    return f'<span class="badge small {one.kind.replace(" ", "-")}">{sign} {escape(one.label)}</span>'


def _cell(name: str, line: Line | None, scale: SharedScale, first: int, last: int) -> str:
    title = f"<figcaption>{escape(name, 60)}</figcaption>"
    if line is None:
        return f'<figure class="absent">{title}<i>not in the log</i></figure>'
    return f"<figure>{title}{_last(name, line)}{draw_small(name, line, scale, first, last)}</figure>"


def _last(name: str, line: Line) -> str:
    """The last value, and whether some are not finite."""
    if line.last is None:
        return "<i>no value</i>"
    measured = unit(METRICS[name].unit) if name in METRICS else ""
    odd = f' <span class="odd">{line.nonfinite:,} ×</span>' if line.nonfinite else ""
    return f"<span><b>{number(line.last)}</b> <small>{measured}</small>{odd}</span>"


def _others(entries: Sequence[Entry], home: Path) -> str:
    if not entries:
        return ""
    names = [name for name in CORE_METRICS if any(name in one.lines for one in entries)]
    heads = "".join(
        f"<th>{head}</th>" for head in ("run", "verdict", "first bad step", "found", "how far", "based on", *names)
    )
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in _row(one, names, home))}</tr>" for one in entries)
    return (
        f"<section><h2>{counted(len(entries), 'more run')}</h2>"
        f'<div class="scroll"><table class="compared"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></section>"
    )


def _row(one: Entry, names: Iterable[str], home: Path) -> Iterator[str]:
    yield _link(one, home)
    yield _badge(one)
    yield "" if one.first_bad_step is None else f"{one.first_bad_step:,}"
    yield "<br>".join(_told(one))
    yield _how_far(one)
    yield escape(one.coverage)
    yield from (_last(name, one.lines[name]) if name in one.lines else "<i>missing</i>" for name in names)


def _footer(drawn: Sequence[Entry], scales: Mapping[str, SharedScale], others: int) -> str:
    cut = [name for name, scale in scales.items() if scale.cuts]
    said = [
        "A number is the last value of its metric. A line is its logged values (in a long run, the lowest and the "
        "highest of each stretch of steps); it breaks where values are missing, and <b>×</b> marks NaN and infinity. "
        "The plots of one metric have the same scale."
    ]
    if _shared_steps(drawn):
        said.append("All plots have the same steps from left to right.")
    else:
        said.append("The runs differ too much in length for one axis: a plot has the steps of its run.")
    if several := [one.run_id for one in drawn if any(line.earlier for line in one.lines.values())]:
        more = f" and {counted(len(several) - _MOST_NAMED, 'more run')}" if len(several) > _MOST_NAMED else ""
        names = ", ".join(escape(name, 60) for name in several[:_MOST_NAMED])
        said.append(f"Of the stages only the last {MOST_STAGES} are drawn, which leaves some of {names}{more} out.")
    if cut:
        said.append(f"Values far from the others lie at the edge of the plots of {escape(', '.join(cut))}.")
    if others:
        said.append(f"Of {counted(others, 'run')} there are no plots: the gravest {MOST_DRAWN} are drawn.")
    return (
        f"<footer><p>{' '.join(said)}</p>"
        f"<p>rldk {__version__}, schema {SCHEMA_VERSION}. This page loads nothing and sends nothing.</p></footer>"
    )
