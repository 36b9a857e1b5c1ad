"""Directories as people have them: each run is read once, and what is left alone is named with its reason."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rldk import IngestError, Run
from rldk.adapters import fingerprint
from rldk.adapters.layouts import registry
from rldk.adapters.layouts.jsonl import read_jsonl
from rldk.adapters.only_own import only_own
from rldk.check import check_places
from rldk.ingest import Ingest
from tests.factories.block_log import field, history, wandb_file
from tests.factories.cases import DATA
from tests.factories.commands import RLDK, process, rldk
from tests.factories.layouts import TRL, as_state, as_tfevents, calls, is_eval

Rows = list[dict[str, Any]]


def rows_of(seed: int, steps: int = 12, *, first: int = 1) -> Rows:
    """What TRL's GRPO logs, of a run of its own."""
    rng = random.Random(seed)
    rows = [
        {"loss": rng.random(), "grad_norm": rng.random(), "learning_rate": 1e-6, "reward": rng.random(), "kl": 0.01,
         "reward_std": 0.2, "completions/mean_length": 20.0, "frac_reward_zero_std": 0.0, "num_tokens": 100.0 * step,
         "epoch": step / 100, "step": step}
        for step in range(1, steps + 1)
    ]  # fmt: skip
    return rows[first - 1 :]


def state(folder: Path, rows: Rows) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return as_state(folder, rows)


