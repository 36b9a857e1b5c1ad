"""What is validated one after the other: a log with its segments, or files that were named."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, TypeAlias

from rldk.log.bulk.batch import Batch
from rldk.log.bulk.proof import Prover
from rldk.log.chain import LogFile
from rldk.log.file_names import parse_name
from rldk.log.follower import Missed, iter_file_blocks, iter_files, say_missed, settled
from rldk.log.lines import Line
from rldk.log.segments import closed_segments, open_segment
from rldk.validation.consistency import Consistency
from rldk.validation.files import begin_consistency, blocks_of, lost_or_altered, validate_jsonl_file, validate_lines
from rldk.validation.findings import Options, ValidationReport

Progress: TypeAlias = Callable[[Path], AbstractContextManager[Callable[[int], None] | None]]
"""What shows the progress through a file: it gets the path, and gives what gets the bytes read."""


@dataclass
class Validator:
    """Validates logs and files, with what it has learned from those before.

    Attributes:
        options: How files are validated.
        check_consistency: Whether the order of events is checked.
        progress: Shows the progress through each file.
        missed: Gets what was deleted before being read.
    """

    options: Options
    check_consistency: bool
    progress: Progress = lambda _: nullcontext()
    missed: Callable[[Missed], None] = say_missed
    prover: Prover = field(default_factory=lambda: Prover(warn=True))
    _seen: dict[Path, tuple[float, Consistency]] = field(default_factory=dict)
    """By live file: the last of its segments that was named, and what is known of its events."""

    def validate_log(self, live: Path, closed: Collection[int], first: int | None = None) -> Iterator[ValidationReport]:
        """Validates the files of a log one after the other, even if they are renamed meanwhile.

        Args:
            live: The live file.
            closed: Numbers of its closed segments.
            first: The number to begin with; that of the oldest one if None.
        """
        consistency = Consistency() if self.check_consistency else None

        def missed(what: Missed) -> None:
            self.missed(what)
            # Retention begins with the oldest: if what stood before a gap is still there, somebody else made the gap.
            before = open_segment(live, what.segments.start - 1)
            if before is not None:
                before[1].close()
            elif consistency:
                consistency.leave_out()

        own = parse_name(live)
        begun = False
        if self.options.strict:
            files: Iterator[tuple[LogFile, Iterator[Batch | Line]]] = iter_file_blocks(
                live, closed, prover=self.prover, first=first, missed=missed
            )
        else:
            files = iter_files(live, closed, first=first, missed=missed)
        for file, blocks in files:
            if consistency and not begun and (file.number > 1 or (own and own.attempt)):
                consistency.leave_out()  # the writer of a file of its own may have lost the live file to another
            begun = True
            with self.progress(file.path) as on_progress:
                report = validate_lines(
                    blocks, str(file.path), consistency=consistency, on_progress=on_progress, **asdict(self.options)
                )
            if consistency and report.stopped:
                consistency.leave_out()  # what was not read is not missing
            if self.options.strict:
                report.warnings += lost_or_altered(file.path)
            yield report

    def validate_file(self, path: Path) -> ValidationReport:
        """Validates one file that was named, or has a name of its own."""
        file = parse_name(path)
        consistency = begin_consistency(path) if self.check_consistency else None
        if file and consistency:
            number = file.segment or math.inf
            before, known = self._seen.get(file.live, (math.inf, consistency))
            if number > before and (
                number == before + 1 or not any(before < n < number for n in closed_segments(file.live))
            ):
                consistency = known  # else the one before was not given, or is given later
            self._seen[file.live] = (number, consistency)
        with self.progress(path) as on_progress:
            report = validate_jsonl_file(
                path, consistency=consistency, prover=self.prover, on_progress=on_progress, **asdict(self.options)
            )
        if report.stopped and file:
            self._seen.pop(file.live, None)  # what was not read is not missing
        return report

    def validate_segment(self, live: Path, number: int) -> Iterator[ValidationReport]:
        """Validates one closed segment of a log by itself, if it is still there."""
        found = open_segment(live, number)
        if found is None:
            self.missed(Missed(live, range(number, number + 1), None))
            return
        path, file = found
        with file:
            yield self.validate_open(file, path)

    def validate_open(self, file: IO[bytes], path: Path, size: int | None = None) -> ValidationReport:
        """Validates an open file from its start, whatever it is called by now.

        Args:
            file: The file.
            path: What the report calls it.
            size: How many bytes it had, if that is known from earlier.
        """
        file.seek(0)
        blocks = settled(file, blocks_of(file, path, self.options.strict, self.prover), size)
        with self.progress(path) as on_progress:
            return validate_lines(blocks, str(path), on_progress=on_progress, **asdict(self.options))
