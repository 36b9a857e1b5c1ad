"""Cases that are files: tests/data/{valid,invalid}, and what is expected of them."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parent / "data"
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
