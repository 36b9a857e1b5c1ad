"""A small round of `python -m tests.crash.followers`."""

from __future__ import annotations

import pytest

from tests.crash.followers import KEEP, run


@pytest.mark.parametrize("keep", [None, KEEP])
def test_a_follower_that_is_stopped_and_continued_misses_nothing_but_what_is_said(keep: int | None) -> None:
    figures = run(8_000, keep)
    assert not figures.wrong, figures
    assert figures.rotations > 50
    assert figures.stops > 5
    assert figures.readers > 0
