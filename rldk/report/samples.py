"""Sampled completions on the page of a run: some of some steps, as text."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rldk.log.completions import Completion
from rldk.report.number_text import number
from rldk.text import counted, escape

_LONGEST_PROMPT, _LONGEST_COMPLETION = 600, 2000
_MOST_REWARDS = 6
_DEEPEST = 4  # messages within messages: what is deeper is shown as JSON


@dataclass(slots=True)
class Samples:
    """What is shown of the samples of a run.

    Attributes:
        steps: By step, those that are shown, the lowest reward first; those without any are the last.
        counts: By each step that has samples, how many.
        unread: How many places of the files could not be read.
        superseded: How many samples are of superseded attempts, and in none of the others.
    """

    steps: dict[int, list[Completion]] = field(default_factory=dict)
    counts: Mapping[int, int] = field(default_factory=dict)
    unread: int = 0
    superseded: int = 0

    def standing_for(self, step: int) -> int | None:
        """The step whose samples stand for a step: the last that has any by then; None if none is shown."""
        sampled = sorted(self.counts)
        at = bisect_right(sampled, step)
        return sampled[at - 1] if at and sampled[at - 1] in self.steps else None


def link_to_samples(samples: Samples | None, step: int) -> str:
    """A link from an alert to the worst samples of its step; empty if there are none."""
    sampled = None if samples is None else samples.standing_for(step)
    return "" if sampled is None else f' <a href="#samples-{sampled}">Worst samples of step {sampled:,}</a>'


def samples_section(samples: Samples | None, *, superseded: int = 0) -> str:
    """The section, as HTML; empty where there are no samples. `superseded` is the number of such events of the run."""
    if samples is None or not (samples.counts or samples.unread or samples.superseded):
        return ""
    shown = sum(map(len, samples.steps.values()))
    total = sum(samples.counts.values())
    said = [
        f"{shown:,} of {counted(total, 'sample')} at {len(samples.steps):,} of {counted(len(samples.counts), 'step')}: "
        f"of each step the lowest and the highest rewards; {total - shown:,} are not shown."
    ]
    if samples.unread:
        said.append(f"{counted(samples.unread, 'place')} of their files could not be read.")
    if samples.superseded:
        said.append(f"{counted(samples.superseded, 'sample')} of superseded attempts left out.")
    if superseded and any(one.attempt is None for kept in samples.steps.values() for one in kept):
        said.append("Some may be of superseded attempts: their file does not tell the attempt.")
    steps = "".join(_step(step, kept, samples.counts[step]) for step, kept in sorted(samples.steps.items()))
    return f'<section class="samples"><h2>Completions</h2><p class="note">{" ".join(said)}</p>{steps}</section>'


def _step(step: int, kept: Sequence[Completion], count: int) -> str:
    # The mark is within, so that a link to it opens what is folded.
    rows = "".join(map(_sample, kept))
    return (
        f"<details><summary>step {step:,} <small>{len(kept)} of {counted(count, 'sample')}</small></summary>"
        f'<div id="samples-{step}">{rows}</div></details>'
    )


def _sample(one: Completion) -> str:
    facts = [f"reward <b>{_number(one.reward)}</b>"]
    facts += [f"{escape(name, 60)} {_number(value)}" for name, value in list(one.rewards.items())[:_MOST_REWARDS]]
    if (more := len(one.rewards) - _MOST_REWARDS) > 0:
        facts.append(f"{counted(more, 'more reward')}")
    if one.advantage is not None:
        facts.append(f"advantage {number(one.advantage)}")
    where = f"sample {one.index:,}" + ("" if one.attempt is None else f", attempt {one.attempt:,}")
    return (
        f"<article><p>{' · '.join(facts)} <small>{where}</small></p>"
        f"<pre>{_text(one.prompt, _LONGEST_PROMPT)}</pre><pre><b>{_text(one.completion, _LONGEST_COMPLETION)}</b></pre>"
        "</article>"
    )


def _number(value: float | None) -> str:
    return "<i>missing</i>" if value is None else number(value)


def _text(value: Any, most: int) -> str:
    """The beginning of a text, or of the messages of a conversation, line by line."""
    text = plain(value)
    lines = "\n".join(escape(line, most) for line in text[:most].split("\n"))
    return lines if len(text) <= most else f"{lines}<i>… {len(text) - most:,} more characters</i>"


def plain(value: Any, depth: int = 0) -> str:
    """A prompt or a completion as text; of a conversation each message with its role before it."""
    if isinstance(value, str):
        return value
    if depth < _DEEPEST and isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        return "\n".join(f"[{one.get('role', '?')}] {plain(one.get('content'), depth + 1)}" for one in value)
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return "(nested too deeply to be shown)"
