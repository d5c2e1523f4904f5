"""What stands in a person's conversation, for a channel where it is looked at as a whole.

The transcript says what was said, in order; the outbox holds the counter's and staff's messages as
they are drawn, with their choices. Both are written together, so they are joined by moment, kind
and text. The outbox forgets sooner: a line without its message is drawn from the transcript alone.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.assistant.conversation import Conversation
from bot.assistant.desk_posts import keep_delivery
from bot.assistant.ports import (
    Author,
    DeliveryStatus,
    Outgoing,
    Storage,
    TranscriptEntry,
    UnitOfWork,
)
from bot.vocabulary import Message, MessageKind

ID = 12
"""Characters of a conversation's id that tell it from others of the same person."""

NOBODY = "none"
"""Stands for the conversation where there is none."""

NOTHING_KEPT = "0.0"
"""The version of the history of somebody of whom nothing is kept."""

ON_PAGE = "web:"
"""Keys of what is done on a page begin so: whoever did it sees there what is answered."""

SHOWN = 200
"""Lines that are shown at once."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a conversation; `number` counts from 1.

    `outgoing` is the id of the message in the outbox, 0 where there is none. `is_live`: its choices
    can be picked. `answered` is the question whose standing answer this line of the
    person gave.
    """

    number: int
    at: datetime
    speaker: Author
    kind: str
    text: str
    message: Message | None = None
    outgoing: int = 0
    is_live: bool = False
    answered: str = ""

    @property
    def question(self) -> str:
        """The question that this line asks; empty for none."""
        return (self.message.question if self.message else None) or ""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far somebody has read: so many lines of this conversation. Written `id.lines`."""

    conversation: str
    lines: int

    def __str__(self) -> str:
        return f"{self.conversation}.{self.lines}"


def parse_cursor(text: str) -> Cursor | None:
    """The cursor that is written so; None for anything else."""
    conversation, _, lines = text.partition(".")
    is_one = len(conversation) <= ID and lines.isascii() and lines.isdigit() and len(lines) < 9
    return Cursor(conversation, int(lines)) if is_one else None


@dataclass(frozen=True, slots=True)
class History:
    """A conversation, or the end of it: so many `earlier` lines came before those that are here.

    Without a conversation there may still be the receipt of its deletion. `version` is another one
    whenever something was said since.
    """

    conversation: str
    lines: tuple[HistoryLine, ...] = ()
    version: str = ""
    earlier: int = 0

    @property
    def cursor(self) -> Cursor:
        """How far one has read who has read all of it."""
        return Cursor(self.conversation, self.earlier + len(self.lines))

    @property
    def newest(self) -> int:
        """The id of the last message in the outbox, by which one says that one has seen it."""
        return max((line.outgoing for line in self.lines), default=0)

    def after(self, cursor: Cursor | None) -> tuple[HistoryLine, ...] | None:
        """What is new since then; None where that was another conversation, or too long ago."""
        if cursor is None or cursor.conversation != self.conversation:
            return None
        is_here = self.earlier <= cursor.lines <= self.cursor.lines
        return self.lines[cursor.lines - self.earlier :] if is_here else None


def history_of(
    work: UnitOfWork, person: str, conversation: Conversation | None, limit: int = SHOWN
) -> History:
    """What stands in a person's conversation now, its newest lines up to a limit.

    However long somebody has talked, it costs no more than these lines.
    """
    if conversation is None:
        messages = work.outbox.last(person, limit)
        loosely = [loose(number, each) for number, each in enumerate(messages, start=1)]
        return History(NOBODY, enlivened(loosely), version(newest_of(work, person, messages), 0))
    entries = work.transcripts.last(conversation.id, limit)
    size = work.transcripts.size(conversation.id)
    messages = work.outbox.last(person, limit, since=min((e.at for e in entries), default=None))
    newest = newest_of(work, person, messages)
    earlier = size - len(entries)
    lines = marked(joined(entries, messages, earlier + 1), conversation.answers)
    return History(conversation.id[:ID], enlivened(lines), version(newest, size), earlier)


def newest_of(work: UnitOfWork, person: str, last: Sequence[Outgoing]) -> int:
    """The id of the newest message to a person, of whom the last ones were read, if any."""
    return last[-1].id if last else work.outbox.newest(person)


def version(newest: int, lines: int) -> str:
    """The version of a history: what is new is a message, or a line without one."""
    return f"{newest}.{lines}"


def versions_of(storage: Storage, persons: Sequence[str]) -> dict[str, str]:
    """The version of each person's history, without reading the rest of it."""
    with storage.read_only() as work:
        known = work.transcripts.extents(persons)
        return {
            person: version(*(known.get(person) or (work.outbox.newest(person), 0)))
            for person in persons
        }


