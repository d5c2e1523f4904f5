"""Where the content comes from, what is in it, and everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from bot import bootstrap
from bot.cli.options import advice, json_option, write, write_json
from bot.content import Content, ContentError, load, scarcity, staleness


@click.command()
@json_option
def doctor(*, as_json: bool) -> None:
    """Tell which content is used and everything that is wrong with it, in one round."""
    root, edition = bootstrap.root(), bootstrap.edition()
    source = "MADOGUCHI_CONTENT" if bootstrap.settings().content else "comes with the program"
    try:
        found, problems = load(root, edition), staleness(root, edition)
    except ContentError as error:
        found, problems = None, error.problems
    few = scarcity(root, edition) if found else ()
    if as_json:
        told = {"folder": str(root), "source": source, "problems": problems, "advice": few}
        write_json(told)
    else:
        write(f"Content: {root} ({source})")
        write("\n".join(counted(found)) if found else "It cannot be used:")
        write(
            "\n".join([str(ContentError(problems)) if problems else "No problems.", *advice(few)])
        )
    if problems:
        raise click.exceptions.Exit(1)


def counted(content: Content) -> Iterator[str]:
    """What is in it."""
    yield f"Edition: {content.edition.id}, supported until {content.edition.support_end}"
    yield f"Articles: {len(content.knowledge.articles)}, questions: {len(content.flow.questions)}"
    yield f"Clauses: {len(content.edition.clauses)}, facts: {len(content.edition.facts)}"
