"""A change that waits for a yes is put once more, whatever was said in between."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.driver import Stage, new_stage

CHANGED = {Language.EN: "sorry, we are a godo kaisha", Language.JA: "違いました、合同会社です"}
YES = {Language.EN: "yes", Language.JA: "はい"}


def at_a_change(language: Language) -> Stage:
    """Somebody who was asked whether to change the legal form that they gave."""
    stage = new_stage(language=language)
    stage.arrive()
    for key, value in (
        ("request", "hands_on_support"),
        ("legal_form", "kabushiki_kaisha"),
        ("placement_business", "none"),
    ):
        stage.pick(f"answer:{key}:{value}")
    stage.say(CHANGED[language])
    return stage


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.EN, "we closed our old factory in 2019"),
        (Language.EN, "we have a homepage"),
        (Language.JA, "古い工場は2019年に閉めました"),
        (Language.JA, "サイトはあります"),
    ],
)
def test_it_is_put_again_after_something_else_and_a_yes_makes_it(
    language: Language, said: str
) -> None:
    stage = at_a_change(language)
    *_, last = stage.say(said)
    assert "apply:legal_form:godo_kaisha" in [choice.id for choice in last.choices]
    stage.say(YES[language])
    assert stage.answers["legal_form"] == "godo_kaisha"


@pytest.mark.parametrize("language", Language)
def test_it_is_put_only_once_more(language: Language) -> None:
    stage = at_a_change(language)
    stage.say("サイトはあります" if language is Language.JA else "we have a homepage")
    said = stage.say("初めてです" if language is Language.JA else "first time")
    assert not [c for m in said for c in m.choices if c.id.startswith("apply:")]
    assert stage.answers["legal_form"] == "kabushiki_kaisha"
