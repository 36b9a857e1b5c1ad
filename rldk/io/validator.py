"""Validates event logs: every problem of a file, with line, byte offset and path.

`python -m rldk.io.validator FILE --strict` is the same command as `rldk validate`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rldk.arbiter import judge, parse_strict
from rldk.errors import Problem, brief, member
from rldk.io.consistency import Consistency
from rldk.io.lines import Line, iter_lines, open_log
from rldk.io.segments import closed_segments, parse_name


@dataclass(frozen=True, slots=True)
class TornTail:
    """A last line that was cut off: the writer died there, or is still writing."""

    line: int
    offset: int
    bytes: int


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
    check_consistency: bool = False,
    max_errors: int | None = None,
    consistency: Consistency | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> ValidationReport:
    """Validates one file.

    Args:
        path: A `.jsonl` file, or `.gz` or `.zst` of one.
        strict: The whole schema and strict JSON. Otherwise a line is good if it is a JSON object with a step and
            primitive values only, as flat logs are.
        check_consistency: Also check the order of steps and times, and gaps in `process.seq` (strict mode).
        consistency: What the log's earlier segments came to, to be gone on with; implies `check_consistency`.
        max_errors: Stop reading once so many errors were found; None for all.
        on_progress: Called with the bytes read so far, now and then.

    Raises:
        OSError: The file cannot be read.
    """
    report = ValidationReport(str(path))
    if check_consistency and consistency is None:
        consistency = Consistency(from_start=not _goes_on(Path(path)))
    with open_log(Path(path)) as file:
        for line in iter_lines(file):
            if on_progress and line.number % 256 == 0:
                on_progress(line.offset)
            if line.blank:
                continue
            problems, warnings, value = _judge(line, strict)
            if problems and line.torn:
                report.torn_tail = TornTail(line.number, line.offset, line.size)
                text = f"torn last line of {line.size} bytes: the writer died here, or is still writing"
                (report.errors if strict else report.warnings).append(Problem("$", text, line.number, line.offset))
                continue
            if not problems:
                report.events += 1
                if consistency and strict:
                    problems, suspect = consistency.check(value)
                    warnings += suspect
            report.errors += [Problem(p.path, p.message, line.number, line.offset) for p in problems]
            report.warnings += [Problem(p.path, p.message, line.number, line.offset) for p in warnings]
            if max_errors is not None and len(report.errors) >= max_errors:
                del report.errors[max_errors:]
                report.stopped = True
                break
    if not (report.events or report.errors):
        report.warnings.append(Problem("$", "there is no event in this log", 1, 0))
    return report


def _goes_on(path: Path) -> bool:
    """Whether a file goes on from closed segments before it."""
    file = parse_name(path)
    if file is None:
        return False
    return file.segment != 1 and (file.segment is not None or bool(closed_segments(path)))


def _judge(line: Line, strict: bool) -> tuple[list[Problem], list[Problem], Any]:
    if line.fault:
        return [Problem("$", line.fault)], [], None
    if strict:
        verdict = judge(line.data)
        return list(verdict.problems), list(verdict.warnings), verdict.value
    verdict = parse_strict(line.data)
    problems = list(verdict.problems)
    if verdict.value is not None:
        problems += _check_flat(verdict.value)
    return problems, [], verdict.value


def _check_flat(value: dict[str, Any]) -> list[Problem]:
    problems = []
    step = value.get("step")
    if "step" not in value:
        problems.append(Problem("$.step", "required field is missing"))
    elif (
        isinstance(step, bool)
        or not isinstance(step, (int, float))
        or step < 0
        or (type(step) is float and not step.is_integer())
    ):
        problems.append(Problem("$.step", f"expected integer >= 0, found {brief(step)}"))
    problems += [
        Problem(member("$", key), f"expected a number, text, true, false or null, found {brief(item)}")
        for key, item in value.items()
        if isinstance(item, (dict, list))
    ]
    return problems


if __name__ == "__main__":
    from rldk.cli.validate import main

    main()
