"""What was asked of the knowledge base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.assistant.ports.conversations import MOST
from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question put to the knowledge base, freed of contact details.

    `decision` is answer, suggest or decline; `article` the one that was given or came closest.
    `helpful`: whether the person said that the answer helped; None where nothing was said.
    `conversation` is empty for what was asked where others read it: nobody is remembered for it.
    `answered_by`: the article that answers by now what was not answered when it was asked.
    """

    at: datetime
    conversation: str
    language: Language
    text: str
    decision: str
    article: str | None
    score: float
    helpful: bool | None = None
    answered_by: str | None = None


class Questions(Protocol):
    """Questions that were put to the knowledge base."""

    def add(self, question: AskedQuestion) -> None:
        """Keep one question."""

    def of(self, conversation_id: str) -> list[AskedQuestion]:
        """The questions of one conversation in order."""

    def unanswered(self, limit: int | None = 100) -> list[AskedQuestion]:
        """Questions that were not answered, or not helpfully, and still are not; newest first."""

    def once_unanswered(self, limit: int | None = 100) -> list[AskedQuestion]:
        """The same, and those among them that an article answers by now; newest first."""

    def settle(self, language: Language, text: str, article: str | None) -> None:
        """Keep which article answers by now what was not answered; None: none does."""

    def rate(self, conversation_id: str, article: str, *, helpful: bool) -> None:
        """Keep what a person said of the answer to their last question that got this article."""

    def decided(self, since: datetime, until: datetime) -> Mapping[str, int]:
        """How many questions of a time met with which decision."""

    def recent(self, limit: int = 10_000) -> list[AskedQuestion]:
        """All questions, newest first."""

    def forget_before(self, moment: datetime, limit: int = MOST) -> int:
        """Forget so much that was asked before the moment where others read it; how much that was.

        All else goes with its conversation.
        """

    def erase(self, conversation_id: str) -> int:
        """Remove a conversation's questions; how many there were."""
