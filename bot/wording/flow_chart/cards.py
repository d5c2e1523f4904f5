"""One question as a card: its text, its options as rows, and what is possible instead beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.precheck.flow import Effect, Option, Question
from bot.wording.flow_chart.legend import INK, LOOKS, NAVY, PAPER, QUIET, RULE, sign
from bot.wording.flow_chart.svg import block, box, centred, height, line
from bot.wording.flow_chart.text_layout import wrapped
from bot.wording.translator import Translator

LEFT, CARD, GAP, ASIDE = 50.0, 800.0, 70.0, 430.0
"""Pixels: margin, width of a card, room for the arrow aside, width of what stands beside."""

PAD, ROW_GAP, SIGN = 22.0, 8.0, 24.0
TITLE, BODY, ASIDE_TEXT, SMALL = 20.0, 15.0, 13.5, 12.0
CLAUSES = 220.0
"""Room for the clause labels at the right end of a row."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the picture and how high it is."""

    drawn: str
    height: float


def card(question: Question, number: int, top: float, translator: Translator) -> Piece:
    """The card of a question, from `top` down."""
    head = _head(question, number, top, translator)
    drawn, y = [head.drawn], top + head.height
    for option in question.options:
        row = _row(option, y, translator)
        drawn.append(row.drawn)
        y += row.height + ROW_GAP
    bottom = y - ROW_GAP + PAD - top
    return Piece(box(LEFT, top, CARD, bottom, PAPER, RULE) + "".join(drawn), bottom)


def _head(question: Question, number: int, top: float, translator: Translator) -> Piece:
    x, room = LEFT + PAD + 50, CARD - 2 * PAD - 50
    places = wrapped(_places(question.clauses, translator), SMALL, CLAUSES)
    title = wrapped(translator.speak(question.title), TITLE, room - CLAUSES - PAD)
    asked = wrapped(translator.speak(question.ask), BODY, room)
    y = top + PAD + max(height(title, TITLE), height(places, SMALL) + 8) + 2
    drawn = (
        box(LEFT + PAD, top + PAD - 2, 36, 36, NAVY)
        + centred(str(number), LEFT + PAD + 18, top + PAD + 16, 17, PAPER)
        + block(title, x, top + PAD, TITLE, INK, 700)
        + _flushed(places, LEFT + CARD - PAD, top + PAD + 6)
        + block(asked, x, y, BODY, INK)
    )
    return Piece(drawn, y + height(asked, BODY) + 14 - top)


def _row(option: Option, top: float, translator: Translator) -> Piece:
    look = LOOKS[option.effect]
    x = LEFT + PAD
    label = wrapped(translator.speak(option.label), BODY, CARD - 2 * PAD - SIGN - CLAUSES - 60)
    places = wrapped(_places(option.clauses, translator), SMALL, CLAUSES)
    aside = wrapped(translator.speak(option.instead), ASIDE_TEXT, ASIDE - 28)
    tall = height(aside, ASIDE_TEXT) + 18 if option.effect is Effect.EXCLUDED else 0
    own = max(height(label, BODY) + 16, height(places, SMALL) + 16, tall)
    drawn = (
        box(x, top, CARD - 2 * PAD, own, look.ground)
        + sign(option.effect, x + 12, top + own / 2 - SIGN / 2, SIGN)
        + block(label, x + SIGN + 26, top + (own - height(label, BODY)) / 2, BODY, INK, 500)
        + _flushed(places, LEFT + CARD - PAD - 12, top + (own - height(places, SMALL)) / 2)
    )
    return Piece(drawn + (_beside(aside, top + own / 2, tall) if tall else ""), own)


def _beside(said: Sequence[str], middle: float, tall: float) -> str:
    """What is possible instead of an excluding option, at the end of an arrow."""
    red = LOOKS[Effect.EXCLUDED].strong
    x, top = LEFT + CARD + GAP, middle - tall / 2
    arrow = line([(LEFT + CARD - PAD, middle), (x - 2, middle)], red)
    frame = box(x, top, ASIDE, tall, PAPER, red)
    return arrow + frame + block(said, x + 14, top + 8, ASIDE_TEXT, INK)


def _places(clauses: Sequence[str], translator: Translator) -> str:
    return "\n".join(translator.clause(clause) for clause in clauses)


def _flushed(lines: Sequence[str], right: float, top: float) -> str:
    """Small lines that end at `right`."""
    return block(lines, right, top, SMALL, QUIET, anchor="end")
