"""`python -m lab.compare.make_runs DIRECTORY [NAME ...]`: trains the runs of the pairs; each takes about 20 seconds.

Those of the pairs that nothing was set with lie in tests/data/compare.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from lab.compare.pairs import PROOF, TUNING
from lab.compare.recipes import training
from lab.health.make_corpus import anonymous
from lab.health.training import train
from rldk import read_events
from rldk.io.jsonl import to_jsonl


def main() -> None:
    """Trains what is named and not there yet."""
    directory, *names = sys.argv[1:]
    plans = TUNING | PROOF
    for name in names or plans:
        log = Path(directory) / f"{name}_events.jsonl.zst"
        if log.exists():
            continue
        plan = plans[name]
        with tempfile.TemporaryDirectory(prefix="rldk-pairs-") as logs:
            made = train(name, plan.algorithm, training(plan), seed=plan.seed, logging_steps=1, logs=Path(logs))
            to_jsonl(map(anonymous, read_events(made)), log)
        print(f"{name}: {log.stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
