"""Proposals and publications, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.assistant.ports import Proposal, ProposalStatus, Publication, Storage
from bot.vocabulary.content_edit import ContentEdit
from tests.storage.conftest import ON_POSTGRES
from tests.storage.samples import NOW

EDIT = ContentEdit("flows/replies.yaml", "a", {"id": "a", "n": [1, "二", None]}, "0" * 16)


@pytest.fixture(params=[pytest.param("sqlite_storage", id="sqlite"), ON_POSTGRES])
def storage(request: pytest.FixtureRequest) -> Storage:
    found: Storage = request.getfixturevalue(request.param)
    return found


def test_a_proposal_comes_back_as_it_was_and_is_changed_by_who_saw_it_last(
    storage: Storage,
) -> None:
    proposal = Proposal("p1", "jiro", NOW, edits=(EDIT,), note="\0再度")
    with storage() as work:
        work.proposals.add(proposal)
        [kept] = work.proposals.standing()
        assert kept.edits == (EDIT,)
        assert kept.note == "再度"
        assert work.proposals.change(replace(kept, note="x"))
        assert not work.proposals.change(replace(kept, note="y"))
        again = work.proposals.get("p1")
        assert again is not None
        assert (again.note, again.version) == ("x", kept.version + 1)
        assert work.proposals.change(replace(again, status=ProposalStatus.DROPPED))
        assert not work.proposals.standing()
        work.commit()


def test_a_number_is_published_once(storage: Storage) -> None:
    first = Publication(1, NOW, "jiro", "kayo", (EDIT,), (replace(EDIT, data=None),))
    with storage() as work:
        assert work.publications.head() == 0
        assert work.publications.add(first)
        assert not work.publications.add(replace(first, author="taro"))
        work.commit()
    with storage.read_only() as work:
        assert work.publications.all() == [first]
        assert work.publications.head() == 1
