"""Whether there are enough sentences to learn from; content with fewer works, but hears badly."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from bot.content.schemas.answers import values_in
from bot.content.schemas.commands import NONE
from bot.content.source.document import Source
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.vocabulary.sentence import N_, Sentence

LEAST_SAID = 20
"""Sentences by which people mean one command, in one language."""

LEAST_TRAPS = 10
"""Sentences that only look like the command, in one language."""

LEAST_ANSWERS = 15
"""Sentences that tell one value of a question, in one language."""


def scarce_sentences(tree: Tree) -> Iterator[Problem]:
    """Commands and values that have too few sentences in one of the languages."""
    commands = tree.commands.data if isinstance(tree.commands.data, dict) else {}
    for source in tree.command_phrasings:
        for name in commands:
            yield from scarce_command(source, str(name))
    for source in tree.answer_phrasings:
        for question, values in values_in(tree).items():
            yield from scarce_values(source, question, values)


def scarce_command(source: Source, name: str) -> Iterator[Problem]:
    """What one command lacks in one language."""
    said = len(
        list(chain(source.texts_at(name, "short", None), source.texts_at(name, "said", None)))
    )
    traps = len(list(source.texts_at(name, "not", None)))
    if name == NONE:
        return
    if said < LEAST_SAID:
        message = Sentence(
            N_("{said} sentences mean `{name}`; write at least {least} (short, said)"),
            said=said,
            name=name,
            least=LEAST_SAID,
        )
        yield source.problem((name,), message)
    if traps < LEAST_TRAPS:
        message = Sentence(
            N_("{traps} sentences only look like `{name}`; write at least {least} (not)"),
            traps=traps,
            name=name,
            least=LEAST_TRAPS,
        )
        yield source.problem((name,), message)


def scarce_values(source: Source, question: str, values: tuple[str, ...]) -> Iterator[Problem]:
    """The values of a question that too few sentences tell in one language."""
    for value in values:
        told = len(list(source.texts_at(question, value, None)))
        if told < LEAST_ANSWERS:
            message = Sentence(
                N_("{told} sentences tell `{value}`; write at least {least}"),
                told=told,
                value=value,
                least=LEAST_ANSWERS,
            )
            yield source.problem((question, value), message)
