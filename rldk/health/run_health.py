"""What is to be said of a run: what the rules found in it, and what the verdict is based on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from rldk_schema.forms.check import WorstSample
from rldk_schema.forms.cost import Cost
from rldk_schema.forms.coverage import Coverage

from rldk.errors import RldkError
from rldk.health.alerts import SEVERITIES, Alert, place_of
from rldk.health.cost import UNKNOWN
from rldk.health.coverage import CORE, NONE
from rldk.health.coverage_text import core_in_words, in_few_words
from rldk.log.as_given import NotAsGiven
from rldk.log.cut_short import CUT_SHORT
from rldk.log.runs import RunLogs
from rldk.log.skips import Skips
from rldk.notebook import notebook_table, shown_in_notebook
from rldk.text import counted


@dataclass(frozen=True, slots=True)
class Silence:
    """The alert that a run without an end logs nothing any more: what it says depends on the time.

    Attributes:
        place: Which one of the run's alerts it is, from 0.
        since: When the last event was written, Unix time, s.
        limit: After how many seconds a run that may still be logged counts as stalled.
        rest: What its message has after what is seen.
    """

    place: int
    since: float
    limit: float
    rest: str

    def text(self, now: float) -> str:
        """What is seen at a time."""
        seconds = now - self.since
        if seconds <= self.limit:
            return "the run has not ended, and nobody seems to write its log any more: it was killed, or hangs"
        return f"nothing has been logged for {_time(seconds)} and the run has not ended, so it is hanging or was killed"


@dataclass(slots=True)
class RunHealth:
    """A run as the rules see it.

    Attributes:
        run_id: The run.
        path: Its log, or the first of them.
        events: How many events were judged.
        trained: Whether one of them is a train event.
        superseded: How many were not, as a later attempt repeats their steps.
        alerts: What was found, in order.
        coverage: What the verdict is based on.
        lacking: What of the core could not be judged, and why: those of `coverage.unmeasured`.
        cost: What the run cost.
        cost_lacks: What is missing in its log to tell that; empty if nothing is.
        hidden: Which events a later attempt supersedes, in words; None for none.
        not_as_given: What the run was given and its log does not have.
        unseen: What else of the log the verdict leaves out, such as other ranks.
        state: How it ended, or `running`; `unknown` where its log does not say.
        error: What it died of, in one line.
        read_as: Whose log it is, and what trained.
        sentence: The same with what of it was explained, what is left, and which flag would decide; None for our own.
        unexplained: Raw keys that the framework is not known to log.
        decided_by: The flag that would decide what is undecided; None if nothing is.
        skips: Lines that gave no event, those of its other ranks among them as far as these are read.
        unread: Why all or the rest of its log could not be read; None if it could.
        step_order: Where train steps fall or repeat within an attempt, a line for each of the two.
        samples: Where the worst samples of text lie that were taken at the steps of the alerts, or before.
        silence: Which alert says that it is silent; None if none does.
        lasts: Whether all of this holds while none of its files changes, but for how long it has been silent.
    """

    run_id: str
    path: Path
    events: int = 0
    trained: bool = False
    superseded: int = 0
    alerts: list[Alert] = field(default_factory=list)
    coverage: Coverage = NONE
    lacking: Mapping[str, str] = field(default_factory=dict)
    cost: Cost = UNKNOWN
    cost_lacks: str = ""
    hidden: str | None = None
    not_as_given: NotAsGiven = field(default_factory=NotAsGiven)
    unseen: list[str] = field(default_factory=list)
    state: str = "unknown"
    error: str | None = None
    read_as: str = "rldk"
    sentence: str | None = None
    unexplained: tuple[str, ...] = ()
    decided_by: str | None = None
    skips: Skips = field(default_factory=Skips)
    unread: OSError | RldkError | None = None
    step_order: list[str] = field(default_factory=list)
    samples: list[WorstSample] = field(default_factory=list)
    silence: Silence | None = None
    lasts: bool = False

    @classmethod
    def of_unread(cls, run: RunLogs, error: OSError | RldkError) -> RunHealth:
        """What is to be said of a run that cannot be read."""
        why = str(error).split("\n", 1)[0]
        if run.run_id not in why:  # an error of reading has no file's name
            why = f"{run.paths[0]}: {why}"
        return cls(
            run.run_id, run.paths[0], lacking=dict.fromkeys(CORE, why), unseen=[f"all of it: {why}"], unread=error
        )

    def at(self, now: float) -> None:
        """Has its alerts say for how long it has been silent at a time, if it is.

        Args:
            now: Unix time, s.
        """
        if (silence := self.silence) is not None:
            alert = self.alerts[silence.place]
            message, seconds = f"{silence.text(now)}{silence.rest}", now - silence.since
            self.alerts[silence.place] = replace(alert, message=message, value=seconds)

    @property
    def skipped(self) -> list[str]:
        """Lines that could not be read, each with its place; the last says how many more there are."""
        return self.skips.told()

    @property
    def left_out(self) -> list[str]:
        """What else gave no event, such as the torn last line of a log that is still being written."""
        return self.skips.others_told()

    @property
    def verdict(self) -> str:
        """`critical`, `warning`, `quiet`, or `not judged`: nothing was found, and some of the core was not judged."""
        worst = self.worst()
        if worst >= SEVERITIES.index("warning"):
            return SEVERITIES[worst]
        return "not judged" if self.coverage.unmeasured else "quiet"

    @property
    def verdict_in_words(self) -> str:
        """The verdict, after the state of a run that did not come to its end: `failed, quiet`."""
        return f"{self.state.replace('_', ' ')}, {self.verdict}" if self.state in CUT_SHORT else self.verdict

    @property
    def first_bad_step(self) -> int | None:
        """The step of the first alert that is at least a warning."""
        bad = SEVERITIES.index("warning")
        return next((a.step for a in self.alerts if SEVERITIES.index(a.severity) >= bad), None)

    @property
    def why(self) -> str:
        """What the verdict is based on, in a few words."""
        if self.error:
            return self.error
        worst = max(self.alerts, key=lambda a: (SEVERITIES.index(a.severity), -a.step), default=None)
        if worst is not None and self.verdict not in ("quiet", "not judged"):
            later = "" if worst.step == self.first_bad_step else f" at {place_of(worst)}"
            return f"{worst.rule}{later}: {worst.message}"
        return "; ".join(core_in_words(self.lacking))

    @property
    def hides(self) -> str | None:
        """What of the run the verdict leaves out, in one line; None for nothing."""
        bad, others = self.skips.count, self.skips.other_count
        parts = [
            self.hidden,
            *self.not_as_given.in_words(),
            f"{counted(bad, 'line')} that could not be read, the first: {self.skipped[0]}" if bad else "",
            self.left_out[0] + (f", and {others - 1} more such" if others > 1 else "") if others else "",
            *self.unseen,
        ]
        return "; ".join(filter(None, parts)) or None

    @property
    def lost_all(self) -> bool:
        """Whether events were lost, and no train event is left."""
        return self.not_as_given.lost > 0 and not self.trained

    def worst(self) -> int:
        """The place in `SEVERITIES` of the gravest alert; -1 without any."""
        return max((SEVERITIES.index(alert.severity) for alert in self.alerts), default=-1)

    def _repr_html_(self) -> str:
        """The run in a notebook."""
        first = self.first_bad_step
        rows = [(place_of(a), a.severity, a.rule, a.metric or "", a.message) for a in self.alerts]
        lacks = "; ".join(core_in_words(self.lacking))
        lines = [
            f"{self.verdict_in_words}; {in_few_words(self.coverage)}",
            f"state: {self.state.replace('_', ' ')}" + ("" if first is None else f"; first bad step: {first:,}"),
            self.error or "",
            f"not judged: {lacks}" if lacks else "",
            f"left out: {self.hides}" if self.hides else "",
        ]
        table = notebook_table(["where", "severity", "rule", "metric", "what it means"], rows, "alert")
        return shown_in_notebook(f"run {self.run_id}", lines, table)


def _time(seconds: float) -> str:
    for size, unit in ((86400, "days"), (3600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} seconds"
