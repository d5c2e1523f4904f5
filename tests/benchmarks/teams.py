"""Messages in Teams with the whole turn and durable commits, beside an app that only checks and
answers.

Both are served on a small Teams of their own in this process and take turns within one run. The
bare one checks the token of every message with the same code, answers with as many cards as ours
and keeps nothing. The time of a message is from before it is told until the last card stands there.
Pacing is off: it would be what is measured.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta
from statistics import median
from time import perf_counter, process_time

import httpx
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.bootstrap import now
from bot.channels.teams.api.access_tokens import AccessTokens
from bot.channels.teams.api.activity import read_activity
from bot.channels.teams.api.cards import card, message, text
from bot.channels.teams.api.connector import Connector
from bot.channels.teams.api.inbound_tokens import InboundTokens
from bot.channels.teams.api.signed_tokens import KeyStore
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.serving.factory import configured, open_service
from bot.settings import Settings
from bot.storage import open_storage
from tests.benchmarks.slack import GREETING, script
from tests.fake_teams import Person, SmallTeams
from tests.serving.live_server import served

ROUNDS = 3
NO_PACE = timedelta()


@contextmanager
def ours(teams: SmallTeams, folder: str) -> Iterator[None]:
    """The counter as it is served, on a file."""
    wanted = Settings(
        teams_app_id=teams.app_id,
        teams_app_secret=teams.secret,
        teams_tenant=teams.tenant,
        port=0,
    )
    channels = configured(wanted)
    assert channels.teams is not None
    channels = replace(channels, teams=replace(channels.teams, cloud=teams.cloud))
    with (
        open_storage(f"sqlite:///{folder}/ours.db") as storage,
        open_service(wanted, channels, storage, now, DeliveryPace(NO_PACE)) as service,
    ):
        service.start()
        teams.connect(f"http://127.0.0.1:{service.port}/teams/messages")
        yield
        service.close()


@contextmanager
def bare(teams: SmallTeams, replies: dict[str, int]) -> Iterator[None]:
    """An app that checks the token and answers."""
    cloud = teams.cloud
    with httpx.Client(timeout=10) as http:
        tokens = AccessTokens(cloud, teams.tenant, teams.app_id, teams.secret, http)
        connector = Connector(cloud, tokens, http, now)
        door = InboundTokens(cloud, teams.app_id, KeyStore(cloud.openid, cloud.issuer, http), now)

        def answer(authorization: str, body: object) -> None:
            activity = read_activity(body)
            assert activity is not None
            door.check(authorization, activity)
            said = message(card(text(activity.said)), activity.said)
            for _ in range(replies[activity.said]):
                connector.send(activity.service_url, activity.conversation.id, said)

        async def heard(request: Request) -> Response:
            authorization, body = request.headers["authorization"], await request.json()
            await run_in_threadpool(answer, authorization, body)
            return Response(status_code=200)

        with served(Starlette(routes=[Route("/", heard, methods=["POST"])])) as url:
            teams.connect(f"{url}/")
            yield


def say(person: Person, words: str, count: int) -> tuple[float, float]:
    """Say something and wait for so many cards; seconds, and seconds of a processor."""
    standing = len(person.posts())
    began, used = perf_counter(), process_time()
    person.say(words)
    person.teams.wait_until(lambda: len(person.posts()) >= standing + count)
    return perf_counter() - began, process_time() - used


def rehearse(teams: SmallTeams) -> dict[str, int]:
    """How many cards answer each line."""
    person, replies = teams.person("first"), {}
    for words in (GREETING, *script()):
        before = len(person.posts())
        person.say(words)
        teams.wait_until(lambda before=before: len(person.posts()) > before)  # type: ignore[misc]
        seen = -1
        while seen != len(person.posts()):
            seen = len(person.posts())
            time.sleep(0.3)
        replies[words] = len(person.posts()) - before
    return replies


def go_through(teams: SmallTeams, replies: dict[str, int]) -> list[tuple[float, float]]:
    """One newcomer says all of it."""
    person = teams.person("somebody")
    say(person, GREETING, replies[GREETING])
    return [say(person, words, replies[words]) for words in script()]


def main() -> None:
    """Measure and print."""
    mine: list[tuple[float, float]] = []
    theirs: list[tuple[float, float]] = []
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        one, other = stack.enter_context(SmallTeams()), stack.enter_context(SmallTeams())
        stack.enter_context(ours(one, folder))
        replies = rehearse(one)
        stack.enter_context(bare(other, replies))
        for _ in range(ROUNDS):
            mine += go_through(one, replies)
            theirs += go_through(other, replies)
    own, own_used = medians(mine)
    bare_one, bare_used = medians(theirs)
    print(f"ours {own * 1_000:.1f} ms a message, bare {bare_one * 1_000:.1f} ms")
    print(f"ours takes {own / bare_one:.1f} times it")
    print(f"of a processor, both ends: {own_used / bare_used:.1f} times the bare one's")


def medians(found: list[tuple[float, float]]) -> tuple[float, float]:
    """Of the seconds, and of those of a processor."""
    return median(seconds for seconds, _ in found), median(used for _, used in found)


if __name__ == "__main__":
    main()
