"""Options that several commands share, and writing what was asked for."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import click
from pydantic import TypeAdapter

from bot.channels.terminal.screen import inert
from bot.vocabulary import Language

if TYPE_CHECKING:
    from bot.content import Problem
    from bot.faq.matcher import Matcher
    from bot.settings import Settings


def as_language(_: click.Context, __: click.Parameter, value: str | None) -> Language | None:
    """The language that an option names."""
    return Language(value) if value else None


language_option = click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    callback=as_language,
    help="Default: MADOGUCHI_LANGUAGE, otherwise what LANG says.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON.")


def language_here(
    asked: Language | None, settings: Settings, environment: Mapping[str, str] = os.environ
) -> Language:
    """The language of this terminal: the option, MADOGUCHI_LANGUAGE, or what the locale says."""
    return asked or settings.language or language_of_locale(environment)


def language_of_locale(environment: Mapping[str, str]) -> Language:
    """English for a locale of another country; Japanese where the locale says nothing."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "C")
    is_neutral = locale.partition(".")[0] in {"C", "POSIX"}
    return Language.JA if is_neutral or locale.startswith("ja") else Language.EN


def write(text: str) -> None:
    """Write text that may come from people: nothing in it reaches the terminal as a command."""
    click.echo(inert(text))


def write_json(value: object) -> None:
    """Write any of our values as JSON."""
    content = TypeAdapter[Any](Any).dump_python(value, mode="json")
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


def advice(few: Sequence[Problem]) -> list[str]:
    """What curators might add, a line for each file; all of it is told as JSON."""
    files = {problem.file: problem for problem in reversed(few)}
    counts = Counter(problem.file for problem in few)
    return [
        f"ADVICE: {file}: {counts[file]} times few sentences to hear by, first at line "
        f"{first.line}: {first.message}"
        for file, first in reversed(files.items())
    ]


def read_lines(matcher: Matcher, text: str) -> list[str]:
    """What the words of a text are read as that are strange to the articles."""
    found = matcher.synonyms.readings(text)
    return [f"read as: {', '.join(f'{word} → {meant}' for word, meant in found)}"] if found else []


def fail(message: str, exit_code: int = 1) -> NoReturn:
    """End the command with a message."""
    click.echo(inert(message), err=True)
    raise click.exceptions.Exit(exit_code)
