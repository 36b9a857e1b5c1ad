"""Curves as binary messages: see `schema/live_curves.schema.json`."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from rldk_schema.forms.live_curves import LiveCurves, LiveLine, LiveOdd
from rldk_schema.forms.live_request import WantedCurves

from rldk.forms import encode_form
from rldk.report.downsample import Curve
from rldk.run_index.known_run import KnownRun

_MOST_ODD = 100


def frame(metric: str, wanted: WantedCurves, reports: Mapping[str, KnownRun]) -> bytes:
    """The curves of one metric of some runs."""
    curves: list[tuple[str, str, Curve]] = [
        (run, series, named[metric])
        for run, report in reports.items()
        for series, named in report.curves.items()
        if metric in named
    ]
    shift = max((curve.shift for *_, curve in curves), default=0)
    numbers = [curve.buckets.numbers[end] >> shift - curve.shift for *_, curve in curves for end in (0, -1)]
    start = min(numbers, default=0)
    count = max(numbers, default=-1) - start + 1
    lines, arrays = [], bytearray()
    for run, series, curve in curves:
        odd = [LiveOdd(step, word) for step, word in curve.odd()[:_MOST_ODD]]  # type: ignore[arg-type]  # one of three
        step, value = curve.last or (None, None)
        lines.append(
            LiveLine(
                run, series, series not in _lines(reports[run]), None, value, step, sum(curve.nonfinite.values()), odd
            )
        )
        blank = array("f", bytes(4 * count))
        low, high, mean, counts = (array("f", blank) for _ in range(4))
        buckets = curve.coarser(shift)
        for place in buckets.filled():
            at, known = buckets.numbers[place] - start, buckets.counts[place]
            low[at], high[at], mean[at] = buckets.lows[place], buckets.highs[place], buckets.totals[place] / known
            counts[at] = -known if buckets.high_steps[place] < buckets.low_steps[place] else known
        arrays += b"".join(each.tobytes() for each in (low, high, mean, counts))
    head = encode_form(
        LiveCurves(metric, wanted.first, "step", shift, start, count, True, list(reports), lines)
    ).encode()
    head += b" " * (-len(head) % 4)
    return len(head).to_bytes(4, "little") + head + bytes(arrays)


def _lines(known: KnownRun) -> list[str]:
    return [] if known.drawn is None else list(known.drawn.trainings.values())
