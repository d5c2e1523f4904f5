"""`madoguchi privacy`: what is kept about people, for the operator."""

from __future__ import annotations

from datetime import timedelta
from time import sleep

import click

from bot import bootstrap
from bot.assistant.consent_notice import notice_name, notice_text
from bot.assistant.ports import Erasure, SweepVerdict
from bot.assistant.privacy import erase_on_request, everything_about
from bot.assistant.retention import purge as purge_old
from bot.assistant.sweeps import SweepPlan, amounts, is_anything_due, order, plan_purge
from bot.assistant.team.access_log import log_export
from bot.cli.options import fail, json_option, write, write_json
from bot.vocabulary import Language

MAX_RETENTION_DAYS = 36_500
"""As in the settings: a hundred years."""

REST = 0.05
"""Seconds between two units of work: turns of a counter that is being served come in between."""


@click.group()
def privacy() -> None:
    """Show, delete and expire what is kept about people."""


@privacy.command()
@click.option(
    "--days",
    type=click.IntRange(min=1, max=MAX_RETENTION_DAYS),
    help="Default: MADOGUCHI_RETENTION_DAYS.",
)
@click.option("--dry-run", is_flag=True, help="Only tell what would be deleted.")
@click.option(
    "--yes", is_flag=True, help="Do not ask; delete nothing where something looks like a mistake."
)
@json_option
def purge(days: int | None, *, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Delete what nobody has touched for so many days, and confirm that this is meant so.

    `madoguchi serve` deletes by itself what is due, a little each day. What looks like a mistake,
    such as a clock that is ahead or a short retention time, it leaves until you say so here.
    """
    settings, now = bootstrap.settings(), bootstrap.now()
    retention = timedelta(days=days or settings.retention_days)
    with bootstrap.open_database(settings) as storage:
        plan = plan_purge(storage, now, retention)
        if dry_run:
            tell_plan(plan, as_json=as_json)
            return
        confirm(plan, is_confirmed=yes)
        order(storage, plan)
        erasure = purge_old(storage, now - retention, now, settings.staff, rest)
    if as_json:
        write_json(erasure or {"conversations": 0, "leads": 0, "entries": 0})
    else:
        write(told(erasure))


def tell_plan(plan: SweepPlan, *, as_json: bool) -> None:
    """What would be deleted."""
    if as_json:
        write_json({kind: each.due for kind, each in amounts(plan.holdings)})
        return
    write(f"Would be deleted: {due_of(plan)}." if is_due(plan) else "There is nothing to delete.")
    if plan.sweep.verdict in OBJECTIONS:
        write(OBJECTIONS[plan.sweep.verdict])


def confirm(plan: SweepPlan, *, is_confirmed: bool) -> None:
    """Have an operator say that it is meant so; what looks like a mistake needs a person."""
    doubt = OBJECTIONS.get(plan.sweep.verdict)
    if is_confirmed and doubt:
        fail(f"{doubt}\nNothing was deleted. Run this without --yes, and answer.")
    if is_confirmed or not (is_due(plan) or doubt):
        return
    if doubt:
        click.echo(doubt, err=True)
    click.echo(f"To be deleted, for ever: {due_of(plan)}.", err=True)
    click.confirm(f"Delete what nobody touched since {plan.limit:%Y-%m-%d}?", abort=True, err=True)


OBJECTIONS = {
    SweepVerdict.CLOCK_AHEAD: (
        "This computer's clock is more than a day ahead of when somebody was last here. "
        "Is the clock right?"
    ),
    SweepVerdict.TOO_MUCH: "That is far more than goes in a day where nothing is wrong.",
    SweepVerdict.RETENTION_SHORTER: (
        "The retention time is shorter than it was, or very short. Is it mistyped?"
    ),
}
"""Why an operator is asked."""


def is_due(plan: SweepPlan) -> bool:
    """Whether there is anything to delete."""
    return is_anything_due(plan.holdings)


def due_of(plan: SweepPlan) -> str:
    """What is due, beside what there is."""
    conversations, leads = plan.holdings.conversations, plan.holdings.leads
    return (
        f"{conversations.due} conversations, {leads.due} leads "
        f"(of {conversations.total} and {leads.total})"
    )


def rest() -> bool:
    """Let turns of the counter come in between."""
    sleep(REST)
    return True


def told(erasure: Erasure | None) -> str:
    """What was deleted."""
    if erasure is None:
        return "There is nothing to delete."
    return (
        f"Deleted: {erasure.conversations} conversations, {erasure.leads} leads, "
        f"{erasure.entries} lines of transcripts and questions. Receipt: {erasure.receipt}"
    )


@privacy.command()
@click.argument("person")
def export(person: str) -> None:
    """Write everything that is kept about PERSON (such as terminal:local) as JSON."""
    settings = bootstrap.settings()
    with bootstrap.open_database(settings) as storage, storage() as work:
        data = everything_about(work, person)
        taken = (each.lead.reference for each in data.leads if each.lead.erased_at is None)
        log_export(work, settings.staff, taken, bootstrap.now())
        work.commit()
    if data.is_empty:
        fail(f"Nothing is kept about {person}.")
    write_json(data)


@privacy.command()
@click.argument("person")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(person: str, *, yes: bool) -> None:
    """Delete everything that is kept about PERSON (such as terminal:local)."""
    settings = bootstrap.settings()
    if not yes:
        click.confirm(f"Delete everything about {person}?", abort=True, err=True)
    with bootstrap.open_database(settings) as storage, storage() as work:
        receipt = erase_on_request(work, person, settings.staff, bootstrap.now())
        work.commit()
    if receipt is None:
        fail(f"Nothing is kept about {person}.")
    write(f"Deleted. Receipt: {receipt}")


@privacy.command()
@json_option
def notice(*, as_json: bool) -> None:
    """Show the purpose notice in both languages, and the names that leads keep of it."""
    with bootstrap.open_assistant(bootstrap.settings()) as assistant:
        shown = {notice_name(assistant, each): notice_text(assistant, each) for each in Language}
    if as_json:
        write_json(shown)
        return
    write("\n\n".join(f"{name}\n\n{text}" for name, text in shown.items()))
