"""What the page shows of a run, out of its log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from rldk.io.gathered import visible
from rldk.log.attempts import ONLY, Superseded, hidden_in_one_line
from rldk.log.bulk.batch import Batch
from rldk.log.bulk.columns import Constant
from rldk.log.listing import Listing
from rldk.log.one_pass import in_one_pass, with_hidden
from rldk.log.runs import RunLogs
from rldk.log.table_files import is_table
from rldk.log.tail import torn_tail
from rldk.report.model import Report

_MOST_MANIFEST_BYTES = 2**20


class Collector:
    """Takes in a run, batch by batch, for its page. Memory does not grow with events.

    Args:
        run: Its logs.
        superseded: Which of its events later attempts superseded; None if none can be.
    """

    def __init__(self, run: RunLogs, superseded: Superseded | None) -> None:
        self._run = run
        self._superseded = superseded
        self._report = Report(run.run_id, superseded=superseded)
        if superseded is not None:
            self._report.divide(superseded.in_order())

    def add(self, batch: Batch, hidden: Sequence[bool]) -> None:
        """Takes the next events; `hidden` are those that a later attempt superseded."""
        report, test = self._report, self._superseded
        report.counts.add_batch(batch, hidden)
        report.clock(batch)
        counted = visible(batch, hidden)
        if counted is not None:
            report.add_batch(counted, Constant(ONLY, len(counted)) if test is None else test.trainings(counted))

    @property
    def hidden(self) -> int:
        """How many events are superseded."""
        return self._report.counts.superseded.total()

    def report(self, hides: str | None) -> Report:
        """What the page shows, once all events were taken in.

        Args:
            hides: What of the run later attempts have superseded, and why, in one line; None for nothing.
        """
        run, report = self._run, self._report
        report.read_as = run.told()
        report.counts.numbered = not report.read_as
        report.hides = "; ".join(filter(None, (hides, *run.left_out))) or None
        report.skips, report.step_order = run.skips, run.order.told()
        if report.read_as:  # of theirs there is no manifest, and no gap in what we number ourselves
            return report
        if not is_table(run.paths[0]):
            report.torn = [torn for live in run.paths for torn in _torn(live, run.listing)]
        report.manifest, report.manifest_problem = run.manifest(_MOST_MANIFEST_BYTES)
        return report


def collect(run: RunLogs, *, on_progress: Callable[[int], None] | None = None) -> Report:
    """Reads a run, in constant memory, and keeps what the page shows.

    Args:
        run: Its logs.
        on_progress: Called now and then with the number of events that have been read.

    Raises:
        EventValidationError: A line is no event.
    """

    def work(batches: Iterator[Batch], superseded: Superseded | None) -> Collector:
        collector, count = Collector(run, superseded), 0
        for batch, hidden in with_hidden(batches, superseded):
            collector.add(batch, hidden)
            count += len(batch)
            if on_progress is not None:
                on_progress(count)
        return collector

    collector, found = in_one_pass(run.batches, work)
    return collector.report(hidden_in_one_line(found, collector.hidden))


def _torn(live: Path, listing: Listing) -> Iterable[tuple[str, int]]:
    """What was torn from the end of a log when it was reopened, and what is torn there now."""
    for aside in map(live.with_name, listing.names(live.parent, f"{live.name}.torn-")):
        if aside.is_file():
            yield aside.name, aside.stat().st_size
    with suppress(FileNotFoundError):  # in the middle of a rotation, which leaves no torn line
        if live.suffix == ".jsonl" and (size := torn_tail(live)):
            yield live.name, size
