"""Practice conversations: staff play an applicant, apart from everything that is real.

They are kept in a storage of their own, so nothing of them is ever counted, shown as a lead, sent
to anybody, or mixed into what people said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.assistant.context import Assistant
from bot.assistant.history import HistoryLine, history_of
from bot.assistant.ports import Storage
from bot.assistant.privacy import erase_on_request
from bot.assistant.turns import handle_turn
from bot.vocabulary import Choice, Language, Turn


@dataclass(frozen=True, slots=True)
class PracticeSession:
    """What was said so far. Nothing before it has begun."""

    lines: tuple[HistoryLine, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be picked now."""
        live = (line.message for line in self.lines if line.is_live and line.message)
        return tuple(choice for message in live for choice in message.choices)


def stage_of(assistant: Assistant, scratch: Storage) -> Assistant:
    """The counter as it is, but for where it keeps things, and shown on no desk."""
    return replace(assistant, storage=scratch, desks=())


def person_of(staff: str) -> str:
    """Whom a member of staff plays."""
    return f"rehearsal:{staff}"


def rehearsal_of(stage: Assistant, staff: str) -> PracticeSession:
    """How the conversation stands."""
    with stage.storage.read_only() as work:
        person = person_of(staff)
        return PracticeSession(history_of(work, person, work.conversations.of(person)).lines)


def play(
    stage: Assistant,
    staff: str,
    event: str,
    now: datetime,
    *,
    text: str = "",
    choose: str | None = None,
    language: Language = Language.JA,
) -> None:
    """One turn of whom somebody plays: they write, they pick, or with neither they arrive."""
    turn = Turn(event, person_of(staff), text=text, choose=choose, language=language)
    handle_turn(stage, turn, now)


def begin_anew(stage: Assistant, staff: str, now: datetime) -> None:
    """Forget everything that was rehearsed."""
    with stage.storage() as work:
        erase_on_request(work, person_of(staff), staff, now)
        work.outbox.erase(person_of(staff))
        work.commit()