def lines(path: Path, rows: Rows) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def console(path: Path, rows: Rows, *, digits: int = 4) -> Path:
    """As transformers prints them: every value in quotes, in four digits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = ["Loading weights: 100%|####| 27/27\n"]
    for row in rows:
        printed = {k: f"{v:.{digits}g}" if isinstance(v, (int, float)) else v for k, v in row.items() if k != "step"}
        parts.append(f"\r 50%|##  | {row['step']}/{rows[-1]['step']} [00:01<00:02]\r          \r{printed}\n")
    path.write_text("".join(parts))
    return path


def wandb(folder: Path, rows: Rows) -> Path:
    """As transformers has wandb log them."""
    folder.mkdir(parents=True)
    records = [field(1, 1) + field(21, field(1, "0.31.0"))]
    for i, row in enumerate(rows):
        part = "eval" if is_eval(row) else "train"
        named = {f"{part}/{key.removeprefix('eval_')}": value for key, value in row.items() if key != "step"}
        own = {"train/global_step": row["step"], "_step": i, "_timestamp": 1.7e9 + i, "_runtime": float(i)}
        records.append(history(len(records) + 1, {**named, **own}))
    return wandb_file(folder, records)


def phases(reading: Ingest) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for event in reading:
        found.setdefault(event.model_info.run_id, Counter())[event.model_info.phase] += 1
    return found


def reasons(reading: Ingest) -> dict[str, str]:
    assert reading.parts
    return {ignored.path.name: ignored.reason for ignored in reading.ignored}


@pytest.mark.parametrize("capture", TRL, ids=lambda path: path.stem)
def test_one_run_in_a_state_tensorboard_wandb_and_a_console_is_one_run(tmp_path: Path, capture: Path) -> None:
    rows = calls(capture)
    (out := tmp_path / "outputs").mkdir()
    state(out / "checkpoint-2", rows[: len(rows) // 2])
    main = state(out / "checkpoint-4", rows)
    (out / "runs").mkdir()
    as_tfevents(out / "runs", rows)
    wandb(tmp_path / "wandb" / "offline-run-1", rows)
    console(tmp_path / "train.log", rows)
    reading = Ingest(tmp_path)
    alone = phases(Ingest(main))
    assert phases(reading) == {"outputs": next(iter(alone.values()))}
    assert [ignored.copy for ignored in reading.ignored] == [main] * 4


def test_what_another_source_has_of_a_run_is_read_from_there_once(tmp_path: Path) -> None:
    rows = rows_of(1)
    evaluation = {"eval_loss": 0.1234567, "eval_reward": 0.7654321, "epoch": 0.12, "step": 12}
    summary = {"train_runtime": 3.5125, "train_loss": 0.4125, "epoch": 0.12, "step": 12}
    state(tmp_path / "out", [*rows, summary])
    (tmp_path / "out" / "runs").mkdir()
    as_tfevents(tmp_path / "out" / "runs", [*rows[:8], evaluation])
    console(tmp_path / "out" / "train.log", [*rows, summary])
    reading = Ingest(tmp_path)
    assert phases(reading) == {"out": {"train": 12, "summary": 1, "eval": 1}}
    (run,) = reading.foreign
    assert [Path(line.partition(": ")[0]).parent.name for line in run.told()] == ["out", "my-run"]
    assert [line.rpartition("taken from it: ")[2] for line in run.told()] == ["train, summary", "eval"]
    events = list(reading)
    assert [e.process.seq for e in events] == list(range(14))
    assert [e.step for e in events if e.model_info.phase == "train"] == [row["step"] for row in rows]


def test_steps_after_the_last_checkpoint_are_read_from_who_has_them(tmp_path: Path) -> None:
    rows = rows_of(1, 40)
    state(tmp_path / "out", rows[:30])
    lines(tmp_path / "out" / "mine.jsonl", [{k: row[k] for k in ("step", "loss", "grad_norm")} for row in rows[10:]])
    reading = Ingest(tmp_path)
    events = list(reading)
    assert [(e.process.attempt, e.step) for e in events] == [(1, step) for step in range(1, 41)]
    assert ["kl_mean" in e.metrics or "kl" in e.metrics for e in events] == [True] * 30 + [False] * 10


def test_runs_that_only_look_alike_stay_apart(tmp_path: Path) -> None:
    for seed in range(4):
        state(tmp_path / f"seed_{seed}", rows_of(seed))
    assert phases(Ingest(tmp_path)) == {f"seed_{seed}": {"train": 12} for seed in range(4)}


def test_runs_of_one_seed_in_two_folders_stay_two_and_each_has_its_own_sources(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        state(tmp_path / folder, rows_of(1))
        (tmp_path / folder / "runs").mkdir()
        as_tfevents(tmp_path / folder / "runs", rows_of(1))
    reading = Ingest(tmp_path)
    assert phases(reading) == {"a": {"train": 12}, "b": {"train": 12}}
    assert all(i.copy and i.path.is_relative_to(i.copy.parent) for i in reading.ignored)


def test_a_fork_of_a_run_is_no_copy_of_it(tmp_path: Path) -> None:
    state(tmp_path / "a", rows_of(1, 20))
    state(tmp_path / "b", [*rows_of(1, 15), *rows_of(2, 20, first=16)])
    assert phases(Ingest(tmp_path)) == {"a": {"train": 20}, "b": {"train": 20}}


@pytest.mark.parametrize("names", [("a.jsonl", "b.jsonl"), ("a.jsonl", "b/log.jsonl"), ("a/log.jsonl", "b/log.json")])
def test_runs_of_one_seed_that_part_late_are_two_wherever_they_lie(tmp_path: Path, names: tuple[str, str]) -> None:
    one, other = (lines(tmp_path / names[0], rows_of(1, 50)), tmp_path / names[1])
    forked = [*rows_of(1, 46), *rows_of(2, 50, first=47)]
    lines(other, forked) if other.suffix == ".jsonl" else state(other.parent, forked).rename(other)
    reading = Ingest(tmp_path)
    assert sorted(phases(reading).values(), key=str) == [{"train": 50}] * 2
    assert {run.sources[0].path for run in reading.foreign} == {one, other}


def test_a_copy_in_which_a_value_differs_says_so(tmp_path: Path) -> None:
    rows = rows_of(1, 50)
    lines(tmp_path / "a.jsonl", rows)
    lines(tmp_path / "b.jsonl", [{**row, "loss": 9.5} if row["step"] == 20 else row for row in rows])
    reading = Ingest(tmp_path)
    assert phases(reading) == {"a": {"train": 50}}
    assert reasons(reading) == {
        "b.jsonl": f"it tells of the same run as {tmp_path}/a.jsonl; of 50 steps that were compared 1 has other values"
    }


def test_a_checkpoint_that_was_moved_is_one_of_its_run(tmp_path: Path) -> None:
    state(tmp_path / "run", rows_of(1, 20))
    state(tmp_path / "kept" / "step_10", rows_of(1, 10))
    reading = Ingest(tmp_path)
    assert phases(reading) == {"run": {"train": 20}}
    assert reasons(reading) == {"trainer_state.json": f"it tells of the same run as {tmp_path}/run/trainer_state.json"}


@pytest.mark.parametrize("digits", [4, 5])
def test_rounded_values_are_the_same_and_others_are_not(tmp_path: Path, digits: int) -> None:
    state(tmp_path, rows_of(1))
    console(tmp_path / "a.log", rows_of(1), digits=digits)
    console(tmp_path / "b.log", [{**row, "loss": row["loss"] * 1.002} for row in rows_of(1)], digits=digits)
    assert set(phases(Ingest(tmp_path))) == {tmp_path.name, "b"}


def test_what_only_a_copy_tells_is_named(tmp_path: Path) -> None:
    rows = rows_of(1)
    path = state(tmp_path / "out", rows)
    lines(tmp_path / "out" / "more.jsonl", [{**row, "queue": row["step"] / 7} for row in rows])
    assert reasons(Ingest(tmp_path)) == {"more.jsonl": f"it tells of the same run as {path}; only it has 'queue'"}


def test_a_directory_of_llama_factory_is_one_run(tmp_path: Path) -> None:
    rows = [{"loss": round(0.9 / step, 4), "grad_norm": 0.1 * step, "learning_rate": 1e-5 / step, "epoch": step / 10,
             "step": step * 5} for step in range(1, 9)]  # fmt: skip
    end = {"train_runtime": 12.5161, "train_samples_per_second": 3.21, "train_loss": 0.31415, "epoch": 0.8, "step": 40}
    state(tmp_path / "saves", [*rows, end])
    log = [{"current_steps": row["step"], "total_steps": 40, "loss": row["loss"], "lr": row["learning_rate"],
            "epoch": row["epoch"], "percentage": row["step"] * 2.5, "elapsed_time": "0:00:01",
            "remaining_time": "0:00:09"} for row in rows]  # fmt: skip
    lines(tmp_path / "saves" / "trainer_log.jsonl", [*log, {"current_steps": 40, "total_steps": 40, "epoch": 0.8,
          "percentage": 100.0, "elapsed_time": "0:00:09", "remaining_time": "0:00:00"}])  # fmt: skip
    (tmp_path / "saves" / "runs").mkdir()
    as_tfevents(tmp_path / "saves" / "runs", rows)
    for name in ("all_results.json", "train_results.json"):
        (tmp_path / "saves" / name).write_text(json.dumps({"train_loss": 0.3, "train_runtime": 12.5}, indent=4))
    (tmp_path / "saves" / "training_loss.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (tmp_path / "saves" / "llamaboard_config.yaml").write_text("top.lang: en\n")
    reading = Ingest(tmp_path)
    assert phases(reading) == {"saves": {"train": 8, "summary": 1}}
    told = reasons(reading)
    assert told["trainer_log.jsonl"].startswith("it tells of the same run as ")
    assert "a summary of last values, no rows" in told["all_results.json"]
    assert (told["training_loss.png"], told["llamaboard_config.yaml"]) == ("a picture", "a configuration")


def test_a_folder_of_wandb_is_read_with_its_console_and_its_neighbours_are_named(tmp_path: Path) -> None:
    for seed in (1, 2):
        folder = tmp_path / "wandb" / f"offline-run-{seed}"
        wandb(folder, rows_of(seed))
        console(folder / "files" / "output.log", rows_of(seed))
        (folder / "files" / "wandb-summary.json").write_text('{"train/loss": 0.5, "_wandb": {"runtime": 3}}')
        (folder / "files" / "config.yaml").write_text("_wandb:\n    value: {}\n")
        (folder / "files" / "requirements.txt").write_text("torch==2.9\n")
        (folder / "logs").mkdir()
        (folder / "logs" / "debug.log").write_text("2026-01-01 INFO MainThread:1 [wandb_setup.py:_flush():80]\n")
        (folder / "files" / "media").mkdir()
        (folder / "files" / "media" / "x.table.json").write_text('{"columns": ["a"], "data": [["text"]]}')
    (tmp_path / "wandb" / "latest-run").symlink_to(tmp_path / "wandb" / "offline-run-2")
    console(tmp_path / "nohup.out", rows_of(2))
    reading = Ingest(tmp_path)
    assert [sum(counts.values()) for counts in phases(reading).values()] == [12, 12]
    assert len(reading.foreign) == 2
    copies = [ignored.path.name for ignored in reading.ignored if ignored.copy is not None]
    assert sorted(copies) == ["nohup.out", "output.log", "output.log"]
    assert reasons(reading)["latest-run"] == "a link to a folder"
    assert "the rows are in the run's .wandb file" in reasons(reading)["wandb-summary.json"]


def test_files_that_a_pattern_matches_are_joined_and_told_apart_as_those_of_a_directory_are(tmp_path: Path) -> None:
    for seed in (1, 2):
        for steps in (4, 8):
            state(tmp_path / f"seed_{seed}" / "out" / f"checkpoint-{steps}", rows_of(seed, steps))
    (tmp_path / "seed_1" / "out" / "notes.txt").write_text("buy milk\n")
    reading = Ingest(str(tmp_path / "*" / "out" / "*" / "trainer_state.json"))
    assert phases(reading) == {"seed_1-out": {"train": 8}, "seed_2-out": {"train": 8}}
    assert [ignored.path.parent.name for ignored in reading.ignored] == ["checkpoint-4", "checkpoint-4"]
    reading = Ingest(str(tmp_path / "seed_1" / "out" / "*"))
    assert phases(reading) == {"out": {"train": 8}}
    assert reasons(reading)["notes.txt"] == "text without rows"
    assert phases(Ingest(str(tmp_path / "**"))) == {"seed_1-out": {"train": 8}, "seed_2-out": {"train": 8}}


def test_places_that_are_checked_together_may_tell_of_one_run(tmp_path: Path) -> None:
    state(tmp_path / "outputs", rows_of(1))
    wandb(tmp_path / "wandb" / "offline-run-1", rows_of(1))
    lines(tmp_path / "mine.jsonl", rows_of(2))
    (tmp_path / "notes.txt").write_text("buy milk\n")
    (tmp_path / "empty").mkdir()

    def runs(*places: str) -> list[tuple[str, int]]:
        found = check_places([tmp_path / place for place in places], None)
        return [(health.run_id, health.events) for health in found]

    assert runs("outputs", "wandb") == [("outputs", 12)]
    assert runs("wandb", "mine.jsonl", "outputs", "outputs") == [("mine", 12), ("outputs", 12)]
    with pytest.raises(IngestError, match="notes.txt: no framework knows this file"):
        runs("outputs", "notes.txt")
    with pytest.raises(IngestError, match="empty: no log here"):
        runs("outputs", "empty")


def test_files_of_a_sweep_are_runs_with_names_of_their_own(tmp_path: Path) -> None:
    for name, seed in (("sweep_0.02", 1), ("sweep_0.1", 2), ("sweep_0.1.v2", 3)):
        lines(tmp_path / f"{name}.jsonl", rows_of(seed))
    assert set(phases(Ingest(tmp_path))) == {"sweep_0.02", "sweep_0.1", "sweep_0.1.v2"}


def test_names_are_unique_and_the_folders_tell_equal_ones_apart(tmp_path: Path) -> None:
    with Run(tmp_path / "ours", run_id="log") as run:
        run.log(1, {"loss": 0.5})
    for seed, name in enumerate(("a/log.jsonl", "b/c/log.jsonl", "b/log.csv", "log.jsonl", "x/ü.jsonl", "y/ü.jsonl")):
        path = lines(tmp_path / name, rows_of(seed))
        if path.suffix == ".csv":
            path.write_text("step,loss\n1,0.5\n2,0.25\n")
    names = [event.model_info.run_id for event in Ingest(tmp_path)]
    runs = list(dict.fromkeys(names))
    assert (len(runs), runs[:4]) == (7, ["log", "a-log", "b-c-log", "b-log"])
    assert all(name.isascii() for name in runs)


def test_a_file_whose_kind_cannot_be_told_never_stops_the_rest(tmp_path: Path) -> None:
    path = state(tmp_path / "good", rows_of(1))
    (tmp_path / "torn.wandb").write_bytes(b":W&B\xe1\xbe\x00" + bytes(range(1, 100)))
    (tmp_path / "trainer_state.json").write_text(path.read_text()[:40])
    (tmp_path / "x.jsonl").write_text("{oops}\n{oops}\n")
    (tmp_path / "x.jsonl.gz").write_bytes(b"\x1f\x8b\x08\x00" + b"\xff" * 50)
    (tmp_path / "empty.log").touch()
    (tmp_path / "dir.jsonl").mkdir()
    (tmp_path / "events.out.tfevents.1").write_bytes(b"\x18" + bytes(7) + b"xxxx" + b"brain.Event:2" + b"\xff" * 9)
    (tmp_path / "weights.safetensors").write_bytes(b"\x40\0\0\0\0\0\0\0" + b'{"a":{}}' + bytes(60))
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "gone.jsonl").symlink_to("nowhere")
    reading = Ingest(tmp_path)
    assert phases(reading) == {"good": {"train": 12}}
    told = reasons(reading)
    assert set(told) == {path.name for path in tmp_path.iterdir()} - {"good", "dir.jsonl"}
    assert (told["empty.log"], told["pipe"], told["gone.jsonl"]) == ("empty", "a named pipe", "a link to nothing")
    assert (told["weights.safetensors"], told["x.jsonl.gz"][:8]) == ("weights", "damaged:")
    assert rldk("ingest", tmp_path)[0] == 0


def test_a_log_without_any_step_is_no_run(tmp_path: Path) -> None:
    lines(tmp_path / "good.jsonl", rows_of(1))
    progress = [{"current_steps": step, "total_steps": 40, "percentage": 2.5 * step, "elapsed_time": "0:00:09",
                 "remaining_time": "0:00:01"} for step in range(1, 5)]  # fmt: skip
    lines(tmp_path / "trainer_log.jsonl", progress)
    reading = Ingest(tmp_path)
    assert [run.run_id for run in reading.foreign] == ["good"]
    assert reasons(reading) == {"trainer_log.jsonl": "no step in it"}


CRASH = """Loading weights: 100%|####| 27/27
Traceback (most recent call last):
  File "/home/me/train.py", line 8, in <module>
    trainer.train()
torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.
"""


def test_a_console_that_only_tells_how_its_run_ended_is_of_the_run_beside_it(tmp_path: Path) -> None:
    state(tmp_path / "out", rows_of(1))
    log = tmp_path / "out" / "train.log"
    log.write_text(CRASH)
    reading = Ingest(tmp_path)
    assert phases(reading) == {"out": {"train": 12}}
    assert reasons(reading) == {
        "train.log": f"it has no row, and tells how the run of {log.parent}/trainer_state.json ended"
    }
    (run,) = reading.foreign
    assert (run.facts().state, (run.facts().error or "")[:16]) == ("failed", "OutOfMemoryError")

    lines(tmp_path / "out" / "another.jsonl", rows_of(2))  # then it is not known whose
    runs = Ingest(tmp_path).foreign
    assert sorted(run.facts().state or "unknown" for run in runs) == ["failed", "unknown", "unknown"]


def test_a_console_that_only_tells_how_its_run_ended_is_a_run_where_it_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "train.log").write_text(CRASH)
    for place in (tmp_path, tmp_path / "train.log"):
        with pytest.raises(IngestError, match="the run failed: OutOfMemoryError: CUDA out of memory"):
            list(Ingest(place))
        code, out = rldk("check", place)
        assert (code, "failed: OutOfMemoryError" in out) == (0, True)


def test_a_bad_line_of_a_log_that_is_read_stops_and_one_of_a_copy_does_not(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", rows_of(1))
    copy = lines(tmp_path / "b.jsonl", rows_of(1, 10))
    copy.write_text(copy.read_text() + "{oops}\n" + json.dumps(rows_of(1)[10]) + "\n")
    lines(tmp_path / "other.jsonl", rows_of(2))
    assert phases(Ingest(tmp_path)) == {"a": {"train": 12}, "other": {"train": 12}}
    path.write_text(path.read_text() + "{oops}\n" + json.dumps({**rows_of(1)[0], "step": 13}) + "\n")
    with pytest.raises(IngestError, match=r"a\.jsonl:13: "):
        list(Ingest(tmp_path))
    reading = Ingest(tmp_path, on_error="skip")
    assert phases(reading) == {"a": {"train": 13}, "other": {"train": 12}}
    assert [line.line for line in reading.skipped] == [13]


def test_a_link_to_a_log_is_another_name_of_it(tmp_path: Path) -> None:
    path = lines(tmp_path / "run" / "log.jsonl", rows_of(1))
    (tmp_path / "a_link.jsonl").symlink_to(path)
    (tmp_path / "z_outside.jsonl").symlink_to(DATA / "logs" / "trl-1.16.sft.jsonl")
    (tmp_path / "z_twice.jsonl").symlink_to(DATA / "logs" / "trl-1.16.sft.jsonl")
    (tmp_path / "loop").symlink_to(tmp_path)
    reading = Ingest(tmp_path)
    assert len(phases(reading)) == 2
    assert {ignored.path.name: ignored.copy for ignored in reading.ignored} == {
        "a_link.jsonl": path, "loop": None, "z_twice.jsonl": tmp_path / "z_outside.jsonl",
    }  # fmt: skip


def test_what_may_not_be_read_is_named_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines(tmp_path / "good.jsonl", rows_of(1))
    lines(tmp_path / "secret" / "x.jsonl", rows_of(2))
    scandir = os.scandir

    def refuse(path: Any = ".") -> Any:  # root may read everything
        if Path(os.fspath(path)).name == "secret":
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    reading = Ingest(tmp_path)
    assert phases(reading) == {"good": {"train": 12}}
    assert reasons(reading) == {"secret": "it cannot be read: Permission denied"}
    assert rldk("check", tmp_path)[0] == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    lines(tmp_path / "good.jsonl", rows_of(1))
    lines(tmp_path / "secret.jsonl", rows_of(2)).chmod(0)
    reading = Ingest(tmp_path)
    assert phases(reading) == {"good": {"train": 12}}
    assert reasons(reading) == {"secret.jsonl": "it cannot be read: Permission denied"}


def exported(tmp_path: Path) -> Path:
    with Run(tmp_path / "logs", run_id="r") as run:
        for step in range(1, 6):
            run.log(step, {"loss": 1 / step})
    for dest in ("derived", "all.json", "all.csv", "again/flat.json"):
        (tmp_path / dest).parent.mkdir(exist_ok=True)
        assert rldk("export", tmp_path / "logs", tmp_path / dest)[0] == 0
    assert rldk("export", "--layout", "openrlhf", tmp_path / "logs", tmp_path / "derived")[0] == 0
    return run.path


@pytest.mark.damages_files
def test_what_rldk_has_made_of_logs_is_recognised_by_its_form_wherever_it_lies(tmp_path: Path) -> None:
    path = exported(tmp_path)
    counts = {"train": 5, "lifecycle": 2}
    trained = phases(Ingest(path))["r"]["train"]
    assert trained == counts["train"]
    assert phases(Ingest(tmp_path))["r"]["train"] == 5
    for place in ("derived", "again"):
        for file in (tmp_path / place).iterdir():
            file.rename(file.with_name(f"x{file.name.replace('_', '')}"))
    assert set(phases(Ingest(tmp_path))) == {"r"}
    assert phases(Ingest(tmp_path))["r"]["train"] == 5
    shutil.rmtree(tmp_path / "logs")
    with pytest.raises(IngestError, match=r"no log here[\s\S]*a table that rldk has made of logs: name the file"):
        list(Ingest(tmp_path))
    assert phases(Ingest(tmp_path / "all.json"))["r"]["train"] == 5


def test_an_event_log_of_another_name_is_read_unless_its_run_is_here(tmp_path: Path) -> None:
    with Run(tmp_path / "a", run_id="r") as run:
        for step in range(1, 6):
            run.log(step, {"loss": 1 / step})
    copy = tmp_path / "b" / "kept.jsonl"
    copy.parent.mkdir()
    shutil.copy(run.path, copy)
    reading = Ingest(tmp_path)
    assert phases(reading)["r"]["train"] == 5
    assert [(ignored.path, ignored.copy) for ignored in reading.ignored] == [(copy, run.path)]
    assert phases(Ingest(tmp_path / "b"))["r"]["train"] == 5
    assert "run kept, 5 events" in rldk("check", tmp_path / "b")[1]


@pytest.mark.damages_files
def test_records_beside_no_log_and_folders_of_tools_are_named(tmp_path: Path) -> None:
    lines(tmp_path / "good.jsonl", rows_of(1))
    lines(tmp_path / "my_completions.jsonl", [{"step": 1, "reward": 0.5}])
    lines(tmp_path / ".git" / "x.jsonl", rows_of(2))
    reading = Ingest(tmp_path)
    assert phases(reading) == {"good": {"train": 12}}
    assert reasons(reading) == {"my_completions.jsonl": "records of rldk beside no log", ".git": "a folder of tools"}


def test_logs_that_are_too_long_to_be_compared_are_all_read_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, "MOST_STEPS", 10)
    state(tmp_path / "out", rows_of(1))
    state(tmp_path / "out" / "checkpoint-9", rows_of(1, 9))
    reading = Ingest(tmp_path)
    assert sorted(sum(counts.values()) for counts in phases(reading).values()) == [9, 12]
    (note,) = reading.notes
    assert note.startswith(f"{tmp_path}/out/trainer_state.json: not compared with other logs")


def test_a_long_log_and_a_window_of_it_are_one_run(tmp_path: Path) -> None:
    rows = [{"step": row["step"], "loss": row["loss"], "reward": row["reward"]} for row in rows_of(1, 6000)]
    lines(tmp_path / "all.jsonl", rows)
    lines(tmp_path / "part.jsonl", rows[4000:4300])
    lines(tmp_path / "other.jsonl", rows_of(2, 300))
    assert set(phases(Ingest(tmp_path))) == {"all", "other"}


def test_each_file_is_begun_to_be_read_once_and_each_folder_is_listed_once_or_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As often for a hundred as for one: the work is linear."""
    for number in range(100):
        (tmp_path / f"{number:03}").mkdir()
        (tmp_path / f"{number:03}" / "notes.txt").write_text(f"notes of {number}\n")
    opened: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    _count(monkeypatch, "rldk.adapters.start._head", opened)
    _count(monkeypatch, "os.scandir", listed)
    with pytest.raises(IngestError, match="ignored 100 files: text without rows"):
        list(Ingest(tmp_path))
    assert (len(opened), set(opened.values())) == (100, {1})
    assert max(listed.values()) <= 3  # for rldk's own logs twice, as they may be rotated meanwhile


