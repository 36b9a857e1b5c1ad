"""tinker-cookbook's own metric functions and loggers: `make test-frameworks NAME=readers` installs it."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean

import pytest

pytest.importorskip("tinker_cookbook", reason="it has an environment of its own: make test-frameworks NAME=readers")

from tests.frameworks.readers.batch import Batch, batches
from tests.frameworks.readers.definitions import flat, k1, per_token, token_mean
from tests.frameworks.readers.reading import assert_metrics, assert_nothing_lost, logged, of_phase, read, without, write

NAMES = {
    "env/all/reward/total": "reward_mean",
    "kl_policy_base": "kl_mean",
    "kl_pre_post_v1": "approx_kl",
    "optim/kl_sample_train_v1": "rollout_kl",
    "optim/entropy": "entropy_mean",
    "optim/lr": "lr",
    "time/total": "step_time",
    "time/train": "train_time",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("tinker") / "logs", "write_tinker.py")


def expected(batch: Batch) -> dict[str, float]:
    new, old, reference, trainer = map(batch.per_token, (batch.new, batch.old, batch.reference, batch.engine))
    groups = [batch.scores[i : i + 2] for i in range(0, len(batch.scores), 2)]
    return {
        "reward_mean": fmean(batch.scores),
        "frac_reward_zero_std": fmean(one == other for one, other in groups),
        "kl_mean": token_mean(per_token(k1, old, reference)),
        "approx_kl": token_mean(per_token(k1, old, new)),
        "rollout_kl": token_mean(per_token(k1, old, trainer)),
        "entropy_mean": -fmean(flat(old)),
        "lr": 1e-5,
        "step_time": batch.timing["step"],
        "train_time": batch.timing["update_actor"],
    }


def test_every_number_has_the_name_of_its_meaning(folder: Path) -> None:
    """The number of substeps and that training is synchronous stand in the config beside the log."""
    events = of_phase(read(folder / "run/metrics.jsonl"), "train")
    assert [event.step for event in events] == [1, 2, 3]  # it counts from 0
    for event, (_, row), batch in zip(events, logged(folder), batches(), strict=True):
        assert_metrics(event, expected(batch))
        mixed = "env/all/by_group/frac_mixed"
        assert event.metrics["frac_reward_zero_std"] == pytest.approx(1 - row[mixed])
        assert_nothing_lost(event, without(row, "test/", "progress/batch", mixed), NAMES, "tinker")


def test_an_evaluation_is_of_the_policy_before_the_update(folder: Path) -> None:
    events = of_phase(read(folder / "run/metrics.jsonl"), "eval")
    rewards = [row["test/env/all/reward/total"] for _, row in logged(folder) if "test/env/all/reward/total" in row]
    found = [(event.step, event.metrics["reward_mean"]) for event in events]
    assert found == [(0, rewards[0]), (2, rewards[1]), (3, 0.75)]


def test_a_summary_without_a_step_is_no_step(folder: Path) -> None:
    text = (folder / "run/metrics.jsonl").read_text()
    assert text.splitlines()[-1] == '{"cost/cumulative_usd": 1.5}'
    events = read(folder / "run/metrics.jsonl", on_error="skip")
    assert max(event.step for event in events) == 3
    assert len(of_phase(events, "train")) == 3
