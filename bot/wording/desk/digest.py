"""Where the desk stands: what is new, what waits, what is overdue, what was not answered."""

from __future__ import annotations

from collections.abc import Sequence

from bot.assistant.desk.views import DeskOverview
from bot.handoff.lead import Lead
from bot.vocabulary.ui import Button, Buttons, Dialog, Facts, Paragraph, Part, Screen
from bot.wording.desk.leads.transcripts import read_only
from bot.wording.desk.names import Names, button, called, listing, named
from bot.wording.translator import N_, Translator


def digest(overview: DeskOverview, translator: Translator, names: Names) -> Screen:
    """The state of the desk in the morning."""
    title = translator.gettext("The desk today: {moment}", moment=translator.moment(overview.at))
    return Screen(title, (*parts_of(overview, translator, names), Buttons(ways(translator))))


def overview_dialog(overview: DeskOverview, translator: Translator, names: Names) -> Dialog:
    """The state of the desk, for one person."""
    title = translator.gettext("The desk now")
    parts = (*parts_of(overview, translator, names), Buttons(ways(translator)))
    return read_only(title, parts, translator)


def parts_of(overview: DeskOverview, translator: Translator, names: Names) -> tuple[Part, ...]:
    """The numbers first, then which leads they are."""
    counts = (
        # translators: enquiries that were not answered in the time that was promised
        (translator.gettext("Overdue"), len(overview.overdue)),
        # translators: the state of an enquiry that nobody has taken on yet
        (translator.gettext("New"), len(overview.new)),
        (translator.gettext("Waiting for a first reply"), len(overview.waiting)),
        # translators: the state of an enquiry that rests until a day
        (translator.gettext("Snoozed"), len(overview.resting)),
        (translator.gettext("Unanswered questions"), overview.unanswered),
    )
    lists = (
        leads_listed(translator.gettext("Overdue:"), overview.overdue, translator, names),
        leads_listed(translator.gettext("New, not taken on:"), overview.new, translator, names),
        leads_listed(
            translator.gettext("Waiting for a first reply:"), overview.waiting, translator, names
        ),
    )
    facts = Facts(tuple((label, str(count)) for label, count in counts))
    return (facts, *(Paragraph(text) for text in lists if text))


def leads_listed(heading: str, leads: Sequence[Lead], translator: Translator, names: Names) -> str:
    """Leads with who has them and by when to reply, the most urgent first."""
    return listing(heading, [lead_line(lead, translator, names) for lead in leads], translator)


def lead_line(lead: Lead, translator: Translator, names: Names) -> str:
    """One lead in a list."""
    parts = [translator.moment(lead.reply_by)]
    if lead.owner:
        parts.append(named(lead.owner, translator, names))
    return translator.gettext(
        "{text} ({note})", text=called(lead, translator), note=translator.gettext("; ").join(parts)
    )


def ways(translator: Translator) -> tuple[Button, ...]:
    """What can be looked at from here."""
    return (
        button(translator, "unanswered", N_("Unanswered questions"), ""),
        button(translator, "numbers", N_("Numbers"), ""),
        button(translator, "export", N_("Export all leads"), ""),
    )
