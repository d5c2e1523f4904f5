"""The chat for people, in a terminal."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from rich.console import Console

from bot.assistant.context import Assistant
from bot.assistant.notices import Notice, Say
from bot.assistant.turns import handle_turn
from bot.channels.terminal.screen import Lettered, lettered, show
from bot.channels.terminal.sender import Clock, hand_out
from bot.vocabulary import Language, Message, Turn
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command

PROMPT = "> "
LEAVING = frozenset({"exit", "quit", ":q"})
"""What people type in a terminal to get out of a program."""

ReadLine = Callable[[str], str]
"""Shows a prompt and gives what was typed; raises EOFError at the end, like `input`."""


@dataclass
class Sitting:
    """One person at one terminal: the language and the letters of the last reply.

    `from_staff` says in a language that a member of staff wrote what follows.
    """

    assistant: Assistant
    person: str
    console: Console
    clock: Clock
    language: Language
    letters: Lettered = field(default_factory=dict)
    from_staff: Callable[[Language], str] = lambda _: ""

    def take(self, *, text: str = "", choose: str | None = None) -> None:
        """One turn, and all that waits for the person."""
        turn = Turn(uuid.uuid4().hex, self.person, text, choose, self.language)
        reply = handle_turn(self.assistant, turn, self.clock())
        self.language = reply.language if reply else self.language
        hand_out(self.assistant.storage, self.person, self.show, self.clock)

    def show(self, messages: Sequence[Message]) -> None:
        """Write messages and remember which letter picks what."""
        theirs = self.from_staff(self.language)
        show(self.console, messages, self.assistant.edition.clauses, self.language, theirs)
        self.letters = lettered(messages)

    def arrive(self) -> None:
        """Greet who is new; tell who returns how far they came."""
        with self.assistant.storage.read_only() as work:
            known = work.conversations.of(self.person)
        if known is None:
            return self.take()
        self.language = known.language
        return self.take(choose=str(ChoiceId.command(Command.RESUME)))

    def listen(self, read_line: ReadLine) -> None:
        """Take what is typed until the person leaves."""
        while (typed := tidy(read_line(PROMPT))) not in LEAVING:
            if typed in self.letters:
                self.take(choose=self.letters[typed])
            elif typed:
                self.take(text=typed)

    def leave(self) -> None:
        """Say kindly that everything is kept."""
        farewell = self.assistant.wording(Say(Notice.PAUSED), self.language)
        show(self.console, [replace(farewell, choices=())], {}, self.language)


def chat(sitting: Sitting, read_line: ReadLine) -> None:
    """Talk with one person until they leave."""
    try:
        sitting.arrive()
        sitting.listen(read_line)
    except (EOFError, KeyboardInterrupt):
        sitting.console.print()
    sitting.leave()


def tidy(typed: str) -> str:
    """What was typed, without bytes that are no text."""
    return typed.strip().encode("utf-8", errors="replace").decode().replace("\x00", "")