def loose(number: int, outgoing: Outgoing) -> HistoryLine:
    """A message that belongs to no conversation, such as the receipt of a deletion."""
    message, at = outgoing.message, outgoing.created_at
    return HistoryLine(
        number, at, Author.COUNTER, message.kind.value, message.text, message, outgoing.id
    )


def joined(
    entries: Iterable[TranscriptEntry], messages: Iterable[Outgoing], first: int
) -> list[HistoryLine]:
    """Each line of the transcript, numbered from `first`, with its message while that is there."""
    waiting: dict[tuple[datetime, str], deque[Outgoing]] = defaultdict(deque)
    for outgoing in messages:
        waiting[outgoing.created_at, outgoing.message.kind.value].append(outgoing)
    return [
        line_of(number, entry, waiting[entry.at, entry.kind])
        for number, entry in enumerate(entries, start=first)
    ]


def line_of(number: int, entry: TranscriptEntry, waiting: deque[Outgoing]) -> HistoryLine:
    """One line; the message that it is drawn from is taken out of those that wait."""
    if entry.speaker is Author.PERSON:
        return HistoryLine(number, entry.at, entry.speaker, entry.kind, entry.text)
    found = next((o for o in waiting if entry.text in ("", o.message.text)), None)
    if found is None:
        return HistoryLine(number, entry.at, entry.speaker, entry.kind, entry.text)
    waiting.remove(found)
    message = found.message
    return HistoryLine(number, entry.at, entry.speaker, entry.kind, message.text, message, found.id)


def enlivened(lines: Sequence[HistoryLine]) -> tuple[HistoryLine, ...]:
    """The lines; those since the person did something last can be answered.

    Above what staff wrote, only what is still asked: they answer that, not the counter.
    """
    last = last_of(Author.PERSON, lines)
    written = last_of(Author.STAFF, lines)
    return tuple(
        replace(line, is_live=True) if n > last and (n >= written or is_asked(line)) else line
        for n, line in enumerate(lines)
    )


def last_of(author: Author, lines: Sequence[HistoryLine]) -> int:
    """Where their last line stands; -1 where there is none."""
    return max((n for n, line in enumerate(lines) if line.speaker is author), default=-1)


def is_asked(line: HistoryLine) -> bool:
    """Whether the line asks for something: an answer, or what the contact form needs."""
    return line.kind in {MessageKind.QUESTION, MessageKind.CONTACT}


def marked(lines: Sequence[HistoryLine], answers: Mapping[str, str]) -> list[HistoryLine]:
    """The lines; the one by which a standing answer was given says so."""
    given = {key: number for number, key in given_in(lines) if key in answers}
    by_number = {number: key for key, number in given.items()}
    return [
        replace(line, answered=by_number[line.number]) if line.number in by_number else line
        for line in lines
    ]


def given_in(lines: Sequence[HistoryLine]) -> list[tuple[int, str]]:
    """Which line answered which question: it was open before, and was not asked again after."""
    before, found = "", list[tuple[int, str]]()
    for number, block in said_after(lines):
        asked = {line.question for line in block if line.question}
        if before and number and before not in asked:
            found.append((number, before))
        before = next((line.question for line in reversed(block) if line.question), "")
    return found


def said_after(lines: Sequence[HistoryLine]) -> list[tuple[int, list[HistoryLine]]]:
    """Each line of the person by its number, with all that was said before they spoke again."""
    blocks: list[tuple[int, list[HistoryLine]]] = [(0, [])]
    for line in lines:
        if line.speaker is Author.PERSON:
            blocks.append((line.number, []))
        else:
            blocks[-1][1].append(line)
    return blocks


def unseen(work: UnitOfWork, person: str) -> list[Outgoing]:
    """Messages that the person has not seen yet, as far as is known, in order."""
    return work.outbox.unsettled(person)


def keep_seen(storage: Storage, seen: Mapping[str, int], now: datetime) -> None:
    """Keep that persons saw their messages, each up to the one with this id."""
    with storage() as work:
        settle_all_seen(work, seen, now)
        work.commit()


def settle_all_seen(work: UnitOfWork, seen: Mapping[str, int], now: datetime) -> None:
    """Keep the same within a unit of work."""
    for person, newest in sorted(seen.items()):
        settle_seen(work, person, newest, now)


def settle_seen(work: UnitOfWork, person: str, newest: int, now: datetime) -> None:
    """Keep that a person saw their messages up to this one; the desks show it of staff's."""
    shown = [outgoing for outgoing in unseen(work, person) if outgoing.id <= newest]
    for outgoing in shown:
        keep_delivery(work, outgoing, DeliveryStatus.SENT, now)
    work.outbox.settle([outgoing.id for outgoing in shown], DeliveryStatus.SENT, now)
