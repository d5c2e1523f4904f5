"""What curators say of commands: where each can be meant, what it risks, and how people put it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.understanding.state import Place
from bot.vocabulary import NO_WORDS, Language, Words


class Risk(StrEnum):
    """What doing a command by mistake would cost. The values are those of `risk` in YAML."""

    FREE = "free"
    """Nothing: something is shown, and what was open is asked again."""
    UNDOABLE = "undoable"
    """A word more: one step takes it back."""
    ASKS = "asks"
    """A word more: it asks before anything happens."""
    FINAL = "final"
    """It cannot be taken back."""


@dataclass(frozen=True, slots=True)
class CommandDefinition:
    """One command. `short` are whole messages that mean it, `said` natural sentences that do, and
    `traps` sentences that only look like it. It is `where` it can be meant at all. Words that mean
    one command here and another there ("go ahead") are none of their own: `means` tells which."""

    name: str
    where: tuple[Place, ...]
    risk: Risk
    short: Words = field(default_factory=lambda: NO_WORDS)
    said: Words = field(default_factory=lambda: NO_WORDS)
    traps: Words = field(default_factory=lambda: NO_WORDS)
    means: Mapping[Place, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CommandBook:
    """All commands by name, `others` (sentences that are no command), and `concepts`: words of one
    meaning, by the meaning's English name in capitals."""

    commands: Mapping[str, CommandDefinition]
    others: Words = field(default_factory=lambda: NO_WORDS)
    concepts: Mapping[str, Words] = field(default_factory=dict)

    def at(self, place: Place) -> frozenset[str]:
        """The names of the commands that can be meant at a place."""
        return frozenset(c.name for c in self.commands.values() if place in c.where)

    def meant(self, name: str, place: Place) -> str:
        """The command that these words mean at a place."""
        return self.commands[name].means.get(place, name)

    def sentences(self, name: str, language: Language) -> tuple[str, ...]:
        """Everything by which people mean a command."""
        command = self.commands[name]
        return (*command.short.get(language, ()), *command.said.get(language, ()))
