"""The fast way from an event to its line: what stays the same from event to event is encoded once.

`LineEncoder` gives either the very bytes of `rldk.events.encode_line` or None, which means: go the plain way. It proves
that an event is valid without decoding its line again; `tests/io/test_encoder.py` holds it to the plain way.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from operator import attrgetter, itemgetter
from typing import Any

import msgspec
from rldk_schema import SCHEMA_VERSION, DataSlice, Event, ModelInfo, Process, Rng
from rldk_schema.event_decoder import DataSliceLine, ModelInfoLine, ProcessLine, RngLine
from rldk_schema.metrics import METRIC_BOUNDS

_INF = float("inf")
_MAX_STEP = 2**53 - 1
_MAX_SEED = 2**64 - 1
# What follows a colon. A name with a colon in it is doubt, and the plain way takes it.
_NO_NUMBER = re.compile(rb":[^-0-9]").search
_NO_NUMBER_OR_NULL = re.compile(rb":[^-0-9n]").search
_encoder = msgspec.json.Encoder()


class _Line(msgspec.Struct):
    """A line whose parts are encoded already."""

    schema_version: str
    step: int
    wall_time: float | None
    timestamp: float
    metrics: msgspec.Raw
    rng: msgspec.Raw
    data_slice: msgspec.Raw
    model_info: msgspec.Raw
    process: msgspec.Raw
    notes: list[str]


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
        self._rng_raw = self._data_raw = self._model_raw = msgspec.Raw(b"")
        self._process_start = b""
        self._names: tuple[str, ...] | None = None
        self._bounds: list[tuple[Callable[[dict[str, Any]], Any], float, float]] = []
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
            return self._encode(event, attempt, seq, dropped, now)
        except Exception:  # noqa: BLE001  # whatever it is, the plain way says what
            return None

    def _encode(self, event: Event, attempt: int, seq: int, dropped: int, now: float) -> bytearray | None:
        step, wall_time, timestamp, notes = event.step, event.wall_time, event.timestamp, event.notes
        if timestamp is None:
            timestamp = now
        if (
            type(step) is not int
            or not 0 <= step <= _MAX_STEP
            or (wall_time is not None and (type(wall_time) is not float or not 0 <= wall_time < _INF))
            or type(timestamp) is not float
            or not 0 <= timestamp < _INF
            or event.nonfinite is not None
            or event.schema_version not in _VERSIONS
            or type(notes) is not list
            or (notes and set(map(type, notes)) != {str})
        ):
            return None
        metrics = self._metrics(event.metrics)
        if metrics is None:
            return None
        if _rng_values(event.rng) != self._rng:
            self._rng_raw = _checked(event.rng, RngLine)
            self._rng = _rng_values(event.rng)
        if _data_values(event.data_slice) != self._data_slice:
            self._data_raw = _checked(event.data_slice, DataSliceLine)
            self._data_slice = _data_values(event.data_slice)
        if _model_values(event.model_info) != self._model_info:
            self._model_raw = _checked(event.model_info, ModelInfoLine)
            self._model_info = _model_values(event.model_info)
        process = event.process or _NOBODY
        if (attempt, _process_values(process)) != self._process:
            self._renew_process(process, attempt)
        line = _Line(
            SCHEMA_VERSION,
            step,
            wall_time,
            timestamp,
            metrics,
            self._rng_raw,
            self._data_raw,
            self._model_raw,
            msgspec.Raw(b'%b%d,"dropped":%d}' % (self._process_start, seq, dropped)),
            notes,
        )
        _encoder.encode_into(line, self._line)
        self._line += b"\n"
        return self._line

    def _metrics(self, metrics: dict[str, Any]) -> msgspec.Raw | None:
        """The encoded metrics if each is a finite number, or null because it is missing, and within its bounds."""
        if type(metrics) is not dict:
            return None
        names = tuple(metrics)
        if names != self._names:
            self._renew_names(names)
        data = _encoder.encode(metrics)
        # msgspec writes NaN as null: as many nulls as missing values, and nothing else that is no number.
        if _NO_NUMBER(data) and (
            _NO_NUMBER_OR_NULL(data) or data.count(b":null") != list(metrics.values()).count(None)
        ):
            return None
        for select, minimum, maximum in self._bounds:
            values = select(metrics)
            if min(values) < minimum or (maximum < _INF and max(values) > maximum):
                return None
        return msgspec.Raw(data)

    def _renew_names(self, names: tuple[str, ...]) -> None:
        self._names = None
        if not {str}.issuperset(map(type, names)):
            raise TypeError("a metric's name is text")
        by_bounds: dict[tuple[float, float], list[str]] = {}
        for name in names:
            if name in METRIC_BOUNDS:
                by_bounds.setdefault(METRIC_BOUNDS[name], []).append(name)
        # itemgetter of one name gives a value instead of a tuple: name it twice.
        self._bounds = [(itemgetter(*group, group[0]), *bounds) for bounds, group in by_bounds.items()]
        self._names = names

    def _renew_process(self, process: Process, attempt: int) -> None:
        if process.attempt is not None or process.seq is not None or process.dropped is not None:
            raise ValueError("the event numbers itself")
        raw = _checked(dataclasses.replace(process, attempt=attempt, seq=0, dropped=0), ProcessLine)
        self._process_start = bytes(raw).removesuffix(b'0,"dropped":0}')
        self._process = (attempt, _process_values(process))


def _checked(group: Any, line: type[Any]) -> msgspec.Raw:
    """The encoded form of a group that the schema accepts.

    Raises:
        Exception: It does not, or there is doubt.
    """
    data = _encoder.encode(group)
    msgspec.json.decode(data, type=line)
    if line is RngLine and max(filter(None, _rng_values(group)), default=0) > _MAX_SEED:
        raise ValueError("a seed has 64 bits")
    return msgspec.Raw(data)


_VERSIONS = (None, SCHEMA_VERSION)
_NOBODY = Process()
