"""A company for which somebody else speaks is the one that the check is about."""

from __future__ import annotations

import pytest

from bot import bootstrap
from bot.understanding.facts.outsiders import is_outsider
from bot.vocabulary import Language

JA, EN = Language.JA, Language.EN
READER = bootstrap.programme().reader


def told(language: Language, text: str) -> dict[str, str]:
    return {fact.question.key: fact.option.value for fact in READER.facts(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "facts"),
    [
        (
            JA,
            "その会社は免許なし、サイトあり、ダナン工科大卒を正社員で、という話です",
            {"placement_business": "none", "website": "yes", "employment": "regular"},
        ),
        (
            JA,
            "組合員の会社が株式会社で、通訳を正社員で雇いたいそうです",
            {"legal_form": "kabushiki_kaisha", "employment": "regular"},
        ),
        (
            JA,
            "先輩の会社は株式会社です。私を正社員のエンジニアとして採用したいと言っています",
            {"legal_form": "kabushiki_kaisha", "employment": "regular", "role": "specialist"},
        ),
        (
            JA,
            "クライアントはホームページがなく、海外営業の正社員を募集しています",
            {"website": "no", "role": "overseas_business", "employment": "regular"},
        ),
        (
            JA,
            "知り合いの会社が有限会社でして、大卒のネパール人を正社員で雇いたいと",
            {"legal_form": "yugen_kaisha", "education": "university_or_equivalent"},
        ),
        (
            JA,
            "内定先は合同会社で、私をエンジニアとして正社員で採用します",
            {"legal_form": "godo_kaisha", "role": "specialist", "employment": "regular"},
        ),
        (
            EN,
            "My client is a KK, has a website and wants to hire an engineer",
            {"legal_form": "kabushiki_kaisha", "website": "yes", "role": "specialist"},
        ),
    ],
)
def test_a_client_that_wishes_to_hire_is_heard_as_the_company(
    language: Language, text: str, facts: dict[str, str]
) -> None:
    assert facts.items() <= told(language, text).items()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (JA, "その会社は株式会社です"),
        (JA, "その会社は支援を3年受けたそうです"),
        (JA, "取引先は正社員でエンジニアを採用したそうですが、うちはどうでしょう"),
        (JA, "クライアントは株式会社で、正社員を採用したいそうですが、うちは違います"),
        (JA, "知人の会社は株式会社で、ここの支援を3年受けたそうです"),
        (JA, "競合は株式会社でエンジニアを採用しています"),
        (EN, "Our client is a KK"),
        (EN, "Our supplier is a KK and hires engineers"),
        (EN, "A friend's company is a GK and used your support"),
    ],
)
def test_others_of_whom_one_only_speaks_stay_others(language: Language, text: str) -> None:
    assert told(language, text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "クライアントは株式会社です。エンジニアを採用したいです",
        "友人の会社は合同会社で、そこの紹介でエンジニアを採用予定です",
        "その会社はもう断りました。エンジニアを雇いたいです",
    ],
)
def test_a_wish_of_ones_own_makes_no_client_of_others(text: str) -> None:
    assert "legal_form" not in told(JA, text)


def test_who_is_no_company_may_tell_of_one() -> None:
    assert is_outsider("I work at a town hall in Shimane")
    assert not is_outsider(
        "I work at a town hall. Example: a foundry, kabushiki gaisha, wants engineers from India"
    )
