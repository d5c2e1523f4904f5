"""The page that a link from a mail leads to."""

from __future__ import annotations

from dataclasses import dataclass

from bot.assistant.mail.tokens import LinkTarget
from bot.wording.translator import Translator


@dataclass(frozen=True, slots=True)
class LinkWords:
    """What stands on the page; `button` is empty where the link opens nothing."""

    heading: str
    told: tuple[str, ...]
    button: str = ""


def link_words(target: LinkTarget | None, translator: Translator, *, is_busy: bool) -> LinkWords:
    """What a link leads to. `is_busy`: the browser shows another conversation now."""
    if target is None or target.is_over:
        return broken(target, translator)
    reference = target.lead.reference
    about = translator.gettext("Enquiry {reference}", reference=reference)
    private = translator.gettext(
        "This shows your conversation with the counter and with staff in this browser. Please go "
        "on only if you are the person who was sent the link."
    )
    other = translator.gettext(
        "This browser shows another conversation at the moment. It is left then; nothing of it is "
        "deleted."
    )
    return LinkWords(
        heading=about,
        told=(private, other) if is_busy else (private,),
        button=translator.gettext("Open the conversation"),
    )


def broken(target: LinkTarget | None, translator: Translator) -> LinkWords:
    """Why a link opens nothing, and what to do."""
    if target is None:
        told = translator.gettext(
            "This link leads to nothing. It may be incomplete, or everything about the enquiry has "
            "been deleted. Please copy the whole address from the mail, or reach the desk at "
            "{desk_phone} or {desk_email}."
        )
    else:
        told = translator.gettext(
            "This link has expired. The newest mail from us holds one that works; otherwise please "
            "reach the desk at {desk_phone} or {desk_email} and name {reference}.",
            reference=target.lead.reference,
        )
    return LinkWords(translator.gettext("The link does not work"), (told,))
