"""Three steps of training as plain numbers: what verl computes its metrics from, and what they must come out as.

Policies are tables of logits, one row per token: the next token depends on the last one only. So the log-probability of
every token is known without a model.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

VOCABULARY = 5
LIMIT = 6
"""How many tokens a response may have."""
CLIP = 0.2
CLIP_VALUE = 0.5
MINI_BATCH = 4
MICRO_BATCH = 2

Table = list[list[float]]
Tokens = list[int]


@dataclass(frozen=True)
class Batch:
    """Eight responses to eight prompts; the second response of the first step is empty.

    Attributes:
        scores: Of whole responses, before any KL.
        advantages: Per token; as are `returns`, `values` (of the critic, before the update) and `new_values`.
        new: The policy that is trained; `old` is the one that sampled, `engine` what the inference engine made of it.
    """

    prompts: list[Tokens]
    responses: list[Tokens]
    scores: list[float]
    advantages: list[list[float]]
    returns: list[list[float]]
    values: list[list[float]]
    new_values: list[list[float]]
    new: Table
    old: Table
    reference: Table
    engine: Table
    timing: dict[str, float]
    grad_norm: float

    @staticmethod
    def logs(table: Table) -> Table:
        """Log-probability of each token after each token."""
        return [[logit - _log_sum(row) for logit in row] for row in table]

    def per_token(self, table: Table) -> list[list[float]]:
        """Log-probability of each token of each response."""
        logs = self.logs(table)
        return [
            [logs[before][token] for before, token in zip([prompt[-1], *response][:-1], response, strict=True)]
            for prompt, response in zip(self.prompts, self.responses, strict=True)
        ]

    def entropies(self, table: Table) -> list[list[float]]:
        """Entropy of the distribution that each token was drawn from."""
        rows = [-sum(math.exp(x - _log_sum(row)) * (x - _log_sum(row)) for x in row) for row in table]
        return [
            [rows[before] for before in [prompt[-1], *response][:-1]]
            for prompt, response in zip(self.prompts, self.responses, strict=True)
        ]


LENGTHS = ([4, 0, 3, 2, 4, 1, 2, 4], [3, 5, 2, 5, 1, 2, 4, 3], [6, 6, 2, 5, 6, 1, 3, 4])


def batches() -> Iterator[Batch]:
    """One batch a step."""
    for number, lengths in enumerate(LENGTHS, 1):
        rng = random.Random(number)
        new, old, reference, engine = (
            [[round(rng.gauss(0, 0.4), 3) for _ in range(VOCABULARY)] for _ in range(VOCABULARY)] for _ in range(4)
        )

        def per_token(spread: float) -> list[list[float]]:
            return [[round(rng.gauss(0, spread), 3) for _ in range(length)] for length in lengths]  # noqa: B023

        yield Batch(
            prompts=[[rng.randrange(VOCABULARY) for _ in range(rng.choice([2, 3]))] for _ in lengths],
            responses=[[rng.randrange(VOCABULARY) for _ in range(length)] for length in lengths],
            scores=[round(rng.random() * 2 - 0.5, 3) for _ in lengths],
            advantages=per_token(1.0),
            returns=per_token(1.0),
            values=per_token(0.7),
            new_values=per_token(0.9),
            new=new,
            old=old,
            reference=reference,
            engine=engine,
            timing={"gen": 1.25 + number, "ref": 0.5, "adv": 0.125, "update_actor": 2.0, "step": 4.5 + number},
            grad_norm=0.5 if number < 3 else math.nan,
        )


def padded(rows: list[list[float]], width: int) -> list[list[float]]:
    """Rows of one width, with zeros on the right."""
    return [[*row, *[0.0] * (width - len(row))] for row in rows]


def _log_sum(row: list[float]) -> float:
    return math.log(sum(map(math.exp, row)))
