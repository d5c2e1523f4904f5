"""What things of the desk are called in Slack and in what is kept of it."""

from __future__ import annotations

from bot.channels.slack.api.address import SlackPlace

PREFIX = "desk:"
"""Before the action of every button and dialog of a desk."""

SHORTCUT = "send_to_applicant"
"""The callback id of the entry in the menu of a message."""

CARD = "lead:"
SENT = "sent:"


def reference_of(subject: str | None) -> str:
    """The lead whose card, or a part of it, a subject is; empty where it is none."""
    if not subject or not subject.startswith(CARD):
        return ""
    return subject.removeprefix(CARD).partition("#")[0]


def sent_from(reference: str, source: SlackPlace) -> str:
    """The name under which it is kept that a message of staff was sent to the applicant."""
    return f"{SENT}{reference}:{source.ts}"
