"""Completions of a run as the page asks for them: a step's, ordered, searched, and cut."""

from __future__ import annotations

import json
import time
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from math import inf, isnan
from threading import Lock
from typing import Any

from rldk_schema.forms.live_request import WantedSamples
from rldk_schema.forms.live_update import LiveSample, LiveSamples, LiveText

from rldk.adapters.samples.shown import sample_files
from rldk.forms import encode_form
from rldk.log.attempts import Superseded
from rldk.log.completions import Completion
from rldk.log.runs import RunLogs
from rldk.report.samples import plain
from rldk.text import counted
from rldk.web.sample_index import Place, SampleIndex

_LONGEST_PROMPT, _LONGEST_COMPLETION, _LONGEST_EXTRA = 2_000, 6_000, 500
_LONGEST_WHOLE = 4_000_000  # bytes, as they are sent, of the texts of a sample that is asked for alone
_MOST_MESSAGES = 50
_MOST_NAMES = 64  # rewards or columns of one sample
_LONGEST_NAME = 200
_NUMBER, _TEXT, _SAMPLE = 20, 40, 150  # bytes that each takes in an answer, besides its texts and names
_READING = 5.0  # s
_MOST_STEPS = 2_000  # that are told
_MOST_SPREAD = 200
_SEARCH = 1.5  # s


