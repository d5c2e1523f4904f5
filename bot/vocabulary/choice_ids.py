"""Ids of choices. An id says by itself what picking it does, so an old one is still understood.

The form is `verb` or `verb:argument` or `verb:argument:argument`.
"""

from __future__ import annotations

from dataclasses import dataclass

ARGUMENTS = {
    "answer": 2,  # question, value: answer the question
    "tell": 1,  # question=value,question=value: keep these, which were offered; none: none of them
    "apply": 2,  # question, value: change that answer now, it was shown what follows
    "keep": 0,  # leave the answer as it was
    "edit": 1,  # question: ask it again, to change its answer
    "article": 1,  # article id: read it
    "rate": 2,  # article id, yes or no: whether the answer helped
    "do": 1,  # a command, as if it had been typed
    "consent": 1,  # yes or no to the purpose notice
    "field": 2,  # field, value: fill in or toggle
    "refill": 1,  # field: ask it again
    "skip": 1,  # field: leave it out (or finish a field of several values)
    "take": 1,  # field: take as its value what was typed and doubted
    "add": 1,  # yes or no to adding what was said to the enquiry
    "send": 0,  # send the contact form
    "erase": 1,  # yes or no to deleting everything
}


NO_FACTS = "none"
"""What the id of a choice holds in place of facts where none of those offered is right."""


@dataclass(frozen=True, slots=True)
class ChoiceId:
    """A choice id, taken apart."""

    verb: str
    first: str = ""
    second: str = ""


def choice_id(verb: str, *arguments: str) -> str:
    """The id of the choice that does this."""
    return ":".join((verb, *arguments))


def verb_of(choice_id: str) -> str:
    """What picking a choice does, in a word."""
    return choice_id.partition(":")[0]


def parse_choice_id(text: str) -> ChoiceId | None:
    """The pick that an id stands for; None if the id is not one of ours."""
    verb, *arguments = text.split(":")
    if ARGUMENTS.get(verb) != len(arguments) or not all(arguments):
        return None
    return ChoiceId(verb, *arguments)
