"""Whether what curators wrote is whole: the check, the stamps, the clauses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import click

from bot import bootstrap
from bot.cli.options import advice, fail, json_option, write, write_json
from bot.content import (
    Content,
    ContentError,
    Problem,
    edition_problems,
    load,
    scarcity,
    staleness,
    stamp_texts,
)
from bot.content import stamp as stamp_articles
from bot.handoff.business_hours import day_of

edition_option = click.option("--edition", help="An edition that does not hold today.")


@click.command()
@edition_option
@json_option
def check(edition: str | None, *, as_json: bool) -> None:
    """Check everything that curators wrote; every mistake is told with its file and line."""
    edition = today() if edition is None else edition
    if as_json:
        check_for_programs(edition)
        return
    content = bootstrap.content() if edition == today() else loaded(edition)
    for line in advice(scarcity(bootstrap.root(), edition)):
        write(line)
    if lacking := shortfalls(edition):
        fail(str(ContentError(lacking)))
    write(
        f"{len(content.knowledge.articles)} articles, {len(content.flow.questions)} questions, "
        f"{len(content.edition.clauses)} clauses: no problems."
    )


def today() -> str:
    """The edition that holds today."""
    return bootstrap.edition()


def loaded(edition: str) -> Content:
    """The content of one edition; ends with all problems if there are any."""
    try:
        return load(bootstrap.root(), edition)
    except ContentError as error:
        fail(str(error))


def shortfalls(edition: str) -> tuple[Problem, ...]:
    """What curators have to look after although the counter runs with it."""
    root, day = bootstrap.root(), day_of(bootstrap.now())
    return (*staleness(root, edition), *edition_problems(root, day))


def check_for_programs(edition: str) -> None:
    """The same as JSON; the exit code is 1 where there are problems."""
    try:
        content = load(bootstrap.root(), edition)
    except ContentError as error:
        write_json({"problems": error.problems})
        raise click.exceptions.Exit(1) from error
    lacking = sorted(shortfalls(edition))
    counted = {
        "articles": len(content.knowledge.articles),
        "questions": len(content.flow.questions),
        "clauses": len(content.edition.clauses),
    }
    few = sorted(scarcity(bootstrap.root(), edition))
    write_json({**counted, "problems": lacking, "advice": few})
    if lacking:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("ids", nargs=-1)
@edition_option
@json_option
def stamp(ids: tuple[str, ...], edition: str | None, *, as_json: bool) -> None:
    """Declare that both languages of the articles IDS (without IDS: of all texts) say the same.

    Other texts are named by file and key, or the beginning of it: flows/precheck.yaml. Without
    IDS, also that every question means what its revision says.
    """
    texts = [name for name in ids if "/" in name or name.startswith("revision ")]
    articles = [name for name in ids if name not in texts]
    root, chosen = bootstrap.root(), today() if edition is None else edition
    try:
        stamped = stamp_articles(root, articles or None, chosen) if articles or not ids else []
        stamped += stamp_texts(root, texts or None, chosen) if texts or not ids else []
    except (ContentError, OSError) as error:
        fail(str(error))
    if as_json:
        write_json(stamped)
        return
    write("\n".join(stamped) if stamped else "Every stamp was up to date.")


@click.command()
@json_option
def coverage(*, as_json: bool) -> None:
    """Tell for each clause how many articles and answers of the pre-check rest on it."""
    content = bootstrap.content()
    articles, options = cited_by_articles(content), cited_by_flow(content)
    if as_json:
        rows = [
            {"clause": clause, "articles": articles[clause], "options": options[clause]}
            for clause in content.edition.clauses
        ]
        write_json(rows)
        return
    for clause in content.edition.clauses.values():
        remark = f"  ({clause.out_of_scope.en})" if clause.out_of_scope else ""
        counts = f"{articles[clause.id]:>3} articles  {options[clause.id]:>3} answers"
        write(f"{clause.id:<14}{counts}{remark}")


def cited_by_articles(content: Content) -> Mapping[str, int]:
    """How many articles name each clause."""
    return Counter(c for article in content.knowledge.articles.values() for c in article.clauses)


def cited_by_flow(content: Content) -> Mapping[str, int]:
    """How many options of the pre-check name each clause."""
    return Counter(c for q in content.flow.questions for o in q.options for c in o.clauses)
