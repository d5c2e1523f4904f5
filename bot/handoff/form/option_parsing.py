"""Reading which options of a field somebody typed: numbers, labels, words that mean them.

Nothing is guessed: every part of the text must be understood, or it is asked again. So "not the job
fair" or "all but seminars" is never taken for its opposite.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from bot.handoff.form.definition import Field, FieldOption, FormWords, join_values
from bot.handoff.form.errors import FormError, FormErrorCode
from bot.vocabulary import Bilingual, Words
from bot.vocabulary.text import same

ALL, NONE = "*", "-"
"""What the words for all and for none of the options stand for while a text is read."""

NUMBER = r"(?<!\d)(?:no\.\s?|#)?(?P<first>\d{1,3})(?:\s?[-~〜–]\s?(?P<last>\d{1,3}))?(?!\d)"
GAPS = re.compile(r"[,、，;;|/&+。.!\n()「」『』\"・:]+")

CLEARLY_MEANT = 80
"""Likeness (0-100) from which a misspelt label counts as understood."""

CLEARLY_AHEAD = 8
"""How much likelier it must be than any other option."""


def choose(field: Field, text: str, words: FormWords) -> str | FormError:
    """The value that the text means: one option, or several joined in the order of the form."""
    chosen, unknown = read_options(field, text, words)
    if field.takes_words and (unknown or len(chosen) != 1):
        return FormError(FormErrorCode.OPTION_UNKNOWN, field.name, text) if text.isdigit() else text
    if unknown or not chosen:
        return FormError(FormErrorCode.OPTION_UNKNOWN, field.name, unknown or text)
    if field.is_several:
        return join_several(field, chosen)
    if len(chosen) > 1:
        return FormError(FormErrorCode.OPTION_UNCLEAR, field.name)
    return min(chosen)


def join_several(field: Field, chosen: frozenset[str]) -> str | FormError:
    """The value of a field of several; none of them is an empty value."""
    if NONE in chosen:
        is_clear = len(chosen) == 1 and not field.is_required
        return "" if is_clear else FormError(FormErrorCode.OPTION_UNCLEAR, field.name)
    if ALL in chosen:
        chosen = frozenset(option.value for option in field.options)
    return join_values(field, chosen)


def read_options(field: Field, text: str, words: FormWords) -> tuple[frozenset[str], str]:
    """The option values (or ALL, NONE) in the text, and the first part that was not understood."""
    phrases = phrases_of(field, words)
    folded = same(text)
    chosen: set[str] = set()
    gaps, end = [], 0
    for match in pattern_of(phrases).finditer(folded):
        gaps.append(folded[end : match.start()])
        end = match.end()
        numbered = numbered_options(field, match) if match["first"] else [phrases[match[0]]]
        if not numbered:
            return frozenset(), match[0]
        chosen.update(numbered)
    gaps.append(folded[end:])
    for piece in pieces_of(gaps, words.joining):
        value = closest(piece, phrases)
        if value is None:
            return frozenset(chosen), piece
        chosen.add(value)
    return frozenset(chosen), ""


def phrases_of(field: Field, words: FormWords) -> dict[str, str]:
    """Every phrase that means an option of the field, folded, with the value it means."""
    phrases = {same(phrase): o.value for o in field.options for phrase in phrases_for(o)}
    if field.is_several:
        phrases |= dict.fromkeys(folded_words(words.all), ALL)
        phrases |= dict.fromkeys(folded_words(words.none), NONE)
    return phrases


def phrases_for(option: FieldOption) -> Iterator[str]:
    """Whatever means this option when it is typed."""
    yield option.value
    yield from both(option.label)
    for says in option.says.values():
        yield from says


def pattern_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Finds numbers and phrases, the longest first; Latin phrases as whole words only."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join([NUMBER, *map(as_whole_words, longest_first)]))


def as_whole_words(phrase: str) -> str:
    """A pattern for the phrase that does not match inside a longer Latin word."""
    before = r"(?<![a-z0-9])" if phrase[:1].isascii() else ""
    after = r"(?![a-z0-9])" if phrase[-1:].isascii() else ""
    return before + re.escape(phrase) + after


def numbered_options(field: Field, match: re.Match[str]) -> list[str]:
    """The options with this number, or in this range of numbers; none if there are not so many.

    Where free words are possible a number may be a time, so options have none.
    """
    first = int(match["first"])
    last = int(match["last"] or first)
    if field.takes_words or not 1 <= first <= last <= len(field.options):
        return []
    return [option.value for option in field.options[first - 1 : last]]


def pieces_of(gaps: Iterable[str], joining: Words) -> Iterator[str]:
    """What is left of the text between the options, without punctuation and joining words."""
    joiners = sorted(folded_words(joining), key=len, reverse=True)
    joiner = re.compile("|".join(map(as_whole_words, joiners)) or r"(?!)")
    for gap in gaps:
        for piece in GAPS.split(gap):
            left = " ".join(joiner.sub(" ", piece).split())
            if left:
                yield left


def closest(piece: str, phrases: dict[str, str]) -> str | None:
    """The value whose phrase is clearly the likest to the piece; None where that is in doubt."""
    likeness: dict[str, float] = {}
    for phrase, value in phrases.items():
        likeness[value] = max(likeness.get(value, 0), fuzz.ratio(piece, phrase))
    best, *others = sorted(likeness, key=lambda value: -likeness[value])
    runner_up = likeness[others[0]] if others else 0
    is_clear = likeness[best] >= CLEARLY_MEANT and likeness[best] - runner_up >= CLEARLY_AHEAD
    return best if is_clear and best not in {ALL, NONE} else None


def folded_words(words: Words) -> list[str]:
    """The words of both languages, folded."""
    return [same(word) for of_language in words.values() for word in of_language]


def both(text: Bilingual) -> tuple[str, str]:
    """The text in both languages."""
    return text.ja, text.en
