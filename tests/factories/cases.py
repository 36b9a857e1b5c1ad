"""Cases that are files: tests/data/{valid,invalid}, and what is expected of them. Those too big for a file are made."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from rldk.log.lines import MAX_LINE_BYTES

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
SCHEMA = json.loads((ROOT / "schema" / "event.schema.json").read_text(encoding="utf-8"))
VALID = sorted((DATA / "valid").glob("*.jsonl"))
INVALID = sorted((DATA / "invalid").glob("*.jsonl"))


def name(path: Path) -> str:
    return path.stem


def expected_errors(path: Path) -> list[str]:
    """Lines `number offset path: message` of a case's .errors.txt."""
    return path.with_suffix(".errors.txt").read_text(encoding="utf-8").splitlines()


def comparable(error: str) -> str:
    """An error without the words of Python's own JSON parser, which differ between Python versions."""
    head, sep, _ = error.partition("$: not JSON:")
    return head + sep


def lines(path: Path) -> list[bytes]:
    """Lines that are not blank."""
    return [stripped for line in path.read_bytes().split(b"\n") if (stripped := line.strip(b"\r")).strip()]


GOOD = lines(DATA / "valid" / "smallest.jsonl")[0]


def _with(old: bytes, new: bytes) -> bytes:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def _note(content: bytes) -> bytes:
    return _with(b'"notes":[]', b'"notes":[' + content + b"]")


def _metric(value: bytes) -> bytes:
    return _with(b'"metrics":{}', b'"metrics":{"loss":' + value + b"}")


DEEP = 100_000
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "deep_arrays": (lambda: _note(b"[" * DEEP + b"]" * DEEP), "$: expected an event, found JSON nested too deep"),
    "deep_objects": (
        lambda: _note(b'{"a":' * DEEP + b"1" + b"}" * DEEP),
        "$: expected an event, found JSON nested too",
    ),
    "deep_metric": (lambda: _metric(b"[" * DEEP + b"]" * DEEP), "$: expected an event, found JSON nested too deep"),
    "deep_unclosed_arrays": (lambda: b"[" * DEEP, "$: expected an event, found JSON nested too deep to read"),
    "deep_unclosed_objects": (lambda: b'{"a":' * DEEP, "$: expected an event, found JSON nested too deep to read"),
    "deep_and_wide": (
        lambda: _note(b'"\\u0041",' + b"[" * 400 + b"1," * 100_000 + b"1" + b"]" * 400),
        "$.notes[1]: expected string, found an array",
    ),
    "as_long_as_may_be_of_zero_bytes": (lambda: bytes(MAX_LINE_BYTES), "$: not JSON: "),
    "as_long_as_may_be_of_digits": (
        lambda: _metric(b"9" * (MAX_LINE_BYTES - len(_metric(b"")))),
        "$.metrics.loss: expected a number that fits a double, found one that overflows it",
    ),
    "as_long_as_may_be_of_minus_signs": (lambda: _metric(b"-" * (MAX_LINE_BYTES - 200)), "$: not JSON: "),
    "as_long_as_may_be_of_text": (
        lambda: _with(b'"run_id":"r"', b'"run_id":"' + b"r" * (MAX_LINE_BYTES - 200) + b'"'),
        '$.model_info.run_id: expected string matching ^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$, found "rrrr',
    ),
    "too_long_by_one_byte": (
        lambda: _note(b'"' + b"x" * (MAX_LINE_BYTES + 1 - len(_note(b'""'))) + b'"'),
        f"$: expected a line of at most {MAX_LINE_BYTES} bytes, found {MAX_LINE_BYTES + 2}",
    ),
    "a_million_repeated_keys": (
        lambda: _with(b'"rng":{}', b'"rng":{' + b'"seed":1,' * 1_000_000 + b'"seed":2}'),
        "$.rng.seed: expected each key once, found it again",
    ),
    "a_thousand_digits": (lambda: _with(b'"step":0', b'"step":1' + b"0" * 1000), "$.step: expected a number that fits"),
}
"""Name -> (the bytes of one line, how its first problem begins)."""


def hostile_log(name: str) -> bytes:
    """A log of three lines, of which the second is hostile."""
    return b"%s\n%s\n%s\n" % (GOOD, HOSTILE[name][0](), GOOD)
