"""What is told in one breath: each denial belongs to its own clause."""

from __future__ import annotations

import itertools

import pytest

from bot import bootstrap
from bot.vocabulary import Language

READER = bootstrap.programme().reader

THERE = {
    ("website", "yes"): ("サイト{}ある", "ホームページ{}ある"),
    ("capacity", "yes"): ("資金{}ある", "体制{}整ってる"),
    ("commitment", "agreed"): ("社内の合意{}取れてる",),
}
MISSING = {
    ("website", "no"): ("サイト{}ない",),
    ("capacity", "no"): ("資金{}ない",),
    ("placement_business", "none"): ("紹介の許可{}ない", "紹介業{}やってない"),
    ("compliance", "yes"): ("法令違反{}ない", "違反{}ない"),
    ("years_supported", "0"): ("支援{}受けたことない",),
}
BEHIND = ("し", "し、", "し ", "けど", "が、", "んだけど")
PARTICLES = (("は", "も"), ("も", "も"), ("は", "は"), ("", ""))


def told(text: str) -> dict[str, str]:
    return {fact.question.key: fact.option.value for fact in READER.facts(text, Language.JA)}


def kept(text: str) -> dict[str, str]:
    facts = READER.facts(text, Language.JA)
    return {fact.question.key: fact.option.value for fact in facts if fact.is_certain}


PAIRS = [pair for pair in itertools.product(THERE, MISSING) if pair[0][0] != pair[1][0]]


@pytest.mark.parametrize(("there", "missing"), PAIRS, ids=lambda fact: fact[0])
def test_of_two_joined_clauses_neither_turns_the_other_round(
    there: tuple[str, str], missing: tuple[str, str]
) -> None:
    pairs = itertools.product(THERE[there], MISSING[missing], PARTICLES, BEHIND)
    for one, other, (first, second), joint in pairs:
        for text in (
            f"{one.format(first)}{joint}{other.format(second)}",
            f"{other.format(first)}{joint}{one.format(second)}",
        ):
            assert told(text).items() <= {there, missing}, text


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("サイトもあるし反社との付き合いもないです", {"website": "yes", "compliance": "yes"}),
        (
            "会社は株式会社ですしサイトもございますし違反もございません",
            {"legal_form": "kabushiki_kaisha", "website": "yes", "compliance": "yes"},
        ),
        ("HPあり違反なし紹介業もなし", {"website": "yes"}),
        ("サイトはあって支援は一度も受けてない", {"website": "yes", "years_supported": "0"}),
        ("資金もあるしサイトもあるよ違反もないし", {"capacity": "yes", "website": "yes"}),
        ("高卒じゃないし大卒だよ", {"education": "university_or_equivalent"}),
        ("契約社員じゃないし派遣でもない、正社員で採る", {"employment": "regular"}),
        ("サイトはありません紹介の許可もありません", {"website": "no"}),
    ],
)
def test_what_is_told_in_one_breath_is_kept(text: str, facts: dict[str, str]) -> None:
    assert facts.items() <= kept(text).items()


@pytest.mark.parametrize(
    "text",
    [
        "正社員ないし契約社員を考えています",
        "ホームページはあってないようなものです",
        "サイトを作るしかないですか",
        "紹介の免許があるしかない会社ばかりだ",
    ],
)
def test_what_only_looks_like_a_joint_tells_nothing_for_certain(text: str) -> None:
    assert not kept(text)
