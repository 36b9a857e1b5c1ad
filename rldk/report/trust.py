"""What to know before one believes a number: the box "Can the numbers be trusted?"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rldk.health.verdict import RunHealth
from rldk.log.as_given import counts_text, not_as_given
from rldk.report.drawn import MOST_COUNTED
from rldk.report.model import Report
from rldk.text import counted, escape, short, unreadable

_MOST_NAMED = 6
_MOST_PLACES = 3
_LONGEST = 400
_LONGEST_LINE = 3000  # its parts are cut where they are put together
_CODE = re.compile(r"`([^`]*)`")


class Remark(NamedTuple):
    """One thing to know.

    Attributes:
        fine: Whether it is as it should be.
        text: What it is; names stand between backticks.
        more: What belongs to it, a line each.
        what: What these are.
    """

    fine: bool
    text: str
    more: Sequence[str] = ()
    what: str = ""


def remarks(report: Report, health: RunHealth | None) -> list[Remark]:
    """All that is to be known."""
    return [*_judged(health), *_read(report, health), *_kept(report, health), *_shown(report, health)]


def trust_box(report: Report, health: RunHealth | None) -> str:
    """The box, as HTML. Each line is marked as fine or as something to look at."""
    rows = "".join(
        f'<li class="{"fine" if one.fine else "look"}"><span aria-hidden="true">{"✓" if one.fine else "!"}</span> '
        f"{_html(one.text)}{_details(one)}</li>"
        for one in remarks(report, health)
    )
    return f'<section><h2>Can the numbers be trusted?</h2><ul class="trust">{rows}</ul></section>'


def _details(one: Remark) -> str:
    lines = "".join(f"<li>{_html(line)}</li>" for line in one.more)
    return f"<details><summary>{one.what}</summary><ul>{lines}</ul></details>" if lines else ""


def _html(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", escape(text, _LONGEST_LINE))


def coverage_in_words(health: RunHealth) -> str:
    """How much of a run was judged, in a few words."""
    coverage = health.coverage
    return f"{len(coverage.judged)} of {len(coverage.judged) + len(coverage.not_judged)} rules could judge it"


def _judged(health: RunHealth | None) -> Iterator[Remark]:
    """What the verdict is based on."""
    if health is None:
        yield Remark(False, "No health rules were run.")
        return
    coverage = health.coverage
    for part in coverage.unmeasured:
        why = health.lacking.get(part)
        said = f": {short(why, _LONGEST)}" if why else ""
        yield Remark(False, f"Not judged: {short(part)}{said}.")
    for name, role in list(coverage.assumed.items())[:_MOST_NAMED]:
        yield Remark(
            False,
            f"`{short(name, 80)}` was judged as {short(role)}: the meaning is assumed from its name.",
        )
    words = f"{coverage_in_words(health)}; {coverage.recognised} of {counted(coverage.metrics, 'metric')} known by name"
    named = [f"`{short(one.rule)}`: {short(one.why, _LONGEST)}" for one in coverage.not_judged]
    what = f"{counted(len(named), 'rule')} could not judge it"
    yield Remark(not coverage.unmeasured, f"{words}.", named, what)


def _read(report: Report, health: RunHealth | None) -> Iterator[Remark]:
    """What the log was read as, and what of it could not be read."""
    yield from (Remark(True, f"Not logged by rldk. {short(line)}.") for line in report.read_as)
    if report.skips:
        first = "; ".join(f"`{short(line, _LONGEST)}`" for line in report.skips.told()[:_MOST_PLACES])
        yield Remark(False, f"{unreadable(report.skips.count)}, the first: {first}.")
    elif health is not None and health.skipped:
        yield Remark(False, f"{counted(health.skips.count, 'line')} could not be read: {_first(health.skipped)}")
    yield from (Remark(False, f"{short(line[0].upper() + line[1:], _LONGEST)}.") for line in report.step_order)
    if health is not None and health.left_out:
        yield Remark(True, f"{counted(health.skips.other_count, 'line')} left out: {_first(health.left_out)}")
    for name, size in report.torn[:_MOST_PLACES]:
        yield Remark(False, f"A torn tail of {size:,} bytes: `{short(name)}`.")
    if len(report.torn) > _MOST_PLACES:
        yield Remark(False, f"{len(report.torn) - _MOST_PLACES} more torn tails.")
    if report.manifest_problem:
        yield Remark(False, f"No manifest: {short(report.manifest_problem)}. Trainer and settings are unknown.")


def _kept(report: Report, health: RunHealth | None) -> Iterator[Remark]:
    """What was lost, or is not in the log as it was given."""
    counts, known = report.counts, not_as_given(report.manifest)
    if counts.dropped is None and not known.lost:
        yield Remark(False, "The log does not say whether events were lost.")
    elif counts.dropped and not known.lost:
        yield Remark(False, f"{counted(counts.dropped, 'event')} could not be written and were dropped.")
    yield from (Remark(False, f"{short(line, _LONGEST)}.") for line in known.in_words())
    if counts.missing and counts.missing != counts.dropped:  # what was dropped leaves the same gap
        yield Remark(False, f"{counted(counts.missing, 'event')} missing from the log, as gaps in `seq` prove.")
    elif counts.missing == 0 and not counts.dropped:
        yield Remark(True, "No event was lost: none was dropped, and `seq` has no gap.")
    odd = Counter(
        {
            name: sum(curve.nonfinite.values())
            for curves in report.curves.values() for name, curve in curves.items() if curve.nonfinite
        }
    )  # fmt: skip
    if health is not None:  # not every metric is drawn
        odd |= Counter(health.coverage.nonfinite)
    if odd:
        yield Remark(
            False,
            f"Values that are not finite, marked at the top of their plots: {short(counts_text(odd), _LONGEST)}.",
        )
    elif report.curves:
        yield Remark(True, "Every value is finite.")


def _shown(report: Report, health: RunHealth | None) -> Iterator[Remark]:
    """What of the run the page shows."""
    unnamed = any(training.attempt is not None for training in report.trainings)
    if report.hides:
        yield Remark(not unnamed, f"{short(report.hides[0].upper() + report.hides[1:], _LONGEST)}.")
    if report.stages > 1:
        yield Remark(
            True, f"{counted(report.stages, 'stage')}: each is drawn as a line of its own; nothing of them is hidden."
        )
    if len(report.facts.get("git_sha", ())) > 1:
        yield Remark(False, "The code changed between attempts: there is more than one git commit.")
    if isinstance(world := report.facts.get("world_size", [1])[-1], int) and world > 1:
        yield Remark(True, f"The log of the first of {world:,} ranks is shown; its metrics are those of all ranks.")
    if health is not None and health.state in ("silent", "ended_early"):
        yield Remark(False, _ENDS[health.state])
    for what, names in report.left_out.items():
        many = f"{len(names):,}" if len(names) < MOST_COUNTED else f"{MOST_COUNTED:,} or more"
        yield Remark(False, f"{many} {what} are not shown: there are too many, or their names are too long.")


_ENDS = {
    "silent": "The last attempt wrote no end: it was killed, or hangs.",
    "ended_early": "The last attempt ended before its last step; its log does not say why.",
}


def _first(lines: Iterable[str]) -> str:
    return f"`{short(next(iter(lines)), _LONGEST)}`"
