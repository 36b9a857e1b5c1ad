"""What the prover accepts the judge accepts, and its columns hold what the events hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from lab.proof.fuzz import fuzz
from tests.factories.mutants import seeds

DATA = Path(__file__).parent.parent / "data"


@pytest.mark.parametrize("seed", range(4))
def test_changed_lines_are_accepted_only_if_the_judge_accepts_them(seed: int) -> None:
    found = fuzz(seeds(DATA), 3000, 1000 + seed, most=(3, 30, 100, 400)[seed])

    assert found.faults == []
    assert found.proven > found.lines / 10
    assert found.changed > 20
