"""What people asked and did not get answered, grouped so that a curator sees what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import click

from bot import bootstrap
from bot.assistant.ports import AskedQuestion
from bot.cli.options import json_option, write, write_json
from bot.vocabulary import Language

ALIKE = 0.45
"""Questions at least so alike are shown as one (cosine)."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that ask the same. `nearest`: the article that came closest, if any came."""

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
    """List what people asked and did not get answered, most frequent first."""
    with bootstrap.open_database(bootstrap.settings()) as storage, storage.look() as work:
        asked = work.questions.unanswered(limit)
    groups = grouped(asked)
    if as_json:
        write_json(groups)
        return
    for group in groups:
        write(group.stub if stubs else for_people(group))


def grouped(asked: Sequence[AskedQuestion]) -> list[Group]:
    """The groups of all languages, the most frequent first, then the latest."""
    groups = [
        group_of(questions)
        for language in Language
        for questions in alike([each for each in asked if each.language is language])
    ]
    return sorted(groups, key=lambda group: (-group.times, -group.latest.toordinal()))


def alike(asked: Sequence[AskedQuestion]) -> list[list[AskedQuestion]]:
    """Questions of one language in groups: each joins the first group whose first it is like."""
    if not asked:
        return []
    likeness = likeness_among([each.text for each in asked], asked[0].language)
    groups: list[list[int]] = []
    for number in range(len(asked)):
        home = next((g for g in groups if likeness[g[0]][number] >= ALIKE), None)
        if home is None:
            groups.append([number])
        else:
            home.append(number)
    return [[asked[number] for number in group] for group in groups]


def likeness_among(texts: Sequence[str], language: Language) -> list[list[float]]:
    """How like each question is to each other, as the matcher sees them."""
    from bot.answers.features import features
    from bot.answers.teaching import likeness_of

    space = bootstrap.matcher_of()(language).space
    likeness: list[list[float]] = likeness_of(
        [space.vector(features(text, language)) for text in texts]
    ).tolist()
    return likeness


def group_of(questions: Sequence[AskedQuestion]) -> Group:
    """What a curator wants to know of one group."""
    texts = tuple(dict.fromkeys(question.text for question in questions))
    language = questions[0].language
    nearest = next((question.article for question in questions if question.article), None)
    return Group(
        language=language,
        times=len(questions),
        latest=max(question.at for question in questions).date(),
        questions=texts,
        nearest=nearest,
        stub=stub_of(texts, language, nearest),
    )


def for_people(group: Group) -> str:
    """A group in a few lines."""
    close = f", nearest: {group.nearest}" if group.nearest else ""
    head = f"{group.times} x  {group.language}, latest {group.latest}{close}"
    return "\n".join([head, *(f"    {text!r}" for text in group.questions)])


def stub_of(texts: Sequence[str], language: Language, nearest: str | None) -> str:
    """An article to fill in, in YAML, or phrasings to take over into the nearest one."""
    import yaml

    asked = {"question": texts[0], "answer": "TODO", "detail": "TODO", "phrasings": list(texts)}
    blank = {"question": "TODO", "answer": "TODO", "detail": "TODO", "phrasings": ["TODO"]}
    ja, en = (asked, blank) if language is Language.JA else (blank, asked)
    stub = {"id": "TODO", "clauses": ["TODO"], "reviewed": "TODO", "ja": ja, "en": en}
    hint = f"# Or add the phrasings to {nearest}.\n" if nearest else ""
    return hint + yaml.safe_dump([stub], allow_unicode=True, sort_keys=False, width=100)
