"""A person's home: where they stand, what they can do, and when staff are there."""

from __future__ import annotations

from bot.assistant.person_status import Standing
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
from bot.wording.choices import COMMANDS
from bot.wording.labels import language_name, verdict_label
from bot.wording.translator import Voice, lines

PICK, ASK, FORM = "pick", "ask", "form"
"""What the buttons do: pick the choice that is their value, or open a window."""


def home(standing: Standing, voice: Voice) -> Screen:
    """Everything at a glance."""
    return Screen(
        title=voice.gettext("Pre-check and enquiries: {programme_name}"),
        parts=(
            *where(standing, voice),
            *ways_on(standing, voice),
            Divider(),
            *staff(standing, voice),
            Divider(),
            *about_you(voice),
        ),
    )


def where(standing: Standing, voice: Voice) -> tuple[Part, ...]:
    """How far the person is."""
    facts = [
        (
            voice.gettext("Pre-check"),
            voice.gettext(
                "{answered} of {total} questions answered",
                answered=standing.answered,
                total=standing.total,
            ),
        )
    ]
    if standing.verdict is not None:
        facts.append((voice.gettext("So far"), verdict_label(standing.verdict, voice)))
    if standing.lead is not None:
        facts.append((voice.gettext("Your enquiry"), standing.lead))
    if standing.reply_by is not None:
        due = voice.gettext("{moment} (Japan time)", moment=voice.moment(standing.reply_by))
        facts.append((voice.gettext("Staff reply by"), due))
    return (Heading(voice.gettext("Where you stand")), Facts(tuple(facts)), *ended(standing, voice))


def ended(standing: Standing, voice: Voice) -> tuple[Part, ...]:
    """That the edition is over, where it is."""
    if not standing.has_ended:
        return ()
    return (
        Small(
            voice.gettext(
                "The support period of the {edition_name} edition ended on {support_end}. For what "
                "is offered now, please ask the desk ({desk_phone}, {desk_email})."
            )
        ),
    )


def ways_on(standing: Standing, voice: Voice) -> tuple[Part, ...]:
    """What to do next; the answers come as messages."""
    buttons = [picks(voice, next_step(standing), Style.PRIMARY)]
    if standing.form is not None:
        buttons.append(Button(FORM, voice.gettext("Fill in the contact form"), FORM))
    buttons.append(Button(ASK, called(voice, "ask"), ASK))
    if standing.answered:
        others = ("review",) if next_step(standing) == "verdict" else ("verdict", "review")
        buttons += [picks(voice, name) for name in others]
    note = voice.gettext("Replies come as direct messages: see the Messages tab.")
    return (Buttons(tuple(buttons)), Small(note))


def next_step(standing: Standing) -> str:
    """What comes first: to begin, to go on, or the result where nothing is left to answer."""
    if standing.answered == standing.total and not standing.is_with_staff:
        return "verdict"
    return "resume" if standing.answered else "start"


def staff(standing: Standing, voice: Voice) -> tuple[Part, ...]:
    """When staff are there, and what they promise."""
    hours = voice.gettext(
        "Staff are there from {desk_hours} (Japan time), except on weekends and national holidays."
    )
    now = voice.gettext("The desk is open now.")
    if not standing.is_desk_open:
        opening = voice.moment(standing.opens_at)
        now = voice.gettext("The desk is closed now. It opens on {moment}.", moment=opening)
    promise = voice.gettext("They tell you with your enquiry by when they will reply.")
    return (
        Heading(voice.gettext("Staff")),
        Paragraph(lines(hours, now, promise)),
        Buttons((picks(voice, "staff"),)),
    )


def about_you(voice: Voice) -> tuple[Part, ...]:
    """The language, and what is stored."""
    other = language_name(voice.other.language)
    return (
        Buttons(
            (
                Button(PICK, other, "do:language"),
                picks(voice, "my_data"),
            )
        ),
    )


def picks(voice: Voice, command: str, style: Style = Style.PLAIN) -> Button:
    """The button that gives a command."""
    return Button(PICK, called(voice, command), f"do:{command}", style)


def called(voice: Voice, command: str) -> str:
    """What a command is called on buttons."""
    return voice.gettext(COMMANDS[command])
