"""One open page: what it wants, and what is on its way to it."""

from __future__ import annotations

import asyncio

from rldk_schema.forms.live_request import WantedCurves

_MOST = 256  # messages that wait for a slow reader


class Session:
    """What one WebSocket wants, and the messages that it has not taken yet.

    Attributes:
        curves: The curves that it wants; None for none.
        slow: Whether messages were dropped, since it did not take them.
    """

    def __init__(self) -> None:
        self.curves: WantedCurves | None = None
        self.slow = False
        self._waiting: asyncio.Queue[str | bytes] = asyncio.Queue(_MOST)

    def offer(self, message: str | bytes) -> None:
        """Puts a message on its way; never waits."""
        if self._waiting.full():
            self.slow = True
            return
        self._waiting.put_nowait(message)

    async def next(self) -> str | bytes:
        """The message that is to be sent next."""
        return await self._waiting.get()
