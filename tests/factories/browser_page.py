"""The live page in a real Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.factories.served import Served


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser; the test is skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no browser test")
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("there is no Chromium here: the page is not opened in a browser")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--headless", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@contextmanager
def opened(browser: Any, server: Served, address: str = "", *, width: int = 1280, dark: bool = False) -> Iterator[Any]:
    """The page at an address, such as `view=run`; it must ask nobody else, and nothing must go wrong on it."""
    wrong: list[str] = []
    home = f"127.0.0.1:{server.port}"
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.on("request", lambda request: None if home in request.url else wrong.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.goto(server.url)
    page.locator("#state[data-state=live]").wait_for()
    if address:
        page.goto(f"http://{home}/#{address}")
    yield page
    context.close()
    assert wrong == []
