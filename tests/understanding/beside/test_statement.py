"""Statements that ask nothing: who introduces a firm, and who tells how things stand."""

from __future__ import annotations

import pytest

from bot.understanding.beside.statement import is_introduction, is_statement


@pytest.mark.parametrize(
    "text",
    [
        "We make tea in Uji",
        "Hello, our company builds fishing boats, 40 people",
        "I own a small pottery, eleven of us",
        "hi there, i run two bakeries in Otaru",
        "鯖江で眼鏡の枠を作っています",
        "はじめまして。倉敷の縫製工場の者です",
        "従業員は18名です",
        "Our client is a design office with thirty people, they want an architect",
        "one of our customers makes bicycles and needs a welder",
        "取引先は設計事務所で、建築士を探しているそうです",
    ],
)
def test_a_firm_is_introduced(text: str) -> None:
    assert is_introduction(text)


@pytest.mark.parametrize(
    "text",
    [
        "We make tea in Uji. What does it cost?",
        "We run a hotel and need a receptionist",
        "stop",
        "an engineer",
        "眼鏡を作っています。申し込めますか",
        "倉敷の縫製工場です。エンジニアを採用したいです",
        "同意書",
    ],
)
def test_who_asks_or_wishes_does_more_than_introduce_themselves(text: str) -> None:
    assert not is_introduction(text)


@pytest.mark.parametrize(
    "text",
    ["The parcel left on Monday", "My boss is on holiday until May", "見積もりは昨日送りました"],
)
def test_a_whole_sentence_states_something(text: str) -> None:
    assert is_statement(text)


@pytest.mark.parametrize(
    "text", ["asdf qwer zxcv uiop", "is the boss needed?", "blue green", "ほにゃらら", "うーん"]
)
def test_a_question_or_a_few_words_state_nothing(text: str) -> None:
    assert not is_statement(text)
