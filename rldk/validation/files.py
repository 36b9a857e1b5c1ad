"""A whole file: every problem, with line, byte offset and path."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, Any

from rldk_schema.forms.validate import TornTail

from rldk.errors import Problem
from rldk.event.strict import MOST_PROBLEMS, judge, parse_strict
from rldk.log.as_given import not_as_given
from rldk.log.bulk.batch import Batch
from rldk.log.file_names import parse_name
from rldk.log.follower import settled
from rldk.log.lines import Line, iter_lines
from rldk.log.manifest import read_manifest
from rldk.log.segments import closed_segments, open_named
from rldk.text import brief, member, printable
from rldk.validation.consistency import Consistency, row_of, rows_of

_ONLY_FORM = "what is valid has the right form, and rldk check says whether it is healthy"


@dataclass(slots=True)
class ValidationReport:
    """What is wrong with one file; true if nothing is.

    Attributes:
        events: Number of valid events.
        errors: Every problem, in the order of the file.
        warnings: What is allowed but suspect.
        torn_tail: A cut-off last line; it is also an error in strict mode.
        stopped: Whether reading ended early, at `max_errors`.
    """

    path: str
    events: int = 0
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    torn_tail: TornTail | None = None
    stopped: bool = False

    @property
    def valid(self) -> bool:
        """Whether there is no error."""
        return not self.errors

    def __bool__(self) -> bool:
        return self.valid


def validate_jsonl_file(
    path: str | Path,
    *,
    strict: bool = True,
    required_fields: Collection[str] = (),
    check_consistency: bool = False,
    max_errors: int | None = None,
    consistency: Consistency | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> ValidationReport:
    """Validates one file.

    Args:
        path: A `.jsonl` file, or `.gz` or `.zst` of one. An event file is also found if rotation or compression
            is renaming it at this moment.
        strict: The whole schema and strict JSON. Otherwise a line is good if it is a JSON object with a step and
            primitive values only, as flat logs are.
        required_fields: Names that every row of a flat log must have, with a value (only with `strict=False`).
        check_consistency: Also check the order of steps and times, and gaps in `process.seq`.
        max_errors: Stop reading once so many errors were found; None for all.
        consistency: The state after the log's earlier segments, to continue from; implies `check_consistency`.
        on_progress: Called with the bytes read so far, now and then.

    Raises:
        OSError: The file cannot be read.
        ValueError: `required_fields` in strict mode, where the schema says what is required.
    """
    if check_consistency and consistency is None:
        consistency = begin_consistency(Path(path))
    found, file = open_named(Path(path))
    with file:
        report = validate_lines(
            settled(file, iter_lines(file)),
            str(path) if found == Path(path) else str(found),
            strict=strict,
            required_fields=required_fields,
            max_errors=max_errors,
            consistency=consistency,
            on_progress=on_progress,
        )
    if strict:
        report.warnings += lost_or_altered(Path(path))
    return report


def lost_or_altered(path: Path) -> Iterator[Problem]:
    """What the manifest says of events and values that the writer of a live file could not write as they were given."""
    file = parse_name(path)
    if file is None or file.segment is not None or file.rank:
        return
    known = not_as_given(read_manifest(path.parent, file.run)[0])
    for text in known.in_words():
        yield Problem("$", f"{printable(text)}; {_ONLY_FORM}", 1, 0)


def validate_stream(
    file: IO[bytes],
    name: str = "<stdin>",
    *,
    strict: bool = True,
    required_fields: Collection[str] = (),
    check_consistency: bool = False,
    max_errors: int | None = None,
    consistency: Consistency | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> ValidationReport:
    """Validates what an open file still has: a pipe, standard input.

    Where `file` stands is line 1 at offset 0, and `name` is the report's path. The options are those of
    `validate_jsonl_file`.
    """
    if check_consistency and consistency is None:
        consistency = Consistency()
    return validate_lines(
        iter_lines(file),
        name,
        strict=strict,
        required_fields=required_fields,
        max_errors=max_errors,
        consistency=consistency,
        on_progress=on_progress,
    )


def validate_lines(
    lines: Iterable[Batch | Line],
    name: str,
    *,
    strict: bool = True,
    required_fields: Collection[str] = (),
    max_errors: int | None = None,
    consistency: Consistency | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> ValidationReport:
    """Validates the lines of a file, and batches of those that are proven.

    The options are those of `validate_jsonl_file`.
    """
    if strict and required_fields:
        raise ValueError("required_fields is for flat logs: expected strict=False with it")
    if isinstance(required_fields, str):
        raise TypeError(f"required_fields: expected a list of names, found {required_fields!r}")
    found = _Findings(ValidationReport(name), strict, required_fields, max_errors, consistency)
    for each in lines:
        if isinstance(each, Batch):
            if on_progress:
                on_progress(each.offset(0))
            found.add_batch(each)
        else:
            if on_progress and each.number % 256 == 0:
                on_progress(each.offset)
            found.add_line(each)
        if found.report.stopped:
            break
    report = found.report
    if not (report.events or report.errors):
        report.warnings.append(Problem("$", "this log has no events", 1, 0))
    elif found.trained and not found.measured:
        report.warnings.append(Problem("$.metrics", f"no train event has a metric; {_ONLY_FORM}", 1, 0))
    return report


@dataclass(slots=True)
class _Findings:
    """What was found in a file so far.

    Attributes:
        trained: Whether there is a train event, and
        measured: whether one of them has a metric.
    """

    report: ValidationReport
    strict: bool
    required_fields: Collection[str]
    max_errors: int | None
    consistency: Consistency | None
    trained: bool = False
    measured: bool = False

    def add_line(self, line: Line) -> None:
        if line.blank:
            return
        problems, warnings, value = _judge(line, self.strict, self.required_fields)
        if problems and line.torn:
            self.report.torn_tail = TornTail(line.number, line.offset, line.size)
            text = f"torn last line of {line.size} bytes: the writer died here, or is still writing"
            kind = self.report.errors if self.strict else self.report.warnings
            kind.append(Problem("$", text, line.number, line.offset))
            return
        if problems and self.consistency:
            self.consistency.unreadable()
        if not problems:
            self.report.events += 1
            if self.strict and not self.measured and value["model_info"]["phase"] == "train":
                self.trained = True
                self.measured = any(number is not None for number in value["metrics"].values())
                self.measured = self.measured or bool(value.get("nonfinite"))
            if self.consistency and self.strict:
                problems, suspect = self.consistency.check(row_of(value), self.report.path, line.number)
                warnings += suspect
            elif self.consistency:
                problems = self.consistency.check_row(value)
        self._say(problems, warnings, line.number, line.offset)

    def add_batch(self, batch: Batch) -> None:
        """Takes in proven events: there is nothing to say of any but its order."""
        if self.consistency is None or self.consistency.take(batch, self.report.path):
            self._count(batch, range(len(batch)))
            return
        for place, row in enumerate(rows_of(batch)):
            self._count(batch, (place,))
            problems, warnings = self.consistency.check(row, self.report.path, batch.line + place)
            if problems or warnings:
                self._say(problems, warnings, batch.line + place, batch.offset(place))
                if self.report.stopped:
                    return

    def _count(self, batch: Batch, rows: Sequence[int]) -> None:
        self.report.events += len(rows)
        if self.measured:
            return
        phases = batch.leaf("phase")
        for row in rows:
            if phases[row] == "train":
                self.trained = True
                if any(number is not None for number in batch.event(row).metrics.values()):
                    self.measured = True
                    return

    def _say(self, problems: Sequence[Problem], warnings: Sequence[Problem], line: int, offset: int) -> None:
        """Puts down what was found on a line."""
        errors = self.report.errors
        errors += [Problem(p.path, p.message, line, offset) for p in problems]
        self.report.warnings += [Problem(p.path, p.message, line, offset) for p in warnings]
        if self.max_errors is not None and len(errors) >= self.max_errors:
            del errors[self.max_errors :]
            self.report.stopped = True


def begin_consistency(path: Path) -> Consistency:
    """What to check a file's events with; more segments of its log may be checked with it, in their order."""
    # Asked only where it matters: among a thousand logs in a folder each answer lists the thousand.
    return Consistency(goes_on=lambda: _goes_on(path))


