"""Leads as a table in one language, with answers, reasons and notes, in the time of Japan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.assistant.desk.actions import LeadExport
from bot.handoff.form.definition import COMMON_FIELDS, FormDefinition, values_of
from bot.handoff.lead import Lead, LeadEvent
from bot.precheck.flow import Flow
from bot.vocabulary.desk_zone import desk_zone
from bot.wording.desk.leads.lead_summary import answer_entries, check_list
from bot.wording.desk.names import Names, named
from bot.wording.labels import field_value, status_label, verdict_label
from bot.wording.translator import N_, Translator

Cell = str | datetime | None
"""A moment is naive and in the time of Japan, as spreadsheets know no zones."""


@dataclass(frozen=True, slots=True)
class LeadTable:
    """A line of headings, and a line of cells for each lead."""

    titles: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class TableRow:
    """What the cells of a line are made of."""

    lead: Lead
    history: Sequence[LeadEvent]
    values: dict[str, str]
    words: Words

    def field(self, name: str) -> str:
        """What was filled in, as it is read."""
        field = self.words.form.field(name)
        value = self.values.get(name, "")
        if not value or field is None:
            return value
        return field_value(field, value, self.words.translator)


@dataclass(frozen=True, slots=True)
class Words:
    """How leads are read."""

    translator: Translator
    flow: Flow
    form: FormDefinition
    names: Names


def local(at: datetime | None) -> datetime | None:
    """A moment as the clock shows it in Japan, to the minute."""
    if at is None:
        return None
    return at.astimezone(desk_zone()).replace(tzinfo=None, second=0, microsecond=0)


def notes(row: TableRow) -> str:
    """What staff noted, line by line."""
    words = row.words
    return "\n".join(
        f"{words.translator.moment(event.at)} {words.names(event.actor)}: {event.detail['text']}"
        for event in row.history
        if event.action == "noted" and event.detail.get("text")
    )


def reasons(row: TableRow) -> str:
    """Why the verdict is what it is."""
    return "\n".join(filter(None, check_list(row.lead, row.words.flow, row.words.translator)))


def answers(row: TableRow) -> str:
    """What was answered in the pre-check."""
    return "\n".join(answer_entries(row.lead, row.words.flow, row.words.translator))


def plain(name: str) -> Callable[[TableRow], Cell]:
    """A cell that says what was filled in."""
    return lambda row: row.field(name)


ColumnOf = tuple[str, Callable[[TableRow], Cell]]

COLUMNS: Sequence[ColumnOf] = (
    (N_("Number"), lambda row: row.lead.reference),
    (N_("Status"), lambda row: status_label(row.lead.status, row.words.translator)),
    (N_("Owner"), lambda row: named(row.lead.owner, row.words.translator, row.words.names)),
    (N_("Result of the pre-check"), lambda r: verdict_label(r.lead.verdict, r.words.translator)),
    (N_("Came in"), lambda row: local(row.lead.created_at)),
    (N_("Reply promised by"), lambda row: local(row.lead.reply_by)),
    (N_("Last answered"), lambda row: local(row.lead.answered_at)),
    (N_("Company"), plain("company")),
    (N_("Corporate number"), lambda row: row.values.get("corporate_number", "")),
    (N_("Contact person"), plain("name")),
    (N_("E-mail"), plain("email")),
    (N_("Phone"), plain("phone")),
    (N_("Language"), plain("language")),
    (N_("Good times to call"), plain("times")),
    (N_("Stages"), plain("stages")),
    (N_("Wished for"), plain("menu")),
    (N_("Remarks"), plain("remarks")),
    (N_("Reasons"), reasons),
    (N_("Answers"), answers),
    (N_("Notes"), notes),
    (N_("Edition"), lambda row: row.lead.edition),
    (N_("Agreed to the notice"), lambda row: local(row.lead.consented_at)),
    (N_("Put together with"), lambda row: row.lead.joined or ""),
)


def lead_table(export: LeadExport, words: Words) -> LeadTable:
    """The leads of an export. Of an erased one only what remains of it is said."""
    columns = [*((words.translator.gettext(title), cell) for title, cell in COLUMNS), *own(words)]
    rows = (
        [cell(row) for _, cell in columns]
        for lead, history in export.leads
        for row in [TableRow(lead, history, filled_in(lead), words)]
    )
    return LeadTable(tuple(title for title, _ in columns), rows)


def own(words: Words) -> Iterator[ColumnOf]:
    """A column for each field that only the form of this programme has."""
    for field in words.form.fields:
        if field.name not in COMMON_FIELDS:
            yield words.translator.speak(field.title), plain(field.name)


def filled_in(lead: Lead) -> dict[str, str]:
    """What was filled into the form."""
    if lead.contact is None or lead.wish is None:
        return {}
    return values_of(lead.contact, lead.wish)
