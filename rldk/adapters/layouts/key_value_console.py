"""Rows of `key:value` pairs that a program printed to a console: verl's `step:3 - a/b:0.5 - c:nan`, torchtune's."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.console_text import BAR, NUMBER, WORKER, ConsoleLine, console_kind, console_lines
from rldk.adapters.rows import Refuse, Row, Skipped
from rldk.text import brief, counted

# verl: `step:3 - critic/score/mean:0.5 - ...`, perhaps glued to a progress bar (verl/utils/logger/aggregate_logger.py);
# torchtune: `Step 3 | loss:0.5 lr:1e-05 ` (torchtune/training/metric_logging.py:162).
_ROW = re.compile(r"(?<![\w/])(?:step:(?P<dashed>\d{1,16}) -(?: |\Z)|Step (?P<barred>\d{1,16}) \| )")
# A line that a terminal, or something between, has cut goes on with the rest of a pair, and with further ones.
_GOES_ON = re.compile(r"[^\s:]{0,300}(?::[^\s:]{0,80})? ?- [^\s:-][^:]{0,300}:\S|- ?[^\s:-][^:]{0,300}:\S")
_REST = re.compile(r"[^\s:]{1,300}(?::[^\s:]{0,80})?(?: - |\s{0,80}\Z)")
# What a value ends with if something else was printed after it, such as a bar.
_BEHIND = re.compile(rf"(?:[A-Z][\w ]{{1,40}}: {{1,4}})?{BAR}|{WORKER}| ?\[repeated \d{{1,9}}x across cluster\]")
_VALUE = re.compile(
    rf"(?:np|numpy|torch)\.\w{{1,20}}\((?P<scalar>{NUMBER})\)|tensor\((?P<tensor>{NUMBER})(?:,[^()]{{0,200}})?\)"
    rf"|(?P<bare>{NUMBER})|'(?P<quoted>{NUMBER})'",
    re.IGNORECASE,
)
_CUT = re.compile(r"\A\s*\Z|[.+-]\s*\Z|\d[eE]\s*\Z|\([^()]*\Z")  # no number that Python prints ends like this
_SCALAR = "np.float64("
_MOST_DIGITS = 40  # as `NUMBER` has
_WORDS = {"True": True, "False": False, "None": None}
_MOST_WORKERS = 64  # whose rows may be open at a time
_BETWEEN = 16  # lines of others that may stand between two pieces of a row
_MOST_PIECES = 4096  # lines that one row may be wrapped into
_MAX_ROW = 2**20  # characters
_LIKE_A_DICT = re.compile(r"\{'[^'{}]{1,120}': ['\"]?-?\d[^{}]{0,2000}'(?:epoch|step|loss|reward)'")


def is_key_value_console(start: Beginning) -> bool:
    """Whether a file is a console's output in which mostly lines of `key:value` pairs are rows."""
    return console_kind(start) == "pairs"


