from __future__ import annotations

import json
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rldk.checkpoints import watcher as checkpoint_watch
from rldk.checkpoints.inspect import CheckpointFacts
from rldk.checkpoints.watcher import CheckpointRecord, CheckpointWatch, checkpoint_file, read_checkpoints
from rldk.errors import EventValidationError, LogNotFoundError


def checkpoint(path: Path, values: tuple[float, ...] = (3.0, 4.0)) -> Path:
    """A small checkpoint, written by hand: what transformers writes is in the tests that train."""
    import struct

    size = 4 * len(values)
    header = json.dumps({"mlp.w": {"dtype": "F32", "shape": [len(values)], "data_offsets": [0, size]}}).encode()
    path.mkdir()
    data = struct.pack(f"<{len(values)}f", *values)
    (path / "model.safetensors").write_bytes(len(header).to_bytes(8, "little") + header + data)
    return path


def read(path: Path, run_id: str = "r") -> list[CheckpointRecord]:
    return list(read_checkpoints(checkpoint_file(path, run_id)))


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Damage is looked at again without a pause."""
    monkeypatch.setattr(checkpoint_watch, "_AGAIN_SECONDS", 0.0)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Has inspections wait until the returned function is called."""
    go_on = threading.Event()
    inspected = CheckpointWatch._inspected

    def wait(*args: Any) -> CheckpointFacts:
        go_on.wait(20)
        return inspected(*args)

    monkeypatch.setattr(CheckpointWatch, "_inspected", wait)
    return go_on.set


def test_each_saved_checkpoint_becomes_a_line_and_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, CheckpointFacts]] = []
    with CheckpointWatch("r", tmp_path / "logs", on_facts=lambda *found: told.append(found)) as watch:
        watch.saved(checkpoint(tmp_path / "checkpoint-5"), 5, trainable_share=0.25, attempt=2)
        watch.saved(str(checkpoint(tmp_path / "checkpoint-9")), 9)
    first, second = read(tmp_path / "logs")
    assert (first.step, first.attempt, first.path) == (5, 2, str(tmp_path / "checkpoint-5"))
    assert (second.step, second.attempt, second.note) == (9, None, None)
    assert abs(time.time() - first.timestamp) < 60
    assert told == [(5, first.facts), (9, second.facts)]
    assert first.facts is not None
    assert (first.facts.parameters, first.facts.trainable_share, first.facts.nan_count) == (2, 0.25, None)
    assert watch.dropped == 0


def test_with_deep_a_checkpoint_is_compared_with_the_one_before_even_if_that_is_gone(tmp_path: Path) -> None:
    pytest.importorskip("numpy")
    seen = threading.Event()
    with CheckpointWatch("r", tmp_path, deep=True, on_facts=lambda *_: seen.set()) as watch:
        watch.saved(checkpoint(tmp_path / "checkpoint-1", (3.0, 4.0)), 1)
        assert seen.wait(20)
        shutil.rmtree(tmp_path / "checkpoint-1")  # as save_total_limit=1 does, before on_save is called
        watch.saved(checkpoint(tmp_path / "checkpoint-2", (3.0, 4.5)), 2)
    one, two = (record.facts for record in read(tmp_path))
    assert one is not None
    assert two is not None
    assert (one.groups["mlp"].weight_norm, one.groups["mlp"].relative_change, one.nan_count) == (5, None, 0)
    assert two.groups["mlp"].relative_change == 0.1


def test_where_a_deleted_file_must_not_be_held_open_the_one_before_is_read_while_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("numpy")
    # A network file system cannot be had here.
    monkeypatch.setattr(checkpoint_watch, "_file_system", lambda _: "nfs4")
    seen = threading.Event()
    with CheckpointWatch("r", tmp_path, deep=True, on_facts=lambda *_: seen.set()) as watch:
        for step, value in (1, 4.0), (2, 4.5), (3, 4.5):
            seen.clear()
            watch.saved(checkpoint(tmp_path / f"checkpoint-{step}", (3.0, value)), step)
            assert seen.wait(20)
            assert not [fd for fd in Path("/proc/self/fd").glob("*") if "checkpoint-" in os.path.realpath(fd)]
            if step == 2:
                shutil.rmtree(tmp_path / "checkpoint-2")
    changes = [r.facts.groups["mlp"].relative_change for r in read(tmp_path) if r.facts]
    assert changes == [None, 0.1, None]


def test_the_file_system_of_a_path_is_the_mounted_one() -> None:
    assert checkpoint_watch._file_system(Path("/proc/self")) == "proc"


