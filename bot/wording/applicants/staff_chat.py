"""Messages of staff to the person, and what can be done while talking with them."""

from __future__ import annotations

from bot.assistant.acts import StaffWrites
from bot.assistant.notices import Notice
from bot.vocabulary import Choice, Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.choices import choice, commands
from bot.wording.translator import Translator

BESIDE_STAFF = frozenset(
    {
        Notice.PASSED_ON,
        Notice.PASSED_ON_AND_KNOWN,
        Notice.PASSED_ON_AFTER_END,
        Notice.EDIT_PASSED_ON,
        Notice.WRITE_TO_STAFF,
    }
)
"""Notices that are said while what the person writes goes to staff."""


def staff_writes(act: StaffWrites, translator: Translator) -> Message:
    """What a member of staff wrote, word for word."""
    return Message(MessageKind.STAFF, act.text, choices=beside_staff(translator))


def beside_staff(translator: Translator) -> tuple[Choice, ...]:
    """The ways back to the counter. They have no numbers: a number may be meant for staff."""
    back = translator.gettext("Back to the pre-check")
    return (
        *commands(translator, Command.COUNTER),
        choice(back, ChoiceId.command(Command.RESUME)),
    )
