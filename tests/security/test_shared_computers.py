"""Nobody who uses the same computer afterwards sees what somebody did there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from tests.channels.web.applicants.site import House, open_house, serving
from tests.channels.web.applicants.test_stream import Browser
from tests.channels.web.applicants.visitor import Visitor

BEGUN = "answer:request:hands_on_support"
COOKIE = "madoguchi_visitor"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with open_house(tmp_path) as made:
        yield made


def end(visitor: Visitor) -> None:
    fields = {"csrf": visitor.hidden["csrf"], "language": visitor.language}
    answer = visitor.client.post("/end", data=fields)
    assert answer.status_code == 303
    assert answer.headers["clear-site-data"] == '"storage"'
    visitor.open(answer.headers["location"])


@pytest.mark.parametrize(
    ("language", "button", "told"),
    [
        ("en", "End on this device", "no longer knows your conversation"),
        ("ja", "この端末での利用を終える", "このブラウザーでの利用を終えました"),
    ],
)
def test_nobody_opens_a_conversation_that_was_ended_on_this_device(
    house: House, language: str, button: str, told: str
) -> None:
    visitor = Visitor(house, language)
    visitor.send(choose=BEGUN)
    before = list(visitor.lines)
    token = visitor.client.cookies[COOKIE]
    assert button in visitor.html
    end(visitor)
    assert told in visitor.html
    assert COOKIE not in visitor.client.cookies
    visitor.open()
    assert len(visitor.lines) < len(before)
    assert visitor.client.cookies[COOKIE] != token
    visitor.open("/result")
    assert before[-1] not in visitor.html


def test_nobody_ends_it_for_somebody_else(house: House) -> None:
    visitor = Visitor(house)
    visitor.send(choose=BEGUN)
    fields = {"csrf": visitor.hidden["csrf"]}
    cross = {"sec-fetch-site": "cross-site"}
    assert visitor.client.post("/end", data=fields, headers=cross).status_code == 403
    assert visitor.client.post("/end", data={"csrf": "x"}).status_code == 403
    assert visitor.client.get("/end").status_code == 405
    assert COOKIE in visitor.client.cookies


def test_nothing_that_was_sent_is_lost_by_it(house: House) -> None:
    visitor = Visitor(house)
    visitor.send(choose=BEGUN)
    from bot.channels.web.applicants.turns import person_of

    person = person_of(visitor.client.cookies[COOKIE])
    end(visitor)
    with house.storage() as work:
        assert work.conversations.of(person) is not None


def test_a_page_that_is_still_open_beside_it_lets_go_as_well(house: House) -> None:
    import httpx

    with serving(house) as root, httpx.Client(base_url=root, timeout=20) as client:
        anna = Browser(client)
        anna.act("0123456789abcdef", choose=BEGUN)
        with client.stream("GET", "/stream") as stream:
            lines = stream.iter_lines()
            assert next(line for line in lines if line.startswith("event: ring"))
            fields = {"csrf": anna.hidden["csrf"]}
            ended = httpx.post(f"{root}/end", data=fields, cookies=dict(client.cookies))
            assert ended.status_code == 303
            assert "event: ended" in takewhile(lambda line: "beat" not in line, lines)
