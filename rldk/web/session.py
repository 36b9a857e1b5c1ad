"""One open page: what it wants, and what is on its way to it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from rldk_schema.forms.live_request import WantedCurves

# A page that opens has some megabytes of curves coming. What takes longer than that is a reader that stands still.
_MOST_BYTES = 16 << 20
_MOST_MESSAGES = 1024
_LITTLE_BYTES = 1 << 20

MOST_ANSWER_BYTES = _MOST_BYTES // 2
"""Of one answer about samples or a comparison, or of the details of a run: what comes beside it has room, too."""


class Session:
    """What one WebSocket wants, and the messages that it has not taken yet.

    All of it happens in the thread of the event loop. What is on its way is bounded: where a reader is too slow for it,
    everything that waits is dropped, and so is what it wanted; the next message then says `resync`, and what is offered
    until that one is taken is dropped, too.

    Args:
        resync: Makes that message, of all that a page is told without asking.

    Attributes:
        curves: The curves that it wants; None for none.
        told: Revision of the list of runs that it has been told, or will be by what waits.
    """

    def __init__(self, resync: Callable[[], str]) -> None:
        self.curves: WantedCurves | None = None
        self.told = 0
        self._resync = resync
        self._waiting: deque[str | bytes] = deque()
        self._bytes = 0
        self._lost = False
        self._some = asyncio.Event()
        self._room = asyncio.Event()
        self._room.set()

    @property
    def behind(self) -> bool:
        """Whether something still waits: then what changes meanwhile is better told at once, later."""
        return self._lost or bool(self._waiting)

    def offer(self, message: str | bytes) -> None:
        """Puts a message on its way; never waits. One alone may be of any size."""
        if self._lost:
            return
        size = self._bytes + length_of(message)
        if self._waiting and (size > _MOST_BYTES or len(self._waiting) == _MOST_MESSAGES):
            self._drop()
            return
        self._waiting.append(message)
        self._bytes = size
        if size > _LITTLE_BYTES:
            self._room.clear()
        self._some.set()

    async def room(self) -> None:
        """Waits until little is on its way: for who has much to say, which would else be dropped."""
        while not self._room.is_set():  # another who waited may have been first
            await self._room.wait()

    async def next(self) -> str | bytes:
        """The message that is to be sent next."""
        await self._some.wait()
        if self._lost:
            self._lost = False
            message: str | bytes = self._resync()
        else:
            message = self._waiting.popleft()
            self._bytes -= length_of(message)
        if not self._waiting:
            self._some.clear()
        if self._bytes <= _LITTLE_BYTES:
            self._room.set()
        return message

    def _drop(self) -> None:
        self._waiting.clear()
        self._bytes = 0
        self._lost = True
        self.curves = None
        self._room.set()
        self._some.set()


def length_of(message: str | bytes) -> int:
    """How long a message is on its way, in bytes."""
    if isinstance(message, bytes) or message.isascii():
        return len(message)
    return len(message.encode("utf-8", "surrogatepass"))
