"""SkyRL's own metric functions and loggers: `make test-frameworks NAME=readers` installs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import fmean

import pytest

pytest.importorskip("skyrl", reason="it has an environment of its own: make test-frameworks NAME=readers")

from tests.frameworks.readers.batch import Batch, batches
from tests.frameworks.readers.definitions import (
    is_clipped,
    k3,
    lengths,
    over_micro_batches,
    over_mini_batches,
    per_token,
    policy_loss,
    sequence_mean,
    token_mean,
)
from tests.frameworks.readers.reading import assert_metrics, assert_nothing_lost, logged, of_phase, read, without, write

NAMES = {
    "reward/avg_raw_reward": "reward_mean",
    "loss/avg_final_rewards": "return_mean",
    "loss/avg_raw_advantages": "advantage_mean",
    "policy/policy_kl": "kl_mean",
    "policy/policy_entropy": "entropy_mean",
    "policy/loss_metrics/clip_ratio": "clip_frac",
    "policy/policy_loss": "policy_loss",
    "policy/grad_norm": "grad_norm",
    "policy/policy_lr": "lr",
    "generate/avg_num_tokens": "response_length_mean",
    "generate/max_num_tokens": "response_length_max",
    "timing/policy_train": "train_time",
    "timing/step": "step_time",
    "timing/generate": "generation_time",
}
FORMS = {"console": "console.log", "tensorboard": "tensorboard_log"}


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    root = tmp_path_factory.mktemp("skyrl")

    def folder(form: str) -> Path:
        return root / form if (root / form).exists() else write(root / form, "write_skyrl.py", form)

    return folder


def expected(batch: Batch) -> dict[str, float]:
    new, old, reference = map(batch.per_token, (batch.new, batch.old, batch.reference))
    return {
        "reward_mean": fmean(batch.scores),
        "return_mean": fmean(batch.scores),
        "advantage_mean": token_mean(batch.advantages),
        "kl_mean": over_micro_batches(per_token(k3, new, reference), sequence_mean),
        "entropy_mean": over_micro_batches(batch.entropies(batch.new)),
        "clip_frac": over_micro_batches(per_token(is_clipped, new, old, batch.advantages)),
        "policy_loss": over_mini_batches(per_token(policy_loss, new, old, batch.advantages)),
        "grad_norm": batch.grad_norm,
        "lr": 1e-6,
        "response_length_mean": fmean(lengths(batch)),
        "response_length_max": max(lengths(batch)),
        "step_time": batch.timing["step"],
        "train_time": batch.timing["update_actor"],
        "generation_time": batch.timing["gen"],
    }


@pytest.mark.parametrize("form", FORMS)
def test_every_number_has_the_name_of_its_meaning(form: str, logs: Callable[[str], Path]) -> None:
    folder = logs(form)
    events = of_phase(read(folder / FORMS[form], settings={"algorithm.use_kl_loss": True}), "train")
    assert [event.step for event in events] == [1, 2, 3]
    digits = 4 if form == "console" else None
    for event, (_, logged_row), batch in zip(events, logged(folder), batches(), strict=True):
        metrics = expected(batch)
        lost = ["lr"] if form == "console" else []  # it is printed as 0.0000
        assert_metrics(event, without(metrics, *lost), digits=digits, lost=lost)
        row = without(logged_row, "eval/", "trainer/global_step", *(key for key, name in NAMES.items() if name in lost))
        assert_nothing_lost(event, row, NAMES, "skyrl", digits=digits)


@pytest.mark.parametrize("form", FORMS)
def test_the_kl_has_no_name_where_nobody_says_that_it_was_computed(form: str, logs: Callable[[str], Path]) -> None:
    for event in of_phase(read(logs(form) / FORMS[form]), "train"):
        assert "kl_mean" not in event.metrics
        assert event.metrics["skyrl/policy/policy_kl"] is not None


@pytest.mark.parametrize("form", FORMS)
def test_an_evaluation_in_the_row_is_one_of_its_step(form: str, logs: Callable[[str], Path]) -> None:
    (event,) = of_phase(read(logs(form) / FORMS[form]), "eval")
    assert (event.step, event.data_slice.dataset_name) == (2, "all")
    assert {name.rpartition("/")[2]: value for name, value in event.metrics.items()} == {
        "avg_score": 0.5,
        "pass_at_1": 0.5,
    }