@pytest.mark.usefixtures("at_once")
def test_damage_is_told_once_and_logged(tmp_path: Path) -> None:
    told: list[tuple[int, str]] = []
    path = checkpoint(tmp_path / "checkpoint-5\x1b[31m")
    os.truncate(path / "model.safetensors", 70)
    with CheckpointWatch("r", tmp_path, deep=True, on_damage=lambda *found: told.append(found)) as watch:
        watch.saved(path, 5)
        watch.saved(checkpoint(tmp_path / "checkpoint-6"), 6)
    ((step, message),) = told
    assert step == 5
    assert message.startswith(f"{tmp_path}/checkpoint-5\\x1b[31m: model.safetensors: expected ")
    assert [bool(r.facts and r.facts.damage) for r in read(tmp_path)] == [True, False]


def test_a_nan_in_the_weights_is_told(tmp_path: Path) -> None:
    pytest.importorskip("numpy")
    told: list[tuple[int, str]] = []
    with CheckpointWatch("r", tmp_path, deep=True, on_damage=lambda *found: told.append(found)) as watch:
        watch.saved(checkpoint(tmp_path / "checkpoint-5", (1.0, float("nan"))), 5)
    assert [(step, "found 1 NaN and 0 infinite of 2" in message) for step, message in told] == [(5, True)]


