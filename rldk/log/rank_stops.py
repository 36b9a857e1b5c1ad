"""Ranks whose training stops before that of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rldk_schema import Event

from rldk.log.ranks import _Attempt, _attempt_of
from rldk.text import counted, printable

_MOST_HOSTS = 3
_LONGEST_HOST = 64


@dataclass(frozen=True, slots=True)
class EarlyStop:
    """A rank whose train steps end before those of others of the same attempt.

    Attributes:
        run_id: The run.
        attempt: The attempt's id, or its number where it has none.
        rank: The rank that stops.
        hostname: Where it ran, as far as it is known.
        step: Its last train step; None if it has none in this attempt.
        farthest: The last train step of any rank in this attempt.
        last: Whether it is the last attempt that trained.
    """

    run_id: str
    attempt: str | int | None
    rank: int
    hostname: str | None
    step: int | None
    farthest: int
    last: bool


@dataclass(slots=True)
class _Reached:
    hostname: str | None
    world_size: int | None
    step: int | None = None


class RankSteps:
    """How far each rank has trained, by attempt. Memory grows with runs, attempts and ranks, not with events."""

    def __init__(self) -> None:
        self._reached: dict[tuple[str, _Attempt, int], _Reached] = {}

    def add(self, event: Event) -> None:
        """Takes in an event. Attempts are given one after the other, as `join` does."""
        process = event.process
        key = (event.model_info.run_id, _attempt_of(event), process.rank or 0 if process else 0)
        reached = self._reached.get(key)
        if reached is None:
            known = (process.hostname, process.world_size) if process else (None, None)
            reached = self._reached[key] = _Reached(*known)
        if event.model_info.phase == "train" and (reached.step is None or event.step > reached.step):
            reached.step = event.step

    def early_stops(self) -> list[EarlyStop]:
        """Ranks that stop before others, by run, attempt and rank.

        A rank without any train step in an attempt is one of them if it has trained in another attempt, or if at least
        two others train: beside a single rank that logs steps, it may be meant to log none. Without any event it is
        one only in the last attempt, if ranks of this run are known to share the ids of attempts, and if it is within
        the world size.
        """
        runs: dict[str, dict[_Attempt, dict[int, _Reached]]] = {}
        for (run_id, attempt, rank), reached in self._reached.items():
            runs.setdefault(run_id, {}).setdefault(attempt, {})[rank] = reached
        return [stop for run_id, attempts in runs.items() for stop in _early_stops(run_id, attempts)]


def say(stops: Iterable[EarlyStop]) -> list[str]:
    """What people are told of the last attempt, in lines: ranks that stop at the same step are one line."""
    together: dict[tuple[str, _Attempt, int | None, int], list[EarlyStop]] = {}
    for stop in (stop for stop in stops if stop.last):
        together.setdefault((stop.run_id, stop.attempt, stop.step, stop.farthest), []).append(stop)
    lines = []
    for (run_id, _, step, farthest), some in together.items():
        one = len(some) == 1
        if step is None:
            what = f"{'has' if one else 'have'} no train step in the last attempt"
        else:
            what = f"{'stops' if one else 'stop'} at step {step}"
        lines.append(f"run {run_id}: {_named(some)} {what}; others continue to {farthest}")
    return lines


def _named(stops: list[EarlyStop]) -> str:
    """`rank 3 (node-b)`, `ranks 0, 8-15 (node-b, node-c)`."""
    spans: list[list[int]] = []
    for stop in stops:
        if spans and stop.rank == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], stop.rank]
        else:
            spans.append([stop.rank])
    ranks = ", ".join("-".join(map(str, span)) for span in spans)
    hosts = list(dict.fromkeys(printable(stop.hostname[:_LONGEST_HOST]) for stop in stops if stop.hostname))
    more = len(hosts) - _MOST_HOSTS
    if more > 0:
        hosts[_MOST_HOSTS:] = [f"{counted(more, 'more host')}"]
    return f"rank{'' if len(stops) == 1 else 's'} {ranks}" + (f" ({', '.join(hosts)})" if hosts else "")


def _early_stops(run_id: str, attempts: dict[_Attempt, dict[int, _Reached]]) -> Iterator[EarlyStop]:
    trains = [attempt for attempt, ranks in attempts.items() if any(r.step is not None for r in ranks.values())]
    shared = any(isinstance(attempt, str) and len(ranks) > 1 for attempt, ranks in attempts.items())
    hosts: dict[int, str | None] = {}
    trained: set[int] = set()
    for ranks in attempts.values():
        for rank, reached in ranks.items():
            hosts[rank] = reached.hostname or hosts.get(rank)
            if reached.step is not None:
                trained.add(rank)
    for attempt in trains:
        ranks = attempts[attempt]
        steps = {rank: reached.step for rank, reached in ranks.items() if reached.step is not None}
        farthest = max(steps.values())
        world = max(reached.world_size or 0 for reached in ranks.values())
        last = attempt == trains[-1]
        expected = set(ranks)
        if last and shared and isinstance(attempt, str):  # before the last one, who is missing may have come back
            expected |= {rank for rank in hosts if not world or rank < world}
        for rank in sorted(expected):
            step = steps.get(rank)
            if step != farthest and (step is not None or rank in trained or len(steps) > 1):
                host = (ranks[rank].hostname if rank in ranks else None) or hosts[rank]
                yield EarlyStop(run_id, attempt, rank, host, step, farthest, last)
