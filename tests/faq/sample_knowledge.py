"""A small knowledge base made by hand, for tests of matching."""

from __future__ import annotations

from collections.abc import Iterable

from bot.faq.article import Article, ArticleText, Knowledge, OutOfScope
from bot.vocabulary import Language

Asked = tuple[str, ...]


def article(name: str, ja: Asked, en: Asked) -> Article:
    """An article; the first way to ask is its question, and it answers with the same words."""
    return Article(
        id=name,
        clauses=(f"II.{name}",),
        related=(),
        ja=ArticleText(ja[0], ja[0], ja[0], ja[1:]),
        en=ArticleText(en[0], en[0], en[0], en[1:]),
    )


ARTICLES = (
    article(
        "fee",
        (
            "利用料はかかりますか？",
            "費用はいくらですか",
            "料金を教えてください",
            "サービスの利用料金",
            "有料ですか、無料ですか",
        ),
        (
            "Is there a fee?",
            "How much does the support cost?",
            "what is the price of the support",
            "do we pay a fee for the support",
            "is the support free of charge",
        ),
    ),
    article(
        "seal",
        (
            "同意書にはどの印鑑を押しますか？",
            "同意書に押す印鑑の種類",
            "代表者印でないとだめですか",
            "同意書のハンコについて教えて",
            "印鑑は実印ですか",
        ),
        (
            "Which seal goes on the consent form?",
            "What kind of stamp do we need on the form?",
            "must it be the representative's seal",
            "stamp for the consent form",
            "is a registered seal needed",
        ),
    ),
    article(
        "coordinator",
        (
            "コーディネーターは何人つきますか？",
            "担当コーディネーターの人数",
            "コーディネーターは一人だけですか",
            "何名のコーディネーターが担当しますか",
        ),
        (
            "How many coordinators will we have?",
            "number of coordinators per company",
            "do we get more than one coordinator",
            "will a single coordinator support us",
        ),
    ),
)

OUTSIDE = (
    OutOfScope(
        "weather",
        {Language.JA: "天気は分かりません。", Language.EN: "We do not know the weather."},
        {
            Language.JA: (
                "明日の天気は？",
                "今日は雨が降りますか",
                "台風はいつ来るの",
                "気温を教えて",
            ),
            Language.EN: (
                "what is the weather tomorrow",
                "will it rain today",
                "when does the typhoon come",
                "how hot is it",
            ),
        },
    ),
    OutOfScope(
        "food",
        {Language.JA: "料理は分かりません。", Language.EN: "We do not know food."},
        {
            Language.JA: ("カレーの作り方", "近くのラーメン屋を教えて", "晩ごはんは何がいいかな"),
            Language.EN: ("how to cook curry", "good ramen nearby", "what shall I have for dinner"),
        },
    ),
)


def shelf(
    articles: Iterable[Article] = ARTICLES, outside: Iterable[OutOfScope] = OUTSIDE
) -> Knowledge:
    """A knowledge base of these articles and subjects, in this order."""
    return Knowledge({each.id: each for each in articles}, tuple(outside))