def test_what_looked_damaged_while_it_was_being_deleted_is_gone_and_not_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []
    path = checkpoint(tmp_path / "checkpoint-5")
    os.truncate(path / "model.safetensors", 0)

    class Hurry(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            shutil.rmtree(path)  # what goes on elsewhere during the pause
            return False

    watch = CheckpointWatch("r", tmp_path, on_damage=lambda *found: told.append(found))
    monkeypatch.setattr(watch, "_hurry", Hurry())
    watch.saved(path, 5)
    watch.saved(tmp_path / "checkpoint-4", 4)
    watch.close()
    assert told == []
    assert [(r.facts, r.note) for r in read(tmp_path)] == [(None, "deleted before it was read")] * 2


def test_saving_never_waits_and_what_is_too_much_is_counted(
    tmp_path: Path, held: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    watch = CheckpointWatch("r", tmp_path)
    path = checkpoint(tmp_path / "checkpoint-1")
    for step in range(30):
        watch.saved(path, step)  # would not come back if it waited
    held()
    watch.close()
    steps = [r.step for r in read(tmp_path)]
    assert steps == list(range(len(steps)))
    assert len(steps) in (8, 9)  # one may have been under way
    assert watch.dropped == 30 - len(steps)
    assert len([r for r in caplog.records if "8 others are waiting" in r.message]) == 1


def test_the_end_of_training_waits_for_a_time_and_keeps_what_the_headers_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("numpy")
    begun = threading.Event()
    with_weights = checkpoint_watch.with_weights

    def endless(facts: Any, files: Any, last: Any, going_on: Callable[[], bool]) -> Any:
        begun.set()
        while going_on():
            time.sleep(0.01)
        return with_weights(facts, files, last, going_on)

    monkeypatch.setattr(checkpoint_watch, "with_weights", endless)
    watch = CheckpointWatch("r", tmp_path, deep=True)
    for step in (1, 2):
        watch.saved(checkpoint(tmp_path / f"checkpoint-{step}"), step)
    assert begun.wait(20)
    watch.close(timeout=0.1)
    records = read(tmp_path)
    assert [(r.facts.parameters, r.facts.nan_count) for r in records if r.facts] == [(2, None), (2, None)]
    assert [r.facts.notes for r in records if r.facts] == [
        ["not all weights were read: training ended"],
    ] * 2
    watch.saved(tmp_path / "checkpoint-1", 3)
    watch.close()
    assert watch.dropped == 1


def test_a_disk_that_does_not_answer_holds_nobody(
    tmp_path: Path, held: Callable[[], None], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(checkpoint_watch, "_LEAVE_SECONDS", 0.01)
    watch = CheckpointWatch("r", tmp_path)
    watch.saved(tmp_path, 1)
    watch.saved(tmp_path, 2)
    watch.close(timeout=0.01)
    assert watch.dropped == 2
    assert "the disk did not answer before training ended" in caplog.text
    held()


@pytest.mark.usefixtures("at_once")
def test_what_a_callback_raises_costs_no_checkpoint(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("not mine")

    damaged = tmp_path / "checkpoint-3"
    damaged.mkdir()
    with CheckpointWatch("r", tmp_path, on_facts=fail, on_damage=fail) as watch:
        for step in (1, 2):
            watch.saved(checkpoint(tmp_path / f"checkpoint-{step}"), step)
        watch.saved(damaged, 3)
        watch.saved("\0", 4)
        watch.saved(tmp_path / "checkpoint-1", 5)
    assert [r.step for r in read(tmp_path)] == [1, 2, 3, 4, 5]
    assert caplog.text.count("RuntimeError: not mine") == 1


def test_without_numpy_headers_are_read_and_the_reason_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    with CheckpointWatch("r", tmp_path, deep=True) as watch:
        for step in (1, 2):
            watch.saved(checkpoint(tmp_path / f"checkpoint-{step}"), step)
    assert [(r.facts.parameters, r.facts.nan_count) for r in read(tmp_path) if r.facts] == [(2, None), (2, None)]
    assert caplog.text.count("numpy is not installed") == 1


def test_a_forked_child_watches_nothing_and_the_parent_goes_on(tmp_path: Path) -> None:
    path = checkpoint(tmp_path / "checkpoint-1")
    seen = threading.Event()
    with CheckpointWatch("r", tmp_path, deep=True, on_facts=lambda *_: seen.set()) as watch:
        watch.saved(path, 1)
        assert seen.wait(20)
        child = os.fork()
        if child == 0:
            watch.saved(path, 2)
            watch.close(timeout=None)
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
        watch.saved(path, 3)
    assert [(r.step, r.facts and r.facts.damage) for r in read(tmp_path)] == [(1, []), (3, [])]


def test_the_thread_yields_to_training_and_training_keeps_its_priority(tmp_path: Path) -> None:
    nice: list[int] = []
    own = os.nice(0)
    with CheckpointWatch("r", tmp_path, on_facts=lambda *_: nice.append(os.getpriority(os.PRIO_PROCESS, 0))) as watch:
        watch.saved(checkpoint(tmp_path / "checkpoint-1"), 1)
    if sys.platform == "linux":
        assert nice == [max(own, checkpoint_watch._NICE)]
    assert os.nice(0) == own


def test_what_cannot_be_written_is_counted_and_still_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").touch()
    told: list[int] = []
    with CheckpointWatch("r", tmp_path / "file", on_facts=lambda step, _: told.append(step)) as watch:
        watch.saved(checkpoint(tmp_path / "checkpoint-1"), 1)
    assert (told, watch.dropped) == ([1], 1)
    assert "counted in CheckpointWatch.dropped" in caplog.text


@pytest.mark.damages_files
def test_a_line_that_is_no_record_is_told_with_its_place(tmp_path: Path) -> None:
    checkpoint_file(tmp_path, "r").write_text('{"step": "one"}\n')
    with pytest.raises(EventValidationError, match=r"r_checkpoints\.jsonl:1: "):
        read(tmp_path)
    with pytest.raises(LogNotFoundError):
        read(tmp_path, "none")


@pytest.mark.trl
def test_checkpoints_of_a_real_run_that_keeps_one_are_compared(tmp_path: Path) -> None:
    for module in ("trl", "transformers", "torch"):
        pytest.importorskip(module)
    from transformers import TrainerCallback

    from rldk.demo import build_tiny_model
    from tests.factories.trainers.any_trl import make

    told: list[Any] = []
    damage: list[Any] = []
    seen = threading.Semaphore(0)

    def tell(step: int, facts: CheckpointFacts) -> None:
        told.append((step, facts))
        seen.release()

    class Watching(TrainerCallback):
        def on_save(self, args: Any, state: Any, control: Any, model: Any = None, **_: Any) -> None:
            sizes = [(p.numel(), p.requires_grad) for p in model.parameters()]
            share = sum(n for n, trained in sizes if trained) / sum(n for n, _ in sizes)
            path = Path(args.output_dir) / f"checkpoint-{state.global_step}"
            watch.saved(path, state.global_step, trainable_share=share)
            assert seen.acquire(timeout=60)  # a tiny model trains faster than any real one

    trainer = make("sft", tmp_path, build_tiny_model(tmp_path / "model"), [Watching()], save_strategy="steps",
                   save_steps=2, save_total_limit=1, max_steps=6, eval_strategy="no")  # fmt: skip
    for parameter in trainer.model.lm_head.parameters():
        parameter.requires_grad_(False)
    with CheckpointWatch("r", tmp_path, deep=True, on_facts=tell, on_damage=lambda *d: damage.append(d)) as watch:
        trainer.train()
    assert [p.name for p in (tmp_path / "out").glob("checkpoint-*")] == ["checkpoint-6"]
    assert damage == []
    assert [step for step, _ in told] == [2, 4, 6]
    facts = told[-1][1]
    sizes = {name: p.numel() for name, p in trainer.model.named_parameters()}
    assert facts.parameters == sum(sizes.values())
    assert facts.trainable_share == pytest.approx(1 - sizes["lm_head.weight"] / facts.parameters)
    assert facts.groups["head"].relative_change == 0
    assert 0 < facts.groups["mlp"].relative_change < 1
    assert facts.groups["head"].weight_norm == pytest.approx(trainer.model.lm_head.weight.norm().item())
    assert facts.total_bytes > facts.weight_bytes > 4 * facts.parameters


def test_where_no_thread_can_be_had_only_checkpoints_that_there_were_are_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    CheckpointWatch("r", tmp_path).close()
    assert not caplog.messages
    with CheckpointWatch("r", tmp_path) as watch:
        watch.saved(tmp_path / "checkpoint-5", 5)
    assert ["1 record dropped" in message for message in caplog.messages] == [True]
