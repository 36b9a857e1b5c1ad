"""What a recording keeps of a run, and how it ends."""

from __future__ import annotations

import json
import os
import platform
import socket
import threading
from pathlib import Path

import pytest

from rldk import Alert, Run, TrainerFacts, Trial, read_events
from rldk.integrations.openrlhf import OpenRLHFCallback
from rldk.log.attempt_configs import configs
from rldk.log.writer import EventWriter
from rldk.observer import Observer


def manifest(directory: Path) -> dict[str, object]:
    return json.loads((directory / "r_run.json").read_text(encoding="utf-8"))


def lifecycle(path: Path) -> list[tuple[int, str, str | None, str | None]]:
    found = ((event.step, event.lifecycle) for event in read_events(path))
    return [(step, told.kind, told.opening, told.ending) for step, told in found if told is not None]


@pytest.mark.damages_files
def test_a_manifest_of_another_version_keeps_its_attempts(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r") as run:
        run.log(1, {"loss": 0.5})
    old = manifest(tmp_path)
    for name in ("group", "tags", "framework"):
        del old[name]
    (attempt,) = old["attempts"]
    del attempt["ending"]
    (tmp_path / "r_run.json").write_text(json.dumps({**old, "of_a_later_version": 1}))
    with Run(tmp_path, run_id="r", tags="baseline", group="g") as run:
        run.log(2, {"loss": 0.5})
        assert run._recording.before == "finished"
    new = manifest(tmp_path)
    assert [a["ending"] for a in new["attempts"]] == [None, "finished"]
    assert new["attempts"][0]["ended"] == attempt["ended"]
    assert (new["tags"], new["group"], list(new["metric_sources"])) == (["baseline"], "g", ["loss"])


def test_a_training_of_which_no_end_was_seen_did_not_finish(tmp_path: Path) -> None:
    callback = OpenRLHFCallback(tmp_path, "r", write_outputs=False)
    for died in (True, False):
        callback.on_train_begin(None, 0)
        callback.on_step_end(None, 1, {"loss": 1.0})
        if not died:
            callback.on_train_end(None, 1)
    callback.on_train_begin(None, 0)
    callback.on_train_end(None, 1, RuntimeError("out of memory"))
    assert [a["ending"] for a in manifest(tmp_path)["attempts"]] == ["ended_early", "finished", "failed"]
    assert lifecycle(tmp_path) == [
        (0, "started", "new", None),
        (1, "ended", None, "ended_early"),
        (0, "started", "restarted", None),
        (1, "ended", None, "finished"),
        (0, "started", "stage", None),
        (1, "ended", None, "failed"),
    ]


def test_a_failure_has_its_step_and_a_forked_child_has_none(tmp_path: Path) -> None:
    def train() -> None:
        with Run(tmp_path, run_id="r", resumed_from=(500, 1)) as run:
            run.log(501, {"loss": 0.5})
            run.log(-1, {"loss": 0.5}, phase="eval")
            if (child := os.fork()) == 0:
                run.__exit__(RuntimeError, RuntimeError("in the child"), None)
                os._exit(0)
            os.waitpid(child, 0)
            raise RuntimeError("lost")

    with pytest.raises(RuntimeError, match="lost"):
        train()
    assert lifecycle(tmp_path) == [(500, "started", "resumed", None), (501, "ended", None, "failed")]
    assert [path.name for path in tmp_path.glob("*.jsonl")] == ["r_events.jsonl"]


def test_each_attempt_has_its_own_facts(tmp_path: Path) -> None:
    given = [
        {"lr": 0.1, "beta": 0.04, "hub_token": "hf_x"},
        {"lr": 0.1, "beta": 0.04, "hub_token": "hf_x"},
        None,
        {"lr": 0.2, "steps": [1], "hub_token": "hf_y"},
    ]
    for number, config in enumerate(given, 1):
        with Run(tmp_path, run_id="r", config=config, trainer=TrainerFacts(git_sha="3c4a")) as run:
            for step in range(number, number + 3):
                run.log(step, {"loss": 0.5})
    found = manifest(tmp_path)
    attempts: list[dict[str, object]] = found["attempts"]  # type: ignore[assignment]
    assert [(a["first_step"], a["last_step"], a["opening"]) for a in attempts] == [
        (1, 3, "new"), (2, 4, "resumed"), (3, 5, "resumed"), (4, 6, "resumed"),
    ]  # fmt: skip
    # What is the same is not said again, and no secret is.
    first = {"lr": 0.1, "beta": 0.04, "hub_token": "<hidden>"}
    assert [a["config"] for a in attempts] == [first, None, None, {"lr": 0.2, "beta": None, "steps": [1]}]
    last = {"lr": 0.2, "steps": [1], "hub_token": "<hidden>"}
    assert found["config"] == last
    assert configs(found) == [first, first, first, last]
    ran_in = attempts[0]["environment"]
    assert isinstance(ran_in, dict)
    assert (ran_in["python"], ran_in["git_sha"]) == (platform.python_version(), "3c4a")
    assert (ran_in["host"], ran_in["world_size"]) == (socket.gethostname(), None)
    assert float(str(attempts[0]["wall_time"])) >= 0


def test_a_trial_is_a_run_of_its_own_in_the_group_of_its_search(tmp_path: Path) -> None:
    for number, rate in enumerate((0.1, 0.2)):
        with Run(tmp_path, run_id="search", trial=Trial(str(number), {"lr": rate})) as run:
            for step in (1, 2):
                run.log(step, {"loss": 0.5})
    for number, rate in enumerate((0.1, 0.2)):
        told = json.loads((tmp_path / f"search-{number}_run.json").read_text())
        assert told["group"] == "search"
        (attempt,) = told["attempts"]
        assert (attempt["opening"], attempt["trial"]) == ("trial", str(number))
        assert attempt["trial_parameters"] == {"lr": rate}
        first, second = read_events(tmp_path / f"search-{number}_events.jsonl", attempts="last")
        assert first.lifecycle is not None
        assert (first.lifecycle.opening, first.lifecycle.trial, second.lifecycle) == ("trial", str(number), None)


def test_stages_in_one_process_and_a_retry_after_a_failure(tmp_path: Path) -> None:
    for fails in (False, True, False):
        run = Run(tmp_path, run_id="r")
        try:
            with run:
                for step in (1, 2, 3):
                    run.log(step, {"loss": 0.5})
                    if fails:
                        raise MemoryError
        except MemoryError:
            pass
    found = [(event.process.attempt, event.step) for event in read_events(run.path, attempts="last")]
    assert found == [(1, 1), (1, 2), (1, 3), (3, 1), (3, 2), (3, 3)]
    assert lifecycle(run.path) == [
        (1, "started", "stage", None), (1, "ended", None, "failed"), (1, "started", "restarted", None),
    ]  # fmt: skip


@pytest.mark.parametrize(("error", "ending"), [(KeyboardInterrupt, "interrupted"), (SystemExit, None)])
def test_an_interrupt_is_one_and_an_exit_is_an_end(tmp_path: Path, error: type[BaseException], ending: str) -> None:
    def train() -> None:
        with Run(tmp_path, run_id="r") as run:
            run.log(1, {"loss": 0.5})
            raise error

    with pytest.raises(error):
        train()
    assert [told[3] for told in lifecycle(tmp_path)] == [ending] * (ending is not None)
    assert manifest(tmp_path)["attempts"][0]["ending"] == (ending or "finished")


@pytest.mark.parametrize("wrong", [-1, "5", 5.5, (1, 2, 3), (1, 0), [None]])
def test_a_checkpoint_that_makes_no_sense_is_refused_before_anything_is_written(tmp_path: Path, wrong: object) -> None:
    with pytest.raises(ValueError, match="resumed_from: expected"):
        Run(tmp_path, run_id="r", resumed_from=wrong)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_alerts_of_two_threads_are_both_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together, heard = threading.Barrier(2), list[Alert]()
    write = EventWriter.write

    def meet(self: EventWriter, event: object) -> None:
        if threading.current_thread().name.startswith("logs"):
            together.wait(10)
        write(self, event)  # type: ignore[arg-type]

    monkeypatch.setattr(EventWriter, "write", meet)
    with Run(tmp_path, run_id="r", monitor_health=True, on_alert=[heard.append]) as run:
        threads = [
            threading.Thread(target=run.log, args=(step, metrics), name=f"logs-{step}")
            for step, metrics in ((1, {"loss": float("nan")}), (2, {"disk_free": 10.0}))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert {alert.rule for alert in heard} == {"non_finite", "disk_full"}


def test_an_observer_that_breaks_keeps_no_log_open(tmp_path: Path) -> None:
    class Broken(Observer):
        def close(self, *, wait: bool = True) -> None:
            raise RuntimeError("broken on purpose")

    run = Run(tmp_path, run_id="r")
    run._recording.observe(Broken())
    run.log(1, {"loss": 0.5})
    run.finish()
    assert Run(tmp_path, run_id="r").path == run.path


def test_a_trial_that_is_pruned_in_a_run_has_not_failed(tmp_path: Path) -> None:
    pruned = type("TrialPruned", (Exception,), {})  # Optuna's, by its name

    def objective() -> None:
        with Run(tmp_path, run_id="search-7") as run:
            run.log(3, {"loss": 1.0})
            raise pruned("above the median")

    with pytest.raises(pruned):
        objective()
    end = list(read_events(tmp_path))[-1]
    assert (end.step, end.lifecycle.ending, end.lifecycle.error_message) == (3, "stopped", "above the median")
    assert end.notes == ["stopped: the search pruned this trial"]
