"""Channels that are configured together: none stands in the way of another."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from bot.bootstrap import matcher_of
from bot.runtime.probes import Probe, TwiceError, closed_door, exact_first
from bot.serving.service import Service
from bot.vocabulary import Language
from tests.fake_slack import Person, SmallSlack, Workspace
from tests.memory import migrated_file
from tests.serving.all_channels import TRANSPORTS, Choice, choices, opened

CHOICES = tuple(choices())
TOGETHER = Choice("one workspace", "http", ("page", "desk", "numbers"))

Answers = dict[tuple[str, str], int]


@dataclass(frozen=True)
class Served:
    """What is served before anything is learnt, and a stranger's browser at it."""

    choice: Choice
    service: Service
    client: httpx.Client


@pytest.fixture(scope="module")
def slack() -> Iterator[SmallSlack]:
    with SmallSlack() as small:
        yield small


@pytest.fixture(scope="module")
def acme(slack: SmallSlack) -> Workspace:
    return slack.workspace("acme")


@pytest.fixture(scope="module", params=CHOICES, ids=str)
def served(
    request: pytest.FixtureRequest,
    slack: SmallSlack,
    acme: Workspace,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("together")
    with opened(request.param, slack, acme, migrated_file(folder / "app.db")) as service:
        service.show()
        root = f"http://127.0.0.1:{service.port}"
        with httpx.Client(base_url=root, timeout=30) as client:
            yield Served(request.param, service, client)
        service.close()


def expected(choice: Choice) -> Answers:
    """What each channel answers to a stranger at its own address; 404 where it is not there."""
    has_events = bool(choice.slack) and choice.transport == "http"
    is_for_many = choice.slack == "many workspaces"
    there = {
        ("POST", "/slack/events"): (has_events, 401),
        ("GET", "/slack/install"): (is_for_many, 302),
        ("GET", "/slack/oauth_redirect"): (is_for_many, 400),
        ("GET", "/"): (choice.has_page, 200),
        ("GET", "/stream"): (choice.has_page, 204),
        ("GET", "/desk"): (choice.has_desk, 303),
        ("GET", "/metrics"): ("numbers" in choice.beside, 401),
        ("GET", "/health"): (True, 200),
        ("GET", "/ready"): (True, 503),
    }
    return {door: status if is_there else 404 for door, (is_there, status) in there.items()}


def test_every_channel_answers_at_its_own_address_whatever_stands_beside_it(
    served: Served,
) -> None:
    wanted = expected(served.choice)
    if served.service.port:
        assert {door: served.client.request(*door).status_code for door in wanted} == wanted
    else:
        assert (served.choice.transport, served.choice.beside) == ("socket", ())


def test_whoever_watches_asks_at_the_door_of_each_channel(served: Served) -> None:
    probes = [probe for face in served.service.adapters for probe in face.probes]
    asked = {(probe.method, probe.path): probe.status for probe in probes}
    answering = {door: status for door, status in expected(served.choice).items() if status != 404}
    watching = {"/", "/metrics", "/health", "/ready"}
    assert asked == {door: answering[door] for door in answering if door[1] not in watching}
    assert served.service.closed_door() == ""


def test_every_answer_says_what_keeps_browsers_safe(served: Served) -> None:
    if not served.service.port:
        return
    wanted = SAFE if served.choice.has_page else SAFE - {"strict-transport-security"}
    doors = (*expected(served.choice), ("GET", "/nowhere"), ("PUT", "/slack/events"))
    for method, path in doors:
        assert wanted <= set(served.client.request(method, path).headers), path


def everybody_is_answered(service: Service, slack: SmallSlack, person: Person) -> None:
    root = f"http://127.0.0.1:{service.port}"
    person.say(person.dm(), "Is it free?")
    slack.wait_until(lambda: "free" in "".join(person.reads(person.dm())[1:]))
    with httpx.Client(base_url=root, timeout=30, headers={"accept-language": "en"}) as client:
        assert 'lang="en"' in client.get("/").text
        assert client.get("/desk", follow_redirects=True).url.path == "/desk/sign-in"
        for path in ("/health", "/ready"):
            assert client.get(path).json() == {"status": "ok"}


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_all_together_a_person_in_slack_and_one_in_a_browser_are_answered(
    transport: str, tmp_path: Path
) -> None:
    for language in Language:
        matcher_of()(language)
    together = Choice(TOGETHER.slack, transport, TOGETHER.beside)
    url = migrated_file(tmp_path / "together.db")
    with (
        SmallSlack() as slack,
        opened(together, slack, acme := slack.workspace("acme"), url) as service,
    ):
        hanako = slack.person(acme, "hanako", locale="en-US")
        service.start()
        if transport == "http":
            slack.connect_http(f"http://127.0.0.1:{service.port}/slack/events")
        else:
            slack.wait_until(lambda: slack.connections and service.is_well())
        everybody_is_answered(service, slack, hanako)
        slack.sockets.cut()
        assert service.close()


SAFE = {
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "cache-control",
    "strict-transport-security",
}


# The check itself.


def routes_that_hide() -> Starlette:
    return Starlette(
        routes=[
            Mount("/", app=PlainTextResponse("page")),
            Route("/door", answered, methods=["GET"]),
        ]
    )


def answered(_: object) -> PlainTextResponse:
    return PlainTextResponse("door", status_code=202)


def test_a_channel_that_another_one_hides_is_found_out() -> None:
    assert closed_door(routes_that_hide(), [Probe("GET", "/door", 202)])


def test_whole_addresses_come_before_what_is_mounted_and_the_longer_mount_first() -> None:
    shuffled = [*routes_that_hide().routes, Mount("/door/step", app=PlainTextResponse("step"))]
    app = Starlette(routes=exact_first(shuffled))
    assert not closed_door(app, [Probe("GET", "/door", 202), Probe("GET", "/elsewhere", 200)])
    assert [getattr(route, "path", "") for route in app.routes] == ["/door", "/door/step", ""]


def test_an_address_that_two_channels_want_is_told_before_anything_is_served() -> None:
    door = Route("/door", answered, methods=["GET"])
    with pytest.raises(TwiceError, match="/door"):
        exact_first([door, door])


def test_a_door_behind_which_nobody_answers_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def silent(*_: object) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr("bot.runtime.probes.PATIENCE", 0.01)
    assert closed_door(silent, [Probe("GET", "/", 200)])
