"""The contract: what the founding guides let a user type, import, read and find, one test a row.

`python -m tests.test_contract` prints the rows and their state. docs/contract.md lists what deliberately differs.
"""

from __future__ import annotations

import csv
import json
import logging
import math
import multiprocessing
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.metadata import requires
from importlib.resources import files
from importlib.util import find_spec
from inspect import signature
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest
from rldk_schema.forms import FORMS

from rldk import EventWriter, Process, Run, read_events
from rldk.adapters import CustomJSONLAdapter, OpenRLHFAdapter, TRLAdapter
from rldk.adapters.base import Adapter
from rldk.checkpoints.inspect import inspect_checkpoint
from rldk.errors import IngestError
from rldk.health.alerts import Alert
from rldk.ingest import ingest_runs
from rldk.integrations.openrlhf import DistributedTrainingMonitor, OpenRLHFCallback
from rldk.io.validator import ValidationReport, validate_jsonl_file
from tests.factories.cases import DATA
from tests.factories.disks import fill, small_disk
from tests.factories.events import make_event

ROOT = Path(__file__).parent.parent
AS_WRITTEN, DELIBERATE, LATER = "as written", "differs deliberately", "later"

Test = TypeVar("Test", bound=Callable[..., Any])
ROWS: dict[int | str, tuple[str, str]] = {}


def row(number: int | str, state: str = AS_WRITTEN) -> Callable[[Test], Test]:
    """Registers a row of the contract. One that comes later must fail today, and says so when it no longer does."""

    def register(test: Test) -> Test:
        assert number not in ROWS
        ROWS[number] = state, test.__name__
        return pytest.mark.xfail(strict=True, reason="a later issue")(test) if state == LATER else test

    return register


def shell(command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs a command line as a user types it, in the environment that the tests run in."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        ["bash", "-c", command], cwd=cwd, env={**os.environ, "PATH": path, **env}, capture_output=True, text=True
    )


