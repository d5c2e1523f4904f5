"""The message extension: an answer is looked for while one writes, and handed on as a card."""

from __future__ import annotations

import pytest

from tests.channels.teams.test_every_card import accept
from tests.fake_teams import Person, controls, reads
from tests.memory import MemoryStorage

pytestmark = pytest.mark.usefixtures("service")


def search(person: Person, text: str) -> list[dict[str, object]]:
    found = person.search(text)["composeExtension"]
    return list(found.get("attachments", []))


def test_an_answer_is_found_and_its_card_names_clauses(taro: Person) -> None:
    [first, *_] = search(taro, "What does it cost?")
    assert "free" in reads(first["content"]).lower()  # type: ignore[arg-type]
    assert first["preview"]["content"]["title"]  # type: ignore[index]


def test_it_speaks_as_one_types_and_else_as_the_client_does(hanako: Person, taro: Person) -> None:
    assert "費用" in str(search(taro, "費用はかかりますか"))
    assert [str(each["preview"]) for each in search(hanako, "")] != [
        str(each["preview"]) for each in search(taro, "")
    ]


def test_every_card_is_taken_and_nothing_on_it_can_be_pressed(taro: Person, hanako: Person) -> None:
    for found in (*search(taro, ""), *search(hanako, ""), *search(taro, "apply")):
        accept(found["content"])  # type: ignore[arg-type]
        assert not controls(found["content"])  # type: ignore[arg-type]


def test_where_nothing_fits_it_says_so(taro: Person) -> None:
    answer = taro.search("best ramen in Osaka tonight")["composeExtension"]
    assert answer["type"] == "message"
    assert answer["text"]


@pytest.mark.parametrize("value", [None, 3, {}, {"commandId": "search"}, {"commandId": "other"}])
def test_a_search_of_another_shape_breaks_nothing(taro: Person, value: object) -> None:
    activity = taro.activity("invoke", name="composeExtension/query", value=value)
    status, _ = taro.teams.deliver(activity)
    assert status in (200, 501)


def test_nobody_is_remembered(taro: Person, storage: MemoryStorage) -> None:
    search(taro, "What does it cost?")
    assert not storage.rows("conversations")
    assert not storage.rows("questions")
