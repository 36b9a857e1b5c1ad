"""What is read of a run, or of several, only while somebody looks at it: details, completions, a comparison."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock

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

GONE = "expected an id of the table: the run is not there, or no longer"
"""What is said of a run that nobody knows."""

NOT_READ = "it is not read now: the table says why"
"""What is said of a run that the table shows, and from which a link leads out, say."""

_KEPT = 32  # runs, besides those that pages look at
_MOST_BYTES = 4_000_000  # of the texts of one answer, as they are sent
_LEAST = 3.0  # s between two readings of one run
_REST = 7.0  # times the CPU time of a reading nobody reads again: an eighth of a core at most


@dataclass(slots=True)
class _Looked:
    details: RunDetails = field(default_factory=RunDetails)
    samples: RunSamples = field(default_factory=RunSamples)
    at: float = float("-inf")


class CloseLook:
    """Reads runs closely, which may take seconds. One thread at a time asks for each kind of it.

    Args:
        rules: From `load_rules`.

    Attributes:
        watched: Runs that pages look at: what is known of them is kept.
    """

    def __init__(self, rules: Rules | None = None) -> None:
        self.watched: frozenset[str] = frozenset()
        self._rules = rules
        self._looked: OrderedDict[str, _Looked] = OrderedDict()
        self._lock = Lock()  # of that
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
        """Completions of some runs. Which are superseded is as of the last details of a run.

        Args:
            wanted: Which.
            runs: By id, as they were found last.

        Raises:
            LogNotFoundError: There is no such run.
        """
        chosen = list(dict.fromkeys(wanted.runs))
        found = []
        for told in chosen:
            run, looked = _named(runs, told), self._of(told)
            known = looked.details.is_known or not looked.samples.tells_attempts(run)
            room = _MOST_BYTES // len(chosen)
            found.append(looked.samples.of(run, told, wanted, looked.details.superseded, known=known, room=room))
        return found

    def due_for_samples(self, wanted: WantedSamples, runs: Mapping[str, RunLogs]) -> list[str]:
        """The runs whose details are to be read first: these say which completions are superseded.

        Args:
            wanted: Which are asked for.
            runs: By id, as they were found last.

        Raises:
            LogNotFoundError: There is no such run.
        """
        due = dict.fromkeys(told for told in wanted.runs if self.wait(told) <= 0)
        return [told for told in due if self._of(told).samples.tells_attempts(_named(runs, told))]

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
        with self._lock:
            looked = self._looked.setdefault(told, _Looked())
            self._looked.move_to_end(told)
            others = [one for one in self._looked if one not in self.watched]
            for one in others[: max(0, len(others) - _KEPT)]:
                del self._looked[one]
            return looked


def _named(runs: Mapping[str, RunLogs], told: str) -> RunLogs:
    if (run := runs.get(told)) is None:
        raise LogNotFoundError(NOT_READ if told in runs else GONE)
    return run
