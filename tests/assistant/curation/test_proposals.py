"""One writes, another publishes; of two at once one wins, and the other is told."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.assistant.curation import proposals as proposing
from bot.assistant.curation.proposals import ProposalProblem
from bot.assistant.ports import Proposal, ProposalStatus, Publication, Storage
from bot.storage import open_storage
from bot.vocabulary.content_edit import ContentEdit, digest_of
from tests.memory import MemoryStorage, migrated_file

NOW = datetime(2026, 10, 1, 1, 0, tzinfo=UTC)
AUTHOR, COLLEAGUE, THIRD = "jiro", "kayo", "sato"


def edit(entry: str, data: object = "new", base: object = "old") -> ContentEdit:
    return ContentEdit("flows/replies.yaml", entry, data, digest_of(base))


@pytest.fixture
def storage() -> Storage:
    return MemoryStorage()


def seen(storage: Storage, id_: str) -> Proposal:
    with storage.read_only() as work:
        found = work.proposals.get(id_)
    assert found is not None
    return found


def kept(storage: Storage, *edits: ContentEdit, author: str = AUTHOR) -> Proposal:
    made = proposing.keep_edits(storage, author, edits, NOW)
    assert isinstance(made, Proposal)
    return seen(storage, made.id)


def in_review(storage: Storage, *edits: ContentEdit, author: str = AUTHOR) -> Proposal:
    proposal = kept(storage, *edits, author=author)
    assert proposing.send(storage, proposal, author, NOW) is None
    return seen(storage, proposal.id)


def published(storage: Storage, *edits: ContentEdit, head: int = 0) -> Publication:
    before = [edit(each.entry, "old", each.data) for each in edits]
    proposal = in_review(storage, *edits)
    done = proposing.publish(storage, proposal, COLLEAGUE, head, before, NOW)
    assert isinstance(done, Publication)
    return done


def test_edits_of_one_author_go_out_together_each_entry_once(storage: Storage) -> None:
    first = kept(storage, edit("a"), edit("b"))
    again = kept(storage, edit("a", "newer", "new"))
    assert again.id == first.id
    assert [(each.entry, each.data) for each in again.edits] == [("a", "newer"), ("b", "new")]
    assert again.edits[0].base == digest_of("old"), "it is against what is published"


def test_what_is_changed_back_is_no_change(storage: Storage) -> None:
    kept(storage, edit("a"))
    assert kept(storage, edit("a", "old")).edits == ()


def test_nothing_is_sent_without_a_change(storage: Storage) -> None:
    proposal = kept(storage, edit("a", "old"))
    assert proposing.send(storage, proposal, AUTHOR, NOW) is ProposalProblem.EMPTY


@pytest.mark.parametrize(
    "act",
    [
        lambda storage, proposal: proposing.send(storage, proposal, COLLEAGUE, NOW),
        lambda storage, proposal: proposing.withdraw(storage, proposal, COLLEAGUE, NOW),
        lambda storage, proposal: proposing.drop(storage, proposal, COLLEAGUE, NOW),
    ],
)
def test_only_the_author_decides_what_becomes_of_it(
    storage: Storage, act: Callable[[Storage, Proposal], object]
) -> None:
    assert act(storage, kept(storage, edit("a"))) is ProposalProblem.NOT_YOURS


def test_who_wrote_it_neither_publishes_it_nor_gives_it_back(storage: Storage) -> None:
    proposal = in_review(storage, edit("a"))
    own = proposing.publish(storage, proposal, AUTHOR, 0, [], NOW)
    assert own is ProposalProblem.OWN
    assert proposing.give_back(storage, proposal, AUTHOR, "", NOW) is ProposalProblem.OWN


def test_nobody_publishes_what_its_author_took_back(storage: Storage) -> None:
    proposal = in_review(storage, edit("a"))
    assert proposing.withdraw(storage, proposal, AUTHOR, NOW) is None
    done = proposing.publish(storage, proposal, COLLEAGUE, 0, [], NOW)
    assert done is ProposalProblem.CHANGED


def test_of_two_proposals_published_at_once_one_has_the_number_and_the_other_stays(
    tmp_path: Path,
) -> None:
    with open_storage(migrated_file(tmp_path / "a.db")) as storage:
        both = [in_review(storage, edit(who), author=who) for who in (AUTHOR, COLLEAGUE)]
        with ThreadPoolExecutor(2) as pool:
            done = list(pool.map(lambda p: proposing.publish(storage, p, THIRD, 0, [], NOW), both))
        assert sorted(type(each).__name__ for each in done) == ["ProposalProblem", "Publication"]
        lost = both[[isinstance(each, Publication) for each in done].index(False)]
        assert seen(storage, lost.id).status is ProposalStatus.IN_REVIEW, "nothing of it is lost"
        assert isinstance(proposing.publish(storage, lost, THIRD, 1, [], NOW), Publication)


def test_taking_back_makes_entries_what_they_were(storage: Storage) -> None:
    published(storage, edit("a"), edit("b"))
    done = proposing.roll_back(storage, 1, AUTHOR, 1, NOW)
    assert isinstance(done, Publication)
    assert (done.number, done.rolls_back) == (2, 1)
    assert [(each.entry, each.data) for each in done.edits] == [("a", "old"), ("b", "old")]
    assert done.edits[0].base == digest_of("new")


def test_what_was_changed_again_since_is_not_taken_back(storage: Storage) -> None:
    published(storage, edit("a"), edit("b"))
    published(storage, edit("b", "newest", "new"), head=1)
    assert proposing.roll_back(storage, 1, AUTHOR, 2, NOW) is ProposalProblem.ROLLED_ON
    assert proposing.roll_back(storage, 9, AUTHOR, 2, NOW) is ProposalProblem.NO_PUBLICATION
