"""Which of the suggestions that were just shown somebody means: by its place in the list, or by
words of it."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded
from bot.understanding.state import DialogueState
from bot.vocabulary import Choice
from bot.vocabulary.choice_ids import ChoiceId, Verb, verb_of
from bot.vocabulary.commands import Command

PLACES = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
}
LEAD = (
    r"^\W*(?:(?:えっと|えーと|ええと|じゃあ?|では|はい|それなら|あ|それの|その|ok(?:ay)?|yes|well|um+"
    r"|i mean|i meant|it'?s|that'?s|please|let'?s take|i'?d like|take|show me|open)[\s、,]+"
    r"|(?:えっと|じゃあ|では|はい))*"
)
END_JA = (
    r"(?:(?:の|が)?(?:やつ|もの|質問|件|ほう|方|項目|候補|それ))?(?:で|を|が|について)?"
    r"(?:です|だ)?(?:かね|かな|ね|よ|けど)*(?:お願い(?:し|いたし)ます|お願い|見せて(?:ください)?|教えて(?:ください)?|(?:見|知り|聞き)たい(?:です)?)?\W*$"
)
BY_WORD = re.compile(
    rf"{LEAD}(?:上から)?(?P<ja>[一二三四五1-5])(?:番目|つ目|つめ|個目|ばんめ){END_JA}"
    rf"|{LEAD}(?:the )?(?P<en>first|1st|second|2nd|third|3rd|fourth|4th|last)"
    r"(?: (?:one|question|option|suggestion|of (?:these|those|them)))?"
    r"(?:,? (?:please|thanks))?\W*$",
)
"""A place in the list, in words."""

BY_NUMBER = re.compile(
    rf"{LEAD}(?:上から)?(?P<n>[1-9])(?:番|ばん|つ目|番目){END_JA}"
    rf"|{LEAD}(?:number|no\.?|nr\.?|#|option) ?(?P<m>[1-9])(?:,? (?:please|thanks))?\W*$"
)
"""The number that is written beside a choice."""

NAMED = re.compile(
    rf"{LEAD}(?P<ja>[^、。?!]{{2,24}}?)(?:の(?:件|こと|話|ほう|方|質問|やつ|ところ)|について)(?:の(?:件|質問|こと))?"
    r"(?:です|だ|でした|で|を)?(?:お願いします|お願い|教えて(?:ください)?|(?:知り|聞き)たい(?:です)?)?\W*$"
    rf"|{LEAD}(?:the )?(?:(?:one|question|part) )?(?:about|on|with|regarding) "
    r"(?:the |a |an |our )?(?P<en>[^?.!]{3,40}?)(?:,? (?:please|thanks))?\W*$"
)
"""Words of a suggestion, framed as such."""

PIECES = re.compile(r"[。.!]\s*(?=\S)")
STAFF = str(ChoiceId.command(Command.STAFF))
SHORTEST = 3
"""Letters of an English word that tells one suggestion from another."""


def picked_suggestion(state: DialogueState, text: str) -> str | None:
    """The id of the one suggestion that a text picks, where the last reply made some."""
    shown = suggestions(state)
    if not shown or state.waits not in {None, "facts"}:
        return None
    pieces = [piece for piece in PIECES.split(folded(text)) if piece.strip()]
    found = [_picked(piece, shown) for piece in pieces]
    is_whole = bool(found) and all(found) and len(set(found)) == 1
    if is_whole or (len(found) == 2 and found[0] and _is_place(pieces[1])):
        return found[0]  # the name counts: a number may be one of the open question
    return None


def suggestions(state: DialogueState) -> tuple[Choice, ...]:
    """What was suggested, in its order; nothing where an article was given."""
    verbs = {verb_of(choice.id) for choice in state.offered}
    if Verb.ARTICLE not in verbs or Verb.RATE in verbs:
        return ()
    shown = [c for c in state.offered if verb_of(c.id) in {Verb.ARTICLE, Verb.DO}]
    first = next(i for i, c in enumerate(shown) if verb_of(c.id) is Verb.ARTICLE)
    is_greeted = any(c.id == STAFF for c in shown[:first])  # what a greeting offers is not listed
    return tuple(shown[first if is_greeted else 0 :])


def _is_place(piece: str) -> bool:
    return BY_WORD.match(piece) is not None or BY_NUMBER.match(piece) is not None


def _picked(piece: str, shown: tuple[Choice, ...]) -> str | None:
    by_word = BY_WORD.match(piece)
    if by_word is not None:
        return _at(by_word["ja"] or by_word["en"], shown)
    by_number = BY_NUMBER.match(piece)
    if by_number is not None:
        number = int(by_number["n"] or by_number["m"])
        return next((c.id for c in shown if c.number == number), None)
    named = NAMED.match(piece)
    return _called(named["ja"] or named["en"], shown) if named is not None else None


def _at(place: str, shown: tuple[Choice, ...]) -> str | None:
    """The suggestion at a place, counted without the way to staff at the end."""
    articles = [c.id for c in shown if verb_of(c.id) is Verb.ARTICLE]
    listed = [c.id for c in shown][: len(shown) - 1] if len(shown) > len(articles) else articles
    if place == "last":
        return listed[-1] if listed else None
    number = int(place) if place.isdecimal() else PLACES[place]
    return listed[number - 1] if number <= len(listed) else None


def _called(name: str, shown: tuple[Choice, ...]) -> str | None:
    """The one article in whose question all words of a name stand."""
    said = folded(name).strip()
    words = [w for w in said.split() if len(w) >= SHORTEST] if said.isascii() else [said]
    held = [
        choice.id
        for choice in shown
        if verb_of(choice.id) is Verb.ARTICLE
        and words
        and all(word in folded(choice.label) for word in words)
    ]
    return held[0] if len(held) == 1 else None
