from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rldk_schema import METRICS

from rldk import Launch, Run, RunIdError, TrainerFacts, read_events
from rldk.event.run_id import checked_run_id, safe_run_id
from rldk.io.validator import validate_jsonl_file


def test_a_run_of_a_users_own_loop(tmp_path: Path) -> None:
    with Run(
        tmp_path, run_id="mine", model_name="m", dataset_name="d", seed=3, config={"lr": 1e-6, "odd": object()}
    ) as run:
        for step in (1, 2, 3):
            run.log(
                step, {"reward_mean": step / 4, "my/metric": 1}, tokens_in=10, tokens_out=20, batch_size=4, notes=["hi"]
            )
        run.log(3, {"eval_held_loss": 0.5, "eval_held_runtime": 1.0}, phase="eval")
    assert run.path == tmp_path / "mine_events.jsonl"
    assert validate_jsonl_file(run.path, check_consistency=True)
    *train, evaluation = read_events(run.path)
    assert [e.step for e in train] == [1, 2, 3]
    first = train[0]
    assert first.metrics == {"reward_mean": 0.25, "my/metric": 1.0}
    assert (first.rng.seed, first.model_info.model_name, first.data_slice.dataset_name) == (3, "m", "d")
    assert (first.data_slice.tokens_in, first.data_slice.tokens_out, first.data_slice.sequence_length) == (10, 20, None)
    assert first.notes == ["hi"]
    assert first.process.rank == 0
    assert evaluation.data_slice.dataset_name == "held"
    assert evaluation.metrics == {"loss": 0.5, "runtime": 1.0}
    assert evaluation.model_info.phase == "eval"


def test_the_manifest_tells_attempts_and_sources(tmp_path: Path) -> None:
    for _ in range(2):
        with Run(
            tmp_path, run_id="r", framework="trl", trainer=TrainerFacts(framework_version="1.16.0", algorithm="grpo")
        ) as run:
            run.log(1, {"kl": 0.1, "reward": 1.0, "mine": 2.0})
    manifest = json.loads((tmp_path / "r_run.json").read_text())
    assert manifest["run_id"] == "r"
    assert manifest["framework_version"] == "1.16.0"
    assert [a["attempt"] for a in manifest["attempts"]] == [1, 2]
    assert all(a["ended"] >= a["started"] for a in manifest["attempts"])
    assert manifest["metric_sources"].keys() == {"kl_mean", "reward_mean"}
    assert "k3" in manifest["metric_sources"]["kl_mean"]["kl"]["estimator"]


@pytest.mark.parametrize(
    "run_id",
    ["", ".", "..", "../x", "a/b", "a b", "-a", "a\n", "a\x00b", "é", "r" * 129, "\x1b[31m", 7, "CON:", "a\\b"],
)
def test_an_unsafe_run_id_is_refused_at_construction(tmp_path: Path, run_id: object) -> None:
    with pytest.raises(RunIdError, match="run_id: expected letters"):
        Run(tmp_path, run_id=run_id)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "run_id"),
    [("my run/1", "my-run-1-7e0117"), ("../../etc/passwd", "etc-passwd-3754d6"), ("grpo_v1.2", "grpo_v1.2")],
)
def test_a_trainers_run_name_is_made_safe(name: str, run_id: str) -> None:
    assert safe_run_id(name) == run_id


def test_names_that_differ_stay_apart_when_they_are_made_safe() -> None:
    names = [
        "a/b",
        "a b",
        "a-b",
        "训练-1",
        "实验-1",
        "训练",
        "实验",
        "",
        ".",
        "x" * 128,
        "x" * 129,
        "x" * 130,
        "\udcff",
    ]
    made = [safe_run_id(name) for name in names]
    assert len(set(made)) == len(names)
    assert made == [safe_run_id(name) for name in names]  # a restart comes to the same one
    assert all(checked_run_id(run_id) for run_id in made)


def test_a_name_with_nothing_safe_in_it_becomes_a_new_one() -> None:
    assert safe_run_id("éé").startswith("run-")


def test_runs_without_a_name_get_different_ones(tmp_path: Path) -> None:
    assert Run(tmp_path).run_id != Run(tmp_path).run_id


def test_every_rank_has_its_own_file(tmp_path: Path) -> None:
    for rank in (0, 3):
        with Run(tmp_path, run_id="r", rank=rank, world_size=4, launch=Launch(attempt_id="launch-1")) as run:
            run.log(1, {"loss": 0.5})
    assert sorted(p.name for p in tmp_path.glob("r*")) == ["r_events.jsonl", "r_events.rank3.jsonl", "r_run.json"]
    assert [(e.process.rank, e.process.attempt_id) for e in read_events(tmp_path)] == [(0, "launch-1"), (3, "launch-1")]


def test_logging_can_be_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RLDK_DISABLE_JSONL", "1")
    with Run(tmp_path / "logs", run_id="r") as run:
        run.log(1, {"loss": 0.5})
    assert list(tmp_path.iterdir()) == []
    assert run.dropped == 0


