"""What the clauses of a message probably tell, besides what its phrases tell for certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.precheck.flow import Effect, Flow, Option
from bot.understanding.facts.extraction import ParsedMessage, ReadClause
from bot.understanding.facts.frames import HIRING
from bot.understanding.facts.model.experts import FactExperts, Guess, likely, within
from bot.understanding.facts.settlement import OPEN, denied_in, meant
from bot.understanding.facts.stances import Reach, Stance, Triggers
from bot.understanding.facts.subjects import About
from bot.vocabulary import Language

WORTH_GUESSING = 0.4
"""How probable it must be that a clause tells a value for it to be offered unasked. Chosen on the
openings of `tests/understanding`, where about eight of ten offers are then right; never stored."""

WORTH_GUESSING_OF_TOUCHED = 0.5
"""The same among the values of one question alone, which a clause touches."""

LEFT_OPEN = OPEN | {Stance.TALKED_ABOUT}
"""Stances to a phrase beside which a guess may stand."""

SAID_IN_A_QUESTION = {Stance.STATED, Stance.BARE, Stance.UNCLEAR, Stance.SUPPOSED}
SAID_IN_A_QUESTION |= {Stance.THERE, Stance.MISSING}

SAYS_NO_MORE = 8
"""Characters around a phrase that tell nothing besides it: 弊社は…です, "we are a …"."""

SEVERAL = 2
"""So many facts inside a question describe who asks."""


def guesses_in(
    message: ParsedMessage,
    flow: Flow,
    experts: FactExperts,
    triggers: Mapping[Language, Triggers],
) -> dict[str, Option]:
    """The likely option of each question that a message seems to tell something of."""
    guessed = inside_a_question(message)
    if is_by_somebody_else(message, triggers):
        return guessed
    told: dict[str, Option] = {}
    for clause in told_clauses(message):
        guesses = experts.guess(clause.text, clause.told)
        for guess in (*likely(guesses, WORTH_GUESSING), *of_touched(clause, guesses)):
            question = flow.question(guess.question)
            option = question.option(guess.value) if question is not None else None
            if option is not None:
                told.setdefault(guess.question, option)
    return {**guessed, **told}


def of_touched(clause: ReadClause, guesses: Sequence[Guess]) -> Iterator[Guess]:
    """The likeliest value of each question that a clause touches: by a phrase that is left open, or
    by speaking of hiring, which touches the role."""
    touched = {
        t.mention.question.key
        for t in clause.told
        if t.stance in LEFT_OPEN or (t.mention.is_topic and t.stance is Stance.FORMER)
    }
    if HIRING.search(clause.text):
        touched.add("role")
    for key in sorted(touched):
        best = next(iter(within(guesses, key)), None)
        if best is not None and best.share >= WORTH_GUESSING_OF_TOUCHED:
            yield best


def is_by_somebody_else(message: ParsedMessage, triggers: Mapping[Language, Triggers]) -> bool:
    """Whether somebody writes who is no company: a student, a job seeker."""
    return any(
        each.has(Stance.OF_OTHERS, Reach.SENTENCE, line.text)
        for each in triggers.values()
        for line in message.lines
    )


def told_clauses(message: ParsedMessage) -> Iterator[ReadClause]:
    """The clauses that say something of the company itself, or those it hires."""
    for line in message.lines:
        for clause in line.clauses:
            if not clause.is_asked and clause.about is not About.OTHERS and says_more(clause):
                yield clause


def says_more(clause: ReadClause) -> bool:
    """Whether a clause says more than the phrases that are certain in it."""
    if any(t.stance not in {Stance.STATED, Stance.THERE, Stance.MISSING} for t in clause.told):
        return True
    phrases = sum(t.mention.end - t.mention.start for t in clause.told)
    return not clause.told or len(clause.text.strip()) - phrases > SAYS_NO_MORE


def is_open_to(guess: Option, options: tuple[Option, ...], message: ParsedMessage) -> bool:
    """Whether a guess may stand for what phrases tell of its question: where they tell nothing, or
    several things, of which it is one or all together."""
    told = [t for t in message.told if t.mention.question.option(guess.value) is guess]
    if guess.value in denied_in(told):
        return False
    if not options:
        return all(t.is_asked or t.stance in LEFT_OPEN or t.mention.is_topic for t in told)
    return guess in options or any(o.beside_others == guess.value for o in options)


def inside_a_question(message: ParsedMessage) -> dict[str, Option]:
    """What is said inside a question ("can a GK in Tottori …"), where it says several things; what
    would exclude a case is asked about, not said."""
    said = [t for t in message.told if t.is_asked and t.stance in SAID_IN_A_QUESTION]
    if len({told.mention.question.key for told in said}) < SEVERAL:
        return {}
    found: dict[str, Option] = {}
    for told in said:
        question = told.mention.question
        option = question.option(meant(question, told) or told.mention.value or "")
        if option is not None and option.effect is not Effect.EXCLUDED:
            found.setdefault(question.key, option)
    return found
