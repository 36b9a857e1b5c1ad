"""What is found in a file, line by line and batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from rldk_schema.forms.validate import TornTail

from rldk.errors import Problem
from rldk.event.strict import MOST_PROBLEMS, judge, parse_strict
from rldk.log.bulk.batch import Batch
from rldk.log.lines import Line
from rldk.text import brief, member
from rldk.validation.consistency import Consistency, lines_of

ONLY_FORM = "what is valid has the right form, and rldk check says whether it is healthy"


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


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is validated: see `validate_jsonl_file`.

    Raises:
        ValueError: `required_fields` in strict mode.
    """

    strict: bool = True
    required_fields: Collection[str] = ()
    max_errors: int | None = None

    def __post_init__(self) -> None:
        if self.strict and self.required_fields:
            raise ValueError("required_fields is for flat logs: expected strict=False with it")
        if isinstance(self.required_fields, str):
            raise TypeError(f"required_fields: expected a list of names, found {self.required_fields!r}")


@dataclass(slots=True)
class Findings:
    """What was found so far in a file, or in a part of one.

    Attributes:
        lines: How many lines it has so far.
        blank: How many bytes of these are blank lines.
        unreadable: Whether one of the lines could not be held or read at all.
        trained: Whether there is a train event, and
        measured: whether one of them has a metric.
    """

    report: ValidationReport
    options: Options
    consistency: Consistency | None = None
    lines: int = 0
    blank: int = 0
    unreadable: bool = False
    trained: bool = False
    measured: bool = False

    def read(self, lines: Iterable[Batch | Line], on_progress: Callable[[int], None] | None = None) -> None:
        """Validates lines, and takes in batches of those that are proven, until there are too many errors."""
        for each in lines:
            if isinstance(each, Batch):
                if on_progress:
                    on_progress(each.offset_of(0) or 0)
                self.lines = each.line_of(len(each) - 1)
                self._add_batch(each)
            else:
                if on_progress and each.number % 256 == 0:
                    on_progress(each.offset)
                self.lines = each.number
                self._add_line(each)
            if self.report.stopped:
                return

    def append(self, part: Findings) -> None:
        """Takes in what was found in the part of the file that follows."""
        mine, its = self.report, part.report
        mine.events += its.events
        mine.errors += _moved(its.errors, self.lines)
        mine.warnings += _moved(its.warnings, self.lines)
        if its.torn_tail:
            mine.torn_tail = TornTail(its.torn_tail.line + self.lines, its.torn_tail.offset, its.torn_tail.bytes)
        mine.stopped = its.stopped
        self.lines += part.lines
        self.blank += part.blank
        self.unreadable = self.unreadable or part.unreadable
        self.trained = self.trained or part.trained
        self.measured = self.measured or part.measured

    def conclude(self) -> ValidationReport:
        """The report on the file, all of which was read."""
        report = self.report
        if not (report.events or report.errors):
            report.warnings.append(Problem("$", "this log has no events", 1, 0))
        elif self.trained and not self.measured:
            report.warnings.append(Problem("$.metrics", f"no train event has a metric; {ONLY_FORM}", 1, 0))
        return report

    def _add_line(self, line: Line) -> None:
        if line.blank:
            self.blank += line.size
            return
        self.unreadable = self.unreadable or line.fault is not None
        problems, warnings, value = _judge(line, self.options)
        if problems and line.torn:
            self.report.torn_tail = TornTail(line.number, line.offset, line.size)
            text = f"torn last line of {line.size} bytes: the writer died here, or is still writing"
            kind = self.report.errors if self.options.strict else self.report.warnings
            kind.append(Problem("$", text, line.number, line.offset))
            return
        if problems and self.consistency:
            self.consistency.unreadable()
        if not problems:
            self.report.events += 1
            if self.options.strict and not self.measured and value["model_info"]["phase"] == "train":
                self.trained = True
                self.measured = any(number is not None for number in value["metrics"].values())
                self.measured = self.measured or bool(value.get("nonfinite"))
            if self.consistency and self.options.strict:
                problems, suspect = self.consistency.check(value, self.report.path, line.number)
                warnings += suspect
            elif self.consistency:
                problems = self.consistency.check_row(value)
        self._say(problems, warnings, line.number, line.offset)

    def _add_batch(self, batch: Batch) -> None:
        """Takes in proven events: there is nothing to say of any but its order."""
        if self.consistency is None or self.consistency.take(batch, self.report.path):
            self._count(batch, range(len(batch)))
            return
        for place, event in enumerate(lines_of(batch)):
            self._count(batch, (place,))
            line = batch.line_of(place)
            problems, warnings = self.consistency.check(event, self.report.path, line)
            if problems or warnings:
                self._say(problems, warnings, line, batch.offset_of(place) or 0)
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
        most = self.options.max_errors
        if most is not None and len(errors) >= most:
            del errors[most:]
            self.report.stopped = True


def _moved(problems: list[Problem], lines: int) -> list[Problem]:
    """Problems of lines that so many others stand before."""
    if not lines:
        return problems
    return [Problem(p.path, p.message, (p.line or 0) + lines, p.offset) for p in problems]


def _judge(line: Line, options: Options) -> tuple[list[Problem], list[Problem], Any]:
    if line.fault:
        return [Problem("$", line.fault)], [], None
    if options.strict:
        verdict = judge(line.data)
        return list(verdict.problems), list(verdict.warnings), verdict.value
    verdict = parse_strict(line.data)
    problems = list(verdict.problems)
    if verdict.value is not None:
        problems += islice(_check_flat(verdict.value, options.required_fields), MOST_PROBLEMS)
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
