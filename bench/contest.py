"""Times contenders against each other: interleaved, so that a noisy machine is noisy for all of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """One contender.

    Attributes:
        p50: Median time of a call, in microseconds.
        p99: 99th percentile.
        ratio: Its median over ours, turn by turn, and of these the median: a machine that is slower for a while is
            slower for both.
        size: Bytes per call, where it writes a file.
    """

    name: str
    p50: float
    p99: float
    ratio: float
    size: float | None = None


def contest(contenders: dict[str, Callable[[], object]], *, rounds: int, calls: int, ours: str) -> list[Score]:
    """Times every contender in every round.

    Args:
        contenders: Name to what one call does.
        rounds: How often the contenders take turns.
        calls: Calls per turn; each is timed.
        ours: Name of the contender that stands first.
    """
    turns: dict[str, list[list[float]]] = {name: [] for name in contenders}
    for turn in range(rounds + 1):
        for name, call in contenders.items():
            times = []
            for _ in range(calls):
                start = time.perf_counter_ns()
                call()
                end = time.perf_counter_ns()
                times.append((end - start) / 1000)
            if turn:  # the first turn warms up
                turns[name].append(times)
    medians = {name: list(map(statistics.median, series)) for name, series in turns.items()}
    scores = []
    for name, series in turns.items():
        every = [time for times in series for time in times]
        ratios = [its / ours_then for its, ours_then in zip(medians[name], medians[ours], strict=True)]
        p99 = statistics.quantiles(every, n=100)[98]
        scores.append(Score(name, statistics.median(every), p99, statistics.median(ratios)))
    return sorted(scores, key=lambda s: (s.name != ours, s.p50))


def print_table(title: str, scores: list[Score]) -> None:
    """Prints scores as a table; ratios are to the first row."""
    rows = []
    for s in scores:
        size = "" if s.size is None else f"{s.size:,.0f}"
        rows.append((s.name, f"{s.p50:,.2f}", f"{s.p99:,.1f}", f"{s.ratio:.2f}", size))
    print_rows(title, ("", "p50 us", "p99 us", "p50 / ours", "bytes"), rows)


def print_rows(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Prints any figures as a table."""
    from rich.console import Console
    from rich.table import Table

    table = Table(*head, title=title, title_justify="left")
    for row in rows:
        table.add_row(*row)
    Console(width=100).print(table)
