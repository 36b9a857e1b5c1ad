"""A program that reads what `rldk serve` sends over its WebSocket, as a page does."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rldk_schema.forms.live_update_validator import validate_live_update
from websockets.sync.client import ClientConnection, connect

from tests.factories.served import Served

PATIENCE = 40.0  # s: other tests may keep the machine busy


class Page:
    """What one WebSocket has been told.

    Attributes:
        rows: By id.
        columns: Kind, figure and name to values by id.
        events: By id of the run, all that came.
        skipped: How many did not.
        updates: All text messages.
    """

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.rows: dict[str, dict[str, Any]] = {}
        self.columns: dict[tuple[str, str | None, str], dict[str, Any]] = {}
        self.events: dict[str, list[dict[str, Any]]] = {}
        self.skipped = 0
        self.progress: dict[str, Any] = {}
        self.names: dict[str, dict[str, int]] = {}
        self.updates: list[dict[str, Any]] = []
        self.curves: list[bytes] = []

    def ask(self, **wants: Any) -> None:
        self.socket.send(json.dumps(wants))

    def take(self, seconds: float) -> bool:
        """Takes the next message, if one comes within so many seconds."""
        try:
            message = self.socket.recv(timeout=seconds)
        except TimeoutError:
            return False
        if isinstance(message, bytes):
            self.curves.append(message)
            return True
        update = json.loads(message, parse_constant=_refuse)
        validate_live_update(update)
        self.updates.append(update)
        if (runs := update["runs"]) is not None:
            if runs["whole"]:
                self.rows.clear()
            self.rows.update({row["id"]: row for row in runs["rows"]})
            for gone in runs["gone"]:
                self.rows.pop(gone, None)
        self.progress = update["progress"] or self.progress
        self.names = update["names"] or self.names
        for column in update["columns"] or ():
            key = column["kind"], column["figure"], column["name"]
            values = self.columns.setdefault(key, {})
            if column["whole"]:
                values.clear()
            values.update(column["values"])
        for told in update["events"] or ():
            self.events.setdefault(told["run"], []).extend(told["events"])
            self.skipped += told["skipped"]
        return True

    def until(self, holds: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Takes messages until something holds."""
        end = time.monotonic() + seconds
        while not holds():
            left = end - time.monotonic()
            assert left > 0, (self.rows, self.progress, self.columns, self.events)
            self.take(min(left, 1.0))

    def rest(self, seconds: float) -> None:
        """Takes what comes within so many seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.take(left)

    def row(self, run_id: str) -> dict[str, Any]:
        """The row of a run by its name; an empty one if there is none."""
        return next((row for row in self.rows.values() if row["run_id"] == run_id), {})

    def until_judged(self) -> None:
        """Takes messages until all runs have their verdict."""
        self.until(
            lambda: (
                not self.progress.get("looking", True)
                and self.rows
                and all(row["verdict"] is not None or row["unread"] is not None for row in self.rows.values())
            )
        )


@contextmanager
def opened(served: Served, /, **request: Any) -> Iterator[Page]:
    """Opens a WebSocket, and asks for something at once."""
    address = f"ws://127.0.0.1:{served.port}/ws"
    name, _, value = served.cookie.partition(": ")
    origin: Any = f"http://127.0.0.1:{served.port}"
    with connect(address, origin=origin, additional_headers={name: value}, max_size=None) as socket:
        page = Page(socket)
        page.ask(**request)
        yield page


def _refuse(token: str) -> None:
    raise ValueError(f"{token} is no JSON")
