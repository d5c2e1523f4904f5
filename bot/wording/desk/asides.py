"""What a desk says by itself around what is done there."""

from __future__ import annotations

from collections.abc import Mapping

from bot.vocabulary.asides import Aside
from bot.wording.voice import N_, Voice

ASIDES: Mapping[Aside, str] = {
    Aside.NOTE: N_("Please note"),
    Aside.CLOSE: N_("Close"),
    Aside.TOO_LATE: N_("That took too long, so nothing was opened. Please press again."),
    Aside.FILE_FAILED: N_("The file could not be handed over. Please try again later."),
    Aside.FILE_UNCERTAIN: N_(
        "It is not known whether the file arrived. Please look before you ask for it again."
    ),
    Aside.NO_LEAD_HERE: N_(
        "No enquiry is shown here. Messages can be sent to an applicant from the thread below the "
        "card of their enquiry."
    ),
    Aside.TOO_LONG_TO_SEND: N_(
        "This message is too long to be sent in one piece. Please send it in several parts."
    ),
    Aside.STAYS_HERE: N_(
        "What you write in this thread stays among staff; the applicant does not see it. To write "
        "to the applicant, use “Send to applicant” in the menu of a message, or the button on the "
        "card."
    ),
    Aside.EDITED_AFTER_SENDING: N_(
        "This message was already sent to the applicant as it first read. Your change is seen here "
        "only. To correct it for the applicant, send a new message."
    ),
    Aside.DELETED_AFTER_SENDING: N_(
        "This message was already sent to the applicant, who keeps it. It is deleted here only. To "
        "take something back, send a new message."
    ),
}


def aside_text(aside: Aside, voice: Voice) -> str:
    """One of the things that a desk says by itself."""
    return voice.gettext(ASIDES[aside])