class RunSamples:
    """The completions of one run. Several threads may ask: one after the other is answered."""

    def __init__(self) -> None:
        self._index = SampleIndex()
        self._lock = Lock()

    def first_step(self, run: RunLogs, superseded: Superseded | None) -> int | None:
        """The first step that has any that count, as far as the files were looked at."""
        with self._lock:
            self._index.update(sample_files(run))
            counts, _ = self._index.counts(self._hidden_from(run, superseded))
            return min(counts, default=None)

    @property
    def share(self) -> float:
        """How much of the files was looked at, from 0 to 1."""
        return self._index.share

    def tells_attempts(self, run: RunLogs) -> bool:
        """Whether they tell their attempts, which may be superseded, and the run may have several."""
        with self._lock:
            self._index.update(sample_files(run))
            told = bool(self._index.attempts)
        attempts = (run.manifest()[0] or {}).get("attempts")
        return told and not (isinstance(attempts, list) and len(attempts) == 1)

    def of(
        self,
        run: RunLogs,
        told: str,
        wanted: WantedSamples,
        superseded: Superseded | None,
        *,
        known: bool = True,
        room: int = _LONGEST_WHOLE,
    ) -> LiveSamples:
        """What is asked for.

        Args:
            run: As it was found last.
            told: Its id.
            wanted: What of it.
            superseded: What of it is superseded; None if nothing is.
            known: Whether that is known.
            room: For how many bytes of text as it is sent.
        """
        with self._lock:
            return self._of(run, told, wanted, superseded, known=known, room=room)

    def _of(
        self, run: RunLogs, told: str, wanted: WantedSamples, superseded: Superseded | None, *, known: bool, room: int
    ) -> LiveSamples:
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
        sent, said = self._sent(shown, numbered, room, whole=wanted.place is not None)
        if not known:
            said.append("which of them are superseded is not known yet: its log is being read")
        rewards = sorted(one.reward for one in places if not isnan(one.reward))
        chosen = steps if len(steps) <= _MOST_STEPS else _some_steps(steps, step)
        return LiveSamples(
            run=told,
            step=step,
            steps=chosen,
            counts=[counts[each] for each in chosen],
            samples=sent,
            count=len(places),
            searched=searched,
            matching=len(matching),
            spread=[rewards[len(rewards) * i // _MOST_SPREAD] for i in range(_MOST_SPREAD - 1)] + rewards[-1:]
            if len(rewards) > _MOST_SPREAD
            else rewards,
            share=index.share if known else min(index.share, 0.99),  # its log is one of its files
            left_out=[*self._left_out(len(steps), len(chosen), hidden), *said],
        )

    def _sent(
        self, shown: Sequence[Place], numbered: Mapping[Place, int], room: int, *, whole: bool
    ) -> tuple[list[LiveSample], list[str]]:
        """Some samples, as far as there is room and time, and what of them is left out."""
        deadline = time.monotonic() + _READING
        read: dict[Place, LiveSample] = {}
        unnamed = 0
        for place, sample in self._index.read(shown, deadline):  # texts are cut at once: they may be very long
            read[place], left = _fitting(numbered[place], sample, room if whole else None)
            unnamed += left
        sent = []
        for place in shown:
            if place in read and room > 0:
                sent.append(read[place])
                room -= _size(read[place])
        said = []
        if gone := len(shown) - len(read):
            late = f"not read within {_READING:g} s" if time.monotonic() > deadline else "no longer there"
            said.append(f"{counted(gone, 'sample')} {late}")
        if unsent := len(read) - len(sent):
            said.append(f"{counted(unsent, 'sample')} left out, as the answer would be too large")
        if unnamed:
            what = f"{unnamed:,} rewards or columns" if unnamed > 1 else "1 reward or column"
            said.append(f"{what} of samples left out: beyond {_MOST_NAMES}, or of a very long name")
        return sent, said

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

    def _left_out(self, steps: int, shown: int, hidden: int) -> list[str]:
        index, said = self._index, []
        if hidden:
            said.append(f"{counted(hidden, 'sample')} of superseded attempts left out")
        if index.unread:
            said.append(f"{counted(index.unread, 'place')} of their files could not be read")
        if index.again:
            said.append(f"{counted(index.again, 'sample')} left out, which a file of the trainer's has, too")
        if index.left:
            said.append(f"{counted(index.left, 'sample')} beyond the first of a file")
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


def _sample(place: int, sample: Completion, whole: int | None) -> tuple[LiveSample, int]:
    """A sample, of at most so many characters if it is asked for alone; and how many names are left out."""
    extra, rewards = sample.extra or {}, sample.rewards
    columns, functions = _some_names(extra), _some_names(rewards)
    prompt = _texts(sample.prompt, _LONGEST_PROMPT if whole is None else whole)
    left = 0 if whole is None else whole - _length(prompt)
    completion = _texts(sample.completion, _LONGEST_COMPLETION if whole is None else left)
    most = _LONGEST_EXTRA if whole is None else (left - _length(completion)) // max(1, len(columns))
    return LiveSample(
        place=place,
        index=sample.index,
        attempt=sample.attempt,
        prompt=prompt,
        completion=completion,
        extra={name: _text(None, plain(extra[name]), most) for name in columns},
        reward=sample.reward,
        rewards={name: rewards[name] for name in functions},
        advantage=sample.advantage,
    ), len(extra) - len(columns) + len(rewards) - len(functions)


def _fitting(place: int, sample: Completion, room: int | None) -> tuple[LiveSample, int]:
    """The same, where its texts have room for so many bytes: characters have up to six of these."""
    whole = room
    while True:
        made, left = _sample(place, sample, whole)
        if room is None or whole is None or (size := sum(map(_sent_length, _texts_of(made)))) <= room:
            return made, left
        whole = whole * room // size * 19 // 20


def _texts_of(sample: LiveSample) -> list[str]:
    return [one.text for one in (*sample.prompt, *sample.completion, *sample.extra.values())]


def _sent_length(text: str) -> int:
    """How many bytes a text takes in an answer."""
    return len(encode_form(text, ascii_only=False).encode()) - 2


def _some_names(names: Mapping[str, Any]) -> list[str]:
    return [name for name in names if len(name) <= _LONGEST_NAME][:_MOST_NAMES]


def _length(texts: Sequence[LiveText]) -> int:
    return sum(len(one.text) for one in texts)


def _size(sample: LiveSample) -> int:
    """About how many bytes it takes."""
    names, texts = [*sample.rewards, *sample.extra], _texts_of(sample)
    return _SAMPLE + sum(map(_sent_length, names + texts)) + _NUMBER * len(names) + _TEXT * len(texts)


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
