"""The fast way from an event to its line: what stays the same from event to event is encoded once.

`LineEncoder` gives either the very bytes of `rldk.event.codec.encode_line` or None, which means: go the plain way. It
proves that an event is valid without decoding its line again; `tests/event/test_fast_encoder.py` holds it to that.
"""

from __future__ import annotations

import dataclasses
import sys
from operator import attrgetter
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Raw, convert
from rldk_schema import SCHEMA_VERSION, DataSlice, Event, ModelInfo, Process, Rng
from rldk_schema.event_decoder import DataSliceLine, ModelInfoLine, ProcessLine, RngLine, is_rare, leaves_of
from rldk_schema.metrics import METRIC_BOUNDS

_INF = float("inf")
_MAX_STEP = 2**53 - 1
_MAX_SEED = 2**64 - 1
_MAX = sys.float_info.max
_MOST_KINDS = 64  # sets of metric names: train, eval of each data set, summary
_MOST_NAMES = 1000
_encode_into = msgspec.json.Encoder().encode_into  # where memory is short `encode` would end the process; this raises


class _Nothing(msgspec.Struct, forbid_unknown_fields=True):
    """The type of no metrics."""


class _Never(msgspec.Struct, forbid_unknown_fields=True):
    """The type of metrics that are not to be taken: it has a name that none has."""

    never: Literal["never"]


class _Line(msgspec.Struct, tag_field="schema_version", tag=SCHEMA_VERSION, gc=False):
    """A line whose groups are encoded already; `model_info` goes on until just before `process.seq`."""

    step: int
    wall_time: float | None
    timestamp: float
    metrics: dict[str, float | None]
    rng: Raw
    data_slice: Raw
    model_info: Raw


# Types of the tuples of a group's leaves.
_ROWS = {
    line: msgspec.defstruct("Row", [(f.name, f.type) for f in msgspec.structs.fields(line)], array_like=True)
    for line in (RngLine, DataSliceLine, ModelInfoLine, ProcessLine)
}


class _Group:
    """A group as it was last encoded.

    Args:
        kind: Its dataclass.
        line: The type that says what its leaves may be.
        fixed: Leaves that are encoded with these values, whatever the group says.
    """

    def __init__(self, kind: type[Any], line: type[Any], **fixed: Any) -> None:
        self._values = attrgetter(*(f.name for f in dataclasses.fields(kind)))
        self._kind = kind
        self._row = _ROWS[line]
        self._fixed = fixed
        self._last: tuple[Any, bytes] = None, b""
        self._buffer = bytearray()

    def encoded(self, group: Any) -> bytes:
        """The group as JSON.

        Raises:
            Exception: It is not as the schema says, or there is doubt.
        """
        values = self._values(group)
        if values != self._last[0]:
            if type(group) is not self._kind:
                raise TypeError("it may have other leaves")
            leaves = values
            if self._fixed:
                group = dataclasses.replace(group, **self._fixed)
                leaves = self._values(group)
            # What was given is checked, not what was written of it: msgspec writes NaN as null, and bytes as text.
            convert(leaves, self._row)
            _encode_into(group, self._buffer)
            if self._kind is Rng and max(filter(None, values), default=0) > _MAX_SEED:
                raise ValueError("a seed has 64 bits")
            self._last = values, bytes(self._buffer)
        return self._last[1]


