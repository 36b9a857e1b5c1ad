"""Rows that a program printed to a console, as Python prints dicts."""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.console_text import ANSI, BAR, COUNTER, WORKER, console_chunks, console_kind
from rldk.adapters.row_values import is_number
from rldk.adapters.rows import Refuse, Row, Skipped
from rldk.text import brief, counted

# What trainers print before a dict. OpenRLHF: "Global step 3: {...}", "Eval at step 3: {...}", "..., global_step 3,
# eval_metrics: {...}"; slime: "step 3: {...}", "rollout 3: {...}", "eval 3: {...}", "perf 3: {...}", of which only the
# first counts steps; SkyRL: "Step 3: \n{...}"; people's own loops: "Step 3/100 - {...}", "Iteration 3: {...}".
_BEFORE = (
    rf"(?:(?<![\w/])(?:(?:Global step|Eval at step|global_step|{COUNTER}) (?P<step>\d{{1,16}})(?:/\d{{1,16}})?"
    rf"(?:, eval_metrics:|:| -| \|)?|(?P<kind>step|rollout|eval|perf) (?P<count>\d{{1,16}}):)"
    rf"\s{{0,4}}(?:{ANSI}|\r?\n|{WORKER}| ){{0,8}})?"
)

# What Python prints and does not read: nan, inf, numpy's scalars and torch's. Text between quotes is passed over, also
# one that does not end: to look for its end from every quote again would take for ever.
_UNREADABLE = re.compile(
    r"""(?P<text>'(?:[^'\\]|\\.)*(?:'|\Z)|"(?:[^"\\]|\\.)*(?:"|\Z))|(?<!\w)(?P<word>nan|inf)(?!\w)"""
    r"""|(?:np|numpy)\.\w{1,40}\((?P<scalar>[^()]*)\)"""
    r"""|(?:tensor|array)\((?P<tensor>[^(),\[\]]{1,64})(?:,[^()]{0,200})?\)"""
)
# Where a terminal has wrapped a dict, or `pprint` has, and Ray has put its prefix before the new line.
_WRAP = re.compile(rf"\r?\n(?:{ANSI}){{0,4}} ?{WORKER}(?:{ANSI}){{0,4}} ?|{ANSI}|[\r\n]")
_KEY = re.compile(r"'([^'\r\n]{1,200})' ?:")
# What stands before a dict that is part of another one, or of a list.
_INSIDE = re.compile(r"(?:['\"] {0,4}:|\[|\} {0,4},)\s{0,4}\Z")
_DICT = r"\{'[^{}]*\}?"  # with no other one in it; its end may be missing
_PAIRS = r"(?<![\w/])step:\d{1,16} - [^\s:-][^\s:]{0,200}:"
_FOUND = re.compile(rf"{_BEFORE}(?P<dict>{_DICT})|(?P<bar>{BAR})|(?P<pairs>{_PAIRS})")

_WORDS = {"nan": "'nan'", "inf": "1e999"}
_MAX_PRINTED = 2**20  # characters of one printed dict
_MOST_BEFORE = 1024  # characters that may stand before a dict and belong to it
_MOST_KEYS = 10_000  # of rows
_LOOK_BACK = 16  # characters before a match that tell what it is
_MOST_KINDS = 64  # of rows, and of progress bars


def is_console(start: Beginning) -> bool:
    """Whether a file is a console's output in which mostly dicts are printed."""
    return console_kind(start) == "dicts"


