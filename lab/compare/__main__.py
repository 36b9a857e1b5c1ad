"""`python -m lab.compare`: how often `rldk compare` is right, on pairs of really trained runs.

The runs lie in tests/data/compare; `make_runs` trains them again. Where nothing was planted no divergence is to be
claimed; where something was, one is, within ten steps of it, and the runs are equal to the last bit until the step
before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from lab.compare.pairs import PROOF_PAIRS, Pair
from rldk import compare_runs

LOGS = Path(__file__).parents[2] / "tests" / "data" / "compare"
WITHIN = 10


@dataclass(frozen=True)
class Found:
    """What a comparison says of a pair.

    Attributes:
        pair: The pair.
        equal_until: The last step until which no number differs; None where the first one differs.
        difference: The first step at which one does; None for none.
        diverged: The first step at which a core metric diverges; None for none.
        metrics: Those that diverge.
    """

    pair: Pair
    equal_until: int | None
    difference: int | None
    diverged: int | None
    metrics: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether divergence is claimed where something was planted, and only there."""
        step = self.pair.step
        if step is None:
            return self.diverged is None
        return self.diverged is not None and abs(self.diverged - step) <= WITHIN

    @property
    def exact(self) -> bool:
        """Whether the first difference is where it must be."""
        if self.pair.kind == "same":
            return self.difference is None
        return self.pair.step is None or self.difference == self.pair.step


def compared(pair: Pair, logs: Path = LOGS) -> Found:
    """Compares the runs of a pair."""
    form = compare_runs(*(logs / f"{name}_events.jsonl.zst" for name in (pair.first, pair.second)))
    first = None if form.first_difference is None else form.first_difference.step
    steps = {name: one.step for name, one in form.divergence.items()}
    return Found(pair, form.equal_until, first, min(steps.values(), default=None), tuple(steps))


def main() -> None:
    """Prints each pair, and the share that is right of each kind."""
    right: Counter[str] = Counter()
    exact: Counter[str] = Counter()
    print(f"{'pair':32} {'planted at':>16} {'equal until':>11} {'diverges':>8}  in")
    for pair in PROOF_PAIRS:
        found = compared(pair)
        right[pair.kind] += found.right
        exact[pair.kind] += found.exact
        planted = "" if pair.step is None else f"{pair.kind} {pair.step}"
        numbers = ("" if number is None else str(number) for number in (found.equal_until, found.diverged))
        until, diverged = numbers
        wrong = "" if found.right and found.exact else "  WRONG"
        names = f"{pair.first} {pair.second}"
        print(f"{names:32} {planted or pair.kind:>16} {until:>11} {diverged:>8}  {', '.join(found.metrics)}{wrong}")
    pairs = Counter(pair.kind for pair in PROOF_PAIRS)
    for kind, count in pairs.items():
        print(f"{kind}: {right[kind]} of {count} right, {exact[kind]} with the first difference where it must be")


if __name__ == "__main__":
    main()
