"""The last word on one line: strict JSON, then the schema, every problem with its path.

Fast readers may accept a line on their own proof; whatever they doubt comes here.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import msgspec
from fastjsonschema import JsonSchemaValuesException
from rldk_schema import METRICS
from rldk_schema.event_decoder import EventLine, within_bounds
from rldk_schema.event_validator import validate_event

from rldk.errors import Problem
from rldk.event.leaves import LONE_SURROGATE
from rldk.event.versions import advice, is_newer_minor
from rldk.text import brief, member

# Every digit as 0, E as e, no plus sign: what could overflow a double has an exponent of three digits, or 200 digits.
_SHAPE = bytes.maketrans(b"123456789E", b"000000000e")
_LONG = b"0" * 200
_SURROGATE = re.compile("[\ud800-\udfff]")
MOST_PROBLEMS = 100
"""A hostile line could have millions; so many of a kind are told."""

_decoder = msgspec.json.Decoder(EventLine)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the arbiter says of one line.

    Attributes:
        value: The parsed JSON; None if it could not be parsed.
        problems: Why the line is invalid; empty if it is valid.
        warnings: What is allowed but suspect.
    """

    value: Any
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()


def judge(line: bytes) -> Verdict:
    """Judges one line of an event log.

    Args:
        line: UTF-8 bytes of one JSON object, with or without its newline.
    """
    return _accept(line) or judge_slowly(line)


def judge_slowly(line: bytes) -> Verdict:
    """The verdict of `judge`, by the schema alone."""
    verdict = parse_strict(line)
    if verdict.value is None:
        return verdict
    problems, warnings = check_event(verdict.value)
    return Verdict(verdict.value, (*verdict.problems, *problems), tuple(warnings))


def _accept(line: bytes) -> Verdict | None:
    """The verdict on a line that is valid beyond doubt, at a fraction of the cost; None in doubt.

    msgspec takes a key that stands twice. But each member of an object has a colon behind its name, so where there are
    no more colons than members, there is no such key.
    """
    try:
        if not within_bounds(_decoder.decode(line)):
            return None
        value = msgspec.json.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    members = len(value) + sum(len(group) for group in value.values() if isinstance(group, dict))
    if line.count(b":") != members:
        return None
    return Verdict(value, (), tuple(_in_order(list(_suspicions(value)))))


def parse_strict(line: bytes) -> Verdict:
    """Parses a line as JSON says, where `json.loads` is generous.

    Refused: NaN tokens, duplicate keys, lone surrogates, numbers that overflow a double, invalid UTF-8, a byte
    order mark, anything but one object.
    """
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        return _refused(f"expected UTF-8, found byte 0x{line[error.start]:02x} at byte {error.start} of the line")
    if text.startswith("\ufeff"):
        return _refused("expected a JSON object, found a byte order mark before it")
    # With the object itself: the id of one that a repeated key has dropped may be given to another.
    repeated: dict[int, tuple[dict[str, Any], list[str]]] = {}
    constants: list[str] = []

    def constant(token: str) -> float:
        constants.append(token)
        return _Constant(token)

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        out = dict(items)
        if len(out) != len(items):
            seen: set[str] = set()
            again = dict.fromkeys(k for k, _ in items if k in seen or seen.add(k))  # type: ignore[func-returns-value]
            repeated[id(out)] = (out, list(again))
        return out

    try:
        try:
            value = json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
        except json.JSONDecodeError:
            raise
        except ValueError:  # an integer of thousands of digits, which Python does not convert
            value = json.loads(text, object_pairs_hook=pairs, parse_constant=constant, parse_int=_integer)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and not text.lstrip().startswith("{"):
            return _refused(f"expected an object, found text: {brief(text.strip())}")
        if error.msg == "Extra data":
            return _refused(f"expected one JSON object per line, found more at column {error.colno}")
        return _refused(f"not JSON: {error.msg.removesuffix(' at')} at column {error.colno}")
    except RecursionError:
        return _refused("expected an event, found JSON nested too deep to read")
    if not isinstance(value, dict):
        return _refused(f"expected an object, found {brief(value)}")
    problems: tuple[Problem, ...] = ()
    if repeated or constants or _suspect(line):
        problems = tuple(islice(_walk(value, repeated), MOST_PROBLEMS))
    return Verdict(value, problems)


def _suspect(line: bytes) -> bool:
    """Whether a line may hold a lone surrogate or a number that overflows: then every leaf gets a look."""
    shape = line.translate(_SHAPE, b"+")
    return b"\\u" in line or b"e000" in shape or _LONG in shape


def _integer(digits: str) -> float:
    return float(digits) if len(digits) > len(_LONG) else int(digits)


class _Constant(float):
    """A NaN or Infinity token: a float that remembers it was spelled out."""


def _refused(message: str) -> Verdict:
    return Verdict(None, (Problem("$", message),))


def _walk(root: dict[str, Any], repeated: dict[int, tuple[dict[str, Any], list[str]]]) -> Iterator[Problem]:
    for trail, value in _values(root):
        if isinstance(value, dict):
            for key in repeated.get(id(value), (value, ()))[1]:
                yield Problem(member(_place(trail), key), "expected each key once, found it again")
            for key in value:
                if _has_surrogate(key):
                    yield Problem(member(_place(trail), key), f"{LONE_SURROGATE} in the key")
        elif isinstance(value, str):
            if _has_surrogate(value):
                yield Problem(_place(trail), LONE_SURROGATE)
        elif isinstance(value, _Constant):
            token = json.dumps(float(value))
            if len(trail) > 1 and trail[0] == "metrics":
                text = f'expected a number or null, found {token}: write null here and "{token}" in nonfinite'
            else:
                text = f"expected a JSON value, found {token}"
            yield Problem(_place(trail), text)
        elif isinstance(value, (int, float)) and _overflows(value):
            yield Problem(_place(trail), "expected a number that fits a double, found one that overflows it")


