"""Rows of a console whose lines follow a template, such as minimind's, or one that a user gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Literal

from rldk.adapters.layouts.beginning import Beginning
from rldk.adapters.layouts.console_text import NUMBER, console_kind, console_lines
from rldk.adapters.row_values import whole
from rldk.adapters.rows import Refuse, Row, Skipped
from rldk.text import brief

MINIMIND = "Epoch:[{epoch}/{}]({step}/{steps_per_epoch}){*}"
"""minimind's trainers: `Epoch:[1/1](20/4292), loss: 0.6605, learning_rate: 0.00000004, epoch_time: 9.000min`."""

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_FIELD = re.compile(r"\{\{|\}\}|\{(?P<field>[^{}]{0,100})\}")
_NAME = re.compile(r"[^\W\d][\w/.@%()-]{0,99}\Z")
# `key: value` and `key=value`; a key may have a few words, a value a unit.
_PAIR = re.compile(
    rf"(?<![\w/.@%()-])(?P<key>[^\W\d][\w/.@%()-]{{0,99}}(?: [^\W\d][\w/.@%()-]{{0,40}}){{0,2}}) {{0,2}}[:=] {{0,3}}"
    rf"(?P<value>{NUMBER})(?:%|[^\W\d]{{1,8}}(?:/[^\W\d]{{1,8}})?)?(?=[\s;|\])]|,(?!\d)|\Z)",
    re.IGNORECASE,
)
# Behind what is only the beginning of a number: `1` of `1,234.5`, of `1.2.3` and of `0x1f`.
_MORE = re.compile(r"[.,]?\d|x[\da-f]", re.IGNORECASE)
_MAX_TEMPLATE = 1000  # characters
_MAX_LINE = 2**16  # characters of a line that is looked at
_TRIES = 8  # places of a line where the template may begin, and lines that a template is made of
_MOST_LINES = 500  # that are looked at for a template
_MAX_SUGGESTED = 200  # characters
_COUNTERS = [
    re.compile(rf"(?<![\w/])(?P<before>(?P<name>{names})[ :=#]{{1,3}})\d{{1,16}}(?P<total>/\d{{1,16}})?(?![\d/])", re.I)
    for names in ("(?:global[_ ])?step|iteration|iter", "episode|epoch")
]
_SPACED = re.compile(rf"(?<![\w/])(?P<key>[^\W\d][\w/]{{0,40}}) {{1,2}}(?P<value>{NUMBER})(?![\w.])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a template: text that stands there, a number that has a name, anything up to what follows, pairs."""

    kind: Literal["text", "number", "any", "pairs"]
    text: str = ""


def is_template_console(start: Beginning) -> bool:
    """Whether a file is a console's output in which mostly lines of a known template are rows."""
    return console_kind(start) == "template"


def read_template_console(path: Path, refuse: Refuse) -> Iterator[Row]:
    """Rows of the consoles whose template is known, which is minimind's; its steps are counted through all epochs.

    Args:
        path: Plain or compressed.
        refuse: As `read_pattern` has it.
    """
    for row in read_pattern(path, refuse, MINIMIND):
        values = dict(row.values)
        epoch, step, per_epoch = (whole(values.get(key)) for key in ("epoch", "step", "steps_per_epoch"))
        if epoch is None or step is None or per_epoch is None:
            refuse(Skipped(row.path, row.line, "expected whole numbers in Epoch:[1/1](20/4292)", False))
            continue
        values.pop("steps_per_epoch")
        values["step"] = (max(epoch, 1) - 1) * per_epoch + step
        yield Row(row.path, row.line, values)


def read_pattern(path: Path, refuse: Refuse, pattern: str) -> Iterator[Row]:
    """Rows of the lines that follow a template, in bounded memory and a time that rises with the length of the file.

    Args:
        path: Plain or compressed.
        refuse: Gets the last line if it is torn, lines whose last number is none, such as `1,234.5`, and a file of
            which no line follows the template.
        pattern: What a line holds, of which `{name}` is a number, `{}` anything up to what follows, and `{*}` all
            further `key: value` and `key=value` pairs of the line. `{{` and `}}` are braces. It may begin anywhere in a
            line if it begins with text.

    Raises:
        ValueError: The template is none.
    """
    parts = parse_pattern(pattern)
    empty = True
    for line in console_lines(path, refuse):
        try:
            values = _match(parts, line.text[:_MAX_LINE])
        except ValueError as error:
            refuse(Skipped(path, line.number, str(error), False))
            continue
        if not values:
            if not line.complete and parts[0].kind == "text" and parts[0].text in line.text:
                refuse(Skipped(path, line.number, f"torn last line: it breaks off within {brief(pattern)}", False))
            continue
        if not line.complete and len(values) > 1 and line.text.rstrip()[-1:].isalnum():
            last = next(reversed(values))
            refuse(Skipped(path, line.number, f"torn last line: {brief(last)} may lack its end", False))
            del values[last]
        empty = False
        yield Row(path, line.number, dict(values))
    if empty:
        refuse(Skipped(path, 1, f"expected lines that follow the pattern {brief(pattern)}, found none"))


def suggest_pattern(text: str) -> str | None:
    r"""A template that most of the lines follow which have a counter; None if there is none.

    >>> suggest_pattern("step 1 | loss 0.5 | lr 1e-4\nstep 2 | loss 0.4 | lr 1e-4\n")
    'step {step} | loss {loss} | lr {lr}'
    """
    for counter in _COUNTERS:
        found = list(filter(None, map(counter.search, text.splitlines()[:_MOST_LINES])))
        lines = [match.string for match in found]
        patterns = dict.fromkeys(chain.from_iterable(map(_patterns, found[:_TRIES])))
        values = {pattern: _values(pattern, lines) for pattern in patterns if len(pattern) <= _MAX_SUGGESTED}
        good = [pattern for pattern, read in values.items() if 2 * len(read) > len(lines) > 1]
        if good:
            return max(good, key=lambda pattern: (sum(values[pattern]), -len(pattern)))
    return None


def _patterns(counter: re.Match[str]) -> Iterator[str]:
    """Templates of a line: its counter, numbers that have only a space before them, pairs, or both."""
    rest = counter.string[counter.end() :]
    total = "/{}" if counter["total"] and rest else ""
    head = f"{counter['before']}{{{counter['name'].lower().replace(' ', '_')}}}{total}"
    yield f"{head}{_escaped(rest[:1]) if total else ''}{{*}}"
    at = 0
    for match in _SPACED.finditer(rest):
        head += f"{_escaped(rest[at : match.start('value')])}{{{match['key']}}}"
        at = match.end()
    yield from (head, f"{head}{{*}}")


def _values(pattern: str, lines: list[str]) -> list[int]:
    """How many numbers a template finds in each of the lines that have one besides the counter."""
    try:
        parts = parse_pattern(pattern)
    except ValueError:
        return []
    found = []
    for line in lines:
        with suppress(ValueError):
            found.append(len(_match(parts, line)))
    return [count for count in found if count > 1]


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def parse_pattern(pattern: str) -> tuple[_Part, ...]:
    """The parts of a template.

    Raises:
        ValueError: It is empty, too long, has no field, a field of no name, a name twice, or fields that nothing parts.
    """
    if len(pattern) > _MAX_TEMPLATE:
        raise ValueError(f"pattern: expected at most {_MAX_TEMPLATE} characters, found {len(pattern)}")
    parts: list[_Part] = []
    at = 0
    for match in _FIELD.finditer(pattern):
        _add_text(parts, pattern[at : match.start()])
        at = match.end()
        name = match["field"]
        if name is None:
            _add_text(parts, match[0][0], whole=True)
            continue
        if parts and parts[-1].kind != "text" and name != "*":
            raise ValueError(f"pattern: expected text before {match[0]}, found another field")
        if name and name != "*" and not _NAME.match(name):
            raise ValueError(f"pattern: expected a name that begins with a letter in {{}}, found {brief(name)}")
        if name and any(part.kind != "text" and part.text == name for part in parts):
            raise ValueError(f"pattern: expected every name once, found {brief(name)} twice")
        parts.append(_Part("pairs" if name == "*" else "number" if name else "any", name))
    _add_text(parts, pattern[at:])
    if not any(part.kind in ("number", "pairs") for part in parts):
        raise ValueError("pattern: expected a field such as {loss} or {*}, found none")
    if any(part.kind == "pairs" for part in parts[:-1]):
        raise ValueError("pattern: expected {*} at the end")
    return tuple(parts)


def _add_text(parts: list[_Part], text: str, whole: bool = False) -> None:
    if not whole and ("{" in text or "}" in text):
        raise ValueError(f"pattern: expected {{name}}, or {{{{ and }}}} for braces, found {brief(text)}")
    if text and parts and parts[-1].kind == "text":
        parts[-1] = _Part("text", parts[-1].text + text)
    elif text:
        parts.append(_Part("text", text))


def _match(parts: tuple[_Part, ...], line: str) -> dict[str, int | float]:
    """What a template finds in a line; empty if it does not follow it."""
    if parts[0].kind != "text":
        return _match_at(parts, line, len(line) - len(line.lstrip()))
    at = -1
    for _ in range(_TRIES):
        at = line.find(parts[0].text, at + 1)
        if at < 0:
            break
        if values := _match_at(parts, line, at):
            return values
    return {}


def _match_at(parts: tuple[_Part, ...], line: str, at: int) -> dict[str, int | float]:
    """What a template finds at a place; empty if the line does not follow it there.

    Raises:
        ValueError: It does, and its last number is none.
    """
    values: dict[str, int | float] = {}
    for number, part in enumerate(parts):
        if part.kind == "text":
            if not line.startswith(part.text, at):
                return values if line[at:].rstrip() == part.text.rstrip() and _is_last(parts, number) else {}
            at += len(part.text)
        elif part.kind == "number":
            while at < len(line) and line[at] == " ":
                at += 1
            match = _NUMBER.match(line, at)
            if match is None:
                return {}
            if _is_last(parts, number) and _MORE.match(line, match.end()):
                raise ValueError(f"{part.text}: expected a number, found {brief(line[at:].split(maxsplit=1)[0])}")
            values[part.text] = _number(match[0])
            at = match.end()
        elif part.kind == "any":
            if number == len(parts) - 1:
                break
            text, begin = parts[number + 1].text, at
            at = line.find(text, begin)
            if at < 0:
                cut = line[begin:].rstrip().endswith(text.rstrip()) and text.strip()
                return values if cut and _is_last(parts, number + 1) else {}
        else:
            for pair in _PAIR.finditer(line, at):
                values.setdefault(pair["key"], _number(pair["value"]))
    return values


def _is_last(parts: tuple[_Part, ...], number: int) -> bool:
    """Whether a text may end a line, without the white space at its own end: pairs need not follow."""
    return all(later.kind == "pairs" for later in parts[number + 1 :])


def _number(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:
        return float(text)
