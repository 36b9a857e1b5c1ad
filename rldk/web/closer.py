"""Curves of a part of the steps, finer than those of all: what pages look at closely is kept for a while."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Mapping
from typing import NamedTuple

from rldk_schema.forms.live_request import WantedCurves

from rldk.errors import RldkError
from rldk.log.runs import RunLogs
from rldk.report.downsample import Curve
from rldk.run_index.known_run import Change, KnownRun
from rldk.run_index.zoom import Zoomed, zoomed

log = logging.getLogger(__name__)

TOKENS = "tokens_seen"

_LEAST_FINER = 2  # so many times half as wide; else reading a large part of the log would show little
_CURVE_BYTES, _BUCKET_BYTES = 1000, 56
_MOST_BYTES = 256 << 20  # that stay in memory


class Shown(NamedTuple):
    """What is drawn of a run.

    Attributes:
        known: What is known of it.
        curves: By series and metric.
        clocks: By the series of a training, the Unix time of its steps.
    """

    known: KnownRun
    curves: Mapping[str, Mapping[str, Curve]]
    clocks: Mapping[str, Curve]


class _Part(NamedTuple):
    run: str
    first: int
    last: int
    buckets: int


class Closer:
    """What was read again of runs."""

    def __init__(self) -> None:
        self._found: OrderedDict[_Part, tuple[frozenset[str], Zoomed, int]] = OrderedDict()
        self._bytes = 0

    def shown(self, name: str, known: KnownRun, run: RunLogs | None, wanted: WantedCurves) -> Shown:
        """What is drawn of a run: where only some steps are wanted, finer curves if there are any.

        Args:
            name: Its id.
            known: What is known of it.
            run: Its logs; None if they are gone.
            wanted: What a page wants.
        """
        whole = Shown(known, known.curves, known.clocks)
        if wanted.first is None or wanted.last is None or run is None or not _is_finer(known, wanted):
            return whole
        names = frozenset([*wanted.metrics, TOKENS] if wanted.x == "tokens" else wanted.metrics)
        part = _Part(name, wanted.first, wanted.last, wanted.buckets)
        if part in self._found and self._found[part][0] >= names:
            self._found.move_to_end(part)
            fine = self._found[part][1]
        else:
            try:
                fine = zoomed(known, run, names, wanted.first, wanted.last, buckets=wanted.buckets)
            except (RldkError, OSError) as error:  # the coarse ones are right, too
                log.debug("%s: %s", run.paths[0], error)
                return whole
            self._keep(part, names, fine)
        return Shown(known, fine.curves, fine.clocks)

    def _keep(self, part: _Part, names: frozenset[str], fine: Zoomed) -> None:
        self._forget(part)
        self._found[part] = names, fine, bytes_of(fine.curves, fine.clocks)
        self._bytes += self._found[part][2]
        while self._bytes > _MOST_BYTES:
            self._forget(next(iter(self._found)))

    def _forget(self, part: _Part) -> None:
        if part in self._found:
            self._bytes -= self._found.pop(part)[2]

    def changed(self, name: str, change: Change) -> None:
        """Forgets what a change of a run makes untrue."""
        for part in [part for part in self._found if part.run == name]:
            if change.kind == "anew" or (change.first is not None and change.first <= part.last):
                self._forget(part)


def bytes_of(curves: Mapping[str, Mapping[str, Curve]], clocks: Mapping[str, Curve]) -> int:
    """About how much memory curves take."""
    several = [*(curve for named in curves.values() for curve in named.values()), *clocks.values()]
    return sum(_CURVE_BYTES + _BUCKET_BYTES * len(curve.buckets) for curve in several)


def _is_finer(known: KnownRun, wanted: WantedCurves) -> bool:
    """Whether the steps that are wanted would have much narrower buckets by themselves."""
    curves = (named.get(metric) for named in known.curves.values() for metric in wanted.metrics)
    shift = max((curve.shift for curve in curves if curve is not None), default=0) - _LEAST_FINER
    return shift >= 0 and ((wanted.last or 0) - (wanted.first or 0)) >> shift < wanted.buckets
