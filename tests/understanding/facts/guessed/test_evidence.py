"""What is put to the person although it is not certain, and what nobody has spoken of."""

from __future__ import annotations

import pytest

from bot import bootstrap
from bot.vocabulary import Language

EN, JA = Language.EN, Language.JA
READER = bootstrap.programme().reader


def put(text: str, language: Language) -> dict[str, str]:
    """What is kept or asked about, by question, but for what only follows from a place."""
    facts = READER.facts(text, language)
    return {f.question.key: f.option.value for f in facts if not f.is_inferred}


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        # who works there already, counted by kind
        (JA, "役員2名と社員14名の会社です", "role"),
        (JA, "正社員は22名、パートさんが9名おります", "employment"),
        (JA, "バイトを入れると41人です", "employment"),
        (EN, "four directors and eleven staff", "role"),
        (EN, "30 full-timers, 12 part-timers", "employment"),
        (JA, "技能実習生が6名おりますが、別の話です", "residence_status"),
        # the position of who writes, or of who decides
        (JA, "製造部長の田中です", "role"),
        (JA, "総務課長の佐藤と申します。よろしくお願いします", "role"),
        (EN, "I'll have to ask my director about that", "role"),
        (EN, "Our president likes the idea of asking you", "role"),
        # people, markets and suppliers that are abroad
        (JA, "ネパールかスリランカの方を2名希望しています", "workplace"),
        (JA, "その方は今まだインドネシアに住んでいます", "workplace"),
        (EN, "She is still living in Hanoi", "workplace"),
        (EN, "two developers, ideally from Poland or Brazil", "workplace"),
        (EN, "We export to Thailand and Malaysia", "workplace"),
        # nothing of the kind is spoken of
        (JA, "名前はまだ出したくありません", "cooperation"),
        (JA, "給料はこれから決めます", "capacity"),
        (EN, "I would rather not give my name", "cooperation"),
        (EN, "We are in a bit of a rush", "capacity"),
        (EN, "Hm, I told you zero, but we do have one", "website"),
        (EN, "Nobody here is a foreigner, so no", "placement_business"),
        (JA, "予約番号は、持っていません", "placement_business"),
        (EN, "somewhere between 50 and 60", "workplace"),
        # it is not agreed yet
        (JA, "決裁が下りたら、またご連絡します", "commitment"),
        (JA, "代表は入院していて、印鑑は押せません", "consent_form"),
        # what does not matter tells nothing of whoever is hired
        (EN, "cook, no degree required", "education"),
        (JA, "大卒かどうかは問いません", "education"),
    ],
)
def test_what_nobody_said_is_not_put_to_them(language: Language, text: str, key: str) -> None:
    assert key not in put(text, language)


@pytest.mark.parametrize(
    ("language", "text", "key", "value"),
    [
        (JA, "製造部長を外国から迎えたいです", "role", "management"),
        (EN, "We would like to appoint a foreign director", "role", "management"),
        (JA, "ハノイの子会社で働いてもらいます", "workplace", "overseas_only"),
        (EN, "They are going to work at our plant in Hanoi", "workplace", "overseas_only"),
        (JA, "パートとして雇うつもりです", "employment", "not_regular"),
        (EN, "We would employ them part-time", "employment", "not_regular"),
        (JA, "技能実習生だけを受け入れたい", "residence_status", "specified_skilled_or_trainee"),
        (EN, "The board is all for it", "commitment", "agreed"),
        (JA, "タイに子会社がありますが、今回の勤務は国内です", "workplace", "japan"),
    ],
)
def test_what_is_probably_meant_still_is(
    language: Language, text: str, key: str, value: str
) -> None:
    assert put(text, language).get(key) == value
