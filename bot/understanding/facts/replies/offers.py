"""What a reply may mean is put to the person where it is not certain."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.precheck.flow import NOT_SURE, Option, Question
from bot.precheck.nlu.readings import PossibleReading, Understanding
from bot.understanding.facts.answer_book import UNDECIDED
from bot.understanding.facts.extraction import ParsedMessage
from bot.understanding.facts.guessed.refusals import is_wish_for
from bot.understanding.facts.settlement import denied_in

MOST_OFFERED = 2
"""Values that one reply may mean, at most."""

WORTH_OFFERING = 0.05
"""How probable a value has to be to be offered beside a likelier one (measured by folds)."""

UNKNOWN = re.compile(
    r"[わ分判解]か(?:ら(?!ん(?:ちゃう|や(?:ない|なく))|ない(?:わけ|の)?(?:じゃ|では)な)|り(?!ま(?:す|した)))|知ら(?:な|ん)"
    r"|不明|見当(?:が|も)?つ[かき]"
    r"|\b(?:not sure|unsure|no (?:idea|clue)"
    r"|(?:don't|do not|cannot|can't|couldn't) (?:know|say|tell))\b"
)
"""How people say that they do not know."""

UNDECIDED_ABOVE = 0.6
"""How probable it has to be that a reply decides nothing, for nothing to be offered (measured)."""


def likely_options(question: Question, weighed: Sequence[tuple[str, float]]) -> tuple[Option, ...]:
    """The options that are probable enough to be offered."""
    if weighed[0][0] == UNDECIDED and weighed[0][1] > UNDECIDED_ABOVE:
        return ()
    probable = [v for v, p in weighed if v != UNDECIDED and p > WORTH_OFFERING]
    return tuple(o for v in probable[:MOST_OFFERED] if (o := question.option(v)) is not None)


def offered(
    question: Question, message: ParsedMessage, options: Sequence[Option], *, is_told: bool
) -> Understanding:
    """A doubt with the likeliest options, of which none was denied; nothing where there are none
    and the question was not touched."""
    denied = denied_in(message.about(question))
    left = {o.value: o for o in options if o.value not in denied}
    if question.key == "request":
        left = {value: o for value, o in left.items() if is_told or is_wish_for(value, message)}
    if [*left] == [NOT_SURE] and not any(UNKNOWN.search(e.text) for e in message.statements):
        left = {}  # to be put alone it has to be said
    if not left and not is_told:
        return Understanding()
    return Understanding(doubts=(PossibleReading(question, tuple(left.values())[:MOST_OFFERED]),))
