"""transformers' own Trainer, without TRL: the log has what it logged, under the names of the schema."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("transformers")
pytest.importorskip("torch")
pytestmark = pytest.mark.trl

import numpy as np  # noqa: E402
import torch  # noqa: E402
from transformers import (  # noqa: E402
    Trainer,
)

from rldk import Event, read_events  # noqa: E402
from rldk.integrations.trl import RLDKCallback  # noqa: E402
from rldk.io.validator import validate_jsonl_file  # noqa: E402
from tests.factories.trainers.plain import classifier, language_model  # noqa: E402

NAMES = {"loss": "loss", "grad_norm": "grad_norm", "learning_rate": "lr", "epoch": "epoch"}


def logged(callback: RLDKCallback, phase: str) -> list[Event]:
    return [event for event in read_events(callback.run.path, strict=True) if event.model_info.phase == phase]


@pytest.mark.parametrize("make", [classifier, language_model])
def test_every_value_of_its_log_stands_under_its_name(make: Any, tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="plain")
    trainer = make(tmp_path, model, [callback])
    trainer.train()
    assert validate_jsonl_file(callback.run.path, check_consistency=True)
    history = trainer.state.log_history
    rows = [row for row in history if "loss" in row]
    train = logged(callback, "train")
    assert [event.step for event in train] == [row["step"] for row in rows] == [1, 2, 3, 4, 5]
    for event, row in zip(train, rows, strict=True):
        assert {name: event.metrics[name] for name in NAMES.values()} == {NAMES[key]: row[key] for key in NAMES}
    evaluated = [row for row in history if "eval_loss" in row]
    for event, row in zip(logged(callback, "eval"), evaluated, strict=True):
        own = {
            NAMES.get(key, key): value for name, value in row.items() if (key := name.removeprefix("eval_")) != "step"
        }
        assert {name: event.metrics[name] for name in own} == own
    (summary,) = logged(callback, "summary")
    assert summary.metrics["train_loss"] == history[-1]["train_loss"]
    assert callback.failures == 0
    manifest = json.loads((tmp_path / "logs" / "plain_run.json").read_text())
    assert (manifest["framework"], manifest["algorithm"]) == ("transformers", None)
    assert manifest["framework_version"] == __import__("transformers").__version__
    assert set(manifest["metric_sources"]) == set(NAMES.values())


def test_what_a_trainer_logs_is_kept_whatever_its_type(
    tmp_path: Path, model: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Mine(Trainer):
        def compute_loss(self, model: Any, inputs: Any, *args: Any, **kwargs: Any) -> Any:
            if model.training and self.state.global_step:
                weight = next(model.parameters()).flatten()[:1]
                self.log({"mine": {"weight": weight, "ok": torch.tensor([[True]])}, "grade": "0.5", "kind": "good"})
            return super().compute_loss(model, inputs, *args, **kwargs)

    callback = RLDKCallback(tmp_path / "logs", run_id="odd")
    trainer = classifier(tmp_path, model, [callback], Mine)
    trainer.compute_metrics = lambda _: {"ok": np.True_, "rewards": {"a": np.float32(0.5), "b": {"c": np.array([1])}}}
    with caplog.at_level(logging.WARNING):
        trainer.train()
        callback.run.finish()
    for event in logged(callback, "eval"):
        assert event.metrics.items() >= {"ok": 1.0, "rewards/a": 0.5, "rewards/b/c": 1.0}.items()
    given = [event for event in logged(callback, "train") if "grade" in event.metrics]
    assert given != []
    for event in given:
        assert event.metrics["mine/ok"] == 1.0
        assert isinstance(event.metrics["mine/weight"], float)
        assert (event.metrics["grade"], "kind" in event.metrics) == (0.5, False)
        assert "kind is not a number: 'good'" in event.notes
    assert caplog.text.count("$.metrics.grade: expected a number, found str '0.5'") == 1
    assert caplog.text.count("$.metrics.kind: expected a number, found str 'good'") == 1
    (attempt,) = json.loads((tmp_path / "logs" / "odd_run.json").read_text())["attempts"]
    assert attempt["altered"] == {"$.metrics.grade": len(given), "$.metrics.kind": len(given)}
    assert callback.failures == 0


def test_a_subclass_that_nobody_knows_gets_the_same_names(tmp_path: Path, model: Path) -> None:
    class Mine(Trainer):
        def compute_loss(self, model: Any, inputs: Any, *args: Any, **kwargs: Any) -> Any:
            self.log({"kl": 0.25, "reward_mean": 1.0})
            return super().compute_loss(model, inputs, *args, **kwargs)

    callback = RLDKCallback(tmp_path / "logs", run_id="mine")
    language_model(tmp_path, model, [callback], Mine, eval_strategy="no").train()
    within, own = logged(callback, "train")[:2]
    assert set(NAMES.values()) <= own.metrics.keys()
    # What it calls so may mean anything.
    assert (within.metrics["kl"], within.metrics["transformers/reward_mean"]) == (0.25, 1.0)
    assert "kl_mean" not in within.metrics


@pytest.mark.parametrize("counted", ["non_padding", "all", "no"])
def test_tokens_are_named_where_padding_is_left_out(counted: str, tmp_path: Path, model: Path) -> None:
    callback = RLDKCallback(tmp_path / "logs", run_id="counted")
    trainer = language_model(tmp_path, model, [callback], include_num_input_tokens_seen=counted, eval_strategy="no")
    trainer.train()
    train = logged(callback, "train")
    assert [event.step for event in train] == [1, 2, 3, 4, 5]
    # Since 5.x each train log has train_runtime and train_tokens_per_second then: it is no summary.
    assert len(logged(callback, "summary")) == 1
    rows = [row for row in trainer.state.log_history if "loss" in row]
    name = {"non_padding": "tokens_seen", "all": "num_input_tokens_seen"}.get(counted)
    seen = [event.metrics.get(str(name)) for event in train]
    assert seen == [row.get("num_input_tokens_seen") for row in rows]
    assert any(seen) == (counted != "no")


def test_report_to_and_the_name_of_the_run(tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    language_model(tmp_path, model, [], report_to="rldk", run_name="named", eval_strategy="no").train()
    events = list(read_events(tmp_path / "rldk_logs" / "named_events.jsonl"))
    assert sum(event.model_info.phase == "train" for event in events) == 5


def test_it_needs_no_trl(tmp_path: Path, model: Path) -> None:
    script = """
