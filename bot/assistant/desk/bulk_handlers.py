"""Acts on several leads at once: each is decided on by itself, and whoever lost one is told."""

from __future__ import annotations

from collections.abc import Callable

from bot.assistant.context import Denial
from bot.assistant.desk import leads as actions
from bot.assistant.desk.actions import BulkResult, DeskMessage, DeskReply, ShowMessage
from bot.assistant.desk.request import Request
from bot.handoff import assignment, lead_workflow
from bot.handoff.lead import Lead
from bot.handoff.lead_change import Change, Refusal

MOST = 50
"""Leads at once: as many as one page shows."""

NOT_SERIOUS = "not_serious"
"""The reason for which what is no enquiry is closed."""


def assign(request: Request) -> DeskReply:
    """Give every lead that was picked to a colleague, or to oneself."""
    to = request.filled("to")
    if not to or not request.desk.is_staff(to):
        return ShowMessage(DeskMessage.COLLEAGUE_NOT_STAFF)
    staff, now = request.act.staff, request.now
    return each(request, lambda lead: assignment.assign(lead, staff, to, now))


def close_as_spam(request: Request) -> DeskReply:
    """Close every lead that was picked as no real enquiry."""
    staff, now = request.act.staff, request.now
    return each(request, lambda lead: lead_workflow.close(lead, staff, NOT_SERIOUS, now))


def each(request: Request, decide: Callable[[Lead], Change | Refusal]) -> DeskReply:
    """Do the same to every lead, each in its own transaction: of two people one wins each."""
    references = dict.fromkeys(filter(None, request.act.values.get("lead", "").split(",")))
    if not references:
        return ShowMessage(DeskMessage.NOTHING_PICKED)
    done: list[str] = []
    lost: list[tuple[str, Refusal | Denial]] = []
    for reference in list(references)[:MOST]:
        event = f"{request.act.event}:{reference}"
        became = actions.act(request.desk, reference, request.act.staff, decide, event)
        if isinstance(became, Lead):
            done.append(reference)
        else:
            lost.append((reference, became))
    return ShowMessage(BulkResult(tuple(done), tuple(lost)))
