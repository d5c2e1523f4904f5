"""Writing to the applicant: the text, prepared replies, and what will be seen of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handoff.canned_replies import CannedReply, fillings
from bot.handoff.lead import Lead
from bot.vocabulary import Message
from bot.vocabulary.ui import Dialog, Divider, Input, InputKind, InputOption, Paragraph, Part, Small
from bot.wording.desk.names import called
from bot.wording.labels import language_name
from bot.wording.translator import Translator, bullets, one_line, shortened

MOST = 3_000
"""Characters of a message to an applicant."""


def addressee(lead: Lead, translator: Translator) -> tuple[Part, ...]:
    """Whom the message goes to, and which language they speak."""
    spoken = translator.entry(translator.gettext("Language"), language_name(lead.language))
    name = one_line(lead.contact.name) if lead.contact else ""
    # translators: before the name of the colleague to whom an enquiry is handed over
    person = translator.entry(translator.gettext("To"), name) if name else ""
    remarks = (called(lead, translator), person, spoken)
    return tuple(Small(remark) for remark in remarks if remark)


def writing(lead: Lead, canned: Sequence[CannedReply], text: str, translator: Translator) -> Dialog:
    """Asks what to write. A prepared reply comes first, own words below it."""
    own = Input(
        "text",
        translator.gettext("Message"),
        InputKind.PROSE,
        value=text,
        hint=translator.gettext("Before it is sent, you see it as the applicant will."),
        is_required=False,
        most=MOST,
    )
    inputs = (canned_input(canned, translator, is_required=False), own) if canned else (own,)
    return Dialog(
        action="reply.preview",
        title=translator.gettext("Write to the applicant"),
        parts=addressee(lead, translator),
        inputs=inputs,
        value=lead.reference,
        submit=translator.gettext("Preview"),
        close=translator.gettext("Cancel"),
    )


def choosing(lead: Lead, canned: Sequence[CannedReply], translator: Translator) -> Dialog:
    """Asks which of the prepared replies to take."""
    return Dialog(
        action="canned.pick",
        title=translator.gettext("Prepared replies"),
        parts=addressee(lead, translator),
        inputs=(canned_input(canned, translator, is_required=True),) if canned else (),
        value=lead.reference,
        submit=translator.gettext("Preview") if canned else "",
        close=translator.gettext("Cancel"),
    )


def canned_input(
    canned: Sequence[CannedReply], translator: Translator, *, is_required: bool
) -> Input:
    """The prepared replies, by title."""
    return Input(
        "canned",
        translator.gettext("Prepared reply"),
        InputKind.CHOICE,
        hint=translator.gettext(
            "It is filled in, in the applicant's language, and you can change it."
        ),
        options=tuple(InputOption(c.id, shortened(translator.speak(c.title))) for c in canned),
        is_required=is_required,
    )


def canned_text(reply: CannedReply, lead: Lead, translator: Translator) -> str:
    """A prepared reply, filled in. `voice` speaks the applicant's language."""
    filled = {name: one_line(value) for name, value in fillings(lead).items()}
    return translator.speak(reply.text, **filled)


def preview(lead: Lead, message: Message, text: str, key: str, translator: Translator) -> Dialog:
    """What the applicant will see, and the text once more: once changed it is shown again first."""
    labels = bullets(one_line(choice.label) for choice in message.choices)
    below = translator.gettext("Below it, the applicant can choose:")
    choices = (Small(below), Small(labels)) if labels else ()
    return Dialog(
        action="reply.send",
        title=translator.gettext("Preview"),
        parts=(
            *addressee(lead, translator),
            Small(translator.gettext("This is what the applicant will see:")),
            Divider(),
            Paragraph(message.text),
            *choices,
            Divider(),
        ),
        inputs=(
            Input(
                text_input(key),
                translator.gettext("Message"),
                InputKind.PROSE,
                value=text,
                hint=translator.gettext(
                    "If you change it here, you see it once more before it is sent."
                ),
                most=MOST,
            ),
        ),
        value=f"{lead.reference} {key}",
        submit=translator.gettext("Send"),
        close=translator.gettext("Cancel"),
    )


def text_input(key: str) -> str:
    """The name of the input that holds the text.

    It differs from text to text, so that no platform keeps what was typed into an earlier one.
    """
    return f"text_{key}"
