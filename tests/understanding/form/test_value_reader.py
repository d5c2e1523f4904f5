from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.understanding.meaning import FillSeveral, Pick
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Language
from bot.vocabulary.text import plain
from tests.driver import real_assistant

JA, EN = Language


FILLED = {
    "company": "合同会社みどり",
    "name": "山田花子",
    "email": "hanako@example.co.jp",
    "times": "any",
}
"""What stands in the form when its last field is asked."""


def values(text: str, language: Language, asked: str | None = None) -> Mapping[str, str]:
    """What a message gives to the fields of the form by their names, at a field or at the end."""
    place = Place.FIELD if asked else Place.REVIEW
    state = DialogueState(language, place, asked, filled=FILLED if asked == "remarks" else {})
    sense = real_assistant().interpreter.interpret(Heard(plain(text), text), state)
    filled = [act for act in sense.acts if isinstance(act, FillSeveral)]
    return {value.field: value.text for act in filled for value in act.values}


SEVERAL: tuple[tuple[Language, str, str, Mapping[str, str]], ...] = (
    (
        EN,
        "company",
        "Green Works KK, Hanako Yamada",
        {"company": "Green Works KK", "name": "Hanako Yamada"},
    ),
    (
        EN,
        "company",
        "Hanako Yamada\nGreen Works Inc",
        {"company": "Green Works Inc", "name": "Hanako Yamada"},
    ),
    (
        EN,
        "company",
        "Green Works Inc / Hanako Yamada / hanako@example.co.jp",
        {"company": "Green Works Inc", "name": "Hanako Yamada", "email": "hanako@example.co.jp"},
    ),
    (JA, "company", "合同会社みどり、山田花子", {"company": "合同会社みどり", "name": "山田花子"}),
    (
        JA,
        "company",
        "合同会社みどり／山田花子／hanako@example.co.jp",
        {"company": "合同会社みどり", "name": "山田花子", "email": "hanako@example.co.jp"},
    ),
    (
        JA,
        "company",
        "会社名は合同会社みどりで名前は山田",
        {"company": "合同会社みどり", "name": "山田"},
    ),
    (
        JA,
        "company",
        "メールは hanako@example.co.jp、会社名は株式会社みどり工房、担当は山田花子です",
        {"email": "hanako@example.co.jp", "company": "株式会社みどり工房", "name": "山田花子"},
    ),
    (
        JA,
        "company",
        "合同会社みどり、山田花子と申します。hanako@example.co.jp",
        {"company": "合同会社みどり", "name": "山田花子", "email": "hanako@example.co.jp"},
    ),
    (
        JA,
        "email",
        "hanako@example.co.jp です、電話だと 03-1234-5678 になります",
        {"email": "hanako@example.co.jp", "phone": "03-1234-5678"},
    ),
    (
        EN,
        "company",
        "We're Green Works Ltd, I'm Hanako Yamada, e-mail hanako@example.co.jp",
        {"company": "Green Works Ltd", "name": "Hanako Yamada", "email": "hanako@example.co.jp"},
    ),
    (
        EN,
        "company",
        "Name: Hanako Yamada Company: Green Works, Ltd. Email: hanako@example.co.jp",
        {"name": "Hanako Yamada", "company": "Green Works, Ltd.", "email": "hanako@example.co.jp"},
    ),
    (
        JA,
        "email",
        "hanako@example.co.jp 相談内容は内定者の在留資格変更の時期です",
        {"email": "hanako@example.co.jp", "remarks": "内定者の在留資格変更の時期"},
    ),
    (
        JA,
        "email",
        "メールは hanako@example.co.jp、インターンも数えられるか知りたい",
        {"email": "hanako@example.co.jp", "remarks": "インターンも数えられるか知りたい"},
    ),
    (
        EN,
        "name",
        "Ito, head of sales, ito@example.co.jp",
        {"name": "Ito, head of sales", "email": "ito@example.co.jp"},
    ),
    (
        EN,
        "email",
        "reach me at hanako@example.co.jp or ring me on 03 1234 5678",
        {"email": "hanako@example.co.jp", "phone": "03 1234 5678"},
    ),
)

