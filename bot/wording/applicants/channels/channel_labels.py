"""The short words that a channel with buttons puts beside the counter's messages."""

from __future__ import annotations

from dataclasses import dataclass

from bot.vocabulary.commands import Command
from bot.wording.applicants.channels.home import called
from bot.wording.translator import Translator


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
    search_title: str
    """What looks for an answer that can be handed on in any chat."""
    search_hint: str
    nothing_found: str
    """Nothing answers what was looked for."""
    not_now: str
    """Something went wrong; trying again later helps."""


def phrases(translator: Translator) -> Phrases:
    """The phrases of one language."""
    return Phrases(
        # translators: a button beside an answer that was given
        change=translator.gettext("Change"),
        choose=translator.gettext("Please choose"),
        asked_below=translator.gettext("Asked again below"),
        # translators: a button that opens a conversation to read it
        read=translator.gettext("Read"),
        fill_in=translator.gettext("Fill in the whole form"),
        from_staff=translator.gettext("From a member of staff"),
        elsewhere=translator.gettext("I have written to you directly."),
        working=translator.gettext("is looking into it …"),
        welcome=translator.gettext("What can I do for you?"),
        prompts=(
            as_it_reads(called(translator, Command.START)),
            as_it_reads(translator.gettext("What does it cost?")),
            as_it_reads(called(translator, Command.STAFF)),
            (translator.gettext("What can you do?"), translator.gettext("help")),
        ),
        ask_title=called(translator, Command.ASK),
        ask_label=translator.gettext("Your question"),
        ask_hint=translator.gettext("The answer comes as a direct message."),
        ask_submit=translator.gettext("Ask"),
        # translators: in a window it shuts the window; at an enquiry it ends the work on it
        close=translator.gettext("Close"),
        # translators: in a chat with others: looks for an answer to hand on
        search_title=translator.gettext("Find an answer"),
        search_hint=translator.gettext("A question, or a word of it"),
        nothing_found=translator.gettext("The guideline does not seem to say anything on that."),
        not_now=translator.gettext("That did not work just now. Please try again in a moment."),
    )


def as_it_reads(text: str) -> tuple[str, str]:
    """A prompt that says what stands on it."""
    return text, text
