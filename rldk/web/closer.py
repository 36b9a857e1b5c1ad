"""Curves of a part of the steps, finer than those of all: what pages look at closely is kept for a while."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Mapping
from typing import NamedTuple

from rldk_schema.forms.live_request import WantedCurves

from rldk.errors import RldkError
from rldk.log.runs import RunLogs
from rldk.report.downsample import MOST_BUCKETS, Curve
from rldk.run_index.known_run import Change, KnownRun
from rldk.run_index.zoom import Zoomed, zoomed

log = logging.getLogger(__name__)

TOKENS = "tokens_seen"

_LEAST_FINER = 2  # so many times half as wide; else reading a large part of the log would show little
_CURVE_BYTES, _BUCKET_BYTES = 1000, 56
_LAST_STEP = 2**53 - 1  # that an event may have
_MOST_BYTES = 256 << 20  # that stay in memory
_MOST_PART_BYTES = 32 << 20  # of a part that metrics are added to which another page wants


class Shown(NamedTuple):
    """What is drawn of a run.

    Attributes:
        known: What is known of it.
        whole: Its curves of all steps, by series and metric: those known, and those asked for by name.
        curves: Those of the steps that are wanted.
        clocks: By the series of a training, the Unix time of its steps.
    """

    known: KnownRun
    whole: Mapping[str, Mapping[str, Curve]]
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
        """What is drawn of a run. Metrics of which it has too many to be known are among it if they are wanted.

        Where only some steps are wanted, these are finer curves if there are any.

        Args:
            name: Its id.
            known: What is known of it.
            run: Its logs; None if they are gone.
            wanted: What a page wants.
        """
        whole: Mapping[str, Mapping[str, Curve]] = known.curves
        if run is None:
            return Shown(known, whole, whole, known.clocks)
        names = frozenset([*wanted.metrics, TOKENS] if wanted.x == "tokens" else wanted.metrics)
        if known.drawn is not None and (more := frozenset(filter(known.drawn.leaves_out, names))):
            found = self._read(known, run, more, _Part(name, 0, _LAST_STEP, MOST_BUCKETS))
            if found is not None:
                there = dict.fromkeys([*whole, *found.curves])
                whole = {series: {**whole.get(series, {}), **found.curves.get(series, {})} for series in there}
        if wanted.first is not None and wanted.last is not None and _is_finer(whole, wanted):
            fine = self._read(known, run, names, _Part(name, wanted.first, wanted.last, wanted.buckets))
            if fine is not None:
                return Shown(known, whole, fine.curves, fine.clocks)
        return Shown(known, whole, whole, known.clocks)

    def _read(self, known: KnownRun, run: RunLogs, names: frozenset[str], part: _Part) -> Zoomed | None:
        """Some metrics of a part of a run; None where that cannot be read: what is known is right without it, too."""
        there, before, size = self._found.get(part, (frozenset[str](), None, 0))
        if before is not None and there >= names:
            self._found.move_to_end(part)
            return before
        if before is None or size > _MOST_PART_BYTES:
            there, before = frozenset(), None
        try:
            found = zoomed(known, run, names - there, part.first, part.last, buckets=part.buckets)
        except (RldkError, OSError) as error:
            log.debug("%s: %s", run.paths[0], error)
            return None
        if before is not None:
            found = _together(before, found)
        self._keep(part, names | there, found)
        return found

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


def _together(before: Zoomed, more: Zoomed) -> Zoomed:
    """Several metrics of one part."""
    series = dict.fromkeys([*before.curves, *more.curves])
    curves = {one: {**before.curves.get(one, {}), **more.curves.get(one, {})} for one in series}
    return Zoomed(curves, {**before.clocks, **more.clocks}, before.bytes + more.bytes)


def _is_finer(whole: Mapping[str, Mapping[str, Curve]], wanted: WantedCurves) -> bool:
    """Whether the steps that are wanted would have much narrower buckets by themselves."""
    curves = (named.get(metric) for named in whole.values() for metric in wanted.metrics)
    shift = max((curve.shift for curve in curves if curve is not None), default=0) - _LEAST_FINER
    return shift >= 0 and ((wanted.last or 0) - (wanted.first or 0)) >> shift < wanted.buckets
