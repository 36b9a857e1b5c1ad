"""The page of a comparison: one HTML file that loads nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rldk_schema import METRICS, SCHEMA_VERSION
from rldk_schema.forms.comparison import ComparedPair, ComparedRun, Comparison, FinalValue

from rldk._version import __version__
from rldk.compare.curves import Curves
from rldk.compare.differences import KINDS
from rldk.compare.sentence import missing_of_pairs, nothing_differs, where
from rldk.forms import encode_form
from rldk.health.coverage_text import in_few_words
from rldk.log.cut_short import CUT_SHORT
from rldk.report.document import document
from rldk.report.figures import plots
from rldk.report.html import SIGNS
from rldk.report.number_text import number
from rldk.report.plot_svg import Mark, Span, colour_of
from rldk.text import counted, escape

_MOST_ROWS = 100
_MOST_NAMED = 4
_WIDEST = 120


def render(form: Comparison, curves: Curves) -> str:
    """The page.

    Args:
        form: What was found.
        curves: The curves of the runs.

    Returns:
        HTML. Nothing of a log can become markup.
    """
    labels = [run.label for run in form.runs]
    more = [f"{len(labels) - _MOST_NAMED} more"] if len(labels) > _MOST_NAMED else []
    *most, last = [*labels[:_MOST_NAMED], *more]
    named = f"{', '.join(most)} and {last}"
    sentence = form.sentence[:1].upper() + form.sentence[1:]
    header = (
        f'<header><p class="eyebrow">Comparison of {counted(len(labels), "run")}</p><h1>{escape(named)}</h1>'
        f'<p class="said">{escape(sentence, 1000)}.</p></header>'
    )
    body = [
        header,
        _runs(form, curves),
        _differences(form, labels),
        _numbers(form),
        *_drawn(form, curves),
        _ends(form, labels),
        _groups(form),
        _left_out(form, curves),
        _footer(),
    ]
    return document(f"{named} · rldk compare", "".join(body))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of cells that are HTML; a column in which nothing stands is left out."""
    kept = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    head = "".join(f"<th>{heads[place]}</th>" for place in kept)
    body = "".join(f"<tr>{''.join(f'<td>{row[place]}</td>' for place in kept)}</tr>" for row in rows)
    return (
        f'<div class="scroll"><table class="compared"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _section(title: str, *parts: str) -> str:
    return f"<section><h2>{title}</h2>{''.join(parts)}</section>"


def _runs(form: Comparison, curves: Curves) -> str:
    pairs = {pair.run: pair for pair in form.pairs} if len(form.pairs) > 1 else {}
    rows = [
        [
            f"{_sign(run, curves)} <b>{escape(run.label, 120)}</b>",
            _verdict(run),
            escape(run.state.replace("_", " ")),
            "none" if run.first_step is None else f"{run.first_step:,} – {run.last_step:,}",
            "" if run.first_bad_step is None else f"{run.first_bad_step:,}",
            _pair(pairs[run.label]) if run.label in pairs else "",
            escape(in_few_words(run.coverage)),
            escape(run.hides or "", 400),
        ]
        for run in form.runs
    ]
    against = f"against {escape(form.runs[0].label, 60)}"
    heads = ["run", "verdict", "state", "steps", "first bad step", against, "verdict based on", "left out"]
    return _section("Runs", _table(heads, rows))


def _pair(pair: ComparedPair) -> str:
    """What a run and the first one have in common."""
    first = pair.first_difference
    if first is None:
        return nothing_differs(pair.shared_steps, pair.equal_until, pair.compared)
    until = "" if pair.equal_until is None else f"equal until {pair.equal_until:,}, then "
    return f"{until}<code>{escape(first.metric, 80)}</code>{escape(where(first), 80)} at {first.step:,}"


def _sign(run: ComparedRun, curves: Curves) -> str:
    """The colour of a run's line, where it has one."""
    lines = curves.report.lines
    own = next((line for line in lines if line == run.label or line.startswith(f"{run.label} stage ")), None)
    if own is None:
        return ""
    kind = colour_of(own, lines, curves.report.sets) if len(lines) > 1 else "first"
    return f'<span class="{kind}" aria-hidden="true">━</span>'


def _verdict(run: ComparedRun) -> str:
    kind = "warning" if run.verdict == "quiet" and run.state in CUT_SHORT else run.verdict
    sign = f'<span aria-hidden="true">{SIGNS[run.verdict]}</span>'
    return f'<span class="badge small {kind.replace(" ", "-")}">{sign} {run.verdict}</span>'


def _differences(form: Comparison, labels: Sequence[str]) -> str:
    rows = []
    for kind in KINDS:
        for one in getattr(form.differences, kind)[:_MOST_ROWS]:
            step = "" if one.step is None else f"{one.step:,}"
            values = [_setting(one.values, label) for label in labels]
            rows.append([kind, f"<code>{escape(one.key, 120)}</code>", step, *values])
    equal = ", ".join(f"{getattr(form.equal_keys, kind)} of {kind}" for kind in KINDS)
    more = sum(max(0, len(getattr(form.differences, kind)) - _MOST_ROWS) for kind in KINDS)
    note = f'<p class="note">Equal in all runs: {equal}.{f" {more} more differ." if more else ""}</p>'
    heads = ["kind", "what", "from step", *(escape(label, 60) for label in labels)]
    shown = _table(heads, rows) if rows else "<p>No setting, seed, version or data set differs.</p>"
    return _section("What differs besides numbers", shown, note)


def _setting(values: dict[str, Any], label: str) -> str:
    if label not in values:
        return "<i>missing</i>"
    value = values[label]
    return f"<code>{escape(value if isinstance(value, str) else encode_form(value), _WIDEST)}</code>"


def _numbers(form: Comparison) -> str:
    """From which step on metrics differ, and diverge."""
    names = list(dict.fromkeys((*form.divergence, *form.differing)))
    said = f"{len(form.differing)} of {counted(form.compared, 'metric')} differ."
    if form.not_compared:
        said += f" {counted(len(form.not_compared), 'metric')} of the machine were not compared."
    if lacking := missing_of_pairs(form):
        said += f" Missing: {'; '.join(escape(line, 200) for line in lacking[:_MOST_ROWS])}."
    if form.divergence:
        methods = dict.fromkeys(one.method for one in form.divergence.values())
        said += f" Divergence is found by: {'; '.join(escape(method, 400) for method in methods)}."
    if len(names) > _MOST_ROWS:
        said += f" {len(names) - _MOST_ROWS} more are not shown."
    rows = []
    for name in names[:_MOST_ROWS]:
        differs, diverges = form.differing.get(name), form.divergence.get(name)
        row = [_metric(name), "" if differs is None else f"{differs:,}"]
        if diverges is not None:
            who = escape(diverges.run, 60) if len(form.pairs) > 1 else ""
            row += [f"{diverges.step:,}", f"{number(diverges.size, 3)} × noise", who]
        rows.append(row + [""] * (5 - len(row)))
    heads = ["metric", "differs from step", "diverges at step", "by", "run"]
    shown = _table(heads, rows) if rows else ""
    return _section("From which step on", shown, f'<p class="note">{said}</p>')


def _metric(name: str) -> str:
    code = f"<code>{escape(name, 120)}</code>"
    return f'<a href="#{name}">{code}</a>' if name in METRICS else code


def _drawn(form: Comparison, curves: Curves) -> Iterator[str]:
    report = curves.report
    marks = []
    first = form.first_difference
    if first is not None:
        marks.append(Mark(first.step, "≠", "difference", f"first difference: {first.metric} at step {first.step:,}"))
    for name, one in form.divergence.items():
        text = f"{one.run} diverges at step {one.step:,}, {number(one.size, 3)} times the noise"
        marks.append(Mark(one.step, "≉", "divergence", text, name))
    yield from plots(report, None, Span(*(report.steps or (0, 0)), (), None, marks))


def _ends(form: Comparison, labels: Sequence[str]) -> str:
    if not form.final:
        return ""
    rows = [
        [_metric(name), *(_end(own.get(label)) for label in labels)]
        for name, own in list(form.final.items())[:_MOST_ROWS]
    ]
    heads = ["metric", *(escape(label, 60) for label in labels)]
    note = "Mean and standard deviation of the last tenth of the values, at least ten."
    if (more := len(form.final) - _MOST_ROWS) > 0:
        note += f" {counted(more, 'more metric')} {'is' if more == 1 else 'are'} not shown."
    return _section("How they end", _table(heads, rows), f'<p class="note">{note}</p>')


def _end(one: FinalValue | None) -> str:
    if one is None:
        return "<i>missing</i>"
    if one.mean is None:
        return f'<span class="odd">{number(one.value)}</span>'
    text = f"<b>{number(one.mean)}</b>" + ("" if one.sd is None else f" ± {number(one.sd, 2)}")
    if one.nonfinite:
        text += f' <span class="odd">{one.nonfinite} not finite</span>'
    if one.best is not None and one.best_step is not None:
        text += f"<br><small>best {number(one.best)} at {one.best_step:,}</small>"
    return text


def _groups(form: Comparison) -> str:
    groups = form.groups
    if groups is None:
        return ""
    members = [
        [
            escape(group.value),
            escape(", ".join(group.runs), 1000),
            escape(", ".join(group.differing) or "nothing", 1000),
        ]
        for group in groups.groups
    ]
    rows = [
        [
            _metric(one.metric),
            escape(f"{one.group} less {groups.groups[0].value}"),
            f"{one.runs} and {one.first_runs}",
            number(one.difference),
            f"{number(one.low)} … {number(one.high)}",
        ]
        for one in groups.intervals
    ]
    parts = [_table([escape(groups.key), "runs", "differ besides the seed in"], members)]
    if rows:
        parts.append(_table(["metric", escape(groups.key), "runs", "difference", "interval"], rows))
        parts.append(f'<p class="note">Intervals: {escape(groups.intervals[0].method)}.</p>')
    else:
        parts.append("<p>No interval: a group needs two runs or more.</p>")
    parts += [f'<p class="note">{escape(line, 1000)}.</p>' for line in groups.left_out]
    return _section("Groups", *parts)


def _left_out(form: Comparison, curves: Curves) -> str:
    said = list(form.left_out)
    if curves.left_out:
        said.append(f"not drawn: {', '.join(curves.left_out[:_MOST_NAMED])}, {len(curves.left_out)} in all")
    said += [f"{what} that are not drawn: {len(names):,}" for what, names in curves.report.left_out.items()]
    if not said:
        return ""
    rows = "".join(f'<li class="look"><span aria-hidden="true">!</span> {escape(line, 400)}.</li>' for line in said)
    return _section("What was left out", f'<ul class="trust">{rows}</ul>')


def _footer() -> str:
    return (
        "<footer><p>Two numbers are equal if all their bits are. <b>≠</b> the first difference, "
        "<b>≉</b> where a metric diverges by more than the noise of each run. Pale line: the logged values; strong "
        "line: their weighted mean over a twentieth of the run. <b>×</b> NaN, <b>▲ ▼</b> infinite.</p>"
        f"<p>rldk {__version__}, schema {SCHEMA_VERSION}. This page loads nothing and sends nothing.</p></footer>"
    )
