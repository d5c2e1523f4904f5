"""The shape of `flows/commands.yaml`, `flows/phrasings/*/commands.yaml`, `flows/synonyms.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field, TypeAdapter

from bot.content.checks.repetition import Phrase, repeated_phrases
from bot.content.schemas.base import LETTERS, ContentEntry, Text, Value, WordsEntry, only
from bot.content.source.document import Source, did_you_mean
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.understanding.commands.command import CommandBook, CommandDefinition, Risk
from bot.understanding.state import Place
from bot.vocabulary import Language, Words
from bot.vocabulary.commands import COMMAND_NAMES

NONE = "none"
"""Under this name stand sentences that are no command at all."""

Concept = Annotated[str, only(LETTERS.upper() + "_", "CAPITALS and underscores")]


class CommandDefinitionEntry(ContentEntry):
    """Where one command can be meant, and what it risks."""

    where: Annotated[list[Annotated[Place, Field(strict=False)]], Field(min_length=1)]
    risk: Annotated[Risk, Field(strict=False)]


class PhrasingsEntry(ContentEntry):
    """How people put one command, in one language."""

    short: list[Text] = Field(default_factory=list)
    said: list[Text] = Field(default_factory=list)
    traps: list[Text] = Field(default_factory=list, alias="not")


PhrasingsFile = dict[Value, PhrasingsEntry]

COMMANDS_FILE = TypeAdapter(dict[Value, CommandDefinitionEntry])
COMMAND_PHRASINGS_FILE: TypeAdapter[PhrasingsFile] = TypeAdapter(PhrasingsFile)
SYNONYMS_FILE = TypeAdapter(dict[Concept, WordsEntry])


def to_commands(
    commands: Mapping[str, CommandDefinitionEntry],
    phrasings: Mapping[Language, PhrasingsFile],
    synonyms: Mapping[str, WordsEntry],
) -> CommandBook:
    """The commands as the program sees them."""
    return CommandBook(
        commands={name: to_command(name, entry, phrasings) for name, entry in commands.items()},
        others={lang: tuple(of[NONE].said) for lang, of in phrasings.items() if NONE in of},
        concepts={name: entry.words() for name, entry in synonyms.items()},
    )


def to_command(
    name: str, entry: CommandDefinitionEntry, phrasings: Mapping[Language, PhrasingsFile]
) -> CommandDefinition:
    """One command with its sentences in all languages."""
    found = {lang: of.get(name, PhrasingsEntry()) for lang, of in phrasings.items()}
    return CommandDefinition(
        name=name,
        where=tuple(entry.where),
        risk=entry.risk,
        short={lang: tuple(each.short) for lang, each in found.items()},
        said={lang: tuple(each.said) for lang, each in found.items()},
        traps={lang: tuple(each.traps) for lang, each in found.items()},
    )


def short_words(book: CommandBook) -> Mapping[str, Words]:
    """The whole messages that mean each command."""
    return {name: command.short for name, command in book.commands.items()}


def command_problems(tree: Tree) -> Iterator[Problem]:
    """Commands that do not exist, and sentences that mean two of them."""
    yield from name_problems(tree.commands, COMMAND_NAMES)
    for source in tree.command_phrasings:
        yield from name_problems(source, (*COMMAND_NAMES, NONE))
        yield from repeated_phrases(sentences_in(source))


def name_problems(source: Source, known: tuple[str, ...]) -> Iterator[Problem]:
    """Names of commands that nothing would be done for."""
    for name in source.data if isinstance(source.data, dict) else ():
        if name not in known:
            hint = did_you_mean(str(name), known)
            yield source.problem((str(name),), f"there is no command `{name}`{hint}")


def sentences_in(source: Source) -> Iterator[Phrase]:
    """Every sentence that means a command, and every trap as none."""
    for loc, text in source.texts_at(None, None, None):
        is_meant = loc[1] in {"short", "said"} and loc[0] != NONE
        yield Phrase(source, loc, text, loc[0] if is_meant else NONE)


def short_in(tree: Tree) -> Iterator[Phrase]:
    """The whole messages that mean a command, in all languages."""
    for source in tree.command_phrasings:
        for loc, text in source.texts_at(None, "short", None):
            yield Phrase(source, loc, text, loc[0])
