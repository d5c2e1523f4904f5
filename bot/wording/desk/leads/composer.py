"""Where staff write to an applicant, beside the conversation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.assistant.desk.inbox import LeadDossier
from bot.handoff.canned_replies import CannedReply
from bot.handoff.lead import Lead, LeadStatus
from bot.wording.desk.leads.replies import MOST
from bot.wording.desk.names import Names
from bot.wording.desk.views import Composer, PreparedText
from bot.wording.labels import language_name
from bot.wording.translator import Translator, one_line


def composer(
    dossier: LeadDossier,
    staff: str,
    canned: Sequence[CannedReply],
    fill_in: Callable[[CannedReply, Lead], str],
    translator: Translator,
    names: Names,
) -> Composer | None:
    """The composer of a lead for who looks; None where nobody can write to the applicant."""
    lead = dossier.case.lead
    if lead.erased_at or not lead.person or lead.status is LeadStatus.CLOSED:
        return None
    is_others = lead.owner not in ("", staff)
    return Composer(
        value=lead.reference,
        to=one_line(lead.contact.name) if lead.contact else "",
        language=language_name(lead.language),
        text=dossier.draft,
        most=MOST,
        remark=remark(lead, translator, names, is_others=is_others),
        is_open=not is_others,
        prepared=tuple(prepared(each, lead, fill_in, translator) for each in canned)
        if not is_others
        else (),
    )


def remark(lead: Lead, translator: Translator, names: Names, *, is_others: bool) -> str:
    """Whose lead it is, or becomes by writing."""
    if is_others:
        owner = one_line(names(lead.owner))
        return translator.gettext("{owner} has taken this lead on.", owner=owner)
    return "" if lead.owner else translator.gettext("By replying you take this enquiry on.")


def prepared(
    reply: CannedReply,
    lead: Lead,
    fill_in: Callable[[CannedReply, Lead], str],
    translator: Translator,
) -> PreparedText:
    """A prepared reply as it would be sent."""
    return PreparedText(reply.id, translator.speak(reply.title), fill_in(reply, lead))