def script(code: str, *arguments: object, without: Iterable[str] = ()) -> subprocess.CompletedProcess[str]:
    """Runs Python in a process of its own, where some packages are not installed."""
    blocked = "".join(f"import sys; sys.modules[{name!r}] = None\n" for name in without)
    paths = os.pathsep.join([str(ROOT), str(ROOT / "generated" / "python")])
    return subprocess.run(
        [sys.executable, "-c", blocked + code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
    )


def log(folder: Path, run_id: str = "r", steps: int = 5, **options: Any) -> Path:
    """A small run of a user's own loop."""
    with Run(folder, run_id=run_id, **options) as run:
        for step in range(1, steps + 1):
            run.log(step, {"loss": 1 / step, "reward_mean": step / 10})
    return run.path


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    """A plain Trainer of transformers that has trained with the callback, and the directory of its logs."""
    pytest.importorskip("transformers")
    pytest.importorskip("torch")
    from rldk.demo import build_tiny_model
    from rldk.integrations.trl import RLDKCallback
    from tests.factories.trainers.plain import classifier

    folder = tmp_path_factory.mktemp("plain")
    model = build_tiny_model(folder / "model")
    callback = RLDKCallback(output_dir=str(folder / "logs"), run_id="plain", enable_jsonl_logging=True)
    trainer = classifier(folder, model, [callback], save_strategy="steps", save_steps=5)
    trainer.train()
    callback.run.finish()
    return trainer, folder / "logs"


# The TRL guide


@row(1)
def test_the_callback_and_its_arguments(tmp_path: Path) -> None:
    pytest.importorskip("transformers")
    from rldk.integrations.trl import RLDKCallback

    given = signature(RLDKCallback).parameters
    assert given["enable_jsonl_logging"].default is True
    assert {"output_dir", "run_id"} <= set(given)
    from rldk.demo import build_tiny_model
    from tests.factories.trainers.plain import classifier

    model = build_tiny_model(tmp_path / "model")
    for enabled in (True, False):
        logs = tmp_path / f"logs-{enabled}"
        callback = RLDKCallback(output_dir=str(logs), enable_jsonl_logging=enabled, run_id="my-run")
        classifier(tmp_path, model, [callback], max_steps=1, eval_strategy="no").train()
        assert (logs / "my-run_events.jsonl").exists() == enabled
        assert logs.exists() == enabled


@row(2)
def test_a_plain_trainer_logs_loss_and_learning_rate_of_each_step(plain: tuple[Any, Path]) -> None:
    trainer, logs = plain
    own = [
        (entry["step"], entry["loss"], entry["learning_rate"]) for entry in trainer.state.log_history if "loss" in entry
    ]
    train = [event for event in read_events(logs) if event.model_info.phase == "train"]
    assert [(event.step, event.metrics["loss"], event.metrics["lr"]) for event in train] == own
    assert len(own) == 5
    done = shell(f"rldk check {logs}", ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@row(3)
def test_every_trainer_of_trl_has_its_algorithm_and_names(tmp_path: Path) -> None:
    pytest.importorskip("trl")
    from rldk.demo import build_tiny_model
    from tests.factories.trainers.any_trl import OLD
    from tests.factories.trainers.every import CASES, run

    newer = {"distillation", "gmpo", "gkd", "gold", "async_grpo", "cpo", "orpo", "sdpo", "tpo"}
    promised = {"ppo", "bco", "cpo", "orpo", "prm", "gkd", "nash_md", "xpo"} if OLD else newer
    model = build_tiny_model(tmp_path / "model")
    cases = {case.algorithm: case for case in reversed(CASES)}
    assert promised <= cases.keys()
    # All of them, with all their values: tests/integrations/trl/test_every_trainer.py.
    for name in promised:
        _, callback = run(cases[name], tmp_path / name, model)
        manifest = json.loads((tmp_path / name / "logs" / f"{cases[name].name}_run.json").read_text())
        assert (manifest["framework"], manifest["algorithm"]) == ("trl", name)
        last = [event for event in read_events(callback.run.path) if event.model_info.phase == "train"][-1]
        assert {"lr", "epoch" if name not in ("async_grpo",) else "trl/epoch"} <= last.metrics.keys()
        assert set(cases[name].names) <= last.metrics.keys()


@row(4)
def test_the_files_of_a_trl_run(plain: tuple[Any, Path]) -> None:
    _, logs = plain
    for name in ("events.jsonl", "metrics.csv", "metrics.json", "alerts.json", "final_report.json"):
        assert (logs / f"plain_{name}").stat().st_size > 0


# The OpenRLHF guide


@row(5)
def test_the_files_of_an_openrlhf_run(tmp_path: Path) -> None:
    code = """
import sys
from rldk.integrations.openrlhf import OpenRLHFCallback
callback = OpenRLHFCallback(output_dir=sys.argv[1], run_id="r")
for step in (1, 2):
    callback.on_step_end(None, step, {"loss": 1.0 / step})
callback.on_train_end(None, 2)
"""
    names = {"r_events.jsonl", "r_run.json", "r_alerts.json", "metrics_r.csv", "summary_r.json", "events_r.jsonl"}
    done = script(code, tmp_path / "bare", without=["pyarrow", "pandas", "torch"])
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "bare").glob("[!.]*")} == names
    with (tmp_path / "bare" / "metrics_r.csv").open(newline="") as file:
        assert [(line["step"], line["loss"]) for line in csv.DictReader(file) if line["phase"] == "train"] == [
            ("1", "1.0"),
            ("2", "0.5"),
        ]
    brought = [re.split(r"[<>=!;\[ ]", text)[0] for text in requires("rldk") or () if "extra == 'openrlhf'" in text]
    assert {"pyarrow", "wrapt"} <= set(brought)
    if find_spec("pyarrow"):
        assert script(code, tmp_path / "whole").returncode == 0
        assert {path.name for path in (tmp_path / "whole").glob("[!.]*")} == {*names, "metrics_r.parquet"}


@row(6)
def test_a_line_has_the_documented_fields(tmp_path: Path) -> None:
    line = json.loads(log(tmp_path).read_text().splitlines()[0])
    assert {"step", "wall_time", "metrics", "rng", "data_slice", "model_info", "notes"} <= line.keys()
    documented = json.loads((DATA / "valid" / "documented.jsonl").read_text())
    core = ["reward_mean", "reward_std", "kl_mean", "entropy_mean", "clip_frac", "grad_norm", "lr", "loss"]
    assert list(documented["metrics"]) == core
    assert len(documented["rng"]) == 5
    assert len(documented["data_slice"]) == 4
    assert len(documented["model_info"]) == 7
    path = tmp_path / "documented_events.jsonl"
    shutil.copy(DATA / "valid" / "documented.jsonl", path)
    assert validate_jsonl_file(path, strict=True)


@row(7)
def test_the_openrlhf_callback_and_its_arguments(tmp_path: Path) -> None:
    callback = OpenRLHFCallback(
        output_dir=str(tmp_path), run_id="r", model_name="m", dataset_name="d", enable_jsonl_logging=True
    )
    callback.on_step_end(None, 1, {"loss": 1.0})
    callback.on_train_end(None, 1)
    (event,) = [event for event in read_events(tmp_path / "r_events.jsonl") if event.model_info.phase == "train"]
    assert (event.model_info.model_name, event.data_slice.dataset_name) == ("m", "d")


