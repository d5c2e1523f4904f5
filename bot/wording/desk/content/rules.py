"""What other rules mean for enquiries, as staff read it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.assistant.desk.rules.verdict_flips import VerdictFlip
from bot.precheck.flow import Effect
from bot.wording.labels import status_label, verdict_label
from bot.wording.reasons import reason_text
from bot.wording.translator import Translator


@dataclass(frozen=True, slots=True)
class FlipRow:
    """An enquiry whose verdict changes. `why`: the answers that decide it, each with its clauses;
    `told` is when the applicant was told of it, empty where they were not."""

    reference: str
    status: str
    status_label: str
    was: str
    becomes: str
    why: tuple[str, ...]
    told: str


def flip_row(flip: VerdictFlip, translator: Translator) -> FlipRow:
    """One row of the list."""
    lead, outcome = flip.lead, flip.outcome
    strong = outcome.reasons_with(Effect.EXCLUDED) or outcome.reasons_with(Effect.REVIEW)
    reasons = tuple(
        f"{reason_text(each, translator)} {translator.source(each.clauses)}" for each in strong
    )
    asked = tuple(
        translator.gettext("Not asked yet: {title}", title=translator.speak(each.title))
        for each in outcome.unanswered
    )
    return FlipRow(
        reference=lead.reference,
        status=lead.status.value,
        status_label=status_label(lead.status, translator),
        was=verdict_label(lead.verdict, translator),
        becomes=verdict_label(outcome.verdict, translator),
        why=reasons or asked,
        told=translator.moment(flip.told_at) if flip.told_at else "",
    )


def flips_counted(count: int, total: int, translator: Translator) -> str:
    """How many verdicts change."""
    return translator.ngettext(
        "{count} of {total} enquiries would get another result.",
        "{count} of {total} enquiries would get another result.",
        count,
        total=total,
    )


def people_told(count: int, translator: Translator) -> str:
    """How many were told just now."""
    return translator.ngettext("{count} person was told.", "{count} people were told.", count)
