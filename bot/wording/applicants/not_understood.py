"""What is said where the counter does not understand, or hears that a person is wanted."""

from __future__ import annotations

from collections.abc import Iterable

from bot.assistant.acts import DoubtValue, HearWish, OfferAddition, Puzzle
from bot.vocabulary import Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.choices import choice, command, commands, likely_commands, numbered
from bot.wording.translator import Translator, lines, one_line, paragraphs


def puzzle(act: Puzzle, translator: Translator) -> Message:
    """Once more nothing was understood."""
    return still_puzzled(translator, act.times, act.commands, is_desk_open=act.is_desk_open)


def still_puzzled(
    translator: Translator, times: int, names: Iterable[str], *, is_desk_open: bool | None = None
) -> Message:
    """In other words, with the choices, the second time; with a person the third time."""
    if times % 2:
        text = translator.gettext(
            "I still do not understand that, I'm sorry. A few words are enough, or pick one of the "
            "choices."
        )
        offered = likely_commands(translator, (*names, Command.HELP, Command.STAFF))
    else:
        text = lines(
            translator.gettext(
                "We seem to be stuck here. A person can help you better than I can."
            ),
            telephone(translator, is_desk_open),
        )
        offered = commands(translator, Command.STAFF, Command.HELP)
    return Message(kind=MessageKind.NOTICE, text=text, choices=numbered(offered))


def telephone(translator: Translator, is_desk_open: bool | None) -> str:
    """The desk's telephone, and whether somebody answers it now."""
    if is_desk_open is None:
        return translator.gettext("The desk's telephone: {desk_phone} ({desk_hours}, {zone}).")
    if is_desk_open:
        return translator.gettext(
            "You can also call the desk at {desk_phone}; it is open now ({desk_hours})."
        )
    return translator.gettext(
        "You can also call the desk at {desk_phone}; it is closed now and open on working days "
        "({desk_hours}, {zone})."
    )


def hear_wish(act: HearWish, translator: Translator) -> Message:
    """Acknowledge that somebody wants a person."""
    if act.is_angry:
        heard = translator.gettext(
            "I'm sorry for the trouble. I'll put you in touch with a person."
        )
    else:
        heard = translator.gettext("Of course, I'll put you in touch with a person.")
    text = lines(heard, telephone(translator, act.is_desk_open))
    return Message(kind=MessageKind.NOTICE, text=text)


def doubt_value(act: DoubtValue, translator: Translator) -> Message:
    """Ask whether what was typed is really the value of the field."""
    title = translator.speak(act.field.title)
    if act.field.name == "company":
        asked = translator.gettext("Is that really the name of your company?")
    else:
        asked = translator.gettext("Is that really your name?")
    if act.times % 2:
        asked = translator.gettext(
            "That did not read like a name to me either. If it is one, say so; otherwise please "
            "type it once more, or call the desk at {desk_phone}."
        )
    typed = translator.entry(title, act.text)
    yes = choice(translator.gettext("Yes, that is right"), ChoiceId.take(act.field.name))
    offered = (yes, command(translator, Command.BACK), command(translator, Command.CANCEL))
    return Message(kind=MessageKind.CONTACT, text=paragraphs(asked, typed), choices=offered)


def offer_addition(act: OfferAddition, translator: Translator) -> Message:
    """Offer to add what was said to the enquiry."""
    asked = translator.gettext("Shall I add this to your enquiry {reference}?", reference=act.lead)
    yes = choice(translator.gettext("Yes, add it"), ChoiceId.add(is_wished=True))
    no = choice(translator.gettext("No, leave it"), ChoiceId.add(is_wished=False))
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(asked, translator.gettext("“{text}”", text=one_line(act.text))),
        choices=numbered((yes, no, command(translator, Command.ASK))),
    )