import sys, importlib.metadata as metadata
from pathlib import Path
sys.modules["trl"] = None
found = metadata.version
def version(name):
    if name == "trl":
        raise metadata.PackageNotFoundError(name)
    return found(name)
metadata.version = version
from rldk.integrations.trl import RLDKCallback
from tests.factories.trainers.plain import language_model
callback = RLDKCallback(Path(sys.argv[1]) / "logs", run_id="alone")
language_model(Path(sys.argv[1]), Path(sys.argv[2]), [callback], eval_strategy="no").train()
assert callback.failures == 0
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path), str(model)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.returncode == 0, done.stderr
    (first, *_) = (e for e in read_events(tmp_path / "logs" / "alone_events.jsonl") if e.model_info.phase == "train")
    assert set(NAMES.values()) <= first.metrics.keys()


def test_a_loss_that_is_nan_stays_nan(tmp_path: Path, model: Path) -> None:
    class Broken(Trainer):
        def compute_loss(self, model: Any, inputs: Any, *args: Any, **kwargs: Any) -> Any:
            return super().compute_loss(model, inputs, *args, **kwargs) * torch.tensor(float("nan"))

    callback = RLDKCallback(tmp_path / "logs", run_id="broken")
    options = {"logging_nan_inf_filter": False, "eval_strategy": "no"}
    language_model(tmp_path, model, [callback], Broken, **options).train()
    assert all(event.metrics["loss"] != event.metrics["loss"] for event in logged(callback, "train"))
    assert any(
        note.startswith("alert: critical: non_finite") for event in logged(callback, "train") for note in event.notes
    )
