"""Practice conversations: staff play an applicant, apart from everything that is real.

They are kept in a storage of their own, so nothing of them is ever counted, shown as a lead, sent
to anybody, or mixed into what people said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.assistant.counter import Counter
from bot.assistant.ports import Entry, Storage
from bot.assistant.privacy import erase_on_request
from bot.assistant.turns import handle_turn
from bot.vocabulary import Choice, Language, Turn


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What was said so far, and what can be picked now. Nothing before it has begun."""

    entries: tuple[Entry, ...] = ()
    choices: tuple[Choice, ...] = ()


def stage_of(counter: Counter, scratch: Storage) -> Counter:
    """The counter as it is, but for where it keeps things, and shown on no desk."""
    return replace(counter, storage=scratch, desks=())


def person_of(staff: str) -> str:
    """Whom a member of staff plays."""
    return f"rehearsal:{staff}"


def rehearsal_of(stage: Counter, staff: str) -> Rehearsal:
    """How the conversation stands."""
    with stage.storage() as work:
        conversation = work.conversations.of(person_of(staff))
        if conversation is None:
            return Rehearsal()
        entries = tuple(work.transcripts.of(conversation.id))
    return Rehearsal(entries, conversation.offered)


def play(
    stage: Counter,
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
    with stage.storage() as work:  # nobody sends these
        work.outbox.erase(turn.person)
        work.commit()


def begin_anew(stage: Counter, staff: str, now: datetime) -> None:
    """Forget everything that was rehearsed."""
    with stage.storage() as work:
        erase_on_request(work, person_of(staff), staff, now)
        work.commit()
