"""Which runs are compared with which, and what a comparison should say of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lab.compare.recipes import Training, base, in_other_order, with_data, with_nan, with_rate, with_reward

_PLANT = {"rate": with_rate, "reward": with_reward, "nan": with_nan, "data": with_data}


@dataclass(frozen=True)
class Pair:
    """Two runs.

    Attributes:
        first: The name of one.
        second: The name of the other.
        kind: `same`: nothing differs; `seed` or `order`: only that differs; else what was planted in the second.
        step: The first step that differs, where something was planted.
    """

    first: str
    second: str
    kind: str
    step: int | None = None

    @property
    def alike(self) -> bool:
        """Whether no divergence is to be claimed."""
        return self.step is None


_ALGORITHM = {"1": "grpo", "2": "rloo", "3": "sft", "4": "dpo"}


def _set(
    seeds: list[int], planted: list[tuple[str, int, int]], repeated: list[int], crossed: list[tuple[int, int]]
) -> tuple[dict[str, Training], list[Pair]]:
    """Runs and pairs.

    Args:
        seeds: Of the runs with nothing planted; the first digit says what trains.
        planted: What, in the run of which seed, and at which step.
        repeated: Seeds of the runs that are trained twice.
        crossed: Seeds of runs of which the second is also compared in its other order.
    """
    trainings: dict[str, Training] = {}
    pairs: list[Pair] = []
    for seed in seeds:
        algorithm = _ALGORITHM[str(seed)[0]]
        name = f"{algorithm}-{seed}"
        trainings[name] = base(algorithm, seed)
        trainings[f"{name}-order"] = in_other_order(trainings[name])
        pairs.append(Pair(name, f"{name}-order", "order"))
        pairs += [Pair(other, name, "seed") for other in _plain(trainings, algorithm) if other != name]
    for seed in repeated:
        name = f"{_ALGORITHM[str(seed)[0]]}-{seed}"
        trainings[f"{name}-again"] = replace(trainings[name])
        pairs.append(Pair(name, f"{name}-again", "same"))
    for one, other in crossed:
        algorithm = _ALGORITHM[str(one)[0]]
        pairs.append(Pair(f"{algorithm}-{one}", f"{algorithm}-{other}-order", "seed"))
    for kind, seed, step in planted:
        name = f"{_ALGORITHM[str(seed)[0]]}-{seed}"
        trainings[f"{name}-{kind}"] = _PLANT[kind](trainings[name], step)
        pairs.append(Pair(name, f"{name}-{kind}", kind, step))
    return trainings, pairs


def _plain(trainings: dict[str, Training], algorithm: str) -> Iterator[str]:
    return (name for name in trainings if name.count("-") == 1 and name.startswith(algorithm))


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
