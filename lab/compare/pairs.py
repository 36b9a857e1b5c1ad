"""Which runs are compared with which, and what a comparison should say of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_ALGORITHM = {"1": "grpo", "2": "rloo", "3": "sft", "4": "dpo"}


@dataclass(frozen=True)
class Plan:
    """How one run is trained.

    Attributes:
        seed: Of the trainer; its first digit says what trains.
        kind: `order`, `rate`, `reward`, `nan` or `data`: what is other than usual; empty for nothing.
        step: From where on.
    """

    seed: int
    kind: str = ""
    step: int = 0

    @property
    def algorithm(self) -> str:
        """What trains."""
        return _ALGORITHM[str(self.seed)[0]]

    @property
    def plain(self) -> str:
        """The name of the run with nothing planted."""
        return f"{self.algorithm}-{self.seed}"


@dataclass(frozen=True)
class Pair:
    """Two runs.

    Attributes:
        first: The name of one.
        second: The name of the other.
        kind: `same`: nothing differs; `seed` or `order`: only that differs; else what was planted in the second.
        step: The first step whose numbers can differ, where something was planted.
    """

    first: str
    second: str
    kind: str
    step: int | None = None

    @property
    def alike(self) -> bool:
        """Whether no divergence is to be claimed."""
        return self.step is None


def _set(
    seeds: list[int], planted: list[tuple[str, int, int]], repeated: list[int], crossed: list[tuple[int, int]]
) -> tuple[dict[str, Plan], list[Pair]]:
    """Runs and pairs.

    Args:
        seeds: Of the runs with nothing planted.
        planted: What, in the run of which seed, and at which step.
        repeated: Seeds of the runs that are trained twice.
        crossed: Seeds of runs of which the second is also compared in its other order.
    """
    plans: dict[str, Plan] = {}
    pairs: list[Pair] = []
    for seed in seeds:
        plan = Plan(seed)
        pairs += [Pair(other, plan.plain, "seed") for other in _plain(plans, plan.algorithm)]
        plans[plan.plain] = plan
        plans[f"{plan.plain}-order"] = Plan(seed, "order")
        pairs.append(Pair(plan.plain, f"{plan.plain}-order", "order"))
    for seed in repeated:
        plan = Plan(seed)
        plans[f"{plan.plain}-again"] = plan
        pairs.append(Pair(plan.plain, f"{plan.plain}-again", "same"))
    pairs += [Pair(Plan(one).plain, f"{Plan(other).plain}-order", "seed") for one, other in crossed]
    for kind, seed, step in planted:
        plan = Plan(seed, kind, step)
        plans[f"{plan.plain}-{kind}"] = plan
        # Our callback reads the rate of a step before the one that changes it.
        pairs.append(Pair(plan.plain, f"{plan.plain}-{kind}", kind, step + 1 if kind == "rate" else step))
    return plans, pairs


def _plain(plans: dict[str, Plan], algorithm: str) -> Iterator[str]:
    return (name for name, plan in plans.items() if not plan.kind and plan.algorithm == algorithm)


_FIRST, _FIRST_PAIRS = _set(
    [101, 102, 103, 301, 302, 401],
    [
        ("rate", 101, 40), ("rate", 301, 60), ("rate", 401, 50), ("reward", 102, 50), ("reward", 103, 30),
        ("data", 101, 60), ("data", 302, 40), ("data", 401, 30), ("nan", 103, 50),
    ],
    repeated=[301],
    crossed=[(101, 103)],
)  # fmt: skip
_SECOND, _SECOND_PAIRS = _set(
    [111, 112, 113, 211, 212, 311, 312, 313, 411, 412],
    [
        ("rate", 111, 45), ("rate", 112, 70), ("rate", 211, 35), ("rate", 311, 55), ("rate", 411, 60),
        ("reward", 111, 65), ("reward", 112, 40), ("reward", 113, 55), ("reward", 211, 50), ("reward", 212, 30),
        ("nan", 113, 60), ("nan", 212, 45), ("nan", 312, 50), ("nan", 313, 35), ("nan", 412, 70),
        ("data", 111, 50), ("data", 113, 40), ("data", 211, 65), ("data", 311, 60), ("data", 411, 35),
    ],
    repeated=[111, 311],
    crossed=[(211, 212), (411, 412)],
)  # fmt: skip

TUNING, TUNING_PAIRS = _FIRST | _SECOND, _FIRST_PAIRS + _SECOND_PAIRS
"""The pairs that the method was set with."""

PROOF, PROOF_PAIRS = _set(
    [121, 122, 123, 221, 222, 321, 322, 323, 421, 422],
    [
        ("rate", 121, 50), ("rate", 221, 40), ("rate", 321, 65), ("rate", 323, 30), ("rate", 422, 55),
        ("reward", 121, 35), ("reward", 122, 60), ("reward", 123, 45), ("reward", 221, 55), ("reward", 222, 40),
        ("nan", 122, 40), ("nan", 222, 65), ("nan", 321, 45), ("nan", 322, 60), ("nan", 421, 50),
        ("data", 122, 45), ("data", 123, 60), ("data", 222, 35), ("data", 322, 50), ("data", 421, 65),
    ],
    repeated=[122, 322],
    crossed=[(221, 222), (421, 422)],
)  # fmt: skip
"""The pairs that nothing was set with."""
