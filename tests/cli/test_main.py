from __future__ import annotations

import inspect
import json
import sys
from importlib import import_module
from pathlib import Path

import pytest
import typer

import rldk
from rldk.cli.main import commands
from tests.factories.commands import RLDK, process
from tests.factories.commands import rldk as run
from tests.factories.events import make_event

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


def test_a_misspelt_command_is_answered_with_the_one_that_is_meant() -> None:
    assert "Did you mean 'validate'?" in process(RLDK, "validat").stderr


def test_the_list_of_commands_says_of_each_what_its_own_help_begins_with() -> None:
    listed = {command.name: command.help for command in typer.main.get_command(commands).commands.values()}
    homes = {name: getattr(import_module(f"rldk.cli.{name}"), str(name)) for name in listed}
    own = {name: str(inspect.getdoc(command)).split("\n\n")[0].replace("\n", " ") for name, command in homes.items()}
    assert listed == own


@pytest.mark.parametrize("name", ["compare", "ls", "status"])
def test_the_help_of_a_command_has_its_options_and_its_examples(name: str) -> None:
    code, out = run(name, "--help")
    assert code == 0
    assert "--format" in out
    assert "Examples:" in out


def imported(*args: object) -> set[str]:
    """The modules that a command has imported when it ends."""
    code = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    done = process([sys.executable, "-c", f"{code}\nfrom rldk.cli.main import app; app()"], *args)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def test_the_version_is_printed_without_what_only_other_commands_need() -> None:
    ours = {name for name in imported("--version") if name.startswith("rldk")}
    needed = {"process", "terminal", "bad_lines"}
    assert ours <= {"rldk", "rldk._version", "rldk.errors", "rldk.text", "rldk.cli", "rldk.cli.main"} | {
        f"rldk.cli.{name}" for name in needed
    }


def test_no_command_is_imported_to_list_them_all() -> None:
    assert not {f"rldk.cli.{name}" for name in ("validate", "check", "compare", "doctor", "ls")} & imported("--help")


def test_validate_imports_what_validates_and_no_more(tmp_path: Path) -> None:
    log = tmp_path / "r_events.jsonl"
    log.write_bytes(rldk.encode_event(make_event()) + b"\n")
    assert not imported("validate", log) & {
        "rich",  # nothing is drawn
        "pyarrow",
        "numpy",
        "psutil",
        "rldk.cli.check",
        "rldk.adapters",
        "rldk.health",
        "rldk.report",
        "rldk.run",
    }


def test_a_command_ends_without_a_search_for_garbage() -> None:
    code = "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count() > 1000))"
    done = process([sys.executable, "-c", f"{code}\nfrom rldk.cli.main import app; app()"], "--version")
    assert done.stdout == f"rldk {rldk.__version__}\nTrue\n"


def test_errors_are_sentences_not_tracebacks(tmp_path: Path) -> None:
    done = process(RLDK, "validate", tmp_path)
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("rldk: ")


@pytest.mark.parametrize("command", [["check"], ["tail"], ["report"], ["validate"], ["ls"], ["mirror", "--to", "./c"]])
def test_the_name_of_a_run_instead_of_its_log_is_answered_with_the_log(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "mine_events.jsonl").write_bytes(rldk.encode_event(make_event()) + b"\n")
    done = process(RLDK, *command, tmp_path / "mine")
    assert done.returncode == 2
    assert "no such file or directory" in done.stderr
    assert done.stderr.endswith(f"; the log of that run is {tmp_path}/mine_events.jsonl\n")


@pytest.mark.parametrize("dest", ["table.parquet", "parts/"])
def test_without_pyarrow_a_table_is_refused_with_what_brings_it(dest: str, tmp_path: Path) -> None:
    (tmp_path / "r_events.jsonl").write_bytes(rldk.encode_event(make_event()) + b"\n")
    code = "import sys; sys.modules['pyarrow'] = None; from rldk.cli.main import app; app()"
    done = process([sys.executable, "-c", code], "ingest", tmp_path, f"{tmp_path}/{dest}")
    assert (done.returncode, done.stderr) == (2, 'rldk: pyarrow is not installed. Run: pip install "rldk[parquet]"\n')


def test_examples_of_the_schema_are_valid_events() -> None:
    from rldk.event.strict import check_event

    for path in Path("schema/examples").glob("*.json"):
        assert check_event(json.loads(path.read_text(encoding="utf-8"))) == ([], []), path
