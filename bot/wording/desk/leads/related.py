"""Other leads of the same company: which there are, and putting them together."""

from __future__ import annotations

from collections.abc import Sequence

from bot.assistant.desk.leads import LeadDetails
from bot.handoff.lead import Lead
from bot.vocabulary.ui import Dialog, Input, InputKind, InputOption, Paragraph, Part, Small
from bot.wording.desk.names import Names, called, listing, named
from bot.wording.desk.views import RelatedLead
from bot.wording.labels import status_label
from bot.wording.translator import Translator, shortened


def related_texts(case: LeadDetails, translator: Translator, names: Names) -> list[str]:
    """The other leads in a list each, first those that staff put together with it."""
    headings = (
        (translator.gettext("Put together with:"), case.joined),
        (translator.gettext("Same company as:"), case.alike),
    )
    return [
        listing(
            heading, [other_entry(case, each, translator, names) for each in others], translator
        )
        for heading, others in headings
        if others
    ]


def other_entry(case: LeadDetails, other: Lead, translator: Translator, names: Names) -> str:
    """Another lead by its number, and where it stands."""
    return translator.entry(other.reference, where(case, other, translator, names))


def related_parts(case: LeadDetails, translator: Translator, names: Names) -> tuple[Part, ...]:
    """The same on a card."""
    return tuple(Paragraph(text) for text in related_texts(case, translator, names))


def related_leads(
    case: LeadDetails, translator: Translator, names: Names
) -> tuple[RelatedLead, ...]:
    """The same for a page, which leads to each of them."""
    together = translator.gettext("put together")
    return (
        *(
            RelatedLead(
                other.reference,
                translator.gettext(
                    "{text} ({note})", text=where(case, other, translator, names), note=together
                ),
            )
            for other in case.joined
        ),
        *(RelatedLead(o.reference, where(case, o, translator, names)) for o in case.alike),
    )


def where(case: LeadDetails, other: Lead, translator: Translator, names: Names) -> str:
    """Where another lead stands, who has it, and whether the same applicant sent it."""
    is_theirs = other.person == case.lead.person
    sent = (
        translator.gettext("same applicant")
        if is_theirs
        else translator.gettext("another applicant")
    )
    parts = (status_label(other.status, translator), named(other.owner, translator, names), sent)
    return " · ".join(parts)


def joining(lead: Lead, others: Sequence[Lead], translator: Translator) -> Dialog:
    """Asks with which other lead it is put together, and says what that does."""
    options = tuple(
        InputOption(other.reference, shortened(called(other, translator))) for other in others
    )
    other = Input(
        "other",
        translator.gettext("The other enquiry"),
        InputKind.CHOICE,
        hint=translator.gettext("This can be undone."),
        options=options,
    )
    explained = translator.gettext(
        "At the desk the two enquiries refer to each other. Each applicant keeps their own and "
        "still waits for a reply; nothing of one is shown to the other."
    )
    none = translator.gettext("There is no other enquiry of this company.")
    return Dialog(
        action="join.send",
        title=translator.gettext("Put together"),
        parts=(Small(called(lead, translator)), Paragraph(explained if options else none)),
        inputs=(other,) if options else (),
        value=lead.reference,
        submit=translator.gettext("Put together") if options else "",
        close=translator.gettext("Cancel"),
    )
