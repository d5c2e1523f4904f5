"""Prepared replies: what staff often write to applicants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.handoff.lead import Lead
from bot.vocabulary import Bilingual

FILLED_IN = frozenset({"company", "name", "reference"})
"""What a prepared reply may hold besides the edition's facts."""


@dataclass(frozen=True, slots=True)
class CannedReply:
    """One prepared reply. What it says about the programme rests on its clauses."""

    id: str
    title: Bilingual
    text: Bilingual
    clauses: tuple[str, ...] = ()


def fillings(lead: Lead) -> Mapping[str, str]:
    """What is filled into a prepared reply to this applicant; empty once the lead was erased."""
    contact = lead.contact
    return {
        "company": contact.company if contact else "",
        "name": contact.name if contact else "",
        "reference": lead.reference,
    }
