"""The shape of `flows/commands.yaml`, `flows/phrasings/*/commands.yaml`, `flows/concepts.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import Field, TypeAdapter, model_validator

from bot.content.checks.repetition import Phrase, repeated_phrases
from bot.content.schemas.base import Concept, ContentEntry, Text, Value, WordsEntry
from bot.content.source.document import Source, did_you_mean
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.understanding.commands.command import CommandBook, CommandDefinition, Risk
from bot.understanding.state import Place
from bot.vocabulary import Language, Words
from bot.vocabulary.commands import COMMAND_NAMES
from bot.vocabulary.sentence import N_, Sentence

NONE = "none"
"""Under this name stand sentences that are no command at all."""


LoosePlace = Annotated[Place, Field(strict=False)]


class CommandDefinitionEntry(ContentEntry):
    """Where one command can be meant, and what it risks; or for words that are no command of their
    own, which one they mean at each place."""

    where: list[LoosePlace] = Field(default_factory=list)
    risk: Annotated[Risk, Field(strict=False)] | None = None
    means: dict[LoosePlace, Value] = Field(default_factory=dict)

    @model_validator(mode="after")
    def is_one_of_both(self) -> Self:
        """A command has a place and a risk; words that mean others have neither."""
        if self.means and (self.where or self.risk):
            msg = "`means` stands alone: the commands that are meant have `where` and `risk`"
            raise ValueError(msg)
        if not self.means and not (self.where and self.risk):
            msg = "a command needs `where` and `risk` (or `means`)"
            raise ValueError(msg)
        return self


class PhrasingsEntry(ContentEntry):
    """How people put one command, in one language."""

    short: list[Text] = Field(default_factory=list)
    said: list[Text] = Field(default_factory=list)
    traps: list[Text] = Field(default_factory=list, alias="not")


PhrasingsFile = dict[Value, PhrasingsEntry]

COMMANDS_FILE = TypeAdapter(dict[Value, CommandDefinitionEntry])
COMMAND_PHRASINGS_FILE: TypeAdapter[PhrasingsFile] = TypeAdapter(PhrasingsFile)
CONCEPTS_FILE = TypeAdapter(dict[Concept, WordsEntry])


def to_commands(
    commands: Mapping[str, CommandDefinitionEntry],
    phrasings: Mapping[Language, PhrasingsFile],
    concepts: Mapping[str, Words],
) -> CommandBook:
    """The commands as the program sees them."""
    return CommandBook(
        commands={name: to_command(name, entry, phrasings) for name, entry in commands.items()},
        others={lang: tuple(of[NONE].said) for lang, of in phrasings.items() if NONE in of},
        concepts=concepts,
    )


def to_command(
    name: str, entry: CommandDefinitionEntry, phrasings: Mapping[Language, PhrasingsFile]
) -> CommandDefinition:
    """One command with its sentences in all languages."""
    found = {lang: of.get(name, PhrasingsEntry()) for lang, of in phrasings.items()}
    return CommandDefinition(
        name=name,
        where=tuple(entry.means or entry.where),
        risk=entry.risk or Risk.FREE,
        means=entry.means,
        short={lang: tuple(each.short) for lang, each in found.items()},
        said={lang: tuple(each.said) for lang, each in found.items()},
        traps={lang: tuple(each.traps) for lang, each in found.items()},
    )


def short_words(book: CommandBook) -> Mapping[str, Words]:
    """The whole messages that mean each command."""
    return {name: command.short for name, command in book.commands.items()}


def command_problems(tree: Tree) -> Iterator[Problem]:
    """Commands that do not exist, and sentences that mean two of them."""
    ways = tuple(dict.fromkeys(loc[0] for loc, _ in tree.commands.texts_at(None, "means", None)))
    yield from name_problems(tree.commands, (*COMMAND_NAMES, *map(str, ways)))
    for loc, name in tree.commands.texts_at(None, "means", None):
        if name not in COMMAND_NAMES:
            hint = did_you_mean(name, COMMAND_NAMES)
            yield tree.commands.problem(
                loc, Sentence(N_("there is no command `{name}`{hint}"), name=name, hint=hint)
            )
    for source in tree.command_phrasings:
        yield from name_problems(source, (*COMMAND_NAMES, *map(str, ways), NONE))
        yield from repeated_phrases(sentences_in(source))


def name_problems(source: Source, known: tuple[str, ...]) -> Iterator[Problem]:
    """Names of commands that nothing would be done for."""
    for name in source.data if isinstance(source.data, dict) else ():
        if name not in known:
            hint = did_you_mean(str(name), known)
            yield source.problem(
                (str(name),),
                Sentence(N_("there is no command `{name}`{hint}"), name=name, hint=hint),
            )


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
