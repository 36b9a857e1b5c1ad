"""A run that is judged again and again while it is written: only what its log has gained is read."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rldk_schema.metrics import CORE_METRICS

from rldk.health.rules import Rules
from rldk.health.verdict import RunJudge
from rldk.listed_run import Figures, listed
from rldk.log.attempts import Superseded
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant, constant_of
from rldk.log.one_pass import in_one_pass, with_hidden
from rldk.log.runs import RunLogs
from rldk.log.skips import Skips
from rldk.log.step_order import StepOrder
from rldk.run_index.forms import Listed
from rldk.run_index.growth import Growth, Part, all_of, looked_at, new_in

_OTHERS_SECONDS = 30.0  # between two readings of all of a run for what its other ranks have gained


@dataclass(slots=True)
class _Found:
    skips: Skips = field(default_factory=Skips)
    order: StepOrder = field(default_factory=StepOrder)


@dataclass(frozen=True, slots=True)
class _Growing(RunLogs):
    """A run that knows what was found in its log so far."""

    found: _Found = field(default_factory=_Found, compare=False, repr=False)

    @property
    def skips(self) -> Skips:
        return self.found.skips

    @property
    def order(self) -> StepOrder:
        return self.found.order


class GrowingRun:
    """Judges one run as it grows, as `list_run` does it at once.

    A last line without its newline is left for the next time.

    Args:
        rules: From `load_rules`.
    """

    def __init__(self, rules: Rules | None) -> None:
        self._rules = rules
        self._parts: list[Part] | None = None
        self._found = _Found()
        self._begun = self._took = 0.0

    def listed(self, run: RunLogs) -> Listed:
        """What is to be said of it now.

        Args:
            run: As it was found last: one that can grow, see `can_grow`.

        Raises:
            RldkError: Its log cannot be read; likewise
            OSError: that.
        """
        run = self._of(looked_at(run, self._parts or [], self._look))
        health = self._judge.health(run)
        return Listed(listed(run, health, self._figures), health)

    def _look(self, run: RunLogs) -> RunLogs:
        if not (self._is_recent(run) and self._continue(run)):
            self._begin(run)
        return run

    def _is_recent(self, run: RunLogs) -> bool:
        """Whether what is known of its other ranks, which is read anew each time, is not too old."""
        age = time.monotonic() - self._begun
        return not run.other_ranks or age < max(_OTHERS_SECONDS, 20 * self._took)

    def _of(self, run: RunLogs) -> _Growing:
        return _Growing(run.run_id, run.paths, run.other_ranks, run.listing, run.on_error, found=self._found)

    def _begin(self, run: RunLogs) -> None:
        """Reads all of it."""
        self._begun = time.monotonic()
        self._parts, self._found = None, _Found()

        def batches() -> Iterator[Batch]:
            self._found.order = StepOrder()
            for batch in growth.batches():
                self._found.order.add_batch(batch)
                yield batch

        def work(several: Iterator[Batch], superseded: Superseded | None) -> bool:
            self._judge = RunJudge(self._of(run), self._rules, superseded=superseded)
            self._figures = Figures(CORE_METRICS)
            self._writer: tuple[str, int | None, int | None] | None = None
            self._highest: dict[int, int] = {}
            for batch, hidden in with_hidden(several, superseded):
                self._take(batch, hidden)
            return superseded is not None

        with Growth(run, all_of(run), []) as growth:
            self._several, self._superseded = in_one_pass(batches, work)
        self._found.skips, self._parts = growth.skips, growth.parts
        self._took = time.monotonic() - self._begun

    def _continue(self, run: RunLogs) -> bool:
        """Reads what it has gained, unless that changes what counts of the rest."""
        new = None if self._parts is None else new_in(run, self._parts)
        if new is None:
            return False
        if not new[0]:
            self._parts = new[1]
            return True
        with Growth(run, *new) as growth:
            for batch in growth.batches():
                if not self._goes_on(batch):
                    return False
                self._found.order.add_batch(batch)
                self._take(batch, Constant(False, len(batch)))
        self._found.skips += growth.skips
        self._parts = growth.parts
        return True

    def _goes_on(self, batch: Batch) -> bool:
        """Whether events hide nothing of what was read before, and are not hidden themselves."""
        writer = _writer_of(batch)
        if writer is None or self._writer not in (None, writer):
            return False
        if not self._several:
            return True
        # Of several attempts an earlier one may still write, and what the last one repeats is superseded.
        others = [step for attempt, step in self._highest.items() if attempt != writer[2]]
        return (writer[2] or 0) == max(self._highest) and min(batch.steps) > max(others, default=-1)

    def _take(self, batch: Batch, hidden: Sequence[bool]) -> None:
        self._judge.add(batch, hidden)
        self._figures.add(batch, hidden)
        self._writer = _writer_of(batch)
        for attempt, step in zip(batch.leaf("attempt"), batch.steps, strict=True):
            self._highest[attempt or 0] = max(step, self._highest.get(attempt or 0, -1))


def _writer_of(batch: Batch) -> tuple[str, int | None, int | None] | None:
    """Who has written some events; None if several have."""
    ids = {info.run_id for info in batch.group("model_info").values}
    rank, attempt = constant_of(batch.leaf("rank")), constant_of(batch.leaf("attempt"))
    if len(ids) != 1 or rank is None or attempt is None:
        return None
    return next(iter(ids)), rank.value, attempt.value
