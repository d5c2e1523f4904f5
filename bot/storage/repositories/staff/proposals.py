"""What curators propose to change of the content, and what was published of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.assistant.ports import Proposal, ProposalStatus, Publication
from bot.storage.schema.documents import EDITS
from bot.storage.schema.tables import proposals, publications

SETTLED = (ProposalStatus.PUBLISHED.value, ProposalStatus.DROPPED.value)

GET = select(proposals).where(proposals.c.id == bindparam("of_id"))
STANDING = (
    select(proposals)
    .where(proposals.c.status.not_in(SETTLED))
    .order_by(proposals.c.at, proposals.c.id)
)
ADD = insert(proposals)
CHANGE = (
    update(proposals)
    .where(proposals.c.id == bindparam("of_id"), proposals.c.version == bindparam("read_version"))
    .values(
        at=bindparam("new_at", type_=proposals.c.at.type),
        status=bindparam("new_status"),
        edits=bindparam("new_edits", type_=proposals.c.edits.type),
        note=bindparam("new_note", type_=proposals.c.note.type),
        version=proposals.c.version + 1,
    )
)

HEAD = select(func.max(publications.c.number))
ALL = select(publications).order_by(publications.c.number)
PUBLISH = {
    "sqlite": sqlite.insert(publications).on_conflict_do_nothing().returning(publications.c.number),
    "postgresql": postgresql.insert(publications)
    .on_conflict_do_nothing()
    .returning(publications.c.number),
}


class SqlProposals:
    """Implements `bot.assistant.ports.Proposals`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, proposal: Proposal) -> None:
        """Keep a new one."""
        row = {
            "id": proposal.id,
            "author": proposal.author,
            "at": proposal.at,
            "status": proposal.status.value,
            "edits": EDITS.dump(proposal.edits),
            "note": proposal.note,
            "version": proposal.version,
        }
        self._connection.execute(ADD, row)

    def get(self, id_: str) -> Proposal | None:
        """The proposal with this id."""
        row = self._connection.execute(GET, {"of_id": id_}).first()
        return None if row is None else proposal_of(row)

    def standing(self) -> list[Proposal]:
        """Those that are neither published nor dropped, oldest first."""
        return [proposal_of(row) for row in self._connection.execute(STANDING)]

    def change(self, proposal: Proposal) -> bool:
        """Keep how it is now; False where somebody has changed it since this version was read."""
        given = {
            "of_id": proposal.id,
            "read_version": proposal.version,
            "new_at": proposal.at,
            "new_status": proposal.status.value,
            "new_edits": EDITS.dump(proposal.edits),
            "new_note": proposal.note,
        }
        return bool(self._connection.execute(CHANGE, given).rowcount)


class SqlPublications:
    """Implements `bot.assistant.ports.Publications`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def head(self) -> int:
        """The number of the newest; 0 where there is none."""
        return self._connection.execute(HEAD).scalar() or 0

    def all(self) -> list[Publication]:
        """Every one, oldest first."""
        return [publication_of(row) for row in self._connection.execute(ALL)]

    def add(self, publication: Publication) -> bool:
        """Keep one; False where there is one of this number: somebody else was quicker."""
        row = {
            "number": publication.number,
            "at": publication.at,
            "author": publication.author,
            "reviewer": publication.reviewer,
            "edits": EDITS.dump(publication.edits),
            "before": EDITS.dump(publication.before),
            "rolls_back": publication.rolls_back,
        }
        statement = PUBLISH[self._connection.dialect.name]
        return self._connection.execute(statement, row).first() is not None


def proposal_of(row: Row[Any]) -> Proposal:
    """The proposal that a row holds."""
    return Proposal(
        id=row.id,
        author=row.author,
        at=row.at,
        status=ProposalStatus(row.status),
        edits=EDITS.load(row.edits),
        note=row.note,
        version=row.version,
    )


def publication_of(row: Row[Any]) -> Publication:
    """The publication that a row holds."""
    return Publication(
        number=row.number,
        at=row.at,
        author=row.author,
        reviewer=row.reviewer,
        edits=EDITS.load(row.edits),
        before=EDITS.load(row.before),
        rolls_back=row.rolls_back,
    )
