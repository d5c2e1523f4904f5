"""What is wished to be "not sure" is put so, and what else is said is left."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.driver import new_stage


@pytest.mark.parametrize(
    ("language", "text", "keys"),
    [
        (Language.EN, "mark it as unknown and show me how we stand", ("request",)),
        (
            Language.EN,
            "put not sure for the licence and the website, please",
            ("placement_business", "website"),
        ),
        (Language.EN, "set the website to not sure", ("website",)),
        (Language.EN, "please leave the legal form at don't know", ("legal_form",)),
        (Language.JA, "「わからない」にしておいてください", ("request",)),
        (
            Language.JA,
            "ホームページと在留資格は「わからない」にして、結果を見せて",
            ("website", "residence_status"),
        ),
    ],
)
def test_not_sure_is_put_where_it_is_wished(
    language: Language, text: str, keys: tuple[str, ...]
) -> None:
    stage = new_stage(language=language)
    stage.pick("do:start")
    stage.say(text)
    assert {key: stage.answers.get(key) for key in keys} == dict.fromkeys(keys, "not_sure")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (Language.EN, "we put great effort into this and are not sure whether it counts"),
        (Language.EN, "I set up the firm, not sure about the rest"),
        (Language.JA, "どうしたらいいかわからないので教えてください"),
    ],
)
def test_who_is_only_unsure_of_something_puts_nothing(language: Language, text: str) -> None:
    stage = new_stage(language=language)
    stage.pick("do:start")
    stage.say(text)
    assert "not_sure" not in stage.answers.values()
