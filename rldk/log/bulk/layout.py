"""A type that lines which look alike decode as: what the schema allows, and no more than was seen.

What the schema decides (members, types, bounds) is taken from `rldk_schema`; what the lines decide is learned: which
members are always there, which are never null, which text or integer is always the same. The less a type allows, the
less remains to be looked at in its columns.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import repeat
from operator import length_hint
from sys import maxsize
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec
from rldk_schema import METRICS, SCHEMA_VERSION
from rldk_schema.event_decoder import EventLine
from rldk_schema.fields import GROUPS

from rldk.log.bulk.columns import ABSENT

MOST_NAMES = 2000
"""Metrics of one type: lines that have others stay in doubt."""

_OBJECTS = ("metrics", *GROUPS)
_MOST = 2**63  # only integers below can be a type


def _schema_types(line: type[Any]) -> dict[str, Any]:
    """The type of each member, without null."""

    def own(kind: Any) -> Any:
        is_union = get_origin(kind) in (Union, UnionType)
        return next(each for each in get_args(kind) if each is not NoneType) if is_union else kind

    return {name: own(kind) for name, kind in get_type_hints(line, include_extras=True).items()}


_TYPES = {"": _schema_types(EventLine)}
_TYPES |= {group: _schema_types(_TYPES[""][group]) for group in GROUPS}


def _base(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _is_open(kind: Any) -> bool:
    """Whether msgspec does not check all bounds of a member, or takes long for it."""
    metas = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
    return any(meta.pattern is not None or (_base(kind) is int and meta.le is None) for meta in metas)


@dataclass(frozen=True, slots=True)
class Look:
    """How one member looks in all lines so far.

    Attributes:
        kind: What the schema allows, beside null; None for objects.
        required: Whether every object has it.
        null: Whether it is null somewhere.
        valued: Whether it has a value somewhere.
        same: The text or integer that it always is, `()` for a list that is always empty; None if it varies.
    """

    kind: Any
    required: bool = True
    null: bool = False
    valued: bool = False
    same: str | int | tuple[()] | None = None

    def see(self, value: Any) -> Look:
        """How it looks if it has this value, too."""
        if value is None:
            return self if self.null else replace(self, null=True)
        same: str | int | tuple[()] | None = None
        if value == []:
            same = ()
        elif type(value) is _base(self.kind) and (type(value) is str or (type(value) is int and value < _MOST)):
            same = value
        if not self.valued:
            return replace(self, valued=True, same=same)
        return self if self.same in (None, same) else replace(self, same=None)

    @property
    def is_fixed(self) -> bool:
        """Whether it is there in every object, and always the same."""
        return self.required and not self.varies

    @property
    def varies(self) -> bool:
        """Whether it is not always the same where it is there."""
        return self.valued and (self.same is None or self.null)

    @property
    def is_text(self) -> bool:
        """Whether it may be any text."""
        return _base(self.kind) is str and self.varies

    @property
    def is_open(self) -> bool:
        """Whether it may have a value that the schema does not allow."""
        return self.valued and self.same is None and _is_open(self.kind)

    def type_of(self, *, once: bool) -> Any:
        """What values it may have.

        Args:
            once: Whether it is known to stand once in each object. Then its bounds can be left out where they are open:
                what is there is judged later. Of a member that stands twice nobody but msgspec sees the earlier value.
        """
        if not self.valued:
            return None
        if self.same == ():
            kind: Any = tuple[()]
        elif self.same is not None:
            kind = Literal[self.same]
        elif self.is_open and once:
            kind = _base(self.kind)
        else:
            kind = tuple[str, ...] if self.kind == list[str] else self.kind
        return kind | None if self.null else kind


Looks = dict[str, dict[str, Look]]


class Place(NamedTuple):
    """Where a decoded line has a member: in one of its objects, or itself if that is empty."""

    group: str
    field: str


class Layout:
    """The type of lines that look alike.

    Args:
        looks: By object (`metrics` and each group, and empty for the line itself), its members.
        warn: Whether it refuses metrics that the judge would warn of, and counts the members that lines lack.

    Attributes:
        decode: Decodes a line; raises if it does not look like that.
        decode_lines: Decodes objects with nothing but white space between them.
        colons: How many colons a line has that has all members, but for those in text that varies.
        has_colon_in_text: Whether some of these are part of a text, where they may be escaped.
        texts: Members that may be any text, which may have colons of its own.
        open: Members that may have values that the schema does not allow, by object and name.
        fields: By object, what the type calls each member.
    """

    def __init__(self, looks: Looks, warn: bool) -> None:
        self.looks = looks
        self.warn = warn
        self.fields = {
            group: {name: f"f{place}" if group else name for place, name in enumerate(own)}
            for group, own in looks.items()
        }
        self._lacking: dict[int, repeat[float]] = {}
        self._colons = {group: sum(self._colons_of(*member) for member in looks[group].items()) for group in _OBJECTS}
        self.colons = sum(self._colons_of(*member) for member in looks[""].items())
        decoder = msgspec.json.Decoder(self._object(""))
        self.decode = decoder.decode
        self.decode_lines = decoder.decode_lines
        members = [(group, name, look) for group, own in looks.items() for name, look in own.items()]
        texts = (look.same for _, _, look in members if type(look.same) is str)
        self.has_colon_in_text = any(":" in text for text in (*looks["metrics"], *texts))
        self.texts = [Place(group, self.fields[group][name]) for group, name, look in members if look.is_text]
        self.open = {(group, name): self.fields[group][name] for group, name, look in members if look.is_open}

    def lacking(self) -> int:
        """How many colons fewer than `colons` all lines have that were decoded so far, as they lack members."""
        return sum(colons * (maxsize - length_hint(left)) for colons, left in self._lacking.items())

    def widened(self, line: bytes) -> Layout | None:
        """One that a further line fits as well, as far as these members can tell; None if there is none other.

        Raises:
            ValueError: The line is not JSON, or has a name that msgspec takes for no member.
        """
        looks = {group: dict(own) for group, own in self.looks.items()}
        if not _see(looks, msgspec.json.decode(line), self.warn):
            return None
        from rldk.event.strict import judge

        # Only a valid line may be learned from: its text and its integers become what is allowed.
        return None if judge(line).problems else Layout(looks, self.warn)

    def _colons_of(self, name: str, look: Look) -> int:
        """Colons of a member that is there."""
        text = look.same.count(":") if type(look.same) is str and not look.varies else 0
        return 1 + name.count(":") + text + (self._colons[name] if look.kind is None else 0)

    def _object(self, group: str) -> Any:
        members: list[tuple[str, Any] | tuple[str, Any, Any]] = []
        for name, look in self.looks[group].items():
            field = self.fields[group][name]
            kind = self._object(name) if not group and name in _OBJECTS else look.type_of(once=self.warn)
            members.append((field, kind) if look.required else (field, kind, self._default(name, look)))
        rename = {field: name for name, field in self.fields[group].items()}
        return msgspec.defstruct(
            group or "Line", members, rename=rename, forbid_unknown_fields=True, gc=False, kw_only=True
        )

    def _default(self, name: str, look: Look) -> Any:
        """What stands for a member that a line lacks."""
        if not self.warn:
            return ABSENT
        left = self._lacking.setdefault(self._colons_of(name, look), repeat(ABSENT, maxsize))
        return msgspec.field(default_factory=left.__next__)  # which counts them


def layout_of(line: bytes, *, warn: bool) -> Layout | None:
    """The layout of lines that look like this one; None if it is not valid, or there cannot be one."""
    from rldk.event.strict import judge

    looks: Looks = {group: {} for group in ("", *_OBJECTS)}
    verdict = judge(line)
    try:
        return Layout(looks, warn) if not verdict.problems and _see(looks, verdict.value, warn) else None
    except (ValueError, TypeError):  # a name that msgspec takes for no member
        return None


def _see(looks: Looks, line: Any, warn: bool) -> bool:
    """Takes in a line; whether that changes anything, and it may have a layout."""
    if not isinstance(line, dict) or line.get("schema_version") not in (SCHEMA_VERSION, None):
        return False
    known = set(looks[""])
    changed = False
    for group in ("", *(name for name in _OBJECTS if name in line)):
        members = line[group] if group else line
        if not isinstance(members, dict) or (group in _TYPES and not members.keys() <= _TYPES[group].keys()):
            return False
        # The members of the first `process` that comes are required, wherever there is one.
        required = not known if not group else group not in known
        for name, value in members.items():
            look = looks[group].get(name)
            if look is None:
                if len(looks["metrics"]) >= MOST_NAMES:
                    return False
                look = Look(_kind(group, name, warn), required)
            seen = looks[group][name] = look.see(value)
            changed |= seen is not look
        for name, look in looks[group].items():
            if look.required and name not in members:
                looks[group][name], changed = replace(look, required=False), True
    return changed


def _kind(group: str, name: str, warn: bool) -> Any:
    """What the schema allows a member to be, beside null; None for an object."""
    if group != "metrics":
        return None if not group and name in _OBJECTS else _TYPES[group][name]
    metric = METRICS.get(name)
    if metric is None:
        return float
    lows, highs = [metric.minimum], [metric.maximum]
    if warn:
        lows.append(metric.soft_minimum)
        highs.append(metric.soft_maximum)
    low = max((x for x in lows if x is not None), default=-math.inf)
    high = min((x for x in highs if x is not None), default=math.inf)
    bounds: dict[str, Any] = {name: limit for name, limit in (("ge", low), ("le", high)) if math.isfinite(limit)}
    return Annotated[float, msgspec.Meta(**bounds)] if bounds else float
