"""Numbers as people type them to pick an option."""

from __future__ import annotations

import re

from bot.precheck.flow import NOT_SURE, Option, Question
from bot.precheck.nlu.normalize import bare

MARK = "〇"
"""A zero, and at a question of yes or no a mark that means yes."""

KANJI = {sign: number for number, sign in enumerate("〇一二三四五六七八九十")}
CARDINALS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
SPELLED = {word: number for number, word in enumerate(CARDINALS)} | KANJI
RANKED = {word: number for number, word in enumerate(ORDINALS, start=1)}

ANY = r"(\d{1,2}|[一二三四五六七八九十〇]|" + "|".join(CARDINALS) + ")"
LABELLED = re.compile(
    rf"(?:no\.?|nr\.?|number|option|choice|answer|#|選択肢|その"
    rf"|番号)?\s*[(\[]?{ANY}[)\].]?\s*(?:番|号|でお願い)?"
)
BELOW_ZERO = re.compile(r"\s*[-−–‐－ー]\s*\d")
ONGOING = re.compile(
    r"(?:(?:今年|いま|今|現在|ちょうど)[はがで]?\s*)?(\d|[一二三四五六七八九])(?:年度?|[回度])目"
    r"|(?:we are |we're )?(?:in |it's )?(?:our |the )?(?:(\d)(?:st|nd|rd|th)|("
    + "|".join(ORDINALS)
    + r"))(?: fiscal)? year(?: now)?"
)
LATELY = re.compile(r"(?:去年|昨年|一昨年|以前|前|過去|last year)(?:に|,)?\s*(.+)")
DATED = re.compile(
    rf"(?P<amount>{ANY}(?: ?(?:年度?|回|years?|times?))?)"
    r"[,、(]\s*(?:back |that was |it was |just )*"
    r"(?:(?:in|during|around|from) (?:fy ?)?(?:19|20)?\d\d\b|last year|the year before|long ago"
    r"|去年|昨年|一昨年|だいぶ前|(?:20\d\d|令和\S{1,2})年).*"
)
"""An amount, and when that was."""

PLACED = re.compile(
    r"(?:the\s+)?(?:(\d{1,2})(?:st|nd|rd|th)|("
    + "|".join(ORDINALS)
    + r"))(?:\s+(?:one|option|choice|answer))?"
    r"|([\d一二三四五六七八九十]{1,2})(?:番目|つ目|つめ|個目|こめ)(?:の(?:もの|やつ|選択肢|回答)?)?"
)
AMOUNT = re.compile(
    rf"{ANY}\s*(?:年度?分?|年間|年度間|か年|回|期|(?:fiscal |business )?years?"
    rf"|times?)(?:終えました|終えた|終わりました)?"
)


def picked(question: Question, text: str) -> tuple[Option, ...] | None:
    """The option that a number picks: one, several that it may mean, none; None for no number.

    Numbers go from `first_number` in the order of the options. Where options are amounts (numbering
    from 0), what is beyond the last amount is no longer certain.
    """
    if BELOW_ZERO.match(text):
        return ()
    core = bare(text)
    if core == MARK and question.yes is not None:
        return None
    placed = PLACED.fullmatch(core)
    if placed is not None:
        return _placed(question, _number_of(next(g for g in placed.groups() if g)))
    is_amounts = question.first_number == 0
    named = LABELLED.fullmatch(core) or (AMOUNT.fullmatch(core) if is_amounts else None)
    if named is None:
        return None
    return _numbered(question, _number_of(named[1]))


def perhaps(question: Question, text: str) -> tuple[Option, ...]:
    """The amounts that may be meant by the year which one is in, or by what was lately."""
    if question.first_number != 0:
        return ()
    core = bare(text)
    if ongoing := ONGOING.fullmatch(core):
        year = _number_of(next(g for g in ongoing.groups() if g))
        both = (*_numbered(question, year - 1), *_numbered(question, year))
        return tuple({o.value: o for o in both if o.value != NOT_SURE}.values())
    lately = LATELY.fullmatch(core)
    dated = DATED.fullmatch(core)
    if dated:
        return _numbered(question, _number_of(dated[2]))
    amount = AMOUNT.fullmatch(lately[1]) if lately else None
    return _numbered(question, _number_of(amount[1])) if amount else ()


def _number_of(sign: str) -> int:
    return int(sign) if sign.isdecimal() else SPELLED.get(sign) or RANKED.get(sign, 0)


def _placed(question: Question, place: int) -> tuple[Option, ...]:
    options = question.options
    by_place = options[place - 1 : place] if place else ()
    if question.first_number == 1:
        return by_place
    by_number = _numbered(question, place)
    return (
        by_place
        if by_place == by_number
        else tuple({o.value: o for o in (*by_place, *by_number)}.values())
    )


def _numbered(question: Question, number: int) -> tuple[Option, ...]:
    place = number - question.first_number
    options = question.options
    if question.first_number == 0 and place >= len(options) - 1:
        return options[-2:]
    return options[place : place + 1] if place >= 0 else ()
