"""`madoguchi knowledge drafts`: from what staff wrote to those who asked."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bot.assistant.ports import DraftAnswer, Subscriber
from bot.storage import open_storage
from bot.vocabulary import Language
from tests.cli.conftest import Command

NOW = datetime(2026, 11, 20, tzinfo=UTC)
QUESTION = "Who pays for the train?"


@pytest.fixture
def draft(madoguchi: Command) -> str:
    """A draft, and somebody who waits for the answer."""
    with open_storage(madoguchi.url) as storage, storage() as work:
        work.drafts.add(
            DraftAnswer("d1", NOW, "hana", Language.EN, QUESTION, "You do.\n\x1b[31mIV.2")
        )
        work.drafts.wish(Subscriber("test:p", QUESTION, Language.EN, NOW))
        work.commit()
    return "d1"


def test_drafts_are_listed_with_their_answer_and_who_waits(madoguchi: Command, draft: str) -> None:
    told = madoguchi("knowledge", "drafts").stdout
    assert "d1  open  en, 2026-11-20, hana, 1 waiting" in told
    assert "    You do." in told
    assert "\x1b" not in told
    [found] = json.loads(madoguchi("knowledge", "drafts", "--json").stdout)
    assert found["question"] == QUESTION


def test_publishing_tells_who_waits_once(madoguchi: Command, draft: str) -> None:
    for told in (1, 0):
        done = madoguchi(
            *("knowledge", "drafts", "publish", draft, "--article", "cost-free", "--json")
        )
        assert json.loads(done.stdout)["told"] == told
    with open_storage(madoguchi.url) as storage, storage() as work:
        [message] = work.outbox.of("test:p")
    assert message.message.article == "cost-free"
    assert madoguchi("knowledge", "drafts").stdout == ""
    assert "published" in madoguchi("knowledge", "drafts", "--all").stdout


def test_what_cannot_be_published_is_refused_in_plain_words(madoguchi: Command, draft: str) -> None:
    nowhere = madoguchi("knowledge", "drafts", "publish", "d9", "--article", "cost-free")
    assert (nowhere.exit_code, "no draft" in nowhere.stderr) == (1, True)
    unknown = madoguchi("knowledge", "drafts", "publish", draft, "--article", "nothing")
    assert (unknown.exit_code, "no article" in unknown.stderr) == (1, True)


def test_a_dropped_draft_is_gone_from_the_list(madoguchi: Command, draft: str) -> None:
    assert madoguchi("knowledge", "drafts", "drop", draft).exit_code == 0
    assert madoguchi("knowledge", "drafts", "drop", draft).exit_code == 1
    assert madoguchi("knowledge", "drafts").stdout == ""
    again = madoguchi("knowledge", "drafts", "publish", draft, "--article", "cost-free")
    assert "dropped" in again.stderr
