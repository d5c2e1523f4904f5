"""What is said where the counter does not understand, or hears that a person is wanted."""

from __future__ import annotations

from collections.abc import Iterable

from bot.assistant.acts import DoubtValue, HearWish, OfferAddition, Puzzle
from bot.vocabulary import Message, MessageKind
from bot.wording.choices import choice, command, commands, likely_commands, numbered
from bot.wording.translator import Voice, lines, one_line, paragraphs


def puzzle(act: Puzzle, voice: Voice) -> Message:
    """Once more nothing was understood."""
    return still_puzzled(voice, act.times, act.commands, is_desk_open=act.is_desk_open)


def still_puzzled(
    voice: Voice, times: int, names: Iterable[str], *, is_desk_open: bool | None = None
) -> Message:
    """In other words, with the choices, the second time; with a person the third time."""
    if times % 2:
        text = voice.gettext(
            "I still do not understand that, I'm sorry. A few words are enough, or pick one of the "
            "choices."
        )
        offered = likely_commands(voice, (*names, "help", "staff"))
    else:
        text = lines(
            voice.gettext("We seem to be stuck here. A person can help you better than I can."),
            telephone(voice, is_desk_open),
        )
        offered = commands(voice, "staff", "help")
    return Message(kind=MessageKind.NOTICE, text=text, choices=numbered(offered))


def telephone(voice: Voice, is_desk_open: bool | None) -> str:
    """The desk's telephone, and whether somebody answers it now."""
    if is_desk_open is None:
        return voice.gettext("The desk's telephone: {desk_phone} ({desk_hours} in Japan).")
    if is_desk_open:
        return voice.gettext(
            "You can also call the desk at {desk_phone}; it is open now ({desk_hours})."
        )
    return voice.gettext(
        "You can also call the desk at {desk_phone}; it is closed now and open on working days "
        "({desk_hours} in Japan)."
    )


def hear_wish(act: HearWish, voice: Voice) -> Message:
    """Acknowledge that somebody wants a person."""
    if act.is_angry:
        heard = voice.gettext("I'm sorry for the trouble. I'll put you in touch with a person.")
    else:
        heard = voice.gettext("Of course, I'll put you in touch with a person.")
    text = lines(heard, telephone(voice, act.is_desk_open))
    return Message(kind=MessageKind.NOTICE, text=text)


def doubt_value(act: DoubtValue, voice: Voice) -> Message:
    """Ask whether what was typed is really the value of the field."""
    title = voice.speak(act.field.title)
    if act.field.name == "company":
        asked = voice.gettext("Is that really the name of your company?")
    else:
        asked = voice.gettext("Is that really your name?")
    if act.times % 2:
        asked = voice.gettext(
            "That did not read like a name to me either. If it is one, say so; otherwise please "
            "type it once more, or call the desk at {desk_phone}."
        )
    typed = voice.entry(title, act.text)
    yes = choice(voice.gettext("Yes, that is right"), "take", act.field.name)
    offered = (yes, command(voice, "back"), command(voice, "cancel"))
    return Message(kind=MessageKind.CONTACT, text=paragraphs(asked, typed), choices=offered)


def offer_addition(act: OfferAddition, voice: Voice) -> Message:
    """Offer to add what was said to the enquiry."""
    asked = voice.gettext("Shall I add this to your enquiry {reference}?", reference=act.lead)
    yes = choice(voice.gettext("Yes, add it"), "add", "yes")
    no = choice(voice.gettext("No, leave it"), "add", "no")
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(asked, voice.gettext("“{text}”", text=one_line(act.text))),
        choices=numbered((yes, no, command(voice, "ask"))),
    )
