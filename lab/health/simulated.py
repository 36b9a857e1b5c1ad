"""Runs that cannot be trained here, made of a healthy run by changing or adding series. They are marked so.

What they hold is what these failures are reported to look like, and nobody's measurement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import numpy as np
from rldk_schema import Event

Change = Callable[[list[Event], np.random.Generator], Iterator[Event]]
GIB = 1024.0**3


def _with(event: Event, **metrics: float | None) -> Event:
    return replace(event, metrics={**event.metrics, **metrics})


def _trained(events: Iterable[Event]) -> Iterator[tuple[bool, Event]]:
    return ((event.model_info.phase == "train", event) for event in events)


def mismatch(onset: int, at_end: float, *, rate: float = 0.0) -> Change:
    """The rollout engine's log-probabilities leave the trainer's: slowly, or at once for good.

    Args:
        onset: Step of the first change.
        at_end: Mismatch in the end, in nat a token.
        rate: Steps until it is reached; 0 for at once.
    """

    def change(events: list[Event], draw: np.random.Generator) -> Iterator[Event]:
        for trained, event in _trained(events):
            if not trained:
                yield event
                continue
            late = event.step - onset
            drift = 0.0 if late < 0 else at_end if rate == 0 else at_end * min(1.0, late / rate)
            yield _with(event, rollout_kl=drift * draw.lognormal(0, 0.15) + draw.normal(0.002, 0.001))

    return change


def no_mismatch(events: list[Event], draw: np.random.Generator) -> Iterator[Event]:
    """Two engines that agree but for rounding, with a rare outlier."""
    for trained, event in _trained(events):
        outlier = draw.random() < 0.01
        noise = draw.normal(0.003, 0.002) + (draw.uniform(0.05, 0.2) if outlier else 0.0)
        yield _with(event, rollout_kl=noise) if trained else event


def critic(onset: int, before: float, after: float) -> Change:
    """A critic that explains the returns better and better, until it no longer does.

    Args:
        onset: Step from which it gets worse; beyond the end, it never does.
        before: Explained variance that it learns towards.
        after: Explained variance that it falls to.
    """

    def change(events: list[Event], draw: np.random.Generator) -> Iterator[Event]:
        for trained, event in _trained(events):
            learnt = before * (1 - np.exp(-event.step / 40))
            lost = 1 - np.exp(-max(0, event.step - onset) / 10)
            value = learnt + (after - learnt) * lost + draw.normal(0, 0.08)
            yield _with(event, explained_variance=float(min(1.0, value))) if trained else event

    return change


def gpu_memory(base: float, leak: float, onset: int, *, total: float = 80.0) -> Change:
    """A GPU's memory.

    Args:
        base: In use from the start, GiB.
        leak: GiB a step that are never given back,
        onset: from this step on.
        total: Of the GPU, GiB; use stops one part in a thousand below it, where an allocator would try again.
    """

    def change(events: list[Event], draw: np.random.Generator) -> Iterator[Event]:
        for trained, event in _trained(events):
            used = base + leak * max(0, event.step - onset) + draw.normal(0, 0.15)
            yield (
                _with(event, gpu_memory_used=min(used, 0.999 * total) * GIB, gpu_memory_total=total * GIB)
                if trained
                else event
            )

    return change


def advantages(onset: int, left: float) -> Change:
    """Advantages whose spread shrinks to a part of itself within 30 steps, though the rewards' does not."""

    def change(events: list[Event], draw: np.random.Generator) -> Iterator[Event]:
        for trained, event in _trained(events):
            late = max(0, event.step - onset)
            spread = 0.9 * draw.lognormal(0, 0.08) * max(left, 0.93**late)
            yield _with(event, advantage_std=spread, advantage_mean=draw.normal(0, 0.02)) if trained else event

    return change


def ratio(onset: int, at_end: float) -> Change:
    """An importance ratio that leaves 1 within 40 steps."""

    def change(events: list[Event], draw: np.random.Generator) -> Iterator[Event]:
        for trained, event in _trained(events):
            log_ratio = np.log(at_end) * min(1.0, max(0, event.step - onset) / 40) + draw.normal(0, 0.01)
            yield _with(event, ratio_mean=float(np.exp(log_ratio))) if trained else event

    return change


def stall(step: int, seconds: float) -> Change:
    """A collective that hangs behind a step, and gives up after so many seconds."""

    def change(events: list[Event], draw: np.random.Generator) -> Iterator[Event]:
        for event in events:
            after = seconds if event.step > step or event.model_info.phase == "summary" else 0.0
            yield replace(
                event,
                wall_time=None if event.wall_time is None else event.wall_time + after,
                timestamp=None if event.timestamp is None else event.timestamp + after,
                metrics={**event.metrics, "step_time": event.metrics["step_time"] + after}
                if event.step == step + 1 and event.metrics.get("step_time") is not None
                else event.metrics,
            )

    return change


