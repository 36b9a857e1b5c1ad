"""`python -m lab.proof [LINES]`: how many lines, changed at random, the prover accepts that the judge refuses."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from lab.proof.fuzz import Found, fuzz
from tests.factories.mutants import seeds

LINES = 1_000_000
_PART = 20_000
DATA = Path(__file__).parent.parent.parent / "tests" / "data"


def part(seed: int) -> Found:
    """One share of the lines."""
    return fuzz(seeds(DATA, Path(__file__).parent.parent / "health"), _PART, seed)


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    found = Found()
    with ProcessPoolExecutor() as pool:
        for share in pool.map(part, range(-(-wanted // _PART))):
            found += share
    print(f"{found.lines:,} lines, {found.proven:,} proven, of these {found.changed:,} changed")
    print(f"{len(found.faults)} faults")
    for fault in found.faults:
        print(fault)
    sys.exit(bool(found.faults))
