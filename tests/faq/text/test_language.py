from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.faq.text.language import language_after, language_of
from bot.faq.text.other_languages import Tongue, tongue_of
from bot.vocabulary import Language


@pytest.mark.parametrize(
    "text",
    [
        "費用は？",
        "ひらがな",
        "ﾋﾞｻﾞ",
        "visa サポートある?",
        "PDF のリンク",
        "はい",
        "Teams を使いますか",
        "ー・〆切",
    ],
)
def test_kana_or_kanji_is_japanese(text: str) -> None:
    assert language_of(text) is Language.JA


@pytest.mark.parametrize(
    "text",
    [
        "How much is it?",
        "hello",
        "is it free",
        "no fee",
        "we are a KK",
        "Ｈｅｌｌｏ ｔｈｅｒｅ",
        "my address is a@example.com",
        "WHAT DOES IT COST",
        "IS IT FREE",
        "What is 技人国?",
        "We are a 合同会社 in Tottori",
        "I am",
    ],
)
def test_clear_latin_words_are_english(text: str) -> None:
    assert language_of(text) is Language.EN


@pytest.mark.parametrize(
    "text",
    ["", " ", "123", "03-1234-5678", "OK", "ok", "HP", "PDF", "JETRO", "fax", "🙂", "？",
     "someone@example.com", "https://example.com/about", "\x00"],
)  # fmt: skip
def test_what_both_languages_type_tells_nothing(text: str) -> None:
    assert language_of(text) is None


@given(st.text())
def test_any_text_is_looked_at_without_raising(text: str) -> None:
    assert language_of(text) in {None, *Language}


@pytest.mark.parametrize(
    "text",
    [
        "job fair",
        "Sample Co., Ltd.",
        "The Sample Trading Company, Inc.",
        "Thank you",
        "OK, thanks a lot!",
        "Thank you very much for your help.",
        "highly skilled professional",
        "visa",
        "OK",
        "请问费用是多少？",
        "Combien ça coûte ?",
    ],
)
def test_a_few_borrowed_words_a_name_or_thanks_do_not_turn_japanese_into_english(
    text: str,
) -> None:
    assert language_after(text, Language.JA) is Language.JA


@pytest.mark.parametrize(
    "text",
    [
        "株式会社サンプル",
        "サンプル合同会社",
        "(株)サンプル",
        "ありがとうございます",
        "ありがとう！",
        "What does 高度専門職 mean?",
        "请问费用是多少？",
        "비용은 얼마예요?",
        "123",
    ],
)
def test_a_name_thanks_or_another_language_do_not_turn_english_into_japanese(text: str) -> None:
    assert language_after(text, Language.EN) is Language.EN


@pytest.mark.parametrize(
    "text",
    [
        "IS IT FREE",
        "is it free",
        "we are a KK",
        "Thank you, how much is it?",
        "Hello there",
        "gijinkoku visa for two engineers in Osaka",
    ],
)
def test_an_english_sentence_turns_japanese_into_english(text: str) -> None:
    assert language_after(text, Language.JA) is Language.EN


@pytest.mark.parametrize(
    "text",
    ["費用は？", "費用", "はい", "株式会社です", "ありがとう、費用は？", "visa サポートある?"],
)
def test_a_japanese_message_turns_english_into_japanese(text: str) -> None:
    assert language_after(text, Language.EN) is Language.JA


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("请问费用是多少？", Tongue.CHINESE),
        ("我们公司想申请", Tongue.CHINESE),
        ("請問費用是多少？", Tongue.TAIWANESE),
        ("비용은 얼마예요?", Tongue.KOREAN),
        ("Chi phí là bao nhiêu?", Tongue.VIETNAMESE),
        ("Xin chào, tôi muốn hỏi về visa", Tongue.VIETNAMESE),
        ("Berapa biayanya untuk perusahaan kami?", Tongue.INDONESIAN),
        ("ค่าใช้จ่ายเท่าไหร่", Tongue.THAI),
        ("ကုန်ကျစရိတ် ဘယ်လောက်လဲ", Tongue.BURMESE),
        ("शुल्क कति हो?", Tongue.NEPALI),
        ("फीस कितनी है", Tongue.HINDI),
        ("Сколько это стоит?", Tongue.RUSSIAN),
        ("Quanto custa?", Tongue.PORTUGUESE),
        ("¿Cuánto cuesta?", Tongue.SPANISH),
        ("Combien ça coûte ?", Tongue.FRENCH),
        ("Wie viel kostet das?", Tongue.GERMAN),
        ("كم التكلفة", Tongue.UNKNOWN),
    ],
)
def test_other_languages_are_recognised(text: str, tongue: Tongue) -> None:
    assert tongue_of(text) is tongue
    assert language_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "費用は？", "費用", "事前確認", "是非参加希望", "高度専門職", "髙橋工業", "株式会社上海",
        "How much is it?", "We work with 华为 in Shenzhen", "La Casa Co., Ltd.", "Das Auto",
        "Café Müller", "Nguyễn", "123", "", "🙂",
    ],
)  # fmt: skip
def test_japanese_english_and_names_are_in_no_other_language(text: str) -> None:
    assert tongue_of(text) is None


@given(st.text())
def test_any_text_is_looked_at_for_other_languages_without_raising(text: str) -> None:
    assert tongue_of(text) in {None, *Tongue}
    assert all(language_after(text, spoken) in Language for spoken in Language)
