"""One browser for all tests of a file about the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.factories.browsers import chromium as started
from tests.factories.run_table import Open, pages


@pytest.fixture(scope="module")  # as long as it is open, a loop runs in this thread, and others cannot
def chromium() -> Iterator[Any]:
    with started() as browser:
        yield browser


@pytest.fixture
def opened(chromium: Any) -> Iterator[Open]:
    """Opens the page of a server at a place, as often as wanted; whatever goes wrong in one fails the test."""
    with pages(chromium) as opening:
        yield opening
