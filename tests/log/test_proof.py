"""What the prover accepts the judge accepts, or reads; and its columns hold what the events hold."""

from __future__ import annotations

from pathlib import Path
from random import Random
from unittest.mock import patch

import pytest

from lab.proof.fuzz import Found, compare, fuzz
from rldk.log.bulk import proof
from rldk.log.bulk.proof import Prover
from tests.factories.mutants import doubled, seeds

DATA = Path(__file__).parent.parent / "data"


@pytest.mark.parametrize("seed", range(4))
def test_changed_lines_are_accepted_only_if_the_judge_accepts_them(seed: int) -> None:
    found = fuzz(seeds(DATA), 3000, 1000 + seed, most=(3, 30, 100, 400)[seed])

    assert found.faults == []
    assert found.proven > found.lines / 10
    assert found.changed > 20


def test_doubled_members_are_read_as_by_the_decoder_or_left_to_it() -> None:
    """Of a member that stands twice, one value or the other may be wrong, and is written in many ways."""
    chance, found = Random(7), Found()
    lines = [line for line in seeds(DATA) if len(line) < 2000]
    prover = Prover()
    with patch.object(proof, "_FEWEST", 1), patch.object(proof, "_BEARABLE", 1):
        for start in range(0, len(lines), 4):
            block = [doubled(line, chance) if chance.random() < 0.3 else line for line in lines[start : start + 4] * 6]
            compare(b"\n".join(block) + b"\n", prover, found, warn=False)

    assert found.faults == []
    assert found.doubled > 40
