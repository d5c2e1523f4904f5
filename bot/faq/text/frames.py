"""Polite openers, closers and set phrases around a question, which tell nothing about it.

Set phrases are listed. People put them together anew all the time (度々すみません, 初歩的な質問で
恐縮ですが), so that a clause counts as a frame, too, that has no other words than set phrases have,
and so does what such words say around a subject ("some information on …", …についての質問です).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.faq.text.tokens import japanese_words, normalise
from bot.vocabulary import Language

GAP = "…"
"""In a phrase: any words of the same sentence."""

LONGEST_GAP = 40
"""Characters. A name with a department and a company is shorter."""

GAP_PATTERN = rf"[^。.!?！？\n]{{1,{LONGEST_GAP}}}?"

EDGES = " 　、。,.!！:：;-—\n"
"""What is left over around a question when a frame was taken away."""

JOINT = re.compile(r"([、。,.!?！？:：;\n—]+|(?<=が|ど)\s+|\s+-+\s+)")
"""Where one clause ends and the next begins."""

SUBJECT = {
    Language.JA: re.compile(r"(?:に(?:つい|関し)(?:て|まして)|に関する|の件|のこと|の問い?合わせ)"),
    Language.EN: re.compile(r"\b(?:about|on|with|regarding|concerning)\b|^re\b", re.IGNORECASE),
}
"""What parts a subject from what is said around it: behind it in Japanese, before it in English."""

OPENERS = frozenset({"about", "concerning", "re", "regarding"})
"""English words that part a subject from nothing, where they come first: "regarding fees"."""


@dataclass(frozen=True, slots=True)
class Frames:
    """Finds set phrases in texts of one language, and clauses of no other words than theirs."""

    language: Language
    pattern: re.Pattern[str]
    words: frozenset[str]

    def bare(self, text: str) -> str:
        """The text without its frame; as it was where nothing else is left."""
        return self._rest(text) or text

    def is_all(self, text: str) -> bool:
        """Whether a text is nothing but a frame."""
        return bool(text) and not self._rest(text)

    def _rest(self, text: str) -> str:
        pieces = JOINT.split(self.pattern.sub(" ", text))
        clauses = pieces[::2]
        if sum(bool(clause.strip()) for clause in clauses) > 1:
            clauses = ["" if self._are_set(clause) else clause for clause in clauses]
        pieces[::2] = map(self._subject, clauses)
        return "".join(pieces).strip(EDGES)

    def _are_set(self, text: str) -> bool:
        """Whether a text has words, and all of them are of set phrases."""
        found = words_of(text, self.language)
        return bool(found) and self.words.issuperset(found)

    def _subject(self, clause: str) -> str:
        """What a clause is about, where all that it says around it is set."""
        parting = SUBJECT[self.language].search(clause)
        if parting is None or not self.words:
            return clause
        before, behind = clause[: parting.start()], clause[parting.end() :]
        if self.language is Language.JA:
            is_set = not behind.strip() or self._are_set(behind)
            return before if before.strip() and is_set else clause
        is_opened = not before.strip() and parting[0].lower() in OPENERS
        is_set = is_opened or self._are_set(before)
        return behind if behind.strip() and is_set else clause


def clauses_of(text: str) -> list[str]:
    """The clauses of a text, in order."""
    return [clause.strip() for clause in JOINT.split(text)[::2] if clause.strip()]


def words_of(text: str, language: Language) -> list[str]:
    """The words of a text as frames compare them."""
    written = normalise(text)
    return japanese_words(written)[0] if language is Language.JA else written.split()


def frames_of(phrases: Iterable[str], language: Language) -> Frames:
    """What finds these phrases; of two that begin alike the longer one counts."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    pattern = "|".join(_pattern(phrase) for phrase in longest_first) or r"(?!)"
    whole = (phrase for phrase in longest_first if GAP not in phrase)  # a gap may hold a subject
    words = frozenset(word for phrase in whole for word in words_of(phrase, language))
    return Frames(language, re.compile(pattern, re.IGNORECASE), words)


def _pattern(phrase: str) -> str:
    inside = GAP_PATTERN.join(re.escape(part).replace(r"\ ", r"\s+") for part in phrase.split(GAP))
    inside = (
        inside.removesuffix("?") if phrase.endswith(GAP) else inside
    )  # to the end, not one sign
    first, last = phrase[0], phrase[-1]
    # の件 is a frame, but not the beginning of の件数
    before = r"\b" if first.isascii() and first.isalnum() else ""
    after = (
        r"\b" if last.isascii() and last.isalnum() else "" if last == GAP else "(?-i:(?![一-鿿々]))"
    )
    return f"{before}{inside}{after}"