def _count(monkeypatch: pytest.MonkeyPatch, name: str, counts: Counter[str]) -> None:
    import importlib

    module, _, attribute = name.rpartition(".")
    real: Callable[..., Any] = getattr(importlib.import_module(module), attribute)

    def counting(path: Any = ".") -> Any:
        counts[os.fspath(path)] += 1
        return real(path)

    monkeypatch.setattr(importlib.import_module(module), attribute, counting)


def test_a_folder_that_is_one_run_is_read_as_its_layout_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rows(folder: Path, refuse: Any) -> Any:
        return read_jsonl(folder / "metrics" / "all.jsonl", refuse)

    layout = registry.Layout("mlflow", "a folder of MLflow's", lambda _: False, rows)
    fits = lambda folder: "run_id" in (folder / "meta.yaml").read_text()  # noqa: E731
    monkeypatch.setattr("rldk.adapters.folder.FOLDER_LAYOUTS", (registry.FolderLayout("meta.yaml", fits, layout),))
    (tmp_path / "mlruns" / "0").mkdir(parents=True)
    (tmp_path / "mlruns" / "0" / "meta.yaml").write_text("experiment_id: 0\n")
    for seed, run in enumerate(("aaa", "bbb")):
        lines(tmp_path / "mlruns" / "0" / run / "metrics" / "all.jsonl", rows_of(seed))
        (tmp_path / "mlruns" / "0" / run / "meta.yaml").write_text(f"run_id: {run}\n")
    state(tmp_path / "out", rows_of(1))
    reading = Ingest(tmp_path)
    assert [sum(counts.values()) for counts in phases(reading).values()] == [12, 12]
    assert {ignored.path.name for ignored in reading.ignored} == {"meta.yaml", "bbb"}


