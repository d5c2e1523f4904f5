"""A database of an older version, with data in it, goes on with what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text

from bot.assistant.ports import Author, DeliveryStatus, DeskPost, Outgoing, TranscriptEntry
from bot.storage import SqlStorage, open_storage
from bot.storage.database.url import read_url
from bot.storage.migrations import LOCATION
from bot.storage.schema.documents import CONTACT, CONVERSATION, MESSAGE, WISH
from tests.delivery import claimed
from tests.storage.samples import FULL, HOUR, NOW, PERSON, lead, message

MADE = NOW.strftime("%Y-%m-%d %H:%M:%S.%f")
OLD: dict[str, dict[str, object]] = {
    "conversations": {"id": "c1", "person": PERSON, "updated_at": MADE},
    "entries": {
        "conversation": "c1",
        "at": MADE,
        "speaker": "person",
        "kind": "text",
        "text": "こんにちは",
    },
    "questions": {
        "conversation": "c1",
        "at": MADE,
        "language": "en",
        "text": "?",
        "decision": "decline",
        "score": 0.25,
        "helpful": False,
    },
    "leads": {
        "reference": "M-1",
        "conversation": "c1",
        "person": PERSON,
        "company_key": "name:a",
        "status": "claimed",
        "verdict": "likely_eligible",
        "edition": "fy2024",
        "flow_version": "fy2024-1",
        "language": "ja",
        "record": "{}",
        "created_at": MADE,
        "updated_at": MADE,
        "reply_by": MADE,
        "owner": "staff:1",
        "version": 2,
    },
    "lead_events": {
        "reference": "M-1",
        "at": MADE,
        "actor": "staff:1",
        "action": "claimed",
        "detail": "{}",
    },
    "outbox": {
        "person": PERSON,
        "event": "e",
        "status": "queued",
        "attempts": 0,
        "created_at": MADE,
    },
}
"""One row of each table as version 0002 kept it; documents are added below."""


@pytest.fixture(
    params=["sqlite_url", pytest.param("empty_postgres_url", marks=pytest.mark.postgres)]
)
def old_url(request: pytest.FixtureRequest) -> str:
    """A database that an older version left behind, on each kind of server."""
    url: str = request.getfixturevalue(request.param)
    with left_behind(url, "0002") as connection:
        fill(connection)
    return url


@contextmanager
def left_behind(url: str, revision: str) -> Iterator[Connection]:
    """The database as a version with this schema made it, to be filled."""
    engine = create_engine(read_url(url))
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", LOCATION)
        command.upgrade(config, revision)
        yield connection
    engine.dispose()


def insert(connection: Connection, table: str, row: Mapping[str, object]) -> None:
    zone = "+00:00" if connection.dialect.name == "postgresql" else ""
    values = {name: f"{v}{zone}" if v == MADE else v for name, v in row.items()}
    names, places = ", ".join(values), ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), values)  # noqa: S608


def fill(connection: Connection) -> None:
    state = CONVERSATION.dump(FULL).replace(',"with_staff":"M-1"', "")
    assert "with_staff" not in state, "older conversations know nothing of it"
    kept, old = lead(), {table: dict(row) for table, row in OLD.items()}
    old["conversations"]["state"] = state
    old["outbox"]["message"] = MESSAGE.dump(message())
    old["leads"] |= {"contact": CONTACT.dump(kept.contact), "wish": WISH.dump(kept.wish)}
    for table, row in old.items():
        insert(connection, table, row)


NOTED = ('{"text":"called hanako"}', '{"from":"new","text":"no_answer: hanako","to":"closed"}')
"""What staff wrote into the history of an enquiry that was erased afterwards."""


@pytest.fixture
def erased_url(old_url: str) -> str:
    """A database of an older version in which the enquiry was erased."""
    engine = create_engine(read_url(old_url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE leads SET erased_at = created_at"))
        for detail in NOTED:
            connection.execute(
                text(
                    "INSERT INTO lead_events (reference, at, actor, action, detail)"
                    " SELECT reference, created_at, 'staff:1', 'noted', :detail FROM leads"
                ),
                {"detail": detail},
            )
    engine.dispose()
    return old_url


@pytest.fixture
def upgraded(old_url: str) -> SqlStorage:
    return open_storage(old_url)


def test_everything_that_was_kept_is_there_after_an_upgrade(upgraded: SqlStorage) -> None:
    with upgraded, upgraded() as work:
        found = work.conversations.of(PERSON)
        assert found is not None
        assert (found.answers, found.with_staff) == (FULL.answers, None)
        assert work.transcripts.of("c1") == [
            TranscriptEntry(NOW, Author.PERSON, "text", "こんにちは")
        ]
        [asked] = work.questions.of("c1")
        assert (asked.helpful, asked.answered_by) == (False, None)
        kept = work.leads.get("M-1")
        assert kept is not None
        assert (kept.owner, kept.version, kept.snoozed_until) == ("staff:1", 2, None)
        assert kept.contact == lead().contact
        assert [event.action for event in work.leads.history("M-1")] == ["claimed"]


def test_what_waited_before_an_upgrade_is_sent_after_it(upgraded: SqlStorage) -> None:
    with upgraded, upgraded() as work:
        assert work.outbox.due("", NOW, 5) == [PERSON]
        waiting = work.outbox.claim(PERSON, NOW)
        assert isinstance(waiting, Outgoing)
        assert (waiting.message, waiting.receipt) == (message(), "")
        work.outbox.settle([waiting.id], DeliveryStatus.SENT, NOW, "C1/1")
        work.desk_posts.put("slack:T1:C9", "M-1", "lead:M-1", NOW)
        assert work.outbox.claim("slack:T1:C9", NOW) is not None


def test_words_leave_the_histories_of_enquiries_that_were_erased_before(erased_url: str) -> None:
    with open_storage(erased_url) as storage, storage() as work:
        history = work.leads.history("M-1")
    assert [dict(event.detail) for event in history] == [{}, {}, {"from": "new", "to": "closed"}]
    assert [event.actor for event in history] == ["staff:1"] * 3


def test_words_stay_in_the_histories_of_enquiries_that_were_not_erased(old_url: str) -> None:
    engine = create_engine(read_url(old_url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE lead_events SET detail = :detail"), {"detail": NOTED[0]})
    engine.dispose()
    with open_storage(old_url) as storage, storage() as work:
        assert [dict(event.detail) for event in work.leads.history("M-1")] == [
            {"text": "called hanako"}
        ]


def test_of_older_leads_it_is_not_known_what_was_agreed_to(upgraded: SqlStorage) -> None:
    with upgraded, upgraded() as work:
        kept = work.leads.get("M-1")
    assert kept is not None
    assert (kept.consented_at, kept.consent_notice, kept.joined) == (None, None, None)


DESK, OTHER_DESK = "slack:T1:C9", "slack:T1:C8"
POSTS = (
    (DESK, "M-1", "lead:M-1", 5, "sent"),
    (DESK, "M-1", "said:M-1:k", 1, "sending"),
    (DESK, "M-1", "reply:7", 1, "queued"),
    (OTHER_DESK, "M-1", "lead:M-1", 2, "uncertain"),
    (DESK, "M-2", "lead:M-2", 5, "queued"),
    (DESK, "M-3", "lead:M-3", 2, "queued"),
)
"""What a desk had to show while posts had a table of their own, in that order."""


@pytest.fixture(
    params=["sqlite_url", pytest.param("empty_postgres_url", marks=pytest.mark.postgres)]
)
def two_queues(request: pytest.FixtureRequest) -> str:
    """A database of the last version in which messages and posts waited apart."""
    url: str = request.getfixturevalue(request.param)
    old = {**OLD["outbox"], "message": MESSAGE.dump(message())}
    with left_behind(url, "0009") as connection:
        for status, receipt in (("sent", "C1/1.1"), ("queued", None), ("queued", None)):
            insert(connection, "outbox", {**old, "status": status, "receipt": receipt})
        connection.execute(text("DELETE FROM outbox WHERE id = 3"))
        for desk, line, subject, urgency, status in POSTS:
            row = {"desk": desk, "line": line, "subject": subject, "detail": '{"n": "1"}'}
            state = {"urgency": urgency, "status": status, "attempts": 1, "created_at": MADE}
            insert(connection, "desk_posts", {**row, **state, "claimed_at": MADE})
        place = {"desk": DESK, "subject": "lead:M-1", "place": "C9/1.1"}
        insert(connection, "desk_places", place)
    return url


def test_messages_keep_their_numbers_when_the_queues_become_one(two_queues: str) -> None:
    with open_storage(two_queues) as storage, storage() as work:
        assert [(o.id, o.status.value, o.receipt) for o in work.outbox.of(PERSON)] == [
            (1, "sent", "C1/1.1"),
            (2, "queued", ""),
        ]
        posts = [post.id for line in ("M-1", "M-2", "M-3") for post in work.desk_posts.of(line)]
        assert min(posts) > 3, "not even the number of a message that was erased"
        assert work.outbox.put(PERSON, "e", [message()], NOW) == [4 + len(POSTS)]
        waiting = work.outbox.claim(PERSON, NOW)
        assert waiting is not None
        assert waiting.id == 2


def test_posts_keep_their_state_and_order_when_the_queues_become_one(two_queues: str) -> None:
    with open_storage(two_queues) as storage:
        with storage() as work:
            posts = [post for line in ("M-1", "M-2", "M-3") for post in work.desk_posts.of(line)]
            assert tuple((p.desk, p.line, p.subject, p.urgency, p.status.value) for p in posts) == (
                POSTS
            )
            assert {(tuple(post.detail.items()), post.attempts) for post in posts} == {
                ((("n", "1"),), 1)
            }
            assert [post.subject for post in work.desk_posts.uncertain(OTHER_DESK)] == ["lead:M-1"]
            assert work.desk_posts.place(DESK, "lead:M-1") == "C9/1.1"
        due: list[DeskPost] = claimed(storage, DESK, NOW)
        assert [post.subject for post in due] == ["lead:M-3", "lead:M-2"], "M-1 is under way"
        with storage() as work:
            [begun] = work.outbox.doubt(NOW + HOUR, NOW + HOUR, DESK)[:1]
            assert begun == posts[1].id
            work.commit()
        assert [post.subject for post in claimed(storage, DESK, NOW)] == ["reply:7"]
