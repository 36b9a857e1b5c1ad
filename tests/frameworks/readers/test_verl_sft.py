"""A real SFT run of verl, read from everything that it writes: `make test-frameworks NAME=readers` installs it."""

from __future__ import annotations

import json
from itertools import accumulate
from pathlib import Path

import pytest

pytest.importorskip("verl", reason="verl has an environment of its own: make test-frameworks NAME=readers")

from tests.frameworks.readers.reading import of_phase, read, write

FORMS = {"console": "console.log", "file": "verl.jsonl", "tensorboard": "tensorboard_log"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("verl") / "sft", "train_verl_sft.py")


def rows(folder: Path) -> list[tuple[int, dict[str, float]]]:
    """Step and data of each row of the file logger, which rounds nothing."""
    return [(row["step"], row["data"]) for row in map(json.loads, (folder / "verl.jsonl").read_text().splitlines())]


@pytest.mark.parametrize("form", FORMS)
def test_every_number_has_the_name_of_its_meaning(form: str, folder: Path) -> None:
    """In the console a progress bar stands before rows and after them."""
    events = of_phase(read(folder / FORMS[form]), "train")
    trained = [(step, data) for step, data in rows(folder) if "train/loss" in data]
    assert [event.step for event in events] == [step for step, _ in trained] == [1, 2, 3]
    for event, (_, data), tokens in zip(
        events, trained, accumulate(data["train/global_tokens"] for _, data in trained), strict=True
    ):
        metrics = {name: event.metrics[name] for name in ("loss", "grad_norm", "tokens_seen")}
        expected = {"loss": data["train/loss"], "grad_norm": data["train/grad_norm"], "tokens_seen": tokens}
        assert metrics == pytest.approx(expected, rel=1e-6)
        own = {key: value for key, value in data.items() if key.startswith("perf/")}
        assert {key: event.metrics[key] for key in own} == pytest.approx(own, rel=1e-6)


@pytest.mark.parametrize("form", FORMS)
def test_the_rate_after_the_scheduler_step_is_not_that_of_its_row(form: str, folder: Path) -> None:
    logged = [data["train/lr"] for _, data in rows(folder) if "train/lr" in data]
    assert logged == pytest.approx([5e-5, 1e-4, 0.0])  # a warmup of two steps begins at 0
    used = [0.0, *logged]
    for event in of_phase(read(folder / FORMS[form]), "train"):
        assert event.metrics.get("lr") in (None, pytest.approx(used[event.step - 1]))


@pytest.mark.parametrize("form", FORMS)
def test_the_validation_is_an_evaluation(form: str, folder: Path) -> None:
    (event,) = of_phase(read(folder / FORMS[form]), "eval")
    (_, data) = rows(folder)[-1]
    assert (event.step, event.metrics) == (3, {"loss": pytest.approx(data["val/loss"])})