@row(8, DELIBERATE)
def test_a_callback_is_added_to_a_trainer_that_is_watched_and_then_it_fits(tmp_path: Path) -> None:
    """With OpenRLHF itself: tests/frameworks/openrlhf/test_ways_in.py and test_docs.py."""
    pytest.importorskip("wrapt")
    from rldk.integrations.openrlhf.patches import patch

    class SFTTrainer:  # stands in for OpenRLHF's, which cannot be installed beside TRL
        args = SimpleNamespace(pretrain="m", seed=1)
        epochs, train_dataloader, strategy = 1, [0], SimpleNamespace(accumulated_gradient=1)
        model = SimpleNamespace(parameters=list)

        def fit(self, args: Any, consumed_samples: int = 0) -> str:
            self.save_logs_and_checkpoints(args, 1, None, {"gpt_loss": 1.0})
            return "trained"

        def save_logs_and_checkpoints(self, args: Any, global_step: int, step_bar: Any, logs_dict: Any) -> None: ...

    SFTTrainer.__module__ = "openrlhf.trainer.sft_trainer"
    patch(SFTTrainer, "sft")
    trainer = SFTTrainer()
    trainer.add_callback(OpenRLHFCallback(tmp_path, "r"))
    assert trainer.fit() == "trained"
    (event,) = [event for event in read_events(tmp_path / "r_events.jsonl") if event.model_info.phase == "train"]
    assert event.metrics["loss"] == 1.0


MONITOR = """
import sys
from rldk.integrations.openrlhf import DistributedTrainingMonitor
output, rank = sys.argv[1], int(sys.argv[2])
monitor = DistributedTrainingMonitor(output_dir=f"{output}/node_{rank}", run_id="r", enable_jsonl_logging=True)
monitor.on_train_begin(None, 0)
for step in range(1, 51):
    monitor.on_step_begin(None, step)
    monitor.on_step_end(None, step, {"loss": 1.0 / step})
monitor.on_train_end(None, 50)
"""


@row(9)
def test_the_monitor_of_several_nodes_needs_no_torch(tmp_path: Path) -> None:
    done = script(MONITOR, tmp_path, 0, without=["torch", "pyarrow"])
    assert done.returncode == 0, done.stderr
    train = [e for e in read_events(tmp_path / "node_0" / "r_events.jsonl") if e.model_info.phase == "train"]
    assert [event.metrics["loss"] for event in train] == [1 / step for step in range(1, 51)]
    assert not any("allreduce_time" in event.metrics for event in train)


