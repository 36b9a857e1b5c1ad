"""`python -m lab.health.held_out`: trains the held-out runs, which no threshold is set with.

Their settings are drawn, and nobody had looked at one when the thresholds were set: what the rules do on them estimates
what they do elsewhere, as far as tiny models go. Whether a run counts as healthy or as sick is decided by how it was
made and by its reward or loss alone, never by a rule: `verdict_of`. What is neither is left out, and counted.
"""

from __future__ import annotations

import math
import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any

from rldk_schema import Event

from lab.health.corpus import HEALTH
from rldk import read_events
from rldk.io.jsonl import to_jsonl

HELD_OUT = HEALTH.parent / "held_out"
STEPS = 150
HEALTHY = 28
SICK = 24

_WORSE = 0.05  # of a reward between 0 and 1
_ONLINE = ("grpo", "rloo")
_RATES = {"grpo": (3e-5, 2e-4), "rloo": (3e-5, 2e-4), "dpo": (2e-5, 1e-4), "sft": (1e-4, 4e-4),
          "reward": (1e-4, 3e-4), "kto": (2e-5, 8e-5)}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """How one run is made.

    Attributes:
        name: Of the run.
        algorithm: What trains.
        fault: What is wrong with it; None for nothing.
        certain: Whether the fault is one whatever becomes of the reward.
        seed: Of the trainer.
        logging_steps: Of the trainer.
        options: Of the trainer's configuration.
        warm: Supervised steps that the policy starts from.
        draws: For what the fault needs besides.
    """

    name: str
    algorithm: str
    fault: str | None
    certain: bool
    seed: int
    logging_steps: int
    options: dict[str, Any] = field(default_factory=dict)
    warm: int = 130
    draws: tuple[float, ...] = ()


def _settings(draw: random.Random, algorithm: str) -> dict[str, Any]:
    low, high = _RATES[algorithm]
    options: dict[str, Any] = {
        "learning_rate": math.exp(draw.uniform(math.log(low), math.log(high))),
        "lr_scheduler_type": draw.choice(["constant", "linear", "cosine", "constant_with_warmup"]),
        "warmup_steps": draw.choice([0, 10, 30]),
        "per_device_train_batch_size": draw.choice([16, 32]),
        "max_grad_norm": draw.choice([0.2, 1.0]),
        "max_steps": STEPS,
    }
    if options["lr_scheduler_type"] == "constant":
        options["warmup_steps"] = 0
    if algorithm in _ONLINE:
        options["beta"] = draw.choice([0.0, 0.0, 0.02, 0.1])
        options["num_generations"] = draw.choice([4, 8])
        options["temperature"] = draw.uniform(0.8, 1.1)
    elif algorithm == "dpo":
        options["beta"] = draw.choice([0.05, 0.1, 0.3])
    return options


_FAULTS: dict[str, tuple[tuple[str, ...], bool]] = {
    "rate": (("grpo", "rloo", "dpo"), False),
    "constant_reward": (("grpo", "rloo"), True),
    "reward_stops": (("grpo", "rloo"), True),
    "percent": (("grpo", "rloo"), True),
    "sign": (("grpo", "rloo", "sft"), False),
    "entropy_penalty": (("grpo", "rloo"), False),
    "length": (("grpo", "rloo"), True),
    "limit": (("grpo", "rloo"), True),
    "dead": (("grpo", "sft"), True),
    "equal_pairs": (("dpo",), True),
    "corrupt": (("sft",), True),
    "nan": (("sft",), True),
}
"""Fault to the algorithms that it can befall, and whether it is one whatever becomes of the reward."""


