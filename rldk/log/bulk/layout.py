"""A type that lines which look alike decode as: what the schema allows, and no more than was seen.

What the schema decides (members, types, bounds) is taken from `rldk_schema`; what the lines decide is learned: which
members are always there, which are never null, which text is always the same. The less a type allows, the less remains
to be looked at in its columns.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import NoneType
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_type_hints

import msgspec
from rldk_schema import METRICS, SCHEMA_VERSION
from rldk_schema.event_decoder import DataSliceLine, EventLine, ProcessLine

from rldk.log.bulk.columns import ABSENT

MOST_NAMES = 2000
"""Metrics of one type: lines that have others stay in doubt."""

TEXTS = ("rng", "model_info", "notes", "alert", "lifecycle")
"""Members that few lines differ in: each different text of them is judged once."""

_ALWAYS = ("rng", "model_info", "notes")
_OBJECTS = ("data_slice", "process")


def _schema_types(line: type[Any]) -> dict[str, Any]:
    """The type of each member, without null."""
    found = get_type_hints(line, include_extras=True)
    return {name: next(t for t in get_args(kind) or (kind,) if t is not NoneType) for name, kind in found.items()}


_TYPES = {"data_slice": _schema_types(DataSliceLine), "process": _schema_types(ProcessLine)}
_TIME = _schema_types(EventLine)["wall_time"]
_STEP = get_type_hints(EventLine, include_extras=True)["step"]
_WORDS = _schema_types(EventLine)["nonfinite"]


@dataclass(slots=True)
class Look:
    """How one member looks in all lines so far.

    Attributes:
        required: Whether every object has it.
        null: Whether it is null somewhere.
        valued: Whether it has a value somewhere.
        text: The text that it always is; None if it varies.
        is_text: Whether the schema allows text.
    """

    is_text: bool
    required: bool = True
    null: bool = False
    valued: bool = False
    text: str | None = None

    def see(self, value: Any) -> bool:
        """Takes in a value; whether that changes it."""
        before = (self.null, self.valued, self.text)
        if value is None:
            self.null = True
        else:
            text = value if self.is_text and type(value) is str else None
            self.text = text if not self.valued or text == self.text else None
            self.valued = True
        return before != (self.null, self.valued, self.text)

    @property
    def is_fixed(self) -> bool:
        """Whether it is there in every object, and always the same."""
        return self.required and (not self.valued or (self.text is not None and not self.null))

    def type_of(self, kind: Any) -> Any:
        """What values it may have, of those that the schema allows: `kind`, or null."""
        if not self.valued:
            return None
        if self.text is not None:
            kind = Literal[self.text]
        return kind | None if self.null else kind


Looks = dict[str, dict[str, Look]]


class Watched(NamedTuple):
    """A member of an object whose colons differ from line to line.

    Attributes:
        place: Its place among the members of the type.
        required: Whether every object has it.
        is_text: Whether it may be text, which may have colons of its own.
        colons: Of its name, with the one after it.
    """

    place: int
    required: bool
    is_text: bool
    colons: int


class Layout:
    """The type of lines that look alike.

    Args:
        looks: By object (`metrics`, `data_slice`, `process`, and empty for the line itself), its members.
        warn: Whether it refuses metrics that the judge would warn of.

    Attributes:
        decode: Decodes a line; raises if it does not look like that.
        decode_lines: Decodes objects with nothing but white space between them.
        members: Members of what it decodes a line as, in their order.
        colons: How many colons each line has at least: those after members that all lines have, but for `TEXTS`, and
            those in text that never varies.
        colons_of_process: Those of its group `process`, where only some lines have that.
        has_colon_in_text: Whether some of these are part of a text, where they may be escaped.
        optional: Members of the line that some lines lack, but for `TEXTS`.
        watched: By object, the members whose colons differ from line to line.
        fields: What the type calls each metric.
    """

    def __init__(self, looks: Looks, warn: bool) -> None:
        self.looks = looks
        self.warn = warn
        self.fields = {name: f"f{place}" for place, name in enumerate(looks["metrics"])}
        line = self._line_type()
        self.members: tuple[str, ...] = line.__struct_fields__
        decoder = msgspec.json.Decoder(line)
        self.decode = decoder.decode
        self.decode_lines = decoder.decode_lines
        texts = [look.text for own in looks.values() for look in own.values() if look.text is not None]
        self.has_colon_in_text = any(":" in text for text in (*self.fields, *texts))
        self.optional = tuple(name for name, look in looks[""].items() if not look.required)
        self.watched = {group: self._watched(group) for group in ("metrics", *_OBJECTS)}
        each = {group: sum(map(_colons, own, own.values())) for group, own in looks.items()}
        self.colons_of_process = each.pop("process") if "process" in self.optional else 0
        self.colons = sum(each.values()) + len(("step", "metrics", "data_slice"))

    def _watched(self, group: str) -> list[Watched]:
        found = []
        for place, (name, look) in enumerate(self.looks[group].items()):
            is_text = look.is_text and not look.is_fixed
            if is_text or not look.required:
                found.append(Watched(place, look.required, is_text, 1 + name.count(":")))
        return found

    def _line_type(self) -> Any:
        own = self.looks[""]
        members: list[tuple[str, Any] | tuple[str, Any, Any]] = [
            ("step", _STEP),
            ("metrics", self._object("metrics")),
            ("data_slice", self._object("data_slice")),
            *((name, msgspec.Raw) for name in TEXTS if name in _ALWAYS),
            *((name, msgspec.Raw, ABSENT) for name in TEXTS if name not in _ALWAYS),
            ("nonfinite", _WORDS, ABSENT),
        ]
        types = {"wall_time": _TIME, "timestamp": _TIME, "schema_version": str, "process": None}
        for name, look in own.items():
            kind = self._object("process") if name == "process" else look.type_of(types[name])
            members.append((name, kind) if look.required else (name, kind, ABSENT))
        return msgspec.defstruct("Line", members, forbid_unknown_fields=True, gc=False, kw_only=True)

    def _object(self, group: str) -> Any:
        looks = self.looks[group]
        members: list[tuple[str, Any] | tuple[str, Any, Any]] = []
        for place, (name, look) in enumerate(looks.items()):
            schema = _metric_type(name, warn=self.warn) if group == "metrics" else _TYPES[group][name]
            kind = look.type_of(schema)
            members.append((f"f{place}", kind) if look.required else (f"f{place}", kind, ABSENT))
        rename = {f"f{place}": name for place, name in enumerate(looks)}
        return msgspec.defstruct(group, members, rename=rename, forbid_unknown_fields=True, gc=False, kw_only=True)

    def widened(self, value: Any) -> Layout | None:
        """One that a further line fits as well, as far as these members can tell; None if there is none other."""
        looks = {group: {name: _copy(look) for name, look in own.items()} for group, own in self.looks.items()}
        return Layout(looks, self.warn) if _see(looks, value, first=False) else None


def layout_of(value: Any, *, warn: bool) -> Layout | None:
    """The layout of lines that look like this one, given as the judge has parsed it; None if there cannot be one."""
    looks: Looks = {"": {}, "metrics": {}, "data_slice": {}, "process": {}}
    try:
        return Layout(looks, warn) if _see(looks, value, first=True) else None
    except (ValueError, TypeError):  # a name that msgspec takes for no member
        return None


def _see(looks: Looks, value: Any, *, first: bool) -> bool:
    """Takes in a line; whether that changes anything, and it may have a layout."""
    if not isinstance(value, dict) or value.get("schema_version") not in (SCHEMA_VERSION, None):
        return False
    if "wall_time" not in value:
        return False
    changed = first
    own = {name: value[name] for name in ("schema_version", "wall_time", "timestamp") if name in value}
    parts = {"": own, "metrics": value.get("metrics"), **{g: value[g] for g in _OBJECTS if g in value}}
    process = looks[""].setdefault("process", Look(False, required="process" in value, valued=True))
    if process.required and "process" not in value:
        process.required, changed = False, True
    for group, members in parts.items():
        if not isinstance(members, dict) or (group in _TYPES and not members.keys() <= _TYPES[group].keys()):
            return False
        # The members of the first `process` that comes are required, wherever there is one.
        new = first or (group == "process" and not looks[group])
        for name, each in members.items():
            look = looks[group].get(name)
            if look is None:
                if len(looks["metrics"]) >= MOST_NAMES:
                    return False
                look = looks[group][name] = Look(_is_text(group, name), required=new)
                changed = True
            changed |= look.see(each)
        for name, look in looks[group].items():
            if look.required and name not in members and not (group == "" and name == "process"):
                look.required, changed = False, True
    return changed


def _colons(name: str, look: Look) -> int:
    """Colons that a member has in every object."""
    if not look.required:
        return 0
    return 1 + name.count(":") + (look.text.count(":") if look.is_fixed and look.text is not None else 0)


def _copy(look: Look) -> Look:
    return Look(look.is_text, look.required, look.null, look.valued, look.text)


def _is_text(group: str, name: str) -> bool:
    return name == "schema_version" or (group in _TYPES and _TYPES[group][name] is str)


def _metric_type(name: str, *, warn: bool) -> Any:
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
