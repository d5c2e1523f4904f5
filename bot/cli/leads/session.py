"""Sitting at the desk in a terminal: who acts, and how they wish to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from bot import bootstrap
from bot.assistant.context import Denial, Desk
from bot.assistant.desk import leads as actions
from bot.assistant.desk.actions import LeadExport
from bot.assistant.desk.leads import Details, Done, LeadDetails
from bot.assistant.desk.search.taken_leads import Taken, taken_along
from bot.assistant.ports import UnitOfWork
from bot.cli.options import fail, language_here, write, write_json
from bot.handoff.lead import Lead, LeadStatus
from bot.handoff.lead_change import Change, Refusal
from bot.vocabulary import Language
from bot.vocabulary.desk_zone import desk_zone
from bot.vocabulary.text import visible
from bot.wording.applicants.renderer import Renderer
from bot.wording.desk import refusal_text
from bot.wording.desk.exports.lead_table import LeadTable, Words, lead_table
from bot.wording.translator import Translator


@dataclass(frozen=True)
class Session:
    """One command at the desk: who acts, and how they wish to read."""

    desk: Desk
    staff: str
    language: Language
    wording: Renderer
    as_json: bool

    @property
    def voice(self) -> Translator:
        """The language that is read here."""
        return self.wording.voice(self.language)

    def leads(self, status: str | None, limit: int | None = None) -> list[Lead]:
        """Leads, newest first."""
        with self.desk.storage.read_only() as work:
            return work.leads.all(LeadStatus(status) if status else None, limit)

    def case(self, reference: str) -> LeadDetails:
        """Everything about one lead, to be shown, which is kept."""
        found = actions.look_at(self.desk, reference, self.staff, bootstrap.now())
        return self.refuse(found) if isinstance(found, Denial) else found

    def taken_along(self, status: str | None) -> tuple[Taken, ...]:
        """All leads with their histories, to be handed over as a file, which is kept."""
        wanted = LeadStatus(status) if status else None

        def every(work: UnitOfWork) -> list[Lead]:
            return work.leads.all(wanted, None)

        return taken_along(self.desk.storage, every, self.staff, bootstrap.now()) or ()

    def table(self, name: str, taken: tuple[Taken, ...]) -> LeadTable:
        """Leads as a table in the language that is read here."""
        words = Words(self.voice, self.wording.flow, self.wording.form, str)
        return lead_table(LeadExport(name, "xlsx", taken), words)

    def tell(self, done: Done) -> None:
        """Show the lead as it is now, or say why nothing was changed and fail."""
        if not isinstance(done, Lead):
            self.refuse(done)
        if self.as_json:
            write_json(done)
        else:
            write(lead_line(done, self.voice, self.wording))

    def change(
        self,
        reference: str,
        decide: Callable[[Lead, str, *Details, datetime], Change | Refusal],
        *details: *Details,
    ) -> None:
        """Change a lead as `decide` says (see `bot.assistant.desk.leads.change`), and show it."""
        at = bootstrap.now()
        self.tell(actions.change(self.desk, reference, self.staff, decide, *details, now=at))

    def refuse(self, refused: Refusal | Denial) -> NoReturn:
        """End the command, saying why."""
        fail(refusal_text(refused, self.voice))


@contextmanager
def sitting(staff: str | None, language: Language | None, *, as_json: bool) -> Iterator[Session]:
    """Sit down at the desk."""
    settings = bootstrap.settings()
    wording = bootstrap.renderer(settings.retention_days)
    with bootstrap.open_database(settings) as storage:
        yield Session(
            desk=Desk(storage, is_staff=lambda _: True),
            staff=visible(staff or "") or settings.staff,
            language=language_here(language, settings),
            wording=wording,
            as_json=as_json,
        )


def lead_line(lead: Lead, voice: Translator, wording: Renderer) -> str:
    """A lead in one line: where it stands, how it looks, who it is, by when to reply."""
    due = lead.reply_by.astimezone(desk_zone()).strftime("%Y-%m-%d %H:%M")
    parts = (
        lead.reference,
        wording.status(lead.status.value, voice.language),
        wording.verdict(lead.verdict, voice.language),
        due,
        " ".join(lead.contact.company.split()) if lead.contact else "-",
        f"@{lead.owner}" if lead.owner else "",
    )
    return "  ".join(part for part in parts if part)
