"""Deleting what nobody touched for the retention time, in small units of work, and proving it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.assistant.ports import Erasure, Storage, UnitOfWork
from bot.assistant.privacy import erase_conversation, erase_lead
from bot.handoff.reference import new_reference
from bot.vocabulary.desk_zone import desk_zone

BATCH = 50
"""What is deleted in one unit of work: turns come in between."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one unit of work deleted: `count` of anything, and what of it is proved."""

    count: int
    conversations: int = 0
    leads: int = 0
    entries: int = 0


Step = Callable[[UnitOfWork, datetime, datetime, str], Taken]


def purge(
    storage: Storage,
    limit: datetime,
    now: datetime,
    actor: str = "system",
    rest: Callable[[], bool] = lambda: True,
) -> Erasure | None:
    """Delete what was last touched before the limit, in small units of work; the proof.

    None where nothing was deleted that needs one. `rest` is called after each unit, so that others
    come in between, and says whether to go on. What was deleted until then is proved.
    """
    proof = Erasure(new_receipt(now), now, actor, 0, 0, 0)
    for step in STEPS:
        is_more = True
        while is_more:
            with storage() as work:
                taken = step(work, limit, now, actor)
                proof = prove(work, proof, taken)
                work.commit()
            is_more = taken.count >= BATCH
            if taken.count and not rest():
                return proof if is_proof(proof) else None
    return proof if is_proof(proof) else None


def prove(work: UnitOfWork, proof: Erasure, taken: Taken) -> Erasure:
    """Keep what was deleted by now, together with its deletion."""
    grown = replace(
        proof,
        conversations=proof.conversations + taken.conversations,
        leads=proof.leads + taken.leads,
        entries=proof.entries + taken.entries,
    )
    if grown == proof:
        return proof
    if is_proof(proof):
        work.erasures.amend(grown)
    else:
        work.erasures.add(grown)
    return grown


def is_proof(proof: Erasure) -> bool:
    """Whether it proves anything."""
    return bool(proof.conversations or proof.leads)


def new_receipt(now: datetime) -> str:
    """The number of a proof."""
    return new_reference(now.astimezone(desk_zone()).date(), secrets.token_bytes(8), prefix="D")


def erase_leads(work: UnitOfWork, limit: datetime, now: datetime, actor: str) -> Taken:
    """Remove what some leads say about people."""
    leads = work.leads.created_before(limit, BATCH)
    for lead in leads:
        erase_lead(work, lead, actor, now)
    return Taken(len(leads), leads=len(leads))


def erase_conversations(work: UnitOfWork, limit: datetime, now: datetime, actor: str) -> Taken:  # noqa: ARG001  as all steps are called
    """Remove some conversations with all that was said in them."""
    old = work.conversations.untouched_since(limit, BATCH)
    entries = sum(erase_conversation(work, conversation) for conversation in old)
    return Taken(len(old), conversations=len(old), entries=entries)


def forget(kind: str) -> Step:
    """A step that forgets some of what proves nothing about anybody."""

    def step(work: UnitOfWork, limit: datetime, now: datetime, actor: str) -> Taken:  # noqa: ARG001
        return Taken(getattr(work, kind).forget_before(limit, BATCH))

    return step


STEPS: tuple[Step, ...] = (
    forget("events"),
    forget("refusals"),
    forget("outbox"),
    forget("questions"),
    forget("drafts"),
    erase_leads,
    erase_conversations,
)
