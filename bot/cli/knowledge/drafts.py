"""Answers that staff wrote to open questions: what a curator makes of them."""

from __future__ import annotations

from collections.abc import Mapping

import click

from bot import bootstrap
from bot.assistant.curation import drafts as drafting
from bot.assistant.curation.drafts import PublishRefusal
from bot.assistant.ports import DraftAnswer, DraftStatus
from bot.cli.options import fail, json_option, write, write_json

REFUSALS: Mapping[PublishRefusal, str] = {
    PublishRefusal.NO_SUCH_DRAFT: "there is no draft with this id",
    PublishRefusal.DROPPED: "this draft was dropped",
    PublishRefusal.NO_SUCH_ARTICLE: "there is no article with this id",
    PublishRefusal.NOT_ANSWERED: (
        "the counter does not answer this question yet: write an article or add the question to "
        "the phrasings of one; or name the article that answers it with --article"
    ),
}
"""Why nobody was told."""


@click.group(invoke_without_command=True)
@click.option("--all", "shows_all", is_flag=True, help="Published and dropped ones as well.")
@json_option
@click.pass_context
def drafts(context: click.Context, *, shows_all: bool, as_json: bool) -> None:
    """List answers that staff wrote, to make articles of; publish or drop them.

    A draft is never shown to applicants: write an article first, then publish the draft, and those
    who asked and wished so are told of the article.
    """
    if context.invoked_subcommand:
        return
    with bootstrap.open_database(bootstrap.settings()) as storage, storage.read_only() as work:
        found = work.drafts.all(None if shows_all else DraftStatus.OPEN, limit=1_000)
    if as_json:
        write_json(found)
        return
    for draft in found:
        write(for_people(draft))


@drafts.command()
@click.argument("draft")
@click.option("--article", default="", help="The article that answers it (default: what is given).")
@json_option
def publish(draft: str, article: str, *, as_json: bool) -> None:
    """Tell those who asked that an article answers their question now, each once."""
    from bot.channels.email.factory import mailing

    wanted = bootstrap.settings()
    with bootstrap.open_assistant(wanted) as assistant:
        done = drafting.publish(mailing(wanted, assistant), draft, bootstrap.now(), article)
    if isinstance(done, PublishRefusal):
        fail(f"{draft}: {REFUSALS[done]}")
    if as_json:
        write_json(done)
        return
    write(f"{draft}: answered by {done.article}; {done.told} told")


@drafts.command()
@click.argument("draft")
def drop(draft: str) -> None:
    """Leave a draft aside. Who wished to be told goes on waiting for another answer."""
    with bootstrap.open_database(bootstrap.settings()) as storage:
        dropped = drafting.drop(storage, draft)
    if dropped is None:
        fail(f"{draft}: there is no open draft with this id")
    write(f"{draft}: dropped")


def for_people(draft: DraftAnswer) -> str:
    """A draft in a few lines."""
    waiting = f", {len(draft.askers)} waiting" if draft.askers else ""
    head = f"{draft.id}  {draft.status}  {draft.language}, {draft.at:%Y-%m-%d}, {draft.staff}"
    answer = [f"    {line}" for line in draft.answer.splitlines()]
    return "\n".join([head + waiting, f"  {draft.question!r}", *answer])
