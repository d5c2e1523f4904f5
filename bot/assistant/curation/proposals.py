"""What curators change at the desk: one writes, another looks at it, then it is published.

Nothing that is published was seen by its author alone. Of two people who settle the same proposal,
or publish at the same moment, one wins and the other is told.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from bot.assistant.ports import (
    Proposal,
    ProposalStatus,
    Publication,
    Storage,
    UnitOfWork,
)
from bot.vocabulary.content_edit import ContentEdit

MOST_NOTE = 1_000
"""Characters of what somebody says when they give a proposal back."""


class ProposalProblem(StrEnum):
    """Why nothing was done about a proposal."""

    GONE = "gone"
    CHANGED = "changed"
    """Somebody has changed it since it was shown."""
    EMPTY = "empty"
    NOT_YOURS = "not_yours"
    OWN = "own"
    """Whoever wrote it does not publish it."""
    NOT_IN_REVIEW = "not_in_review"
    OVERTAKEN = "overtaken"
    """Something else was published a moment ago."""
    NO_PUBLICATION = "no_publication"
    ROLLED_ON = "rolled_on"
    """What was published then was changed since."""


def open_proposal(
    work: UnitOfWork, author: str, belongs: Callable[[Proposal], bool] = lambda _: True
) -> Proposal | None:
    """The proposal to which what an author changes now is added: of those that belong there."""
    theirs = (p for p in work.proposals.standing() if p.author == author and belongs(p))
    return next((p for p in theirs if p.status is ProposalStatus.OPEN), None)


def keep_edits(
    storage: Storage,
    author: str,
    edits: Sequence[ContentEdit],
    now: datetime,
    belongs: Callable[[Proposal], bool] = lambda _: True,
) -> Proposal | ProposalProblem:
    """Add edits to what an author has open there, or begin with them."""
    with storage() as work:
        found = open_proposal(work, author, belongs)
        if found is None:
            made = Proposal(secrets.token_hex(4), author, now, edits=joined((), edits))
            work.proposals.add(made)
        else:
            made = replace(found, at=now, edits=joined(found.edits, edits))
            if not work.proposals.change(made):
                return ProposalProblem.CHANGED
        work.commit()
    return made


def joined(before: Sequence[ContentEdit], edits: Sequence[ContentEdit]) -> tuple[ContentEdit, ...]:
    """Edits after others: each entry once, against what it was; none that is as it was."""
    found = {edit.place: edit for edit in before}
    for edit in edits:
        base = found[edit.place].base if edit.place in found else edit.base
        found[edit.place] = replace(edit, base=base)
    return tuple(edit for edit in found.values() if edit.digest != edit.base)


def take_out(
    storage: Storage, seen: Proposal, by: str, place: tuple[str, str], now: datetime
) -> ProposalProblem | None:
    """Leave an entry as it is after all."""
    rest = tuple(edit for edit in seen.edits if edit.place != place)
    return settle(storage, seen, by, now, (ProposalStatus.OPEN,), edits=rest)


def send(storage: Storage, seen: Proposal, by: str, now: datetime) -> ProposalProblem | None:
    """Ask a colleague to look at it."""
    if not seen.edits:
        return ProposalProblem.EMPTY
    return settle(
        *(storage, seen, by, now, (ProposalStatus.OPEN,)), status=ProposalStatus.IN_REVIEW, note=""
    )


def withdraw(storage: Storage, seen: Proposal, by: str, now: datetime) -> ProposalProblem | None:
    """Work on it again before anybody publishes it."""
    return settle(
        *(storage, seen, by, now, (ProposalStatus.IN_REVIEW,)), status=ProposalStatus.OPEN
    )


def drop(storage: Storage, seen: Proposal, by: str, now: datetime) -> ProposalProblem | None:
    """Leave all of it aside."""
    standing = (ProposalStatus.OPEN, ProposalStatus.IN_REVIEW)
    return settle(storage, seen, by, now, standing, status=ProposalStatus.DROPPED)


def settle(
    storage: Storage,
    seen: Proposal,
    by: str,
    now: datetime,
    from_: tuple[ProposalStatus, ...],
    **changes: object,
) -> ProposalProblem | None:
    """Change what an author proposes, as long as it is what they saw."""
    if seen.author != by:
        return ProposalProblem.NOT_YOURS
    if seen.status not in from_:
        return ProposalProblem.CHANGED
    with storage() as work:
        if not work.proposals.change(replace(seen, at=now, **changes)):  # type: ignore[arg-type]
            return ProposalProblem.CHANGED
        work.commit()
    return None


def give_back(
    storage: Storage, seen: Proposal, by: str, note: str, now: datetime
) -> ProposalProblem | None:
    """Have the author look at it once more, and say why."""
    if seen.author == by:
        return ProposalProblem.OWN
    if seen.status is not ProposalStatus.IN_REVIEW:
        return ProposalProblem.NOT_IN_REVIEW
    given = replace(seen, at=now, status=ProposalStatus.OPEN, note=note[:MOST_NOTE])
    with storage() as work:
        if not work.proposals.change(given):
            return ProposalProblem.CHANGED
        work.commit()
    return None


def publish(
    storage: Storage,
    seen: Proposal,
    by: str,
    head: int,
    before: Sequence[ContentEdit],
    now: datetime,
) -> Publication | ProposalProblem:
    """Publish what was checked against publication `head`; `before`: its entries as they were."""
    if seen.author == by:
        return ProposalProblem.OWN
    if seen.status is not ProposalStatus.IN_REVIEW:
        return ProposalProblem.NOT_IN_REVIEW
    made = Publication(head + 1, now, seen.author, by, seen.edits, tuple(before))
    with storage() as work:
        if not work.proposals.change(replace(seen, at=now, status=ProposalStatus.PUBLISHED)):
            return ProposalProblem.CHANGED
        if not work.publications.add(made):
            return ProposalProblem.OVERTAKEN
        work.commit()
    return made


def roll_back(
    storage: Storage, number: int, by: str, head: int, now: datetime
) -> Publication | ProposalProblem:
    """Take one publication back, so that its entries are what they were.

    One person is enough: what comes back was published before. What was changed again since stays,
    and that is told.
    """
    with storage() as work:
        known = {each.number: each for each in work.publications.all()}
        wanted = known.get(number)
        if wanted is None:
            return ProposalProblem.NO_PUBLICATION
        places = {edit.place for edit in wanted.edits}
        later = [e for n, each in known.items() if n > number for e in each.edits]
        if any(edit.place in places for edit in later):
            return ProposalProblem.ROLLED_ON
        made = Publication(
            *(head + 1, now, by, by, tuple(reversed_edits(wanted)), wanted.edits),
            rolls_back=number,
        )
        if not work.publications.add(made):
            return ProposalProblem.OVERTAKEN
        work.commit()
    return made


def reversed_edits(publication: Publication) -> list[ContentEdit]:
    """What makes the entries of a publication what they were before it."""
    after = {edit.place: edit.digest for edit in publication.edits}
    return [replace(edit, base=after[edit.place]) for edit in publication.before]
