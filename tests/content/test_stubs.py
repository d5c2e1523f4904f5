"""What curators copy to begin an article is YAML, whatever was asked."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.content.stubs import stub_of
from bot.vocabulary import Language
from bot.vocabulary.text import visible


def test_what_was_asked_stands_in_its_language_and_the_rest_is_to_do() -> None:
    [stub], phrasings = yaml.safe_load_all(stub_of(["費用は？", "有料？"], Language.JA))
    assert stub["ja"]["question"] == "費用は？"
    assert stub["en"]["question"] == "TODO"
    assert phrasings == {"TODO": ["費用は？", "有料？"]}
    assert stub["clauses"] == ["TODO"]


def test_the_nearest_article_is_named() -> None:
    assert stub_of(["Is it free?"], Language.EN, "cost-free").startswith("# Or add the phrasings")
    assert "cost-free" in stub_of(["Is it free?"], Language.EN, "cost-free")


@given(st.lists(st.text(min_size=1).map(visible).filter(bool), min_size=1, max_size=4))
def test_whatever_was_asked_is_read_back_as_it_was(texts: list[str]) -> None:
    [stub], phrasings = yaml.safe_load_all(stub_of(texts, Language.EN, "an-article"))
    assert stub["en"]["question"] == texts[0]
    assert phrasings == {"TODO": texts}
