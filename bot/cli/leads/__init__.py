"""`madoguchi leads`: the desk in a terminal. Whoever has this shell counts as staff."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from bot import bootstrap
from bot.assistant.desk import joins
from bot.assistant.desk import leads as actions
from bot.assistant.desk.leads import RecordCheck
from bot.cli.leads.session import Session, lead_line, sitting
from bot.cli.options import fail, json_option, language_option, write, write_json
from bot.content import kept_flow
from bot.content.edits.release import published_flow
from bot.handoff import lead_workflow
from bot.handoff.export import to_csv
from bot.handoff.lead import Lead, LeadStatus
from bot.handoff.reference import parse_reference
from bot.precheck.flow import Flow
from bot.precheck.record import digest
from bot.vocabulary import Language
from bot.vocabulary.text import visible
from bot.wording.desk import check_text
from bot.wording.desk.exports.files import to_xlsx
from bot.wording.desk.leads.lead_summary import happened
from bot.wording.desk.leads.related import related_texts


@click.group()
def leads() -> None:
    """Work with the companies that wish to be contacted."""


def at_desk(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """Make a subcommand of a function that takes a session and the command's own arguments."""

    def make(function: Callable[..., None]) -> click.Command:
        @wraps(function)
        def command(
            staff: str | None, language: Language | None, *, as_json: bool, **own: Any
        ) -> None:
            with sitting(staff, language, as_json=as_json) as session:
                function(session, **own)

        as_staff = click.option("--as", "staff", help="Who acts (default: MADOGUCHI_STAFF).")
        return leads.command(name)(as_staff(language_option(json_option(command))))

    return make


def checked_reference(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The reference number as it was given out, however it was typed."""
    reference = parse_reference(value or "")
    if value is not None and reference is None:
        raise click.BadParameter("this is not a reference number; is there a typing mistake?")
    return reference


reference_argument = click.argument("reference", callback=checked_reference)
status_option = click.option("--status", type=click.Choice([status.value for status in LeadStatus]))


@at_desk("list")
@status_option
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True)
def list_leads(session: Session, status: str | None, limit: int) -> None:
    """List leads, newest first."""
    found = session.leads(status, limit)
    if session.as_json:
        write_json(found)
        return
    for lead in found:
        write(lead_line(lead, session.voice, session.wording))


@at_desk("show")
@reference_argument
@click.option("--transcript", is_flag=True, help="The whole conversation as well.")
def show(session: Session, reference: str, *, transcript: bool) -> None:
    """Show everything about a lead."""
    case = session.case(reference)
    if session.as_json:
        write_json(case)
        return
    write(session.wording.summarise(case.lead, case.questions, case.history, session.language))
    for related in related_texts(case, session.voice, str):
        write("\n" + related)
    if transcript:
        write("\n" + session.wording.transcript(case.transcript, session.language))


@at_desk("claim")
@reference_argument
def claim(session: Session, reference: str) -> None:
    """Take a lead on."""
    session.change(reference, lead_workflow.claim)


@at_desk("release")
@reference_argument
def release(session: Session, reference: str) -> None:
    """Give a lead back to all."""
    session.change(reference, lead_workflow.release)


@at_desk("move")
@reference_argument
@click.argument("to", type=click.Choice([LeadStatus.CONTACTED.value, LeadStatus.APPLIED.value]))
def move(session: Session, reference: str, to: str) -> None:
    """Move your own lead one step on."""
    status = LeadStatus(to)
    session.change(reference, lead_workflow.move, status)


@at_desk("close")
@reference_argument
@click.argument("reason")
def close(session: Session, reference: str, reason: str) -> None:
    """Close a lead for a reason."""
    reason = visible(reason)
    session.change(reference, lead_workflow.close, reason)


@at_desk("reopen")
@reference_argument
def reopen(session: Session, reference: str) -> None:
    """Open a closed lead again and take it on."""
    session.change(reference, lead_workflow.reopen)


@at_desk("hand-over")
@reference_argument
@click.argument("to")
def hand_over(session: Session, reference: str, to: str) -> None:
    """Pass your own lead to a colleague."""
    to = visible(to)
    session.tell(actions.hand_over(session.desk, reference, session.staff, to, bootstrap.now()))


@at_desk("note")
@reference_argument
@click.argument("text")
def note(session: Session, reference: str, text: str) -> None:
    """Add a note to the history."""
    text = visible(text)
    session.change(reference, lead_workflow.note, text)


@at_desk("join")
@reference_argument
@click.argument("other", callback=checked_reference)
def join(session: Session, reference: str, other: str) -> None:
    """Put a lead together with another one of the same company."""
    now = bootstrap.now()
    session.tell(joins.join(session.desk, reference, other, session.staff, now))


@at_desk("part")
@reference_argument
def part(session: Session, reference: str) -> None:
    """Take a lead apart from those that it was put together with."""
    session.tell(joins.part(session.desk, reference, session.staff, bootstrap.now()))


@at_desk("history")
@reference_argument
def history(session: Session, reference: str) -> None:
    """Show what happened to a lead, in order."""
    events = session.case(reference).history
    if session.as_json:
        write_json(events)
        return
    for event in events:
        write(happened(event, session.voice))


def flow_of(lead: Lead) -> Flow:
    """The version of the pre-check that a lead was judged by, if it is here or was kept."""
    current = bootstrap.content().flow
    if lead.flow_version == current.version:
        return current
    if kept := kept_flow(bootstrap.root(), lead.flow_version):
        return kept
    with bootstrap.open_database(bootstrap.settings()) as storage, storage.read_only() as work:
        published = [edit for each in work.publications.all() for edit in each.edits]
    return published_flow(published, lead.flow_version) or current


@at_desk("verify")
@click.argument("reference", required=False, callback=checked_reference)
def verify(session: Session, reference: str | None) -> None:
    """Recompute decision records byte for byte, of one lead or of all; fails if one differs."""
    found = [session.case(reference).lead] if reference else session.leads(None)
    checks = [(lead, actions.verify(lead, flow_of(lead))) for lead in found]
    if session.as_json:
        write_json([check_entry(lead, check) for lead, check in checks])
    else:
        for lead, check in checks:
            write(f"{lead.reference}  {check_text(check, session.voice)}  {sha256(lead)}".rstrip())
    if any(check not in {RecordCheck.MATCHES, RecordCheck.ERASED} for _, check in checks):
        raise click.exceptions.Exit(1)


@at_desk("export")
@status_option
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file: a workbook for Excel if it ends with .xlsx, otherwise CSV.",
)
def export(session: Session, status: str | None, output: Path | None) -> None:
    """Write leads as CSV or as a workbook, safe to open in a spreadsheet (or as JSON)."""
    taken = session.taken_along(status)
    found = [lead for lead, _ in taken]
    if session.as_json:
        write_json(found)
    elif output is None:
        sys.stdout.buffer.write(to_csv(found).encode())
    elif output.suffix.lower() == ".xlsx":
        save(output, to_xlsx(session.table(output.name, taken)))
    else:
        save(output, to_csv(found).encode())


def save(output: Path, content: bytes) -> None:
    """Write a file that only its owner can read: it holds contact details."""
    try:
        output.touch(mode=0o600)
        output.write_bytes(content)
    except OSError as error:
        fail(f"{output}: {error.strerror}")


def check_entry(lead: Lead, check: RecordCheck) -> dict[str, str]:
    """The result of recomputing one record."""
    return {"reference": lead.reference, "record": check.value, "sha256": sha256(lead)}


def sha256(lead: Lead) -> str:
    """The digest of the record; empty where there is none any more."""
    return digest(lead.record) if lead.record else ""