CORRECTIONS: tuple[tuple[Language, str, Mapping[str, str]], ...] = (
    (
        JA,
        "会社名は株式会社みどりじゃなくて株式会社みどり工房です",
        {"company": "株式会社みどり工房"},
    ),
    (JA, "お名前、山田花子に直してください", {"name": "山田花子"}),
    (JA, "要望に「午後に電話がほしい」と書き足して", {"remarks": "午後に電話がほしい"}),
    (JA, "「午後に電話がほしい」を備考欄に入れて", {"remarks": "午後に電話がほしい"}),
    (JA, "備考は空欄でいいです", {"remarks": ""}),
    (JA, "電話番号は教えたくないです", {"phone": ""}),
    (EN, "all fine but the name should be Hanako Yamada", {"name": "Hanako Yamada"}),
    (EN, "not that one, my email is hanako@example.co.jp", {"email": "hanako@example.co.jp"}),
    (EN, 'put "please call after 3 pm" in the notes', {"remarks": "please call after 3 pm"}),
    (EN, "take the company as Green Works GK instead", {"company": "Green Works GK"}),
    (EN, "leave the remarks blank", {"remarks": ""}),
    (EN, "I'd rather not give my phone number", {"phone": ""}),
)

NO_VALUES: tuple[tuple[Language, str, str | None], ...] = (
    (JA, "会社名は正式なものが必要ですか", "company"),
    (JA, "名前は社長のでもいいですか", "name"),
    (JA, "メールはどこから届きますか", None),
    (JA, "会社名の漢字を間違えました", None),
    (JA, "候補者の電話は090-1234-5678です。在留資格を相談したいです", "remarks"),
    (EN, "our candidate is reached on 090-1234-5678, she starts in April", "remarks"),
    (EN, "we need advice on a visa, please also copy boss@example.com", "remarks"),
    (JA, "英語で対応できる人材を採用したい", "remarks"),
    (JA, "土曜も電話はつながりますか", None),
    (EN, "do you answer in English too?", None),
    (EN, "is the company name really needed", "company"),
    (EN, "the name is spelt wrong", None),
    (EN, "business is growing and my name is known in town", "remarks"),
    (EN, "Johnson and Company, Ltd.", "company"),
    (EN, "I'd rather not say that at this stage", "name"),
    (EN, "our company is small and my name is known in town", "email"),
    (JA, "弊社は製造業です", "name"),
)


PUT_RIGHT: tuple[tuple[Language, str, Mapping[str, str]], ...] = (
    (
        JA,
        "会社名がおかしいです。株式会社みどり工房に変更してください",
        {"company": "株式会社みどり工房"},
    ),
    (JA, "お名前が古いままです。正しくは山田華子です", {"name": "山田華子"}),
    (JA, "備考が違う。「定着について相談希望」に書き換えて", {"remarks": "定着について相談希望"}),
    (JA, "備考は、説明会の日程、参加費、に直してください", {"remarks": "説明会の日程、参加費"}),
    (JA, "あ、時間帯は夕方の方がよかったです。変更できますか", {"times": "夕方"}),
    (
        JA,
        "携帯は090-1234-5678です。時間帯は平日の10時台、これで送って",
        {"phone": "090-1234-5678", "times": "平日の10時台"},
    ),
    (JA, "送信してください。返事は英語でお願いします", {"language": "英語"}),
    (EN, "the company name is odd, it should be Green Works GK", {"company": "Green Works GK"}),
    (EN, "the name is garbled. Please change it to Hanako Sato", {"name": "Hanako Sato"}),
    (EN, "can you change the company name to Green Works GK?", {"company": "Green Works GK"}),
    (
        EN,
        "also update the remarks, please write: we need a visa, too",
        {"remarks": "we need a visa, too"},
    ),
    (EN, "the best time to call would be Tuesday 2-4pm", {"times": "Tuesday 2-4pm"}),
    (EN, "I said Monday morning for the call time", {"times": "Monday morning"}),
    (EN, "all good, send it. And could you reply in Japanese", {"language": "Japanese"}),
)

