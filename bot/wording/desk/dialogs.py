"""What staff fill in about a lead: why it is closed, who gets it, a note, until when it rests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.assistant.desk.lead_handlers import PRESETS, day_of
from bot.handoff.lead import Lead
from bot.vocabulary import Hours
from bot.vocabulary.ui import Dialog, Input, InputKind, InputOption, Small
from bot.wording.desk.names import called
from bot.wording.facts import long_date
from bot.wording.labels import CLOSING_REASONS
from bot.wording.translator import N_, Voice, shortened

SNOOZES: Mapping[str, str] = {
    "tomorrow": N_("Next working day"),
    "three_days": N_("In three working days"),
    "week": N_("In a week"),
    "two_weeks": N_("In two weeks"),
}
"""Usual times to let a lead rest."""


def dialog(
    action: str, title: str, lead: Lead, voice: Voice, submit: str, *inputs: Input
) -> Dialog:
    """A dialog about one lead."""
    return Dialog(
        action=action,
        title=voice.gettext(title),
        parts=(Small(called(lead, voice)),),
        inputs=inputs,
        value=lead.reference,
        submit=voice.gettext(submit),
        close=voice.gettext("Cancel"),
    )


def closing(lead: Lead, voice: Voice) -> Dialog:
    """Asks why the lead is closed."""
    options = options_of(CLOSING_REASONS, voice)
    reason = Input("reason", voice.gettext("Reason"), InputKind.CHOICE, options=options)
    words = Input(
        "words",
        voice.gettext("In your own words"),
        InputKind.PROSE,
        hint=voice.gettext("Only staff see this. Contact details are blanked out."),
        is_required=False,
        most=1_000,
    )
    return dialog(
        "close.send", N_("Close the enquiry"), lead, voice, N_("Close the enquiry"), reason, words
    )


def handing_over(lead: Lead, voice: Voice) -> Dialog:
    """Asks to whom the lead goes."""
    to = Input(
        "to",
        voice.gettext("Colleague"),
        InputKind.PERSON,
        hint=voice.gettext("Only staff of this desk can take it on."),
    )
    return dialog("hand_over.send", N_("Hand over"), lead, voice, N_("Hand over"), to)


def noting(lead: Lead, voice: Voice) -> Dialog:
    """Asks for a note."""
    text = Input(
        "text",
        voice.gettext("Note"),
        InputKind.PROSE,
        hint=voice.gettext("Only staff see this. Contact details are blanked out."),
        most=2_000,
    )
    return dialog("note.send", N_("Add a note"), lead, voice, N_("Keep"), text)


def snoozing(lead: Lead, voice: Voice, now: datetime, hours: Hours) -> Dialog:
    """Asks until when the lead rests: a usual time or any day."""
    usual = Input(
        "preset",
        voice.gettext("Until"),
        InputKind.CHOICE,
        options=tuple(
            InputOption(
                preset,
                shortened(
                    voice.gettext(
                        "{text} ({note})",
                        text=voice.gettext(SNOOZES[preset]),
                        note=long_date(day_of(preset, now, hours), voice.language),
                    )
                ),
            )
            for preset in PRESETS
        ),
        is_required=False,
    )
    day = Input(
        "until",
        voice.gettext("Or a day"),
        InputKind.DATE,
        hint=voice.gettext(
            "The lead comes back when the desk opens on that day. The time by which the applicant "
            "was promised a reply stays as it is."
        ),
        is_required=False,
    )
    return dialog("snooze.send", N_("Snooze"), lead, voice, N_("Snooze"), usual, day)


def options_of(labels: Mapping[str, str], voice: Voice) -> tuple[InputOption, ...]:
    """Options with translated labels."""
    return tuple(InputOption(v, shortened(voice.gettext(label))) for v, label in labels.items())
