"""One run over two nodes, started by torchrun: each node's directory has the run's log, and together they are one."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytestmark = pytest.mark.trl

from rldk import Event, read_events  # noqa: E402
from rldk.io.validator import validate_jsonl_file  # noqa: E402

ROOT = Path(__file__).parents[3]


def two_nodes(kind: str, output: Path, model: Path) -> None:
    """Two launchers, as on two hosts, each with one process."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    launch = [sys.executable, "-m", "torch.distributed.run", "--nnodes", "2", "--nproc-per-node", "1"]
    launch += ["--master-addr", "127.0.0.1", "--master-port", str(port)]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "generated" / "python")])
    env = {**os.environ, "PYTHONPATH": paths, "OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": "", "RLDK_LAUNCH_ID": "l"}
    script = Path(__file__).with_name("node_rank.py")
    nodes = [
        subprocess.Popen(
            [*launch, "--node-rank", str(node), str(script), kind, str(output), str(model)],
            env=env,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for node in (0, 1)
    ]
    said = [node.communicate(timeout=300)[0] for node in nodes]
    assert [node.returncode for node in nodes] == [0, 0], said


@pytest.fixture(scope="module", params=["loop", "trainer"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: Path) -> tuple[str, Path]:
    output = tmp_path_factory.mktemp(request.param)
    two_nodes(request.param, output, model)
    return request.param, output


def train(source: Path) -> list[Event]:
    return [event for event in read_events(source) if event.model_info.phase == "train"]


def test_each_nodes_directory_has_the_log_and_its_manifest(run: tuple[str, Path]) -> None:
    for node in (0, 1):
        folder = run[1] / f"node_{node}"
        assert [path.name for path in folder.glob("two_events*")] == ["two_events.jsonl"]
        assert validate_jsonl_file(folder / "two_events.jsonl", check_consistency=True)
        assert json.loads((folder / "two_run.json").read_text())["run_id"] == "two"
        assert {event.process.rank for event in train(folder)} == {node}


def test_together_they_are_one_run(run: tuple[str, Path]) -> None:
    events = train(run[1])
    assert [(event.step, event.process.rank) for event in events] == [(s, r) for s in range(1, 6) for r in (0, 1)]
    assert len({event.process.attempt_id for event in events}) == 1
    assert {event.process.world_size for event in events} == {2}


def test_the_values_are_those_that_were_logged(run: tuple[str, Path]) -> None:
    kind, output = run
    own = json.loads((output / "own_0.json").read_text())
    names = {"loss": "loss", "grad_norm": "grad_norm", "learning_rate": "lr", "epoch": "epoch"}
    events = train(output / "node_0")
    assert [event.step for event in events] == [row["step"] for row in own]
    for event, row in zip(events, own, strict=True):
        expected = {names.get(key, key): value for key, value in row.items() if key != "step"}
        assert {name: event.metrics[name] for name in expected} == expected
    if kind == "loop":
        assert all("allreduce_time" in event.metrics for event in train(output))
    else:  # the metrics are the same on all ranks, and rank 0 logs them
        assert all("loss" not in event.metrics for event in train(output / "node_1"))
