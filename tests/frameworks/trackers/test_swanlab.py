"""Files of the real SwanLab."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("swanlab", reason="trackers have an environment of their own: make test-frameworks NAME=trackers")

from rldk.adapters.layouts.swanlab_file import facts_swanlab, is_swanlab, read_swanlab
from rldk.adapters.rows import Skipped
from rldk.adapters.start import Start
from tests.frameworks.trackers.conftest import Write


@pytest.mark.parametrize("fails", [False, True])
def test_a_run_is_read(fails: bool, tmp_path: Path, start: Write) -> None:
    writer = start(tmp_path, "swanlab_runs", *["fail"] * fails)
    output, _ = writer.communicate(timeout=120)
    assert writer.returncode == fails, output
    (path,) = tmp_path.glob("swanlog/run-*/*.swanlab")
    assert is_swanlab(Start(path))
    skipped: list[Skipped] = []
    found = [row.values for row in read_swanlab(path, skipped.append)]
    assert all(row.pop("_timestamp") > 1.7e9 for row in found)
    logged = json.loads((tmp_path / "logged.json").read_text())
    assert repr(found) == repr([{k: v if k == "_step" else float(v) for k, v in row.items()} for row in logged])
    assert skipped == []
    facts = facts_swanlab(path)
    assert (facts.name, facts.state) == ("qwen", "failed" if fails else "finished")
    assert facts.error == ("RuntimeError: cuda" if fails else None)
    assert facts.config["lr"] == 1e-6
    assert (facts.about["project"], facts.about["tags"], facts.about["left_out"]["text"]) == ("grpo", ["t"], 1)
    assert "swanlab" in facts.versions
