"""What people asked and did not get answered, grouped so that a curator sees what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import click

from bot import bootstrap
from bot.assistant.curation.unanswered import (
    QuestionGroup,
    counted,
    grouped,
    likeness_by,
    still_open,
)
from bot.cli.options import json_option, write, write_json
from bot.content.stubs import stub_of
from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that ask the same, as a program reads them."""

    language: Language
    times: int
    latest: date
    questions: tuple[str, ...]
    nearest: str | None
    stub: str


@click.command()
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=1000,
    show_default=True,
    help="Look at the newest so many questions.",
)
@click.option("--stubs", is_flag=True, help="Write a YAML stub of an article for each group.")
@json_option
def unanswered(limit: int, *, stubs: bool, as_json: bool) -> None:
    """List what people asked and did not get answered, most frequent first.

    What the articles answer as they stand now is not listed any more.
    """
    with bootstrap.open_database(bootstrap.settings()) as storage, storage.read_only() as work:
        asked = work.questions.once_unanswered(limit)
    matcher_of = bootstrap.matcher_of()
    asked = still_open(asked, matcher_of, bootstrap.content().knowledge)
    found = grouped(counted(asked), likeness_by(matcher_of))
    groups = [group_of(each) for each in found]
    if as_json:
        write_json(groups)
        return
    if stubs:
        write("---\n".join(group.stub for group in groups))
        return
    for group in groups:
        write(for_people(group))


def group_of(found: QuestionGroup) -> Group:
    """What a curator wants to know of one group."""
    return Group(
        language=found.language,
        times=found.times,
        latest=found.latest.date(),
        questions=found.texts,
        nearest=found.nearest,
        stub=stub_of(found.texts, found.language, found.nearest),
    )


def for_people(group: Group) -> str:
    """A group in a few lines."""
    close = f", nearest: {group.nearest}" if group.nearest else ""
    head = f"{group.times} x  {group.language}, latest {group.latest}{close}"
    return "\n".join([head, *(f"    {text!r}" for text in group.questions)])