@row(10)
def test_each_node_makes_the_runs_log_in_its_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With torchrun: tests/integrations/shared/test_nodes.py."""
    monkeypatch.setenv("WORLD_SIZE", "3")
    monkeypatch.setenv("RLDK_LAUNCH_ID", "launch")
    for rank in (0, 1, 2):
        monkeypatch.setenv("RANK", str(rank))
        assert script(MONITOR, tmp_path, rank).returncode == 0
        folder = tmp_path / f"node_{rank}"
        assert {path.name for path in folder.glob("r_*")} >= {"r_events.jsonl", "r_run.json"}
        assert {event.process.rank for event in read_events(folder / "r_events.jsonl")} == {rank}
    joined = [e for e in read_events(tmp_path) if e.model_info.phase == "train"]
    assert [(e.step, e.process.rank) for e in joined] == [(step, rank) for step in range(1, 51) for rank in (0, 1, 2)]


@row(11)
def test_the_network_stands_in_the_events(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch")
    dist = torch.distributed
    with socket.create_server(("127.0.0.1", 0)) as master:
        monkeypatch.setenv("MASTER_ADDR", "127.0.0.1")
        monkeypatch.setenv("MASTER_PORT", str(master.getsockname()[1]))
        monitor = DistributedTrainingMonitor(output_dir=tmp_path, run_id="r", network_monitoring=True)
        dist.init_process_group("gloo", init_method=f"file://{tmp_path}/store", rank=0, world_size=1)
        try:
            monitor.on_train_begin(None, 0)
            wanted = {"network_bandwidth", "network_latency", "allreduce_time"}
            found: set[str] = set()
            for step in range(1, 200):
                monitor.on_step_begin(None, step)
                dist.all_reduce(torch.ones(1))
                monitor.on_step_end(None, step, {"loss": 1.0})
                found |= set(list(read_events(tmp_path / "r_events.jsonl"))[-1].metrics)
                if wanted <= found:
                    break
                time.sleep(0.1)
            monitor.on_train_end(None, step)
        finally:
            dist.destroy_process_group()
    assert wanted <= found


@row(12)
@pytest.mark.parametrize("text", ["1", "true", "yes", "on", "TRUE"])
def test_the_variable_that_disables_logging(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_DISABLE_JSONL", text)
    log(tmp_path / "logs")
    callback = OpenRLHFCallback(tmp_path / "logs", "r")
    callback.on_step_end(None, 1, {"loss": 1.0})
    callback.on_train_end(None, 1)
    assert not (tmp_path / "logs").exists()


@row(13)
def test_a_users_own_clean_up_survives_and_the_option_that_replaces_it_is_named(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        for step in range(1, 3001):
            run.log(step, {"loss": 1 / step}, notes=["x" * 4000])
        # As a guide has it: above 10 MB the last 1,000 lines are kept.
        assert run.path.stat().st_size > 10 * 2**20
        kept = run.path.read_text().splitlines(keepends=True)[-1000:]
        run.path.write_text("".join(kept))
        run.log(3001, {"loss": 0.1})
    assert [event.step for event in read_events(run.path, strict=True)] == list(range(2001, 3002))
    said = (ROOT / "docs" / "troubleshooting.md").read_text()
    assert "Never rewrite a live file" in said
    assert "`keep` is the option" in said


# Recipes


@row(14, DELIBERATE)
def test_the_jq_recipe(plain: tuple[Any, Path], tmp_path: Path) -> None:
    if shutil.which("jq") is None:
        pytest.skip("there is no jq here")
    trainer, logs = plain
    program = "[.step, .wall_time, .metrics.reward_mean, .metrics.loss] | @csv"
    done = shell(f"jq -r '{program}' {logs}/plain_events.jsonl", tmp_path)
    assert done.returncode == 0, done.stderr
    rows = list(csv.reader(done.stdout.splitlines()))
    own = {entry["step"]: entry["loss"] for entry in trainer.state.log_history if "loss" in entry}
    assert len(rows) == len(list(read_events(logs)))
    # The difference: lines of the lifecycle carry no metrics, and give rows with empty cells.
    phases = [event.model_info.phase for event in read_events(logs)]
    assert {row[2] + row[3] for row, phase in zip(rows, phases, strict=True) if phase == "lifecycle"} == {""}
    trained = {int(row[0]): float(row[3]) for row, phase in zip(rows, phases, strict=True) if phase == "train"}
    assert trained == own
    only = f"jq -r 'select(.model_info.phase == \"train\") | {program}' {logs}/plain_events.jsonl"
    found = list(csv.reader(shell(only, tmp_path).stdout.splitlines()))
    assert {int(step): float(loss) for step, _, _, loss in found} == own


@row(15)
def test_the_pandas_recipe(tmp_path: Path) -> None:
    pd = pytest.importorskip("pandas")
    path = log(tmp_path)
    with path.open() as file:
        events = [json.loads(line) for line in file]
    frame = pd.DataFrame([{"step": event["step"], **event["metrics"]} for event in events])
    frame.to_csv(tmp_path / "metrics.csv", index=False)
    again = pd.read_csv(tmp_path / "metrics.csv")
    assert list(again["step"]) == [1, 2, 3, 4, 5]
    assert list(again["loss"]) == [1 / step for step in range(1, 6)]


# The event log


@row(16)
def test_the_validators_command_line(tmp_path: Path) -> None:
    path = log(tmp_path)
    command = f"{sys.executable} -m rldk.io.validator"
    assert shell(f"{command} {path} --strict", tmp_path).returncode == 0
    shutil.copy(DATA / "invalid" / "wrong_types.jsonl", tmp_path / "bad_events.jsonl")
    bad = shell(f"{command} bad_events.jsonl --strict", tmp_path)
    assert (bad.returncode, "bad_events.jsonl:1: " in bad.stdout) == (1, True)
    assert shell(f"{command} nothing.jsonl --strict", tmp_path).returncode == 2


@row(17)
def test_the_validators_function_is_truthy_if_the_file_is_valid(tmp_path: Path) -> None:
    good, bad = validate_jsonl_file(log(tmp_path)), validate_jsonl_file(DATA / "invalid" / "wrong_types.jsonl")
    assert good
    assert not bad
    assert isinstance(good, ValidationReport)


@row(18)
def test_what_the_validator_checks(tmp_path: Path) -> None:
    path = log(tmp_path)
    lines = path.read_text().splitlines()
    event = json.loads(lines[2])

    def problems(change: dict[str, Any], **options: Any) -> list[str]:
        changed = [*lines[:2], json.dumps({**event, **change}), *lines[3:]]
        path.write_text("\n".join(changed) + "\n")
        return [f"{p.line} {p.path}" for p in validate_jsonl_file(path, **options).errors]

    assert problems({}) == []
    assert problems({"step": -1}) == ["3 $.step"]
    assert problems({"more": 1}) == ["3 $.more"]
    assert problems({"metrics": {"loss": [0.5]}}) == ["3 $.metrics.loss"]
    assert problems({"metrics": {"loss": "tensor(0.5)"}}) == ["3 $.metrics.loss"]
    assert problems({"step": 9}, check_consistency=True) == ["4 $.step", "5 $.step"]
    assert problems({"wall_time": 1e9}, check_consistency=True)[0] == "4 $.wall_time"
    (tmp_path / "flat.jsonl").write_text('{"step": 1, "loss": 0.5}\n{"step": 2, "anything": "else"}\n')
    assert validate_jsonl_file(tmp_path / "flat.jsonl", strict=False)
    (tmp_path / "flat.jsonl").write_text('{"step": 1, "loss": {"mean": [0.5]}}\n')
    assert not validate_jsonl_file(tmp_path / "flat.jsonl", strict=False)


@row(19)
def test_ingest_logs_the_number_of_events_of_each_run(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    pytest.importorskip("pyarrow")
    log(tmp_path, "a", 3)
    log(tmp_path, "b", 4)
    with caplog.at_level(logging.INFO):
        assert ingest_runs(tmp_path).num_rows == 7
    assert {"run a: 3 events", "run b: 4 events"} <= set(caplog.messages)


@row(20, DELIBERATE)
def test_ingest_aborts_at_a_line_that_cannot_be_parsed_and_warns_of_a_torn_last_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pytest.importorskip("pyarrow")
    path = log(tmp_path)
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join([*lines[:2], "{oops\n", *lines[2:]]))
    with pytest.raises(IngestError, match=r"r_events\.jsonl:3: "):
        ingest_runs(tmp_path)
    path.write_text("".join(lines) + lines[0][:40])
    with caplog.at_level(logging.WARNING):
        assert ingest_runs(tmp_path).num_rows == 5
    assert any("torn last line" in message for message in caplog.messages)


@row(21)
def test_every_adapter_handles_the_log_and_gives_the_same_events(tmp_path: Path) -> None:
    expected = list(read_events(log(tmp_path)))
    for kind in (TRLAdapter, OpenRLHFAdapter, CustomJSONLAdapter):
        for source in (tmp_path / "r_events.jsonl", str(tmp_path)):
            adapter: Adapter = kind(source)
            assert adapter.can_handle()
            assert list(adapter.events()) == expected


@row(22)
def test_the_modules_that_the_documents_name() -> None:
    names = {
        "rldk.adapters.trl": "TRLAdapter",
        "rldk.adapters.openrlhf": "OpenRLHFAdapter",
        "rldk.adapters.custom_jsonl": "CustomJSONLAdapter",
        "rldk.ingest": "ingest_runs",
        "rldk.io.validator": "validate_jsonl_file",
        "rldk.integrations.openrlhf": "OpenRLHFCallback",
    }
    if find_spec("transformers"):
        names["rldk.integrations.trl"] = "RLDKCallback"
    for module, name in names.items():
        assert callable(getattr(import_module(module), name))


@row(23, DELIBERATE)
def test_what_is_public_is_imported_from_the_packages() -> None:
    openrlhf = import_module("rldk.integrations.openrlhf")
    assert {"OpenRLHFCallback", "DistributedTrainingMonitor"} <= set(openrlhf.__all__)
    assert set(import_module("rldk.adapters").__all__) == {"CustomJSONLAdapter", "OpenRLHFAdapter", "TRLAdapter"}


@row(24)
@pytest.mark.parametrize("name", ["trl", "openrlhf"])
def test_each_integration_has_a_readme_that_points_at_its_page(name: str) -> None:
    text = (files("rldk") / "integrations" / name / "README.md").read_text(encoding="utf-8")
    assert f"docs/{name}.md" in text
    for target in re.findall(r"\]\((\.\./[^)]*)\)", text):
        assert (ROOT / "rldk" / "integrations" / name / target).resolve().exists()


@row(25)
def test_there_is_an_end_to_end_run_besides_the_tests(tmp_path: Path) -> None:
    """`make demo` itself is run by .ci/run."""
    done = shell(f"make -n demo -C {ROOT}", tmp_path)
    assert (done.returncode, "rldk demo" in done.stdout) == (0, True)
    done = shell(f"rldk doctor --format json {tmp_path}", tmp_path)
    findings = json.loads(done.stdout)["findings"]
    assert {finding["check"] for finding in findings} >= {"python", "directory", "lock", "clock", "launcher"}
    assert next(finding for finding in findings if finding["check"] == "directory")["status"] == "ok"


@row(26)
def test_an_event_is_flushed_at_once_by_one_write_and_may_be_buffered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long that takes is measured by `make bench`, not by a test: docs/performance.md."""
    writes: list[int] = []
    write = os.write
    with EventWriter(tmp_path / "r_events.jsonl") as writer:
        monkeypatch.setattr(os, "write", lambda fd, data: writes.append(fd) or write(fd, data))
        monkeypatch.setattr(os, "fsync", lambda _: pytest.fail("it waits for the disk"))
        writer.write(make_event(step=1))
        assert len(writes) == 1
        seen = shell(f"wc -l < {tmp_path}/r_events.jsonl", tmp_path)  # another process
        assert seen.stdout.strip() == "1"
    with EventWriter(tmp_path / "b_events.jsonl", buffer_events=100) as writer:
        writer.write(make_event(step=1))
        assert (tmp_path / "b_events.jsonl").read_bytes() == b""
    assert len(list(read_events(tmp_path / "b_events.jsonl"))) == 1
    measured = (ROOT / "docs" / "performance.md").read_text()
    assert "p99" in measured


