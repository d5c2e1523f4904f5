"""Leads, what they are found by, and their histories."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, delete, insert, or_, select, update

from bot.assistant.ports import LeadTimes
from bot.assistant.ports.conversations import MOST
from bot.handoff.lead import (
    UNREACHED,
    Lead,
    LeadEvent,
    LeadState,
    LeadStatus,
    lasting_detail,
    stage_of,
)
from bot.storage.repositories.daily_numbers import forget_days_of
from bot.storage.schema.documents import CONTACT, DETAIL, WISH
from bot.storage.schema.tables import lead_events, lead_keys, leads
from bot.vocabulary import Language

NAMES = [field.name for field in fields(Lead)]
STATE_NAMES = [field.name for field in fields(LeadState)]

# What a turn or a sweep reads before it changes it is locked, so that staff cannot come between:
# `OF` and `UNCHANGED`. Staff read without a lock and are told when they were too late.
NEWEST_FIRST = (leads.c.created_at.desc(), leads.c.reference.desc())

EVERY = select(*(leads.c[name] for name in NAMES))
ADD = insert(leads).inline()
CHANGE = update(leads).where(
    leads.c.reference == bindparam("of_reference"), leads.c.version == bindparam("read_version")
)
GET = EVERY.where(leads.c.reference == bindparam("of_reference"))
ALIKE = (
    EVERY.where(
        leads.c.reference.in_(
            select(lead_keys.c.reference).where(
                lead_keys.c.company_key.in_(bindparam("keys", expanding=True))
            )
        ),
        leads.c.erased_at.is_(None),
    )
    .order_by(*NEWEST_FIRST)
    .limit(bindparam("at_most"))
)
JOINED = EVERY.where(leads.c.joined == bindparam("in_group")).order_by(
    leads.c.created_at, leads.c.reference
)
ALL = EVERY.order_by(*NEWEST_FIRST)
WITH_STATUS = ALL.where(leads.c.status == bindparam("with_status"))
STATES = select(*(leads.c[name] for name in STATE_NAMES))
AWAITED = (
    STATES.where(
        or_(
            leads.c.status.in_(sorted(UNREACHED)) & leads.c.answered_at.is_(None),
            leads.c.asked_at.is_not(None) & (leads.c.status != LeadStatus.CLOSED.value),
        ),
        leads.c.reply_by <= bindparam("by"),
        leads.c.erased_at.is_(None),
    )
    .where(
        leads.c.snoozed_until.is_(None)
        | (leads.c.snoozed_until <= bindparam("now", type_=leads.c.snoozed_until.type))
    )
    .order_by(leads.c.reply_by, leads.c.reference)
)
SOME = EVERY.where(leads.c.reference.in_(bindparam("references", expanding=True)))
VERSIONS = select(leads.c.reference, leads.c.version).where(
    leads.c.reference.in_(bindparam("references", expanding=True))
)
OF = (
    EVERY.where(leads.c.person == bindparam("of_person"))
    .order_by(leads.c.created_at, leads.c.reference)
    .with_for_update()
)
UNCHANGED = (
    EVERY.where(leads.c.erased_at.is_(None), leads.c.updated_at < bindparam("moment"))
    .order_by(leads.c.updated_at, leads.c.reference)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)

ADD_KEYS = insert(lead_keys)
DROP_KEYS = delete(lead_keys).where(lead_keys.c.reference == bindparam("of_reference"))

ADD_EVENT = insert(lead_events).inline()
HISTORY = (
    select(lead_events.c.at, lead_events.c.actor, lead_events.c.action, lead_events.c.detail)
    .where(lead_events.c.reference == bindparam("of_reference"))
    .order_by(lead_events.c.id)
)
TELLS_OF_REPLIES = or_(
    lead_events.c.action.in_(["closed", "erased"]),
    lead_events.c.detail.contains('"to":"contacted"'),
    lead_events.c.detail.contains('"promised"'),
)
TIMES = (
    select(
        *(leads.c.reference, leads.c.created_at, leads.c.reply_by),
        *(lead_events.c.at, lead_events.c.actor, lead_events.c.action, lead_events.c.detail),
    )
    .outerjoin(lead_events, and_(lead_events.c.reference == leads.c.reference, TELLS_OF_REPLIES))
    .where(leads.c.created_at >= bindparam("since"), leads.c.created_at < bindparam("until"))
    .order_by(leads.c.created_at, leads.c.reference, lead_events.c.id)
)
DETAILS = select(lead_events.c.id, lead_events.c.detail).where(
    lead_events.c.reference == bindparam("of_reference")
)
REWRITE = (
    update(lead_events)
    .where(lead_events.c.id == bindparam("of_id"))
    .values(detail=bindparam("new_detail"))
)


class SqlLeads:
    """Implements `bot.assistant.ports.Leads`. `index` keeps by what changed leads are found."""

    def __init__(self, connection: Connection, index: Callable[[Sequence[str]], None]) -> None:
        self._connection, self._index = connection, index

    def add(self, lead: Lead, event: LeadEvent) -> None:
        """Keep a new lead with the first entry of its history."""
        forget_days_of(self._connection, lead.created_at)
        self._connection.execute(ADD, row_of(lead))
        self._add_keys(lead)
        self._append(lead.reference, event)
        self._index([lead.reference])

    def change(self, lead: Lead, event: LeadEvent) -> bool:
        """Keep a changed lead and append to its history, unless somebody else was faster."""
        row = row_of(lead) | {"version": lead.version + 1}
        read = {"of_reference": lead.reference, "read_version": lead.version}
        if not self._connection.execute(CHANGE, row | read).rowcount:
            return False
        forget_days_of(self._connection, lead.created_at)
        self._connection.execute(DROP_KEYS, {"of_reference": lead.reference})
        self._add_keys(lead)
        self._append(lead.reference, event)
        self._index([lead.reference])
        return True

    def get(self, reference: str) -> Lead | None:
        """The lead with this reference."""
        return self._first(GET, of_reference=reference)

    def history(self, reference: str) -> list[LeadEvent]:
        """What happened to the lead, in order."""
        rows = self._connection.execute(HISTORY, {"of_reference": reference})
        return [LeadEvent(at, actor, action, DETAIL.load(d)) for at, actor, action, d in rows]

    def forget_words(self, reference: str) -> None:
        """Take what somebody wrote out of the history; who did what and when stays."""
        for id_, kept in self._connection.execute(DETAILS, {"of_reference": reference}).all():
            lasting = DETAIL.dump(lasting_detail(DETAIL.load(kept)))
            if lasting != kept:
                self._connection.execute(REWRITE, {"of_id": id_, "new_detail": lasting})
        self._index([reference])

    def alike(self, company_keys: Sequence[str], limit: int = 20) -> list[Lead]:
        """Leads, not erased, with one of these keys, newest first."""
        return self._every(ALIKE, keys=list(company_keys), at_most=limit)

    def joined(self, group: str) -> list[Lead]:
        """Leads that staff put together under this name, oldest first."""
        return self._every(JOINED, in_group=group)

    def all(self, status: LeadStatus | None = None, limit: int | None = 100) -> list[Lead]:
        """Leads, newest first; without a limit all of them."""
        if status is None:
            return self._every(ALL.limit(limit))
        return self._every(WITH_STATUS.limit(limit), with_status=status.value)

    def times(self, since: datetime, until: datetime) -> list[LeadTimes]:
        """The leads that came from `since` on and before `until`, with what tells of replies."""
        rows = self._connection.execute(TIMES, {"since": since, "until": until})
        found: list[LeadTimes] = []
        for (reference, created_at, reply_by), of in groupby(rows, lambda row: tuple(row[:3])):
            events = tuple(event_of(row) for row in of if row.at is not None)
            found.append(LeadTimes(reference, created_at, reply_by, events))
        return found

    def some(self, references: Sequence[str]) -> list[Lead]:
        """The leads with these references, in this order."""
        found = {lead.reference: lead for lead in self._every(SOME, references=list(references))}
        return [found[reference] for reference in references if reference in found]

    def versions(self, references: Sequence[str]) -> Mapping[str, int]:
        """The versions of the leads with these references."""
        rows = self._connection.execute(VERSIONS, {"references": list(references)})
        return {row.reference: row.version for row in rows}

    def of(self, person: str) -> list[Lead]:
        """All leads of one person, oldest first."""
        return self._every(OF, of_person=person)

    def awaited(self, by: datetime, now: datetime) -> list[LeadState]:
        """Leads that nobody replied to, promised by the moment; the earliest first."""
        rows = self._connection.execute(AWAITED, {"by": by, "now": now})
        return [state_of(row) for row in rows]

    def created_before(self, moment: datetime, limit: int = MOST) -> list[Lead]:
        """So many leads, not yet erased, that were last changed before the moment."""
        return self._every(UNCHANGED, moment=moment, at_most=limit)

    def _first(self, query: Select[Any], **values: object) -> Lead | None:
        return next(iter(self._every(query, **values)), None)

    def _every(self, query: Select[Any], **values: object) -> list[Lead]:
        return [lead_of(row) for row in self._connection.execute(query, values)]

    def _add_keys(self, lead: Lead) -> None:
        keys = dict.fromkeys(lead.company_key.split())
        rows = [{"company_key": key, "reference": lead.reference} for key in keys]
        if rows:
            self._connection.execute(ADD_KEYS, rows)

    def _append(self, reference: str, event: LeadEvent) -> None:
        row = {
            "reference": reference,
            "at": event.at,
            "actor": event.actor,
            "action": event.action,
            "detail": DETAIL.dump(event.detail),
        }
        self._connection.execute(ADD_EVENT, row)


def event_of(row: Row[*tuple[Any, ...]]) -> LeadEvent:
    """The entry of a history that a row holds."""
    return LeadEvent(row.at, row.actor, row.action, DETAIL.load(row.detail))


def state_of(row: Row[Any]) -> LeadState:
    """Where the lead of a row stands; the row may say more."""
    kept = {name: getattr(row, name) for name in STATE_NAMES}
    return LeadState(**kept | {"status": LeadStatus(row.status)})


def row_of(lead: Lead) -> dict[str, object]:
    """The lead as its table keeps it."""
    values: dict[str, object] = {name: getattr(lead, name) for name in NAMES}
    return values | {
        "status": lead.status.value,
        "stage": stage_of(lead).value,
        "language": lead.language.value,
        "contact": lead.contact and CONTACT.dump(lead.contact),
        "wish": lead.wish and WISH.dump(lead.wish),
    }


def lead_of(row: Row[Any]) -> Lead:
    """The lead that a row holds."""
    values = row._asdict()
    parsed = {
        "status": LeadStatus(values["status"]),
        "language": Language(values["language"]),
        "contact": values["contact"] and CONTACT.load(values["contact"]),
        "wish": values["wish"] and WISH.load(values["wish"]),
    }
    return Lead(**values | parsed)
