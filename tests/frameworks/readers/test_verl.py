"""verl's own metric functions and loggers, of four versions: `make test-frameworks NAME=readers` installs them."""

from __future__ import annotations

import importlib.metadata
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

pytest.importorskip("verl", reason="verl has an environment of its own: make test-frameworks NAME=readers")

from tests.frameworks.readers.batch import LIMIT, Batch, batches
from tests.frameworks.readers.definitions import (
    dual_clipped_loss,
    explained_variance,
    is_clipped,
    is_value_clipped,
    k1,
    k3,
    lengths,
    over_micro_batches,
    over_mini_batches,
    per_token,
    sequence_mean,
    token_mean,
    value_loss,
)
from tests.frameworks.readers.reading import (
    OLD_VERL,
    assert_metrics,
    assert_nothing_lost,
    declared,
    logged,
    of_phase,
    read,
    without,
    write,
)

NEWEST = importlib.metadata.version("verl")
VERSIONS = [NEWEST, *sorted(path.name for path in OLD_VERL.glob("*.*.*"))]
ALGORITHMS = ["grpo", "ppo"]
LR = 1e-6
KL_COEF = 0.05

# As the script configures it; a log of verl does not tell.
SETTINGS = {
    "actor.loss_agg_mode": "token-mean",
    "actor.kl_loss_type": "low_var_kl",
    "actor.policy_loss.loss_mode": "vanilla",
    "actor.strategy": "fsdp",
}


