"""Logs of every framework, made by hand from its source, and what each key of them is stored under.

One file of `tests/data/frameworks/` is one log: a head, then blocks of rows. `[train 4]` is 4 rows of training, of
which each has the keys below it; a whole number with a `+` grows by one a row, and any other number a little.
`key = value -> name` says what the key is stored under: that is written by hand, from the framework's source, and not
derived from its declaration. A key without it keeps its own name. `-> name or own`: it is stored under that name where
the key that means the same and goes first is missing, as in a log that somebody has shortened.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tests.factories.cases import DATA

_SECOND = " or own"


@dataclass(frozen=True)
class Example:
    """One log, made by hand.

    Attributes:
        version: The framework's; of what it patches, where that decides. None where it has none.
        made_from: The source, file and line, that logs these keys.
        layouts: In which layouts people have such a log.
        rows: As the framework logs them, in order, the step included.
        phases: What each row reports.
        expected: Raw key to the name that it is stored under; the other keys keep their own.
        second: Raw key to the name that it is stored under where a key that goes first is missing.
        settings: Those that decide a meaning here.
        first_step: Optimizer steps done at the first row.
    """

    name: str
    framework: str
    algorithm: str | None
    version: str | None
    made_from: str
    layouts: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    phases: tuple[str, ...]
    expected: dict[str, str]
    second: dict[str, str]
    settings: dict[str, Any]
    first_step: int


def _example(name: str, text: str) -> Example:
    head, *blocks = text.split("\n[")
    said = dict(line.split(":", 1) for line in head.splitlines() if line)
    told = {key: value.strip() for key, value in said.items()}
    rows: list[dict[str, Any]] = []
    phases: list[str] = []
    names: dict[str, str] = {}
    for block in blocks:
        title, _, body = block.partition("]\n")
        phase, count = title.split()
        lines = [line for line in body.splitlines() if line]
        for i in range(int(count)):
            rows.append({key: value for key, value, _ in (_line(line, i) for line in lines)})
            phases.append(phase)
        names |= {key: stored for key, _, stored in (_line(line, 0) for line in lines) if stored}
    return Example(
        name=name,
        framework=told["framework"],
        algorithm=told["algorithm"] or None,
        version=told["version"] or None,
        made_from=told["made from"],
        layouts=tuple(told["layouts"].split()),
        rows=tuple(rows),
        phases=tuple(phases),
        expected={key: stored for key, stored in names.items() if not stored.endswith(_SECOND)},
        second={key: stored.removesuffix(_SECOND) for key, stored in names.items() if stored.endswith(_SECOND)},
        settings=json.loads(told["settings"]),
        first_step=int(told.get("first step", "1")),
    )


def _line(line: str, row: int) -> tuple[str, Any, str | None]:
    """`key = value [+] [-> name [or own]]`, as row number `row` of its block has it."""
    left, _, stored = line.partition(" -> ")
    key, _, value = left.rpartition(" = ")
    number = json.loads(value.removesuffix(" +"))
    if value.endswith(" +"):
        number += row
    elif isinstance(number, float):
        number *= 1 + row / 64
    return key, number, stored or None


FRAMEWORKS = {
    path.stem: _example(path.stem, path.read_text(encoding="utf-8"))
    for path in sorted((DATA / "frameworks").glob("*.txt"))
}
"""Name of the file without its ending to the log."""