AT_THE_LAST_FIELD: tuple[tuple[Language, str, Mapping[str, str]], ...] = (
    (
        EN,
        "sorry, the e-mail is wrong, it should be h.sato@example.com",
        {"email": "h.sato@example.com"},
    ),
    (EN, "oops my name should be Hanako Sato", {"name": "Hanako Sato"}),
    (
        JA,
        "メールアドレスを間違えました。正しくは midori@example.co.jp です",
        {"email": "midori@example.co.jp"},
    ),
    (JA, "あ、会社名が違いました。合同会社あおばです", {"company": "合同会社あおば"}),
    (JA, "電話は午前中が助かります", {"times": "午前中"}),
    (
        JA,
        "合同会社みどり、山田花子です。hanako@example.co.jp",
        {"company": "合同会社みどり", "name": "山田花子", "email": "hanako@example.co.jp"},
    ),
    (
        EN,
        "Can interns count? Ring me on 03-1234-5678 after 4pm",
        {
            "phone": "03-1234-5678",
            "times": "after 4pm",
            "remarks": "Can interns count? Ring me on 03-1234-5678 after 4pm",
        },
    ),
    (
        JA,
        "短大卒が対象か知りたいです。電話は水曜の午前、03-1234-5678",
        {
            "phone": "03-1234-5678",
            "times": "水曜の午前",
            "remarks": "短大卒が対象か知りたいです。電話は水曜の午前、03-1234-5678",
        },
    ),
    (
        JA,
        "来週の火曜に電話で相談したいです",
        {"times": "来週の火曜", "remarks": "来週の火曜に電話で相談したいです"},
    ),
)


@pytest.mark.parametrize(
    ("language", "text", "field"),
    [
        (EN, "the phone number is wrong", "phone"),
        (EN, "oh, I mistyped my e-mail", "email"),
        (JA, "名前の漢字が間違ってました", "name"),
        (JA, "会社名が古いです", "company"),
        (EN, "we want to change our business model to online sales", None),
        (EN, "our phone system is wrong for remote work, what can be done?", None),
        (JA, "電話番号が変わる予定です", None),
        (JA, "社内の体制が変です", None),
    ],
)
def test_a_field_that_is_only_called_wrong_is_opened_in_the_place_of_a_message(
    language: Language, text: str, field: str | None
) -> None:
    state = DialogueState(language, Place.FIELD, "remarks", filled=FILLED)
    sense = real_assistant().interpreter.interpret(Heard(plain(text), text), state)
    picked = [act.choice for act in sense.acts if isinstance(act, Pick)]
    assert picked == ([f"refill:{field}"] if field else [])


@pytest.mark.parametrize(("language", "text", "told"), PUT_RIGHT)
def test_what_is_said_to_be_right_is_taken_and_never_the_complaint(
    language: Language, text: str, told: Mapping[str, str]
) -> None:
    assert values(text, language) == told


@pytest.mark.parametrize(("language", "text", "told"), AT_THE_LAST_FIELD)
def test_a_message_to_staff_fills_other_fields_and_stays_a_message(
    language: Language, text: str, told: Mapping[str, str]
) -> None:
    assert values(text, language, "remarks") == told


@pytest.mark.parametrize(("language", "asked", "text", "told"), SEVERAL)
def test_several_values_are_taken_in_any_order(
    language: Language, asked: str, text: str, told: Mapping[str, str]
) -> None:
    assert values(text, language, asked) == told


@pytest.mark.parametrize(("language", "text", "told"), CORRECTIONS)
def test_a_value_is_corrected_or_left_out_by_the_name_of_its_field(
    language: Language, text: str, told: Mapping[str, str]
) -> None:
    assert values(text, language) == told


@pytest.mark.parametrize(("language", "text", "asked"), NO_VALUES)
def test_words_about_a_field_are_no_value_for_it(
    language: Language, text: str, asked: str | None
) -> None:
    assert values(text, language, asked) == {}
