"""What `import rldk` gives, and what it costs."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import rldk

HEAVY = ("torch", "transformers", "trl", "pyarrow", "rich", "typer", "numpy", "pandas", "datasets")


def modules_after(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_importing_rldk_loads_nothing_heavy() -> None:
    assert not modules_after("import rldk") & set(HEAVY)
    assert not modules_after("from rldk import *; import rldk.io.reader, rldk.log.writer, rldk.run") & set(HEAVY)


def test_naming_run_loads_next_to_nothing() -> None:
    found = modules_after("from rldk import Run")
    assert {name for name in found if name.startswith("rldk")} == {"rldk", "rldk._version", "rldk.guard", "rldk.run"}
    assert not found & {"msgspec", "dataclasses", "inspect", "json", "subprocess", "socket", "psutil"}


def test_making_a_run_loads_neither_openssl_nor_what_only_some_runs_need(tmp_path) -> None:
    found = modules_after(f"import rldk; rldk.Run({str(tmp_path)!r})")
    assert not found & {
        "_hashlib",
        "_ssl",
        "subprocess",
        "socket",
        "psutil",
        "shutil",
        "difflib",
        "random",
        "rldk.health.live",
    }


def test_no_step_of_training_waits_for_an_import(tmp_path) -> None:
    code = f"""
import sys, rldk
run = rldk.Run({str(tmp_path)!r}, monitor_health=True, config={{"a": 1}})
before = set(sys.modules)
run.log(1, {{"loss": 0.5, "kl_mean": 0.1}})
run.log({{"loss": 0.5}}, step=2)
run.log(3, {{"eval_loss": 0.4}}, phase="eval", notes=["n"], tokens_in=3)
run.log(4, {{"loss": True, "nested": {{"a": 1}}}})
run.log()
run.finish()
assert set(sys.modules) == before, set(sys.modules) - before
"""
    modules_after(code)


def test_logging_a_run_loads_nothing_heavy(tmp_path) -> None:
    code = f"import rldk; run = rldk.Run({str(tmp_path)!r}); run.log(1, {{'loss': 0.5}}); run.finish()"
    assert not modules_after(code) & {*HEAVY, "fastjsonschema", "rldk_schema.frameworks"}


def test_every_public_name_is_there() -> None:
    assert rldk.__all__ == [
        "Alert", "CheckpointNotFoundError", "CursorError", "DataSlice", "DestinationError", "Event",
        "EventValidationError", "EventWriter", "IngestError", "Launch", "LogChangedError", "LogNotFoundError",
        "MissingExtraError", "ModelInfo", "Process", "QueryError", "RemoteError", "RldkError", "Rng", "RulesError",
        "Run", "RunIdError", "TrainerFacts", "Trial", "UnknownNameError", "UnsupportedVersionError", "check_runs",
        "compare_runs", "decode_event", "encode_event", "export_logs", "ingest_runs", "inspect_checkpoint", "list_runs",
        "load_rules", "query_logs", "read_batches", "read_completions", "read_events", "validate_logs", "write_report",
    ]  # fmt: skip
    assert all(getattr(rldk, name) is not None for name in rldk.__all__)
    assert set(rldk.__all__) <= set(dir(rldk))


def test_no_public_name_is_also_a_module() -> None:
    modules = {module.name for module in pkgutil.iter_modules(rldk.__path__)}
    assert not modules & set(rldk.__all__)


def test_the_event_of_rldk_is_the_generated_one() -> None:
    import rldk_schema

    assert rldk.Event is rldk_schema.Event
    assert rldk_schema.__all__ == sorted(rldk_schema.__all__)
    assert callable(rldk_schema.validate_event)


def test_an_unknown_name_is_an_attribute_error() -> None:
    for module in ("rldk", "rldk_schema"):
        done = subprocess.run(
            [sys.executable, "-c", f"import {module}; {module}.nothing"], capture_output=True, text=True
        )
        assert "AttributeError" in done.stderr


def test_leaving_a_log_in_the_middle_says_nothing_at_exit(tmp_path) -> None:
    log = tmp_path / "r_events.jsonl"
    code = (
        f"import rldk\nrun = rldk.Run({str(tmp_path)!r}, run_id='r')\n"
        "for step in range(5): run.log(step, {'loss': 1.0})\n"
        f"events = rldk.read_events({str(log)!r})\nprint(next(events).step)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("0\n", "")
