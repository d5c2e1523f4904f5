"""`madoguchi chat`."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

import click

from bot import bootstrap
from bot.assistant.context import Assistant
from bot.channels.terminal.jsonl import safe
from bot.channels.terminal.jsonl_chat import chat_in_lines
from bot.cli.options import language_here, language_option
from bot.vocabulary import Language

if TYPE_CHECKING:
    from bot.channels.terminal.chat import ReadLine


def checked_user(_: click.Context, __: click.Parameter, value: str) -> str:
    """The name of a person as it can be kept."""
    try:
        is_usable = value.strip() == safe(value) and value.isprintable() and 0 < len(value) <= 100
    except ValueError:
        is_usable = False
    if not is_usable:
        raise click.BadParameter("give 1 to 100 visible characters")
    return value


@click.command()
@click.option("--user", default="local", callback=checked_user, help="Whose conversation this is.")
@language_option
@click.option("--jsonl", is_flag=True, help="JSON lines in and out, for programs.")
def chat(user: str, language: Language | None, *, jsonl: bool) -> None:
    """Talk to the counter; everything is kept, so you can leave at any time and come back.

    With --jsonl, one object per line: {"text": ...} or {"choose": choice id}, and optionally
    "event" (a key that is unique for the act: a repeat has no second effect) and "language".
    """
    settings = bootstrap.settings()
    person = f"terminal:{user}"
    with bootstrap.open_assistant(settings) as assistant:
        if jsonl:
            hint = language or settings.language
            source, target = sys.stdin.buffer, sys.stdout.buffer
            chat_in_lines(assistant, person, hint, source, target, bootstrap.now)
        else:
            chat_with_people(assistant, person, language_here(language, settings))


def chat_with_people(assistant: Assistant, person: str, language: Language) -> None:
    """Talk with whoever sits here. What is typed is never written to a history file."""
    from rich.console import Console

    from bot.channels.terminal.chat import Sitting
    from bot.channels.terminal.chat import chat as talk
    from bot.wording.applicants.channels.channel_labels import phrases

    keep_going_on_bad_bytes()
    learn_meanwhile(assistant, language)
    console = Console(highlight=False, markup=False, emoji=False)
    sitting = Sitting(assistant, person, console, bootstrap.now, language)
    voice_of = bootstrap.renderer().voice
    sitting.from_staff = lambda spoken: phrases(voice_of(spoken)).from_staff
    talk(sitting, edited_input())


def learn_meanwhile(assistant: Assistant, language: Language) -> None:
    """Fit the matcher while the person reads the greeting, so that a first question waits less."""
    Thread(target=assistant.matcher, args=(language,), daemon=True).start()


def keep_going_on_bad_bytes() -> None:
    """Show a mark instead of failing on a character that this terminal cannot write or read."""
    for stream in (sys.stdin, sys.stdout):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def edited_input() -> ReadLine:
    """Line editing and a history for this sitting, where the platform has them."""
    with suppress(ImportError):
        import_module("readline")
    return input
