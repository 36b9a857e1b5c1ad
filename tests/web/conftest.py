"""One browser for all tests of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.factories.browsers import chromium as started


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    with started() as browser:
        yield browser
