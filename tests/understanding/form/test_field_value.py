from __future__ import annotations

import pytest

from bot.understanding.form.field_value import likeness, value_in
from bot.understanding.form.name_likeness import Likeness
from bot.understanding.form.refusal import is_refusal

VALUES = (
    ("company", "山田製作所"),
    ("company", "未来をつくる株式会社"),
    ("company", "株式会社ありがとう"),
    ("company", "First Step Partners"),
    ("company", "The Body Works"),
    ("name", "山田花子"),
    ("name", "やまだ はなこ"),
    ("name", "Hanako Yamada (HR manager)"),
    ("name", "李"),
)
SENTENCES = (
    ("company", "言いたくありません"),
    ("company", "一つ前の項目に戻してください"),
    ("company", "会社名は必須ですか"),
    ("company", "I don't want to say"),
    ("company", "Why do you need this"),
    ("company", "hang on, one field back"),
    ("name", "名前は出したくない"),
    ("name", "I'd prefer to stay anonymous"),
    ("name", "who will see this"),
)
NEITHER = (
    ("company", "個人事業主です"),
    ("company", "no company"),
    ("name", "匿名希望"),
)


@pytest.mark.parametrize(("field", "text"), VALUES)
def test_a_name_is_taken_as_a_name(field: str, text: str) -> None:
    assert likeness(field, text) is Likeness.VALUE


@pytest.mark.parametrize(("field", "text"), SENTENCES)
def test_a_sentence_is_no_name(field: str, text: str) -> None:
    assert likeness(field, text) is Likeness.SENTENCE


@pytest.mark.parametrize(("field", "text"), NEITHER)
def test_what_stands_in_the_place_of_a_name_is_asked_about(field: str, text: str) -> None:
    assert likeness(field, text) is Likeness.UNCLEAR


@pytest.mark.parametrize(
    ("field", "text", "name"),
    [
        ("company", "弊社は合同会社ミライです", "合同会社ミライ"),
        ("name", "山田と申します", "山田"),
        ("name", "山田花子です！🌸", "山田花子"),
        ("company", "サンプル商店です〜", "サンプル商店"),
        ("name", "my name is Hanako Yamada", "Hanako Yamada"),
        ("name", "山田花子", "山田花子"),
    ],
)
def test_a_name_is_taken_out_of_the_sentence_that_introduces_it(
    field: str, text: str, name: str
) -> None:
    assert value_in(field, text) == name


def test_other_fields_take_words_as_they_are() -> None:
    assert likeness("times", "水曜の午後なら大丈夫です") is Likeness.VALUE


@pytest.mark.parametrize(
    "text", ["電話はいりません", "番号は把握していません", "e-mail only please"]
)
def test_a_reason_for_leaving_a_field_out_is_heard(text: str) -> None:
    assert is_refusal(text)


@pytest.mark.parametrize(
    "text", ["03-1234-5678", "電話は不要ですか", "わからないのですが何の番号ですか"]
)
def test_a_value_or_a_question_is_no_such_reason(text: str) -> None:
    assert not is_refusal(text)
