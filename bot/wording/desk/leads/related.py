"""Other leads of the same company: which there are, and putting them together."""

from __future__ import annotations

from collections.abc import Sequence

from bot.assistant.desk.leads import Case
from bot.handoff.lead import Lead
from bot.vocabulary.ui import Dialog, Input, InputKind, InputOption, Paragraph, Part, Small
from bot.wording.desk.names import Names, called, listing, named
from bot.wording.desk.views import RelatedLead
from bot.wording.labels import status_label
from bot.wording.translator import Voice, shortened


def related_texts(case: Case, voice: Voice, names: Names) -> list[str]:
    """The other leads in a list each, first those that staff put together with it."""
    headings = (
        (voice.gettext("Put together with:"), case.joined),
        (voice.gettext("Same company as:"), case.alike),
    )
    return [
        listing(heading, [other_entry(case, each, voice, names) for each in others], voice)
        for heading, others in headings
        if others
    ]


def other_entry(case: Case, other: Lead, voice: Voice, names: Names) -> str:
    """Another lead by its number, and where it stands."""
    return voice.entry(other.reference, where(case, other, voice, names))


def related_parts(case: Case, voice: Voice, names: Names) -> tuple[Part, ...]:
    """The same on a card."""
    return tuple(Paragraph(text) for text in related_texts(case, voice, names))


def related_leads(case: Case, voice: Voice, names: Names) -> tuple[RelatedLead, ...]:
    """The same for a page, which leads to each of them."""
    together = voice.gettext("put together")
    return (
        *(
            RelatedLead(
                other.reference,
                voice.gettext(
                    "{text} ({note})", text=where(case, other, voice, names), note=together
                ),
            )
            for other in case.joined
        ),
        *(RelatedLead(o.reference, where(case, o, voice, names)) for o in case.alike),
    )


def where(case: Case, other: Lead, voice: Voice, names: Names) -> str:
    """Where another lead stands, who has it, and whether the same applicant sent it."""
    is_theirs = other.person == case.lead.person
    sent = voice.gettext("same applicant") if is_theirs else voice.gettext("another applicant")
    parts = (status_label(other.status, voice), named(other.owner, voice, names), sent)
    return " · ".join(parts)


def joining(lead: Lead, others: Sequence[Lead], voice: Voice) -> Dialog:
    """Asks with which other lead it is put together, and says what that does."""
    options = tuple(
        InputOption(other.reference, shortened(called(other, voice))) for other in others
    )
    other = Input(
        "other",
        voice.gettext("The other enquiry"),
        InputKind.CHOICE,
        hint=voice.gettext("This can be undone."),
        options=options,
    )
    explained = voice.gettext(
        "At the desk the two enquiries refer to each other. Each applicant keeps their own and "
        "still waits for a reply; nothing of one is shown to the other."
    )
    none = voice.gettext("There is no other enquiry of this company.")
    return Dialog(
        action="join.send",
        title=voice.gettext("Put together"),
        parts=(Small(called(lead, voice)), Paragraph(explained if options else none)),
        inputs=(other,) if options else (),
        value=lead.reference,
        submit=voice.gettext("Put together") if options else "",
        close=voice.gettext("Cancel"),
    )