def read_key_value_console(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of a console that prints a step's metrics as pairs, in bounded memory.

    Lines of several workers may stand interleaved, rows may be wrapped by a terminal. A pair is split at its last
    colon, since names of data sets have some of their own. Values that are no numbers stay text.

    Args:
        path: Plain or compressed.
        refuse: Gets pairs that cannot be read, the torn end of the file, and how many printed dicts were left.
    """
    held: dict[str, _Open] = {}
    begun: deque[_Open] = deque()  # rows come out in the order in which they begin
    line = ConsoleLine(0, "", "", True)
    dicts, first_dict = 0, 0
    usual = ""  # how the row before ended
    for line in console_lines(path, refuse):
        if ("step:" in line.text or "Step " in line.text) and (begin := _ROW.search(line.text)):
            if line.worker in held:
                held[line.worker].ended = True
            held[line.worker] = _Open.of(begin, line)
            begun.append(held[line.worker])
        elif held and not _taken(held, line) and line.worker in held:
            held[line.worker].ended = True
        while begun and (begun[0].ended or line.number > begun[0].last + _BETWEEN or len(begun) > _MOST_WORKERS):
            row = begun.popleft()
            held = {worker: other for worker, other in held.items() if other is not row}
            usual = row.ending
            yield from row.row(path, refuse)
        if "{'" in line.text and _LIKE_A_DICT.search(line.text):
            dicts, first_dict = dicts + 1, first_dict or line.number
    for row in begun:
        torn = not line.complete and row is held.get(line.worker) and row.last == line.number and row.ending != usual
        usual = row.ending
        yield from row.row(path, refuse, torn)
    if dicts:
        refuse(Skipped(path, first_dict, f"{counted(dicts, 'printed dict')} between the rows, left out", False))


def _taken(held: dict[str, _Open], line: ConsoleLine) -> bool:
    """Adds a line to the row that it goes on with, if there is one."""
    row = held.get(line.worker)
    if row is None and not line.worker:
        row = next(reversed(held.values()))  # a terminal that wraps repeats no prefix
    return row is not None and row.add(line)


@dataclass(slots=True)
class _Open:
    """A row whose end has not been seen yet.

    Attributes:
        first: Number of the line that it begins on.
        last: Number of the line that it has come to.
        width: Length of its first line.
        size: Characters so far.
        whole: Whether something else has been printed after it.
        ended: Whether its worker has gone on with something else.
    """

    step: int
    separator: str
    pieces: list[str]
    first: int
    last: int
    width: int
    size: int
    whole: bool
    ended: bool = False

    @classmethod
    def of(cls, begin: re.Match[str], line: ConsoleLine) -> _Open:
        """The row that begins on a line."""
        text = line.text[begin.end() :]
        alone = _alone(text)
        size = len(line.text)
        step, separator = int(begin["dashed"] or begin["barred"]), " - " if begin["dashed"] else " "
        return cls(step, separator, [alone], line.number, line.number, size, size, whole=len(alone) < len(text))

    def add(self, line: ConsoleLine) -> bool:
        """Takes another line, if it goes on with this row."""
        text = line.text
        if self.whole or self.ended or len(self.pieces) >= _MOST_PIECES or self.separator == " ":
            return False
        if self.size + len(text) > _MAX_ROW or not text.strip():
            return False
        end = self.pieces[-1]
        if not (_GOES_ON.match(text.lstrip()) or (self._is_cut(line) and _REST.match(text.lstrip()))):
            return False
        if end.endswith(" -") or (end and not end[-1].isspace() and text.startswith("- ")):
            text = " " + text
        self.pieces.append(_alone(text))
        self.last = line.number
        self.size += len(text)
        return True

    def _is_cut(self, line: ConsoleLine) -> bool:
        """Whether its last pair cannot be all, or the line before was as wide as the first one."""
        text = "".join(self.pieces[-2:])
        pair = text.rpartition(self.separator)[2]
        _, colon, value = pair.rpartition(":")
        if not colon or _CUT.search(value):
            return True
        return len(self.pieces) > 1 and len(self.pieces[-1]) == self.width >= 40 and len(line.text) <= self.width

    @property
    def ending(self) -> str:
        """Its last key, and how many decimals follow: a row that ends like the one before it is whole."""
        key, _, said = "".join(self.pieces[-2:]).rpartition(self.separator)[2].rpartition(":")
        return f"{key}.{len(said.strip().partition('.')[2])}"

    def row(self, path: Path, refuse: Refuse, torn: bool = False) -> Iterator[Row]:
        """The row; nothing where no pair can be read."""
        text = "".join(self.pieces)
        pairs = [pair for pair in text.split(self.separator) if pair.strip(" -")]
        values: dict[str, Any] = {"step": self.step}
        for number, pair in enumerate(pairs, 1):
            if torn and number == len(pairs):
                # More digits may be missing.
                refuse(Skipped(path, self.last, f"torn last line: {brief(pair)} may lack its end", False))
                break
            key, colon, said = pair.strip().rpartition(":")
            if number == len(pairs) and _CUT.search(said):
                refuse(Skipped(path, self.last, f"the end of {brief(pair)} is missing", False))
                break
            if said.endswith(")") and colon and "(" not in said:  # a device: tensor(0.5, device='cuda:0')
                key, colon, said = pair.strip().partition(":tensor(")
                said = "tensor(" + said
            if not colon or not key:
                refuse(Skipped(path, self.first, f"expected `key:value`, found {brief(pair)}", False))
            else:
                values[key.strip()] = _value(said)
        if len(values) > 1:
            yield Row(path, self.first, values)


def _alone(text: str) -> str:
    """Text without what was printed after a row on its line."""
    if "%" not in text and " pid=" not in text and "[repeated " not in text:
        return text  # the pattern would be tried at every character of it
    match = _BEHIND.search(text)
    return text[: match.start()] if match else text


def _value(said: str) -> Any:
    """A value as Python prints it: a number, a word, or text."""
    said = said.strip().removesuffix(" -")
    digits = said[len(_SCALAR) : -1] if said.startswith(_SCALAR) and said[-1] == ")" else said
    if len(digits) <= _MOST_DIGITS and not digits.strip("-.0123456789"):  # which is quicker than the pattern
        try:  # `suppress` takes as long as all of this
            return float(digits) if "." in digits else int(digits)
        except ValueError:
            pass
    match = _VALUE.fullmatch(said)
    if match is None:
        return _WORDS.get(said, said.strip("'\""))
    text = next(filter(None, match.groups()))
    try:
        return int(text)
    except ValueError:
        return float(text)
