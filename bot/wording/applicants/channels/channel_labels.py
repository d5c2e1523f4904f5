"""The short words that a channel with buttons puts beside the counter's messages."""

from __future__ import annotations

from dataclasses import dataclass

from bot.wording.applicants.channels.home import called
from bot.wording.translator import Voice


@dataclass(frozen=True, slots=True)
class Phrases:
    """Short words beside and around the counter's messages. All of them are plain text.

    `prompts` are (title, message) pairs: what a person might begin with.
    """

    change: str
    """On the button that asks an answered question again."""
    choose: str
    """In a menu from which nothing was chosen yet."""
    asked_below: str
    """In the place of the choices of a question that was asked again."""
    read: str
    """On the button that opens an article."""
    fill_in: str
    """On the button that opens the contact form in a window."""
    from_staff: str
    """Above what a member of staff wrote."""
    elsewhere: str
    """In a channel: what was asked for was sent as direct messages."""
    working: str
    """While something takes its time ("is looking it up …")."""
    welcome: str
    """Above the prompts."""
    prompts: tuple[tuple[str, str], ...]
    ask_title: str
    ask_label: str
    ask_hint: str
    ask_submit: str
    close: str
    not_now: str
    """Something went wrong; trying again later helps."""


def phrases(voice: Voice) -> Phrases:
    """The phrases of one language."""
    return Phrases(
        change=voice.gettext("Change"),
        choose=voice.gettext("Please choose"),
        asked_below=voice.gettext("Asked again below"),
        read=voice.gettext("Read"),
        fill_in=voice.gettext("Fill in the whole form"),
        from_staff=voice.gettext("From a member of staff"),
        elsewhere=voice.gettext("I have written to you directly."),
        working=voice.gettext("is looking into it …"),
        welcome=voice.gettext("What can I do for you?"),
        prompts=(
            as_it_reads(called(voice, "start")),
            as_it_reads(voice.gettext("What does it cost?")),
            as_it_reads(called(voice, "staff")),
            (voice.gettext("What can you do?"), voice.gettext("help")),
        ),
        ask_title=called(voice, "ask"),
        ask_label=voice.gettext("Your question"),
        ask_hint=voice.gettext("The answer comes as a direct message."),
        ask_submit=voice.gettext("Ask"),
        close=voice.gettext("Close"),
        not_now=voice.gettext("That did not work just now. Please try again in a moment."),
    )


def as_it_reads(text: str) -> tuple[str, str]:
    """A prompt that says what stands on it."""
    return text, text
