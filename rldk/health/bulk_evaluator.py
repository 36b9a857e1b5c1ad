"""Judges train events column by column, with the same result as one after the other."""

from __future__ import annotations

import math
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rldk_schema import Event

from rldk.health.alerts import Alert
from rldk.health.condition import Condition, Watch
from rldk.health.evaluator import RENEW_ROWS, Evaluator
from rldk.health.history import EARLY_ROWS, EARLY_STEPS, NEAR_ZERO, RECENT, ROLLING_ROWS, usual
from rldk.health.stretch import Lane, Stretch, constant, items_of
from rldk.log.bulk.batch import Batch

_CLOCK = "step_time"
_FAR, _NEAR = 256, 64  # rows for which limits that move are looked at, at once and one by one
_BEARABLE = 4  # one of so many rows may be no routine before stretches are no longer tried for a while
_MOST_SKIPPED = 63
_LARGEST = sys.float_info.max

Found = list[tuple[int, list[Alert]]]
"""Rows with what was found there."""


class _Track:
    """A lane, and from where on its values are for certain no matter of routine.

    Attributes:
        lane: The values.
        is_clock: Whether they are the clock's seconds a step, for want of a step_time.
        watch: What they are held against; None if there is none yet.
        known: What of the watch the following two depend on.
        until: Up to here all of its rows are within the limits.
        slow: Whether the row there is not, or is to be looked at as an event; else it is not known.
    """

    __slots__ = ("is_clock", "known", "lane", "slow", "until", "watch")

    def __init__(self, lane: Lane, *, is_clock: bool = False) -> None:
        self.lane = lane
        self.is_clock = is_clock
        self.watch: Watch | None = None
        self.known: tuple[object, ...] = ()
        self.until = -1
        self.slow = False