def plans() -> Iterator[Plan]:
    """All runs, always the same."""
    draw = random.Random("held out, 2026-11-28")  # settings, not secrets
    kinds = ["grpo"] * 4 + ["rloo"] * 2 + ["dpo"] * 2 + ["sft", "reward", "kto"]
    for number in range(HEALTHY):
        algorithm = draw.choice(kinds)
        yield Plan(
            f"healthy_{number:02d}_{algorithm}", algorithm, None, False, 1000 + number, draw.choice([1, 1, 1, 5]),
            _settings(draw, algorithm), draw.randint(100, 220),
        )  # fmt: skip
    names = list(_FAULTS)
    for number in range(SICK):
        fault = names[number % len(names)]
        algorithms, certain = _FAULTS[fault]
        algorithm = draw.choice(algorithms)
        yield Plan(
            f"sick_{number:02d}_{algorithm}_{fault}", algorithm, fault, certain, 2000 + number,
            draw.choice([1, 1, 1, 5]), _settings(draw, algorithm), draw.randint(100, 200),
            tuple(draw.random() for _ in range(3)),
        )  # fmt: skip


def _recipe(plan: Plan) -> Any:
    from lab.health import recipes, rewards
    from lab.health.training import Recipe

    options, (a, _b, _c) = dict(plan.options), plan.draws or (0.0, 0.0, 0.0)
    more: dict[str, Any] = {}
    match plan.fault:
        case "rate":
            options["learning_rate"] *= 30 * (1 + 3 * a)
        case "constant_reward":
            more["reward"] = rewards.constant
        case "reward_stops":
            more["reward"] = rewards.unavailable_from(30 + int(60 * a))
        case "percent":
            more["reward"] = rewards.percent_from(40 + int(60 * a))
            options["scale_rewards"] = "none"
        case "sign":
            more["trainer"] = recipes.sign_error
        case "entropy_penalty":
            more["trainer"] = recipes.entropy_term(4.0 + 8.0 * a)
        case "length":
            more["reward"] = rewards.length
            options["max_completion_length"] = 32
        case "limit":
            options["max_completion_length"] = 4 + int(3 * a)
        case "dead":
            more["prepare"] = recipes.dead_adapter
        case "equal_pairs":
            more["train"] = recipes.equal_preferences
        case "corrupt":
            more["train"] = recipes.corrupt_examples
            options |= recipes.IN_ORDER | {"per_device_train_batch_size": 32}
        case "nan":
            more |= {"train": recipes.unanswered_examples, "trainer": recipes.own_mean(masked=a < 0.5)}
            options |= {**recipes.IN_ORDER, **recipes.UNCHECKED, "per_device_train_batch_size": 32}
            options["logging_nan_inf_filter"] = a < 0.25
    return Recipe(options, warm=plan.warm, **more)


def verdict_of(plan: Plan, events: list[Event]) -> str | None:
    """`healthy`, `sick`, or None for neither: a fault that left no trace, or a reward that fell without any."""
    name, sign = ("reward_mean", 1) if plan.algorithm in _ONLINE else ("loss", -1)
    values = [v for e in events if e.model_info.phase == "train" and (v := e.metrics.get(name)) is not None]
    if not values:
        return None
    quarter = max(1, len(values) // 4)
    gain = sign * (mean(values[-quarter:]) - mean(values[:quarter]))
    worse = math.isnan(gain) or gain < -_WORSE
    if plan.fault is None:
        return None if worse else "healthy"
    return "sick" if plan.certain or worse else None


def log_of(plan: Plan) -> Path:
    """The event log of a held-out run."""
    return HELD_OUT / f"{plan.name}_events.jsonl.zst"


def make(plan: Plan) -> None:
    """Trains one run."""
    from lab.health.make_corpus import anonymous
    from lab.health.training import train

    with tempfile.TemporaryDirectory(prefix="rldk-held-out-") as logs:
        log = train(
            plan.name, plan.algorithm, _recipe(plan), seed=plan.seed, logging_steps=plan.logging_steps, logs=Path(logs)
        )
        to_jsonl(map(anonymous, read_events(log)), log_of(plan))


def main() -> None:
    """Trains those that are named, or all that are not there yet."""
    HELD_OUT.mkdir(exist_ok=True)
    for plan in plans():
        if plan.name in sys.argv[1:] or (not sys.argv[1:] and not log_of(plan).exists()):
            make(plan)
            found = verdict_of(plan, list(read_events(log_of(plan))))
            print(f"{plan.name}: {found}, {log_of(plan).stat().st_size:,} bytes", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
