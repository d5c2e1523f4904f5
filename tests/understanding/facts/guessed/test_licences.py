"""Licences that are denied in many words, and those of another trade."""

from __future__ import annotations

import pytest

from bot import bootstrap
from bot.vocabulary import Language

READER = bootstrap.programme().reader


def told(text: str) -> str | None:
    """What is told of placement: with a question mark if it is only offered."""
    for fact in READER.facts(text, Language.JA):
        if fact.question.key == "placement_business":
            return fact.option.value + ("" if fact.is_certain else "?")
    return None


@pytest.mark.parametrize(
    "text",
    [
        "弊財団は人材紹介や労働者派遣の許可は有しておりません",
        "派遣業や紹介業は営んでおりません",
        "有料職業紹介事業については許可を取得しておりません",
        "紹介の許可とかは全然持ってないです",
        "職業紹介、派遣ともに許可は受けておりません",
        "職業紹介の免許とか一切ない",
        "紹介業とかは無縁です",
        "うちは運送の許可だけで紹介の許可はない",
    ],
)
def test_a_licence_that_is_named_and_denied_is_none(text: str) -> None:
    assert told(text) == "none"


@pytest.mark.parametrize(
    "text",
    [
        "紹介とか派遣とかそういうのは一切やってません",
        "派遣も紹介もやってない",
        "許認可系なし",
        "免許類は何もない",
        "人材系の許可はありません",
        "資金はあるけどサイトはないし免許もない",
        "免許は建設業だけ",
        "許可は旅館業だけです、人材関係はない",
        "持ってる免許は古物商だけ",
        "飲食店営業の許可だけです",
        "派遣業の許可はあるけど紹介のほうはない",
    ],
)
def test_what_rather_means_that_there_is_none_is_offered(text: str) -> None:
    assert told(text) == "none?"


@pytest.mark.parametrize(
    "text",
    [
        "運転免許は持ってないです",
        "エンジニアは運転免許がないです",
        "在留許可だけ取れている",
        "就労の許可はまだない",
        "派遣の許可は持っていません",
        "派遣はやってない",
        "うちは酒の免許を持ってます",
        "紹介の許可はあるけど派遣の許可はない",
        "友人の紹介もないし、どう探せばいいか",
        "候補者の紹介はしてないんですよね",
        "免許の更新をしていません",
        "免許がない会社でも大丈夫ですか",
        "取引先は紹介の免許がない",
        "人材紹介は使っていません",
        "人材紹介会社に頼んだことはない",
        "人材紹介業とは関係ない会社です",
        "職業紹介を頼むつもりはない",
    ],
)
def test_other_licences_and_other_people_tell_nothing(text: str) -> None:
    assert told(text) is None


def test_a_licence_without_a_record_stays_one() -> None:
    assert told("職業紹介の許可は持ってますが実績はないです") == "licensed_without_record?"
    assert told("紹介の免許だけ持っています") == "licensed_without_record"