def _values(root: Any) -> Iterator[tuple[list[str | int], Any]]:
    """Every value of parsed JSON, with the keys and indices that lead to it: one list, which changes on the way.

    No recursion, and no path is spelled out: a line may be as deep as `json.loads` can go and millions of values wide.
    """
    trail: list[str | int] = []
    levels = [_members(root)]
    yield trail, root
    while levels:
        for key, value in levels[-1]:
            trail.append(key)
            yield trail, value
            if isinstance(value, (dict, list)):
                levels.append(_members(value))
                break
            trail.pop()
        else:
            levels.pop()
            del trail[-1:]


def _members(value: dict[str, Any] | list[Any]) -> Iterator[tuple[str | int, Any]]:
    return iter(value.items() if isinstance(value, dict) else enumerate(value))


def _place(trail: list[str | int]) -> str:
    path = "$"
    for key in trail:
        path = f"{path}[{key}]" if isinstance(key, int) else member(path, key)
    return path


def _overflows(value: float) -> bool:
    try:
        return math.isinf(float(value))
    except OverflowError:
        return True


def _has_surrogate(text: str) -> bool:
    return not text.isascii() and _SURROGATE.search(text) is not None


def check_event(value: Any) -> tuple[list[Problem], list[Problem]]:
    """Checks parsed JSON against the schema.

    Returns:
        (problems, warnings). Fields that this version does not know are warnings in an event of a newer minor
        version, problems otherwise.
    """
    problems: list[Problem] = []
    warnings: list[Problem] = []
    newer = isinstance(value, dict) and is_newer_minor(value.get("schema_version"))
    try:
        validate_event(value)
    except JsonSchemaValuesException as error:
        for item in error.errors:
            for problem in islice(_explain(item), MOST_PROBLEMS):
                unknown = item.rule == "additionalProperties"
                (warnings if newer and unknown else problems).append(problem)
    if isinstance(value, dict):
        warnings.extend(_suspicions(value))
    return _in_order(problems), _in_order(warnings)


def _in_order(problems: list[Problem]) -> list[Problem]:
    # fastjsonschema walks sets, and says of one value that both its type and its enum are wrong.
    return sorted(set(problems), key=str)


def _explain(error: Any) -> Iterator[Problem]:
    path = _path(error.name)
    if error.rule == "required":
        missing = [name for name in error.rule_definition if name not in error.value]
        yield from (Problem(member(path, name), "required field is missing") for name in missing)
    elif error.rule == "additionalProperties":
        known = error.definition["properties"]
        yield from (Problem(member(path, name), "unknown field") for name in error.value if name not in known)
    else:
        expected = _expected(error.definition, error.rule)
        yield Problem(path, f"expected {expected}, found {brief(error.value)}{_advice(path, error.value)}")


def _advice(path: str, value: Any) -> str:
    said = advice(value) if path == "$.schema_version" else ""
    return f": {said}" if said else ""


def _path(name: str) -> str:
    # fastjsonschema joins names with dots. An event is two levels deep, so all after the second dot is one key.
    _, *parts = name.split(".", 2)
    out = "$"
    for part in parts:
        base, bracket, index = part.partition("[")
        out = member(out, part) if len(parts) == 2 and part is parts[1] else member(out, base) + bracket + index
    return out


def _expected(definition: dict[str, Any], rule: str) -> str:
    types = definition.get("type", [])
    types = types if isinstance(types, list) else [types]
    if "enum" in definition:
        return "one of " + ", ".join(json.dumps(v) for v in definition["enum"])
    text = " or ".join(t for t in types if t != "null")
    low, high = definition.get("minimum"), definition.get("maximum")
    if rule == "maximum" and (low is None or definition["maximum"] >= 2**53 - 1):
        text += f" <= {high}"
    elif low is not None and high is not None and high < 2**53 - 1:
        text += f" in [{low}, {high}]"
    elif low is not None:
        text += f" >= {low}"
    if "pattern" in definition:
        text += f" matching {definition['pattern']}"
    return text + (" or null" if "null" in types else "")


def _suspicions(value: dict[str, Any]) -> Iterator[Problem]:
    metrics = value.get("metrics")
    nonfinite = value.get("nonfinite")
    if isinstance(metrics, dict):
        for name, number in metrics.items():
            metric = METRICS.get(name)
            if metric is None or isinstance(number, bool) or not isinstance(number, (int, float)):
                continue
            low, high = metric.soft_minimum, metric.soft_maximum
            if (low is not None and number < low) or (high is not None and number > high):
                yield Problem(member("$.metrics", name), f"{number} is suspect: outside [{low}, {high}]")
        if isinstance(nonfinite, dict):
            for name in nonfinite:
                if metrics.get(name) is not None:
                    message = f"metrics has {brief(metrics[name])} for it: it is read as not finite"
                    yield Problem(member("$.nonfinite", name), message)
