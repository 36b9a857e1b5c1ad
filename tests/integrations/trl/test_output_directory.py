"""Output directories as transformers and TRL leave them, read without any logger of rldk's in the training."""

from __future__ import annotations

import io
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("transformers")
pytest.importorskip("torch")
pytest.importorskip("tensorboard")
pytestmark = pytest.mark.trl

from rldk.ingest import Ingest  # noqa: E402
from tests.factories.trainers.plain import language_model  # noqa: E402
from tests.factories.trainers.runs import make_grpo  # noqa: E402

SAVED = {"save_strategy": "steps", "save_steps": 2, "report_to": ["tensorboard"], "disable_tqdm": False}


def trained(trainer: Any, log: Path, *, evaluate: bool = True, **options: Any) -> Any:
    """Trains as the scripts of transformers do, with what is printed in a file."""
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        result = trainer.train(**options)
        trainer.save_state()
        trainer.save_metrics("train", result.metrics)
        if evaluate:
            trainer.save_metrics("eval", trainer.evaluate())
    log.write_text(printed.getvalue())
    return trainer


def counts(reading: Ingest) -> Counter[tuple[str, str]]:
    return Counter((event.model_info.run_id, event.model_info.phase) for event in reading)


def test_an_output_directory_is_one_run_with_its_evaluations_and_its_summary(tmp_path: Path, model: Path) -> None:
    trainer = trained(language_model(tmp_path, model, [], eval_strategy="no", **SAVED), tmp_path / "train.log")
    reading = Ingest(tmp_path)
    assert counts(reading) == {("out", "train"): 5, ("out", "summary"): 1, ("out", "eval"): 1}
    history = {row["step"]: row for row in trainer.state.log_history if "loss" in row}
    for event in reading:
        if event.model_info.phase == "train":
            assert event.metrics["loss"] == history[event.step]["loss"]
        assert event.step == 5 or event.model_info.phase == "train"
    copies = Counter(ignored.path.name for ignored in reading.ignored if ignored.copy is not None)
    assert copies == {"trainer_state.json": 3, "train.log": 1}
    reasons = {ignored.path.name: ignored.reason for ignored in reading.ignored if ignored.copy is None}
    assert {"all_results.json", "train_results.json", "eval_results.json", "model.safetensors"} <= reasons.keys()


def test_a_run_that_was_resumed_into_its_directory_is_one_run(tmp_path: Path, model: Path) -> None:
    trained(make_grpo(tmp_path, model, max_steps=4, **SAVED), tmp_path / "first.log", evaluate=False)
    again = make_grpo(tmp_path, model, max_steps=6, **SAVED)
    trained(again, tmp_path / "second.log", evaluate=False, resume_from_checkpoint=str(tmp_path / "out/checkpoint-2"))
    reading = Ingest(tmp_path)
    found = counts(reading)
    # Only its console has the first start's summary: whether that is read depends on how late its progress bar was.
    assert found == {("out", "train"): 6, ("out", "summary"): found["out", "summary"]}
    assert found["out", "summary"] in (1, 2)
    train = [(e.step, e.metrics["loss"]) for e in reading if e.model_info.phase == "train"]
    assert train == [(row["step"], row["loss"]) for row in again.state.log_history if "loss" in row]


def test_two_runs_with_other_seeds_in_one_directory_of_outputs_stay_two(tmp_path: Path, model: Path) -> None:
    expected = []
    for seed in (1, 2):
        folder = tmp_path / f"seed_{seed}"
        folder.mkdir()
        trainer = trained(language_model(folder, model, [], seed=seed, **SAVED), folder / "train.log", evaluate=False)
        rows = trainer.state.log_history
        expected.append({"train": 5, "eval": sum("eval_loss" in row for row in rows), "summary": 1})
    assert sorted(map(str, expected)) == sorted(str(by_run) for by_run in _by_run(counts(Ingest(tmp_path))))


def _by_run(found: Counter[tuple[str, str]]) -> list[dict[str, int]]:
    runs = dict.fromkeys(run for run, _ in found)
    return [{phase: found[run, phase] for phase in ("train", "eval", "summary")} for run in runs]