class BulkEvaluator(Evaluator):
    """An evaluator that takes stretches of train events, too.

    A row in which every value of every metric is within the limits of its watch, with nothing else to be seen to,
    changes little: counts, the recent values, and every few rows what these make usual. Such rows are taken together,
    up to the next row that may be different; that one goes the way of all events. To take one for different that is
    not costs time and changes nothing.
    """

    _skip = _wait = 0  # stretches
    _pending: tuple[list[_Track], int, int] | None = None  # rows that are routine, and are not yet taken

    def declines(self) -> bool:
        """Whether the next stretch is sooner taken event by event: in those before, too few rows were routine."""
        self._skip -= 1
        return self._skip >= 0

    def observe_rows(self, batch: Batch, start: int, stop: int) -> Found:
        """Takes the next events: what `observe` finds with each, by its row."""
        found: Found = []
        apart = ((row, batch.event(row)) for row in range(start, stop))
        for row, item in items_of(batch, start, stop) if constant(batch.leaf("attempt")) is not None else apart:
            if isinstance(item, Stretch):
                found += self.observe_stretch(item)
            elif alerts := self.observe(item):
                found.append((row, alerts))
        return found

    def observe_stretch(self, stretch: Stretch) -> Found:
        """Takes train events of one attempt that follow those before: what `observe` finds with each, by its row."""
        found: Found = []
        late = [] if self._pace.rule is None else stretch.late(self._pace.rule.grade.silence or 0.0)
        tracks = [_Track(lane) for lane in stretch.lanes.values()]
        if not self._timed:
            paces = [None, *stretch.paces(1, len(stretch))]
            tracks.append(_Track(Lane(_CLOCK, paces, solid=False), is_clock=True))
        row, rows, alone = 0, len(stretch), 0
        no_alerts = not any(stock.metric in stretch.lanes for stock in self._stocks.values())
        breaks = iter((*stretch.breaks, rows))
        pause = next(breaks)
        while row < rows:
            # The first row continues what was before it: an evaluation, another attempt, or the same step.
            stop, slow = self._routine(stretch, tracks, late, row) if row else (0, True)
            taken = row
            while row < stop or (slow and row < rows):
                if row < stop:
                    row = min(stop, pause)
                    if row < stop and no_alerts:
                        self._pending = tracks, taken, row
                    else:
                        self._feed(stretch, tracks, taken, row, found)
                        taken = row
                else:
                    self._observe(stretch.event(row), stretch.rows[row], found)
                    row, alone, slow = row + 1, alone + 1, False
                if row == pause < rows:  # which changes nothing of what is routine
                    for other in stretch.others(row):
                        self._observe(stretch.batch.event(other), other, found)
                    pause, self._pending = next(breaks), None
            if row == 1:
                tracks = [track for track in tracks if not self._is_idle(track.lane)]
        self._wait = min(_MOST_SKIPPED, 2 * self._wait + 1) if alone * _BEARABLE > rows else 0
        self._skip = self._wait
        return found

    def _observe(self, event: Event, row: int, found: Found) -> None:
        if alerts := self.observe(event):
            found.append((row, alerts))

    def _latest(self, watch: Watch) -> Iterator[float]:
        if self._pending is not None:
            tracks, start, stop = self._pending
            for track in tracks:
                if track.watch is watch and _is_kept(watch) and not (track.is_clock and self._timed):
                    yield from (track.lane.values[row] for row in reversed(track.lane.between(start, stop)))
        yield from super()._latest(watch)

    def _is_idle(self, lane: Lane) -> bool:
        """Whether nothing is to be done for a metric: no rule is about it, and all of its numbers are finite."""
        return lane.solid and self._train.get(lane.name) is self._other

    def _routine(self, stretch: Stretch, tracks: list[_Track], late: list[int], row: int) -> tuple[int, bool]:
        """The row up to which all rows are routine, and whether that row is to be looked at as an event."""
        stop = next((each for each in late if each >= row), len(stretch))  # it may be a stall
        stop, slow = self._next_beginning(stretch, row, stop), True
        young = {id(w) for w in self._beginning if w.past is not None and len(w.past.recent) < EARLY_ROWS}
        for place, track in enumerate(tracks):
            watch = self._train.get(track.lane.name)
            if (
                watch is None
                or watch is not track.watch
                or track.until < row + (not track.slow)
                or (track.known != (watch.low, watch.high) and track.known != self._decisive(watch))
            ):
                track.watch, track.known = watch, () if watch is None else self._decisive(watch)
                track.until, track.slow = self._look(track, stretch, row, is_young=id(watch) in young)
            if track.until < stop:
                stop, slow = track.until, track.slow
                if stop == row and slow:
                    tracks.insert(0, tracks.pop(place))  # most likely the next one, too
                    break
        return stop, slow

    def _next_beginning(self, stretch: Stretch, row: int, stop: int) -> int:
        """The next row at which the beginning of a metric is over; `stop` if there is none before that."""
        for watch in self._beginning:
            past = watch.past
            if past is None or past.start is None or (past.early is None and len(past.recent) < EARLY_ROWS):
                continue  # until there are more, its own rows are looked at one by one
            end = past.start + EARLY_STEPS
            stop = next((later for later in range(row, stop) if stretch.steps[later] >= end), stop)
        return stop

    def _decisive(self, watch: Watch) -> tuple[object, ...]:
        if watch in self._rolling and watch.past is not None and watch.low <= watch.high:
            return (watch.past, watch.past.early)
        return (watch.low, watch.high)

    def _look(self, track: _Track, stretch: Stretch, row: int, *, is_young: bool) -> tuple[int, bool]:
        lane, watch = track.lane, track.watch
        if track.is_clock and (self._timed or watch is None):
            return len(stretch), False  # the log has its own
        if watch is None or is_young or (lane.name == _CLOCK and not self._timed and not track.is_clock):
            return lane.first(row), True
        low, high = watch.low, watch.high
        if low > high:
            limits = self._moved(watch, stretch)
            if limits is None:
                return lane.first(row), True
            low, high = limits
        elif watch in self._rolling:
            return self._rolling_limits(watch, lane, row)
        elif lane.solid and low == -_LARGEST and high == _LARGEST:
            return len(stretch), False
        return lane.first_outside(low, high, row), True

    def _moved(self, watch: Watch, stretch: Stretch) -> tuple[float, float] | None:
        """The limits of a watch that depend on another metric, if they are the same in all rows."""
        if not any(condition.moves for condition in watch.conditions) or not watch.rows:
            return None
        if watch in self._beginning or watch in self._rolling or (watch.past and watch.past.start is None):
            return None
        low, high = watch.bounds
        for condition in watch.conditions:
            if condition.breached:
                return None
            own = (condition.low, condition.high)
            if condition.moves and (of := stretch.lanes.get(condition.grade.of or "")) is not None and of.rows:
                limits = condition.limits(of.only)
                if of.only is None or not (of.solid or limits == own):
                    return None
                own = limits
            low, high = max(low, own[0]), min(high, own[1])
        return low, high

    def _rolling_limits(self, watch: Watch, lane: Lane, row: int) -> tuple[int, bool]:
        """How far the values are within limits that depend on the values before them."""
        past = [] if watch.past is None else [value for _, value in watch.past.recent]
        end = min(row + _FAR, len(lane.values))
        rows = lane.between(row, end)
        if not rows:
            return end, False
        values = [lane.values[each] for each in rows]
        fixed = [one for one in watch.conditions if one.grade.of != "rolling"]
        moving = [one for one in watch.conditions if one.grade.of == "rolling"]
        least, most = watch.bounds
        least, most = max([least, *(one.low for one in fixed)]), min([most, *(one.high for one in fixed)])
        if len(past) < ROLLING_ROWS:
            return lane.first(row), True
        if lane.solid and _never_leaves(past, values, moving, (max(least, watch.low), min(most, watch.high))):
            return end, False
        # These change with every fifth row.
        low, high = watch.low, watch.high
        before = self._row.number
        for place, each in enumerate(rows):
            if each >= row + _NEAR:
                return each, False
            number = self._row.number + each - row + 1
            if number // RENEW_ROWS > before // RENEW_ROWS:
                known = [*past, *values[:place]][-RECENT:]
                limits = [one.limits(usual(known)) for one in moving]
                low, high = max([least, *(one[0] for one in limits)]), min([most, *(one[1] for one in limits)])
            if not low <= values[place] <= high:
                return each, True
            before = number
        return end, False

    def _feed(self, stretch: Stretch, tracks: list[_Track], start: int, stop: int, found: Found) -> None:
        """Takes rows that are routine."""
        row, steps = self._row, stretch.steps
        self._pace.take(stretch, start, stop)
        latest = (row.number + stop - start) // RENEW_ROWS * RENEW_ROWS  # when limits were renewed
        renewed = None if latest <= row.number else start + latest - row.number - 1
        if self._stocks:
            self._use_up(stretch, start, stop, found)
        row.number += stop - start
        row.before = steps[stop - 2] if stop - start > 1 else row.step
        row.step, row.now = steps[stop - 1], stretch.times[stop - 1]
        if stop == len(stretch) or steps[stop] == row.step:
            row.metrics = stretch.metrics(stop - 1)  # else nobody asks for them
        row.ran = row.step - (self._begun or 0)
        row.longest = max(row.longest, max(steps[start:stop]) - (self._begun or 0))
        rolling = {id(watch): watch for watch in self._rolling} if renewed is not None else {}
        recent = slice(max(start, stop - RECENT), stop)
        recent_steps = steps[recent]
        for track in tracks:
            watch, lane = track.watch, track.lane
            if watch is None or (track.is_clock and self._timed):
                continue
            if lane.solid and id(watch) not in rolling:
                watch.rows += stop - start
                if watch.past is not None:
                    _remember(watch, zip(recent_steps, lane.values[recent], strict=True))
            elif rows := lane.between(start, stop):
                self._clocked |= track.is_clock
                watch.rows += len(rows)
                if renewed is not None and rolling.pop(id(watch), None) is not None:
                    middle = bisect_left(rows, renewed)
                    _remember(watch, ((steps[each], lane.values[each]) for each in rows[:middle][-RECENT:]))
                    watch.renew()
                    rows = rows[middle:]
                _remember(watch, ((steps[each], lane.values[each]) for each in rows[-RECENT:]))
            else:
                continue
            if watch.low > watch.high:  # else none of its limits moves
                for condition in watch.conditions:
                    if condition.moves and (of := stretch.lanes.get(condition.grade.of or "")) is not None and of.rows:
                        condition.set_limits(of.only)
        for watch in rolling.values():
            watch.renew()

    def _use_up(self, stretch: Stretch, start: int, stop: int, found: Found) -> None:
        alerts: dict[int, list[Alert]] = {}
        for stock in self._stocks.values():
            lane = stretch.lanes.get(stock.metric)
            if lane is None:
                continue
            watch = self._train[stock.metric]
            for row in lane.between(start, stop):
                value, step = lane.values[row], stretch.steps[row]
                if step - (self._begun or 0) > stock.warmup and not watch.is_impossible(value):
                    before = stretch.steps[row - 1]
                    if now := stock.observe(value, step, stretch.times[row], before):
                        alerts.setdefault(row, []).extend(now)
        found += [(stretch.rows[row], some) for row, some in sorted(alerts.items())]


def _remember(watch: Watch, values: Iterable[tuple[int, float]]) -> None:
    """Keeps values with their steps. What lies within no limits, as these move, is judged; and all that is, is kept."""
    if watch.past is not None and _is_kept(watch):
        watch.past.recent.extend(values)


def _is_kept(watch: Watch) -> bool:
    return watch.keep is not None or watch.low > watch.high


def _never_leaves(
    past: list[float], values: list[float], moving: Sequence[Condition], limits: tuple[float, float]
) -> bool:
    """Whether values stay within limits whatever is usual of some of them and of the past."""
    low, high = min(values), max(values)
    least, most = min(low, *past), max(high, *past)
    if not (least > 0 and most < NEAR_ZERO * least and math.isfinite(most)):
        return False  # else what is usual is one of them, or between two of them
    both = [limits, *(one.limits(usual) for one in moving for usual in (least, most))]
    return all(one[0] <= low and high <= one[1] for one in both)
