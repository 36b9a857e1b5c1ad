"""What the health rules say of runs: from the index, by reading them, or bit by bit as they grow."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path

from rldk_schema.metrics import CORE_METRICS

from rldk.health.rules import Rules
from rldk.listed_run import list_run
from rldk.listing import list_each, listed_before
from rldk.log.runs import RunLogs
from rldk.run_index.forms import Listed
from rldk.run_index.growth import can_grow
from rldk.web.growing import GrowingRun

_MOST_GROWING = 64  # runs whose judges stay in memory: some 100 kB each


class Judge:
    """Judges runs, each time as they are then.

    Args:
        roots: The directories whose indexes of runs are used.
        rules: From `load_rules`.
    """

    def __init__(self, roots: Sequence[Path], rules: Rules | None) -> None:
        self._roots = roots
        self._rules = rules
        self._growing: OrderedDict[str, GrowingRun] = OrderedDict()

    def known(self, runs: Sequence[RunLogs]) -> dict[int, Listed]:
        """What is known of some runs whose files have not changed, by their places."""
        return listed_before(runs, self._rules, CORE_METRICS, indexed=self._roots)

    def read(self, runs: Mapping[str, RunLogs]) -> dict[str, Listed]:
        """Reads some runs, by their ids, and keeps what lasts in the index."""
        found = list_each([*runs.values()], self._rules, CORE_METRICS, indexed=self._roots)
        return dict(zip(runs, found, strict=True))

    def grown(self, known: str, run: RunLogs) -> Listed:
        """A run that is being written, by its id: only what is new is read, where that is possible."""
        if not can_grow(run):
            self._growing.pop(known, None)
            return list_run(run, self._rules, CORE_METRICS)
        growing = self._growing.get(known)
        if growing is None:
            growing = self._growing[known] = GrowingRun(self._rules)
        self._growing.move_to_end(known)
        if len(self._growing) > _MOST_GROWING:
            self._growing.popitem(last=False)
        try:
            return growing.listed(run)
        except Exception:
            del self._growing[known]
            raise

    def forget(self, known: str) -> None:
        """A run does not grow any more, by its id."""
        self._growing.pop(known, None)
