"""Where the desk stands: what is new, what waits, what is overdue, what was not answered."""

from __future__ import annotations

from collections.abc import Sequence

from bot.assistant.desk.acts import Overview
from bot.handoff.lead import Lead
from bot.vocabulary.ui import Button, Buttons, Dialog, Facts, Paragraph, Part, Screen
from bot.wording.desk.leads.transcripts import read_only
from bot.wording.desk.names import Names, button, called, listing, named
from bot.wording.translator import N_, Voice


def digest(overview: Overview, voice: Voice, names: Names) -> Screen:
    """The state of the desk in the morning."""
    title = voice.gettext("The desk today: {moment}", moment=voice.moment(overview.at))
    return Screen(title, (*parts_of(overview, voice, names), Buttons(ways(voice))))


def overview_dialog(overview: Overview, voice: Voice, names: Names) -> Dialog:
    """The state of the desk, for one person."""
    title = voice.gettext("The desk now")
    parts = (*parts_of(overview, voice, names), Buttons(ways(voice)))
    return read_only(title, parts, voice)


def parts_of(overview: Overview, voice: Voice, names: Names) -> tuple[Part, ...]:
    """The numbers first, then which leads they are."""
    counts = (
        (voice.gettext("Overdue"), len(overview.overdue)),
        (voice.gettext("New"), len(overview.new)),
        (voice.gettext("Waiting for a first reply"), len(overview.waiting)),
        (voice.gettext("Snoozed"), len(overview.resting)),
        (voice.gettext("Unanswered questions"), overview.unanswered),
    )
    lists = (
        leads_listed(voice.gettext("Overdue:"), overview.overdue, voice, names),
        leads_listed(voice.gettext("New, not taken on:"), overview.new, voice, names),
        leads_listed(voice.gettext("Waiting for a first reply:"), overview.waiting, voice, names),
    )
    facts = Facts(tuple((label, str(count)) for label, count in counts))
    return (facts, *(Paragraph(text) for text in lists if text))


def leads_listed(heading: str, leads: Sequence[Lead], voice: Voice, names: Names) -> str:
    """Leads with who has them and by when to reply, the most urgent first."""
    return listing(heading, [lead_line(lead, voice, names) for lead in leads], voice)


def lead_line(lead: Lead, voice: Voice, names: Names) -> str:
    """One lead in a list."""
    parts = [voice.moment(lead.reply_by)]
    if lead.owner:
        parts.append(named(lead.owner, voice, names))
    return voice.gettext(
        "{text} ({note})", text=called(lead, voice), note=voice.gettext("; ").join(parts)
    )


def ways(voice: Voice) -> tuple[Button, ...]:
    """What can be looked at from here."""
    return (
        button(voice, "unanswered", N_("Unanswered questions"), ""),
        button(voice, "numbers", N_("Numbers"), ""),
        button(voice, "export", N_("Export all leads"), ""),
    )
