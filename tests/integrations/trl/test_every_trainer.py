"""Every trainer of the installed TRL, for real: what stands in the log is what the trainer logged, and nothing else."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest
from rldk_schema import METRICS, Event

pytest.importorskip("trl")
pytestmark = pytest.mark.trl

from rldk import read_events  # noqa: E402
from rldk.integrations.trl import RLDKCallback  # noqa: E402
from rldk.io.validator import validate_jsonl_file  # noqa: E402
from tests.factories.trainers.any_trl import Case  # noqa: E402
from tests.factories.trainers.every import CASES, run  # noqa: E402

SUMMARY = {"train_runtime", "train_samples_per_second", "train_steps_per_second", "total_flos", "train_loss", "epoch"}
# What the callback adds itself.
RESOURCES = {name for name, metric in METRICS.items() if not any(s.framework == "trl" for s in metric.sources)}


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.name)
def trained(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: Path
) -> tuple[Case, Any, RLDKCallback, list[Event]]:
    trainer, callback = run(request.param, tmp_path_factory.mktemp(request.param.name), model)
    return request.param, trainer, callback, list(read_events(callback.run.path, strict=True))


Trained = tuple[Case, Any, RLDKCallback, list[Event]]


def expected(case: Case, history: list[dict[str, Any]]) -> list[tuple[str, int, dict[str, Any]]]:
    """(phase, step, raw metrics) of every event that is to be there, by the trainer's own log history."""
    out = []
    trains = set()
    for entry in history:
        step = entry["step"]
        logs = {k: v for k, v in entry.items() if k != "step"}
        if "train_runtime" in logs:
            rest = {k: v for k, v in logs.items() if k not in SUMMARY}
            if rest and step not in trains:  # of the steps since the last train log
                out.append(("train", step, {**rest, "epoch": logs["epoch"]}))
                logs = {k: v for k, v in logs.items() if k in SUMMARY}
            out.append(("summary", step, logs))
        elif any(k.startswith("eval_") for k in logs):
            out.append(("eval", step, {k.removeprefix("eval_"): v for k, v in logs.items()}))
        else:
            trains.add(step)
            out.append(("train", step, logs))
    return out


def test_the_log_is_strictly_valid_and_in_order(trained: Trained) -> None:
    _, _, callback, _ = trained
    report = validate_jsonl_file(callback.run.path, check_consistency=True)
    assert report, report.errors
    assert report.warnings == []
    assert (callback.failures, callback.run.dropped) == (0, 0)


def test_there_is_an_event_for_every_log_call(trained: Trained) -> None:
    case, trainer, _, events = trained
    logged = [(e.model_info.phase, e.step) for e in events if e.model_info.phase != "lifecycle"]
    assert logged == [(phase, step) for phase, step, _ in expected(case, trainer.state.log_history)]
    assert tuple(step for phase, step in logged if phase == "train") == case.trains
    assert tuple(step for phase, step in logged if phase == "eval") == case.evals
    notes = [e.notes[0] for e in events if e.model_info.phase == "lifecycle"]
    assert (notes[0], notes[-1]) == ("started", "ended")


def test_every_value_is_the_trainers_own_under_the_name_of_its_meaning(trained: Trained) -> None:
    case, trainer, _, events = trained
    names = {key: name for name, key in case.names.items()}
    seen = set()
    compared = 0
    logged = [e for e in events if e.model_info.phase != "lifecycle"]
    for (phase, _, raw), event in zip(expected(case, trainer.state.log_history), logged, strict=True):
        stored = {name: value for name, value in event.metrics.items() if name not in RESOURCES}
        assert len(stored) == len(raw)
        for key, value in raw.items():
            # A key that looks canonical but is not keeps apart.
            own = f"trl/{key}" if key in METRICS else key
            name = names.get(key, own)
            assert name in stored, (key, sorted(stored))
            found = stored[name]
            assert found == value or (math.isnan(found) and math.isnan(value)), key
            compared += 1
            if phase == "train" or key in case.evaluated:
                seen.add(key)
    assert compared >= 5 * len(case.trains) - 5
    assert seen >= set(case.names.values())


def test_what_a_step_does_not_have_is_missing(trained: Trained) -> None:
    case, _, _, events = trained
    train = {e.step: e for e in events if e.model_info.phase == "train"}
    for step, absent in case.absent.items():
        assert not set(absent) & train[step].metrics.keys()
        assert {"loss", "grad_norm", "lr"} <= train[step].metrics.keys()


def test_the_event_says_what_was_trained(trained: Trained, model: Path) -> None:
    case, _, _, events = trained
    first = next(e for e in events if e.model_info.phase == "train")
    assert first.model_info.model_name == str(model)
    assert first.model_info.model_size > 80_000
    assert first.model_info.optimizer.startswith("adamw")
    assert first.rng.seed == 11
    assert first.data_slice.batch_size == 4
    assert first.data_slice.sequence_length == (
        64 if case.algorithm in ("sft", "reward", "dpo", "kto") else case.length
    )
    assert first.process.attempt == 1
