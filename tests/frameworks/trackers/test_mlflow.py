"""Runs of the real MLflow, in a database and in folders."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mlflow", reason="trackers have an environment of their own: make test-frameworks NAME=trackers")

from rldk.adapters.layouts.mlflow_db import facts_mlflow, is_mlflow, read_mlflow, runs_mlflow
from rldk.adapters.layouts.mlflow_files import facts_mlflow_run, is_mlflow_run, read_mlflow_run
from rldk.adapters.layouts.trackio_db import is_trackio
from rldk.adapters.rows import Row, RunFacts, Skipped
from rldk.adapters.start import Start
from tests.factories.databases import contents
from tests.frameworks.trackers.conftest import Write


def write(start: Write, folder: Path, uri: str) -> None:
    writer = start(folder, "mlflow_runs", uri)
    output, _ = writer.communicate(timeout=120)
    assert writer.returncode == -9, output


def judge(rows: Sequence[Sequence[Row]], facts: Sequence[RunFacts], folder: Path) -> None:
    found: list[list[dict[str, Any]]] = [[dict(row.values) for row in run] for run in rows]
    times = [(row.pop("_timestamp"), row.pop("_runtime")) for run in found for row in run]
    assert all(stamp > 1.7e9 and 0 <= runtime < 100 for stamp, runtime in times)
    first, second, third = found
    logged = json.loads((folder / "first.json").read_text())
    assert _merged(first) == _merged(logged)
    assert second == [{"loss": 2.0, "_step": 5}]
    assert third == [{"loss": 0.0}, {"loss": 1.0}, {"loss": 2.0}]  # nobody gave a step
    assert [told.name for told in facts] == ["first", "second", "third"]
    assert [told.state for told in facts] == ["finished", "failed", "running"]
    assert facts[0].config == {"lr": "1e-06", "nested": "{'a': 1}", "text": "a: b\nc"}
    assert (facts[0].about["experiment"], facts[0].about["tags"]["t"]) == ("grpo", "1")


def _merged(rows: list[dict[str, Any]]) -> dict[int, str]:
    """Values by step: two calls within a millisecond are one row."""
    merged: dict[int, dict[str, Any]] = {}
    for row in rows:
        assert not set(merged.get(row["_step"], {})) & set(row) - {"_step"}
        merged.setdefault(row["_step"], {}).update(row)
    return {step: repr(sorted(row.items())) for step, row in merged.items()}


def test_a_database_is_read(tmp_path: Path, start: Write) -> None:
    path = tmp_path / "database" / "mlflow.db"
    path.parent.mkdir()
    write(start, tmp_path, f"sqlite:///{path}")
    before = contents(path.parent)
    assert is_mlflow(Start(path))
    assert not is_trackio(Start(path))
    skipped: list[Skipped] = []
    runs = runs_mlflow(path)
    judge(
        [list(read_mlflow(path, skipped.append, run)) for run in runs],
        [facts_mlflow(path, run) for run in runs],
        tmp_path,
    )
    assert skipped == []
    assert contents(path.parent) == before


def test_folders_are_read(tmp_path: Path, start: Write) -> None:
    write(start, tmp_path, f"file://{tmp_path}/mlruns")
    skipped: list[Skipped] = []
    folders = [file.parent for file in tmp_path.rglob("meta.yaml")]
    runs = sorted(filter(is_mlflow_run, folders), key=lambda folder: facts_mlflow_run(folder).name or "")
    judge(
        [list(read_mlflow_run(run, skipped.append)) for run in runs], [facts_mlflow_run(run) for run in runs], tmp_path
    )
    assert skipped == []
