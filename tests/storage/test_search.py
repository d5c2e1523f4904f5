"""By what leads are found, and in which order they stand in lists, on each database."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.assistant.desk.inbox import STANDS_ON, urgency
from bot.assistant.desk.search.query import read_query
from bot.assistant.ports import Author, InboxTab, LeadOrder, TranscriptEntry
from bot.assistant.privacy import erase_conversation, erase_lead
from bot.handoff.lead import Contact, Lead, LeadEvent, LeadStatus
from bot.runtime.search_index import AT_ONCE, catch_up
from bot.storage import SqlStorage
from bot.storage.repositories.lists import search
from bot.vocabulary import Language
from tests.storage.samples import HOUR, NOW, conversation, event, lead

COMPANY, NAME, PHONE = "髙橋工業㈱", "ヤマダ ハナコ", "+81335824942"
NOTE, SAID = "折り返し電話済み", "在留資格の更新はできますか"


@pytest.fixture
def kept(storage: SqlStorage) -> SqlStorage:
    """A storage with a lead that was noted on and talked about, and another one."""
    contact = Contact(COMPANY, NAME, "hanako@example.co.jp", Language.JA, "7000012050002", PHONE)
    with storage() as work:
        work.conversations.save(conversation())
        work.transcripts.add("c1", [TranscriptEntry(NOW, Author.PERSON, "text", SAID)])
        work.leads.add(replace(lead(), contact=contact), event())
        noted = LeadEvent(NOW, "staff:1", "noted", {"text": NOTE})
        work.leads.change(replace(lead(), contact=contact), noted)
        work.leads.add(replace(lead("M-2", "test:two"), conversation="c2"), event())
        work.commit()
    return storage


def found(storage: SqlStorage, typed: str) -> set[str]:
    query = read_query(typed, "staff:1", ("staff:1", "staff:2"), NOW)
    assert query.problems == ()
    with storage.read_only() as work:
        return {each.reference for each in work.lists.found(query.match, "staff:1", NOW)}


@pytest.mark.parametrize(
    "typed",
    [
        *("高橋", "髙橋", "高橋工業株式会社", "㈱", "（株）", "工業", "業"),
        *("ヤマダハナコ", "やまだ", "ﾔﾏﾀﾞ", "はなこ ヤマダ"),
        *(
            "03-3582-4942",
            "０３ー３５８２ー４９４２",
            "03 3582 4942",
            "(03)3582-4942",
            "0335824942",
        ),
        *("+81 3 3582 4942", "+81-3-3582-4942", "3582-4942"),
        *("HANAKO@example", "hanako", "7000012050002", "電話済み"),
        *("在留資格 更新", '"資格の更新"'),
        *(
            "M-1 高橋",
            "言語:日本語 高橋",
            "verdict:likely 高橋",
            "is:resting 高橋",
            "担当:なし 高橋",
        ),
        *(
            "after:2024-10-01 高橋",
            "before:2024-10-02 高橋",
            "until:2024-10 高橋",
            "以降:今日 高橋",
        ),
    ],
)
def test_a_lead_is_found_however_it_is_written(kept: SqlStorage, typed: str) -> None:
    # Nobody owns it and it rests: what looks for new ones does not count those that rest.
    expected = set() if "なし" in typed else {"M-1"}
    assert found(kept, typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "橋高",
        "業工",
        "資格 失効",
        "03-3582-4943",
        "ハナヤマ",
        "is:closed 高橋",
        "before:2024-10-01 高橋",
    ],
)
def test_nothing_else_is_found(kept: SqlStorage, typed: str) -> None:
    assert found(kept, typed) == set()


def test_an_erased_lead_is_found_by_nothing(kept: SqlStorage) -> None:
    with kept() as work:
        [mine] = work.leads.some(["M-1"])
        erase_lead(work, mine, "staff:1", NOW)
        work.commit()
    assert found(kept, "高橋") | found(kept, "電話済み") | found(kept, "在留資格") == set()
    assert found(kept, "例") == {"M-2"}


def test_a_lead_is_not_found_by_a_conversation_that_was_erased(kept: SqlStorage) -> None:
    assert found(kept, "在留資格") == {"M-1"}
    with kept() as work:
        erase_conversation(work, conversation())
        work.commit()
    assert found(kept, "在留資格") == set()
    assert found(kept, "高橋") == {"M-1"}


def test_what_was_said_afterwards_is_found_once_the_index_has_caught_up(kept: SqlStorage) -> None:
    while catch_up(kept):
        pass
    with kept() as work:
        work.transcripts.add("c1", [TranscriptEntry(NOW, Author.PERSON, "text", "急ぎです")])
        work.commit()
    while catch_up(kept):
        pass
    assert found(kept, "急ぎ") == {"M-1"}
    assert catch_up(kept) == 0


def test_what_was_kept_before_there_was_an_index_is_found_bit_by_bit(storage: SqlStorage) -> None:
    count = 2 * AT_ONCE + 3
    with storage() as work:
        for number in range(count):
            work.leads.add(lead(f"M-{number:03}", f"test:{number}"), event())
        work.commit()
    with storage() as work:
        # as an older version leaves them, some of it while this one runs already
        work.connection.execute(text("DELETE FROM search_texts"))
        if work.connection.dialect.name == "sqlite":
            work.connection.execute(text("DROP TABLE search_words_0"))
        work.connection.execute(text("UPDATE leads SET stage = ''"))
        work.commit()
    assert found(storage, "山田") == set()
    rounds = 0
    while catch_up(storage):
        rounds += 1
    assert rounds >= 3
    assert len(found(storage, "山田")) == count
    with storage.read_only() as work:
        assert work.search.is_complete
        assert work.lists.counts("staff:1", NOW + 3 * HOUR)[InboxTab.WAITING] == count


def some_lead(number: int) -> Lead:
    luck = random.Random(number)  # noqa: S311  nothing secret

    def perhaps(hours: int) -> datetime | None:
        return luck.choice([None, NOW + timedelta(hours=luck.randrange(-hours, hours))])

    return replace(
        lead(f"M-{luck.randrange(10_000):04}{number}", f"test:{number}"),
        status=luck.choice(list(LeadStatus)),
        owner=luck.choice(["", "staff:1", "staff:2"]),
        created_at=NOW - timedelta(hours=luck.randrange(5)),
        updated_at=NOW + timedelta(hours=luck.randrange(5)),
        reply_by=NOW + timedelta(hours=luck.randrange(-3, 3)),
        snoozed_until=perhaps(3),
        asked_at=perhaps(3),
        answered_at=perhaps(3),
        erased_at=luck.choice([None, None, None, NOW]),
    )


@pytest.mark.parametrize("order", list(LeadOrder))
def test_pages_follow_one_another_as_one_sorted_list(storage: SqlStorage, order: LeadOrder) -> None:
    every = [some_lead(number) for number in range(40)]
    with storage() as work:
        for each in every:
            work.leads.add(each, event())
        work.commit()
    with storage.read_only() as work:
        for tab in InboxTab:
            stands = [each for each in every if STANDS_ON[tab](each, "staff:1", NOW)]  # type: ignore[arg-type]
            shown, after = list[str](), None
            while page := work.lists.page(tab, "staff:1", NOW, order, after, 7):
                shown += [state.reference for state, _ in page]
                after = page[-1][1]
            assert sorted(shown) == sorted(each.reference for each in stands)
            assert len(stands) == work.lists.counts("staff:1", NOW)[tab]
            if order is LeadOrder.URGENT:
                keys = {each.reference: urgency(each, NOW)[:2] for each in stands}  # type: ignore[arg-type]
                assert [keys[each] for each in shown] == sorted(keys.values())


@pytest.mark.parametrize("recent", [0, 1, 4])
def test_the_newest_are_found_however_far_back_they_are_looked_for(
    storage: SqlStorage, monkeypatch: pytest.MonkeyPatch, recent: int
) -> None:
    """Some are found among the newest, which are looked at first, and some only behind those."""
    monkeypatch.setattr(search, "RECENT", recent)
    with storage() as work:
        for number in range(12):
            name = "高橋工業" if number % 5 == 0 else "佐藤商事"
            contact = Contact(name, "A", "a@example.jp", Language.JA)
            made = lead(f"M-{number}", f"p{number}", name, NOW + number * HOUR)
            work.leads.add(replace(made, contact=contact), event())
        work.commit()
    query = read_query("高橋", "staff:1", (), NOW)
    with storage.read_only() as work:
        rows = work.lists.found(query.match, "staff:1", NOW, limit=3)
        other = read_query("佐藤商事", "staff:1", (), NOW)
        many = work.lists.found(other.match, "staff:1", NOW, limit=3)
    assert [row.reference for row in rows] == ["M-10", "M-5", "M-0"]
    assert [row.reference for row in many] == ["M-11", "M-9", "M-8"]
