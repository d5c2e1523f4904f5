"""Writing to the applicant: the text, prepared replies, and what will be seen of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.handoff.canned_replies import CannedReply, fillings
from bot.handoff.lead import Lead
from bot.vocabulary import Message
from bot.vocabulary.ui import Dialog, Divider, Input, InputKind, InputOption, Paragraph, Part, Small
from bot.wording.desk.names import called
from bot.wording.labels import language_name
from bot.wording.translator import Voice, bullets, one_line, shortened

MOST = 3_000
"""Characters of a message to an applicant."""


def addressee(lead: Lead, voice: Voice) -> tuple[Part, ...]:
    """Whom the message goes to, and which language they speak."""
    spoken = voice.entry(voice.gettext("Language"), language_name(lead.language))
    name = one_line(lead.contact.name) if lead.contact else ""
    person = voice.entry(voice.gettext("To"), name) if name else ""
    remarks = (called(lead, voice), person, spoken)
    return tuple(Small(remark) for remark in remarks if remark)


def writing(lead: Lead, canned: Sequence[CannedReply], text: str, voice: Voice) -> Dialog:
    """Asks what to write. A prepared reply comes first, own words below it."""
    own = Input(
        "text",
        voice.gettext("Message"),
        InputKind.PROSE,
        value=text,
        hint=voice.gettext("Before it is sent, you see it as the applicant will."),
        is_required=False,
        most=MOST,
    )
    inputs = (canned_input(canned, voice, is_required=False), own) if canned else (own,)
    return Dialog(
        action="reply.preview",
        title=voice.gettext("Write to the applicant"),
        parts=addressee(lead, voice),
        inputs=inputs,
        value=lead.reference,
        submit=voice.gettext("Preview"),
        close=voice.gettext("Cancel"),
    )


def choosing(lead: Lead, canned: Sequence[CannedReply], voice: Voice) -> Dialog:
    """Asks which of the prepared replies to take."""
    return Dialog(
        action="canned.pick",
        title=voice.gettext("Prepared replies"),
        parts=addressee(lead, voice),
        inputs=(canned_input(canned, voice, is_required=True),) if canned else (),
        value=lead.reference,
        submit=voice.gettext("Preview") if canned else "",
        close=voice.gettext("Cancel"),
    )


def canned_input(canned: Sequence[CannedReply], voice: Voice, *, is_required: bool) -> Input:
    """The prepared replies, by title."""
    return Input(
        "canned",
        voice.gettext("Prepared reply"),
        InputKind.CHOICE,
        hint=voice.gettext("It is filled in, in the applicant's language, and you can change it."),
        options=tuple(InputOption(c.id, shortened(voice.speak(c.title))) for c in canned),
        is_required=is_required,
    )


def canned_text(reply: CannedReply, lead: Lead, voice: Voice) -> str:
    """A prepared reply, filled in. `voice` speaks the applicant's language."""
    filled = {name: one_line(value) for name, value in fillings(lead).items()}
    return voice.speak(reply.text, **filled)


def preview(lead: Lead, message: Message, text: str, key: str, voice: Voice) -> Dialog:
    """What the applicant will see, and the text once more: once changed it is shown again first."""
    labels = bullets(one_line(choice.label) for choice in message.choices)
    below = voice.gettext("Below it, the applicant can choose:")
    choices = (Small(below), Small(labels)) if labels else ()
    return Dialog(
        action="reply.send",
        title=voice.gettext("Preview"),
        parts=(
            *addressee(lead, voice),
            Small(voice.gettext("This is what the applicant will see:")),
            Divider(),
            Paragraph(message.text),
            *choices,
            Divider(),
        ),
        inputs=(
            Input(
                text_input(key),
                voice.gettext("Message"),
                InputKind.PROSE,
                value=text,
                hint=voice.gettext(
                    "If you change it here, you see it once more before it is sent."
                ),
                most=MOST,
            ),
        ),
        value=f"{lead.reference} {key}",
        submit=voice.gettext("Send"),
        close=voice.gettext("Cancel"),
    )


def text_input(key: str) -> str:
    """The name of the input that holds the text.

    It differs from text to text, so that no platform keeps what was typed into an earlier one.
    """
    return f"text_{key}"
