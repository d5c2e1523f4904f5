"""Ids of choices. An id says by itself what picking it does, so an old one is still understood.

The form is `verb` or `verb:argument` or `verb:argument:argument`; written and read only here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Self

from bot.vocabulary.commands import Command


class Verb(StrEnum):
    """What picking a choice does, in a word, and how many arguments it takes."""

    arguments: int

    def __new__(cls, value: str, arguments: int) -> Self:
        """A verb is its word."""
        verb = str.__new__(cls, value)
        verb._value_ = value
        verb.arguments = arguments
        return verb

    ANSWER = "answer", 2  # question, value: answer the question
    TELL = "tell", 1  # question=value,question=value: keep these, which were offered
    APPLY = "apply", 2  # question, value: change that answer now, it was shown what follows
    AMEND = "amend", 1  # question=value,question=value: change all these answers now, as was shown
    KEEP = "keep", 0  # leave the answer as it was
    EDIT = "edit", 1  # question: ask it again, to change its answer
    ARTICLE = "article", 1  # article id: read it
    RATE = "rate", 2  # article id, yes or no: whether the answer helped
    DO = "do", 1  # a command, as if it had been typed
    CONSENT = "consent", 1  # yes or no to the purpose notice
    FIELD = "field", 2  # field, value: fill in or toggle
    REFILL = "refill", 1  # field: ask it again
    SKIP = "skip", 1  # field: leave it out (or finish a field of several values)
    TAKE = "take", 1  # field: take as its value what was typed and doubted
    ADD = "add", 1  # yes or no to adding what was said to the enquiry
    SEND = "send", 0  # send the contact form
    ERASE = "erase", 1  # yes or no to deleting everything
    MOVE = "move", 1  # edition: go on under it


NO_FACTS = "none"
"""What the id of a choice holds in place of facts where none of those offered is right."""

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class ChoiceId:
    """What picking a choice does. `str()` gives the id that travels and is kept."""

    verb: Verb
    first: str = ""
    second: str = ""

    def __str__(self) -> str:
        return ":".join((self.verb, *self.arguments))

    @property
    def arguments(self) -> tuple[str, ...]:
        """The arguments of the verb, as many as it takes."""
        return (self.first, self.second)[: self.verb.arguments]

    @property
    def is_yes(self) -> bool:
        """Whether it says yes, where it says yes or no."""
        return self.arguments[-1:] == (YES,)

    @staticmethod
    @lru_cache(maxsize=1_024)
    def parse(text: str) -> ChoiceId | None:
        """What an id stands for; None if the id is not one of ours."""
        word, *arguments = text.split(":")
        verb = VERBS.get(word)
        if verb is None or verb.arguments != len(arguments) or not all(arguments):
            return None
        return ChoiceId(verb, *arguments)

    @classmethod
    def answer(cls, question: str, value: str) -> ChoiceId:
        """Answer a question."""
        return cls(Verb.ANSWER, question, value)

    @classmethod
    def tell(cls, facts: Iterable[tuple[str, str]]) -> ChoiceId:
        """Keep facts that were offered, each a question and a value; none where none is right."""
        return cls(Verb.TELL, pairs(facts) or NO_FACTS)

    @classmethod
    def apply(cls, question: str, value: str) -> ChoiceId:
        """Change an answer, after what follows was shown."""
        return cls(Verb.APPLY, question, value)

    @classmethod
    def amend(cls, changes: Iterable[tuple[str, str]]) -> ChoiceId:
        """Change several answers, each a question and a value, after what follows was shown."""
        return cls(Verb.AMEND, pairs(changes))

    @classmethod
    def keep(cls) -> ChoiceId:
        """Leave the answer as it was."""
        return cls(Verb.KEEP)

    @classmethod
    def edit(cls, question: str) -> ChoiceId:
        """Ask a question again, to change its answer."""
        return cls(Verb.EDIT, question)

    @classmethod
    def article(cls, article: str) -> ChoiceId:
        """Read an article."""
        return cls(Verb.ARTICLE, article)

    @classmethod
    def rate(cls, article: str, is_helpful: bool) -> ChoiceId:
        """Say whether an answer helped."""
        return cls(Verb.RATE, article, yes_or_no(is_helpful))

    @classmethod
    def command(cls, command: Command) -> ChoiceId:
        """Do what a command says, as if it had been typed."""
        return cls(Verb.DO, command.value)

    @classmethod
    def consent(cls, is_given: bool) -> ChoiceId:
        """Agree to the purpose notice, or do not."""
        return cls(Verb.CONSENT, yes_or_no(is_given))

    @classmethod
    def field(cls, field: str, value: str) -> ChoiceId:
        """Fill in a field of the contact form, or toggle one of its values."""
        return cls(Verb.FIELD, field, value)

    @classmethod
    def refill(cls, field: str) -> ChoiceId:
        """Ask a field of the contact form again."""
        return cls(Verb.REFILL, field)

    @classmethod
    def skip(cls, field: str) -> ChoiceId:
        """Leave a field out, or finish one of several values."""
        return cls(Verb.SKIP, field)

    @classmethod
    def take(cls, field: str) -> ChoiceId:
        """Take as the value of a field what was typed and doubted."""
        return cls(Verb.TAKE, field)

    @classmethod
    def add(cls, is_wished: bool) -> ChoiceId:
        """Add what was said to the enquiry, or do not."""
        return cls(Verb.ADD, yes_or_no(is_wished))

    @classmethod
    def send(cls) -> ChoiceId:
        """Send the contact form."""
        return cls(Verb.SEND)

    @classmethod
    def erase(cls, is_wished: bool) -> ChoiceId:
        """Delete everything, or do not."""
        return cls(Verb.ERASE, yes_or_no(is_wished))

    @classmethod
    def move(cls, edition: str) -> ChoiceId:
        """Go on under another edition, the one that holds by then."""
        return cls(Verb.MOVE, edition)


VERBS = {verb.value: verb for verb in Verb}


def pairs(answers: Iterable[tuple[str, str]]) -> str:
    """Questions and values as the argument of an id."""
    return ",".join(f"{key}={value}" for key, value in answers)


def parted(argument: str) -> tuple[tuple[str, str], ...]:
    """The questions and values that an argument of an id names."""
    named = (pair.partition("=") for pair in argument.split(",") if pair)
    return tuple((key, value) for key, _, value in named)


def yes_or_no(is_yes: bool) -> str:
    """The argument that says yes or no."""
    return YES if is_yes else NO


def verb_of(choice_id: str) -> Verb | None:
    """What picking a choice does, in a word; None if the id is not one of ours."""
    parsed = ChoiceId.parse(choice_id)
    return parsed.verb if parsed else None
