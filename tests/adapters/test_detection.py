"""Whose a file is: every framework's log in every layout, as it is and with what people do to it."""

from __future__ import annotations

import json
import logging
import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rldk_schema.frameworks import FRAMEWORKS as DECLARED

from rldk.adapters import CustomJSONLAdapter, OpenRLHFAdapter, TRLAdapter
from rldk.adapters.declarations import fits
from rldk.adapters.layouts.registry import layout_of, logs_in
from rldk.adapters.log_reader import LogReader
from rldk.adapters.read_as import ReadAs
from rldk.adapters.start import Start
from rldk.event.metric_names import NO_FRAMEWORK, lineage
from tests.factories.cases import DATA
from tests.factories.foreign_files import WRITERS, Rows, as_underscored_csv
from tests.factories.frameworks import FRAMEWORKS, Example
from tests.factories.layouts import CAPTURES, as_jsonl, as_state, calls
from tests.factories.perturbations import (
    STEPS,
    family,
    renamed,
    shuffled,
    with_foreign_keys,
    with_keys_left_out,
)

REAL = Path(os.environ.get("RLDK_REAL_LOGS", "no directory"))
SAMPLES = 8  # of each log, for each thing that people do to it

pytestmark = pytest.mark.usefixtures("_quiet")


@pytest.fixture
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Lines of a torn or odd file are told in the log: here only whose they are counts."""
    caplog.set_level(logging.CRITICAL, logger="rldk")


def read_as(path: Path) -> ReadAs:
    layout = layout_of(Start(path))
    assert layout is not None, path.name
    (log,) = logs_in(path, layout)
    return LogReader(log, on_error="skip").read_as


def verdict(found: ReadAs, example: Example, rows: Rows) -> str:
    """What a reading is worth; wrong if a framework is named that did not write the log."""
    if found.candidates or (found.framework == NO_FRAMEWORK != example.framework):
        return "undecided"
    if found.framework == example.framework:
        return "right"
    keys = {key for row in rows for key in row}
    marked = any(all(fits(glob, keys) for glob in mark) for mark in DECLARED[example.framework].marks)
    # Without any mark of its own left it is a log of what it extends.
    return "undecided" if found.framework in lineage(example.framework) and not marked else f"wrong: {found}"


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_a_log_of_every_framework_is_recognised_in_every_layout(name: str, tmp_path: Path) -> None:
    example = FRAMEWORKS[name]
    for writer in WRITERS:
        found = read_as(writer(tmp_path, list(example.rows)))
        # Somebody's own loop has no `log_history`; but a trainer_state.json with a loss in it may be transformers'.
        own_state = example.framework == NO_FRAMEWORK and writer is as_state
        assert found.framework == example.framework, writer.__name__
        assert bool(found.candidates) == own_state, writer.__name__
        # A value with a colon in it belongs to the key, in a console of pairs.
        assert all(":" in key for key in found.unexplained) or own_state, writer.__name__
        if example.algorithm is not None:
            assert example.algorithm in (*found.algorithms, *found.assumed), writer.__name__


def foreign(rows: Rows, example: Example, rng: random.Random) -> Rows:
    return with_foreign_keys(rows, rng, family(example.framework))


def from_its_family(rows: Rows, example: Example, rng: random.Random) -> Rows:
    """Keys of what extends it, or is extended by it, too: TRL's log with one of ms-swift's."""
    return with_foreign_keys(rows, rng, frozenset({example.framework}))


def dropped(rows: Rows, example: Example, rng: random.Random) -> Rows:
    return with_keys_left_out(rows, rng, STEPS)


def everything(rows: Rows, example: Example, rng: random.Random) -> Rows:
    return foreign(dropped(rows, example, rng), example, rng)


def as_it_is(rows: Rows, example: Example, rng: random.Random) -> Rows:
    return rows


@pytest.mark.parametrize(
    ("edit", "rename", "undecided"),
    [
        (foreign, False, 0.04),
        (from_its_family, False, 0.05),
        (dropped, False, 0.18),
        (as_it_is, True, 0.01),
        (everything, True, 0.25),
    ],
    ids=["foreign keys", "keys of its family", "keys dropped", "renamed", "all of it"],
)
def test_what_people_do_to_a_log_never_makes_it_another_frameworks(
    edit: Callable[[Rows, Example, random.Random], Rows], rename: bool, undecided: float, tmp_path: Path
) -> None:
    counts: Counter[str] = Counter()
    wrong = []
    for name, example in FRAMEWORKS.items():
        for sample in range(SAMPLES):
            rng = random.Random(f"{edit.__name__} {name} {sample}")
            rows = edit([dict(row) for row in example.rows], example, rng)
            # Which file a state is in is told above.
            writers = [w for w in WRITERS if example.framework != NO_FRAMEWORK or w is not as_state]
            file = rng.choice(writers)(tmp_path, rows)
            file = renamed(file, rng) if rename else file
            told = verdict(read_as(file), example, rows)
            file.unlink()
            counts[told.partition(":")[0]] += 1
            wrong += [f"{name} {sample} {file.name}: {told}"] if told.startswith("wrong") else []
    print(f"{edit.__name__}: {dict(counts)}")
    assert wrong == []
    assert counts["undecided"] <= undecided * counts.total()


def test_rows_of_two_frameworks_in_one_file_are_not_taken_for_those_of_one(tmp_path: Path) -> None:
    trackers = ("as_exported", "as_wandb_file", "as_tfevents")  # into which a run is written, and no shuffled rows
    # AReaL's and transformers' own consoles print no steps of others.
    writers = [w for w in WRITERS if w.__name__ not in (*trackers, "as_tables", "as_console")]
    names = [name for name in FRAMEWORKS if FRAMEWORKS[name].framework != NO_FRAMEWORK]
    undecided = 0
    for one in names:
        for other in names:
            a, b = FRAMEWORKS[one], FRAMEWORKS[other]
            rng = random.Random(one + other)
            writer = rng.choice(writers)
            # With `_` for `/` a wide glob of one explains the keys of many.
            if family(a.framework) & family(b.framework) or writer is as_underscored_csv or rng.random() > 0.25:
                continue
            found = read_as(writer(tmp_path, shuffled(list(a.rows), list(b.rows), rng)))
            assert found.candidates or found.framework == NO_FRAMEWORK, (one, other, writer.__name__, str(found))
            undecided += {a.framework, b.framework} <= {*found.candidates}
    assert undecided > 150


def test_what_is_mixed_says_so(tmp_path: Path) -> None:
    rng = random.Random(0)
    rows = shuffled(list(FRAMEWORKS["trl-1.16-grpo"].rows), list(FRAMEWORKS["verl-0.9-ppo"].rows), rng)
    found = read_as(as_jsonl(tmp_path, rows))
    assert found.candidates == ("verl", "trl")
    assert "some rows are of verl, some of TRL" in str(found)
    assert "to decide: --framework verl|trl" in str(found)


@pytest.mark.parametrize(("owner", "capture"), CAPTURES, ids=lambda x: x.stem if isinstance(x, Path) else "")
def test_captured_logs_are_their_trainers_in_every_layout_and_row_by_row(
    owner: Any, capture: Path, tmp_path: Path
) -> None:
    rows = [{k: v for k, v in row.items() if isinstance(v, (int, float))} for row in calls(capture)]
    for writer in WRITERS:
        found = read_as(writer(tmp_path, rows))
        assert (found.framework, found.candidates) == (owner.name, ()), writer.__name__
    for row in rows:
        found = read_as(as_jsonl(tmp_path, [row]))
        assert found.framework in (*lineage(owner.name), NO_FRAMEWORK)


@pytest.mark.parametrize("name", ["openrlhf-0.11.0.ppo.stdout.log", "openrlhf-0.11.0.ppo.events.out.tfevents"])
def test_real_files_are_recognised_by_content_whatever_they_are_called(name: str, tmp_path: Path) -> None:
    copy = tmp_path / "x"
    copy.write_bytes((DATA / "adapters" / name).read_bytes())
    assert read_as(copy).framework == read_as(DATA / "adapters" / name).framework == "openrlhf"


# What the note of somebody who looked says, as frameworks; several where one is built on another.
NOTED = {
    "trl": {"trl"},
    "unsloth": {"unsloth", "trl"},
    "ms-swift": {"ms_swift"},
    "transformers": {"transformers"},
    "LLaMA-Factory": {"llama_factory"},
    "custom": {NO_FRAMEWORK, "trl"},
    "tinker-cookbook": {"tinker"},
    "wandb": {"trl", NO_FRAMEWORK, "ms_swift"},
    "verl": {"verl"},
    "minimind": {NO_FRAMEWORK},
    "stable-baselines3": {NO_FRAMEWORK},
}


def manifest() -> list[dict[str, Any]]:
    path = REAL / "MANIFEST.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


@pytest.mark.skipif(not manifest(), reason="set RLDK_REAL_LOGS to the directory of real logs")
@pytest.mark.parametrize("entry", manifest(), ids=lambda entry: entry["file"][:60])
def test_a_real_log_is_read_as_what_wrote_it(entry: dict[str, Any]) -> None:
    path = REAL / entry["file"]
    if layout_of(Start(path)) is None:
        assert entry.get("train_rows", entry.get("rows")) == 0
        return
    found = read_as(path)
    noted = next(names for word, names in NOTED.items() if entry["framework"].startswith(word))
    # Unsloth patches TRL, and who noted the log may not have known.
    assert found.candidates or found.framework in noted | ({"unsloth"} if "trl" in noted else set()), str(found)
    print(entry["file"], found)


@pytest.mark.parametrize(
    "row",
    [
        {"step": 1, "loss": 0.5},
        {"step": 1, "reward": 0.5, "kl": 0.1, "entropy": 2.0},
        {"global_step": 1, "reward_scalar": 0.5, "kl_to_ref": 0.1},
        {"step": 1, "policy_loss": 0.5, "value_loss": 0.1, "reward_mean": 1.0, "reward_std": 0.1},
        {"step": 1, "metrics": {"reward_mean": 0.5, "kl_mean": 0.1}},
        {"step": 1, "reward/mean": 0.5, "reward/std": 0.1},
        {"step": 1, "reward/mean": 0.5, "reward/std": 0.1, "lr": 1e-6, "loss": 0.5, "kl": 0.1},
        {"step": 1, "loss": 0.5, "epoch": 1, "learning_rate": 1e-6},
        {"step": 1, "loss": 0.5, "epoch": 1, "accuracy": 0.5, "eval/accuracy": 0.5},
        {"step": 1, "train/loss": 0.5, "train/lr": 1e-6, "train/grad_norm": 1.0, "val/loss": 0.5},
    ],
    ids=range(10),
)
def test_a_loop_of_someones_own_is_nobody_elses(row: dict[str, Any], tmp_path: Path) -> None:
    found = read_as(as_jsonl(tmp_path, [{**row, "step": step} for step in (1, 2, 3)]))
    assert (found.framework, found.candidates) == (NO_FRAMEWORK, ())


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\n", b"{", b"[", b"[]", b"{}", b"null", b"{'", b"\xff\xfe\x00", b"\x00" * 1000, b"a,b\n1,2\n",
        b"Global step 1: {'policy_loss': 1, 'actor_lr'", b"brain.Event:2",
        b'{"a":' * 20_000, b"[" * 60_000, b'{"gpt_loss": ', b"\x1f\x8b broken",
        json.dumps({"metrics": [1], "step": "x"}).encode(),
    ],
    ids=range(18),
)  # fmt: skip
@pytest.mark.parametrize("suffix", ["", ".json", ".jsonl", ".log", ".gz", ".zst"])
def test_what_is_no_log_is_nobodys_and_raises_nothing(content: bytes, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(content)
    for adapter in (TRLAdapter, OpenRLHFAdapter, CustomJSONLAdapter):
        assert not adapter.handles(path)


def test_what_is_no_file_is_nobodys(tmp_path: Path) -> None:
    for adapter in (TRLAdapter, OpenRLHFAdapter, CustomJSONLAdapter):
        assert not adapter.handles(tmp_path / "missing")
        assert not adapter.handles(tmp_path)
