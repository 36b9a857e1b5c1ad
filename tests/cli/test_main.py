from __future__ import annotations

import json
from pathlib import Path

import rldk
from tests.factories.commands import RLDK, process
from tests.factories.commands import rldk as run

SCHEMA = Path("generated/python/rldk_schema/event.schema.json").read_text(encoding="utf-8")


def test_the_schema_is_printed_as_it_is() -> None:
    code, out = run("schema")
    assert code == 0
    assert out == SCHEMA


def test_the_schema_has_a_path() -> None:
    _, out = run("schema", "--path")
    assert Path(out.strip()).read_text(encoding="utf-8") == SCHEMA


def test_the_version_and_the_help() -> None:
    assert run("--version") == (0, f"rldk {rldk.__version__}\n")
    code, out = run("--help")
    assert code == 0
    for command in ("demo", "validate", "export", "tail", "schema"):
        assert command in out


def test_an_unknown_command_exits_2() -> None:
    assert process(RLDK, "frobnicate").returncode == 2


def test_errors_are_sentences_not_tracebacks(tmp_path: Path) -> None:
    done = process(RLDK, "validate", tmp_path)
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("rldk: ")


def test_examples_of_the_schema_are_valid_events() -> None:
    from rldk.event.strict import check_event

    for path in Path("schema/examples").glob("*.json"):
        assert check_event(json.loads(path.read_text(encoding="utf-8"))) == ([], []), path
