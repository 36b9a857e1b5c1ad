"""What is on its way to a page is bounded, whatever the page does."""

from __future__ import annotations

import asyncio

import pytest

pytest.importorskip("uvicorn", reason="the extra `live` is not installed")

from rldk_schema.forms.live_request import WantedCurves

from rldk.web.session import Session

MEGABYTE = bytes(1 << 20)


async def taken(session: Session) -> list[str | bytes]:
    """All that it sends without more being offered."""
    found = []
    while session.behind:
        found.append(await session.next())
    return found


def test_messages_come_in_order() -> None:
    async def check() -> None:
        session = Session(lambda: "again")
        for number in range(5):
            session.offer(str(number))
        assert session.behind
        assert await taken(session) == list("01234")
        waiting = asyncio.ensure_future(session.next())
        await asyncio.sleep(0)
        assert not waiting.done()
        session.offer("late")
        assert await waiting == "late"

    asyncio.run(check())


@pytest.mark.parametrize(("message", "fits"), [(MEGABYTE, 16), ("x", 1024)], ids=["bytes", "messages"])
def test_a_slow_page_is_told_once_to_ask_again(message: str | bytes, fits: int) -> None:
    async def check() -> None:
        session = Session(lambda: "again")
        session.curves = WantedCurves(["a"], ["m"], None, None, 512, "step")
        for _ in range(fits):
            session.offer(message)
        assert session.curves is not None
        for _ in range(100):
            session.offer(message)
        assert session.curves is None
        assert await taken(session) == ["again"]
        session.offer("new")
        assert await taken(session) == ["new"]

    asyncio.run(check())


def test_one_message_may_be_larger_than_the_bound() -> None:
    async def check() -> None:
        session = Session(lambda: "again")
        session.offer(MEGABYTE * 20)
        assert await taken(session) == [MEGABYTE * 20]

    asyncio.run(check())


def test_who_has_much_to_say_waits_until_it_is_taken() -> None:
    async def check() -> None:
        session = Session(lambda: "again")

        async def say() -> None:
            for number in range(100):
                await session.room()
                session.offer(bytes([number]) * (1 << 20))

        saying = asyncio.ensure_future(say())
        found = [await session.next() for _ in range(100)]
        await saying
        assert [message[0] for message in found] == list(range(100))
        assert not session.behind

    asyncio.run(check())


def test_who_waits_for_room_goes_on_when_all_was_dropped() -> None:
    async def check() -> None:
        session = Session(lambda: "again")
        session.offer(MEGABYTE * 2)
        waiting = asyncio.ensure_future(session.room())
        await asyncio.sleep(0)
        assert not waiting.done()
        session.offer(MEGABYTE * 15)
        await waiting
        assert await taken(session) == ["again"]

    asyncio.run(check())
