"""The comparison of some runs, as `rldk compare` makes it, while they grow."""

from __future__ import annotations

from collections.abc import Sequence

from rldk_schema.forms.comparison import Comparison

from rldk.compare.track import Part
from rldk.comparing import MOST_RUNS, compare
from rldk.errors import LogNotFoundError
from rldk.health.rules import Rules
from rldk.log.runs import RunLogs
from rldk.named_run import PartOfRun
from rldk.run_index.files import files_of

_KEPT = 8


class Comparisons:
    """Comparisons that were asked for last: one whose runs have not changed is not made again."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Comparison] = {}

    def of(self, runs: Sequence[RunLogs], group_by: str | None, rules: Rules | None) -> Comparison:
        """Compares runs with the first of them. It takes seconds; one thread asks at a time.

        Args:
            runs: As they were found last.
            group_by: A setting that makes groups of them; None for none.
            rules: From `load_rules`.

        Raises:
            LogNotFoundError: There are too few or too many.
            RldkError: A log cannot be read; likewise
            OSError: that.
            UnknownNameError: No such setting differs.
        """
        if not 2 <= len(runs) <= MOST_RUNS:
            raise LogNotFoundError(f"expected 2 to {MOST_RUNS} runs, found {len(runs)}")
        files = [files_of(run) for run in runs]
        known = tuple(one.digest for one in files if one is not None and one.settled)
        key = (group_by, *known) if len(known) == len(runs) else None
        if key in self._made:
            return self._made[key]
        form = compare([PartOfRun(run, Part()) for run in runs], group_by=group_by, rules=rules).form
        if key is not None:
            self._made[key] = form
            for old in list(self._made)[:-_KEPT]:
                del self._made[old]
        return form
