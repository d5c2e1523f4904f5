"""Short things to say, not yet in any language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Notice(StrEnum):
    """Short things to say that need nothing but the sentence itself."""

    ASK_AWAY = "ask_away"
    ANSWER_KEPT = "answer_kept"
    NOT_NOTED = "not_noted"
    ALREADY_ANSWERED_SO = "already_answered_so"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_GO_BACK_TO = "nothing_to_go_back_to"
    NOTHING_ANSWERED_YET = "nothing_answered_yet"
    NO_QUESTION_OPEN = "no_question_open"
    RESTARTED = "restarted"
    CLEARED = "cleared"
    PAUSED = "paused"
    LANGUAGE_SWITCHED = "language_switched"
    EMPTY_TEXT = "empty_text"
    TEXT_TOO_LONG = "text_too_long"
    CHOICE_NOT_KNOWN = "choice_not_known"
    WHICH_OF_TWO = "which_of_two"
    CONSENT_REFUSED = "consent_refused"
    CONSENT_NEEDED_FIRST = "consent_needed_first"
    CONSENT_THEN_FILLED = "consent_then_filled"
    STAFF_HAVE_ENQUIRY = "staff_have_enquiry"
    CONSENT_UNCLEAR = "consent_unclear"
    FORM_CANCELLED = "form_cancelled"
    NOTHING_TO_CANCEL = "nothing_to_cancel"
    ERASURE_CANCELLED = "erasure_cancelled"
    NOT_SENT_YET = "not_sent_yet"
    TOO_MANY_ENQUIRIES = "too_many_enquiries"
    QUESTION_CHANGED = "question_changed"
    WHAT_NEXT = "what_next"
    NO_HURRY = "no_hurry"
    ALL_RIGHT = "all_right"
    FORM_WAITS = "form_waits"
    WRITE_ONCE_MORE = "write_once_more"
    NO_COMPANY = "no_company"
    SORRY = "sorry"
    HEARD = "heard"
    CAN_DO = "can_do"
    HEARD_AT_CONSENT = "heard_at_consent"
    HEARD_BESIDE = "heard_beside"
    HEARD_TOO = "heard_too"
    WISH_MISSED = "wish_missed"
    WISH_MISSED_BESIDE = "wish_missed_beside"
    RATED_HELPFUL = "rated_helpful"
    RATED_UNHELPFUL = "rated_unhelpful"
    YOU_ARE_WELCOME = "you_are_welcome"
    ADD_TO_ENQUIRY = "add_to_enquiry"
    PASSED_ON = "passed_on"
    PASSED_ON_AND_KNOWN = "passed_on_and_known"
    PASSED_ON_AFTER_END = "passed_on_after_end"
    EDIT_PASSED_ON = "edit_passed_on"
    DELETION_PASSED_ON = "deletion_passed_on"
    WRITE_TO_STAFF = "write_to_staff"
    BACK_AT_COUNTER = "back_at_counter"
    EDIT_EXPLAINED = "edit_explained"
    DELETION_EXPLAINED = "deletion_explained"
    PRIVATE_ELSEWHERE = "private_elsewhere"
    ASK_IN_PUBLIC = "ask_in_public"
    WILL_TELL = "will_tell"
    GOODBYE = "goodbye"
    ADDED = "added"
    NOT_ADDED = "not_added"
    ENQUIRY_KEPT = "enquiry_kept"


class Onward(StrEnum):
    """The command that the pre-check goes on with, from where it stands."""

    START = "start"
    RESUME = "resume"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Say:
    """Say one of the short notices. `leads_on`: nothing else is said, so it must offer a way on.

    `onward` is what it offers where the pre-check is the way on; `is_sent`: staff have an enquiry,
    so they are written to.
    """

    notice: Notice
    leads_on: bool = False
    onward: Onward = Onward.START
    is_sent: bool = False
