"""What is said of what is kept, and of its deletion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.assistant.conversation import Conversation
from bot.assistant.ports import AskedQuestion
from bot.handoff.lead import Lead


@dataclass(frozen=True, slots=True)
class ShowData:
    """Everything that is stored about the person. `passed_on`: what they wrote to staff."""

    conversation: Conversation
    leads: tuple[Lead, ...]
    questions: tuple[AskedQuestion, ...]
    entries: int
    passed_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConfirmErasure:
    """Ask once more before everything is deleted."""

    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConfirmErased:
    """Everything was deleted: the receipt. `is_elsewhere`: a platform still shows what was said."""

    receipt: str
    at: datetime
    leads: tuple[str, ...]
    is_elsewhere: bool = False
