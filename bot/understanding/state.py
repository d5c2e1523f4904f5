"""Where a person stands when they write: it tells what can be meant at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.vocabulary import Choice, Language
from bot.vocabulary.choice_ids import ChoiceId


class Place(StrEnum):
    """Where a person stands. The values are those of `where` in `flows/commands.yaml`."""

    FRESH = "fresh"
    """No question is open and none was answered."""
    QUESTION = "question"
    PAUSED = "paused"
    VERDICT = "verdict"
    """The result is known, and nothing is open."""
    CONSENT = "consent"
    FIELD = "field"
    REVIEW = "review"
    """All of the contact form is shown before it is sent."""
    SENT = "sent"
    """An enquiry was sent; nothing is open."""
    STAFF = "staff"
    """What is written goes to staff."""


@dataclass(frozen=True, slots=True)
class DialogueState:
    """Where a person stands.

    `open` is the key of the open question or the name of the field. `offered` are the choices of
    the last reply; `waits` is what a bare yes or no would settle ("erasure", "consent", "facts",
    "addition", "change", "sending", or "choice" where only a pick tells), `topic` the article that
    was given last. `is_outsider`: who writes has said before that they are no company.
    """

    language: Language
    place: Place = Place.FRESH
    open: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    offered: tuple[Choice, ...] = ()
    waits: str | None = None
    topic: str | None = None
    is_outsider: bool = False
    filled: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_just_answered(self) -> bool:
        """Whether the last reply gave the article that is spoken of."""
        return is_rated_now(self.topic, self.offered)


def is_rated_now(topic: str | None, offered: Iterable[Choice]) -> bool:
    """Whether the last reply gave an article: it can be rated there."""
    rated = str(ChoiceId.rate(topic or "", is_helpful=True))
    return any(choice.id == rated for choice in offered)


def state_at(text: str, language: Language) -> DialogueState:
    """The state that PLACE or PLACE:KEY names. Raises ValueError for any other."""
    place, _, name = text.partition(":")
    if place not in set(Place):
        known = ", ".join(Place)
        msg = f"there is no place `{place}` (places: {known})"
        raise ValueError(msg)
    return DialogueState(language, Place(place), name or None)
