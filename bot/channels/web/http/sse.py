"""Telling open browsers that there is something new, from any thread.

Nothing is sent through here but "look again", perhaps with what was found by whoever rang for
many: whoever is woken reads what is kept, so a wake-up that came twice, or too early, does no harm.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock

from sse_starlette import EventSourceResponse, ServerSentEvent

from bot.channels.web.http.network.addresses import client_of, network_of

HEARTBEAT = 15
"""Seconds between signs of life, so that nobody in between takes a quiet stream for a dead one."""

BEAT = "beat"
"""The event that is a sign of life: pages that hear none look by themselves, since something in
between may hold back what is small."""

PATIENCE = 30
"""Seconds in which a browser has to take what is sent to it."""


@dataclass(frozen=True, slots=True)
class StreamLimits:
    """How many streams may be open: for one person, from one client, from one network, in all."""

    of_owner: int = 20
    of_client: int = 200
    of_network: int = 400
    total: int = 2_000


@dataclass(eq=False)
class Subscription:
    """Rings for one open stream. Born ringing: whoever opens a stream looks once.

    `news` is what was found by whoever rang last; empty where they did not look themselves.
    `gave_way`: it was ended because others came; whoever it belongs to may come back later.
    `is_dismissed`: it was ended because it no longer belongs to anybody.
    """

    loop: asyncio.AbstractEventLoop
    places: tuple[tuple[str, str], ...] = ()
    rung: asyncio.Event = field(default_factory=asyncio.Event)
    news: str = ""
    is_closed: bool = False
    gave_way: bool = False
    is_dismissed: bool = False

    def __post_init__(self) -> None:
        self.rung.set()

    async def wait(self) -> bool:
        """Wait until it rings; False once all is over."""
        await self.rung.wait()
        self.rung.clear()
        return not self.is_closed

    def ring(self, news: str = "", *, is_last: bool = False) -> None:
        """Ring, from any thread."""
        self.news = news
        self.is_closed = self.is_closed or is_last
        with suppress(RuntimeError):  # its loop has ended, and it with it
            self.loop.call_soon_threadsafe(self.rung.set)


EVERYBODY = ("all", "")


class Hub:
    """Knows who listens for what.

    Nobody is refused: where there are too many streams of one person, client or network, the oldest
    of these gives way; where there are too many in all, the oldest of the network with the most.
    """

    def __init__(self, limits: StreamLimits = StreamLimits()) -> None:
        self._most = {
            "owner": limits.of_owner,
            "client": limits.of_client,
            "network": limits.of_network,
            "all": limits.total,
        }
        self._lock = Lock()
        self._bells: defaultdict[tuple[str, str], dict[Subscription, None]] = defaultdict(dict)
        self._is_closed = False

    @contextmanager
    def listening(self, *names: str, owner: str = "", address: str = "") -> Iterator[Subscription]:
        """A bell that rings for any of these names. Call it in a loop.

        `owner` is whose stream it is, by default the first name; `address` is where they are.
        """
        heard = tuple(("name", name) for name in names)
        counted = (("owner", owner or names[0]), EVERYBODY)
        from_where = (
            (("client", client_of(address)), ("network", network_of(address))) if address else ()
        )
        bell = Subscription(asyncio.get_running_loop(), (*heard, *counted, *from_where))
        self._hang(bell)
        try:
            yield bell
        finally:
            with self._lock:
                self._take_down(bell)

    def ring(self, name: str, news: str = "") -> None:
        """There is something new for whoever listens for this name; `news` says what, if known."""
        with self._lock:
            bells = tuple(self._bells.get(("name", name), ()))
        for bell in bells:
            bell.ring(news)

    def is_heard(self, name: str) -> bool:
        """Whether anybody listens for this name."""
        with self._lock:
            return ("name", name) in self._bells

    def dismiss(self, owner: str) -> None:
        """End all streams of somebody who has left."""
        with self._lock:
            bells = tuple(self._bells.get(("owner", owner), ()))
        for bell in bells:
            bell.is_dismissed = True
            bell.ring(is_last=True)

    @property
    def open(self) -> int:
        """How many streams are open."""
        with self._lock:
            return len(self._bells.get(EVERYBODY, ()))

    def close(self) -> None:
        """End all streams; browsers come back by themselves."""
        with self._lock:
            self._is_closed = True
            bells = tuple(self._bells.get(EVERYBODY, ()))
        for bell in bells:
            bell.ring(is_last=True)

    def _hang(self, bell: Subscription) -> None:
        with self._lock:
            bell.is_closed = self._is_closed
            for place in bell.places:
                self._bells[place][bell] = None
            for place in bell.places:
                most = self._most.get(place[0])
                while most is not None and len(self._bells.get(place, ())) > most:
                    self._end(self._oldest(place))

    def _oldest(self, place: tuple[str, str]) -> Subscription:
        """Which stream gives way."""
        if place == EVERYBODY:
            networks = [key for key in self._bells if key[0] == "network"]
            place = max(networks, key=lambda key: len(self._bells[key]), default=place)
        return next(iter(self._bells[place]))

    def _end(self, bell: Subscription) -> None:
        self._take_down(bell)
        bell.gave_way = True
        bell.ring(is_last=True)

    def _take_down(self, bell: Subscription) -> None:
        for place in bell.places:
            self._bells[place].pop(bell, None)
            if not self._bells[place]:
                del self._bells[place]


def event_stream(events: AsyncIterator[ServerSentEvent]) -> EventSourceResponse:
    """Events as a response that stays open."""
    return EventSourceResponse(
        events,
        ping=HEARTBEAT,
        send_timeout=PATIENCE,
        ping_message_factory=lambda: ServerSentEvent("", event=BEAT),
    )
