"""A real Chromium, and the live page in it."""

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
def live_page(
    browser: Any, server: Served, address: str = "", *, width: int = 1280, height: int = 900, scheme: str = "light"
) -> Iterator[Any]:
    """The page at an address, such as `m=kl&log=1`; whatever goes wrong in it fails the test at its end.

    `page.asked` are the messages that it has sent over its WebSocket, as text.
    """
    wrong: list[str] = []
    asked: list[str] = []

    def hear(socket: Any) -> None:
        socket.on("framesent", lambda text: asked.append(str(text)))

    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.asked = asked
    page.on("websocket", hear)
    home = f"127.0.0.1:{server.port}/"
    page.on("request", lambda request: None if home in request.url else wrong.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.goto(server.url)
    if address:
        page.evaluate("address => { location.hash = address; }", address)
    yield page
    page.close()
    assert wrong == []
