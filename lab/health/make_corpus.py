"""`python -m lab.health.make_corpus [NAME ...]`: trains the runs of the corpus again, or simulates them.

    .venv/bin/python -m lab.health.make_corpus                  all but PPO, which the newest TRL no longer has
    .venv-trl-0.23/bin/python -m lab.health.make_corpus         only PPO
    .venv/bin/python -m lab.health.make_corpus grpo_plain       one

`tests/data/health/labels.toml` says what there is. A run takes up to a minute on one core. A new run is not quite the
old one where torch, TRL or the processor is another, and its times are always its own: look at it (`--show`) and judge
its label again before you commit it. Simulated runs are made of the healthy ones as they lie there.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rldk_schema import Event

from lab.health.corpus import HEALTH, labels, log_of
from rldk import read_events
from rldk.io.jsonl import to_jsonl


def make(name: str, label: dict[str, Any]) -> None:
    """Makes one run of the corpus."""
    if label["made"] == "simulated":
        from lab.health.simulated import SOURCES, simulate

        source = log_of(SOURCES[name][0])
        to_jsonl(simulate(name, list(read_events(source)), seed=label["seed"]), log_of(name))
        return
    from lab.health.fp16 import train_fp16
    from lab.health.recipes import FP16, RECIPES
    from lab.health.training import train

    with tempfile.TemporaryDirectory(prefix="rldk-corpus-") as logs:
        if label["framework"] == "custom":
            log = train_fp16(name, seed=label["seed"], logs=Path(logs), **FP16[name])
        else:
            log = train(
                name, label["algorithm"], RECIPES[name], seed=label["seed"], logging_steps=label["logging_steps"],
                logs=Path(logs),
            )  # fmt: skip
        to_jsonl(map(anonymous, read_events(log)), log_of(name))


def anonymous(event: Event) -> Event:
    """Leaves out which machine and which commit made the run."""
    process = event.process and replace(event.process, hostname="host")
    return replace(event, process=process, model_info=replace(event.model_info, git_sha=None))


def deciles(log: Path, phase: str) -> Iterator[str]:
    """A line a metric: its median in each tenth of the run, `!` and how many were not finite, and its largest value."""
    events = [event for event in read_events(log) if event.model_info.phase == phase]
    parts = [events[len(events) * i // 10 : len(events) * (i + 1) // 10] for i in range(10)]
    for name in dict.fromkeys(name for event in events for name in event.metrics):
        cells = [_cell([event.metrics.get(name) for event in part]) for part in parts]
        finite = [v for e in events if (v := e.metrics.get(name)) is not None and math.isfinite(v)]
        largest = f"{max(finite):9.3g}" if finite else "        -"
        yield f"{phase:5} {name[:30]:30} {' '.join(f'{cell:>9}' for cell in cells)}  max {largest}"


def _cell(values: Sequence[float | None]) -> str:
    known = [value for value in values if value is not None]
    finite = [value for value in known if math.isfinite(value)]
    bad = len(known) - len(finite)
    return (f"{statistics.median(finite):.3g}" if finite else "-") + (f"!{bad}" if bad else "")


def main() -> None:
    """Makes the runs that are named, or all that the installed TRL can train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--show", action="store_true", help="make nothing; print each run's medians by tenths")
    given = parser.parse_args()
    known = labels()
    if unknown := [name for name in given.names if name not in known]:
        parser.error(f"expected names of labels.toml, found {', '.join(unknown)}")
    if given.show:
        for name in given.names or known:
            print(f"{name}: {known[name]['health']}, {known[name]['how']}")
            print("\n".join([*deciles(log_of(name), "train"), *deciles(log_of(name), "eval")]))
        return
    from importlib.metadata import version

    HEALTH.mkdir(exist_ok=True)
    # Simulated runs come last: they are made of the others.
    for name in sorted(given.names or known, key=lambda name: known[name]["made"] == "simulated"):
        label = known[name]
        if label["made"] == "trained" and (label["algorithm"] == "ppo") != version("trl").startswith("0.23"):
            print(f"{name}: left out, as TRL {version('trl')} is not what it is trained with", file=sys.stderr)
            continue
        make(name, label)
        print(f"{name}: {log_of(name).stat().st_size:,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
