"""The health rules over the events of a real run."""

from __future__ import annotations

import statistics
import time

from bench.contest import print_rows
from lab.health.corpus import log_of
from rldk import read_events
from rldk.health.evaluator import Evaluator

TITLE = "Evaluator.observe over real GRPO runs, a healthy one and a sick one: time an event"
RUNS = ("grpo_reference", "grpo_letter_a")
ROUNDS = 20


def measure() -> list[tuple[str, float, float]]:
    """Name of the run, p50 and p99 in microseconds."""
    figures = []
    for name in RUNS:
        events, times = list(read_events(log_of(name))), []
        for _ in range(ROUNDS):
            monitor = Evaluator(algorithm="grpo")
            for event in events:
                start = time.perf_counter_ns()
                monitor.observe(event)
                times.append((time.perf_counter_ns() - start) / 1000)
        figures.append((name, statistics.median(times), statistics.quantiles(times, n=100)[98]))
    return figures


def print_figures() -> None:
    """Prints the figures as a table."""
    print_rows(TITLE, ("", "p50 us", "p99 us"), [(name, f"{p50:,.1f}", f"{p99:,.1f}") for name, p50, p99 in measure()])


if __name__ == "__main__":
    print_figures()
