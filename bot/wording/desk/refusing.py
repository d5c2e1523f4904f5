"""What staff are told at the desk: why nothing was changed, and whether a record is sound."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.assistant.desk import Denial, RecordCheck
from bot.handoff.status import Refusal, RefusalCode
from bot.wording.labels import status_label
from bot.wording.voice import N_, Voice, one_line

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


def refusal_text(refused: Refusal | Denial, voice: Voice, names: Callable[[str], str] = str) -> str:
    """Why nothing was changed, and who has the lead where that is why."""
    if isinstance(refused, Denial):
        return voice.gettext(DENIALS[refused])
    owner, status = one_line(names(refused.owner)), status_label(refused.status, voice)
    return voice.gettext(REFUSALS[refused.code], owner=owner, status=status)


def check_text(check: RecordCheck, voice: Voice) -> str:
    """What recomputing a decision record says."""
    return voice.gettext(CHECKS[check])
