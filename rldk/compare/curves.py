"""The curves of several runs, as the page draws them."""

from __future__ import annotations

from collections.abc import Sequence

from rldk.compare.align import Aligned
from rldk.compare.packed import known, taken
from rldk.compare.track import Key, Rows
from rldk.log.attempts import ONLY, Training
from rldk.report.downsample import Curve, Steps
from rldk.report.model import Report

MOST_LINES = 8
"""More cannot be told apart."""
_MOST_SETS = 8


class Curves:
    """Takes in runs, stretch by stretch. Its size does not grow with the number of steps.

    Args:
        labels: What each run is called.

    Attributes:
        report: What the plots show: a line for each run, or for each of its stages.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = labels
        self.report = Report(", ".join(labels), brief=True)
        self.report.trainings = {}
        self._left_out: set[str] = set()

    def add(self, aligned: Aligned) -> None:
        """Takes the next stretch."""
        for label, rows in zip(self._labels, aligned.runs, strict=True):
            series = self._series(label, aligned.key) if rows.steps else None
            if series is not None:
                self._draw(series, rows)

    @property
    def left_out(self) -> list[str]:
        """What is not drawn."""
        return sorted(self._left_out)

    def _series(self, label: str, key: Key) -> str | None:
        """What a series of a run is drawn as; None if it is not."""
        if key.series == "summary":
            return None
        line = label if key.training == ONLY else f"{label} {key.training}"
        report = self.report
        if line not in report.lines:
            if len(report.lines) >= MOST_LINES:
                self._left_out.add(line)
                return None
            report.trainings[Training(1 + len(report.lines))] = line
        if key.series == "train":
            return line
        series = f"{line} {key.series}"
        if series not in report.sets:
            if len(report.sets) >= _MOST_SETS * MOST_LINES:
                self._left_out.add(series)
                return None
            report.sets.append(series)
        return series

    def _draw(self, series: str, rows: Rows) -> None:
        report = self.report
        low, high = report.steps or (rows.steps[0], rows.steps[-1])
        report.steps = (min(low, rows.steps[0]), max(high, rows.steps[-1]))
        curves = report.curves.setdefault(series, {})
        every = Steps(rows.steps)
        for name, column in rows.metrics.items():
            places = known(column)
            curve = curves.get(name)
            if curve is None:
                if not places or not report.drawn(name):
                    continue
                curve = curves[name] = Curve()
            steps = every if len(places) == len(rows.steps) else Steps([rows.steps[place] for place in places])
            curve.add_some(steps, list(taken(column, places)))
