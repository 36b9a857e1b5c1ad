"""A run for a program or an agent, in at most 2,000 bytes of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from shlex import quote

from rldk_schema.forms.status import StatusOutput
from rldk_schema.metrics import CORE_METRICS

from rldk.adapters.any_files import ANY_FILES
from rldk.adapters.read_as import NO_HINTS, Hints
from rldk.errors import CursorError
from rldk.forms import encode_form
from rldk.health.alerts import SEVERITIES, Alert, describe
from rldk.health.coverage_text import core_in_words, in_few_words
from rldk.health.rules import Rules, default_rules
from rldk.health.verdict import OnBatch, RunHealth, RunJudge
from rldk.listed_run import Figures, judge_live
from rldk.log.attempts import Superseded
from rldk.log.bulk.batch import Batch
from rldk.log.runs import RunLogs
from rldk.log.skips import OnError, Skips
from rldk.named_run import one_run
from rldk.remote.by_url import by_url
from rldk.remote.urls import with_urls

MOST_BYTES = 2000
"""Of a status as JSON, its newline included."""

# Bytes of JSON that each text may take, so that all of them together leave room for alerts.
_NAME, _PATH, _ERROR, _COVERAGE, _LINE = 128, 200, 180, 320, 200
_BY_NAME, _OF_A_NUMBER = 160, 26
_MOST_ADVICE = 4
_SHOWN = 5
_MOST_ATTEMPTS = 4  # that may be written to at one time
_CURSOR = re.compile(r"\d{1,16}\.\d{1,16}(-\d{1,16}\.\d{1,16}){0,3}", re.ASCII)
_CUT = "..."


@by_url(ANY_FILES, "run")
def status_of(
    run: str | Path, *, since: str | None = None, rules: Rules | None = None, hints: Hints = NO_HINTS
) -> StatusOutput:
    """What is to be known of a run now, short enough for a program or an agent to read often.

    Args:
        run: Its log, a directory that has one run, or a directory and the run's name, such as `logs/grpo-1`.
        since: The cursor of an earlier status: only alerts of events after it are listed. What still holds is repeated
            each time: that the run is silent, and what its other ranks reported at its latest step.
        rules: From `load_rules`.
        hints: What is known of a log that others wrote.

    Raises:
        LogNotFoundError: There is no run, or there are several.
        CursorError: The cursor is none, or one of another log.
        EventValidationError: A line is no event.
        IngestError: A foreign log cannot be read.
    """
    return read_status(Path(run), since, rules, hints)[0]


def read_status(
    place: Path, since: str | None, rules: Rules | None, hints: Hints, on_error: OnError = "raise"
) -> tuple[StatusOutput, Skips]:
    """`status_of`, and what of the log could not be read, where that is to be skipped."""
    known = default_rules() if rules is None else rules
    health, figures, news = judge_since(one_run(place, hints, on_error), since, rules)
    return brief(health, figures, news.of(health.alerts), news.cursor(), known), health.skips


def judge_since(run: RunLogs, since: str | None, rules: Rules | None) -> tuple[RunHealth, Figures, News]:
    """Judges a run, and finds in the same pass which of its alerts are new since a cursor."""
    news, figures = News(since), Figures()

    def feed(judge: RunJudge, superseded: Superseded | None) -> OnBatch:
        nonlocal news, figures
        del superseded
        news, figures = News(since), Figures()

        def take(batch: Batch, hidden: Sequence[bool]) -> None:
            figures.add(batch, hidden)
            for part, hides in news.divided(batch, hidden):
                judge.add(part, hides)
                news.found(judge.take_found())

        return take

    return judge_live(run, rules, feed), figures, news


def brief(health: RunHealth, figures: Figures, alerts: Sequence[Alert], cursor: str, rules: Rules) -> StatusOutput:
    """A status of at most `MOST_BYTES`, whatever the texts in it are.

    Args:
        health: What the rules say of the run.
        figures: The run in numbers.
        alerts: Those to tell.
        cursor: Where its log ends.
        rules: Those it was judged by.
    """
    steps, times = figures.counts.step_range, figures.counts.time_range
    status = StatusOutput(
        run_id=_clip(health.run_id, _NAME),
        path=_clip(str(health.path), _PATH, keep_end=True),
        state=health.state,  # type: ignore[arg-type]  # one of those words
        error=None if health.error is None else _clip(health.error, _ERROR),
        step=None if steps is None else steps.last,
        last_event=None if times is None else times.last,
        verdict=health.verdict,  # type: ignore[arg-type]  # as well
        coverage=_clip(coverage_in_words(health), _COVERAGE),
        core=_core(figures),
        alerts=[],
        more_alerts=len(alerts),
        cursor=cursor,
        advice=[],
    )
    gravest = sorted(alerts, key=lambda alert: (-SEVERITIES.index(alert.severity), -alert.step))
    return _filled(status, [describe(alert) for alert in gravest], advice(health, figures, rules))


def _core(figures: Figures) -> dict[str, float | None]:
    """The latest value of each core metric, and of as many names that stand for a missing one as there is room for."""
    core, room = {}, _BY_NAME
    for name, numbers in figures.metrics.items():
        if name not in CORE_METRICS:
            room -= len(json.dumps(name)) + _OF_A_NUMBER
            if room < 0:
                continue
        core[name] = numbers.last
    return core


def coverage_in_words(health: RunHealth) -> str:
    """`19 of 27 rules could judge it; not judged: KL: no kl_mean; the log has "kl", whose estimator is unknown`."""
    said = (in_few_words(health.coverage), *core_in_words(health.lacking))
    return "; not judged: ".join(said) + (f"; left out: {health.hides}" if health.hides else "")


def advice(health: RunHealth, figures: Figures, rules: Rules) -> list[str]:
    """What to do about a run, the most urgent first; nothing if all is well."""
    said = []
    again = "start it again" if figures.checkpoint is None else f"resume from {_checkpoint(figures.checkpoint)}"
    if health.state == "failed":
        said.append(f"it failed: fix the cause, then {again}")
    elif health.state in ("silent", "interrupted", "ended_early"):
        why = {
            "silent": "it was killed or hangs: see whether its process is alive, else",
            "interrupted": "a signal ended it:",
            "ended_early": "it ended before its last step:",
        }[health.state]
        said.append(f"{why} {again}")
    said += [f"see the run's output: {given}" for given in health.not_as_given.in_words()]
    grave = sorted(health.alerts, key=lambda alert: -SEVERITIES.index(alert.severity))
    names = dict.fromkeys(alert.rule for alert in grave if alert.severity != "info")
    said += [f"{name}: {rules[name].advice}" for name in names if name in rules and rules[name].advice]
    if health.skipped and health.read_as == "rldk":
        said.append(f"run: rldk validate {quote(str(health.path))}")
    if health.decided_by:
        said.append(f"the log does not say what some keys mean: add {health.decided_by}")
    if health.verdict == "not judged":
        said.append(f"run: rldk check {quote(str(health.path))}")
    return said


def _checkpoint(checkpoint: tuple[int, str | None]) -> str:
    step, path = checkpoint
    return f"the checkpoint of step {step}" if path is None else f"{Path(path).name} (step {step})"


_Key = tuple[str, str, "int | None", int]


class News:
    """Which alerts are new since a cursor: those of events after the place in the log that it names.

    A cursor has the last sequence number of the latest attempts, `1.512-2.40`. Of an attempt it keeps its meaning
    whatever later attempts supersede, and when old segments are deleted.

    Args:
        since: A cursor; None, or nothing, for all alerts.

    Raises:
        CursorError: It is none.
    """

    def __init__(self, since: str | None) -> None:
        self._since = since or None
        self._told = _parsed(since)
        self._until = max(self._told, default=0)
        self._last: dict[int, int] = {}
        self._placed: dict[_Key, bool] = {}  # alert to whether it is new
        self._step = 0  # of the last event that is not new
        self._unplaced = 0
        self._is_new = True  # the part that was given last

    def divided(self, batch: Batch, hidden: Sequence[bool]) -> Iterator[tuple[Batch, Sequence[bool]]]:
        """Takes the next events, with which of them are superseded, and gives them in parts: new ones and others."""
        start = 0
        rows = zip(batch.leaf("attempt"), batch.leaf("seq"), batch.steps, strict=True)
        for is_new, some in groupby(rows, lambda row: self._add(*row)):
            stop = start + sum(1 for _ in some)
            self._is_new = is_new
            alone = stop - start == len(batch)
            yield batch if alone else batch.take(range(start, stop)), hidden[start:stop]
            start = stop

    def _add(self, attempt: int | None, seq: int | None, step: int) -> bool:
        """Takes the next event, and says whether it is new."""
        if attempt is None or seq is None:
            # Nobody has numbered it: its place in the log has to do.
            attempt, seq = 0, self._unplaced
            self._unplaced += 1
        self._last[attempt] = max(seq, self._last.get(attempt, 0))
        is_new = seq > self._told[attempt] if attempt in self._told else attempt > self._until or self._since is None
        if not is_new:
            self._step = max(self._step, step)
        return is_new

    def found(self, alerts: Iterable[Alert]) -> None:
        """Takes what was found in the part that was given last."""
        for alert in alerts:
            self._placed[_key(alert)] = self._is_new

    def of(self, alerts: Sequence[Alert]) -> list[Alert]:
        """Those of a run's alerts that are new.

        Raises:
            CursorError: The cursor is of another log: this one does not reach so far.
        """
        if any(seq > self._last.get(attempt, -1) for attempt, seq in self._told.items() if attempt >= self._oldest()):
            ends = self.cursor() or "nothing"
            raise CursorError(
                f"since: expected a cursor of this log, which ends at {ends}, found {self._since}. If the log was "
                "replaced, start without a cursor"
            )
        return [alert for alert in alerts if self._placed.get(_key(alert), alert.step >= self._step)]

    def cursor(self) -> str:
        """Where the log ends."""
        return "-".join(f"{attempt}.{self._last[attempt]}" for attempt in sorted(self._last)[-_MOST_ATTEMPTS:])

    def _oldest(self) -> int:
        return min(self._last, default=0)  # attempts before it were deleted


def _key(alert: Alert) -> _Key:
    return alert.rule, alert.severity, alert.attempt, alert.step


def _parsed(since: str | None) -> dict[int, int]:
    if not since:
        return {}
    if not _CURSOR.fullmatch(since):
        raise CursorError(f"since: expected a cursor that rldk status has printed, such as 1.512, found {since!r:.60}")
    return {int(attempt): int(seq) for attempt, seq in (part.split(".") for part in since.split("-"))}


def _filled(status: StatusOutput, alerts: Sequence[str], advice: Sequence[str]) -> StatusOutput:
    """A status with the most urgent advice, then as many alerts and as much more advice as there is room for."""
    first = [_clip(line, _LINE) for line in advice[:1]]
    status = replace(status, advice=first)
    for line in alerts:
        longer = replace(status, alerts=[*status.alerts, _clip(line, _LINE)], more_alerts=status.more_alerts - 1)
        if _size(longer) > MOST_BYTES:
            break
        status = longer
    for line in advice[1:_MOST_ADVICE]:
        longer = replace(status, advice=[*status.advice, _clip(line, _LINE)])
        if _size(longer) <= MOST_BYTES:
            status = longer
    return status


def _size(status: StatusOutput) -> int:
    return len(encode_form(status)) + 1  # it is ASCII; a newline follows


def _clip(text: str, most: int, *, keep_end: bool = False) -> str:
    """Text that takes at most so many bytes in JSON, cut between characters."""
    text = with_urls(text).encode("utf-8", "backslashreplace").decode()
    text = " ".join(text.split("\n"))
    if len(json.dumps(text)) - 2 <= most:
        return text
    kept: list[str] = []
    left = most - len(_CUT)
    for character in reversed(text) if keep_end else text:
        left -= len(json.dumps(character)) - 2
        if left < 0:
            break
        kept.append(character)
    return _CUT + "".join(reversed(kept)) if keep_end else "".join(kept) + _CUT
