"""A hundred runs of the real wandb, offline, some killed: our rows against those that wandb itself reads."""

from __future__ import annotations

import json
import math
import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("wandb", reason="trackers have an environment of their own: make test-frameworks NAME=trackers")

from rldk.adapters.layouts.wandb_facts import facts_wandb
from rldk.adapters.layouts.wandb_file import is_wandb, read_wandb
from rldk.adapters.rows import Skipped
from rldk.adapters.samples import is_samples, read_samples
from rldk.adapters.start import Start
from tests.frameworks.trackers.conftest import Write
from tests.frameworks.trackers.own_reader import OLD, rows

RUNS, BATCH = 100, 10


@pytest.fixture(scope="session", params=["0.31", "0.28"])
def runs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, start: Write) -> Path:
    """A folder of runs. They are fewer of the older version."""
    folder = tmp_path_factory.mktemp("wandb")
    env = {"PYTHONPATH": str(OLD)} if request.param == "0.28" else {}
    firsts = list(range(0, RUNS if not env else 20, BATCH))
    for pair in zip(firsts[::2], firsts[1::2], strict=True):
        writers = [start(folder, "wandb_runs", str(first), str(BATCH), **env) for first in pair]
        for writer in writers:
            output, _ = writer.communicate(timeout=300)
            assert writer.returncode == -9, output
    return folder


def files(runs: Path) -> list[Path]:
    return sorted(path for path in runs.glob("wandb/offline-run-*/*.wandb"))


def read(path: Path) -> tuple[list[dict[str, Any]], list[Skipped]]:
    skipped: list[Skipped] = []
    return [row.values for row in read_wandb(path, skipped.append)], skipped


def own(path: Path) -> list[dict[str, Any]]:
    """Wandb's rows, without media, up to a torn end."""
    found: list[dict[str, Any]] = []
    try:
        found.extend(rows(path))
    except AssertionError:
        found = []
        reader = rows(path)
        while (row := _next(reader)) is not None:
            found.append(row)
    for row in found:
        media = {key.removesuffix("_type") for key in row if key.endswith("._type")}
        for key in [key for key in row if any(key.startswith(medium) for medium in media)]:
            del row[key]
    return found


def _next(reader: Any) -> dict[str, Any] | None:
    try:
        return next(reader, None)  # type: ignore[no-any-return]
    except AssertionError:
        return None


def test_every_row_that_reached_a_file_is_read_and_equals_wandbs(runs: Path, tmp_path: Path) -> None:
    found = files(runs)
    torn = total = blocks = 0
    for path in found:
        assert is_wandb(Start(path))
        copy = Path(shutil.copy(path, tmp_path))  # a process of wandb's may still write it
        ours, skipped = read(copy)
        theirs = own(copy)
        assert repr(ours) == repr(theirs), path
        assert [s for s in skipped if s.fatal] == []
        torn += len(skipped)
        total += len(ours)
        blocks = max(blocks, copy.stat().st_size // 32768)
    few = len(found) < RUNS
    assert len(found) >= (20 if few else RUNS)
    assert total > (1000 if few else 5000)
    assert blocks > 10
    assert torn >= (1 if few else 3)
    print(f"{len(found)} files, {total} rows, {torn} torn ends, up to {blocks} blocks")


def test_what_was_logged_is_what_is_read(runs: Path) -> None:
    compared = 0
    for path in files(runs):
        facts = facts_wandb(path)
        number = facts.config.get("number")
        if number is None or facts.state is None:  # it went on in this file, or was killed
            continue
        logged = [json.loads(line) for line in (runs / f"logged-{number}.jsonl").read_text().splitlines()]
        found = [{key: row[key] for key in was} for row, was in zip(read(path)[0], logged, strict=True)]
        for row, was in zip(found, logged, strict=True):
            assert {k: _comparable(v) for k, v in row.items()} == {k: _comparable(v) for k, v in was.items()}
        assert [row["_step"] for row in read(path)[0]] == list(range(len(logged)))
        compared += len(logged)
    assert compared > 1000


def _comparable(value: Any) -> Any:
    """Wandb writes 1.0 as 1; NaN is equal to nothing."""
    return "NaN" if value != value else value


def test_facts_are_told(runs: Path) -> None:
    states = set()
    for path in files(runs):
        facts = facts_wandb(path)
        number = facts.config.get("number")
        if number is None:
            continue
        assert (facts.name, facts.about["project"], facts.about["group"]) == (f"run {number}", "grpo", "g")
        assert (facts.config["lr"], facts.config["nested"]) == (1e-6, {"a": [1, None]})
        assert {"python", "wandb"} <= set(facts.versions)
        if facts.state is not None:
            assert facts.state == ("failed" if number % 7 == 0 else "finished")
            assert facts.config.get("late") == (None if number % 7 == 0 else number)
        states.add(facts.state)
    assert states == {None, "finished", "failed"}


def test_completions_that_trl_logs_as_tables_are_samples(runs: Path) -> None:
    count = 0
    for path in files(runs):
        left_out = facts_wandb(path).about.get("left_out", {})
        for table in sorted((path.parent / "files" / "media" / "table").glob("*")):
            assert is_samples(Start(table))
            (sample,) = read_samples(table, pytest.fail)
            assert sample.step % 10 == 9
            assert (sample.prompt, sample.completion, sample.reward) == ("p", "x" * 100, 0.5)
            assert sample.advantage is None or math.isnan(sample.advantage)
            count += 1
        assert left_out.get("completions", 0) == left_out.get("h", 0) == left_out.get("page", 0)
    assert count > 10
