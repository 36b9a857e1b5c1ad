"""Databases of the real trackio."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("trackio", reason="trackers have an environment of their own: make test-frameworks NAME=trackers")

from rldk.adapters.layouts.mlflow_db import is_mlflow
from rldk.adapters.layouts.trackio_db import facts_trackio, is_trackio, read_trackio, runs_trackio
from rldk.adapters.rows import Skipped
from rldk.adapters.start import Start
from tests.factories.databases import contents
from tests.frameworks.trackers.conftest import Write


@pytest.mark.parametrize("killed", [False, True])
def test_every_run_of_a_project_is_read(killed: bool, tmp_path: Path, start: Write) -> None:
    writer = start(tmp_path, "trackio_runs", *["kill"] * killed)
    output, _ = writer.communicate(timeout=120)
    assert writer.returncode == (-9 if killed else 0), output
    path = tmp_path / "trackio" / "grpo.db"
    before = contents(path.parent)
    assert is_trackio(Start(path))
    assert not is_mlflow(Start(path))
    runs = runs_trackio(path)
    facts = [facts_trackio(path, run) for run in runs]
    assert [told.name for told in facts] == ["first", "second", "third"][: 2 + killed]
    skipped: list[Skipped] = []
    for run, told in zip(runs, facts, strict=True):
        logged = json.loads((tmp_path / f"{told.name}.json").read_text())
        found = [row.values for row in read_trackio(path, skipped.append, run)]
        assert all(row.pop("_timestamp") > 1.7e9 for row in found)
        assert repr(found) == repr(logged)
        assert told.config == {"lr": 1e-6, "nested": {"a": 1}}
        assert (told.about["group"], told.about["left_out"]) == ("g", {"samples": 1})
    assert [alert["title"] for alert in facts[0].about["alerts"]] == ["kl high"]
    assert skipped == []
    assert contents(path.parent) == before