def release(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")[:2]))


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The folder with the logs of a version and an algorithm, written once."""
    root = tmp_path_factory.mktemp("verl")

    def folder(version: str, algorithm: str) -> Path:
        path = root / f"{version}-{algorithm}"
        if not path.exists():
            backends = ["console", "tensorboard", *(["file"] if release(version) >= (0, 6) else [])]
            write(path, "write_verl.py", algorithm, *backends, path=OLD_VERL / version if version != NEWEST else None)
        return path

    return folder


def expected(batch: Batch, algorithm: str, version: str) -> dict[str, float]:
    """What the schema's metrics of a step are, of those that verl tells."""
    of = release(version)
    new, old, reference, engine = map(batch.per_token, (batch.new, batch.old, batch.reference, batch.engine))
    scored = [score for score, length in zip(batch.scores, lengths(batch), strict=True) if length or of < (0, 6)]
    metrics = {
        "reward_mean": fmean(scored),
        "return_mean": fmean(scored),
        "advantage_mean": token_mean(batch.advantages),
        "entropy_mean": token_mean(batch.entropies(batch.old)),
        "approx_kl": over_micro_batches(per_token(k1, old, new)),
        "clip_frac": over_micro_batches(per_token(is_clipped, new, old, batch.advantages)),
        "response_length_mean": fmean(lengths(batch)),
        "response_length_max": max(lengths(batch)),
        "prompt_length_mean": fmean(map(len, batch.prompts)),
        "step_time": batch.timing["step"],
        "train_time": batch.timing["update_actor"],
    }
    loss = per_token(dual_clipped_loss, new, old, batch.advantages)
    kl = per_token(k3, new, reference)
    if of < (0, 9):
        metrics["truncated_frac"] = fmean(length == LIMIT for length in lengths(batch))
        metrics["generation_time"] = batch.timing["gen"]
    if of < (0, 8):
        metrics["lr"] = LR
    else:
        metrics["rollout_kl"] = token_mean(per_token(k1, engine, old))
        metrics["policy_loss"] = over_mini_batches(loss)
        metrics["loss"] = metrics["policy_loss"]
        metrics["grad_norm"] = batch.grad_norm
    if of < (0, 6):
        metrics["policy_loss"] = over_micro_batches(loss)
    if algorithm == "ppo":
        penalty = per_token(k1, old, reference)
        rewards = [score - KL_COEF * sum(row) for score, row in zip(batch.scores, penalty, strict=True)]
        metrics |= {
            "return_mean": fmean(r for r, length in zip(rewards, lengths(batch), strict=True) if length or of < (0, 6)),
            "kl_mean": sequence_mean(penalty),
            "value_mean": token_mean(batch.values),
            "explained_variance": explained_variance(batch.values, batch.returns, added=1e-5),
            "value_loss": token_mean(per_token(value_loss, batch.new_values, batch.values, batch.returns)),
            "value_clip_frac": token_mean(per_token(is_value_clipped, batch.new_values, batch.values, batch.returns)),
            "critic_grad_norm": 0.75,
        }
        if (0, 5) <= of < (0, 8):
            metrics["critic_lr"] = 10 * LR
    elif of < (0, 5):
        metrics["kl_mean"] = token_mean(kl[-2:])  # the last micro-batch's overwrites the others'
    elif of >= (0, 8):
        metrics["kl_mean"] = over_mini_batches(kl)
        metrics["loss"] += KL_COEF * metrics["kl_mean"]
    return metrics


# The names that verl's keys must have where a step has such a metric; any other key keeps its own.
NAMES = {
    "critic/score/mean": "reward_mean",
    "critic/rewards/mean": "return_mean",
    "critic/advantages/mean": "advantage_mean",
    "critic/values/mean": "value_mean",
    "critic/vf_explained_var": "explained_variance",
    "critic/vf_loss": "value_loss",
    "critic/vf_clipfrac": "value_clip_frac",
    "critic/grad_norm": "critic_grad_norm",
    "critic/lr": "critic_lr",
    "actor/entropy": "entropy_mean",
    "actor/reward_kl_penalty": "kl_mean",
    "actor/kl_loss": "kl_mean",
    "actor/ppo_kl": "approx_kl",
    "actor/pg_clipfrac": "clip_frac",
    "actor/pg_loss": "policy_loss",
    "actor/loss": "loss",
    "actor/grad_norm": "grad_norm",
    "actor/lr": "lr",
    "rollout_corr/kl": "rollout_kl",
    "response_length/mean": "response_length_mean",
    "response_length/max": "response_length_max",
    "response_length/clip_ratio": "truncated_frac",
    "prompt_length/mean": "prompt_length_mean",
    "timing_s/step": "step_time",
    "timing_s/gen": "generation_time",
    "timing_s/update_actor": "train_time",
}
FORMS = {"console": "console.log", "file": "verl.jsonl", "tensorboard": "tensorboard_log"}


def cases() -> list[Any]:
    return [
        pytest.param(version, algorithm, form, id=f"{version}-{algorithm}-{form}")
        for version in VERSIONS
        for algorithm in ALGORITHMS
        for form in FORMS
        if form != "file" or release(version) >= (0, 6)
    ]


def digits(version: str, form: str) -> int | None:
    return 3 if form == "console" and release(version) < (0, 5) else None


@dataclass(frozen=True)
class Step:
    """What verl logged of the training in a step, and what the schema's metrics of it are."""

    number: int
    row: dict[str, float]
    metrics: dict[str, float]


def rounded_away(version: str, form: str) -> list[str]:
    """Metrics that are printed as 0.000."""
    return ["lr", "critic_lr"] if digits(version, form) is not None else []


def read_too_late(algorithm: str, version: str) -> dict[str, float]:
    """Rates that are logged with the step before theirs, whose keys keep their own names."""
    of = release(version)
    late = {"lr": LR} if of >= (0, 8) else {}
    return late | ({"critic_lr": 10 * LR} if algorithm == "ppo" and not (0, 5) <= of < (0, 8) else {})


def of_steps(folder: Path, algorithm: str, version: str, form: str) -> list[Step]:
    lost = ["val-core/", "training/global_step"]
    unnamed = rounded_away(version, form)
    lost += [key for key, name in NAMES.items() if name in unnamed]
    steps = []
    for (step, row), batch in zip(logged(folder), batches(), strict=True):
        metrics = {"grad_norm": row["actor/grad_norm"], **expected(batch, algorithm, version)}
        metrics |= read_too_late(algorithm, version) if step > 1 else {}
        if form == "file" and release(version) >= (0, 7):  # it writes null for what is no number
            lost += [key for key, value in row.items() if math.isnan(value)]
            unnamed += [name for name, value in metrics.items() if math.isnan(value)]
        steps.append(Step(step, without(row, *lost), without(metrics, *unnamed)))
    return steps


@pytest.mark.parametrize(("version", "algorithm", "form"), cases())
def test_every_number_has_the_name_of_its_meaning(
    version: str, algorithm: str, form: str, logs: Callable[[str, str], Path]
) -> None:
    folder = logs(version, algorithm)
    events = of_phase(read(folder / FORMS[form], framework="verl", version=version, settings=SETTINGS), "train")
    steps = of_steps(folder, algorithm, version, form)
    assert [event.step for event in events] == [step.number for step in steps] == [1, 2, 3]
    for event, step in zip(events, steps, strict=True):
        assert_metrics(event, step.metrics, digits=digits(version, form), lost=rounded_away(version, form))
        late = read_too_late(algorithm, version)
        names = {key: name for key, name in NAMES.items() if name in step.metrics and name not in late}
        assert_nothing_lost(event, step.row, names, "verl", digits=digits(version, form))


@pytest.mark.parametrize(("version", "algorithm", "form"), cases())
def test_no_name_is_wrong_where_neither_version_nor_settings_are_known(
    version: str, algorithm: str, form: str, logs: Callable[[str, str], Path]
) -> None:
    folder = logs(version, algorithm)
    events = of_phase(read(folder / FORMS[form]), "train")
    for event, step in zip(events, of_steps(folder, algorithm, version, form), strict=True):
        found = without(declared(event), *rounded_away(version, form))
        assert found.keys() <= step.metrics.keys()
        assert {"reward_mean", "advantage_mean", "approx_kl", "response_length_mean", "step_time"} <= found.keys()
        metrics = {name: step.metrics[name] for name in found}
        assert_metrics(event, metrics, digits=digits(version, form), lost=rounded_away(version, form))


@pytest.mark.parametrize(("version", "algorithm", "form"), cases())
def test_validation_is_an_evaluation_of_its_step(
    version: str, algorithm: str, form: str, logs: Callable[[str, str], Path]
) -> None:
    folder = logs(version, algorithm)
    (event,) = of_phase(read(folder / FORMS[form]), "eval")
    assert (event.step, event.data_slice.dataset_name) == (2, "openai/gsm8k")
    (_, row) = list(logged(folder))[1]
    values = {key.replace("openai/gsm8k/", ""): value for key, value in row.items() if key.startswith("val-core/")}
    assert event.metrics == pytest.approx(values, abs=1e-3 if digits(version, form) else 1e-6)


def test_a_console_that_ray_has_passed_on_is_read_as_any(tmp_path: Path) -> None:
    folder = write(tmp_path / "ray", "verl_in_ray.py", "grpo", "console", "file")
    console, file = read(folder / "console.log"), read(folder / "verl.jsonl")
    assert "\x1b[" in (folder / "console.log").read_text()
    assert [(event.step, event.model_info.phase) for event in console] == [
        (event.step, event.model_info.phase) for event in file
    ]
    for one, other in zip(console, file, strict=True):
        assert {k: v for k, v in one.metrics.items() if v == v} == {
            k: v for k, v in other.metrics.items() if v is not None
        }
