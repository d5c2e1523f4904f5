"""Who asks whether what they tell, or told, fits: "so would she fit?", 「この人なら対象ですよね」.

It is asked of the case, not of the programme: only words that point at the person, the company or
what was said stand in it, and whatever names a subject of its own ("would a cook fit?") is left to
the knowledge base.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import sentences
from bot.understanding.beside.heard.case_words import (
    ASKS_EN,
    ASKS_JA,
    CASE_EN,
    CASE_JA,
    CLAUSE,
    OF_ALL,
    OR_NOT,
    SHORT,
    VAGUE,
)

LONGEST = 90
"""Characters of a sentence that asks only that."""


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """What a message says besides asking how the case stands. `is_of_case`: it speaks of the case
    or of all that was said, so that nothing else can be meant; `is_vague`: it only asks whether
    "that" is fine, which may be about one answer or one article."""

    rest: str
    is_of_case: bool
    is_vague: bool


def is_case_question(sentence: str) -> bool:
    """Whether a sentence asks nothing but whether the case fits."""
    said = folded(sentence).strip()
    if len(said) > LONGEST:
        return False
    if CASE_JA.fullmatch(said) is not None:
        return ASKS_JA.search(said) is not None
    return CASE_EN.fullmatch(said) is not None and ASKS_EN.search(said) is not None


def case_question_in(text: str) -> CaseQuestion | None:
    """What a message says besides asking how the case stands; None where it does not ask that."""
    asked: list[str] = []
    others: list[str] = []
    for sentence in sentences(text):
        is_other_half = bool(asked) and OR_NOT.fullmatch(folded(sentence)) is not None
        (asked if is_other_half or is_case_question(sentence) else others).append(sentence)
    if not asked and others:
        *before, last = others
        said, asking = _parted(last, is_alone=not before)
        asked = [asking] if asking else []
        others = [*before, said] if said else before
    if not asked:
        return None
    said = folded("\n".join(asked))
    is_of_case = OF_ALL.search(said) is not None
    return CaseQuestion("\n".join(others), is_of_case, is_vague=VAGUE.search(said) is not None)


def _parted(sentence: str, *, is_alone: bool) -> tuple[str, str]:
    """A sentence without its last words, and these, where they ask how the case stands."""
    if not is_alone and SHORT.fullmatch(folded(sentence)) is not None:
        return "", sentence
    for end in reversed(list(CLAUSE.finditer(sentence))):
        last = sentence[end.end() :]
        if is_case_question(last) or SHORT.fullmatch(folded(last)) is not None:
            return sentence[: end.start()], last
    return sentence, ""
