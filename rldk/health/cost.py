"""What a run cost, in accelerator-hours."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import add, sub
from typing import TYPE_CHECKING, Any

from rldk_schema.forms.cost import Cost

from rldk.log.bulk.columns import ABSENT
from rldk.text import number

if TYPE_CHECKING:
    from rldk_schema import Event

    from rldk.health.alerts import Alert
    from rldk.health.rules import Rules
    from rldk.log.bulk.batch import Batch

UNKNOWN = Cost(accelerator_hours=None, superseded=None, stalled=None, after_first_critical=None)
"""Of a run whose log does not say."""

_HOUR = 3600.0
_MOST_DEVICES = 2**16  # of a process: whoever writes more has not counted them

# Only a process that has an accelerator can measure these.
_OF_ACCELERATORS = ("gpu_memory_used", "gpu_memory_allocated", "gpu_utilization", "gpu_power")


@dataclass(slots=True)
class _Spent:
    """Seconds of one attempt, by the clock of its own that starts with it, times its processes at that time.

    Attributes:
        processes: How many processes it has; None if its events do not say yet: then they count as one so far.
        until: wall_time of its latest event; None if none has one.
        step: Of that event.
        stalled_at: Whether that event says that the run stalls.
    """

    processes: int | None = None
    until: float | None = None
    step: int = 0
    stalled_at: bool = False
    whole: float = 0.0
    superseded: float = 0.0
    stalled: float = 0.0
    after: float = 0.0

    def have(self, processes: int) -> None:
        """Takes the number of its processes from now on; the first that is told holds for what was before, too."""
        if self.processes is None:
            self.whole *= processes
            self.superseded *= processes
            self.stalled *= processes
            self.after *= processes
        self.processes = processes

    def add_rows(self, times: Sequence[float], *, hidden: bool, after: int) -> None:
        """Takes the times of rows, which never fall; those from `after` on come after a critical alert."""
        processes, before = self.processes or 1, self.until
        parts = [gap * processes for gap in (times[0] - (before or 0.0), *map(sub, times[1:], times))]
        self.until = times[-1]
        # One by one, as other sums of the same numbers differ in their last digit.
        self.whole = reduce(add, parts, self.whole)
        if hidden:
            self.superseded = reduce(add, parts, self.superseded)
        self.after = reduce(add, parts[after:], self.after)
        if before is not None and self.stalled_at:
            self.stalled += parts[0]
        self.stalled_at = False


class CostMeter:
    """Adds up the time of a run's attempts while its events are read once, in memory that grows with attempts only.

    The time between two events of an attempt belongs to the later one, and the time before its first event to that.

    Args:
        rules: Those the run is judged by: what counts as a stall.
        limit: From how many seconds on that the next so many steps take the run counts as stalled.
        devices: Attempt to the accelerators of each of its processes, where that is known; 0 for none. Where it is not,
            metrics of an accelerator in any attempt prove one for each process.
        critical_step: A critical alert that is known already, of another rank: its step.
    """

    def __init__(
        self,
        rules: Rules,
        limit: Callable[[int], float],
        *,
        devices: Mapping[int | None, int] | None = None,
        critical_step: int | None = None,
    ) -> None:
        silences = (grade.silence for rule in rules.values() for grade in rule.grade if grade.silence is not None)
        self._shortest = min(silences, default=math.inf)
        self._limit = limit
        self._devices = devices or {}
        self._critical_step = critical_step
        self._is_after = False
        self._measured = False
        self._attempts: dict[int | None, _Spent] = {}

    def add(self, event: Event, hidden: bool = False) -> None:
        """Takes the next event, before it is judged; `hidden` are those that a later attempt superseded."""
        process = event.process
        attempt = process.attempt if process is not None else None
        spent = self._attempts.get(attempt)
        if spent is None:
            spent = self._attempts[attempt] = _Spent()
        if process is not None and process.world_size is not None and process.world_size != spent.processes:
            spent.have(process.world_size)
        if not self._measured:
            self._measured = any(event.metrics.get(name) is not None for name in _OF_ACCELERATORS)
        if event.wall_time is not None:
            self._spend(spent, event.step, event.wall_time, hidden)
            spent.stalled_at = event.alert is not None and event.alert.rule == "stall"
        if self._critical_step is not None and not hidden and event.step >= self._critical_step:
            self._is_after = True

    def long_gaps(self, attempt: int | None, times: Sequence[float]) -> list[int]:
        """The rows of one attempt before which it may have stalled, or the time falls: they are to be added as events.

        Args:
            attempt: Theirs.
            times: wall_time of rows that follow those before, s.
        """
        spent = self._attempts.get(attempt)
        before = 0.0 if spent is None else spent.until or 0.0
        gaps = [times[0] - before, *map(sub, times[1:], times)]
        if min(gaps) >= 0 and max(gaps) <= self._shortest:
            return []
        latest = accumulate((before, *times), max)
        return [
            row for row, then in enumerate(latest) if row < len(times) and not 0 <= times[row] - then <= self._shortest
        ]

    def add_rows(
        self,
        attempt: int | None,
        world_size: int | None,
        steps: Sequence[int],
        times: Sequence[float] | None,
        *,
        hidden: bool,
        critical: int | None = None,
    ) -> None:
        """Takes rows of one attempt that follow those before, of which none has a long gap or records a stall.

        Args:
            attempt: Theirs.
            world_size: Theirs.
            steps: Of each.
            times: wall_time of each, s; None if none has one.
            hidden: Whether a later attempt superseded them.
            critical: The first of them at which something critical was found; None for none.
        """
        spent = self._attempts.setdefault(attempt, _Spent())
        if world_size is not None and world_size != spent.processes:
            spent.have(world_size)
        after = 0 if self._is_after else len(steps)
        if critical is not None:
            after = min(after, critical + 1)
            self._is_after = True
        if self._critical_step is not None and not hidden and max(steps) >= self._critical_step:
            limit = self._critical_step
            after = min(after, 1 + next(row for row, step in enumerate(steps) if step >= limit))
            self._is_after = True
        if times is not None:
            spent.add_rows(times, hidden=hidden, after=after)
            spent.step = steps[-1]

    def measure(self, batch: Batch) -> None:
        """Looks whether events that are added, or were, have the metrics of an accelerator."""
        if not self._measured:
            columns = [batch.metrics[name].values for name in _OF_ACCELERATORS if name in batch.metrics]
            self._measured = any(v is not None and v is not ABSENT for values in columns for v in values)

    def found(self, alerts: Iterable[Alert]) -> None:
        """Takes the alerts of the event that was added last."""
        self._is_after = self._is_after or any(alert.severity == "critical" for alert in alerts)

    def _spend(self, spent: _Spent, step: int, now: float, hidden: bool) -> None:
        before = spent.until
        seconds = max(now - (before or 0.0), 0.0)
        spent.until = max(now, before or 0.0)
        steps, spent.step = max(step - spent.step, 1), step
        of_all = seconds * (spent.processes or 1)
        spent.whole += of_all
        if hidden:
            spent.superseded += of_all
        if self._is_after:
            spent.after += of_all
        if before is not None and (spent.stalled_at or (seconds > self._shortest and seconds > self._limit(steps))):
            spent.stalled += of_all

    def cost(self) -> Cost:
        """What has been spent so far: unknown as a whole if it is not known of each attempt."""
        parts: list[tuple[int, _Spent]] = []
        for attempt, spent in self._attempts.items():
            accelerators = self._accelerators(attempt, spent)
            if accelerators is None or spent.until is None or not math.isfinite(accelerators * spent.whole):
                return UNKNOWN
            parts.append((accelerators, spent))
        if not parts:
            return UNKNOWN
        return Cost(
            accelerator_hours=sum(n * spent.whole for n, spent in parts) / _HOUR,
            superseded=sum(n * spent.superseded for n, spent in parts) / _HOUR,
            stalled=sum(n * spent.stalled for n, spent in parts) / _HOUR,
            after_first_critical=sum(n * spent.after for n, spent in parts) / _HOUR,
        )

    def lacks(self) -> str:
        """What is missing to tell a cost, in words; empty if nothing is."""
        missing: dict[str, None] = {} if self._attempts else {"events": None}
        for attempt, spent in self._attempts.items():
            devices = self._devices.get(attempt, 1 if self._measured else None)
            there = {
                "accelerators of each process": devices is not None,
                "the number of processes": bool(devices == 0 or spent.processes is not None),
                "the time": spent.until is not None,
            }
            missing |= dict.fromkeys(what for what, known in there.items() if not known)
        return " and ".join(missing)

    def _accelerators(self, attempt: int | None, spent: _Spent) -> int | None:
        each = self._devices.get(attempt, 1 if self._measured else None)
        if each == 0:
            return 0
        return each if spent.processes is not None else None


def devices_of(manifest: Mapping[str, Any]) -> dict[int | None, int]:
    """Attempt to the accelerators of each of its processes. Anyone may have written the manifest: it may lack them."""
    attempts = manifest.get("attempts")
    found: dict[int | None, int] = {}
    for record in attempts if isinstance(attempts, list) else ():
        environment = record.get("environment") if isinstance(record, dict) else None
        count = environment.get("devices") if isinstance(environment, dict) else None
        attempt = record.get("attempt") if isinstance(record, dict) else None
        if type(count) is int and 0 <= count <= _MOST_DEVICES and (attempt is None or type(attempt) is int):
            found[attempt] = count
    return found


def cost_in_words(cost: Cost) -> str:
    """`96.5 accelerator-hours, of that 4.25 superseded and 31.5 after the first critical alert`; empty if unknown."""
    if cost.accelerator_hours is None:
        return ""
    parts = (
        (cost.superseded, "superseded"),
        (cost.stalled, "stalled"),
        (cost.after_first_critical, "after the first critical alert"),
    )
    of_that = [f"{number(hours, 3)} {what}" for hours, what in parts if hours]
    said = " and ".join(filter(None, (", ".join(of_that[:-1]), *of_that[-1:])))
    return f"{number(cost.accelerator_hours, 3)} accelerator-hours" + (f", of that {said}" if said else "")
