"""Completions of a run as the page asks for them: a step's, ordered, searched, and cut."""

from __future__ import annotations

import json
import time
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from math import inf, isnan
from typing import Any

from rldk_schema.forms.live_request import WantedSamples
from rldk_schema.forms.live_update import LiveSample, LiveSamples, LiveText

from rldk.adapters.samples.shown import sample_files
from rldk.log.attempts import Superseded
from rldk.log.completions import Completion
from rldk.log.runs import RunLogs
from rldk.report.samples import plain
from rldk.text import counted
from rldk.web.sample_index import Place, SampleIndex

_LONGEST_PROMPT, _LONGEST_COMPLETION, _LONGEST_EXTRA = 2_000, 6_000, 500
_LONGEST_WHOLE = 4_000_000  # characters of a sample that is asked for alone
_MOST_MESSAGES = 50
_MOST_NAMES = 64  # rewards or columns of one sample
_MOST_STEPS = 2_000  # that are told
_MOST_SPREAD = 200
_SEARCH = 1.5  # s


class RunSamples:
    """The completions of one run. It is asked by one thread at a time."""

    def __init__(self) -> None:
        self._index = SampleIndex()

    def first_step(self, run: RunLogs, superseded: Superseded | None) -> int | None:
        """The first step that has any that count, as far as the files were looked at."""
        self._index.update(sample_files(run))
        counts, _ = self._index.counts(self._hidden_from(run, superseded))
        return min(counts, default=None)

    @property
    def share(self) -> float:
        """How much of the files was looked at, from 0 to 1."""
        return self._index.share

    def tells_attempts(self, run: RunLogs) -> bool:
        """Whether they tell their attempts, which may be superseded, and the run may have several."""
        self._index.update(sample_files(run))
        attempts = (run.manifest()[0] or {}).get("attempts")
        return bool(self._index.attempts) and not (isinstance(attempts, list) and len(attempts) == 1)

    def of(self, run: RunLogs, told: str, wanted: WantedSamples, superseded: Superseded | None) -> LiveSamples:
        """What is asked for.

        Args:
            run: As it was found last.
            told: Its id.
            wanted: What of it.
            superseded: What of it is superseded; None if nothing is.
        """
        index = self._index
        index.update(sample_files(run))
        hidden_from = self._hidden_from(run, superseded)
        counts, hidden = index.counts(hidden_from)
        steps = sorted(counts)
        step = _step(steps, wanted.step)
        numbered = {} if step is None else {one: number for number, one in enumerate(index.of_step(step))}
        places = [one for one in numbered if one.step < hidden_from.get(one.attempt or 0, inf)]
        ranked = _ranked(places, wanted.order)
        searched, matching = len(ranked), ranked
        if wanted.place is not None:
            matching = [one for one in ranked if numbered[one] == wanted.place]
        elif wanted.text:
            searched, matching = self._search(ranked, wanted.text)
        shown = matching[: wanted.most]
        read = dict(index.read(shown))
        whole = _LONGEST_WHOLE if wanted.place is not None else None
        known = sorted(one.reward for one in places if not isnan(one.reward))
        chosen = steps if len(steps) <= _MOST_STEPS else _some_steps(steps, step)
        return LiveSamples(
            run=told,
            step=step,
            steps=chosen,
            counts=[counts[each] for each in chosen],
            samples=[_sample(numbered[one], read[one], whole) for one in shown if one in read],
            count=len(places),
            searched=searched,
            matching=len(matching),
            spread=[known[len(known) * i // _MOST_SPREAD] for i in range(_MOST_SPREAD - 1)] + known[-1:]
            if len(known) > _MOST_SPREAD
            else known,
            share=index.share,
            left_out=self._left_out(len(steps), len(chosen), hidden, len(shown) - len(read)),
        )

    def _hidden_from(self, run: RunLogs, superseded: Superseded | None) -> Mapping[int, float]:
        if superseded is None:
            return {}
        return {
            attempt: superseded.first_hidden(run.run_id, None, attempt, "train", None)
            for attempt in self._index.attempts
        }

    def _search(self, ranked: Sequence[Place], text: str) -> tuple[int, list[Place]]:
        """How many were searched before time was up, and those that have a text, in their order."""
        deadline, needle = time.monotonic() + _SEARCH, text.casefold()
        searched, found = 0, set()
        for place, sample in self._index.read(ranked):
            searched += 1
            if needle in f"{plain(sample.prompt)}\n{plain(sample.completion)}".casefold():
                found.add(place)
            if time.monotonic() > deadline:
                break
        return searched, [place for place in ranked if place in found]

    def _left_out(self, steps: int, shown: int, hidden: int, gone: int) -> list[str]:
        index, said = self._index, []
        if hidden:
            said.append(f"{counted(hidden, 'sample')} of superseded attempts left out")
        if index.unread:
            said.append(f"{counted(index.unread, 'place')} of their files could not be read")
        if index.again:
            said.append(f"{counted(index.again, 'sample')} left out, which a file of the trainer's has, too")
        if index.left:
            said.append(f"{counted(index.left, 'sample')} beyond the first of a file")
        if gone:
            said.append(f"{counted(gone, 'sample')} no longer there")
        if steps > shown:
            said.append(f"{shown:,} of {steps:,} steps are named")
        return said


def _step(steps: Sequence[int], wanted: int | None) -> int | None:
    if not steps:
        return None
    return steps[-1] if wanted is None else steps[max(0, bisect_right(steps, wanted) - 1)]


def _some_steps(steps: Sequence[int], step: int | None) -> list[int]:
    """An even choice, with the one that is shown and those beside it."""
    at = 0 if step is None else steps.index(step)
    near = steps[max(0, at - 2) : at + 3]
    return sorted({*(steps[len(steps) * i // _MOST_STEPS] for i in range(_MOST_STEPS)), *near, steps[-1]})


def _ranked(places: Sequence[Place], order: str) -> list[Place]:
    if order == "index":
        return sorted(places, key=lambda one: (one.number, one.attempt or 0))
    sign = -1 if order == "highest" else 1
    known = sorted((one for one in places if not isnan(one.reward)), key=lambda one: (sign * one.reward, one.number))
    return [*known, *(one for one in places if isnan(one.reward))]


def _sample(place: int, sample: Completion, whole: int | None) -> LiveSample:
    extra = sample.extra or {}
    return LiveSample(
        place=place,
        index=sample.index,
        attempt=sample.attempt,
        prompt=_texts(sample.prompt, whole or _LONGEST_PROMPT),
        completion=_texts(sample.completion, whole or _LONGEST_COMPLETION),
        extra={name: _text(None, plain(extra[name]), whole or _LONGEST_EXTRA) for name in list(extra)[:_MOST_NAMES]},
        reward=sample.reward,
        rewards=dict(list(sample.rewards.items())[:_MOST_NAMES]),
        advantage=sample.advantage,
    )


def _texts(value: Any, most: int) -> list[LiveText]:
    """A text, or the messages of a conversation; all together have at most so many characters."""
    if value is None:
        return []
    if not (isinstance(value, list) and value and all(isinstance(one, dict) for one in value)):
        return [_text(None, plain(value), most)]
    texts = []
    for message in value[:_MOST_MESSAGES]:
        role = message.get("role")
        content = message.get("content")
        rest = {name: member for name, member in message.items() if name not in ("role", "content")}
        said = "\n".join([*([plain(content)] if content is not None else []), *([_json(rest)] if rest else [])])
        texts.append(_text(role if isinstance(role, str) else "?", said, max(most, 0)))
        most -= len(texts[-1].text)
    if more := value[_MOST_MESSAGES:]:
        texts.append(LiveText(None, "", sum(len(plain(one)) for one in more)))
    return texts


def _text(role: str | None, text: str, most: int) -> LiveText:
    return LiveText(None if role is None else role[:40], text[:most], max(0, len(text) - most))


def _json(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return "(nested too deeply to be shown)"
