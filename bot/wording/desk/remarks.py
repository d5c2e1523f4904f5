"""Short things that staff are told alone."""

from __future__ import annotations

from collections.abc import Mapping

from bot.assistant.desk_acts import Remark
from bot.wording.voice import N_

REMARKS: Mapping[Remark, str] = {
    Remark.UNKNOWN_ACTION: N_("This button is no longer in use. Nothing has been changed."),
    Remark.TEXT_MISSING: N_("Please add some words."),
    Remark.TEXT_TOO_LONG: N_(
        "That is too long for one message. Please shorten it, or send it in two."
    ),
    Remark.REASON_MISSING: N_("Please pick a reason."),
    Remark.OTHER_MISSING: N_("Please pick the other enquiry."),
    Remark.DATE_MISSING: N_("Please pick a time or a day within the coming year."),
    Remark.DATE_NOT_AHEAD: N_("Please pick a day that is still to come."),
    Remark.COLLEAGUE_NOT_STAFF: N_("Please pick somebody who is staff of this desk."),
    Remark.SENT_ALREADY: N_("This message was sent already. It was not sent again."),
    Remark.SETTLED_ALREADY: N_("This was settled already. Nothing has been changed."),
    Remark.QUESTION_GONE: N_(
        "This question is no longer open: an answer was handed in, or it was deleted."
    ),
    Remark.ANSWER_KEPT: N_(
        "Thank you. The answer is with the curators; once it is published, who asked and wished "
        "so is told."
    ),
}
