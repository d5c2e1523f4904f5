"""Whether somebody asks which languages are spoken here, and does not wish for another one yet."""

from __future__ import annotations

import re

from bot.faq.question_detection import looks_like_question
from bot.faq.text.language import JAPANESE
from bot.understanding.commands.needed_words import LANGUAGES, SWITCHED
from bot.vocabulary import Language
from bot.vocabulary.text import plain

TONGUE = r"(?:english|japanese)"
SPEAKING = (
    r"(?:answer|reply|speak|write|understand|talk|work|respond|support|handle|help|take|read"
    r"|offer|communicate|correspond|deal)"
)
WHETHER_SPOKEN = re.compile(
    rf"\bdo(?:es)? (?:you|they|staff|any(?:one|body)|some(?:one|body)|the \w+|your \w+)(?: also)?"
    rf" (?:also )?{SPEAKING}\b[^.!]*\b{TONGUE}\b"
    rf"|\b(?:can|could) (?:you|they|staff|the \w+|your \w+) (?:also )?{SPEAKING}\b"
    rf"[^.!]*\b{TONGUE}\b[^.!]*\b(?:too|as well|also)\b"
    rf"|\bis {TONGUE} (?:also )?(?:ok|okay|fine|possible|available|supported|spoken|enough"
    r"|all right|alright|understood)\b"
    rf"|\b(?:speaks?|speakers? of|support for|service in|help in) {TONGUE}\b"
    r"|(?:英語|日本語)(?:で)?も"
    r"|(?:英語|日本語)(?:は|が|で(?:は)?|って)?(?:大丈夫|平気|可能|通じ|ok|使え|できる|話せ|わか|分か)",
    re.IGNORECASE,
)
"""How that is asked."""


def asks_of_language(command: str | None, text: str) -> bool:
    """Whether a text that sounds like a switch to a language only asks whether it is spoken."""
    said = plain(text)
    language = Language.JA if JAPANESE.search(said) else Language.EN
    is_asked = looks_like_question(said, language) and WHETHER_SPOKEN.search(said) is not None
    is_wish = SWITCHED.search(said.casefold()) is not None
    return command in LANGUAGES | {"language"} and is_asked and not is_wish
