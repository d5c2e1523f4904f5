"""What staff fill in about a lead: why it is closed, who gets it, a note, until when it rests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.assistant.desk.lead_handlers import PRESETS, day_of
from bot.handoff.business_hours import DeskCalendar
from bot.handoff.lead import Lead
from bot.handoff.lead_workflow import owner_key
from bot.vocabulary.ui import Dialog, Input, InputKind, InputOption, Small
from bot.wording.desk.names import Names, called
from bot.wording.facts import long_date
from bot.wording.labels import CLOSING_REASONS
from bot.wording.translator import N_, Translator, one_line, shortened

SNOOZES: Mapping[str, str] = {
    "tomorrow": N_("Next working day"),
    "three_days": N_("In three working days"),
    "week": N_("In a week"),
    "two_weeks": N_("In two weeks"),
}
"""Usual times to let a lead rest."""


def dialog(
    action: str, title: str, lead: Lead, translator: Translator, submit: str, *inputs: Input
) -> Dialog:
    """A dialog about one lead."""
    return Dialog(
        action=action,
        title=translator.gettext(title),
        parts=(Small(called(lead, translator)),),
        inputs=inputs,
        value=lead.reference,
        submit=translator.gettext(submit),
        close=translator.gettext("Cancel"),
    )


def closing(lead: Lead, translator: Translator) -> Dialog:
    """Asks why the lead is closed."""
    options = options_of(CLOSING_REASONS, translator)
    reason = Input("reason", translator.gettext("Reason"), InputKind.CHOICE, options=options)
    words = Input(
        "words",
        translator.gettext("In your own words"),
        InputKind.PROSE,
        hint=translator.gettext("Only staff see this. Contact details are blanked out."),
        is_required=False,
        most=1_000,
    )
    return dialog(
        "close.send",
        N_("Close the enquiry"),
        lead,
        translator,
        N_("Close the enquiry"),
        reason,
        words,
    )


def handing_over(lead: Lead, translator: Translator) -> Dialog:
    """Asks to whom the lead goes."""
    to = Input(
        "to",
        translator.gettext("Colleague"),
        InputKind.PERSON,
        hint=translator.gettext("Only staff of this desk can take it on."),
    )
    return dialog("hand_over.send", N_("Hand over"), lead, translator, N_("Hand over"), to)


def taking_over(lead: Lead, translator: Translator, names: Names) -> Dialog:
    """Asks why the lead is taken from the colleague who has it, and names them."""
    reason = Input(
        "reason",
        translator.gettext("Reason"),
        InputKind.PROSE,
        hint=translator.gettext(
            "{owner} is told, with your reason. Applicants do not see it.",
            owner=one_line(names(lead.owner)),
        ),
        most=1_000,
    )
    asked = dialog("take_over.send", N_("Take over"), lead, translator, N_("Take over"), reason)
    return replace(asked, value=f"{lead.reference} {owner_key(lead.owner)}")


def noting(lead: Lead, translator: Translator) -> Dialog:
    """Asks for a note."""
    text = Input(
        "text",
        # translators: what staff write for each other on an enquiry; applicants never see it
        translator.gettext("Note"),
        InputKind.PROSE,
        hint=translator.gettext("Only staff see this. Contact details are blanked out."),
        most=2_000,
    )
    return dialog("note.send", N_("Add a note"), lead, translator, N_("Keep"), text)


def snoozing(lead: Lead, translator: Translator, now: datetime, calendar: DeskCalendar) -> Dialog:
    """Asks until when the lead rests: a usual time or any day."""
    usual = Input(
        "preset",
        # translators: before the date until which an enquiry rests
        translator.gettext("Until"),
        InputKind.CHOICE,
        options=tuple(
            InputOption(
                preset,
                shortened(
                    translator.gettext(
                        "{text} ({note})",
                        text=translator.gettext(SNOOZES[preset]),
                        note=long_date(day_of(preset, now, calendar), translator.language),
                    )
                ),
            )
            for preset in PRESETS
        ),
        is_required=False,
    )
    day = Input(
        "until",
        translator.gettext("Or a day"),
        InputKind.DATE,
        hint=translator.gettext(
            "The lead comes back when the desk opens on that day. The time by which the applicant "
            "was promised a reply stays as it is."
        ),
        is_required=False,
    )
    return dialog("snooze.send", N_("Snooze"), lead, translator, N_("Snooze"), usual, day)


def options_of(labels: Mapping[str, str], translator: Translator) -> tuple[InputOption, ...]:
    """Options with translated labels."""
    return tuple(
        InputOption(v, shortened(translator.gettext(label))) for v, label in labels.items()
    )