def _goes_on(path: Path) -> bool:
    """Whether a file continues closed segments before it, or the live file that its writer has lost."""
    file = parse_name(path)
    if file is None:
        return False
    if file.attempt:
        return True
    return file.segment != 1 and (file.segment is not None or bool(closed_segments(path)))


def _judge(line: Line, strict: bool, required_fields: Collection[str]) -> tuple[list[Problem], list[Problem], Any]:
    if line.fault:
        return [Problem("$", line.fault)], [], None
    if strict:
        verdict = judge(line.data)
        return list(verdict.problems), list(verdict.warnings), verdict.value
    verdict = parse_strict(line.data)
    problems = list(verdict.problems)
    if verdict.value is not None:
        problems += islice(_check_flat(verdict.value, required_fields), MOST_PROBLEMS)
    return problems, [], verdict.value


def _check_flat(row: dict[str, Any], required_fields: Collection[str]) -> Iterator[Problem]:
    step = row.get("step")
    if "step" not in row:
        yield Problem("$.step", "required field is missing")
    elif (
        isinstance(step, bool)
        or not isinstance(step, (int, float))
        or step < 0
        or (type(step) is float and not step.is_integer())
    ):
        yield Problem("$.step", f"expected integer >= 0, found {brief(step)}")
    for name in required_fields:
        if name != "step" and row.get(name) is None:
            text = "expected a value, found null" if name in row else "required field is missing"
            yield Problem(member("$", name), text)
    for key, item in row.items():
        if isinstance(item, (dict, list)):
            text = f"expected a number, text, true, false or null, found {brief(item)}"
            yield Problem(member("$", key), text)
