"""What staff are told at the desk: why nothing was changed, and whether a record is sound."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.assistant.context import Denial
from bot.assistant.desk.actions import BulkResult, DeskMessage
from bot.assistant.desk.leads import RecordCheck
from bot.handoff.lead_change import Refusal, RefusalCode
from bot.wording.labels import status_label
from bot.wording.translator import N_, Translator, lines, one_line

MESSAGES: Mapping[DeskMessage, str] = {
    DeskMessage.NOTE: N_("Please note"),
    DeskMessage.CLOSE: N_("Close"),
    DeskMessage.TOO_LATE: N_("That took too long, so nothing was opened. Please press again."),
    DeskMessage.FILE_FAILED: N_("The file could not be handed over. Please try again later."),
    DeskMessage.FILE_UNCERTAIN: N_(
        "It is not known whether the file arrived. Please look before you ask for it again."
    ),
    DeskMessage.NO_LEAD_HERE: N_(
        "No enquiry is shown here. Messages can be sent to an applicant from the thread below the "
        "card of their enquiry."
    ),
    DeskMessage.TOO_LONG_TO_SEND: N_(
        "This message is too long to be sent in one piece. Please send it in several parts."
    ),
    DeskMessage.STAYS_HERE: N_(
        "What you write in this thread stays among staff; the applicant does not see it. To write "
        "to the applicant, use “Send to applicant” in the menu of a message, or the button on the "
        "card."
    ),
    DeskMessage.STAYS_IN_THREAD: N_(
        "What you write in this thread stays among staff; the applicant does not see it. To write "
        "to the applicant, use the button on the card."
    ),
    DeskMessage.EDITED_AFTER_SENDING: N_(
        "This message was already sent to the applicant as it first read. Your change is seen here "
        "only. To correct it for the applicant, send a new message."
    ),
    DeskMessage.DELETED_AFTER_SENDING: N_(
        "This message was already sent to the applicant, who keeps it. It is deleted here only. To "
        "take something back, send a new message."
    ),
    DeskMessage.TOO_MANY_TO_EXPORT: N_(
        "These are more than 5,000 enquiries, too many for one file. Please search for fewer, for "
        "example with after:2026-04-01 and before:2026-07-01."
    ),
    DeskMessage.CALL_CHANGED: N_(
        "A colleague has changed or cancelled this call meanwhile, or it is over. Nothing was "
        "done: please look at it again."
    ),
    DeskMessage.CALL_FILE: N_("Call with the applicant"),
    DeskMessage.ALL_LEADS: N_("All leads"),
    DeskMessage.UNKNOWN_ACTION: N_("This button is no longer in use. Nothing has been changed."),
    DeskMessage.TEXT_MISSING: N_("Please add some words."),
    DeskMessage.TEXT_TOO_LONG: N_(
        "That is too long for one message. Please shorten it, or send it in two."
    ),
    DeskMessage.REASON_MISSING: N_("Please pick a reason."),
    DeskMessage.NOTHING_PICKED: N_("Please tick the enquiries that are meant."),
    DeskMessage.OTHER_MISSING: N_("Please pick the other enquiry."),
    DeskMessage.DATE_MISSING: N_("Please pick a time or a day within the coming year."),
    DeskMessage.DATE_NOT_AHEAD: N_("Please pick a day that is still to come."),
    DeskMessage.COLLEAGUE_NOT_STAFF: N_("Please pick somebody who is staff of this desk."),
    DeskMessage.SENT_ALREADY: N_("This message was sent already. It was not sent again."),
    DeskMessage.SETTLED_ALREADY: N_("This was settled already. Nothing has been changed."),
    DeskMessage.QUESTION_GONE: N_(
        "This question is no longer open: an answer was handed in, or it was deleted."
    ),
    DeskMessage.ANSWER_KEPT: N_(
        "Thank you. The answer is with the curators. Once it is published, those who asked to hear "
        "of it are told."
    ),
}

REFUSALS: Mapping[RefusalCode, str] = {
    RefusalCode.ERASED: N_("The contents of this lead were deleted; nothing more can be done."),
    RefusalCode.OWNED_BY_OTHER: N_("{owner} has taken this lead on."),
    RefusalCode.OWNED_BY_YOU: N_("This lead is already with {owner}."),
    RefusalCode.NOT_CLAIMED: N_("Nobody has taken this lead on yet. Claim it first."),
    RefusalCode.NOT_FROM_HERE: N_("That is not possible while the lead stands at “{status}”."),
    RefusalCode.CLOSED: N_("This lead is closed. Reopen it first."),
    RefusalCode.TEXT_MISSING: N_("Please add some words."),
}

DENIALS: Mapping[Denial, str] = {
    Denial.NOT_STAFF: N_("Only staff of the programme can do this."),
    Denial.NO_SUCH_LEAD: N_("There is no lead with this reference number."),
    Denial.TOO_MANY_AT_ONCE: N_("Too many people are changing this lead. Please try again."),
}

CHECKS: Mapping[RecordCheck, str] = {
    RecordCheck.MATCHES: N_("The decision record matches its answers, byte for byte."),
    RecordCheck.DIFFERS: N_("The decision record does not match its answers."),
    RecordCheck.OTHER_FLOW: N_(
        "The decision record was made with another version of the pre-check; "
        "only that version can recompute it."
    ),
    RecordCheck.ERASED: N_("The contents of this lead were deleted; there is no record any more."),
}


def message_text(message: DeskMessage, translator: Translator) -> str:
    """One of the short things that a desk says."""
    return translator.gettext(MESSAGES[message])


def bulk_text(result: BulkResult, translator: Translator, names: Callable[[str], str] = str) -> str:
    """How many leads were changed, and each of the others with the reason."""
    count = len(result.done)
    done = translator.ngettext(
        "{count} enquiry was changed.", "{count} enquiries were changed.", count
    )
    missed = (
        translator.gettext(
            "{reference}: {what}", reference=each, what=refusal_text(why, translator, names)
        )
        for each, why in result.lost
    )
    heading = translator.gettext("Not changed:") if result.lost else ""
    return lines(done, heading, *missed)


def refusal_text(
    refused: Refusal | Denial, translator: Translator, names: Callable[[str], str] = str
) -> str:
    """Why nothing was changed, and who has the lead where that is why."""
    if isinstance(refused, Denial):
        return translator.gettext(DENIALS[refused])
    owner, status = one_line(names(refused.owner)), status_label(refused.status, translator)
    return translator.gettext(REFUSALS[refused.code], owner=owner, status=status)


def check_text(check: RecordCheck, translator: Translator) -> str:
    """What recomputing a decision record says."""
    return translator.gettext(CHECKS[check])
