"""Whose verdict is another one under the rules of an edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.assistant.ports import UnitOfWork
from bot.handoff.lead import Lead
from bot.handoff.lead_workflow import RULES_TOLD
from bot.precheck.flow import Flow
from bot.precheck.record import answers_in
from bot.precheck.verdict import Outcome, judge


@dataclass(frozen=True, slots=True)
class VerdictFlip:
    """A lead whose answers mean something else under other rules. `outcome` is what they mean
    there, with the answers that decide it; `told_at` when the applicant was told of these rules."""

    lead: Lead
    outcome: Outcome
    told_at: datetime | None = None


def verdict_flips(work: UnitOfWork, flow: Flow, edition: str = "") -> tuple[int, list[VerdictFlip]]:
    """How many leads came under other rules than those of a flow (under those of an edition, where
    one is named), and those of them whose verdict is another one there; newest first. The verdict
    before is the one that the applicant heard."""
    others = [each for each in work.leads.all(limit=None) if is_other(each, flow)]
    others = [each for each in others if edition in ("", each.edition)]
    judged = ((lead, judge(flow, answers_in(lead.record) or {})) for lead in others)
    return len(others), [
        VerdictFlip(lead, outcome, told_at(work, lead, flow.edition))
        for lead, outcome in judged
        if outcome.verdict != lead.verdict
    ]


def is_other(lead: Lead, flow: Flow) -> bool:
    """Whether a lead, not erased, came under another edition."""
    return lead.edition != flow.edition and lead.erased_at is None


def told_at(work: UnitOfWork, lead: Lead, edition: str) -> datetime | None:
    """When the applicant of a lead was told of the rules of an edition; None if they were not."""
    return next(
        (
            event.at
            for event in work.leads.history(lead.reference)
            if event.action == RULES_TOLD and event.detail.get("edition") == edition
        ),
        None,
    )
