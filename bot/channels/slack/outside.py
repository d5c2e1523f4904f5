"""What this channel needs from outside. Whoever serves it hands these in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.channels.slack.incoming import Correction, Incoming, Origin
from bot.channels.slack.privacy import picks_privately
from bot.channels.slack.screens import PhrasesIn
from bot.platforms.slack.calls import CallsOf
from bot.vocabulary import Language, Reply, Turn
from bot.vocabulary.screens import Dialog, Screen

LanguageIn = Callable[[str, str], Language | None]
"""The language of a user's client: (workspace, user)."""


@dataclass(frozen=True)
class Outside:
    """Use cases and words. Each of the first four returns once everything was committed.

    take: handle a turn; its reply, or None where the event was handled before.
    correct: keep that a person edited or deleted a message.
    fill: take a whole contact form (person, event key, values by field, origin); the mistakes by
    field, worded, and none where it was taken.
    spoken: the language of the conversation with a person; None where there is none.
    form: the contact form of a person with what was given; None while it is not open.
    home: what a person's home shows, and the language it is in.
    is_private: whether a turn in a channel has to go on in direct messages.
    """

    calls_of: CallsOf
    take: Callable[[Incoming], Reply | None]
    correct: Callable[[Correction], None]
    fill: Callable[[str, str, Mapping[str, str], Origin], Mapping[str, str]]
    spoken: Callable[[str], Language | None]
    form: Callable[[str, Language | None], Dialog | None]
    home: Callable[[str, Language | None], tuple[Screen, Language]]
    phrases: PhrasesIn
    language_in: LanguageIn
    is_private: Callable[[Turn], bool] = picks_privately
