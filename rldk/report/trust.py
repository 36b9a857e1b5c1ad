"""What to know before one believes a number: the box "Can the numbers be trusted?"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rldk.health.verdict import RunHealth
from rldk.log.as_given import counts_text, not_as_given
from rldk.report.model import MOST_COUNTED, Report
from rldk.text import counted, escape, unreadable

_MOST_NAMED = 6
_MOST_PLACES = 3
_LONGEST = 400

Remark = tuple[bool, str]
"""Whether it is fine, and the HTML that says it."""


def trust_box(report: Report, health: RunHealth | None) -> str:
    """The box, as HTML. Each line is marked as fine or as something to look at."""
    remarks = [*_judged(health), *_read(report, health), *_kept(report, health), *_shown(report, health)]
    rows = "".join(
        f'<li class="{"fine" if fine else "look"}"><span aria-hidden="true">{"✓" if fine else "!"}</span> {text}</li>'
        for fine, text in remarks
    )
    return f'<section><h2>Can the numbers be trusted?</h2><ul class="trust">{rows}</ul></section>'


def coverage_in_words(health: RunHealth) -> str:
    """How much of a run was judged, in a few words."""
    coverage = health.coverage
    return f"{len(coverage.judged)} of {len(coverage.judged) + len(coverage.not_judged)} rules could judge it"


def _judged(health: RunHealth | None) -> Iterator[Remark]:
    """What the verdict is based on."""
    if health is None:
        yield False, "No health rules were run."
        return
    coverage = health.coverage
    for part in coverage.unmeasured:
        why = health.lacking.get(part)
        said = f": {escape(why, _LONGEST)}" if why else ""
        yield False, f"Not judged: {escape(part)}{said}."
    for name, role in list(coverage.assumed.items())[:_MOST_NAMED]:
        yield (
            False,
            f"<code>{escape(name, 80)}</code> was judged as {escape(role)}: the meaning is assumed from its name.",
        )
    words = f"{coverage_in_words(health)}; {coverage.recognised} of {counted(coverage.metrics, 'metric')} known by name"
    named = "".join(
        f"<li><code>{escape(one.rule)}</code>: {escape(one.why, _LONGEST)}</li>" for one in coverage.not_judged
    )
    count = counted(len(coverage.not_judged), "rule")
    rest = f"<details><summary>{count} could not judge it</summary><ul>{named}</ul></details>" if named else ""
    yield not coverage.unmeasured, f"{words}.{rest}"


def _read(report: Report, health: RunHealth | None) -> Iterator[Remark]:
    """What the log was read as, and what of it could not be read."""
    yield from ((True, f"Not logged by rldk. {escape(line)}.") for line in report.read_as)
    if report.skips:
        first = "; ".join(f"<code>{escape(line, _LONGEST)}</code>" for line in report.skips.told()[:_MOST_PLACES])
        yield False, f"{unreadable(report.skips.count)}, the first: {first}."
    elif health is not None and health.skipped:
        yield False, f"{counted(health.skips.count, 'line')} could not be read: {_first(health.skipped)}"
    yield from ((False, f"{escape(line[0].upper() + line[1:], _LONGEST)}.") for line in report.step_order)
    if health is not None and health.left_out:
        yield True, f"{counted(health.skips.other_count, 'line')} left out: {_first(health.left_out)}"
    for name, size in report.torn[:_MOST_PLACES]:
        yield False, f"A torn tail of {size:,} bytes: <code>{escape(name)}</code>."
    if len(report.torn) > _MOST_PLACES:
        yield False, f"{len(report.torn) - _MOST_PLACES} more torn tails."
    if report.manifest_problem:
        yield False, f"No manifest: {escape(report.manifest_problem)}. Trainer and settings are unknown."


def _kept(report: Report, health: RunHealth | None) -> Iterator[Remark]:
    """What was lost, or is not in the log as it was given."""
    counts, known = report.counts, not_as_given(report.manifest)
    if counts.dropped is None and not known.lost:
        yield False, "The log does not say whether events were lost."
    elif counts.dropped and not known.lost:
        yield False, f"{counted(counts.dropped, 'event')} could not be written and were dropped."
    yield from ((False, f"{escape(line, _LONGEST)}.") for line in known.in_words())
    if counts.missing and counts.missing != counts.dropped:  # what was dropped leaves the same gap
        yield False, f"{counted(counts.missing, 'event')} missing from the log, as gaps in <code>seq</code> prove."
    elif counts.missing == 0 and not counts.dropped:
        yield True, "No event was lost: none was dropped, and <code>seq</code> has no gap."
    odd = Counter(
        {
            name: sum(curve.nonfinite.values())
            for curves in report.curves.values() for name, curve in curves.items() if curve.nonfinite
        }
    )  # fmt: skip
    if health is not None:  # not every metric is drawn
        odd |= Counter(health.coverage.nonfinite)
    if odd:
        yield (
            False,
            f"Values that are not finite, marked at the top of their plots: {escape(counts_text(odd), _LONGEST)}.",
        )
    elif report.curves:
        yield True, "Every value is finite."


def _shown(report: Report, health: RunHealth | None) -> Iterator[Remark]:
    """What of the run the page shows."""
    unnamed = any(training.attempt is not None for training in report.trainings)
    if report.hides:
        yield not unnamed, f"{escape(report.hides[0].upper() + report.hides[1:], _LONGEST)}."
    if report.stages > 1:
        yield True, f"{counted(report.stages, 'stage')}: each is drawn as a line of its own; nothing of them is hidden."
    if len(report.facts.get("git_sha", ())) > 1:
        yield False, "The code changed between attempts: there is more than one git commit."
    if isinstance(world := report.facts.get("world_size", [1])[-1], int) and world > 1:
        yield True, f"The log of the first of {world:,} ranks is shown; its metrics are those of all ranks."
    if health is not None and health.state in ("silent", "ended_early"):
        yield False, _ENDS[health.state]
    for what, names in report.left_out.items():
        many = f"{len(names):,}" if len(names) < MOST_COUNTED else f"{MOST_COUNTED:,} or more"
        yield False, f"{many} {what} are not shown: there are too many, or their names are too long."


_ENDS = {
    "silent": "The last attempt wrote no end: it was killed, or hangs.",
    "ended_early": "The last attempt ended before its last step; its log does not say why.",
}


def _first(lines: Iterable[str]) -> str:
    return f"<code>{escape(next(iter(lines)), _LONGEST)}</code>"