@row(27)
def test_resources_stand_in_the_events(tmp_path: Path) -> None:
    """A GPU's are tested with a stand-in for its driver: tests/resources/test_host.py."""
    wanted = {"cpu_utilization", "cpu_memory_used", "disk_free"}
    with Run(tmp_path, run_id="r", monitor_resources=True) as run:
        for step in range(1, 100):
            run.log(step, {"loss": 0.5})
            if wanted <= list(read_events(run.path))[-1].metrics.keys():
                break
            time.sleep(0.1)
    last = list(read_events(run.path))[-1].metrics
    assert 0 <= last["cpu_utilization"] <= 1
    assert last["cpu_memory_used"] > 1e6
    assert last["disk_free"] > 0


@row(28)
def test_health_is_judged_and_alerts_are_raised(tmp_path: Path) -> None:
    heard: list[Alert] = []
    with Run(tmp_path, run_id="r", monitor_health=True, on_alert=[heard.append]) as run:
        for step in range(1, 61):
            run.log(step, {"kl_mean": 5.0 if step > 50 else 0.01, "loss": math.nan if step == 60 else 0.5})
    assert [alert.rule for alert in heard] == ["kl_drift", "non_finite"]
    assert len(json.loads((tmp_path / "r_alerts.json").read_text())["alerts"]) == 2
    assert shell(f"rldk check {tmp_path}", tmp_path).returncode == 1


