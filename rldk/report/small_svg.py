"""One metric of one run, as small as a word, on a scale that all runs share."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import quantiles

from rldk.report.entry import Line
from rldk.report.number_text import number
from rldk.report.plot_svg import Scale, relative
from rldk.text import escape

_WIDTH, _HEIGHT = 1200, 320  # in tenths, so that coordinates are short integers
_INSET = 20
_FENCE = 3.0  # times the range of the middle half: farther out than this is cut off (Tukey, 1977: "far out")
_CROSS = "m-20-20l40 40m-40 0l40-40"


class SharedScale:
    """Where the values of one metric are drawn in the plots of all runs.

    Values far from the others do not flatten them: they lie at the edge.

    Args:
        lines: The metric in each run.

    Attributes:
        cuts: Whether some value lies beyond the edge.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        values = [value for line in lines for stretch in line.stretches for value in stretch[1::2]]
        scale = Scale(values)
        self.cuts = False
        if not scale.log and len(values) > 1:
            low, _, high = quantiles((value / scale.size for value in values), n=4)
            room = _FENCE * (high - low)
            kept = [v for v in values if low - room <= v / scale.size <= high + room] if room else values
            self.cuts = len(kept) < len(values)
            scale = Scale(kept) if self.cuts else scale
        self._scale = scale

    def y(self, value: float) -> int:
        """From the top, in tenths."""
        at = self._scale.y(min(max(value, self._scale.low), self._scale.high))
        return round(_HEIGHT - _INSET - at * (_HEIGHT - 2 * _INSET))


def draw_small(name: str, line: Line, scale: SharedScale, first: int, last: int) -> str:
    """A small plot.

    Args:
        name: The metric.
        line: Its values in one run.
        scale: That of all runs.
        first: The first step of all runs, and
        last: the last.

    Returns:
        An `svg` element. The line is cut where values are missing; a cross marks those that are not finite.
    """

    def x(step: float) -> int:
        share = 0.5 if first == last else (step - first) / (last - first)
        return round(_INSET + share * (_WIDTH - 2 * _INSET))

    drawn = []
    for stretch in line.stretches:
        at = [(x(step), scale.y(value)) for step, value in zip(stretch[::2], stretch[1::2], strict=True)]
        drawn.append(relative(at) + ("h0" if len(at) == 1 else ""))
    odd = "".join(f"M{x(step)} {_INSET}{_CROSS}" for step in line.odd_steps)
    crosses = f'<path class="odd" d="{odd}"/>' if odd else ""
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" role="img"><title>{_said(name, line)}'
        f'</title><path class="axis" d="M0 {_HEIGHT}H{_WIDTH}"/><path class="smooth" d="{"".join(drawn)}"/>'
        f"{crosses}</svg>"
    )


def _said(name: str, line: Line) -> str:
    parts = (
        [f"{number(line.lowest)} … {number(line.highest)}"]
        if line.lowest is not None and line.highest is not None
        else []
    )
    parts += [f"{line.nonfinite:,} not finite"] if line.nonfinite else []
    return escape(f"{name}: {', '.join(parts) or 'no value'}")
