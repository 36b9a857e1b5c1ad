"""Values that rows report of the step after theirs, such as a learning rate that was read too late."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from rldk.adapters.declarations import fits
from rldk.adapters.reading import Reading
from rldk.adapters.row_values import is_number, number
from rldk.event.metric_names import MetricNames
from rldk.event.next_step import NextStep


class Carried:
    """Carries them from one row to the next, within each file and what each rank wrote of it.

    Args:
        names: What the log's keys mean.
        keys: All of these.
    """

    def __init__(self, names: MetricNames, keys: Collection[str]) -> None:
        self._names = names
        self._logged = keys
        self._keys = self._new().keys
        self._series: dict[tuple[Path, int], NextStep] = {}

    def known(self, path: Path, reading: Reading, step: int) -> dict[str, Any] | None:
        """What the rows before this one have told of its step, by canonical name.

        Args:
            path: The file of the row.
            reading: Of training.
            step: Optimizer steps done.
        """
        if not self._keys:
            return None
        rank = reading.leaves.get("rank")
        of = path, rank if type(rank) is int else 0
        series = self._series.get(of)
        if series is None:
            series = self._series[of] = self._new()
        found = ((key, number(reading.metrics.get(key))) for key in self._keys)
        return series.at(step, {key: value for key, value in found if is_number(value)})

    def _new(self) -> NextStep:
        return NextStep(self._names, lambda glob: fits(glob, self._logged))
