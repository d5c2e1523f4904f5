"""Messages of staff to the person, and what can be done while talking with them."""

from __future__ import annotations

from bot.assistant.acts import StaffWrites, TellAppointment, TellRules
from bot.assistant.notices import Notice
from bot.vocabulary import Choice, Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.appointments import plan_text, when_text
from bot.wording.choices import choice, commands
from bot.wording.translator import Translator, paragraphs

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


def tell_appointment(act: TellAppointment, translator: Translator) -> Message:
    """That a call was arranged, changed or cancelled, and what to do where that does not suit."""
    plan = act.appointment.plan
    if act.appointment.is_cancelled:
        told = (
            translator.gettext("Our staff have cancelled the call with you."),
            translator.entry(translator.gettext("Date and time"), when_text(plan, translator)),
            translator.gettext("If you would like another time, please write to us here."),
        )
    else:
        head = (
            translator.gettext("Our staff have arranged a call with you.")
            if act.before is None
            else translator.gettext("Our staff have changed the call with you. From now on:")
        )
        suits = translator.gettext("If the time does not suit you, please write to us here.")
        told = (head, plan_text(plan, translator), suits)
    return Message(MessageKind.STAFF, paragraphs(*told), choices=beside_staff(translator))


def tell_rules(act: TellRules, translator: Translator) -> Message:
    """What a curator wrote of new rules, and the ways on from there."""
    ways = commands(translator, Command.REVIEW, Command.STAFF)
    return Message(MessageKind.NOTICE, act.text, choices=ways)


def beside_staff(translator: Translator) -> tuple[Choice, ...]:
    """The ways back to the counter. They have no numbers: a number may be meant for staff."""
    back = translator.gettext("Back to the pre-check")
    return (
        *commands(translator, Command.COUNTER),
        choice(back, ChoiceId.command(Command.RESUME)),
    )
