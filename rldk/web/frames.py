"""Curves as binary messages: see `schema/live_curves.schema.json`."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from operator import lt, truediv
from struct import Struct
from typing import NamedTuple

from rldk_schema.forms.live_curves import LiveCurves, LiveLeftOut, LiveLine, LiveOdd
from rldk_schema.forms.live_request import WantedCurves

from rldk.forms import encode_form
from rldk.report.buckets import Buckets
from rldk.report.downsample import Curve
from rldk.report.drawn import MOST_COUNTED
from rldk.run_index.known_run import KnownRun
from rldk.web.along import LARGEST_SINGLE, along, within_single
from rldk.web.closer import TOKENS, Shown

_MOST_ODD = 100


class Frame(NamedTuple):
    """A message.

    Attributes:
        data: The message.
        shift: Its buckets are `2**shift` steps wide.
    """

    data: bytes
    shift: int


def frame(
    metric: str,
    wanted: WantedCurves,
    shown: Mapping[str, Shown],
    *,
    firsts: Mapping[str, int] | None = None,
    told: Mapping[str, int] | None = None,
) -> Frame:
    """The curves of one metric of some runs.

    Args:
        metric: The metric.
        wanted: What a page wants.
        shown: The runs.
        firsts: From which step on each run has changed since it was told of last; without those that are new anyway.
        told: The shift of the message in which each was told of last. If it is the same for all, and all have only
            grown, the message begins with the first bucket that has changed.
    """
    curves: list[tuple[str, str, Curve]] = [
        (run, series, named[metric])
        for run, one in shown.items()
        for series, named in one.curves.items()
        if metric in named
    ]
    shift, start, count = _grid([curve for *_, curve in curves], wanted)
    changed = None
    # Beside other axes a later value may say more of where earlier ones lie.
    if (
        shown
        and firsts
        and told
        and wanted.x == "step"
        and all(run in firsts and told.get(run) == shift for run in shown)
    ):
        # What has changed may lie far beyond where this metric ends.
        changed = min(max(min(firsts[run] for run in shown) >> shift, start), start + count)
        start, count = changed, max(start + count - changed, 0)
    lines, arrays = [], bytearray()
    for run, series, curve in curves:
        known = shown[run].known
        whole = shown[run].whole.get(series, {}).get(metric, curve)
        odd = [LiveOdd(step, word) for step, word in curve.odd()[:_MOST_ODD]]  # type: ignore[arg-type]  # one of three
        step, value = whole.last or (None, None)
        training = _training_of(known, series)
        since = known.first_event if wanted.x in ("hours", "time") else None
        bad = sum(whole.nonfinite.values())
        huge = _huge(whole.buckets) if whole is curve else max(_huge(whole.buckets), _huge(curve.buckets))
        lines.append(LiveLine(run, series, series != training, since, value, step, bad, odd, huge))
        buckets = curve.coarser(shift, start, start + count - 1)
        arrays += _arrays(buckets, start, count, huge=huge > 0)
        if wanted.x != "step":
            axis = _axis(shown[run], training, wanted)
            arrays += along(axis, shift, start, count, since=since or 0.0).tobytes()
    head = encode_form(
        LiveCurves(
            metric=metric,
            asked=wanted.first,
            x=wanted.x,
            shift=shift,
            start=start,
            buckets=count,
            whole=changed is None,
            runs=list(shown),
            lines=lines,
            left_out=[each for run, one in shown.items() for each in _left_out(run, one, metric)],
        )
    ).encode()
    head += b" " * (-len(head) % 4)
    return Frame(len(head).to_bytes(4, "little") + head + bytes(arrays), shift)


def _arrays(buckets: Buckets, start: int, count: int, *, huge: bool) -> bytes:
    """Lowest, highest and mean value of some buckets, and how many these are of; the bucket `start` is the first."""
    if len(buckets) and not huge and all(buckets.counts) and len(buckets) > buckets.numbers[-1] - buckets.numbers[0]:
        return _without_gap(buckets, start, count)
    blank = array("f", bytes(4 * count))
    low, high, mean, counts = (array("f", blank) for _ in range(4))
    for place in buckets.filled():
        at, values = buckets.numbers[place] - start, buckets.counts[place]
        least, most, middle = buckets.lows[place], buckets.highs[place], buckets.totals[place] / values
        if huge:
            # A sum of such values may overflow.
            middle = within_single(middle if isfinite(middle) else least / 2 + most / 2)
            least, most = within_single(least), within_single(most)
        low[at], high[at], mean[at] = least, most, middle
        counts[at] = -values if buckets.high_steps[place] < buckets.low_steps[place] else values
    return b"".join(each.tobytes() for each in (low, high, mean, counts))


def _without_gap(buckets: Buckets, start: int, count: int) -> bytes:
    """The same of buckets that follow each other and are not empty, as nearly all do: four times as fast."""
    before = buckets.numbers[0] - start
    single = Struct(f"<{4 * before}x{len(buckets)}f{4 * (count - before - len(buckets))}x").pack
    falls = map(lt, buckets.high_steps, buckets.low_steps)
    counts = [-values if fall else values for values, fall in zip(buckets.counts, falls, strict=True)]
    means = map(truediv, buckets.totals, buckets.counts)
    return single(*buckets.lows) + single(*buckets.highs) + single(*means) + single(*counts)


def _huge(buckets: Buckets) -> int:
    """How many finite values are beyond the largest float32, at least."""
    if max(buckets.highs, default=0.0) <= LARGEST_SINGLE and min(buckets.lows, default=0.0) >= -LARGEST_SINGLE:
        return 0
    ends = zip(buckets.lows, buckets.highs, buckets.counts, strict=True)
    return sum((low < -LARGEST_SINGLE) + (high > LARGEST_SINGLE) for low, high, count in ends if count)


def _left_out(run: str, one: Shown, metric: str) -> Iterator[LiveLeftOut]:
    """What of a run is not drawn in the plot of a metric."""
    told = one.known.left_out
    for what in ("stages or processes", "evaluation sets"):
        if count := told.get(what):
            yield LiveLeftOut(run, what, count)
    if (count := told.get("metrics")) and not any(metric in named for named in one.whole.values()):
        drawn = one.known.drawn
        if count >= MOST_COUNTED or (drawn is not None and drawn.leaves_out(metric)):
            yield LiveLeftOut(run, "metrics", count)


def _grid(curves: Sequence[Curve], wanted: WantedCurves) -> tuple[int, int, int]:
    """The width of buckets that all curves can have, no more than are wanted; the first one, and how many there are."""
    ends = [[curve.buckets.numbers[end] << curve.shift for end in (0, -1)] for curve in curves]
    widest = max((curve.shift for curve in curves), default=0)
    first = max(min((first for first, _ in ends), default=0), wanted.first or 0)
    last = max((last + (1 << curve.shift) - 1 for (_, last), curve in zip(ends, curves, strict=True)), default=-1)
    if wanted.last is not None:
        last = min(last, wanted.last)
    if last < first:
        return widest, first >> widest, 0
    shift = widest
    while (last >> shift) - (first >> shift) >= wanted.buckets:
        shift += 1
    return shift, first >> shift, (last >> shift) - (first >> shift) + 1


def _training_of(known: KnownRun, series: str) -> str | None:
    """The series of the training that a series belongs to; itself where it is one."""
    lines = [] if known.drawn is None else known.drawn.lines
    if series in lines:
        return series
    return next((line for line in lines if series.startswith(f"{line} ")), lines[0] if len(lines) == 1 else None)


def _axis(one: Shown, training: str | None, wanted: WantedCurves) -> Curve | None:
    if training is None:
        return None
    return one.curves.get(training, {}).get(TOKENS) if wanted.x == "tokens" else one.clocks.get(training)