def test_a_directory_that_cannot_be_written_warns_once_and_nothing_raises(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("")
    with caplog.at_level(logging.WARNING), Run(tmp_path / "file" / "logs", run_id="r") as run:
        for step in range(3):
            run.log(step, {"loss": 0.5})
        assert run.dropped == 3
        assert len(caplog.records) == 1


@pytest.mark.parametrize(
    "metrics", [None, 7, {"loss": object()}, {None: 1.0}, {"x" * 10: float("nan")}, {"deep": [[]]}]
)
def test_nothing_given_to_log_raises(tmp_path: Path, metrics: object) -> None:
    with Run(tmp_path, run_id="r") as run:
        run.log(1, metrics)  # type: ignore[arg-type]
        run.log("one", {"loss": 1.0})  # type: ignore[arg-type]
        run.log(2, {"loss": 1.0})
    events = list(read_events(run.path, strict=True))
    assert events[-1].step == 2
    assert events[-1].process.seq == 2  # what was lost left a gap
    assert events[-1].process.dropped == 3 - len(events)


class Hostile:
    def __repr__(self) -> str:
        raise RuntimeError("no repr")

    def __float__(self) -> float:
        raise KeyError("no float")


@pytest.mark.parametrize("step", [10**5000, Hostile(), None, float("nan"), "1", [1]], ids=type)
def test_no_step_raises(tmp_path: Path, step: object) -> None:
    with Run(tmp_path, run_id="r") as run:
        run.log(step, {"loss": 1.0})  # type: ignore[arg-type]
        run.log(2, {"loss": 1.0})
    (event,) = read_events(run.path, strict=True)
    assert (event.process.seq, event.process.dropped) == (1, 1)


def test_one_broken_value_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    with Run(tmp_path, run_id="r", framework="trl") as run:
        run.log(1, {"broken": Hostile(), "mine": 1.0, 7: 2.0}, notes="one note")
        run.log(2, {"eval_mine": 1.0, "eval_runtime": 1.0, 7: 2.0}, phase="eval", notes=None)  # type: ignore[arg-type]
    first, second = read_events(run.path, strict=True)
    assert first.metrics == {"mine": 1.0, "7": 2.0}
    assert first.notes == ["one note", "broken is not a number: <Hostile>", "metric 7 is stored as 7"]
    assert second.metrics == {"mine": 1.0, "runtime": 1.0, "7": 2.0}


LOOP: dict[str, object] = {}
LOOP["self"] = LOOP


@pytest.mark.parametrize(
    "config",
    [
        LOOP,
        {"a": Hostile()},
        {(1, 2): 3},
        {"a": float("nan")},
        7,
        [1],
        "text",
        {"deep": [[[[object()]]]]},
        {"\ud800": "\ud800"},
    ],
)
def test_no_configuration_keeps_a_run_from_starting(tmp_path: Path, config: object) -> None:
    with Run(tmp_path, run_id="r", framework="trl", config=config, trainer=TrainerFacts(framework_version=1.16)) as run:  # type: ignore[arg-type]
        run.log(1, {"grad_norm": 1.0})
    manifest = json.loads((tmp_path / "r_run.json").read_text(), parse_constant=pytest.fail)
    assert manifest["framework_version"] == "1.16"
    assert manifest["config"] is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 200_000,
        "[]",
        '{"attempts": 5, "metric_sources": {}}',
        '{"attempts": [], "metric_sources": {"grad_norm": 5}}',
    ],
)
def test_a_damaged_manifest_does_not_keep_a_run_from_logging(tmp_path: Path, text: str) -> None:
    (tmp_path / "r_run.json").write_text(text)
    with Run(tmp_path, run_id="r", framework="trl") as run:
        run.log(1, {"grad_norm": 1.0})
    assert run.dropped == 0
    assert json.loads((tmp_path / "r_run.json").read_text())["metric_sources"] == {
        "grad_norm": {"grad_norm": {"estimator": None}}
    }


