"""Whether somebody asks on about an answer, or only asks the same again."""

from __future__ import annotations

import pytest

from bot.faq.article import ArticleText
from bot.faq.asking_on import asks_anew, asks_on
from bot.vocabulary import Language

FEE = {
    Language.EN: ArticleText(
        "Is there a fee?",
        "Using it is free in principle.",
        "Cancelling a visit may cost you something.",
        ("is it free", "free of charge?", "a fee?"),
    ),
    Language.JA: ArticleText(
        "利用料はかかりますか？",
        "ご利用は原則無料です。",
        "訪問をキャンセルされると、ご負担が生じることがあります。",
        (),
    ),
}


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("and if we cancelled", Language.EN),
        ("what about visits", Language.EN),
        ("訪問のときは？", Language.JA),
        ("キャンセル料は取られますか", Language.JA),
    ],
)
def test_who_takes_up_what_the_rest_tells_asks_on(question: str, language: Language) -> None:
    assert asks_on(question, FEE[language], language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("so it is free?", Language.EN),
        ("really no fee?", Language.EN),
        ("does that cover trains", Language.EN),
        ("無料なんですね？", Language.JA),
        ("それはいつもですか", Language.JA),
    ],
)
def test_who_says_nothing_of_it_does_not(question: str, language: Language) -> None:
    assert not asks_on(question, FEE[language], language)


def test_only_a_word_that_was_not_asked_before_asks_anew() -> None:
    text = FEE[Language.EN]
    assert asks_anew("is cancelling free", "is there a fee", text, Language.EN)
    assert not asks_anew("is it free", "free of charge?", text, Language.EN)
    assert not asks_anew("is it blue", "is there a fee", text, Language.EN)