def read_console(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of a console's output, where a program printed Python dicts between other things, in bounded memory.

    Progress bars, which a carriage return joins to what follows, and dicts that a terminal has wrapped do no harm. What
    trainers print before a dict goes into the row: `step`, or `_kind` and `_step` of what counts something else.

    Args:
        path: Plain or compressed.
        refuse: Gets what begins like a row and cannot be read; other dicts may be anybody's.
    """
    begun: set[str] = set()  # keys of rows
    bars = _Bars()
    held: Row | None = None
    pairs, first_pairs = 0, 0
    for match, line, last, near in _matches(path, refuse):
        if match["pairs"]:
            pairs, first_pairs = pairs + 1, first_pairs or line
            continue
        if match["bar"]:
            described = match.string[max(match.start() - 4, 0) : match.start()].rstrip(" ").endswith(":")
            if held is not None and not (near and bars.follows(match)):
                yield Row(held.path, held.line, held.values, bars.step(), bars.ended)
                held = None
            if held is None:
                bars.shows(match, described)
            continue
        if held is not None:
            yield Row(held.path, held.line, held.values, bars.step(), bars.ended)
            held = None
        printed = match["dict"]
        if _is_inner(match.string, match.end() - len(printed)):
            continue
        try:
            if not printed.endswith("}"):
                # More than the dict may be missing: then it is not known whose it was.
                raise ValueError(f"{'torn last line: ' if last else ''}the end of a dict is missing")
            values = _parse(printed)
            if match.start() < match.end() - len(printed):
                values = {**_told(match), **values}
        except ValueError as error:
            if last or _told(match) or _is_like(printed, begun):
                refuse(Skipped(path, line, str(error), not last))
            continue
        if any(map(is_number, values.values())):
            if len(begun) < _MOST_KEYS:
                begun.update(values)
            held = Row(path, line, values)
    if held is not None:
        yield Row(held.path, held.line, held.values, bars.step(), bars.ended)
    if pairs:
        refuse(Skipped(path, first_pairs, f"{counted(pairs, 'row')} of `key:value` pairs, left out", False))


@dataclass(slots=True)
class _Bars:
    """The progress bars between rows, and which of them is the training's: the one that rises from row to row.

    An evaluation's starts anew each time, downloads and checkpoints have a description. Bars are told apart by their
    totals.

    Attributes:
        training: Total of the training's; None if not known yet.
        shown: Total to the last step shown since the last row.
        after: Total to the step shown directly after the row that is held. tqdm draws a bar anew after it has let a
            line through, and that one is exact, while the one before may be late.
        last: Total to the step at the last row that had one, and how often that had risen.
        ended: Totals of those without a description that have reached their end.
    """

    training: int | None = None
    shown: dict[int, int] = field(default_factory=dict)
    after: dict[int, int] = field(default_factory=dict)
    last: dict[int, tuple[int, int]] = field(default_factory=dict)
    ended: set[int] = field(default_factory=set)

    def shows(self, match: re.Match[str], described: bool) -> None:
        """Notes a bar."""
        shown, total = int(match["shown"]), int(match["total"])
        if shown == total and not described and len(self.ended) < _MOST_KINDS:
            self.ended.add(total)
        # One with a description may yet turn out to be the training's, but is not guessed to be.
        self._meets(total, (shown, -1 if described else 0))
        self.shown[total] = shown

    def follows(self, match: re.Match[str]) -> bool:
        """Notes a bar that stands directly after a row, and says whether it is one that was drawn anew."""
        total = int(match["total"])
        if total in self.after or len(self.after) == _MOST_KINDS:
            return False
        self.after[total] = int(match["shown"])
        self._meets(total, (self.after[total], 0))
        return True

    def _meets(self, total: int, first: tuple[int, int]) -> None:
        if total not in self.last and len(self.last) >= _MOST_KINDS:
            oldest = next(other for other in self.last if other != self.training)
            del self.last[oldest]
            self.shown.pop(oldest, None)
        self.last.setdefault(total, first)

    def step(self) -> int | None:
        """The training's step at the row that is held, which is thereby done with."""
        fresh = {**self.shown, **self.after}
        self.shown, self.after = {}, {}
        for total, shown in fresh.items():
            before, rises = self.last.get(total, (shown, 0))
            self.last[total] = (shown, rises + (shown > before))
        best = max(fresh, key=lambda total: (self.last[total][1], fresh[total] < total, total), default=None)
        if best is not None and self.last[best][1] >= 0:
            known = self.last[self.training][1] if self.training is not None else -1
            # Once it has risen it is not given up for one that only might be the training's.
            least = 0 if known <= 0 else 2 if self.training not in fresh else known + 2
            if self.last[best][1] >= least:
                self.training = best
        return fresh.get(self.training) if self.training is not None else None


def _is_like(printed: str, keys: set[str]) -> bool:
    """Whether what cannot be read is like the rows so far: half of the keys with which it begins are theirs."""
    found = _KEY.findall(printed[:_MOST_BEFORE])
    return bool(found) and 2 * sum(key in keys for key in found) >= len(found)


def _is_inner(text: str, at: int) -> bool:
    """Whether a dict is part of something else that is printed, such as a configuration."""
    return _INSIDE.search(text[max(at - _LOOK_BACK, 0) : at]) is not None


def _told(match: re.Match[str]) -> dict[str, Any]:
    groups = match.groupdict()
    if groups.get("step"):
        return {"step": int(groups["step"])}
    if groups.get("kind"):
        key = "step" if groups["kind"] == "step" else "_step"
        return {"_kind": groups["kind"], key: int(groups["count"])}
    return {}


def _matches(path: Path, refuse: Refuse) -> Iterator[tuple[re.Match[str], int, bool, bool]]:
    """Yields (match, line, whether it is cut off by the end of the file, whether it stands next to the one before)."""
    text, line = "", 1
    behind = -1  # the end of the last match, in `text`
    begin = 0  # what stands in `text` before it has been gone through, and is there to be looked back at
    for chunk in console_chunks(path, refuse):
        text += chunk
        brace = text.rfind("{")
        ended = not chunk or len(text) - brace > _MAX_PRINTED
        at = begin
        for match in _FOUND.finditer(text, begin):
            # What follows the last brace may go on in the next chunk.
            if ended or match.end() <= brace:
                line += text.count("\n", at, match.start())
                at = match.start()
                near = behind >= 0 and _is_gap(text, behind, at)
                yield match, line, not chunk and match.end() == len(text) and text[-1] != "}", near
                line += text.count("\n", at, match.end())
                at = behind = match.end()
        cut = max(at, (len(text) if ended else brace) - _MOST_BEFORE)
        line += text.count("\n", at, cut)
        begin = min(cut, _LOOK_BACK)
        text = text[cut - begin :]
        behind = max(behind - (cut - begin), -1)


# What some put before every line, such as a time, or torchrun's `[rank0]: `: words in brackets, or with a digit.
_STAMP = r"\n(?:(?:\[[^\]\r\n]{1,80}\]:?|[^\s{}%|\d]{0,20}\d[^\s{}%|]{0,60}) ){1,3}"
_GAP = re.compile(rf"(?:{_STAMP}|[\s]|{ANSI}|{WORKER}){{0,400}}\Z")


def _is_gap(text: str, begin: int, end: int) -> bool:
    """Whether nothing that can be seen stands between two places."""
    return end - begin <= 1000 and _GAP.match(text[begin:end]) is not None


def _parse(text: str) -> dict[str, Any]:
    """A dict as Python prints it, with nan, inf, scalars of numpy and torch, and perhaps wrapped by a terminal.

    Raises:
        ValueError: It is none, or longer than a dict of metrics is.
    """
    if len(text) > _MAX_PRINTED:
        raise ValueError(f"expected a dict of at most {_MAX_PRINTED} characters, found {len(text)}")
    wrapped = "\n" in text or "\r" in text or "\x1b" in text
    flat = _WRAP.sub("", text) if wrapped else text
    if "(" in flat or "nan" in flat or "inf" in flat:
        flat = _UNREADABLE.sub(_readable, flat)
    if (plain := _plain(flat)) is not None:
        return plain
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a foreign text's backslashes
            value = ast.literal_eval(flat)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise ValueError(f"expected a dict of plain values, found {brief(text)}")
    return {str(k): v for k, v in value.items()}


def _plain(text: str) -> dict[str, Any] | None:
    """A dict of numbers and simple text, by the decoder of JSON, which is five times as fast; None if it is another.

    Without a backslash or another quote JSON writes numbers, and text in single quotes, as Python does, but for what
    the one has and the other has not: such a dict is another one.
    """
    if '"' in text or "\\" in text:
        return None
    try:
        value = json.loads(text.replace("'", '"'), parse_constant=_refused)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not {str, int, float}.issuperset(map(type, value.values())):
        return None
    return value


def _refused(word: str) -> None:
    raise ValueError(word)  # NaN and Infinity, of which Python prints none


def _readable(match: re.Match[str]) -> str:
    inner = match["scalar"] if match["scalar"] is not None else match["tensor"]
    if inner is not None:
        return _UNREADABLE.sub(_readable, inner)
    return match["text"] or _WORDS[match["word"]]
