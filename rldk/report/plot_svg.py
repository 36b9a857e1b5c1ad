"""One metric over a run, as SVG that is whole without any script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log10
from statistics import median

from rldk.health.alerts import Alert
from rldk.report.downsample import Curve, Point
from rldk.report.number_text import number, numbers_apart, ticks
from rldk.text import escape

_WIDTH, _HEIGHT = 400, 182
_LEFT, _TOP, _RIGHT, _BOTTOM = 46, 24, 8, 20
_INSET = 6  # between the extremes and the frame
_FINE = 10  # lines are drawn in tenths, so that their coordinates are short integers
_FEW = 60  # points up to this many are drawn as dots too
_MOST_MARKS = 60
_LONG_STEP = 10**6  # from there on a step's label is short, not exact
_LOG_RANGE, _LOG_ABOVE_MEDIAN = 1e3, 100  # a scale that a few large values would flatten is logarithmic

EVALUATION_SHAPES = ("●", "■", "◆", "▲")
"""How the first evaluation sets are drawn; those after them begin again, in another colour."""

_COLOURS = 3
_SHAPES = ("h0", "h0", "m-38 0l38-38 38 38-38 38z", "m-36 30l36-64 36 64z")
_ODD_SHAPES = {
    "NaN": "m-3-3l6 6m-6 0l6-6",
    "Infinity": "m-3 3l3-6 3 6z",
    "-Infinity": "m-3-3l3 6 3-6z",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A step of note.

    Attributes:
        step: The step.
        sign: What stands above it.
        kind: The class of its line.
        text: What happened there.
        metric: The metric whose plot it is in; None for all.
    """

    step: int
    sign: str
    kind: str
    text: str
    metric: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """What all plots of a run share.

    Attributes:
        first: First step of the run.
        last: Last step.
        attempts: Number of each attempt that continued a training, and the step at which it began.
        alerts: What the rules found, in the order of their numbers on the page; None if none were run.
        marks: Steps of note.
    """

    first: int
    last: int
    attempts: Sequence[tuple[int | None, int]]
    alerts: Sequence[Alert] | None
    marks: Sequence[Mark] = ()

    def x(self, step: float) -> float:
        """Where a step is, from 0 to 1; a step outside the span is at its end."""
        within = min(max(step, self.first), self.last)
        return 0.5 if self.first == self.last else (within - self.first) / (self.last - self.first)

    def ticks(self) -> list[tuple[int, str, str]]:
        """Round steps with their labels, and how a label is anchored so that it stays within the plot."""
        steps = sorted({s for t in ticks(self.first, self.last, 5) if self.first <= (s := round(t)) <= self.last})
        anchors = ["start" if self.x(s) < 0.02 else "end" if self.x(s) > 0.96 else "middle" for s in steps]
        labels = [f"{step:,}" for step in steps] if self.last < _LONG_STEP else numbers_apart(steps)
        return list(zip(steps, labels, anchors, strict=True))


class Scale:
    """Where a value is, from 0 to 1: on a logarithmic scale if a few large ones would flatten the others."""

    def __init__(self, values: Sequence[float]) -> None:
        self.low, self.high = min(values, default=0.0), max(values, default=0.0)
        wide = self.low > 0 and self.high / self.low > _LOG_RANGE
        self.log = wide and self.high > _LOG_ABOVE_MEDIAN * median(values)
        self.size = max(abs(self.low), abs(self.high)) or 1.0

    def y(self, value: float) -> float:
        """Where a value of the scale is."""
        if self.low == self.high:
            return 0.5
        if self.log:
            low, high = log10(self.low), log10(self.high)
            return (log10(value) - low) / (high - low)
        # Divided first: the difference of two huge numbers is no number.
        low, high = self.low / self.size, self.high / self.size
        return (value / self.size - low) / (high - low)

    def ticks(self) -> list[float]:
        """Round values to be named beside it."""
        if not self.log:
            return ticks(self.low, self.high, 5)
        powers = ticks(log10(self.low), log10(self.high))
        whole = sorted({round(p) for p in powers})
        return [v for p in whole if self.low <= (v := 10.0**p) <= self.high] or [self.low, self.high]


