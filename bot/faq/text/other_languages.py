"""Languages that people write in although the counter does not speak them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache


class Tongue(StrEnum):
    """A language (BCP 47) that is recognised, but not spoken."""

    CHINESE = "zh-Hans"
    TAIWANESE = "zh-Hant"
    KOREAN = "ko"
    VIETNAMESE = "vi"
    INDONESIAN = "id"
    THAI = "th"
    BURMESE = "my"
    NEPALI = "ne"
    HINDI = "hi"
    RUSSIAN = "ru"
    PORTUGUESE = "pt"
    SPANISH = "es"
    FRENCH = "fr"
    GERMAN = "de"
    UNKNOWN = "und"
    """Another script: which language it is cannot be told."""


SCRIPTS: tuple[tuple[Tongue, re.Pattern[str]], ...] = (
    (Tongue.KOREAN, re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")),
    (Tongue.THAI, re.compile("[\u0e01-\u0e5b]")),
    (Tongue.BURMESE, re.compile("[\u1000-\u109f]")),
    (Tongue.HINDI, re.compile("[\u0900-\u097f]")),
    (Tongue.RUSSIAN, re.compile("[\u0400-\u04ff]")),
    (
        Tongue.UNKNOWN,
        re.compile(
            "[\u0370-\u03ff\u0530-\u08ff\u0980-\u0dff\u0e80-\u0fff\u10a0-\u10ff\u1200-\u18af]"
        ),
    ),
)
"""Scripts that only languages which are not spoken here are written in."""

NEPALI_WORDS = re.compile(r"छ|हुन्छ|नेपाल|गर्न|लाई|हरू|कति|तपाईं")
"""What tells Nepali from Hindi."""

VIETNAMESE_LETTER = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")

KANA = re.compile("[ぁ-ゖァ-ヺ]")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
TAIWANESE_WORDS = re.compile(
    "請問|多少錢|是多少|什麼|甚麼|怎麼|為何|[^是]嗎|我們|你們|我想|我要|沒有|謝謝|你好|您好|這個|那個|可以申請|哪裡|公司是|的公司"
)
"""Chinese words in characters that Japanese has as well."""

WORD = re.compile(r"[^\W\d_]+")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


LATIN: Mapping[Tongue, frozenset[str]] = {
    Tongue.VIETNAMESE: _words(
        "là có không chúng tôi công ty xin chào bao nhiêu phí được và của cho người cảm ơn làm"
    ),
    Tongue.INDONESIAN: _words(
        "apa apakah berapa bagaimana saya kami yang untuk dengan tidak bisa ada dari ini itu biaya"
        " biayanya terima kasih perusahaan ingin selamat mau bekerja karyawan"
    ),
    Tongue.SPANISH: _words(
        "el los las una es que como cómo cuánto cuanto cuesta qué para con por nosotros nuestra"
        " nuestro hola gracias está somos empresa quiero queremos puede dónde del buenos días"
    ),
    Tongue.PORTUGUESE: _words(
        "os uma é que como quanto custa para com por nós nossa nosso olá obrigado obrigada está"
        " somos empresa quero queremos pode não você vocês onde da bom dia"
    ),
    Tongue.FRENCH: _words(
        "le la les une est que qui nous vous pour avec dans combien comment je mon notre votre"
        " bonjour merci ça cette peut pouvez avons sur pas quel quelle sont et coûte du au"
    ),
    Tongue.GERMAN: _words(
        "der das ist und wir sie ich wie viel kostet für mit nicht ein eine unser unsere können"
        " kann guten danke hallo bitte sind haben wo wer gibt"
    ),
}
"""Words that hardly a sentence of these languages does without."""

ENOUGH = 2
"""So many words or letters tell a language."""


@lru_cache(maxsize=256)
def tongue_of(text: str) -> Tongue | None:
    """The language of a text that is in none that is spoken here; None if it may be in one."""
    letters = [c for c in text if c.isalpha()]
    return (
        _by_script(text, len(letters))
        or _chinese(text, len(letters))
        or _by_words(WORD.findall(text.casefold()))
    )


def _by_script(text: str, letters: int) -> Tongue | None:
    for tongue, script in SCRIPTS:
        found = len(script.findall(text))
        if found >= ENOUGH and found * 2 > letters:
            is_nepali = tongue is Tongue.HINDI and NEPALI_WORDS.search(text)
            return Tongue.NEPALI if is_nepali else tongue
    return None


def _chinese(text: str, letters: int) -> Tongue | None:
    han = HAN.findall(text)
    if KANA.search(text) or len(han) < ENOUGH or len(han) * 2 <= letters:
        return None
    if any(_is_only_chinese(character) for character in han):
        return Tongue.CHINESE
    return Tongue.TAIWANESE if TAIWANESE_WORDS.search(text) else None


def _is_only_chinese(character: str) -> bool:
    """Whether a character is in the standard of the mainland, but in none of Japan's."""
    return _can_write("gb2312", character) and not _can_write("cp932", character)


def _can_write(standard: str, character: str) -> bool:
    return character.encode(standard, "ignore") != b""


def _by_words(words: list[str]) -> Tongue | None:
    vietnamese = sum(1 for word in words if VIETNAMESE_LETTER.search(word))
    if vietnamese >= ENOUGH and vietnamese * 3 > len(words):
        return Tongue.VIETNAMESE
    counted = {tongue: sum(word in known for word in words) for tongue, known in LATIN.items()}
    best = max(counted, key=lambda tongue: counted[tongue])
    is_clear = counted[best] >= ENOUGH and counted[best] * 3 > len(words)
    return best if is_clear else None
