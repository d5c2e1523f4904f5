"""The short words that a channel with buttons puts beside the counter's messages."""

from __future__ import annotations

from bot.vocabulary.phrases import Phrases
from bot.wording.choices import COMMANDS
from bot.wording.voice import Voice


def phrases(voice: Voice) -> Phrases:
    """The phrases of one language."""
    say = voice.gettext
    return Phrases(
        change=say("Change"),
        choose=say("Please choose"),
        read=say("Read"),
        fill_in=say("Fill in the whole form"),
        from_staff=say("From a member of staff"),
        elsewhere=say("I have written to you directly."),
        working=say("is looking into it …"),
        welcome=say("What can I do for you?"),
        prompts=(
            as_it_reads(say(COMMANDS["start"])),
            as_it_reads(say("What does it cost?")),
            as_it_reads(say(COMMANDS["staff"])),
            (say("What can you do?"), say("help")),
        ),
        ask_title=say(COMMANDS["ask"]),
        ask_label=say("Your question"),
        ask_hint=say("The answer comes as a direct message."),
        ask_submit=say("Ask"),
        close=say("Close"),
        not_now=say("That did not work just now. Please try again in a moment."),
    )


def as_it_reads(text: str) -> tuple[str, str]:
    """A prompt that says what stands on it."""
    return text, text
