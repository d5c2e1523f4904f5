"""Mails to applicants in words: a subject, paragraphs, and a link below them.

Nothing that the applicant typed stands in a mail, nor their name: anybody can type anybody's
address into the form, and whoever gets such a mail should read only what the counter itself says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.assistant.mail.letters import Letter
from bot.assistant.mail_queue import MailKind
from bot.wording import facts
from bot.wording.appointments import plan_text, when_text
from bot.wording.translator import Translator, lines, paragraphs, quoted


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """What the operator has decided: whether mails hold what staff wrote, and whether answers to
    them are read."""

    has_content: bool
    is_answered: bool


@dataclass(frozen=True, slots=True)
class WordedLetter:
    """A mail in words. All texts are plain; `below` stands under the link, set apart."""

    subject: str
    paragraphs: tuple[str, ...]
    link_label: str
    link: str
    below: tuple[str, ...]

    @property
    def text(self) -> str:
        """The mail as plain text."""
        link = lines(self.link_label, self.link)
        return paragraphs(*self.paragraphs, link, "-- ", *self.below) + "\n"


def worded(
    letter: Letter, plan: LetterPlan, link: str, until: date, translator: Translator
) -> WordedLetter:
    """The mail in one language; `until` is the last day on which the link works."""
    subject, said = WORDS[letter.kind](letter, plan, translator)
    return WordedLetter(
        subject=translator.gettext(
            "[{reference}] {subject}", reference=letter.lead.reference, subject=subject
        ),
        paragraphs=said,
        link_label=translator.gettext("Open your conversation"),
        link=link,
        below=tuple(filter(None, below(plan, until, translator))),
    )


Said = tuple[str, tuple[str, ...]]
"""A subject and what stands below it."""


def receipt(letter: Letter, _: LetterPlan, translator: Translator) -> Said:
    """That an enquiry has arrived, and by when staff reply."""
    moment = translator.moment(letter.lead.reply_by)
    return translator.gettext("Your enquiry has arrived"), (
        translator.gettext("Thank you. Your enquiry has reached our staff."),
        lines(
            translator.gettext("Reference number: {reference}", reference=letter.lead.reference),
            translator.gettext("Staff will reply by {moment} ({zone}).", moment=moment),
        ),
        translator.gettext(
            "At the address below you find your conversation again, on any device. There you can "
            "read the reply, add something, or have everything deleted."
        ),
    )


def reply(letter: Letter, plan: LetterPlan, translator: Translator) -> Said:
    """That staff have replied; what they wrote only where the operator wishes that."""
    waits = translator.gettext("Our staff have replied to your enquiry.")
    texts = tuple(map(quoted, letter.replies)) if plan.has_content else ()
    shown = translator.gettext("You can answer them at the address below.")
    hidden = translator.gettext("The reply waits for you at the address below.")
    subject = translator.gettext("A reply is waiting for you")
    return subject, (waits, *texts, shown if texts else hidden)


def answer(_: Letter, __: LetterPlan, translator: Translator) -> Said:
    """That a question which they asked has an answer now. What they asked is not repeated."""
    return translator.gettext("Your question has an answer now"), (
        translator.gettext(
            "You asked us something that we could not answer then, and wished to be told once we "
            "can. Now there is an answer."
        ),
        translator.gettext("It waits for you at the address below."),
    )


def rules(_: Letter, __: LetterPlan, translator: Translator) -> Said:
    """That new rules change what the pre-check says of them; what it says waits in the counter."""
    return translator.gettext("New rules may concern your enquiry"), (
        translator.gettext(
            "The rules of the programme have been renewed, and by what you told us the pre-check "
            "now comes to another result."
        ),
        translator.gettext("What changes for you waits at the address below."),
    )


def call(letter: Letter, plan: LetterPlan, translator: Translator) -> Said:
    """That a call was arranged, changed or cancelled; where it is only as the operator wishes."""
    assert letter.appointment is not None  # noqa: S101  no letter of this kind is without
    about, agreed = letter.appointment, letter.appointment.plan
    when = translator.entry(translator.gettext("Date and time"), when_text(agreed, translator))
    if about.is_cancelled:
        again = translator.gettext(
            "If you would like another time, please tell us at the address below."
        )
        cancelled = translator.gettext("Our staff have cancelled the call with you.")
        return translator.gettext("The call is cancelled"), (cancelled, when, again)
    is_first = about.sequence == 0
    subject = translator.gettext("Call on {moment}", moment=translator.moment(agreed.begins))
    head = (
        translator.gettext("Our staff have arranged a call with you.")
        if is_first
        else translator.gettext("Our staff have changed the call with you. From now on:")
    )
    file = translator.gettext("The file that comes with this mail puts it into your calendar.")
    suits = translator.gettext(
        "If the time does not suit you, please tell us at the address below."
    )
    return subject, (head, plan_text(agreed, translator) if plan.has_content else when, file, suits)


WORDS: Mapping[MailKind, Callable[[Letter, LetterPlan, Translator], Said]] = {
    MailKind.RECEIPT: receipt,
    MailKind.REPLY: reply,
    MailKind.ANSWER: answer,
    MailKind.RULES: rules,
    MailKind.CALL: call,
}
"""How each kind of mail is worded."""


def below(plan: LetterPlan, until: date, translator: Translator) -> tuple[str, ...]:
    """How the link may be used, whether one can simply answer, and whom to turn to."""
    return (
        translator.gettext(
            "The link is for you alone and works until {day}. Please do not pass this mail on.",
            day=facts.long_date(until, translator.language),
        ),
        translator.gettext("You can also simply answer this mail: what you write reaches staff.")
        if plan.is_answered
        else translator.gettext("Answers to this mail are not read. Please use the link."),
        translator.gettext(
            "If you did not send this enquiry, somebody has typed your address by mistake. Please "
            "ignore this mail, or tell us at {desk_phone} or {desk_email}."
        ),
    )
