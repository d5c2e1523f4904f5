"""What the office's own system can ask and do, as one more member of staff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.assistant.context import Assistant, Denial, Desk
from bot.assistant.desk.inbox import written
from bot.assistant.desk.leads import act, look_at
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
from bot.handoff.lead_change import Change, Refusal, RefusalCode

PREFIX = "crm:"
"""How the names of those who act through the API begin."""

NOBODY_ELSES = frozenset({RefusalCode.NOT_CLAIMED, RefusalCode.OWNED_BY_YOU})
"""Why a lead need not be taken over."""

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
        found = look_at(self._desk, reference, actor_of(name), self.clock())
        return found if isinstance(found, Denial) else body_of(found, self.home)

    def move(
        self, name: str, reference: str, wanted: StatusChange, event: str
    ) -> LeadBody | Denial | Refusal:
        """Bring a lead to where the other system has it, step by step, once for each event."""
        done = self._moved(reference, actor_of(name), wanted, event)
        self.committed()
        return self.lead(name, reference) if isinstance(done, Lead) else done

    def _moved(
        self, reference: str, staff: str, wanted: StatusChange, event: str
    ) -> Lead | Denial | Refusal:
        desk, now = self._desk, self.clock()
        if wanted.take_over:
            key = f"{event}:take" if event else ""
            taken = act(
                desk, reference, staff, lambda lead: taken_over(lead, staff, wanted, now), key
            )
            is_free = isinstance(taken, Refusal) and taken.code in NOBODY_ELSES
            if not isinstance(taken, Lead) and not is_free:
                return taken
        return self._there(reference, staff, wanted) or act(
            desk, reference, staff, lambda lead: moved(lead, staff, wanted, now), event
        )

    def _there(self, reference: str, staff: str, wanted: StatusChange) -> Lead | None:
        """The lead, if it stands where it is wanted, with whoever wants it."""
        with self.assistant.storage.read_only() as work:
            lead = work.leads.get(reference)
        is_there = lead is not None and lead.status.value == wanted.status.value
        return lead if is_there and lead and lead.owner == staff else None

    @property
    def _desk(self) -> Desk:
        return Desk(
            storage=self.assistant.storage,
            is_staff=lambda staff: staff.removeprefix(PREFIX) in self.names,
            desks=self.assistant.desks,
            speak=self.assistant.wording,
            mailed=self.assistant.mailed,
        )


def taken_over(lead: Lead, staff: str, wanted: StatusChange, now: datetime) -> Change | Refusal:
    """The lead taken from whoever has it."""
    former = lead_workflow.owner_key(lead.owner)
    return lead_workflow.take_over(lead, staff, former, wanted.reason, now)


def moved(lead: Lead, staff: str, wanted: StatusChange, now: datetime) -> Change | Refusal:
    """The lead one step on its way; who has claimed it is decided on the lead as it is."""
    match wanted.status:
        case NewStatus.CLOSED:
            return lead_workflow.close(lead, staff, wanted.reason, now)
        case NewStatus.CLAIMED if lead.status is LeadStatus.CLOSED:
            return lead_workflow.reopen(lead, staff, now)
        case NewStatus.CLAIMED:
            return lead_workflow.claim(lead, staff, now)
    return lead_workflow.move(lead, staff, LeadStatus(wanted.status), now)


def actor_of(name: str) -> str:
    """By what a system is known in histories and in the access log."""
    return f"{PREFIX}{name}"
