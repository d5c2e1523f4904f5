"""By what leads are found, kept beside them: what they hold, what was said, what staff noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    bindparam,
    delete,
    func,
    insert,
    select,
    true,
    update,
)

from bot.assistant.ports import LeadMatch
from bot.handoff.lead import stage_of
from bot.handoff.search_words import MOST_WORDS, mark_of, words_of
from bot.storage.repositories.leads import state_of
from bot.storage.repositories.lists.fts5 import Fts5Index
from bot.storage.repositories.lists.tsearch import matches
from bot.storage.schema.documents import CONTACT, DETAIL, WISH
from bot.storage.schema.tables import entries, lead_events, leads, search_marks, search_texts

MOST_LINES = 2_000
"""Lines of a conversation by which a lead is found, the newest of them."""

SPOKEN = ("person", "staff")
"""Whose words are looked for: the counter says the same to all."""

SLACK = 1_000
"""Ids by which the order of coming and that of keeping may differ."""

RECENT = 4
"""So many times as many of the newest texts as are wished for are looked at before all others."""

OVERLAP = 200
"""Ids looked at again: on PostgreSQL a lower one may be committed later."""

LEAD_MARK, ENTRY_MARK, OLD_MARK = "lead_event", "entry", "old"
"""Up to which event and which line everything is in; up to which event there was none of it."""

LEAD = select(leads).where(leads.c.reference == bindparam("of")).with_for_update()
KEPT = select(search_texts).where(search_texts.c.reference == bindparam("of"))
NOTES = (
    select(lead_events.c.detail)
    .where(lead_events.c.reference == bindparam("of"), lead_events.c.detail.contains('"text"'))
    .order_by(lead_events.c.id)
)
LINES = (
    select(entries.c.text)
    .where(entries.c.conversation == bindparam("of"), entries.c.speaker.in_(SPOKEN))
    .order_by(entries.c.id.desc())
    .limit(MOST_LINES)
)
LAST_LINE = select(func.max(entries.c.id)).where(entries.c.conversation == bindparam("of"))
OF_TALK = (
    select(leads.c.reference)
    .where(leads.c.conversation == bindparam("of"))
    .order_by(leads.c.reference)
)
ADD = insert(search_texts).returning(search_texts.c.id)
CHANGE = update(search_texts).where(search_texts.c.id == bindparam("of_id"))
DROP = delete(search_texts).where(search_texts.c.id == bindparam("of_id"))
MEND = update(leads).where(leads.c.reference == bindparam("of"))

MARK = (
    select(search_marks.c.id)
    .where(search_marks.c.name == bindparam("of"))
    .with_for_update(skip_locked=True)
)
KNOWN_MARK = select(search_marks.c.id).where(search_marks.c.name == bindparam("of"))
MOVE = update(search_marks).where(search_marks.c.name == bindparam("of"))
ADD_MARK = insert(search_marks)
STALE = (
    select(lead_events.c.id, lead_events.c.reference, leads.c.version, search_texts.c.version)
    .join(leads, leads.c.reference == lead_events.c.reference)
    .outerjoin(search_texts, search_texts.c.reference == leads.c.reference)
    .where(lead_events.c.id > bindparam("after"))
    .order_by(lead_events.c.id)
    .limit(bindparam("at_most"))
)
NEW_LINES = (
    select(entries.c.id, entries.c.conversation)
    .where(entries.c.id > bindparam("after"))
    .order_by(entries.c.id)
    .limit(bindparam("at_most"))
)
BEHIND = (
    select(search_texts.c.reference, leads.c.conversation, search_texts.c.entry)
    .join(leads, leads.c.reference == search_texts.c.reference)
    .where(leads.c.conversation.in_(bindparam("of", expanding=True)))
    .order_by(search_texts.c.reference)
)
BY_TIME = select(search_texts.c.id).limit(1)
FIRST_SINCE = BY_TIME.where(
    search_texts.c.created_at >= bindparam("at", type_=search_texts.c.created_at.type)
).order_by(search_texts.c.created_at)
LAST_UNTIL = BY_TIME.where(
    search_texts.c.created_at < bindparam("at", type_=search_texts.c.created_at.type)
).order_by(search_texts.c.created_at.desc())


NEWEST_ID = select(func.max(search_texts.c.id)).where(search_texts.c.id <= bindparam("last"))
NEWEST_EVENT, NEWEST_ENTRY = select(func.max(lead_events.c.id)), select(func.max(entries.c.id))


class SqlSearch:
    """Implements `bot.assistant.ports.SearchIndex`, and finds for `SqlLeadLists`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        is_server = connection.dialect.name == "postgresql"
        self._fts5 = None if is_server else Fts5Index(connection)

    def put(self, references: Sequence[str]) -> None:
        """Bring up to date by what these leads are found: an erased one by nothing."""
        for reference in sorted(references):
            self._put(reference, is_erasing=False)

    def put_talk(self, conversation: str) -> None:
        """The same for the leads of a conversation of which something was erased."""
        for reference in self._connection.scalars(OF_TALK, {"of": conversation}).all():
            self._put(reference, is_erasing=True)

    def wipe(self) -> None:
        """Leave nothing of what was erased, even where the database would do so later."""
        if self._fts5:
            self._fts5.wipe()

    def catch_up(self, limit: int) -> int:
        """Bring up to date so much of what changed meanwhile; how much there was."""
        if self._connection.scalar(KNOWN_MARK, {"of": ENTRY_MARK}) is None:
            return self._begin()
        return self._follow_leads(limit) + self._follow_lines(limit * 10)

    @property
    def is_behind(self) -> bool:
        """Whether anything changed that is not in it."""
        run = self._connection.scalar
        return any(
            (run(newest) or 0) > (run(KNOWN_MARK, {"of": mark}) or 0)
            for mark, newest in ((LEAD_MARK, NEWEST_EVENT), (ENTRY_MARK, NEWEST_ENTRY))
        )

    @property
    def is_complete(self) -> bool:
        """Whether everything is in it that was kept before it was there."""
        old = self._connection.scalar(KNOWN_MARK, {"of": OLD_MARK}) or 0
        return old <= (self._connection.scalar(KNOWN_MARK, {"of": LEAD_MARK}) or 0)

    def newest(
        self, query: Select[Any], match: LeadMatch, given: Mapping[str, object], limit: int
    ) -> Sequence[Row[Any]]:
        """The newest rows of a query over `search_texts` of which the words match."""
        first, last = self._bounds(match)
        within = query.where(search_texts.c.id >= first, search_texts.c.id <= last)
        ordered = within.order_by(search_texts.c.id.desc())
        if not (match.phrases or match.marks):
            return self._connection.execute(ordered.limit(limit), given).all()
        if self._fts5:
            return self._fts5.newest(ordered, match, given, (first, last), limit)
        if match.phrases:
            recent = self._recent(ordered.limit(limit), match, given, last, RECENT * limit)
            if len(recent) >= limit:
                return recent
        wanted = ordered.where(matches(match)).limit(limit)
        return self._connection.execute(wanted, given).all()

    def _recent(
        self,
        ordered: Select[Any],
        match: LeadMatch,
        given: Mapping[str, object],
        last: int,
        looked_at: int,
    ) -> Sequence[Row[Any]]:
        """Those that match among the newest so many, read one by one: PostgreSQL takes a phrase of
        common words for a rare one, and would fetch and sort every text that holds it."""
        newest = self._connection.scalar(NEWEST_ID, {"last": last}) or 0
        alone = matches(match).is_(true())  # so asked, it goes by no index of words
        wanted = ordered.where(search_texts.c.id > newest - looked_at, alone)
        return self._connection.execute(wanted, given).all()

    def _bounds(self, match: LeadMatch) -> tuple[int, int]:
        """Between which ids the leads of a time lie: they are kept nearly in their order."""
        first, last = 0, 2**62
        if match.after is not None:
            found = self._connection.scalar(FIRST_SINCE, {"at": match.after})
            first = last if found is None else found - SLACK
        if match.before is not None:
            found = self._connection.scalar(LAST_UNTIL, {"at": match.before})
            last = 0 if found is None else found + SLACK
        return first, last

    def _begin(self) -> int:
        newest = self._connection.scalar(NEWEST_ENTRY) or 0
        self._connection.execute(
            ADD_MARK, [{"name": LEAD_MARK, "id": 0}, {"name": ENTRY_MARK, "id": newest}]
        )
        return 1

    def _follow_leads(self, limit: int) -> int:
        mark = self._connection.scalar(MARK, {"of": LEAD_MARK})
        if mark is None:
            return 0  # another process is at it
        read = {"after": mark - OVERLAP, "at_most": limit + min(OVERLAP, mark)}
        rows = self._connection.execute(STALE, read).all()
        self.put(list({reference for _, reference, now, kept in rows if now != kept}))
        return self._move(LEAD_MARK, mark, [row[0] for row in rows])

    def _follow_lines(self, limit: int) -> int:
        mark = self._connection.scalar(MARK, {"of": ENTRY_MARK})
        if mark is None:
            return 0
        read = {"after": mark - OVERLAP, "at_most": limit + min(OVERLAP, mark)}
        rows = self._connection.execute(NEW_LINES, read).all()
        last = {conversation: id_ for id_, conversation in rows}
        behind = self._connection.execute(BEHIND, {"of": list(last)}).all() if last else []
        self.put([reference for reference, talk, kept in behind if kept < last[talk]])
        return self._move(ENTRY_MARK, mark, [row[0] for row in rows])

    def _move(self, name: str, mark: int, ids: Sequence[int]) -> int:
        beyond = [id_ for id_ in ids if id_ > mark]
        if beyond:
            self._connection.execute(MOVE, {"of": name, "id": max(beyond)})
        return len(beyond)

    def _put(self, reference: str, *, is_erasing: bool) -> None:
        lead = self._connection.execute(LEAD, {"of": reference}).first()
        kept = self._connection.execute(KEPT, {"of": reference}).first()
        if lead is None:
            return
        if lead.contact is None or lead.erased_at is not None:
            if kept is not None:
                self._drop(kept)
            return
        if not lead.stage:  # it was kept by an older version that still runs
            self._connection.execute(
                MEND, {"of": reference, "stage": stage_of(state_of(lead)).value}
            )
        last = self._connection.scalar(LAST_LINE, {"of": lead.conversation}) or 0
        row = {"version": lead.version, "entry": last, "words": self._words(lead)}
        if kept is None:
            added = {"reference": reference, "created_at": lead.created_at}
            id_ = self._connection.execute(ADD, added | row).scalar_one()
        else:
            id_ = kept.id
            self._connection.execute(CHANGE, {"of_id": id_, **row})
        if self._fts5:
            old = kept.words if kept is not None else None
            self._fts5.put(id_, row["words"], old, is_erasing=is_erasing)

    def _drop(self, kept: Row[Any]) -> None:
        if self._fts5:
            self._fts5.drop(kept.id, kept.words)
        self._connection.execute(DROP, {"of_id": kept.id})

    def _words(self, lead: Row[Any]) -> list[str]:
        contact, wish = CONTACT.load(lead.contact), lead.wish and WISH.load(lead.wish)
        details = self._connection.scalars(NOTES, {"of": lead.reference})
        lines = self._connection.scalars(LINES, {"of": lead.conversation}).all()
        texts = [lead.reference, lead.reference.replace("-", "")]
        if contact is not None:
            texts += [contact.company, contact.name, contact.email, contact.phone]
            texts += [contact.corporate_number, contact.times]
        texts += [wish.remarks, *wish.others.values()] if wish else []
        texts += [DETAIL.load(detail).get("text", "") for detail in details]
        said = [word for each in (*texts, *reversed(lines)) for word in words_of(each)]
        return [*marks(lead), *said][:MOST_WORDS]


def marks(lead: Row[Any]) -> list[str]:
    """Words that stand for where a lead stands."""
    values = {name: getattr(lead, name) for name in ("status", "verdict", "language", "owner")}
    values |= {"stage": lead.stage, "rests": "" if lead.snoozed_until is None else "yes"}
    return [mark_of(kind, value) for kind, value in values.items() if value]
