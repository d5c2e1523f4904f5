"""`madoguchi knowledge`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import click

from bot import bootstrap
from bot.cli.options import fail, json_option, write, write_json
from bot.content import Content, ContentError, find_root
from bot.content import stamp as stamp_articles


@click.group()
def knowledge() -> None:
    """Check and look after the articles."""


@knowledge.command()
def check() -> None:
    """Check everything that curators wrote; every mistake is told with its file and line."""
    content = bootstrap.content()
    write(
        f"{len(content.knowledge.articles)} articles, {len(content.flow.questions)} questions, "
        f"{len(content.edition.clauses)} clauses: no problems."
    )


@knowledge.command()
@click.argument("ids", nargs=-1)
def stamp(ids: tuple[str, ...]) -> None:
    """Declare the English of the articles IDS (without IDS: of all) up to date."""
    try:
        stamped = stamp_articles(find_root(), ids or None)
    except (ContentError, OSError) as error:
        fail(str(error))
    write("\n".join(stamped) if stamped else "Every stamp was up to date.")


@knowledge.command()
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


@knowledge.command()
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True)
@json_option
def unanswered(limit: int, *, as_json: bool) -> None:
    """List what people asked and did not get answered, newest first."""
    with bootstrap.open_database(bootstrap.settings()) as storage, storage() as work:
        asked = work.questions.unanswered(limit)
    if as_json:
        write_json(asked)
        return
    for question in asked:
        day = question.at.strftime("%Y-%m-%d")
        close = f"  ~{question.article}" if question.article else ""
        write(f"{day}  {question.language}  {question.decision:<8}{question.text!r}{close}")
