"""What is read of a run, or of several, only while somebody looks at it: details, completions, a comparison."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rldk_schema.forms.comparison import Comparison
from rldk_schema.forms.live_request import WantedComparison, WantedSamples
from rldk_schema.forms.live_run import LiveRun
from rldk_schema.forms.live_update import LiveSamples

from rldk.errors import LogNotFoundError
from rldk.health.rules import Rules
from rldk.log.runs import RunLogs
from rldk.web.comparison import Comparisons
from rldk.web.details import RunDetails
from rldk.web.samples import RunSamples

MOST_AT_ONCE = 16
"""Runs whose completions stand side by side."""

GONE = "expected an id of the table: the run is not there, or no longer"
"""What is said of a run that nobody knows."""

_KEPT = 32  # runs
_LEAST = 3.0  # s between two readings of one run
_REST = 7.0  # times the CPU time of a reading nobody reads again: an eighth of a core at most


@dataclass(slots=True)
class _Looked:
    details: RunDetails = field(default_factory=RunDetails)
    samples: RunSamples = field(default_factory=RunSamples)
    at: float = float("-inf")


class CloseLook:
    """Reads runs closely. It is asked by one thread at a time: it may take seconds.

    Args:
        rules: From `load_rules`.
    """

    def __init__(self, rules: Rules | None = None) -> None:
        self._rules = rules
        self._looked: OrderedDict[str, _Looked] = OrderedDict()
        self._comparisons = Comparisons()

    def details(self, told: str, run: RunLogs) -> LiveRun:
        """The details of a run as they are now: the same form as before where nothing has changed.

        Args:
            told: Its id.
            run: As it was found last.
        """
        looked = self._of(told)
        try:
            return looked.details.of(run, told, self._rules, looked.samples)
        finally:
            looked.at = time.monotonic()

    def wait(self, told: str) -> float:
        """For how many seconds the details of a run need not be asked for again; what others ask changes nothing."""
        looked = self._looked.get(told)
        if looked is None:
            return 0.0
        return max(0.0, looked.at + max(_LEAST, _REST * looked.details.seconds) - time.monotonic())

    def samples(self, wanted: WantedSamples, runs: Mapping[str, RunLogs]) -> list[LiveSamples]:
        """Completions of some runs.

        Args:
            wanted: Which.
            runs: By id, as they were found last.

        Raises:
            LogNotFoundError: There is no such run.
        """
        return list(self._samples(wanted, runs))

    def _samples(self, wanted: WantedSamples, runs: Mapping[str, RunLogs]) -> Iterator[LiveSamples]:
        for told in dict.fromkeys(wanted.runs[:MOST_AT_ONCE]):
            run = _named(runs, told)
            looked = self._of(told)
            if looked.samples.tells_attempts(run) and looked.at < time.monotonic() - max(
                _LEAST, _REST * looked.details.seconds
            ):
                self.details(told, run)
            yield looked.samples.of(run, told, wanted, looked.details.superseded)

    def comparison(self, wanted: WantedComparison, runs: Mapping[str, RunLogs]) -> Comparison:
        """The comparison of some runs with the first of them.

        Args:
            wanted: Which.
            runs: By id, as they were found last.

        Raises:
            LogNotFoundError: There is no such run, or there are too few or too many.
            RldkError: They cannot be compared; likewise
            OSError: that.
        """
        chosen = [_named(runs, told) for told in dict.fromkeys(wanted.runs)]
        return self._comparisons.of(chosen, wanted.group_by, self._rules)

    def _of(self, told: str) -> _Looked:
        looked = self._looked.setdefault(told, _Looked())
        self._looked.move_to_end(told)
        if len(self._looked) > _KEPT:
            self._looked.popitem(last=False)
        return looked


def _named(runs: Mapping[str, RunLogs], told: str) -> RunLogs:
    if (run := runs.get(told)) is None:
        raise LogNotFoundError(GONE)
    return run