def test_the_commands_tell_what_is_ignored_grouped_and_counted(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for steps in (2, 4, 6, 8):
        state(out / f"checkpoint-{steps}", rows_of(1, steps))
        (out / f"checkpoint-{steps}" / "model.safetensors").write_bytes(b"\x40\0\0\0\0\0\0\0" + b'{"a":{}}')
    done = process(RLDK, "ingest", tmp_path)
    assert done.returncode == 0
    assert [line.partition(": /")[0] for line in done.stderr.splitlines()[1:]] == [
        "ignored 4 files: weights",
        f"ignored 3 files: it tells of the same run as {out}/checkpoint-8/trainer_state.json",
    ]
    assert done.stderr.splitlines()[1].endswith(" and 1 more")
    done = process(RLDK, "check", tmp_path)
    told = "ignored: 4 files that are not logs, 3 files of runs already read from another; rldk ingest lists them with "
    assert done.stderr.splitlines() == [told + "the reasons"]


CALL = 'run.log(step=122, metrics={"loss": 0.1, "reward": 0.5})\n'


@pytest.mark.parametrize("name", ["loop.py", "train.SH", "loop.ipynb", "conf.yaml", "README.md", "loop.rs", "loop.ts"])
def test_source_in_a_directory_is_never_a_log_and_a_log_with_an_odd_name_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("import rldk\n" + CALL * 3)
    lines(tmp_path / "a" / "metrics", rows_of(1))
    lines(tmp_path / "b" / f"{name}.log", rows_of(2))
    reading = Ingest(tmp_path)
    assert list(phases(reading).values()) == [{"train": 12}] * 2
    assert reasons(reading)[name] in ("source code", "a configuration", "a document")


def test_a_source_file_that_is_named_is_tried(tmp_path: Path) -> None:
    (path := tmp_path / "loop.py").write_text(CALL)
    assert Ingest(path).parts


def test_rows_that_name_a_run_are_not_mixed_with_those_of_another_log(tmp_path: Path) -> None:
    with Run(tmp_path / "own", run_id="exp") as run:
        run.log(1, {"loss": 0.5})
    lines(tmp_path / "a.jsonl", [{**row, "run_id": "exp"} for row in rows_of(1)])
    lines(tmp_path / "b.jsonl", [{**row, "run_id": "both"} for row in rows_of(2)])
    lines(tmp_path / "c.jsonl", [{**row, "run_id": "both"} for row in rows_of(3)])
    lines(tmp_path / "d.jsonl", [{**row, "run_id": "mine"} for row in rows_of(4)])
    found = {name: counts["train"] for name, counts in phases(Ingest(tmp_path)).items()}
    assert found == {"exp": 1, "a-exp": 12, "b-both": 12, "c-both": 12, "mine": 12}
    assert phases(Ingest(tmp_path / "a.jsonl")) == {"exp": {"train": 12}}


@pytest.mark.damages_files
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a_run.json", True),
        ("a_alerts.json", True),
        ("a_events.000001.jsonl.zst", True),
        ("a_events.rank1.attempt2.jsonl", True),
        ("deeper/b_events.jsonl", True),
        ("b_run.json", False),  # of no run here
        ("deeper/a_run.json", False),
        ("events_a.jsonl", False),
        ("events_a_events.jsonl", False),
        ("a_completions.jsonl", True),
        ("b_completions.jsonl", False),
        ("deeper/a_completions.jsonl", False),
        (".a_events.jsonl.attempt", True),
        ("a_events.jsonl.torn-17", True),
        ("notes.txt", False),
        ("console.log", False),
        ("__pycache__/x_events.jsonl", False),
        (".rldk_mirrors/x_events.jsonl", False),
        ("_runs.parquet", False),
    ],
)
def test_folders_with_nothing_but_own_logs_are_known_by_their_names(name: str, expected: bool, tmp_path: Path) -> None:
    (tmp_path / "a_events.jsonl").write_text("")
    assert only_own(tmp_path)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("")
    assert only_own(tmp_path) is expected


@pytest.mark.damages_files
def test_links_and_what_is_no_file_are_looked_at(tmp_path: Path) -> None:
    for number, make in enumerate((lambda p: p.symlink_to("a_events.jsonl"), os.mkfifo)):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "a_events.jsonl").write_text("")
        make(folder / "b_events.jsonl")
        assert not only_own(folder)
    assert not only_own(tmp_path / "none")
