"""The commands that are heard at any point. Curators give their words, use cases their meaning."""

from __future__ import annotations

from enum import StrEnum


class Command(StrEnum):
    """What can be asked for at any point. The values stand in `flows/` and in ids of choices."""

    START = "start"
    HELLO = "hello"
    RESUME = "resume"
    GO_ON = "go_on"
    PAUSE = "pause"
    BACK = "back"
    CHANGE = "change"
    REVIEW = "review"
    RESTART = "restart"
    UNDO = "undo"
    VERDICT = "verdict"
    WHY = "why"
    CLAUSE = "clause"
    HELP = "help"
    ASK = "ask"
    LANGUAGE = "language"
    JAPANESE = "japanese"
    ENGLISH = "english"
    STAFF = "staff"
    NEW_ENQUIRY = "new_enquiry"
    CANCEL = "cancel"
    SKIP = "skip"
    SKIP_REST = "skip_rest"
    DONE = "done"
    SEND = "send"
    ENQUIRY = "enquiry"
    MORE = "more"
    MY_DATA = "my_data"
    DELETE_DATA = "delete_data"
    THANKS = "thanks"
    COUNTER = "counter"
    REPLY = "reply"
    TELL_ME = "tell_me"
    GOODBYE = "goodbye"
    CONSENT_YES = "consent_yes"
    CONSENT_NO = "consent_no"


COMMAND_NAMES = tuple(command.value for command in Command)