@row(29)
def test_checkpoints_are_analysed(plain: tuple[Any, Path]) -> None:
    trainer, logs = plain
    (record,) = map(json.loads, (logs / "plain_checkpoints.jsonl").read_text().splitlines())
    assert record["step"] == 5
    facts = inspect_checkpoint(Path(trainer.args.output_dir) / "checkpoint-5")
    assert facts.parameters == trainer.model.num_parameters()


# Troubleshooting


@row(30)
def test_the_entries_of_the_guides_troubleshooting(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    # A file is not created.
    (tmp_path / "file").touch()
    with Run(tmp_path / "file" / "logs", run_id="r") as run:
        run.log(1, {"loss": 0.5})
    assert "cannot be opened, and nothing is being logged" in caplog.text
    assert shell(f"rldk doctor {tmp_path}/file/logs", tmp_path).returncode == 1
    # Lines are malformed.
    path = log(tmp_path / "malformed")
    path.write_text(path.read_text() + "{oops\n")
    assert [(p.line, p.path) for p in validate_jsonl_file(path).errors] == [(6, "$")]
    assert len(list(read_events(path, on_error="skip"))) == 5
    # Files get large.
    log(tmp_path / "large", steps=50, writer_options={"rotate_bytes": 5000, "compress": "gzip", "keep": 2})
    assert len(list((tmp_path / "large").glob("r_events.0*"))) == 2
    # Several processes write.
    first, second = Run(tmp_path / "two", run_id="r"), Run(tmp_path / "two", run_id="r")
    for step in (1, 2, 3):
        first.log(step, {"loss": 1.0})
        second.log(step, {"loss": 2.0})
    first.finish()
    second.finish()
    assert [path.name for path in sorted((tmp_path / "two").glob("r_events*"))] == [
        "r_events.attempt2.jsonl",
        "r_events.jsonl",
    ]
    # Directories of their own, and one name for a run throughout.
    for folder in ("one", "other"):
        assert validate_jsonl_file(log(tmp_path / folder, "same"))
    assert {event.model_info.run_id for event in read_events(tmp_path / "one")} == {"same"}
    said = (ROOT / "docs" / "troubleshooting.md").read_text()
    for title in ("There is no file", "A line is malformed", "The file is large", "Two processes write one run"):
        assert f"## {title}\n" in said


@row(31)
def test_troubleshooting_of_imports_interruptions_and_nodes(tmp_path: Path) -> None:
    said = (ROOT / "docs" / "troubleshooting.md").read_text()
    for title in ("The schema cannot be imported", "Training was interrupted", "Nodes do not reach each other"):
        assert f"## {title}\n" in said
    # The schema cannot be imported: the message is the one that the page explains.
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import rldk; rldk.Event"
    missing = shell(f'"{sys.executable}" -S -c "{code}"', tmp_path, PYTHONPATH="")
    assert missing.stderr.splitlines()[-1] == "ModuleNotFoundError: No module named 'rldk_schema'"
    assert "ModuleNotFoundError: No module named 'rldk_schema'" in said
    # An interruption: what was written is there, and the next attempt continues.
    code = "import os, sys; from rldk import Run; run = Run(sys.argv[1], run_id='r')\n"
    code += "for step in range(1, 4): run.log(step, {'loss': 1.0})\nos.kill(os.getpid(), 9)"
    assert script(code, tmp_path).returncode == -9
    log(tmp_path, steps=4)
    assert [e.step for e in read_events(tmp_path, attempts="last")] == [1, 2, 3, 4]
    assert {e.process.attempt for e in read_events(tmp_path)} == {1, 2}
    # Nodes that do not reach each other: the doctor names the address.
    launcher = {"RANK": "1", "WORLD_SIZE": "2", "MASTER_ADDR": "no-such-host.invalid", "MASTER_PORT": "29500"}
    done = shell(f"rldk doctor {tmp_path}", tmp_path, **launcher)
    assert "no-such-host.invalid does not resolve" in done.stdout


@row(32)
@pytest.mark.parametrize(
    ("rule", "metric", "before", "after"),
    [
        ("disk_full", "disk_free", 80e9, 5e8),
        ("network_latency", "network_latency", 0.5, 80.0),
        ("allreduce_time", "allreduce_time", 20.0, 200.0),
    ],
)
def test_what_distributed_set_ups_have_to_watch_has_a_rule_on_every_rank(
    rule: str, metric: str, before: float, after: float, tmp_path: Path
) -> None:
    start = time.time()
    for rank in (0, 1):
        with EventWriter(tmp_path / f"node_{rank}" / "r_events.jsonl") as writer:
            for step in range(1, 101):
                value = after if rank == 1 and step > 50 else before
                event = make_event(step=step, metrics={metric: value}, wall_time=10.0 * step)
                event.model_info.run_id = "r"
                event.timestamp = start + 10 * step
                event.process = Process(rank=rank, hostname=f"host-{rank}", attempt_id="l")
                writer.write(event)
    done = shell(f"rldk check {tmp_path} --format json", tmp_path)
    (run,) = json.loads(done.stdout)["runs"]
    assert [alert["rule"] for alert in run["alerts"] if alert["severity"] != "info"] == [rule]
    assert run["alerts"][0]["message"].startswith(f"rank 1 on host-1: {metric} is ")
    assert run["alerts"][0]["step"] > 50


def _write(path: str, worker: int) -> None:
    with EventWriter(path) as writer:
        for step in range(20):
            writer.write(make_event(step=step, metrics={"worker": float(worker)}))


@row(33)
def test_times_are_utc_writers_may_be_several_and_files_empty_or_torn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        before = time.time()
        event = next(read_events(log(tmp_path / "zone")))
        assert before <= event.timestamp <= time.time()
    finally:
        monkeypatch.undo()
        time.tzset()
    spawn = multiprocessing.get_context("spawn")
    path = tmp_path / "many" / "r_events.jsonl"
    workers = [spawn.Process(target=_write, args=(str(path), worker)) for worker in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    found = [event.metrics["worker"] for event in read_events(path.parent, strict=True)]
    assert sorted(found) == sorted([0.0, 1.0, 2.0] * 20)
    told = {"RLDK_OUTPUT_DIR": str(tmp_path / "told"), "RLDK_RUN_ID": "told", "RLDK_ROTATE_BYTES": "1"}
    code = """
from rldk.integrations.openrlhf import OpenRLHFCallback
from rldk.integrations.openrlhf.settings import from_environment
callback = OpenRLHFCallback(**from_environment())
for step in (1, 2):
    callback.on_step_end(None, step, {"loss": 1.0})
callback.on_train_end(None, 2)
"""
    assert shell(f"\"{sys.executable}\" -c '{code}'", tmp_path, **told).returncode == 0
    assert (tmp_path / "told" / "told_events.000001.jsonl").exists()
    empty = tmp_path / "empty_events.jsonl"
    empty.touch()
    assert (list(read_events(empty)), bool(validate_jsonl_file(empty))) == ([], True)
    empty.write_text('{"step": 1, "wal')
    assert list(read_events(empty)) == []
    assert validate_jsonl_file(empty).torn_tail is not None


@row(34)
def test_rotation_compression_buffering_and_filtering(tmp_path: Path) -> None:
    options = {"rotate_bytes": 4000, "compress": "zstd", "buffer_events": 5, "exclude": ["reward*"]}
    path = log(tmp_path, steps=30, writer_options=options)
    assert list(tmp_path.glob("r_events.000001.jsonl.zst"))
    events = list(read_events(path))
    assert [event.step for event in events] == list(range(1, 31))
    assert all(event.metrics.keys() == {"loss"} for event in events)
    by_time = {"rotate_seconds": 0.01}
    with Run(tmp_path / "time", run_id="r", writer_options=by_time) as run:
        for step in (1, 2):
            run.log(step, {"loss": 0.5})
            time.sleep(0.02)
    assert (tmp_path / "time" / "r_events.000001.jsonl").exists()


@row(35, AS_WRITTEN)
def test_events_are_streamed_over_websocket(tmp_path: Path) -> None:
    assert shell("rldk serve --help", tmp_path).returncode == 0


@row(36)
def test_errors_name_the_place_what_was_expected_and_what_was_found(tmp_path: Path) -> None:
    path = log(tmp_path)
    lines = path.read_text().splitlines()
    event = json.loads(lines[1])
    del event["rng"]
    path.write_text("\n".join([lines[0], json.dumps(event), '{"step": 3,', lines[3], lines[2]]) + "\n")
    report = validate_jsonl_file(path, check_consistency=True)
    said = [f"{problem.line}: {problem}" for problem in report.errors]
    assert any(text.startswith("2: $") and "rng" in text for text in said)
    assert any(text.startswith("3: $: not JSON") for text in said)
    assert any(text.startswith("5: $.step: train: expected a step at or above 4, found 3") for text in said)
    done = shell("rldk validate nothing_events.jsonl", tmp_path)
    assert (done.returncode, done.stderr) == (2, "rldk: nothing_events.jsonl: no such file or directory\n")
    with small_disk(tmp_path / "disk", 200) as disk:
        fill(disk)
        done = script("import sys; from rldk import Run; Run(sys.argv[1], run_id='r').log(1, {})", disk)
    assert done.returncode == 0
    assert "No space left on device" in done.stderr


# The card


@row("card: tools and layout")
def test_the_projects_card(tmp_path: Path) -> None:
    text = (ROOT / "pyproject.toml").read_text()
    for package in (
        "datamodel-code-generator", "jsonschema", "fastjsonschema", "pyarrow", "psutil", "nvidia-ml-py",
        "transformers", "pytest",
    ):  # fmt: skip
        assert f'"{package}' in text
    for path in ("schema/event.schema.json", "codegen", "generated", "rldk", "tests", "pyproject.toml", "README.md"):
        assert (ROOT / path).exists()
    from rldk_schema import Event, validate_event

    assert validate_event(json.loads((DATA / "valid" / "documented.jsonl").read_text()))
    with pytest.raises(Exception, match="step"):
        validate_event({**json.loads((DATA / "valid" / "documented.jsonl").read_text()), "step": "one"})
    assert Event.__dataclass_fields__.keys() >= {"step", "metrics"}
    assert (ROOT / "generated" / "typescript" / "event.d.ts").exists()
    done = shell("rldk schema", tmp_path)
    # With what the frameworks call things, so that a program in any language needs one file.
    printed = json.loads(done.stdout)
    assert {source["framework"] for source in metrics_of(printed)["kl_mean"]["x-sources"]} >= {
        "trl",
        "openrlhf",
        "verl",
    }
    assert printed.pop("x-frameworks").keys() >= {"trl", "openrlhf", "verl"}
    written = json.loads((ROOT / "schema" / "event.schema.json").read_text())
    for schema in (printed, written):
        for metric in metrics_of(schema).values():
            metric.pop("x-sources", None)
            metric.pop("x-traps", None)  # those that name a framework are added
    assert printed == written


def metrics_of(schema: dict[str, Any]) -> dict[str, Any]:
    return schema["definitions"]["Metrics"]["properties"]  # type: ignore[no-any-return]


@row("card: no drift")
def test_every_json_form_is_generated_from_a_schema() -> None:
    forms = {"run", "completion", "checkpoint", "alert", "alerts", "final_report", "flat_record", "posted_alert"}
    forms |= {"alert_counts", "cost", "coverage", "metric_summary", "not_judged"}  # parts of others
    printed = {"validate", "check", "comparison", "doctor", "explain", "ls", "status"}
    sent = {"live_request", "live_update", "live_run", "live_curves"}
    assert {path.name.removesuffix(".schema.json") for path in (ROOT / "schema").glob("*.schema.json")} == {
        "event", *forms, *printed, *sent
    }  # fmt: skip
    assert set(FORMS) == forms | printed | sent


# The whole


def test_every_row_has_a_test() -> None:
    assert [number for number in ROWS if isinstance(number, int)] == list(range(1, 37))
    assert len(ROWS) == 38


def test_the_docs_list_what_deliberately_differs() -> None:
    listed = re.findall(r"^\| (\d+) \|", (ROOT / "docs" / "contract.md").read_text(), re.MULTILINE)
    assert list(map(int, listed)) == [number for number, (state, _) in ROWS.items() if state == DELIBERATE]


if __name__ == "__main__":
    for number, (state, name) in ROWS.items():
        print(f"{number:>4}  {state:<20}  {name}" if isinstance(number, int) else f"{state}: {number}: {name}")
    for state in (AS_WRITTEN, DELIBERATE, LATER):
        print(f"{state}: {sum(found == state for found, _ in ROWS.values())}")
