from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.understanding.form.told.part_changes import is_part_only, part_changed, whole_anew

HELD = {
    "company": "株式会社みどり",
    "name": "森",
    "remarks": "免許は去年の3月に返納しました。電話で相談したいです",
}
ENGLISH = {"company": "Midori Works", "remarks": "We gave the licence back in March 2023."}
NAMES = frozenset({"電話", "質問", "会社名", "備考", "phone", "question"})


@pytest.mark.parametrize(
    ("text", "held", "field", "value"),
    [
        (
            "去年の3月→一昨年の3月",
            HELD,
            "remarks",
            "免許は一昨年の3月に返納しました。電話で相談したいです",
        ),
        (
            "去年の3月ではなくて去年の5月です",
            HELD,
            "remarks",
            "免許は去年の5月に返納しました。電話で相談したいです",
        ),
        (
            "「去年の3月」を「3年前」に書き換えてください",
            HELD,
            "remarks",
            "免許は3年前に返納しました。電話で相談したいです",
        ),
        (
            "3月を5月に直して",
            HELD,
            "remarks",
            "免許は去年の5月に返納しました。電話で相談したいです",
        ),
        ("森ではなく林です", HELD, "name", "林"),
        ("「株式会社」は消してください", HELD, "company", "みどり"),
        (
            "please change March 2023 to March 2022",
            ENGLISH,
            "remarks",
            "We gave the licence back in March 2022.",
        ),
        (
            "March 2022, not March 2023",
            ENGLISH,
            "remarks",
            "We gave the licence back in March 2022.",
        ),
        ('remove "in March 2023"', ENGLISH, "remarks", "We gave the licence back ."),
    ],
)
def test_words_in_the_form_are_changed_by_naming_them(
    text: str, held: Mapping[str, str], field: str, value: str
) -> None:
    changed = part_changed(text, held, NAMES)
    assert changed is not None
    assert (changed.field, changed.text) == (field, value)


@pytest.mark.parametrize(
    "text",
    [
        "電話は不要です",
        "電話を取り消してください",
        "質問は取り消します",
        "会社じゃなくて個人です",
        "担当の方と相談を取ってください",
        "会社名を桜川商事に直して",
        "このまま送ってください",
    ],
)
def test_what_a_message_itself_speaks_of_is_no_part_of_the_form(text: str) -> None:
    assert part_changed(text, HELD, NAMES) is None


@pytest.mark.parametrize(
    "text", ["会社名に「社会福祉法人」をつけて", "会社名の「の森」は要りません"]
)
def test_quoted_words_are_not_all_of_a_name(text: str) -> None:
    assert is_part_only(text)


def test_words_to_staff_are_written_anew() -> None:
    assert (
        whole_anew("免許は2年前に返納しました、が正しい内容です") == "免許は2年前に返納しました、"
    )
    assert whole_anew("the correct text is: we gave it back in May") == "we gave it back in May"
    assert whole_anew("これで正しいです") == ""
