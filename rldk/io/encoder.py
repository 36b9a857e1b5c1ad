"""The fast way from an event to its line: what stays the same from event to event is encoded once.

`LineEncoder` gives either the very bytes of `rldk.events.encode_line` or None, which means: go the plain way. It proves
that an event is valid without decoding its line again; `tests/io/test_encoder.py` holds it to the plain way.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable
from operator import attrgetter
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Raw, convert
from rldk_schema import SCHEMA_VERSION, DataSlice, Event, ModelInfo, Process, Rng
from rldk_schema.event_decoder import DataSliceLine, ModelInfoLine, ProcessLine, RngLine
from rldk_schema.metrics import METRIC_BOUNDS

_INF = float("inf")
_MAX_STEP = 2**53 - 1
_MAX_SEED = 2**64 - 1
_MAX = sys.float_info.max
_MOST_KINDS = 64  # sets of metric names: train, eval of each data set, summary
_MOST_NAMES = 1000
_encoder = msgspec.json.Encoder()
_encode_into = _encoder.encode_into


class _Nothing(msgspec.Struct, forbid_unknown_fields=True):
    """The type of no metrics."""


class _Never(msgspec.Struct, forbid_unknown_fields=True):
    """The type of metrics that are not to be taken: it has a name that none has."""

    never: Literal["never"]


class _Line(msgspec.Struct, tag_field="schema_version", tag=SCHEMA_VERSION, gc=False):
    """A line whose groups are encoded already: what follows the metrics is one piece of JSON, with all its keys."""

    step: int
    wall_time: float | None
    timestamp: float
    metrics: dict[str, float | None]
    rng: Raw


def _values(kind: type[Any], *without: str) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(f.name for f in dataclasses.fields(kind) if f.name not in without))


_rng_values = _values(Rng)
_data_values = _values(DataSlice)
_model_values = _values(ModelInfo)
_process_values = _values(Process)


class LineEncoder:
    """Encodes the events of one writer. Cached groups are compared by value: a changed seed is never written stale."""

    def __init__(self) -> None:
        self._rng: Any = None
        self._data_slice: Any = None
        self._model_info: Any = None
        self._process: Any = None
        self._attempt: int | None = None
        self._rng_raw = self._data_raw = self._model_raw = b""
        self._groups = b""
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
            elif type(timestamp) is not float or not 0 <= timestamp < _INF:
                return None
            if (
                type(step) is not int
                or not 0 <= step <= _MAX_STEP
                or (wall_time is not None and (type(wall_time) is not float or not 0 <= wall_time < _INF))
                or event.nonfinite is not None
                or (event.schema_version is not None and event.schema_version != SCHEMA_VERSION)
                or type(metrics) is not dict
                or type(event.notes) is not list
            ):
                return None
            try:
                convert(metrics, self._kind)
            except msgspec.ValidationError:
                self._renew_kind(metrics)
            process = event.process or _NOBODY
            if (
                _rng_values(event.rng) != self._rng
                or _data_values(event.data_slice) != self._data_slice
                or _model_values(event.model_info) != self._model_info
                or _process_values(process) != self._process
                or attempt != self._attempt
            ):
                self._renew_groups(event, process, attempt)
            notes = event.notes
            rest = b'%b%d,"dropped":%d},"notes":%b' % (self._groups, seq, dropped, _encoded(notes) if notes else b"[]")
            out = self._line
            _encode_into(_Line(step, wall_time, timestamp, metrics, Raw(rest)), out)
            out += b"\n"
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
            )
        return self._kinds[names]

    def _renew_groups(self, event: Event, process: Process, attempt: int) -> None:
        """Encodes the groups that have changed.

        Raises:
            Exception: One of them is not as the schema says, or there is doubt.
        """
        # Should one of them be refused, those before it are kept with their values, and this is done again.
        if (rng := _rng_values(event.rng)) != self._rng:
            self._rng_raw, self._rng = _checked(event.rng, RngLine), rng
        if (data_slice := _data_values(event.data_slice)) != self._data_slice:
            self._data_raw, self._data_slice = _checked(event.data_slice, DataSliceLine), data_slice
        if (model_info := _model_values(event.model_info)) != self._model_info:
            self._model_raw, self._model_info = _checked(event.model_info, ModelInfoLine), model_info
        self._attempt = None
        if process.attempt is not None or process.seq is not None or process.dropped is not None:
            raise ValueError("the event numbers itself")
        raw = _checked(dataclasses.replace(process, attempt=attempt, seq=0, dropped=0), ProcessLine)
        self._groups = b'%b,"data_slice":%b,"model_info":%b,"process":%b' % (
            self._rng_raw,
            self._data_raw,
            self._model_raw,
            raw.removesuffix(b'0,"dropped":0}'),
        )
        self._process, self._attempt = _process_values(process), attempt


def _encoded(notes: list[str]) -> bytes:
    """Notes as JSON.

    Raises:
        TypeError: One of them is no text.
    """
    if set(map(type, notes)) != {str}:
        raise TypeError("notes")
    return _encoder.encode(notes)


def _finite(minimum: float, maximum: float) -> Any:
    """The type of a float within bounds, or null. Finite bounds refuse NaN and infinity, too."""
    return Annotated[float, msgspec.Meta(ge=max(minimum, -_MAX), le=min(maximum, _MAX))] | None


def _checked(group: Any, line: type[Any]) -> bytes:
    """The encoded form of a group that the schema accepts.

    Raises:
        Exception: It does not, or there is doubt.
    """
    data = _encoder.encode(group)
    msgspec.json.decode(data, type=line)
    if line is RngLine and max(filter(None, _rng_values(group)), default=0) > _MAX_SEED:
        raise ValueError("a seed has 64 bits")
    return data


_NOBODY = Process()
