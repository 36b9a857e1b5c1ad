"""The time line of a run, as SVG: attempts as bars, alerts as numbered marks that lead to their row in a table."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from rldk.health.alerts import describe
from rldk.report.plot_svg import Span
from rldk.text import escape

_MOST_BARS = 60
_ROW = 9  # from one row of bars to the next
_NEAR = 0.015  # of the width: a number here would stand on the one before

# Told apart by shape, not by colour alone.
_SIGNS = {"critical": "M-6 5L0-6L6 5z", "warning": "M-5-5h10v10h-10z", "info": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0"}


def draw_time_line(
    span: Span, bars: Sequence[tuple[int, int | None, int, int]], moments: Sequence[tuple[int, str]]
) -> str:
    """The run from its first step to its last, as wide as the page.

    Args:
        span: What all plots share.
        bars: The row of an attempt, one for each training; the attempt, its first step and its last one.
        moments: Steps and what happened there: an evaluation, a checkpoint, a value that is not finite.
    """
    rows = max((row for row, *_ in bars), default=0)
    down = _ROW * rows
    axis = 54 + down
    parts = [f'<line class="axis" x1="0" x2="100%" y1="{axis}" y2="{axis}"/>']
    for step, label, anchor in span.ticks():
        x = _percent(span, step)
        parts.append(f'<line class="axis" x1="{x}" x2="{x}" y1="{axis}" y2="{axis + 4}"/>')
        parts.append(f'<text class="tick" x="{x}" y="{axis + 16}" text-anchor="{anchor}">{label}</text>')
    for place, (row, attempt, first, last) in enumerate(bars[-_MOST_BARS:]):
        what = f"attempt {attempt or 1}: steps {first:,} to {last:,}"
        width = f"{max(span.x(last) - span.x(first), 0.002):.2%}"
        parts.append(
            f'<rect class="bar bar{place % 2}" x="{_percent(span, first)}" y="{37 + _ROW * row}" width="{width}" '
            f'height="7" rx="2"><title>{what}</title></rect>'
        )
    for step, what in moments:
        x = _percent(span, step)
        line = f'<line class="moment" x1="{x}" x2="{x}" y1="{axis - 8}" y2="{axis - 1}">'
        parts.append(f"{line}<title>{escape(what)}</title></line>")
    parts += _alerts(span, down)
    label = f"Timeline, steps {span.first:,} to {span.last:,}"
    kind = ("timeline" if span.alerts else "timeline bare") + (f" rows{rows + 1}" if rows else "")
    return f'<svg class="{kind}" role="group" aria-label="{label}">{"".join(parts)}</svg>'


def _alerts(span: Span, down: int) -> list[str]:
    parts = []
    numbered_at = -inf
    for i, alert in sorted(enumerate(span.alerts or (), 1), key=lambda item: item[1].step):
        at = span.x(alert.step)
        text = ""
        if at - numbered_at > _NEAR:
            numbered_at = at
            text = f'<text y="-10" text-anchor="middle">{i}</text>'
        said = describe(alert)
        parts.append(
            f'<a href="#alert-{i}" class="alert own {alert.severity}" aria-label="{escape(f"alert {i}: {said}")}">'
            f'<title>{escape(said)}</title><svg class="mark" x="{at:.2%}" y="24">'
            f'<path d="M0 6V{30 + down}"/><path class="sign" d="{_SIGNS[alert.severity]}"/>{text}</svg></a>'
        )
    return parts


def _percent(span: Span, step: int) -> str:
    return f"{span.x(step):.2%}"