def hours(change: Callable[[int, float, np.random.Generator], dict[str, float]], pace: float = 30.0) -> Change:
    """A run of so many seconds a step whose host has metrics of its own.

    Args:
        change: Gives them for a step and the seconds since the start.
        pace: Seconds a step.
    """

    def made(events: list[Event], draw: np.random.Generator) -> Iterator[Event]:
        start = events[0].timestamp
        for trained, event in _trained(events):
            seconds = pace * event.step
            times = {"wall_time": seconds, "timestamp": None if start is None else start + seconds}
            own = change(event.step, seconds, draw) if trained else {}
            if trained and event.metrics.get("step_time") is not None:
                own["step_time"] = pace * draw.uniform(0.98, 1.02)
            yield replace(_with(event, **own), **times)

    return made


def sparse(every: int, *prefixes: str) -> Change:
    """Metrics that are logged once in so many steps."""

    def change(events: list[Event], draw: np.random.Generator) -> Iterator[Event]:
        for trained, event in _trained(events):
            kept = not trained or event.step % every == 0
            yield (
                event
                if kept
                else replace(event, metrics={k: v for k, v in event.metrics.items() if not k.startswith(prefixes)})
            )

    return change


def disk(free: float, checkpoint: float, every: int, *, kept: int | None = None) -> Change:
    """A disk that checkpoints fill.

    Args:
        free: At the start, GiB.
        checkpoint: GiB each.
        every: Steps between two.
        kept: How many are kept; None for all.
    """

    def change(step: int, _seconds: float, draw: np.random.Generator) -> dict[str, float]:
        saved = step // every if kept is None else min(kept, step // every)
        return {"disk_free": max(0.02, free - checkpoint * saved - draw.uniform(0, 0.05)) * GIB}

    return hours(change)


def latency(onset: int, times: float) -> Change:
    """A network whose connections take so many times as long from a step on; single ones are slow at any time."""

    def change(step: int, _seconds: float, draw: np.random.Generator) -> dict[str, float]:
        outlier = draw.uniform(5, 60) if draw.random() < 0.03 else 1.0
        return {"network_latency": draw.lognormal(0, 0.3) * outlier * (times if step > onset else 1.0)}

    return hours(change)


def all_reduce(onset: int, times: float) -> Change:
    """Collectives that take so many times as long within 20 steps from a step on, as beside a rank that gets slow."""

    def change(step: int, _seconds: float, draw: np.random.Generator) -> dict[str, float]:
        late = min(1.0, max(0, step - onset) / 20)
        outlier = draw.uniform(3, 10) if draw.random() < 0.05 else 1.0
        return {"allreduce_time": 180 * draw.lognormal(0, 0.2) * outlier * (1 + late * (times - 1))}

    return hours(change)


SOURCES: dict[str, tuple[str, Change]] = {
    "sim_rollouts_agree": ("grpo_plain", no_mismatch),
    "sim_rollouts_part": ("grpo_plain_fast", mismatch(90, 0.35, rate=100)),
    "sim_rollouts_wrong_weights": ("rloo_plain", mismatch(120, 0.6)),
    "sim_critic_learns": ("ppo_plain", critic(10**9, 0.8, 0.0)),
    "sim_critic_forgets": ("ppo_plain", critic(70, 0.7, -0.6)),
    "sim_critic_never_learns": ("ppo_plain", critic(0, 0.0, -0.4)),
    "sim_gpu_memory_steady": ("grpo_reference", gpu_memory(71.0, 0.0, 0)),
    "sim_gpu_memory_leaks": ("grpo_reference", gpu_memory(60.0, 0.12, 30)),
    "sim_gpu_memory_full": ("rloo_reference", gpu_memory(52.0, 2.5, 140)),
    "sim_advantages_vanish": ("grpo_much_to_learn", advantages(150, 0.02)),
    "sim_ratio_leaves_one": ("grpo_two_iterations", ratio(110, 3.2)),
    "sim_disk_fills": ("grpo_plain", disk(500.0, 20.0, 10)),
    "sim_disk_rotates": ("grpo_plain_fast", disk(120.0, 20.0, 25, kept=3)),
    "sim_latency_rises": ("rloo_plain", latency(100, 30.0)),
    "sim_latency_steady": ("grpo_reference", latency(10**9, 1.0)),
    "sim_allreduce_slows": ("grpo_two_iterations", all_reduce(100, 6.0)),
    "sim_allreduce_steady": ("rloo_reference", all_reduce(10**9, 1.0)),
    "sim_truncation_logged_rarely": ("grpo_limit_too_low", sparse(4, "truncated_frac", "completions/")),
    "sim_keys_logged_rarely": ("grpo_reference", sparse(4, "truncated_frac", "kl_mean", "entropy_mean", "frac_reward")),
    "sim_stall": ("rloo_reference", stall(160, 2400.0)),
    "sim_stall_after_evaluation": ("grpo_evaluated", stall(80, 1200.0)),
}
"""Name to the healthy run that it is made of, and what is changed."""


def simulate(name: str, events: list[Event], *, seed: int) -> list[Event]:
    """Makes a simulated run of the events of its healthy run."""
    changed = SOURCES[name][1](events, np.random.default_rng(seed))
    note = f"simulated: made of {SOURCES[name][0]}"
    return [
        replace(event, model_info=replace(event.model_info, run_id=name), notes=[*event.notes, note])
        for event in changed
    ]
