"""What the office's own system can ask and do, as one more member of staff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.assistant.context import Assistant, Denial, Desk
from bot.assistant.desk.inbox import written
from bot.assistant.desk.leads import LeadDetails, change, look_at, look_up
from bot.assistant.ports import InboxTab, LeadOrder, ListPosition
from bot.channels.crm.schemas import (
    LeadBody,
    LeadFeed,
    NewStatus,
    StatusChange,
    body_of,
    summary_of,
)
from bot.handoff import lead_workflow
from bot.handoff.lead import Lead, LeadStatus
from bot.handoff.lead_workflow import Refusal

PREFIX = "crm:"
"""How the names of those who act through the API begin."""

MOST = 100
"""Leads of a page."""


@dataclass(frozen=True)
class CrmService:
    """Use cases for whoever has a token. `home` is our public address; `committed` is told of every
    change."""

    assistant: Assistant
    names: frozenset[str]
    home: str
    clock: Callable[[], datetime]
    committed: Callable[[], object]

    def page(
        self, name: str, after: ListPosition | None, since: datetime | None, limit: int
    ) -> LeadFeed:
        """Leads from a position on, as long as they changed at `since` or later."""
        with self.assistant.storage.read_only() as work:
            found = work.lists.page(
                *(InboxTab.ALL, actor_of(name), self.clock(), LeadOrder.CHANGED, after),
                limit=limit,
            )
        fresh = [each for each in found if since is None or each[0].updated_at >= since]
        goes_on = len(fresh) == limit
        return LeadFeed(
            leads=tuple(summary_of(lead) for lead, _ in fresh),
            next=written(fresh[-1][1]) if goes_on else None,
        )

    def lead(self, name: str, reference: str) -> LeadBody | Denial:
        """Everything about a lead; it is kept that it was looked at."""
        return self._body(look_at(self._desk, reference, actor_of(name), self.clock()))

    def move(
        self, name: str, reference: str, wanted: StatusChange, event: str
    ) -> LeadBody | Denial | Refusal:
        """Bring a lead to where the other system has it, step by step, once for each event."""
        staff = actor_of(name)
        found = look_up(self._desk, reference, staff)
        if isinstance(found, Denial):
            return found
        done = self._moved(found.lead, staff, wanted, event)
        self.committed()
        if isinstance(done, Refusal | Denial):
            return done
        return self._body(look_up(self._desk, reference, staff))

    def _moved(
        self, lead: Lead, staff: str, wanted: StatusChange, event: str
    ) -> Lead | Denial | Refusal:
        if wanted.take_over and lead.owner not in ("", staff):
            former = lead_workflow.owner_key(lead.owner)
            taken = self._do(lead, staff, f"{event}:take" if event else "", wanted, former)
            if isinstance(taken, Refusal | Denial):
                return taken
            lead = taken
        if lead.status.value == wanted.status.value and lead.owner == staff:
            return lead
        return self._do(lead, staff, event, wanted)

    def _do(
        self, lead: Lead, staff: str, event: str, wanted: StatusChange, former: str = ""
    ) -> Lead | Denial | Refusal:
        """One step of the lead's way; `former` is from whom it is taken over."""
        desk, reference, now = self._desk, lead.reference, self.clock()
        if former:
            taking = (former, wanted.reason)
            return change(
                desk, reference, staff, lead_workflow.take_over, *taking, now=now, event=event
            )
        if wanted.status is NewStatus.CLOSED:
            return change(
                desk, reference, staff, lead_workflow.close, wanted.reason, now=now, event=event
            )
        if wanted.status is NewStatus.CLAIMED:
            claim = (
                lead_workflow.reopen if lead.status is LeadStatus.CLOSED else lead_workflow.claim
            )
            return change(desk, reference, staff, claim, now=now, event=event)
        to = LeadStatus(wanted.status)
        return change(desk, reference, staff, lead_workflow.move, to, now=now, event=event)

    def _body(self, found: LeadDetails | Denial) -> LeadBody | Denial:
        return found if isinstance(found, Denial) else body_of(found, self.home)

    @property
    def _desk(self) -> Desk:
        return Desk(
            storage=self.assistant.storage,
            is_staff=lambda staff: staff.removeprefix(PREFIX) in self.names,
            desks=self.assistant.desks,
            speak=self.assistant.wording,
            mailed=self.assistant.mailed,
        )


def actor_of(name: str) -> str:
    """By what a system is known in histories and in the access log."""
    return f"{PREFIX}{name}"
