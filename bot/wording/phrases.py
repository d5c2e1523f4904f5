"""The short words that a channel with buttons puts beside the counter's messages."""

from __future__ import annotations

from bot.vocabulary.phrases import Phrases
from bot.wording.home import called
from bot.wording.voice import Voice


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
