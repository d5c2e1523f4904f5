"""What the clauses of a message probably tell, besides what its phrases tell for certain."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.precheck.flow import Effect, Flow, Option, Question
from bot.understanding.facts.clauses import is_told_of
from bot.understanding.facts.doubt import is_doubtful
from bot.understanding.facts.extraction import Line, ParsedMessage, ReadClause, Told
from bot.understanding.facts.guessed.evidence import may_tell
from bot.understanding.facts.guessed.licences import (
    NONE,
    PLACEMENT,
    LicenceDenial,
    denial_of_licence,
)
from bot.understanding.facts.guessed.question_content import SAID, inside_a_question
from bot.understanding.facts.model.experts import (
    NOTHING,
    FactExperts,
    Guess,
    likely,
    shared,
    within,
)
from bot.understanding.facts.persons.recruits import HIRING
from bot.understanding.facts.settlement import OPEN, denied_in
from bot.understanding.facts.stances import Reach, Stance, Triggers
from bot.understanding.facts.subjects import About
from bot.vocabulary import Language

WORTH_GUESSING = 0.5
"""How probable it must be that a clause tells a value for it to be offered unasked. Chosen on the
openings of `tests/understanding`, where about eight of ten offers are then right."""

WORTH_GUESSING_OF_TOUCHED = 0.5
"""The same among the values of one question alone, which a clause touches."""

WORTH_GUESSING_BESIDE = 0.25
"""The same beside another value that a phrase tells for certain."""

WORTH_HEARING = 0.25
"""How probable the work of those who are hired must be among all that a clause may tell, for a
clause that speaks of hiring to touch it."""

CERTAIN = {Stance.STATED, Stance.THERE, Stance.MISSING}
"""Stances to a phrase that tell its value for certain."""

TOPICAL = 0.92
"""And where a phrase names what the question is about."""

SURE = 0.9
"""How probable it must be to be kept unasked, if it excludes nothing and nothing makes it doubtful:
by folds, 98 of 100 are then right in Japanese and 97 in English."""

UNNAMED = 0.95
"""And among the values of all questions, where no phrase says it."""

RIVALLING = 0.4
"""How probable another value of the same question must be to make it doubtful."""

LEFT_OPEN = OPEN | {Stance.TALKED_ABOUT}
"""Stances to a phrase beside which a guess may stand."""

ELSEWHERE = LEFT_OPEN | {Stance.OF_OTHERS}
"""And in another clause than it, which may be of somebody else."""

SHORT = {Language.JA: 6, Language.EN: 8}
"""Letters: fewer depend on what was asked (まだです, "not yet")."""

SAYS_NO_MORE = 8
"""Characters around a phrase that tell nothing besides it: 弊社は…です, "we are a …"."""

BREAK = re.compile(r"[、,;:/]\s*|\s[-–—]+\s|\s(?:and|but|plus)\s|(?<=[^\x00-\x7f])\s+|…|\.\.+")
"""What parts the notes of a list."""


EDGES = " 、,;:."
"""What may stand around a part."""


@dataclass(frozen=True, slots=True)
class GuessedFact:
    """A likely option, and how `likely` it is. `sure`: how probable it is where nothing makes it
    doubtful; `is_sure`: so much that it may be kept."""

    option: Option
    likely: float = 0.0
    sure: float = 0.0
    is_sure: bool = False


@dataclass
class Shares:
    """How probable each value of one question is, of all parts of a message: `heard` of any,
    `sure` of those that nothing makes doubtful."""

    heard: dict[str, float] = field(default_factory=dict)
    sure: dict[str, float] = field(default_factory=dict)

    def add(self, guess: Guess, *, is_sure: bool) -> None:
        """What one part says."""
        for shares in (self.heard, self.sure) if is_sure else (self.heard,):
            shares[guess.value] = max(guess.share, shares.get(guess.value, 0.0))

    def fact(self, question: Question) -> GuessedFact | None:
        """The likeliest option."""
        ranked = sorted(self.heard.items(), key=lambda item: -item[1])
        (value, likely), *rivals = ranked
        option = question.option(value)
        if option is None:
            return None
        is_clear = not rivals or rivals[0][1] < RIVALLING
        is_harmless = is_clear and option.effect is not Effect.EXCLUDED
        sure = self.sure.get(value, 0.0)
        return GuessedFact(option, likely, sure, is_harmless and value in self.sure)


def guesses_in(
    message: ParsedMessage,
    flow: Flow,
    experts: FactExperts,
    triggers: Mapping[Language, Triggers],
) -> dict[str, GuessedFact]:
    """The likely option of each question that a message seems to tell something of."""
    guessed = {key: GuessedFact(option) for key, option in inside_a_question(message).items()}
    told: defaultdict[str, Shares] = defaultdict(Shares)
    for line, clause in told_clauses(message):
        for text, phrases in parts_of(clause):
            guesses = experts.guess(text, phrases)
            worthy = likely(guesses, WORTH_GUESSING), of_touched(text, phrases, guesses)
            heard = (*worthy[0], *worthy[1], *beside_known(phrases, guesses))
            for guess in (g for g in heard if may_tell(message, clause, g.question, g.value)):
                is_sure = (
                    guess.share >= SURE
                    and share_of(guess, guesses) >= needed(guess, phrases)
                    and not says_little(text, phrases, experts)
                    and not is_doubtful(line, clause, guess.question, triggers)
                )
                told[guess.question].add(guess, is_sure=is_sure)
    for key, shares in told.items():
        question = flow.question(key)
        fact = shares.fact(question) if question is not None else None
        if fact is not None:
            guessed[key] = fact
    guessed.update(of_licences(message, flow))
    return guessed


def of_licences(message: ParsedMessage, flow: Flow) -> dict[str, GuessedFact]:
    """That there is no licence to place people, where a message denies it in so many words."""
    question, denial = flow.question(PLACEMENT), denial_of_licence(message)
    option = question.option(NONE) if question is not None and denial is not None else None
    if option is None:
        return {}
    is_named = denial is LicenceDenial.NAMED
    return {PLACEMENT: GuessedFact(option, 1.0, float(is_named), is_named)}


def share_of(guess: Guess, guesses: tuple[Guess, ...]) -> float:
    """How probable a guess is among those of all questions."""
    same = (e for e in guesses if (e.question, e.value) == (guess.question, guess.value))
    return next((each.share for each in same), 0.0)


def needed(guess: Guess, phrases: tuple[Told, ...]) -> float:
    """How probable a guess must be among the values of all questions to be sure: less where a
    phrase says the value, or names what the question is about."""
    said = {t.mention.value for t in phrases if t.mention.question.key == guess.question}
    if guess.value in said:
        return 0.0
    return TOPICAL if None in said else UNNAMED


def parts_of(clause: ReadClause) -> Iterator[tuple[str, tuple[Told, ...]]]:
    """A clause, and the notes in it where it is a list of them, each with its phrases."""
    whole = clause.text.strip(EDGES)
    yield whole, clause.told
    start = 0
    ends = [m.span() for m in BREAK.finditer(clause.text)]
    for end, following in (*ends, (len(clause.text), 0)) if ends else ():
        if is_told_of(clause.text[start:end], clause.text[following:]):
            continue
        text = clause.text[start:end].strip(EDGES)
        if len(text) > 1 and text != whole:
            first, last = clause.start + start, clause.start + end
            yield text, tuple(t for t in clause.told if first <= t.mention.start < last)
        start = following


def says_little(text: str, phrases: tuple[Told, ...], experts: FactExperts) -> bool:
    """Whether a part names nothing, or is so short that it depends on what was asked."""
    is_short = len(text) < SHORT[experts.language] and not phrases
    return is_short or not (phrases or experts.things.spoken_of(text))


def of_touched(text: str, told: tuple[Told, ...], guesses: tuple[Guess, ...]) -> Iterator[Guess]:
    """The likeliest value of each question that a part touches: by a phrase that is left open, or
    by speaking of hiring, which touches the role."""
    touched = {
        t.mention.question.key
        for t in told
        if t.stance in LEFT_OPEN or (t.mention.is_topic and t.stance is Stance.FORMER)
    }
    if HIRING.search(text) and shared(guesses, "role") >= WORTH_HEARING:
        touched.add("role")
    for key in sorted(touched):
        best = next(iter(within(guesses, key)), None)
        if best is not None and best.share >= WORTH_GUESSING_OF_TOUCHED:
            yield best


def beside_known(phrases: tuple[Told, ...], guesses: tuple[Guess, ...]) -> Iterator[Guess]:
    """The likeliest value beside those that phrases of the same part tell for certain, which take a
    share of the probability away from it: of an accountant in a permanent position, either."""
    known = {t.mention.question.key for t in phrases if t.stance in CERTAIN}
    left = [guess for guess in guesses if guess.question not in known]
    total = sum(guess.share for guess in left)
    best = left[0] if known and left else None
    if best is None or best.question == NOTHING or best.share < WORTH_GUESSING_BESIDE:
        return
    if best.share / total >= WORTH_GUESSING:
        yield Guess(best.question, best.value, best.share / total)


def is_by_somebody_else(message: ParsedMessage, triggers: Mapping[Language, Triggers]) -> bool:
    """Whether somebody writes who is no company: a student, a job seeker."""
    return any(
        each.has(Stance.OF_OTHERS, Reach.SENTENCE, line.text)
        for each in triggers.values()
        for line in message.lines
    )


def told_clauses(message: ParsedMessage) -> Iterator[tuple[Line, ReadClause]]:
    """The clauses that say something of the company itself, or those it hires, and their lines."""
    for line in message.lines:
        for clause in line.clauses:
            if not clause.is_asked and clause.about is not About.OTHERS and says_more(clause):
                yield line, clause


def says_more(clause: ReadClause) -> bool:
    """Whether a clause says more than the phrases that are certain in it."""
    if any(t.stance not in CERTAIN for t in clause.told):
        return True
    phrases = sum(t.mention.end - t.mention.start for t in clause.told)
    return not clause.told or len(clause.text.strip()) - phrases > SAYS_NO_MORE


def is_open_to(guess: Option, options: tuple[Option, ...], told: tuple[Told, ...]) -> bool:
    """Whether a guess may stand for what phrases tell of its question (`told`): where they tell
    nothing, or several things, of which it is one or all together."""
    if guess.value in denied_in(told):
        return False
    if not options:
        same = (t for t in told if t.mention.value == guess.value)
        return all(t.is_asked or t.stance in ELSEWHERE or t.mention.is_topic for t in same)
    return guess in options or any(o.beside_others == guess.value for o in options)


def may_be_sure(guess: Option, told: tuple[Told, ...]) -> bool:
    """Whether no phrase makes a guess doubtful: one that says another value, or is left open."""
    said = SAID - {Stance.UNCLEAR} if is_a_name_often(told) else SAID
    return all(
        t.stance in said
        if t.mention.is_topic or t.mention.value == guess.value
        else t.stance in {Stance.DENIED, Stance.ABSENT, Stance.FORMER}
        for t in told
    )


def is_a_name_often(told: tuple[Told, ...]) -> bool:
    """Whether what is told of is often a part of names: 株式会社サンプル."""
    return any(t.mention.question.key == "legal_form" for t in told)