def draw(name: str, curves: Mapping[str, Curve], trainings: Sequence[str], sets: Sequence[str], span: Span) -> str:
    """One metric over the run.

    Args:
        name: The metric.
        curves: By series: those of trainings, such as `train`, and those of evaluations, such as `eval/held-out`.
        trainings: The trainings of the page: lines, whose place says how they are drawn.
        sets: The series of evaluations of the page, likewise: dots.
        span: What all plots share.

    Returns:
        An `svg` element. Lines are cut where values are missing; values that are not finite are marks at the top.
    """
    stretches = {of: curve.stretches() for of, curve in curves.items()}
    scale = Scale([v for lines in stretches.values() for line in lines for _, v in line])
    parts = [_axes(scale, span), _marks(name, span)]
    for of in trainings:
        if of in curves:
            kind = f'class="{colour_of(of, trainings, sets)}" data-line="{escape(of)}"' if len(trainings) > 1 else ""
            parts.append(_lines(curves[of], stretches[of], scale, span, kind))
    for of, lines in stretches.items():
        if of not in trainings:
            place = sets.index(of) % len(_SHAPES)
            d = "".join(_path([p], scale, span) + _SHAPES[place] for line in lines for p in line)
            parts.append(_dots(of, f"shape{place} {colour_of(of, trainings, sets)}", d, _data(lines)))
    for of, curve in curves.items():
        odd = curve.odd()
        for word in sorted(curve.nonfinite):
            steps = [step for step, w in odd if w == word]
            at = "".join(f"M{_x(span, step):.1f} {_TOP - 7}{_ODD_SHAPES[word]}" for step in steps)
            title = f"<title>{curve.nonfinite[word]:,} × {number(float(word))}</title>"
            facts = f'data-of="{escape(of)}" data-word="{number(float(word))}" data-steps="{_rising(steps)}"'
            parts.append(f'<path class="odd" d="{at}" {facts}>{title}</path>')
    parts.append('<g class="cursor"><path/><circle r="3.5"/></g>')
    frame = f"{_LEFT} {_TOP} {_WIDTH - _RIGHT} {_HEIGHT - _BOTTOM} {_INSET}"
    facts = f'data-low="{scale.low!r}" data-high="{scale.high!r}" data-log="{int(scale.log)}" data-frame="{frame}"'
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" {facts} data-first="{span.first}" data-last="{span.last}">'
        f"<title>{escape(name)}</title><desc>{_described(curves, scale)}</desc>{''.join(parts)}</svg>"
    )


def _described(curves: Mapping[str, Curve], scale: Scale) -> str:
    out = []
    for of, curve in curves.items():
        if curve.lowest and curve.highest and curve.last:
            low, high, last = (number(p[1]) for p in (curve.lowest, curve.highest, curve.last))
            out.append(f"{of}: {curve.count:,} values between {low} and {high}, the last {last}.")
        out += [f"{of}: {count:,} values are {number(float(word))}." for word, count in curve.nonfinite.items()]
    return escape(" ".join(out) + (" The scale is logarithmic." if scale.log else ""))


def _x(span: Span, step: float) -> float:
    return _LEFT + span.x(step) * (_WIDTH - _LEFT - _RIGHT)


def _y(scale: Scale, value: float) -> float:
    return _HEIGHT - _BOTTOM - _INSET - scale.y(value) * (_HEIGHT - _TOP - _BOTTOM - 2 * _INSET)


