"""What the index of several reports says of one run: little, as there may be thousands."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rldk_schema.metrics import CORE_METRICS

from rldk.event.roles import standing_for
from rldk.health.coverage_text import in_few_words
from rldk.health.run_health import RunHealth
from rldk.log.cut_short import CUT_SHORT
from rldk.report.downsample import Curve, Point
from rldk.report.model import Report

_MOST_BUCKETS = 32  # two points each: about as many as a small plot has columns
MOST_STAGES = 3
_MOST_OWN = 4  # metrics that stand for core ones
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Line:
    """One metric of a run.

    Attributes:
        stretches: Steps and values in turn, of each stretch of the curve in which none is missing.
        lowest: The smallest finite value; None if there is none, likewise
        highest: the largest, and
        last: the last value, finite or not.
        nonfinite: How many values are not finite.
        odd_steps: The steps of some of these.
        earlier: How many stages before those that are drawn have it, too.
    """

    stretches: tuple[array[float], ...]
    lowest: float | None
    highest: float | None
    last: float | None
    nonfinite: int
    odd_steps: tuple[int, ...]
    earlier: int = 0

    @classmethod
    def of(cls, curves: list[Curve]) -> Line:
        """The line of a metric, of the curves of the stages of a run. They become coarse."""
        for curve in curves:
            curve.shrink(_MOST_BUCKETS)
        flat = tuple(_flat(points) for curve in curves[-MOST_STAGES:] for points in curve.stretches())
        return cls(
            flat,
            min((curve.lowest[1] for curve in curves if curve.lowest), default=None),
            max((curve.highest[1] for curve in curves if curve.highest), default=None),
            next((curve.last[1] for curve in reversed(curves) if curve.last), None),
            sum(count for curve in curves for count in curve.nonfinite.values()),
            tuple(step for curve in curves for step, _ in curve.odd())[:_MOST_BUCKETS],
            max(len(curves) - MOST_STAGES, 0),
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One run in the index.

    Attributes:
        run_id: The run.
        page: Its own page.
        verdict: Of `RunHealth`; `not judged` if no rules were run.
        label: The same, after the state of a run that was cut short.
        state: How it ended.
        coverage: What the verdict is based on, in words.
        why: What was found, or what could not be judged, in words.
        hides: What of the run is left out, in words.
        first_bad_step: The step of the first alert that is at least a warning; None for none.
        steps: Its first and last step; None if there are none.
        lines: By name, the core metrics, and those of the log that may stand for one that it lacks.
    """

    run_id: str
    page: Path
    verdict: str
    label: str
    state: str
    coverage: str
    why: str
    hides: str
    first_bad_step: int | None
    steps: tuple[int, int] | None
    lines: Mapping[str, Line]

    @classmethod
    def of(cls, report: Report, health: RunHealth | None, page: Path) -> Entry:
        """What the index says of a run, once its page is written: its curves become coarse."""
        known = RunHealth(report.run_id, page) if health is None else health
        unjudged = health is None
        return cls(
            run_id=report.run_id,
            page=page,
            verdict="not judged" if unjudged else known.verdict,
            label="not judged" if unjudged else known.verdict_in_words,
            state=known.state,
            coverage="no health rules were run" if unjudged else in_few_words(known.coverage),
            why=_short(known.why),
            hides=_short((report.hides if unjudged else known.hides) or ""),
            first_bad_step=known.first_bad_step,
            steps=report.steps,
            lines=_lines(report),
        )

    @property
    def kind(self) -> str:
        """How its badge looks: nothing is well of a run that was cut short."""
        return "warning" if self.verdict == "quiet" and self.state in CUT_SHORT else self.verdict


def _lines(report: Report) -> dict[str, Line]:
    drawn = [report.curves[line] for line in report.lines if line in report.curves]
    there = {name for curves in drawn for name, curve in curves.items() if curve.count}
    own = [names[0] for names in standing_for(there).values()][:_MOST_OWN]
    names = [*(name for name in CORE_METRICS if name in there), *own]
    return {name: Line.of([curves[name] for curves in drawn if name in curves]) for name in names}


def _short(text: str) -> str:
    """The beginning of a text, which stands on the page of the run as a whole."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _flat(points: list[Point]) -> array[float]:
    return array("d", (number for point in points for number in point))
