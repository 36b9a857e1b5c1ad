"""The plain lines of a small YAML file, such as Lightning's `hparams.yaml`: no tags, no anchors, no nesting."""

from __future__ import annotations

import json
import re

_LINE = re.compile(r"([A-Za-z_][\w./-]{0,199}): {0,8}(.*)\Z")
_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER = re.compile(r"[-+]?(\d{1,400}(\.\d{0,400})?|\.\d{1,400})(e[-+]?\d{1,9})?\Z", re.I)
_INTEGER = re.compile(r"[-+]?\d{1,400}\Z")

Scalar = str | int | float | bool | None


def read_flat_yaml(text: str) -> dict[str, Scalar]:
    r"""The `key: value` lines that stand at the left margin, of scalars only; all others are left out.

    >>> read_flat_yaml("lr: 1e-3\nname: 'a'\nnested:\n  x: 1\n")
    {'lr': 0.001, 'name': 'a'}
    """
    lines = text.splitlines()
    found: dict[str, Scalar] = {}
    for line, after in zip(lines, [*lines[1:], ""], strict=False):
        match = _LINE.match(line)
        if match is None:
            continue
        key = match[1]
        quoted = _QUOTED.match(match[2])
        value = quoted[0] if quoted else match[2].partition(" #")[0].strip()
        if value.startswith(("&", "*", "!", "|", ">", "{", "[", "%", "@", "`")):
            continue
        if value == "" and after.startswith((" ", "\t", "- ")):
            continue  # of what is nested below it nothing is read
        found[key] = _scalar(value)
    return found


def _scalar(text: str) -> Scalar:
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) > 1 and text[0] == text[-1] == '"':
        try:
            return str(json.loads(text))
        except ValueError:
            return text[1:-1]
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INTEGER.match(text):
        return int(text)
    return float(text) if _NUMBER.match(text) else text
