"""One policy for schema versions, whatever reads them: a line, a log, a table."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from rldk_schema import SCHEMA_VERSION

from rldk import EventValidationError, encode_event, read_events
from rldk.event.strict import judge
from rldk.event.versions import advice, is_newer_minor, is_readable
from tests.factories.events import make_event

MAJOR, MINOR = map(int, SCHEMA_VERSION.split("."))
NEWER_MINOR = f"{MAJOR}.{MINOR + 5}"
ODD = ("", "1", "1.0\n", "1.0.0", "v1.0", " 1.0", "9" * 5000 + ".0", 1.0, None)
NEWER_MAJOR = f"{MAJOR + 1}.0"


@pytest.mark.parametrize(
    ("version", "readable", "newer", "advised"),
    [
        (SCHEMA_VERSION, True, False, False),
        (NEWER_MINOR, True, True, False),
        (NEWER_MAJOR, False, False, True),
        (f"{MAJOR + 1}.{MINOR + 5}", False, False, True),
        ("0.9", False, False, False),
        *(
            (odd, False, False, False)
            for odd in ("", "1", "1.0\n", "1.0.0", "v1.0", " 1.0", "9" * 5000 + ".0", 1.0, None)
        ),
    ],
)
def test_a_version_is_known_newer_or_refused(version: Any, readable: bool, newer: bool, advised: bool) -> None:
    assert (is_readable(version), is_newer_minor(version), bool(advice(version))) == (readable, newer, advised)


def line(version: str) -> bytes:
    return json.dumps({**json.loads(encode_event(make_event())), "schema_version": version, "zeal": 1}).encode()


def test_a_line_of_a_newer_minor_version_is_read_and_what_is_new_is_a_warning() -> None:
    verdict = judge(line(NEWER_MINOR))
    assert not verdict.problems
    assert [(problem.path, problem.message) for problem in verdict.warnings] == [("$.zeal", "unknown field")]
    assert [problem.path for problem in judge(line(SCHEMA_VERSION)).problems] == ["$.zeal"]


def test_a_log_of_a_newer_minor_version_is_read_and_its_events_are_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(b"".join(line(NEWER_MINOR) + b"\n" for _ in range(3)))
    with caplog.at_level(logging.WARNING):
        assert len(list(read_events(path))) == 3
    assert "3 events newer than schema" in caplog.text


def test_a_newer_major_version_is_refused_with_the_same_advice_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "r_events.jsonl"
    path.write_bytes(line(NEWER_MAJOR) + b"\n")
    with pytest.raises(EventValidationError, match="upgrade rldk to read this log"):
        list(read_events(path))
    assert advice(NEWER_MAJOR) in str(judge(line(NEWER_MAJOR)).problems)
    pytest.importorskip("pyarrow")
    from rldk.io.arrow import from_table, to_table

    table = to_table([make_event()])
    table = table.replace_schema_metadata({"rldk.schema_version": NEWER_MAJOR})
    with pytest.raises(EventValidationError, match="upgrade rldk to read this log"):
        list(from_table(table))
