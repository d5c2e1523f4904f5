"""Laws of what is stored: any text comes back, and old documents still load."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.assistant.conversation import Conversation, Edit, Form
from bot.assistant.ports import Author, Storage, TranscriptEntry
from bot.storage.schema.documents import CONVERSATION, MESSAGE
from bot.storage.schema.types import Moment, storable
from bot.vocabulary import Choice, Language, Message, MessageKind
from tests.storage.samples import FULL, NOW, PERSON, message
from tests.sweeps import examples

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
broken_text = st.text(st.characters(), max_size=40)
moments = st.integers(0, 4_000_000_000_000_000).map(
    lambda microseconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)
mappings: st.SearchStrategy[Mapping[str, str]] = st.dictionaries(text, text, max_size=4)
choices = st.builds(Choice, text, text, text, st.none() | st.integers(0, 99))
conversations = st.builds(
    Conversation,
    id=st.just("c1"),
    person=st.just(PERSON),
    language=st.sampled_from(Language),
    edition=text,
    started_at=moments,
    updated_at=moments,
    answers=mappings,
    fingerprints=mappings,
    before=st.none() | mappings,
    is_asking=st.booleans(),
    edit=st.none() | st.builds(Edit, text, st.none() | text),
    form=st.none() | st.builds(Form, moments, mappings, st.none() | text),
    offered=st.lists(choices, max_size=3).map(tuple),
    topic=st.none() | text,
    lead=st.none() | text,
    with_staff=st.none() | text,
)
replies = st.builds(
    Message,
    kind=st.sampled_from(MessageKind),
    text=text,
    question=st.none() | text,
    choices=st.lists(choices, max_size=3).map(tuple),
    clauses=st.lists(text, max_size=3).map(tuple),
    article=st.none() | text,
    verdict=st.none() | text,
)
on_a_database = settings(examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])


@on_a_database
@given(conversations)
def test_any_conversation_comes_back_as_it_was(storage: Storage, kept: Conversation) -> None:
    with storage() as work:
        work.conversations.save(kept)
        found = work.conversations.of(PERSON)
    assert found == kept
    assert found is not None
    assert list(found.answers.items()) == list(kept.answers.items())


@on_a_database
@given(st.lists(replies, min_size=1, max_size=3))
def test_any_message_comes_back_as_it_was(storage: Storage, kept: list[Message]) -> None:
    with storage() as work:
        work.outbox.put(PERSON, "e", kept, NOW)
        assert [outgoing.message for outgoing in work.outbox.of(PERSON)] == kept


@on_a_database
@given(broken_text, moments)
def test_any_line_of_a_transcript_comes_back_storable(
    storage: Storage, line: str, at: datetime
) -> None:
    with storage() as work:
        work.transcripts.add("c1", [TranscriptEntry(at, Author.PERSON, "text", line)])
        [entry] = work.transcripts.of("c1")
    assert entry == TranscriptEntry(at, Author.PERSON, "text", storable(line))


@given(broken_text)
def test_storable_text_is_utf8_without_nul_and_stays_as_it_is(line: str) -> None:
    safe = storable(line)
    assert "\0" not in safe
    assert safe.encode().decode() == safe == storable(safe)


@given(text)
def test_only_nul_is_lost_from_text_that_is_whole(line: str) -> None:
    assert storable(line) == line.replace("\0", "")


def test_half_a_surrogate_pair_in_a_document_is_replaced() -> None:
    assert MESSAGE.load(MESSAGE.dump(message("a\ud83d\0b"))) == message("a\ufffd\0b")


def test_a_document_of_an_older_version_loads_with_defaults() -> None:
    document = json.loads(CONVERSATION.dump(FULL))
    for later in ("offered", "topic", "lead", "form", "before", "is_asking"):
        del document[later]
    loaded = CONVERSATION.load(json.dumps(document))
    assert (loaded.offered, loaded.topic, loaded.form, loaded.is_asking) == ((), None, None, False)
    assert loaded.answers == FULL.answers


def test_what_a_newer_version_added_to_a_document_is_ignored() -> None:
    document = json.loads(CONVERSATION.dump(FULL)) | {"mood": "sunny"}
    assert CONVERSATION.load(json.dumps(document)) == FULL


def test_a_moment_without_a_zone_is_refused() -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        Moment().process_bind_param(naive, None)  # type: ignore[arg-type]
