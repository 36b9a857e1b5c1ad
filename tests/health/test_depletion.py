from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from rldk.health.depletion import SPACING_SECONDS, Depletion

HOUR = 3600.0


def fed(level: Callable[[float], float], *, hours: float, every: float = 30.0) -> Depletion:
    depletion = Depletion()
    for number in range(int(hours * HOUR / every)):
        depletion.add(number * every, level(number * every))
    return depletion


def test_what_falls_steadily_is_predicted_to_the_minute() -> None:
    depletion = fed(lambda now: 1000.0 - 0.1 * now, hours=1)
    assert depletion.seconds_left() == pytest.approx(10_000 - HOUR, rel=0.02)


def test_nothing_is_predicted_further_ahead_than_four_times_what_was_seen() -> None:
    assert fed(lambda now: 1e6 - 0.1 * now, hours=1).seconds_left() == math.inf
    assert fed(lambda now: 1e6 - 0.1 * now, hours=0.05).seconds_left() == math.inf


def test_what_rises_stays_or_swings_is_not_predicted() -> None:
    for slope, swing in ((0.0, 0.0), (1.0, 0.0), (0.0, 40.0), (0.01, 40.0)):
        depletion = fed(lambda now, slope=slope, swing=swing: 50.0 + slope * now + swing * math.cos(now / 60), hours=2)
        assert depletion.seconds_left() == math.inf


@pytest.mark.parametrize("kept", [1, 2, 3, 4, 5])
def test_the_first_checkpoints_of_those_that_are_kept_predict_nothing(kept: int) -> None:
    depletion = Depletion()
    for number in range(1000):
        now = number * 30.0
        depletion.add(now, 150.0 - 20.0 * min(kept, now // 900))
        assert depletion.seconds_left() == math.inf


def test_checkpoints_that_are_never_deleted_are_predicted_and_the_one_that_does_not_fit_is_known() -> None:
    depletion = Depletion()
    seen = []
    for number in range(900):
        now = number * 30.0
        left = 600.0 - 20.0 * (now // 900)
        depletion.add(now, left)
        seen.append((now, left, depletion.seconds_left()))
    found = next(now for now, _, seconds in seen if seconds < 4 * HOUR)
    assert 3 * HOUR <= 27_000 - found <= 4.5 * HOUR
    assert depletion.next_drop() == 20.0
    assert Depletion().next_drop() == 0.0


def drops(*levels: float, values: int = 20) -> float:
    """The next drop, after the level was each of these for so many values."""
    depletion, now = Depletion(), 0.0
    for level in levels:
        for _ in range(values):
            depletion.add(now, level)
            now += 30.0
    return depletion.next_drop()


def test_what_another_drop_takes_is_known_after_three_alike() -> None:
    assert drops(90, 70, 50) == 0.0
    assert drops(90, 70, 50, 30) == 20.0
    assert drops(90.1, 90, 70, 69.9, 50, 49.8, 30) == pytest.approx(20.0, abs=0.3)  # logs take a little, too


def test_a_drop_that_takes_minutes_is_one() -> None:
    levels = [90, 90, 85, 80, 75, 70, 70, 70, 65, 60, 55, 50, 50, 50, 45, 40, 35, 30, 30, 30]
    assert drops(*levels, values=1) == 20.0


@pytest.mark.parametrize(
    "levels",
    [
        [500, 300, 100] + [100] * 20,  # two large ones, and then nothing more
        [90, 40, 90, 40, 90, 40, 90, 40],  # the old one is deleted after the new one is saved
        [120, 70, 20, 70, 20, 70, 20, 70, 20],  # the old one is deleted before
        [350, 150, 350, 150, 340, 160, 350, 150],  # others come and go
        [500, 490, 300, 299, 200, 150],  # nothing regular
    ],
)
def test_drops_that_are_made_up_for_or_not_alike_say_nothing(levels: list[float]) -> None:
    assert all(drops(*levels[:count]) == 0.0 for count in range(1, len(levels) + 1))


def test_a_fast_fill_after_a_quiet_day_is_seen_within_the_hour() -> None:
    depletion = fed(lambda now: 1000.0 - 0.2 * max(0.0, now - 24 * HOUR), hours=24.5)
    assert depletion.seconds_left() == pytest.approx(5000 - 0.5 * HOUR, rel=0.05)


def test_values_between_are_left_out_and_a_clock_that_begins_again_forgets() -> None:
    depletion = Depletion()
    assert depletion.add(0.0, 5.0)
    assert not depletion.add(SPACING_SECONDS / 2, 1.0)
    assert depletion.add(SPACING_SECONDS, 4.0)
    assert depletion.add(0.0, 9.0)
    assert depletion.next_drop() == 0.0
    assert depletion.seconds_left() == math.inf


def test_memory_does_not_grow() -> None:
    depletion = fed(lambda now: 1e12 - now, hours=24 * 30, every=300.0)
    assert sum(map(len, depletion._spans)) <= 16 * 24
