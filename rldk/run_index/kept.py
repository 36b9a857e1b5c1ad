"""What is known of a run as bytes and back, to be continued later: columns of curves as they are in memory."""

from __future__ import annotations

from array import array
from typing import Any

import msgspec

from rldk.log.attempts import Superseded, Told, Training
from rldk.report.buckets import Buckets
from rldk.report.downsample import Curve, Point
from rldk.report.drawn import Drawn, Moment
from rldk.run_index.growth import Part
from rldk.run_index.known_run import KnownRun, Stamp
from rldk.run_index.sealed import sealed, unsealed
from rldk.run_index.spans import Spans
from rldk.run_index.summaries import Row, summary_of, summary_row

_NARROW = (("B", 2**8), ("H", 2**16), ("I", 2**32))  # what integers are kept as, and from where on they do not fit
_SINGLE = ("numbers", "lows", "low_steps")  # the columns of buckets of one value each


class _Curve(msgspec.Struct, array_like=True):
    shift: int
    count: int
    last: Point | None
    nonfinite: dict[str, int]
    odd: dict[int, dict[str, int]]
    columns: list[tuple[str, bytes]]


class _Drawn(msgspec.Struct, array_like=True):
    curves: dict[str, dict[str, _Curve]]
    clocks: dict[str, _Curve]
    trainings: list[tuple[int, int | None, str]]
    steps: tuple[int, int] | None
    sets: list[str]
    undeclared: list[str]
    moments: list[tuple[int, str, str]]
    left_out: dict[str, list[int]]


class _Run(msgspec.Struct, array_like=True):
    span: tuple[int | None, int | None, float | None, int]
    metrics: dict[str, Row]
    more_metrics: list[int]
    attempts: list[Told]
    hidden: int
    highest: int
    first_event: float | None
    parts: list[Part]
    spans: dict[int, tuple[int, dict[int, tuple[int, int]]]]
    stamp: Stamp
    drawn: _Drawn | None


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Run)


def encode_run(known: KnownRun) -> bytes:
    """What is known of a run.

    Raises:
        ValueError: It holds text that is not Unicode.
        OverflowError: It holds an integer that takes more than 64 bits.
    """
    found, drawn = known.figures, known.drawn
    kept = _Run(
        span=(found.first_step, found.last_step, found.last_event, found.events),
        metrics={name: summary_row(summary) for name, summary in found.metrics.items()},
        more_metrics=sorted(found.left_out),
        attempts=known.attempts.told(),
        hidden=known.hidden,
        highest=known.highest,
        first_event=known.first_event,
        parts=known.parts,
        spans={number: (spans.shift, spans.steps) for number, spans in known.spans.items()},
        stamp=known.stamp,
        drawn=None if drawn is None else _kept(drawn),
    )
    return sealed(_encoder.encode(kept))


def decode_run(data: bytes) -> KnownRun:
    """The same again.

    Raises:
        ValueError: These are other bytes.
    """
    kept = _decoder.decode(unsealed(data))
    known = KnownRun(curves=False)
    found = known.figures
    found.first_step, found.last_step, found.last_event, found.events = kept.span
    found.metrics = {name: summary_of(row) for name, row in kept.metrics.items()}
    found.left_out = set(kept.more_metrics)
    known.attempts = Superseded.of(kept.attempts)
    known.hidden, known.highest, known.first_event = kept.hidden, kept.highest, kept.first_event
    known.parts, known.stamp = kept.parts, kept.stamp
    for number, (shift, steps) in kept.spans.items():
        spans = known.spans[number] = Spans()
        spans.shift, spans.steps = shift, steps
    if kept.drawn is not None:
        known.drawn = _drawn(kept.drawn)
    return known


def _kept(drawn: Drawn) -> _Drawn:
    return _Drawn(
        curves={s: {name: _kept_curve(curve) for name, curve in own.items()} for s, own in drawn.curves.items()},
        clocks={line: _kept_curve(clock) for line, clock in (drawn.clocks or {}).items()},
        trainings=[(*training, name) for training, name in drawn.trainings.items()],
        steps=drawn.steps,
        sets=drawn.sets,
        undeclared=drawn.undeclared,
        moments=[(step, kind, text) for step, kind, text in drawn.moments],
        left_out={what: sorted(names) for what, names in drawn.left_out.items()},
    )


def _drawn(kept: _Drawn) -> Drawn:
    return Drawn(
        curves={s: {name: _curve(curve) for name, curve in own.items()} for s, own in kept.curves.items()},
        clocks={line: _curve(clock) for line, clock in kept.clocks.items()},
        trainings={Training(stage, attempt): name for stage, attempt, name in kept.trainings},
        steps=kept.steps,
        sets=kept.sets,
        undeclared=kept.undeclared,
        moments=dict.fromkeys(Moment(*moment) for moment in kept.moments),
        left_out={what: set(names) for what, names in kept.left_out.items()},
    )


def _kept_curve(curve: Curve) -> _Curve:
    buckets = curve.buckets
    # But for -0.0, whose sum is 0.0.
    single = all(count == 1 for count in buckets.counts) and buckets.totals.tobytes() == buckets.lows.tobytes()
    columns = [getattr(buckets, name) for name in _SINGLE] if single else buckets.columns()
    packed = [_packed(column) for column in columns]
    return _Curve(curve.shift, curve.count, curve.last, curve.nonfinite, buckets.odd, packed)


def _curve(kept: _Curve) -> Curve:
    curve, buckets = Curve(), Buckets()
    columns = [_unpacked(*column) for column in kept.columns]
    if len(columns) == len(_SINGLE):
        numbers, lows, steps = columns
        columns = [numbers, array("q", [1]) * len(numbers), lows[:], lows, steps, lows[:], steps[:]]
    if len({len(column) for column in columns}) != 1:
        raise ValueError("columns of a curve that are not equally long")
    buckets.fill(columns, kept.odd)
    curve.shift, curve.count, curve.last, curve.nonfinite = kept.shift, kept.count, kept.last, kept.nonfinite
    curve.buckets = buckets
    return curve


def _packed(column: array[Any]) -> tuple[str, bytes]:
    if column.typecode == "q":
        most = max(column, default=0)
        for code, end in _NARROW:
            if most < end:
                return code, array(code, column).tobytes()
    return column.typecode, column.tobytes()


def _unpacked(code: str, data: bytes) -> array[Any]:
    if code not in "BHIqd" or len(code) != 1:
        raise ValueError(f"a column of {code!r:.20}")
    column: array[Any] = array(code)
    column.frombytes(data)
    return column if code in "qd" else array("q", column)
