"""`python -m lab.proof [LINES]`: how many lines, changed at random, the prover accepts that the judge refuses."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from lab.proof.fuzz import Found, compare_real, fuzz
from tests.factories.mutants import logs_below, seeds

LINES = 1_000_000
_PART = 20_000
_ROOT = Path(__file__).parents[2]
FOLDERS = (_ROOT / "tests" / "data", _ROOT / "lab" / "health")


def changed(seed: int) -> Found:
    """A share of the lines that are changed."""
    return fuzz(seeds(*FOLDERS), _PART, seed)


def real(seed: int) -> Found:
    """A share of the blocks of real runs: a tenth as many as there are lines that are changed."""
    return compare_real(list(logs_below(*FOLDERS)), _PART // 10, seed)


def _print(what: str, part: Callable[[int], Found], parts: int) -> bool:
    found = Found()
    with ProcessPoolExecutor() as pool:
        for share in pool.map(part, range(parts)):
            found += share
    print(f"{what}: {found.lines:,} lines, {found.proven:,} proven, {found.changed:,} of these judged")
    print(f"{len(found.faults)} faults")
    for fault in found.faults:
        print(fault)
    return bool(found.faults)


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else LINES
    parts = -(-wanted // _PART)
    sys.exit(_print("changed lines", changed, parts) | _print("blocks of real runs", real, parts))
