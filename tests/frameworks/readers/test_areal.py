"""AReaL's own actor, statistics and loggers: `make test-frameworks NAME=readers` installs it."""

from __future__ import annotations

import math
from pathlib import Path
from statistics import fmean

import pytest

pytest.importorskip("areal", reason="it has an environment of its own: make test-frameworks NAME=readers")

from tests.frameworks.readers.batch import Batch, batches
from tests.frameworks.readers.definitions import (
    is_clipped,
    k1,
    per_token,
    policy_loss,
    token_mean,
)
from tests.frameworks.readers.reading import assert_metrics, assert_nothing_lost, logged, of_phase, read, without, write

NAMES = {
    "ppo_actor/task_reward/avg": "reward_mean",
    "ppo_actor/advantages/avg": "advantage_mean",
    "ppo_actor/update/entropy/avg": "entropy_mean",
    "ppo_actor/update/clip_ratio/avg": "clip_frac",
    "ppo_actor/update/importance_weight/avg": "ratio_mean",
    "ppo_actor/update/actor_loss/avg": "policy_loss",
    "ppo_actor/update/grad_norm": "grad_norm",
    "ppo_actor/update/lr": "lr",
    "ppo_actor/prompt_len/avg": "prompt_length_mean",
    "timeperf/train_step": "train_time",
}
FORMS = {"console": "console.log", "tensorboard": "tensorboard"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("areal") / "logs", "write_areal.py")


def expected(batch: Batch) -> dict[str, float]:
    new, old = map(batch.per_token, (batch.new, batch.old))
    return {
        "reward_mean": fmean(batch.scores),
        "advantage_mean": token_mean(batch.advantages),
        "approx_kl": token_mean(per_token(k1, old, new)),  # AReaL logs new - old
        "entropy_mean": token_mean(batch.entropies(batch.new)),
        "clip_frac": token_mean(per_token(is_clipped, new, old, batch.advantages)),
        "ratio_mean": token_mean(per_token(lambda p, q: math.exp(p - q), new, old)),
        "policy_loss": token_mean(per_token(policy_loss, new, old, batch.advantages)),
        "grad_norm": batch.grad_norm,
        "lr": 1e-6,
        "prompt_length_mean": fmean(map(len, batch.prompts)),
        "train_time": batch.timing["update_actor"],
    }


@pytest.mark.parametrize("form", FORMS)
def test_every_number_has_the_name_of_its_meaning(form: str, folder: Path) -> None:
    events = of_phase(read(folder / FORMS[form]), "train")
    assert [event.step for event in events] == [1, 2, 3]  # it counts from 0
    for event, (_, row), batch in zip(events, logged(folder), batches(), strict=True):
        assert_metrics(event, expected(batch), relative=6e-5 if form == "console" else 2e-5)
        kl = "ppo_actor/update/approx_kl/avg"
        assert event.metrics["approx_kl"] == pytest.approx(-row[kl], rel=6e-5)
        counts = [key for key in row if key.endswith("__count")]  # it does not log them
        relative = 6e-5 if form == "console" else 1e-6
        assert_nothing_lost(event, without(row, kl, *counts), NAMES, "areal", relative=relative)