class LineEncoder:
    """Encodes the events of one writer. Cached groups are compared by value: a changed seed is never written stale."""

    def __init__(self) -> None:
        self._rng = _Group(Rng, RngLine)
        self._data_slice = _Group(DataSlice, DataSliceLine)
        self._model_info = _Group(ModelInfo, ModelInfoLine)
        self._process = _Group(Process, ProcessLine)
        self._leaves: tuple[Any, ...] | None = None
        self._attempt = 0
        self._parts = Raw(), Raw()
        self._kind: type[Any] = _Nothing
        self._kinds: dict[tuple[str, ...], type[Any]] = {}
        self._line = bytearray()

    def encode(self, event: Event, attempt: int, seq: int, dropped: int, now: float) -> bytearray | None:
        """Encodes an event with its newline.

        Args:
            event: It is not changed.
            attempt: For process.attempt.
            seq: For process.seq.
            dropped: For process.dropped.
            now: For timestamp, if the event has none.

        Returns:
            The line, in a buffer that the next call reuses; None if anything about the event is unusual.
        """
        try:
            step, wall_time, timestamp, metrics = event.step, event.wall_time, event.timestamp, event.metrics
            if timestamp is None:
                timestamp = now
            elif type(timestamp) is not float:
                return None
            if (
                type(step) is not int
                or not 0 <= step <= _MAX_STEP
                or not 0 <= timestamp < _INF
                or (wall_time is not None and (type(wall_time) is not float or not 0 <= wall_time < _INF))
                or event.nonfinite is not None
                or is_rare(event)
                or (event.schema_version is not None and event.schema_version != SCHEMA_VERSION)
                or type(metrics) is not dict
                or type(event.notes) is not list
            ):
                return None
            try:
                convert(metrics, self._kind)
            except msgspec.ValidationError:
                self._renew_kind(metrics)
            process = _NOBODY if event.process is None else event.process
            leaves = leaves_of(event.rng, event.model_info, process)
            if leaves != self._leaves or attempt != self._attempt:
                self._renew_groups(event, process, attempt)
                self._leaves = leaves
            data_slice = Raw(self._data_slice.encoded(event.data_slice))  # its tokens are counted anew at every step
            rng, model_info = self._parts
            notes = event.notes
            out = self._line
            _encode_into(_Line(step, wall_time, timestamp, metrics, rng, data_slice, model_info), out)
            out.pop()  # the brace at its end: `process` is still open
            out += b'%d,"dropped":%d},"notes":%b}\n' % (seq, dropped, _encoded(notes) if notes else b"[]")
            return out
        except Exception:  # noqa: BLE001  # whatever it is, the plain way says what
            return None

    def _renew_kind(self, metrics: dict[str, Any]) -> None:
        """Takes up the type for another set of names.

        Raises:
            Exception: There is none, or a value is not what it asks for.
        """
        kind = self._kind_for(tuple(metrics))
        convert(metrics, kind)
        self._kind = kind

    def _kind_for(self, names: tuple[str, ...]) -> type[Any]:
        """A msgspec type that takes exactly these metrics, each a finite number within its bounds, or null."""
        if names not in self._kinds:
            if len(self._kinds) >= _MOST_KINDS or len(names) > _MOST_NAMES:
                raise ValueError("too many names")
            # msgspec refuses a name that JSON would have to escape: then no event with it comes this way.
            self._kinds[names] = _Never
            self._kinds[names] = msgspec.defstruct(
                "Metrics",
                [(f"f{i}", _finite(*METRIC_BOUNDS.get(name, (-_INF, _INF)))) for i, name in enumerate(names)],
                rename={f"f{i}": name for i, name in enumerate(names)},
                forbid_unknown_fields=True,
                gc=False,  # numbers only
            )
        return self._kinds[names]

    def _renew_groups(self, event: Event, process: Process, attempt: int) -> None:
        """Encodes the steady groups that have changed.

        Raises:
            Exception: One of them is not as the schema says, or there is doubt.
        """
        self._leaves = None  # until all of it is done
        if process.attempt is not None or process.seq is not None or process.dropped is not None:
            raise ValueError("the event numbers itself")
        if attempt != self._attempt:
            self._process = _Group(Process, ProcessLine, attempt=attempt, seq=0, dropped=0)
        self._parts = (
            Raw(self._rng.encoded(event.rng)),
            Raw(
                b'%b,"process":%b'
                % (
                    self._model_info.encoded(event.model_info),
                    self._process.encoded(process).removesuffix(b'0,"dropped":0}'),
                )
            ),
        )
        self._attempt = attempt


def _encoded(notes: list[str]) -> bytes:
    """Notes as JSON.

    Raises:
        TypeError: One of them is no text.
    """
    if set(map(type, notes)) != {str}:
        raise TypeError("notes")
    return _json(notes)


def _json(value: Any) -> bytes:
    out = bytearray()
    _encode_into(value, out)
    return bytes(out)


def _finite(minimum: float, maximum: float) -> Any:
    """The type of a float within bounds, or null. Finite bounds refuse NaN and infinity, too."""
    return Annotated[float, msgspec.Meta(ge=max(minimum, -_MAX), le=min(maximum, _MAX))] | None


_NOBODY = Process()
