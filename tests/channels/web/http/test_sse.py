from __future__ import annotations

import asyncio
from contextlib import ExitStack
from threading import Thread

from bot.channels.web.http.rate_limit import RateLimiter
from bot.channels.web.http.sse import Hub, StreamLimits


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


def story_of(limits: StreamLimits, *opened: tuple[str, str]) -> list[str]:
    """Which of some streams, each of an owner and from an address, gave way; all that are open."""

    async def story() -> list[str]:
        hub, told = Hub(limits), []
        with ExitStack() as stack:
            bells = [
                (owner, stack.enter_context(hub.listening(owner, address=address)))
                for owner, address in opened
            ]
            told = [owner for owner, bell in bells if bell.gave_way]
            for _, bell in bells:
                assert await bell.wait() is not bell.gave_way
            assert hub.open == len(opened) - len(told)
        assert hub.open == 0
        return told

    return asyncio.run(story())


def test_where_somebody_has_too_many_streams_their_oldest_gives_way() -> None:
    few = StreamLimits(of_owner=2)
    opened = [("anna", ""), ("berta", ""), ("anna", ""), ("anna", ""), ("anna", "")]
    assert story_of(few, *opened) == ["anna", "anna"]


def test_where_one_client_or_network_has_too_many_the_oldest_of_theirs_gives_way() -> None:
    here, beside, elsewhere = "192.0.2.1", "192.0.2.2", "198.51.100.1"
    opened = [("anna", elsewhere), ("berta", here), ("carla", here), ("dora", here)]
    assert story_of(StreamLimits(of_client=2), *opened) == ["berta"]
    opened = [("anna", elsewhere), ("berta", here), ("carla", beside), ("dora", here)]
    assert story_of(StreamLimits(of_network=2), *opened) == ["berta"]
    one, other = "2001:db8:1:2::1", "2001:db8:1:2:3:4:5:6"
    assert story_of(StreamLimits(of_client=1), ("anna", one), ("berta", other)) == ["anna"]


def test_where_there_are_too_many_in_all_whoever_has_the_most_gives_way() -> None:
    many = [(f"eve{n}", f"192.0.2.{n}") for n in range(5)]
    opened = [("anna", "198.51.100.1"), *many, ("berta", "203.0.113.1")]
    assert story_of(StreamLimits(total=5), *opened) == ["eve0", "eve1"]


def test_no_stream_fits_where_there_is_no_room_at_all() -> None:
    assert story_of(StreamLimits(total=0), ("anna", "")) == ["anna"]


def test_ringing_after_the_loop_has_ended_harms_nothing() -> None:
    hub = Hub()

    async def story() -> None:
        with hub.listening("anna") as bell:
            bells.append(bell)

    bells: list[object] = []
    asyncio.run(story())
    bells[0].ring()  # type: ignore[attr-defined]


def test_a_rate_is_counted_for_each_by_themselves() -> None:
    rate = RateLimiter("3/minute")
    assert [rate.allows("anna") for _ in range(4)] == [True, True, True, False]
    assert rate.allows("berta")
