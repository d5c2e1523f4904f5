"""What is new comes by itself, to every page of a person and to nobody else's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx
import pytest

from bot.channels.web.applicants.turns import person_of
from bot.vocabulary import Message, MessageKind
from tests.channels.web.applicants.site import House, serving
from tests.channels.web.applicants.visitor import HIDDEN
from tests.driver import IN_EDITION

JSON = {"accept": "application/json"}
BEGUN = "answer:request:hands_on_support"


@pytest.fixture
def root(house: House) -> Iterator[str]:
    with serving(house) as address:
        yield address


@pytest.fixture
def browsers(root: str) -> Iterator[Callable[[], Browser]]:
    with ExitStack() as stack:

        def new() -> Browser:
            speaks = {"accept-language": "en"}
            client = httpx.Client(base_url=root, timeout=20, headers=speaks)
            return Browser(stack.enter_context(client))

        yield new


class Browser:
    """A browser that keeps its cookie and listens."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client
        self.hidden = dict(HIDDEN.findall(self.client.get("/").text))

    @property
    def person(self) -> str:
        return person_of(self.client.cookies["madoguchi_visitor"])

    def act(self, event: str, **fields: str) -> dict[str, Any]:
        sent = {**self.hidden, "page": "", "event": event, **fields}
        found: dict[str, Any] = self.client.post("/turn", data=sent, headers=JSON).json()
        self.hidden["cursor"] = str(found["cursor"])
        return found

    @contextmanager
    def listening(self) -> Iterator[Iterator[str]]:
        """Versions, as they are told."""
        with self.client.stream("GET", "/stream") as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            yield versions(stream.iter_lines())

    def news(self, cursor: str = "") -> dict[str, Any]:
        asked = {"cursor": cursor or self.hidden["cursor"]}
        found: dict[str, Any] = self.client.get("/news", params=asked, headers=JSON).json()
        return found


def versions(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("data: "):
            yield line.removeprefix("data: ")


def test_another_page_of_the_same_person_hears_that_there_is_something_new(
    browsers: Callable[[], Browser],
) -> None:
    anna = browsers()
    before = anna.act("0123456789abcdef", choose=BEGUN)
    with anna.listening() as rings:
        assert next(rings) == before["version"]  # nothing new since: nobody has to look
        after = anna.act("0123456789abcdee", choose="do:back")
        assert next(rings) == after["version"]
    assert after["version"] != before["version"]
    found = anna.news(before["cursor"])
    assert "took back" in found["lines"]
    assert not found["whole"]


def test_whoever_comes_back_gets_what_was_missed_and_nothing_twice(
    browsers: Callable[[], Browser],
) -> None:
    anna = browsers()
    first = anna.act("0123456789abcdef", choose=BEGUN)["cursor"]
    anna.act("0123456789abcdee", choose="do:back")
    found = anna.news(first)
    assert "took back" in found["lines"]
    assert "Hello." not in found["lines"]
    assert anna.news(found["cursor"])["lines"].strip() == ""


def test_a_message_of_staff_is_heard_of(house: House, browsers: Callable[[], Browser]) -> None:
    anna = browsers()
    for number, choose in enumerate(("do:staff", "consent:yes")):
        anna.act(f"event-{number:08}", choose=choose)
    reference = house_lead(house, anna)
    with anna.listening() as rings:
        before = next(rings)
        house.reply(reference, "Good morning!")
        assert next(rings) != before
    found = anna.news()
    assert "Good morning!" in found["lines"]
    assert "is-staff" in found["lines"]
    assert found["mark"] > 0


def house_lead(house: House, browser: Browser) -> str:
    values = {"company": "Example", "name": "Hanako", "email": "hanako@example.com"}
    chosen = {"language": "en", "times": "any"}
    house.visitors.fill(browser.person, "web:form", {**values, **chosen})
    browser.act("event-send", choose="send")
    with house.storage() as work:
        return work.leads.all()[0].reference


def test_what_somebody_else_does_is_heard_by_nobody(browsers: Callable[[], Browser]) -> None:
    anna, eve = browsers(), browsers()
    mine = eve.act("0123456789abcdef", choose=BEGUN)
    anna.act("0123456789abcdef", choose=BEGUN)
    with eve.listening() as rings:
        assert next(rings) == mine["version"]
        anna.act("0123456789abcdee", choose="do:my_data")
        assert eve.act("0123456789abcdee", choose="do:help")["version"] == next(rings)
    found = eve.news(anna.hidden["cursor"])  # it is not theirs, so they get their own anew
    assert found["whole"]
    assert "This is what is stored" not in found["lines"]


def test_without_a_cookie_or_from_elsewhere_there_is_nothing_to_hear(
    root: str, browsers: Callable[[], Browser]
) -> None:
    assert httpx.get(f"{root}/stream").status_code == 204
    anna = browsers()
    elsewhere = {"sec-fetch-site": "cross-site"}
    assert anna.client.get("/stream", headers=elsewhere).status_code == 204
    assert anna.client.get("/news", headers=elsewhere).status_code == 403
    assert httpx.get(f"{root}/news").status_code == 403


def test_streams_end_at_once_when_the_house_closes(house: House) -> None:
    with serving(house) as root, httpx.Client(base_url=root) as client:
        anna = Browser(client)
        anna.act("0123456789abcdef", choose=BEGUN)
        with anna.listening() as rings:
            assert next(rings)
            house.visitors.hub.close()
            assert list(rings) == []
    assert house.visitors.hub.open == 0


def test_many_are_told_at_once_which_version_there_is_now(
    house: House, browsers: Callable[[], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, eve = browsers(), browsers()
    with ExitStack() as stack:
        rings = []
        for each in (anna, eve):
            each.act("0123456789abcdef", choose=BEGUN)
            rings.append(stack.enter_context(each.listening()))
        before = [next(each) for each in rings]
        keep_unheard(house, anna, eve)
        asked = list[str]()
        monkeypatch.setattr(type(house.visitors), "version", lambda _, person: asked.append(person))
        house.visitors.ring([anna.person, eve.person, "web:of nobody"])
        after = [next(each) for each in rings]
    assert [each.news()["version"] for each in (anna, eve)] == after
    assert all(one != other for one, other in zip(before, after, strict=True))
    assert not asked


def keep_unheard(house: House, *browsers: Browser) -> None:
    """Something is said to somebody in another process."""
    with house.storage() as work:
        for browser in browsers:
            message = Message(MessageKind.NOTICE, "From elsewhere")
            work.outbox.put(browser.person, "e", [message], IN_EDITION)
        work.commit()
