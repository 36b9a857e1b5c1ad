"""Scripts that speak wandb: what `rldk.wandb_compat` logs of them is what wandb's own file is read as."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("wandb", reason="trackers have an environment of their own: make test-frameworks NAME=trackers")

from rldk import read_completions, read_events
from rldk.adapters import CustomJSONLAdapter
from rldk.adapters.layouts.wandb_facts import facts_wandb
from rldk.adapters.samples import read_samples
from tests.factories.wandb_scripts import SCRIPTS, by_step, run_script, with_rldk


def both(script: str, folder: Path) -> tuple[list[Path], Path]:
    """wandb's files of a script's runs, in order of time, and the directory of rldk's logs."""
    source = (SCRIPTS / f"{script}.py").read_text()
    for number, text in enumerate((source, with_rldk(source))):
        done = run_script(text, folder, WANDB_MODE="offline", WANDB_SILENT="true", HOME=str(folder))
        assert done.returncode == 0, done.stderr
        (folder / f"stdout-{number}").write_text(done.stdout)
    files = sorted(folder.glob("wandb/offline-run-*/*.wandb"), key=lambda path: path.stat().st_mtime)
    return files, folder / "rldk_logs"


def manifest(logs: Path, run_id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((logs / f"{run_id}_run.json").read_text())
    return found


@pytest.mark.parametrize(("script", "rows"), [("ppo", 9), ("grpo", 6)])
def test_events_and_configuration_are_those_of_wandbs_own_file(script: str, rows: int, tmp_path: Path) -> None:
    (file,), logs = both(script, tmp_path)
    (log,) = logs.glob("*_events.jsonl")
    theirs = by_step(CustomJSONLAdapter(file).events())
    assert len(theirs) == rows
    assert by_step(read_events(log)) == theirs
    facts = facts_wandb(file)
    ours = manifest(logs, log.name.removesuffix("_events.jsonl"))
    about = ours["config"].pop("_wandb")
    assert ours["config"] == facts.config
    assert about["project"] == facts.about["project"]
    assert (ours["group"], ours["tags"]) == (facts.about.get("group"), facts.about.get("tags", []))
    assert ours["attempts"][0]["ending"] == facts.state == "finished"


def test_samples_are_those_of_wandbs_tables(tmp_path: Path) -> None:
    (file,), logs = both("grpo", tmp_path)
    tables = sorted((file.parent / "files" / "media" / "table").glob("completions_*"))
    theirs = [sample for table in tables for sample in read_samples(table, pytest.fail)]
    ours = list(read_completions(logs / "grpo-run_completions.jsonl"))
    assert len(ours) == 10
    assert [replace(sample, attempt=None) for sample in ours] == sorted(theirs, key=lambda s: (s.step, s.index))


def test_the_runs_of_a_search_are_those_of_wandbs_files(tmp_path: Path) -> None:
    files, logs = both("sweep", tmp_path)
    assert len(files) == 4  # wandb has a file of its own where a run goes on
    for file in files[:3]:
        facts = facts_wandb(file)
        run_id = facts.about["run_id"]
        first = [e for e in read_events(logs / f"{run_id}_events.jsonl") if e.process and e.process.attempt == 1]
        assert by_step(first) == by_step(CustomJSONLAdapter(file).events())
        assert manifest(logs, run_id)["attempts"][0]["ending"] == facts.state
        if run_id != "trial-0":  # which is started again with less
            config = manifest(logs, run_id)["config"]
            del config["_wandb"]
            assert config == facts.config


def test_calls_at_random_have_the_steps_and_values_that_wandb_gives_them(tmp_path: Path) -> None:
    files, logs = both("random_calls", tmp_path)
    dropped = 0
    for file in files:
        run_id = facts_wandb(file).about["run_id"]
        assert by_step(read_events(logs / f"{run_id}_events.jsonl")) == by_step(CustomJSONLAdapter(file).events()), (
            run_id
        )
        dropped += manifest(logs, run_id)["attempts"][0]["dropped"]
    assert len(files) == 12
    assert dropped > 12
    assert (tmp_path / "stdout-0").read_text() == (tmp_path / "stdout-1").read_text()
