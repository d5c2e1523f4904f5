"""Telling applicants that new rules change what the pre-check says of them: each person once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from bot.assistant.acts import TellRules
from bot.assistant.context import Denial, Desk
from bot.assistant.desk.leads import record_refusal, tried_anew
from bot.assistant.desk.replies import read_locked
from bot.assistant.desk.rules.verdict_flips import told_at
from bot.assistant.desk_posts import show_lead
from bot.assistant.mail_queue import MailKind, put_mail
from bot.assistant.ports import Author, TranscriptEntry
from bot.handoff.lead import Lead
from bot.handoff.lead_workflow import tell_rules

MOST = 500
"""Enquiries whose applicants are told by one act; the next act goes on with the rest."""


def tell_new_rules(
    desk: Desk,
    references: Iterable[str],
    edition: str,
    words: Callable[[Lead], str],
    staff: str,
    now: datetime,
) -> int | Denial:
    """Tell the applicants of these leads of an edition's rules in the words of a curator; how many
    were told. Each in a unit of work of their own: one that was cut short can be done again."""
    if not desk.is_staff(staff):
        record_refusal(desk, staff, "rules", edition, now)
        return Denial.NOT_STAFF
    chosen = list(dict.fromkeys(references))[:MOST]
    return sum(tell_one(desk, each, edition, words, staff, now) for each in chosen)


def tell_one(
    desk: Desk,
    reference: str,
    edition: str,
    words: Callable[[Lead], str],
    staff: str,
    now: datetime,
) -> bool:
    """Tell one applicant; False where they were told already, or there is nobody to tell."""
    return tried_anew(lambda: tell_once(desk, reference, edition, words, staff, now)) is True


def tell_once(
    desk: Desk,
    reference: str,
    edition: str,
    words: Callable[[Lead], str],
    staff: str,
    now: datetime,
) -> bool | None:
    """One attempt in one unit of work; None if the lead changed in between."""
    with desk.storage() as work:
        lead, conversation = read_locked(work, reference) or (None, None)
        if lead is None or not lead.person or desk.speak is None:
            return False
        if any(told_at(work, each, edition) for each in work.leads.of(lead.person)):
            return False
        message = desk.speak(TellRules(words(lead)), lead.language)
        [id_] = work.outbox.put(lead.person, f"rules:{edition}:{reference}", [message], now)
        if not work.leads.change(*tell_rules(lead, staff, edition, str(id_), now)):
            return None
        if conversation is not None:
            entry = TranscriptEntry(now, Author.STAFF, message.kind.value, message.text)
            work.transcripts.add(conversation.id, [entry])
            offered = (*conversation.offered, *message.choices)
            work.conversations.save(replace(conversation, offered=offered))
        put_mail(work, lead, MailKind.RULES, now, desk.mailed, reply=id_)
        show_lead(work, reference, now, desk.desks)
        work.commit()
    return True
