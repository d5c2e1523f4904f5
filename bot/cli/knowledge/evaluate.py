"""The matcher examined on the knowledge base's own questions, each asked as if it were new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot import bootstrap
from bot.cli.knowledge.chart import Share, shares_at, svg, text_chart
from bot.cli.options import json_option, write, write_json
from bot.cli.progress import telling
from bot.faq.decision import DecisionKind
from bot.vocabulary import Language

if TYPE_CHECKING:
    from bot.faq.training.evaluation import Examined

languages_option = click.option(
    "--language",
    "languages",
    type=click.Choice([language.value for language in Language]),
    multiple=True,
    help="Default: both.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """How one article does in one language: how many of its questions (asked as if new) it wins,
    is answered with, is offered for; how many get another article's answer, how many silence."""

    language: Language
    article: str
    questions: int
    first: float
    answered: int
    suggested: int
    declined: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """Questions of one article that another one takes."""

    language: Language
    article: str
    taken_by: str
    phrasings: tuple[str, ...]


def examined(languages: Iterable[str]) -> Iterator[tuple[Language, list[Examined]]]:
    """Every text of each language, asked as if new; progress goes to the terminal."""
    from bot.faq.training.evaluation import (
        examine,  # loading numpy and the dictionary takes its time
    )
    from bot.faq.training.fit import material_of

    for language in [Language(name) for name in languages] or list(Language):
        with telling(f"{language}: asking every question as if it were new") as progress:
            material = material_of(bootstrap.content().knowledge, language, bootstrap.encoder())
            yield language, examine(material, progress)


@click.command()
@languages_option
@click.option("--limit", type=click.IntRange(min=1), help="Only so many articles.")
@json_option
def test(languages: tuple[str, ...], limit: int | None, *, as_json: bool) -> None:
    """Ask every phrasing as if it were new; tell for each article how it did, worst first."""
    rows: list[Row] = []
    totals: list[dict[str, object]] = []
    for language, found in examined(languages):
        rows += rows_of(language, found)
        totals.append(total_of(language, found))
    rows.sort(key=lambda row: (row.first, row.article))
    if as_json:
        write_json({"totals": totals, "articles": rows[:limit]})
        return
    for total in totals:
        write(told(total))
    write("\nfirst  of  answered suggested declined wrong  article")
    for row in rows[:limit]:
        write(
            f"{row.first:>5.0%}{row.questions:>4}{row.answered:>10}{row.suggested:>10}"
            f"{row.declined:>9}{row.wrong:>6}  {row.article} ({row.language})"
        )


def rows_of(language: Language, found: Iterable[Examined]) -> list[Row]:
    """One row per article."""
    by_article: Mapping[str, list[Examined]] = defaultdict(list)
    for each in found:
        if not each.is_outside:
            by_article[each.label].append(each)
    return [row_of(language, article, mine) for article, mine in sorted(by_article.items())]


def row_of(language: Language, article: str, mine: list[Examined]) -> Row:
    """How one article does."""
    kinds = [each.kind for each in mine]
    return Row(
        language=language,
        article=article,
        questions=len(mine),
        first=round(sum(each.is_first for each in mine) / len(mine), 4),
        answered=kinds.count(DecisionKind.ANSWER),
        suggested=kinds.count(DecisionKind.SUGGEST),
        declined=kinds.count(DecisionKind.DECLINE),
        wrong=sum(each.is_wrong for each in mine),
    )


def total_of(language: Language, found: list[Examined]) -> dict[str, object]:
    """The whole of one language, in shares."""
    ours = [each for each in found if not each.is_outside]
    outside = [each for each in found if each.is_outside]
    answer, suggest = DecisionKind.ANSWER, DecisionKind.SUGGEST
    return {
        "language": language,
        "questions": len(ours),
        "first": share([each.is_first for each in ours]),
        "among_three": share([each.label in each.best for each in ours]),
        "answered": share([each.kind is answer for each in ours]),
        "wrong": share([each.is_wrong for each in ours]),
        "suggested": share([each.kind is suggest for each in ours]),
        "outside": len(outside),
        "outside_answered": share([each.kind is answer for each in outside]),
        "outside_suggested": share([each.kind is suggest for each in outside]),
    }


def share(held: list[bool]) -> float:
    """How often something held, 0..1."""
    return round(sum(held) / len(held), 4) if held else 0.0


def told(total: Mapping[str, object]) -> str:
    """The whole of one language in two lines."""
    return (
        "{language}: {questions} questions, right article first {first:.1%}, among three "
        "{among_three:.1%}; answered {answered:.1%}, wrongly {wrong:.1%}, suggested "
        "{suggested:.1%}\n    {outside} outside examples, each without its subject: answered "
        "{outside_answered:.1%}, suggested {outside_suggested:.1%}"
    ).format_map(total)


@click.command()
@languages_option
@click.option("--limit", type=click.IntRange(min=1), default=30, show_default=True)
@json_option
def confusions(languages: tuple[str, ...], limit: int, *, as_json: bool) -> None:
    """List pairs of articles that take each other's questions, with the phrasings."""
    pairs = [pair for language, found in examined(languages) for pair in pairs_of(language, found)]
    pairs.sort(key=lambda pair: (-len(pair.phrasings), pair.article, pair.taken_by))
    if as_json:
        write_json(pairs[:limit])
        return
    for pair in pairs[:limit]:
        count = len(pair.phrasings)
        write(f"{pair.taken_by} takes {count} of {pair.article} ({pair.language}):")
        write("\n".join(f"    {phrasing}" for phrasing in pair.phrasings))


def pairs_of(language: Language, found: Iterable[Examined]) -> list[Confusion]:
    """The pairs of one language."""
    taken: Mapping[tuple[str, str], list[str]] = defaultdict(list)
    for each in found:
        if not each.is_outside and not each.is_first:
            taken[each.label, each.best[0]].append(each.text)
    return [
        Confusion(language, article, other, tuple(texts))
        for (article, other), texts in taken.items()
    ]


@click.command()
@languages_option
@click.option(
    "--svg",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also draw chart-ja.svg and chart-en.svg into this folder.",
)
@json_option
def chart(languages: tuple[str, ...], folder: Path | None, *, as_json: bool) -> None:
    """Draw how much would be right, wrong and silent, were the threshold elsewhere."""
    drawn: dict[Language, list[Share]] = {}
    for language, found in examined(languages):
        drawn[language] = shares_at([(each.sure, verdict_of(each)) for each in found])
        chosen = bootstrap.matcher_of()(language).costs.to_answer
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            picture = svg(drawn[language], chosen, language)
            (folder / f"chart-{language}.svg").write_text(picture, encoding="utf-8")
        if not as_json:
            write(f"{language}\n{text_chart(drawn[language], chosen)}")
    if as_json:
        write_json(drawn)


def verdict_of(each: Examined) -> bool | None:
    """Whether answering would be right; None for what is outside."""
    return None if each.is_outside else each.is_first
