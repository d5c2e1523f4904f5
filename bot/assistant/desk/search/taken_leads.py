"""Leads that are taken along as a file: read where that is cheap, handed out as they are now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

from bot.assistant.desk.search.shown_leads import AT_ONCE
from bot.assistant.ports import Storage, UnitOfWork
from bot.assistant.team.access_log import log_export
from bot.handoff.lead import Lead, LeadEvent

Taken = tuple[Lead, tuple[LeadEvent, ...]]
"""A lead with its history."""


def taken_along(
    storage: Storage,
    choose: Callable[[UnitOfWork], Sequence[Lead]],
    staff: str,
    now: datetime,
    most: int | None = None,
) -> tuple[Taken, ...] | None:
    """The leads that are chosen, with their histories; None for more than `most`.

    It is kept who took them along; what was erased holds nothing of anybody, and is not. What is
    chosen may be a moment late, what is handed out is not: nothing that was erased meanwhile.
    """

    def read(work: UnitOfWork) -> list[Taken] | None:
        chosen = choose(work)
        return None if most is not None and len(chosen) > most else with_histories(work, chosen)

    found = storage.read_late(read)
    if found is None:
        return None
    with storage() as work:
        taken = tuple(up_to_date(work, found))
        references = (lead.reference for lead, _ in taken if lead.erased_at is None)
        log_export(work, staff, references, now)
        work.commit()
    return taken


def with_histories(work: UnitOfWork, leads: Iterable[Lead]) -> list[Taken]:
    """Each lead with what happened to it."""
    return [(lead, tuple(work.leads.history(lead.reference))) for lead in leads]


def up_to_date(work: UnitOfWork, found: Sequence[Taken]) -> Iterator[Taken]:
    """The same as they are now; only what was changed since is read again."""
    for start in range(0, len(found), AT_ONCE):
        part = found[start : start + AT_ONCE]
        versions = work.leads.versions([lead.reference for lead, _ in part])
        changed = [e.reference for e, _ in part if versions.get(e.reference) != e.version]
        newer = {each[0].reference: each for each in with_histories(work, work.leads.some(changed))}
        for each in part:
            reference = each[0].reference
            if reference in versions:
                yield newer.get(reference, each)
