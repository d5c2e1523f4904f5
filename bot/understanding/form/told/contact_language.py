"""In which language somebody wishes to be contacted: 「返事は英語で」, "please reply in …"."""

from __future__ import annotations

import re

from bot.faq.question_detection import looks_like_question
from bot.faq.text.language import JAPANESE
from bot.vocabulary import Language
from bot.vocabulary.text import plain

TONGUE = r"(?P<tongue>Japanese|English|日本語|英語)"

REACHING = (
    r"(?:contact(?:ing)?|repl(?:y|ies|ying)|answer(?:ing)?|respond(?:ing)?|get(?:ting)? back"
    r"|reach(?:ing)?|call(?:ing)?|phone|phoning|ring|writ(?:e|ing)|e-?mail(?:ing)?|speak(?:ing)?"
    r"|talk(?:ing)?)"
)

IN_ENGLISH = re.compile(
    rf"\b{REACHING}\b(?P<between>[^.!?]{{0,30}}?)\b(?:in|use|using|speak) {TONGUE}\b"
    rf"|\b(?:use|speak) {TONGUE.replace('tongue', 'first')}\b[^.!?]{{0,30}}?\b{REACHING}\b",
    re.IGNORECASE,
)
"""Such a wish in English, with the language before or behind it."""

IN_JAPANESE = re.compile(
    rf"{TONGUE}(?:で(?!は|も|き|な|す)|での|を使って)[^。!?、]{{0,6}}?"
    r"(?:連絡|返事|返信|回答|返答|折り?返し|お?電話(?:して|を|くだ|下さ)|メール(?:して|を|くだ|下さ))"
    rf"|(?:連絡|返事|返信|回答|返答|折り?返し|電話|メール)(?:の言語)?(?:は|も|を)[、 ]?"
    rf"{TONGUE.replace('tongue', 'behind')}(?:で(?!は|も|き|な)|を(?:希望|お願い))",
)
"""Such a wish in Japanese."""

ASKING_FOR_IT = re.compile(
    r"\b(?:can|could|would|will) (?:you|staff|they)\b"
    r"|(?:もらえ|いただけ|頂け|くれ)(?:ます|る|ません)?か?|お願いでき",
    re.IGNORECASE,
)
"""A question that wishes for it."""

OF_OTHERS = re.compile(
    r"候補者|社員|留学生|顧客|お客|できる(?:人|方)"
    r"|\b(?:candidates?|employees?|customers?|clients?|who (?:can|speak))\b"
    r"|\b(?:don't|do not|not|no|never|can't|cannot)\b"
    r"|\bhelp(?:s|ing)? (?:us |me |to |with )*(?:writ|speak|talk|call|answer|repl)"
    r"|\bwrit(?:e|ing) (?:(?:an?|the|our|my|some) )?(?!an?\b|the\b|our\b|my\b|some\b|back\b|me\b"
    r"|us\b|to\b|in\b|it\b|your\b|and\b|answers?\b|repl|e?-?mails?\b|messages?\b)[a-z]",
    re.IGNORECASE,
)
"""Words beside which it is nobody's wish here."""


def contact_language(text: str) -> str:
    """The language in which a clause wishes to be contacted, in its own word; empty where it
    wishes nothing of the kind."""
    said = plain(text).strip()
    found = (IN_JAPANESE if JAPANESE.search(said) else IN_ENGLISH).search(said)
    if found is None or OF_OTHERS.search(said):
        return ""
    language = Language.JA if JAPANESE.search(said) else Language.EN
    if looks_like_question(said, language) and ASKING_FOR_IT.search(said) is None:
        return ""
    return next(value for name, value in found.groupdict().items() if value and name != "between")