def test_threads_may_log_new_metrics_at_once(tmp_path: Path) -> None:
    with Run(
        tmp_path, run_id="r", framework="trl", trainer=TrainerFacts(framework_version="1.16.0", algorithm="grpo")
    ) as run:
        keys = [s.key for m in METRICS.values() for s in m.sources if s.framework == "trl"]

        def work(offset: int) -> None:
            for step, key in enumerate(keys[offset:] + keys[:offset]):
                run.log(step, {key: 0.5})

        threads = [threading.Thread(target=work, args=(n * 7,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert run.dropped == 0
    assert len(list(read_events(run.path, strict=True))) == 8 * len(keys)


def test_what_is_given_is_not_changed(tmp_path: Path) -> None:
    metrics = {"eval_loss": 1.0, "eval_runtime": 2.0, "odd": "x"}
    before = dict(metrics)
    with Run(tmp_path, run_id="r", framework="trl") as run:
        run.log(1, metrics, phase="eval")
    assert metrics == before


def test_the_order_of_wandb_works_too(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), Run(tmp_path, run_id="r") as run:
        run.log({"loss": 1.0}, step=1)
        run.log({"loss": 2.0}, 2)
        run.log(step=3, metrics={"loss": 3.0})
        run.log(4, metrics={"loss": 4.0})
        run.log({"eval_loss": 5.0}, 5, phase="eval", notes="mine", batch_size=2)
    events = list(read_events(run.path, strict=True))
    assert [(e.step, e.metrics) for e in events] == [(n, {"loss": float(n)}) for n in range(1, 6)]
    assert (events[4].model_info.phase, events[4].notes, events[4].data_slice.batch_size) == ("eval", ["mine"], 2)
    assert caplog.records == []


def test_a_step_of_another_type_is_one_if_it_is_an_integer(tmp_path: Path) -> None:
    steps: list[Any] = [1.0, np.int64(2), np.array([3]), Decimal(4), np.float32(5)]
    with Run(tmp_path, run_id="r", monitor_health=True) as run:
        for step in steps:
            run.log(step, {"loss": 1.0})
        run.fail(ValueError("x"))
    assert [e.step for e in read_events(run.path, strict=True)] == [1, 2, 3, 4, 5, 5]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda run: run.log({"loss": 1.0}), "was given no step. Write run.log(step, {...}) or run.log({...}, step="),
        (lambda run: run.log(), "was given no step"),
        (
            lambda run: run.log(3),
            "of step 3 was given no metrics: expected a dict of names and numbers, found none",
        ),
        (lambda run: run.log(3, loss=0.5), "found none, and the keyword loss=0.5. Write run.log(step, {...})"),
        (lambda run: run.log(3, [("loss", 0.5)]), "found list [('loss', 0.5)]"),
        (lambda run: run.log(1, 2, 3), "log of step 1 was given no metrics"),
        (lambda run: run.log(3, {"loss": 0.5}, "eval"), "was given 'eval' without a keyword"),
        (
            lambda run: run.log({"loss": 0.5}, {"kl": 1}),
            "a step that is an integer >= 0, found dict {'kl': 1}",
        ),
        (lambda run: run.log(3.5, {"loss": 0.5}), "expected a step that is an integer >= 0, found float 3.5"),
        (lambda run: run.log(-1, {"loss": 0.5}), "found int -1"),
        (lambda run: run.log("3", {"loss": 0.5}), "found str '3'"),
        (lambda run: run.log(None, {"loss": 0.5}), "found NoneType None"),
        (lambda run: run.log(True, {"loss": 0.5}), "found bool True"),
        (lambda run: run.log(np.True_, {"loss": 0.5}), "found bool np.True_"),
        (lambda run: run.log({"loss": 0.5}, step=float("nan")), "found float nan"),
    ],
)
def test_a_call_that_makes_no_event_is_said_once_with_what_to_write(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, call: Callable[[Any], None], said: str
) -> None:
    with caplog.at_level(logging.WARNING), Run(tmp_path, run_id="r") as run:
        call(run)
        call(run)
        (record,) = caplog.records
        run.log(4, {"loss": 0.5})
    assert said in record.getMessage()
    (event,) = read_events(run.path, strict=True)
    assert (event.process.seq, event.process.dropped) == (2, 2)


def test_a_keyword_that_log_does_not_know_costs_no_event(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), Run(tmp_path, run_id="r") as run:
        run.log({"loss": 0.5}, step=1, commit=True)  # type: ignore[call-overload]
        run.log(2, {"loss": 0.5}, commit=False, notes="mine")  # type: ignore[call-overload]
        run.log(3, {"loss": 0.5}, self=1)  # type: ignore[call-overload, misc]
    first, second, third = read_events(run.path, strict=True)
    assert first.metrics == second.metrics == {"loss": 0.5}
    assert first.notes == ["log was given commit=True, which it does not know"]
    assert second.notes == ["mine", "log was given commit=False, which it does not know"]
    assert third.notes == ["log was given self=1, which it does not know"]
    assert caplog.text.count("log(commit=): expected a keyword of Run.log, found True") == 1


def test_nested_and_odd_values_get_the_names_that_they_would_have_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    trainer = TrainerFacts(framework_version="1.16.0", algorithm="grpo")
    nested = {"reward": np.array([0.5]), "completions": {"mean_length": 7, "clipped_ratio": True}, "kl": "0.25"}
    with caplog.at_level(logging.WARNING), Run(tmp_path, run_id="r", framework="trl", trainer=trainer) as run:
        run.log(1, {"reward": 0.5, "completions/mean_length": 7, "completions/clipped_ratio": 1.0, "kl": 0.25})
        run.log(2, nested)
        run.log(3, {"eval_rewards": {"a": 0.5}, "eval_ok": np.True_, "eval_runtime": 1.0}, phase="eval")
    flat, same, evaluation = read_events(run.path, strict=True)
    assert flat.metrics == same.metrics
    assert {"reward_mean", "response_length_mean", "kl_mean"} <= same.metrics.keys()
    assert evaluation.metrics == {"rewards/a": 0.5, "ok": 1.0, "runtime": 1.0}
    (record, _) = caplog.records  # the second sums up
    assert "step 2: $.metrics.kl: expected a number, found str '0.25', which is stored as 0.25" in record.getMessage()