def _axes(scale: Scale, span: Span) -> str:
    parts = []
    values = scale.ticks()
    for value, label in zip(values, numbers_apart(values), strict=True):
        y = _y(scale, value)
        parts.append(f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>')
        parts.append(f'<text class="tick" x="{_LEFT - 5}" y="{y + 3.5:.1f}" text-anchor="end">{label}</text>')
    return f'<g class="ticks">{"".join(parts)}{_steps(span)}</g>'


def _steps(span: Span) -> str:
    y = _HEIGHT - _BOTTOM
    parts = [f'<path class="axis" d="M{_LEFT} {y}H{_WIDTH - _RIGHT}"/>']
    for step, label, anchor in span.ticks():
        x = _x(span, step)
        parts.append(f'<path class="axis" d="M{x:.1f} {y}v4"/>')
        parts.append(f'<text class="tick" x="{x:.1f}" y="{y + 15}" text-anchor="{anchor}">{label}</text>')
    return "".join(parts)


def _marks(name: str, span: Span) -> str:
    bottom = _HEIGHT - _BOTTOM
    parts = []
    for attempt, step in span.attempts[:_MOST_MARKS]:
        title = f"<title>attempt {attempt} begins at step {step:,}</title>"
        place = f'data-step="{step}" d="M{_x(span, step):.1f} {_TOP}V{bottom}"'
        parts.append(f'<path class="attempt" {place}>{title}</path>')
    for mark in span.marks:
        if mark.metric in (None, name):
            x = _x(span, mark.step)
            text = f'<text x="{x:.1f}" y="{_TOP - 10}" text-anchor="middle">{mark.sign}</text>'
            line = f'<path d="M{x:.1f} {_TOP - 6}V{bottom}"/>'
            title = f"<title>{escape(mark.text)}</title>"
            parts.append(f'<g class="note {mark.kind}" data-step="{mark.step}">{title}{line}{text}</g>')
    numbered = list(enumerate(span.alerts or (), 1))
    own = [(i, alert) for i, alert in numbered if alert.metric == name]
    others = [(i, alert) for i, alert in numbered if alert.metric != name]
    for i, alert in [*others, *own][-_MOST_MARKS:]:
        x = _x(span, alert.step)
        kind = "own" if alert.metric == name else "other"
        text = f'<text x="{x:.1f}" y="{_TOP - 15}" text-anchor="middle">{i}</text>' if kind == "own" else ""
        # In each plot, the whole message of each alert would be most of the page.
        title = f"<title>{escape(f'alert {i}: {alert.severity}, {alert.rule}, step {alert.step:,}')}</title>"
        line = f'<path d="M{x:.1f} {_TOP - (12 if kind == "own" else 0)}V{bottom}"/>'
        parts.append(f'<g class="alert {kind} {alert.severity}" data-step="{alert.step}">{title}{line}{text}</g>')
    return "".join(parts)


def colour_of(of: str, trainings: Sequence[str], sets: Sequence[str]) -> str:
    """How a series is coloured: by its training where there are several, else an evaluation by its set."""
    if len(trainings) == 1:
        return f"colour{sets.index(of) % _COLOURS}"
    place = next(i for i, training in enumerate(trainings) if of == training or of.startswith(f"{training} "))
    return f"colour{(place - 1) % _COLOURS}" + (" again" if place > _COLOURS else "") if place else "first"


def _lines(curve: Curve, stretches: list[list[Point]], scale: Scale, span: Span, kind: str) -> str:
    points = [p for line in stretches for p in line]
    if not points:
        return ""
    lone = [line[0] for line in stretches if len(line) == 1]
    dots = points if len(points) <= _FEW else lone
    raw = "".join(_path(line, scale, span) for line in stretches)
    parts = [f'<path class="raw" d="{raw}" {_data(stretches)}/>']
    if dots:
        parts.append(f'<path class="lone" d="{"".join(_path([p], scale, span) + "h0" for p in dots)}"/>')
    smooth = curve.smoothed()
    if len(smooth) > 2:
        cuts = {line[0][0] for line in stretches[1:]}
        parts.append(f'<path class="smooth" d="{_smooth_path(smooth, cuts, scale, span)}" {_data([smooth])}/>')
    return f'<g {kind} transform="scale({1 / _FINE})">{"".join(parts)}</g>'


def _data(stretches: Sequence[Sequence[Point]]) -> str:
    """What is drawn, for whoever points at it: steps, each less the one before, and values."""
    points = [p for line in stretches for p in line]
    values = " ".join(format(v, ".5g") for _, v in points)
    return f'data-steps="{_rising([step for step, _ in points])}" data-values="{values}"'


def _rising(steps: Sequence[int]) -> str:
    return " ".join(map(str, [*steps[:1], *(b - a for a, b in pairwise(steps))]))


def _smooth_path(points: list[Point], cuts: set[int], scale: Scale, span: Span) -> str:
    ahead = sorted(cuts, reverse=True)
    lines: list[list[Point]] = [[]]
    for point in points:
        while ahead and point[0] >= ahead[-1]:
            ahead.pop()
            lines.append([])
        lines[-1].append(point)
    return "".join(_path(line, scale, span) for line in lines if line)


def _path(points: Sequence[Point], scale: Scale, span: Span) -> str:
    return relative([(round(_x(span, s) * _FINE), round(_y(scale, v) * _FINE)) for s, v in points])


def relative(at: Sequence[tuple[int, int]]) -> str:
    """A line in relative coordinates, which are short."""
    moves = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(at)]
    return f"M{at[0][0]} {at[0][1]}" + (f"l{' '.join(moves)}" if moves else "").replace(" -", "-")


def _dots(of: str, kind: str, d: str, data: str) -> str:
    title = f"<title>{escape(of)}</title>"
    facts = f'data-of="{escape(of)}" {data}'
    return f'<g transform="scale({1 / _FINE})"><path class="evaluation {kind}" d="{d}" {facts}>{title}</path></g>'
