"""A person's home: where they stand, what they can do, and when staff are there."""

from __future__ import annotations

from bot.assistant.person_status import PersonStatus
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.vocabulary.ui import (
    Button,
    Buttons,
    Divider,
    Facts,
    Heading,
    Paragraph,
    Part,
    Screen,
    Small,
    Style,
)
from bot.wording.applicants.ended import edition_ended
from bot.wording.choices import COMMANDS
from bot.wording.labels import language_name, verdict_label
from bot.wording.translator import Translator, lines

PICK, ASK, FORM = "pick", "ask", "form"
"""What the buttons do: pick the choice that is their value, or open a window."""


def home(standing: PersonStatus, translator: Translator) -> Screen:
    """Everything at a glance."""
    return Screen(
        title=translator.gettext("Pre-check and enquiries: {programme_name}"),
        parts=(
            *where(standing, translator),
            *ways_on(standing, translator),
            Divider(),
            *staff(standing, translator),
            Divider(),
            *about_you(translator),
        ),
    )


def where(standing: PersonStatus, translator: Translator) -> tuple[Part, ...]:
    """How far the person is."""
    facts = [
        (
            translator.gettext("Pre-check"),
            translator.gettext(
                "{answered} of {total} questions answered",
                answered=standing.answered,
                total=standing.total,
            ),
        )
    ]
    if standing.verdict is not None:
        facts.append((translator.gettext("So far"), verdict_label(standing.verdict, translator)))
    if standing.lead is not None:
        facts.append((translator.gettext("Your enquiry"), standing.lead))
    if standing.reply_by is not None:
        due = translator.gettext("{moment} ({zone})", moment=translator.moment(standing.reply_by))
        facts.append((translator.gettext("Staff reply by"), due))
    return (
        Heading(translator.gettext("Where you stand")),
        Facts(tuple(facts)),
        *ended(standing, translator),
    )


def ended(standing: PersonStatus, translator: Translator) -> tuple[Part, ...]:
    """That the edition is over, where it is."""
    if not standing.has_ended:
        return ()
    return (
        Small(
            edition_ended(
                translator,
                translator.gettext(
                    "For what is offered now, please ask the desk ({desk_phone}, {desk_email})."
                ),
            )
        ),
    )


def ways_on(standing: PersonStatus, translator: Translator) -> tuple[Part, ...]:
    """What to do next; the answers come as messages."""
    buttons = [picks(translator, next_step(standing), Style.PRIMARY)]
    if standing.form is not None:
        buttons.append(Button(FORM, translator.gettext("Fill in the contact form"), FORM))
    buttons.append(Button(ASK, called(translator, Command.ASK), ASK))
    if standing.answered:
        others = (
            (Command.REVIEW,)
            if next_step(standing) == Command.VERDICT
            else (Command.VERDICT, Command.REVIEW)
        )
        buttons += [picks(translator, name) for name in others]
    note = translator.gettext("Replies come as direct messages: see the Messages tab.")
    return (Buttons(tuple(buttons)), Small(note))


def next_step(standing: PersonStatus) -> Command:
    """What comes first: to begin, to go on, or the result where nothing is left to answer."""
    if standing.answered == standing.total and not standing.is_with_staff:
        return Command.VERDICT
    return Command.RESUME if standing.answered else Command.START


def staff(standing: PersonStatus, translator: Translator) -> tuple[Part, ...]:
    """When staff are there, and what they promise."""
    hours = translator.gettext(
        "Staff are there {desk_hours} ({zone}), except on weekends and national holidays."
    )
    now = translator.gettext("The desk is open now.")
    if not standing.is_desk_open:
        opening = translator.moment(standing.opens_at)
        now = translator.gettext("The desk is closed now. It opens on {moment}.", moment=opening)
    promise = translator.gettext("Once you send an enquiry, you are told by when they reply.")
    return (
        # translators: who said a line: a member of staff
        Heading(translator.gettext("Staff")),
        Paragraph(lines(hours, now, promise)),
        Buttons((picks(translator, Command.STAFF),)),
    )


def about_you(translator: Translator) -> tuple[Part, ...]:
    """The language, and what is stored."""
    other = language_name(translator.other.language)
    return (
        Buttons(
            (
                Button(PICK, other, str(ChoiceId.command(Command.LANGUAGE))),
                picks(translator, Command.MY_DATA),
            )
        ),
    )


def picks(translator: Translator, command: Command, style: Style = Style.PLAIN) -> Button:
    """The button that gives a command."""
    return Button(PICK, called(translator, command), str(ChoiceId.command(command)), style)


def called(translator: Translator, command: Command) -> str:
    """What a command is called on buttons."""
    return translator.gettext(COMMANDS[command])
