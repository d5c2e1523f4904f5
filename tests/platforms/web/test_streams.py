from __future__ import annotations

import asyncio
from threading import Thread

import pytest

from bot.platforms.web.rates import Rate
from bot.platforms.web.streams import FullError, Hub


def test_whoever_listens_looks_once_and_then_whenever_it_rings() -> None:
    async def story() -> None:
        hub = Hub()
        with hub.listening("anna", "all") as bell:
            assert await bell.wait()
            waiting = asyncio.create_task(bell.wait())
            await asyncio.sleep(0)
            assert not waiting.done()
            ringing = Thread(target=hub.ring, args=["all"])
            ringing.start()
            assert await waiting
            ringing.join()
        assert hub.open == 0
        hub.ring("anna")

    asyncio.run(story())


def test_nobody_hears_what_rings_for_somebody_else() -> None:
    async def story() -> None:
        hub = Hub()
        with hub.listening("anna") as bell:
            assert await bell.wait()
            hub.ring("berta")
            await asyncio.sleep(0.01)
            assert not bell.rung.is_set()
            hub.ring("anna")
            assert await bell.wait()

    asyncio.run(story())


def test_closing_ends_every_stream_also_one_that_comes_later() -> None:
    async def story() -> None:
        hub = Hub()
        with hub.listening("anna") as bell:
            assert await bell.wait()
            hub.close()
            assert not await bell.wait()
        with hub.listening("anna") as late:
            assert not await late.wait()

    asyncio.run(story())


def test_so_many_streams_for_one_name_are_no_persons_doing() -> None:
    async def story() -> None:
        hub = Hub(most=2)
        with hub.listening("anna"), hub.listening("anna"):
            with pytest.raises(FullError), hub.listening("anna"):
                pass
            with hub.listening("berta"):
                assert hub.open == 3

    asyncio.run(story())


def test_ringing_after_the_loop_has_ended_harms_nothing() -> None:
    hub = Hub()

    async def story() -> None:
        with hub.listening("anna") as bell:
            bells.append(bell)

    bells: list[object] = []
    asyncio.run(story())
    bells[0].ring()  # type: ignore[attr-defined]


def test_a_rate_is_counted_for_each_by_themselves() -> None:
    rate = Rate("3/minute", "turns")
    assert [rate.allows("anna") for _ in range(4)] == [True, True, True, False]
    assert rate.allows("berta")
