"""What every storage does, be it SQLite or PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.assistant.ports import Author, DeliveryStatus, Erasure, Refused, Storage, TranscriptEntry
from bot.handoff.lead import LeadStatus
from bot.storage import StorageError
from bot.vocabulary import Choice, Language, Message, MessageKind
from tests.delivery import claimed
from tests.storage.samples import (
    FULL,
    HOUR,
    NOW,
    PERSON,
    conversation,
    draft,
    event,
    lead,
    messages,
    question,
    wish,
)

SENDING, SENT = DeliveryStatus.SENDING, DeliveryStatus.SENT
QUEUED, UNCERTAIN = DeliveryStatus.QUEUED, DeliveryStatus.UNCERTAIN


def put(storage: Storage, *texts: str, person: str = PERSON) -> list[int]:
    with storage() as work:
        ids = work.outbox.put(person, "e", messages(*texts), NOW)
        work.commit()
    return ids


def claim(storage: Storage, person: str = PERSON) -> list[int]:
    return [outgoing.id for outgoing in claimed(storage, person, NOW)]


def due(storage: Storage, prefix: str = "", now: datetime = NOW) -> list[str]:
    with storage() as work:
        return work.outbox.due(prefix, now, limit=50)


def settle(storage: Storage, ids: list[int], status: DeliveryStatus) -> None:
    with storage() as work:
        work.outbox.settle(ids, status, NOW)
        work.commit()


def test_it_is_known_which_message_to_a_person_is_the_newest(storage: Storage) -> None:
    put(storage, "a", "b")
    put(storage, "c", person="slack:T1:U9")
    with storage() as work:
        assert work.outbox.newest(PERSON) == max(o.id for o in work.outbox.of(PERSON))
        assert work.outbox.newest("web:nobody") == 0


def test_it_is_known_how_many_messages_are_in_which_state(storage: Storage) -> None:
    put(storage, "a", "b", "c")
    put(storage, "d", person="slack:T1:U9")
    [first] = claim(storage)
    settle(storage, [first], SENT)
    with storage() as work:
        assert dict(work.outbox.counts()) == {SENT: 1, QUEUED: 3}


def test_what_is_not_committed_is_not_kept(storage: Storage) -> None:
    with storage() as work:
        assert work.events.is_new(PERSON, "e", NOW)
        work.conversations.save(FULL)
        work.transcripts.add("c1", [TranscriptEntry(NOW, Author.PERSON, "text", "hello")])
        work.questions.add(question("?"))
        work.leads.add(lead(), event())
        work.outbox.put(PERSON, "e", messages("a"), NOW)
        work.desk_posts.put("d", "M-1", "lead:M-1", NOW)
        work.desk_posts.keep_place("d", "lead:M-1", "C9/1")
        work.drafts.add(draft())
        work.drafts.wish(wish())
        work.refusals.add(Refused(NOW, "x", "claim"))
        work.erasures.add(Erasure("D-1", NOW, "system", 1, 0, 2))
    with storage() as work:
        assert work.conversations.of(PERSON) is None
        assert work.transcripts.of("c1") == []
        assert work.questions.of("c1") == []
        assert work.leads.get("M-1") is None
        assert work.leads.history("M-1") == []
        assert work.outbox.of(PERSON) == []
        assert work.desk_posts.of("M-1") == []
        assert work.desk_posts.place("d", "lead:M-1") is None
        assert work.drafts.all() == []
        assert work.drafts.wishes_of(PERSON) == []
        assert work.refusals.all() == []
        assert work.erasures.all() == []
        assert work.events.is_new(PERSON, "e", NOW)


def test_an_error_inside_undoes_everything_and_frees_the_storage(storage: Storage) -> None:
    def fail_in_the_middle() -> None:
        with storage() as work:
            work.conversations.save(FULL)
            raise LookupError

    with pytest.raises(LookupError):
        fail_in_the_middle()
    with storage() as work:
        assert work.conversations.of(PERSON) is None


def test_a_unit_of_work_ends_with_its_commit(storage: Storage) -> None:
    with storage() as work:
        work.commit()
        with pytest.raises(RuntimeError, match="has ended"):
            work.conversations.save(FULL)


def test_the_next_unit_of_work_may_begin_right_after_a_commit(storage: Storage) -> None:
    with storage() as work:
        work.conversations.save(FULL)
        work.commit()
        with storage() as later:
            assert later.conversations.of(PERSON) == FULL


def receipts(storage: Storage, lines: str = "") -> list[tuple[str, str]]:
    with storage() as work:
        return [(each.person, each.receipt) for each in work.withdrawals.waiting(lines, NOW)]


def test_what_a_platform_has_of_removed_messages_is_to_be_taken_back(storage: Storage) -> None:
    shown, unseen, kept = put(storage, "shown", "unseen", "kept")
    with storage() as work:
        work.outbox.settle([shown], SENT, NOW, "C1/1.1")
        work.outbox.settle([unseen], SENT, NOW)
        work.outbox.settle([kept], SENT, NOW, "C1/1.3")
        work.outbox.forget([shown, unseen])
        work.commit()
    assert receipts(storage) == [(PERSON, "C1/1.1")]
    assert receipts(storage, "other:") == []
    with storage() as work:
        assert [outgoing.message.text for outgoing in work.outbox.of(PERSON)] == ["kept"]


def test_erasing_and_expiring_messages_has_them_taken_back(storage: Storage) -> None:
    for number, each in enumerate(put(storage, "old", "new")):
        with storage() as work:
            work.outbox.settle([each], SENT, NOW, f"C1/{number}.1")
            work.commit()
    with storage() as work:
        assert work.outbox.forget_before(NOW + HOUR) == 2
        work.withdrawals.add("test:two", "C2/1.1")
        work.commit()
    expected = [(PERSON, "C1/0.1"), (PERSON, "C1/1.1"), ("test:two", "C2/1.1")]
    assert receipts(storage) == expected


def test_a_withdrawal_is_tried_again_in_its_time_until_it_is_settled(storage: Storage) -> None:
    with storage() as work:
        work.withdrawals.add(PERSON, "C1/1.1")
        [waiting] = work.withdrawals.waiting("test:", NOW)
        work.withdrawals.defer(waiting.id, NOW + HOUR)
        assert work.withdrawals.waiting("test:", NOW) == []
        [again] = work.withdrawals.waiting("test:", NOW + HOUR)
        assert (again.receipt, again.attempts) == ("C1/1.1", 1)
        work.withdrawals.settle(again.id)
        assert work.withdrawals.waiting("test:", NOW + HOUR) == []


def test_a_draft_goes_with_the_last_who_asked_its_question(storage: Storage) -> None:
    with storage() as work:
        for id_, text in (("d1", "only mine"), ("d2", "asked by two"), ("d3", "wished by two")):
            work.drafts.add(draft(id_, question=text))
        work.questions.add(question("asked by two"))
        work.drafts.wish(wish("test:two", "wished by two"))
        assert work.drafts.forget(["only mine", "asked by two", "wished by two", "other"]) == 1
        assert sorted(each.id for each in work.drafts.all()) == ["d2", "d3"]


def test_drafts_of_long_ago_are_forgotten(storage: Storage) -> None:
    with storage() as work:
        work.drafts.add(draft("d1", NOW))
        work.drafts.add(draft("d2", NOW + HOUR))
        assert work.drafts.forget_before(NOW + HOUR) == 1
        assert [each.id for each in work.drafts.all()] == ["d2"]


def test_an_event_is_new_once_for_each_person(storage: Storage) -> None:
    with storage() as work:
        assert work.events.is_new(PERSON, "e", NOW)
        assert not work.events.is_new(PERSON, "e", NOW)
        work.commit()
    with storage() as work:
        assert not work.events.is_new(PERSON, "e", NOW)
        assert work.events.is_new(PERSON, "other", NOW)
        assert work.events.is_new("test:two", "e", NOW)


def test_events_of_long_ago_are_forgotten(storage: Storage) -> None:
    with storage() as work:
        work.events.is_new(PERSON, "old", NOW)
        work.events.is_new(PERSON, "young", NOW + timedelta(days=2))
        assert work.events.forget_before(NOW + timedelta(days=1)) == 1
        work.commit()
    with storage() as work:
        assert work.events.is_new(PERSON, "old", NOW)
        assert not work.events.is_new(PERSON, "young", NOW)


def test_a_conversation_comes_back_as_it_was(storage: Storage) -> None:
    with storage() as work:
        work.conversations.save(FULL)
        work.commit()
    with storage() as work:
        found = work.conversations.of(PERSON)
    assert found == FULL
    assert found is not None
    assert list(found.answers) == ["website", "area"]


def test_the_last_saved_state_counts(storage: Storage) -> None:
    with storage() as work:
        work.conversations.save(conversation())
        work.conversations.save(FULL)
        work.commit()
    with storage() as work:
        assert work.conversations.of(PERSON) == FULL


def test_a_person_has_one_conversation(storage: Storage) -> None:
    with storage() as work:
        work.conversations.save(conversation("c1"))
        work.commit()
    with pytest.raises(StorageError), storage() as work:
        work.conversations.save(conversation("c2"))


def test_an_erased_conversation_is_gone_and_another_may_begin(storage: Storage) -> None:
    with storage() as work:
        work.conversations.save(conversation("c1"))
        work.conversations.erase("c1")
        assert work.conversations.of(PERSON) is None
        work.conversations.save(conversation("c2"))
        work.commit()
    with storage() as work:
        assert work.conversations.of(PERSON) == conversation("c2")


def test_untouched_conversations_are_those_from_before_the_moment(storage: Storage) -> None:
    old, older = conversation("c1", "p1", NOW), conversation("c2", "p2", NOW - HOUR)
    with storage() as work:
        for each in (old, older, conversation("c3", "p3", NOW + HOUR)):
            work.conversations.save(each)
        work.commit()
    with storage() as work:
        assert work.conversations.untouched_since(NOW) == [older]
        assert work.conversations.touched(NOW - HOUR, NOW + HOUR) == [older, old]
        assert work.conversations.touched(NOW, NOW + HOUR) == [old]
        assert work.conversations.untouched_since(NOW + HOUR) == [older, old]


def test_a_transcript_keeps_its_order_and_grows_at_its_end(storage: Storage) -> None:
    said = [TranscriptEntry(NOW, Author.PERSON, "text", text) for text in ("b", "a", "c")]
    with storage() as work:
        work.transcripts.add("c1", said[:2])
        work.transcripts.add("c2", said[:1])
        work.transcripts.add("c1", [])
        work.transcripts.add("c1", said[2:])
        assert work.transcripts.find("c1", "k") is None
        assert work.transcripts.of("c1") == said
        assert work.transcripts.last("c1", 2) == said[-2:]
        assert work.transcripts.last("c1", 9) == said
        assert (work.transcripts.size("c1"), work.transcripts.size("nobody's")) == (3, 0)
        assert work.transcripts.erase("c1") == 3
        assert work.transcripts.of("c1") == []
        assert work.transcripts.of("c2") == said[:1]


def test_lines_that_staff_were_shown_are_those_of_the_person_with_a_key(storage: Storage) -> None:
    shown = [TranscriptEntry(NOW, Author.PERSON, "text", "b", key) for key in ("k1", "k2")]
    others = [
        TranscriptEntry(NOW, Author.PERSON, "text", "a"),
        TranscriptEntry(NOW, Author.STAFF, "text", "c", "k3"),
    ]
    with storage() as work:
        work.transcripts.add("c1", [others[0], shown[0], others[1], shown[1]])
        work.transcripts.add("c2", shown[:1])
        assert work.transcripts.passed_on("c1") == shown


def test_how_far_it_has_come_is_known_of_all_who_have_a_conversation(storage: Storage) -> None:
    put(storage, "a", "b", person=FULL.person)
    put(storage, "c", person="slack:T1:U9")
    said = [TranscriptEntry(NOW, Author.PERSON, "text", text) for text in ("a", "b")]
    with storage() as work:
        work.conversations.save(FULL)
        work.transcripts.add(FULL.id, said)
        work.transcripts.add("c-of-another", said)
        asked = [FULL.person, "slack:T1:U9", "web:nobody"]
        newest = max(outgoing.id for outgoing in work.outbox.of(FULL.person))
        assert work.transcripts.extents(asked) == {FULL.person: (newest, 2)}
        work.outbox.erase(FULL.person)
        assert work.transcripts.extents(asked) == {FULL.person: (0, 2)}
        assert work.transcripts.extents([]) == {}


def test_questions_come_back_in_order_and_are_counted_when_erased(storage: Storage) -> None:
    asked = [question("b"), question("a", "answer"), replace(question("c"), article="x")]
    with storage() as work:
        for each in asked:
            work.questions.add(each)
        work.questions.add(replace(question("other"), conversation="c2"))
        assert work.questions.of("c1") == asked
        assert work.questions.erase("c1") == 3
        assert work.questions.of("c1") == []
        assert len(work.questions.of("c2")) == 1


def test_unanswered_questions_are_newest_first_and_limited(storage: Storage) -> None:
    with storage() as work:
        work.questions.add(question("late", at=NOW + HOUR))
        work.questions.add(question("early", "suggest"))
        work.questions.add(question("same moment, but later"))
        work.questions.add(question("answered", "answer", NOW + HOUR))
        texts = [asked.text for asked in work.questions.unanswered()]
        assert texts == ["late", "same moment, but later", "early"]
        assert [asked.text for asked in work.questions.unanswered(limit=1)] == ["late"]


def test_recent_questions_are_all_there_newest_first(storage: Storage) -> None:
    with storage() as work:
        work.questions.add(question("answered", "answer"))
        work.questions.add(question("late", at=NOW + HOUR))
        assert [asked.text for asked in work.questions.recent()] == ["late", "answered"]
        assert [asked.text for asked in work.questions.recent(limit=1)] == ["late"]


def test_what_was_asked_in_public_is_forgotten_by_its_age(storage: Storage) -> None:
    with storage() as work:
        work.questions.add(replace(question("of somebody"), conversation="c1"))
        work.questions.add(replace(question("old"), conversation=""))
        work.questions.add(replace(question("new", at=NOW + HOUR), conversation=""))
        assert work.questions.forget_before(NOW + HOUR) == 1
        assert [asked.text for asked in work.questions.recent()] == ["new", "of somebody"]


def test_an_answer_that_did_not_help_counts_as_not_answered(storage: Storage) -> None:
    with storage() as work:
        for text in ("first", "second"):
            work.questions.add(question(text, "answer", article="a"))
        work.questions.rate("c1", "a", helpful=False)
        assert [each.text for each in work.questions.unanswered()] == ["second"]
        work.questions.rate("c1", "a", helpful=True)
        assert work.questions.unanswered() == []
        assert [each.helpful for each in work.questions.recent()] == [True, None]


def test_what_an_article_answers_by_now_is_no_longer_among_the_unanswered(
    storage: Storage,
) -> None:
    with storage() as work:
        work.questions.add(question("is it free\0?"))
        work.questions.add(question("is it free\0?", "answer", article="a"))
        work.questions.add(question("other"))
        work.questions.settle(Language.EN, "is it free\0?", "b")
        work.questions.settle(Language.JA, "other", "b")
        assert [each.text for each in work.questions.unanswered()] == ["other"]
        assert [each.text for each in work.questions.unanswered(limit=1)] == ["other"]
        once = work.questions.once_unanswered()
        assert [(each.text, each.answered_by) for each in once] == [
            ("other", None),
            ("is it free?", "b"),
        ]
        assert [each.text for each in work.questions.once_unanswered(limit=1)] == ["other"]
        assert [each.answered_by for each in work.questions.of("c1")] == ["b", None, None]
        work.questions.settle(Language.EN, "is it free\0?", None)
        assert len(work.questions.unanswered()) == 2


def test_a_lead_comes_back_as_it_was(storage: Storage) -> None:
    with storage() as work:
        work.leads.add(lead(), event("sent", verdict="x"))
        work.commit()
    with storage() as work:
        assert work.leads.get("M-1") == lead()
        assert work.leads.history("M-1") == [event("sent", verdict="x")]
        assert work.leads.get("M-2") is None


def test_a_reference_is_given_once(storage: Storage) -> None:
    with storage() as work:
        work.leads.add(lead(), event())
        work.commit()
    with pytest.raises(StorageError), storage() as work:
        work.leads.add(lead(), event())


def test_a_change_counts_the_version_up_and_adds_to_the_history(storage: Storage) -> None:
    claimed = replace(lead(), status=LeadStatus.CLAIMED, owner="staff:1")
    with storage() as work:
        work.leads.add(lead(), event())
        assert work.leads.change(claimed, event("claimed"))
        assert work.leads.get("M-1") == replace(claimed, version=2)
        assert [entry.action for entry in work.leads.history("M-1")] == ["sent", "claimed"]


def test_a_change_of_an_outdated_lead_changes_nothing(storage: Storage) -> None:
    with storage() as work:
        work.leads.add(lead(), event())
        assert work.leads.change(replace(lead(), owner="staff:1"), event("claimed"))
        assert not work.leads.change(replace(lead(), owner="staff:2"), event("claimed"))
        assert not work.leads.change(lead("M-unknown"), event("claimed"))
        assert work.leads.get("M-1") == replace(lead(), owner="staff:1", version=2)
        assert len(work.leads.history("M-1")) == 2
        assert work.leads.history("M-unknown") == []


def test_an_erased_lead_keeps_its_reference_and_history(storage: Storage) -> None:
    erased = replace(lead(), contact=None, wish=None, record="", company_key="", erased_at=NOW)
    with storage() as work:
        work.leads.add(lead(), event())
        assert work.leads.change(erased, event("erased"))
        work.commit()
    with storage() as work:
        assert work.leads.get("M-1") == replace(erased, version=2)
        assert len(work.leads.history("M-1")) == 2
        assert work.leads.alike(["number:1"]) == []
        assert work.leads.created_before(NOW + HOUR) == []


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (["number:1"], True),
        (["name:a"], True),
        (["number:9", "name:a"], True),
        (["name"], False),
        (["number:9", "name:b"], False),
        ([], False),
    ],
)
def test_leads_are_seen_together_by_any_of_their_company_keys(
    storage: Storage, keys: list[str], found: bool
) -> None:
    with storage() as work:
        work.leads.add(lead(keys="number:1 name:a"), event())
        assert bool(work.leads.alike(keys)) is found


def test_of_leads_of_one_company_the_newest_come_first_and_not_too_many(storage: Storage) -> None:
    late, early = lead("M-2", at=NOW + HOUR), lead("M-1", at=NOW)
    with storage() as work:
        for each in (late, early):
            work.leads.add(each, event())
        assert work.leads.alike(["name:a"]) == [late, early]
        assert work.leads.alike(["name:a"], limit=1) == [late]


def test_a_lead_is_seen_by_its_changed_company_keys_only(storage: Storage) -> None:
    with storage() as work:
        work.leads.add(lead(keys="name:a"), event())
        assert work.leads.change(lead(keys="number:1 name:b name:b"), event("sent_again"))
        assert work.leads.alike(["name:a"]) == []
        assert len(work.leads.alike(["name:b"])) == 1


def test_leads_that_were_put_together_are_found_oldest_first(storage: Storage) -> None:
    late, early = lead("M-2", at=NOW + HOUR), lead("M-1", at=NOW)
    with storage() as work:
        for each in (late, early, lead("M-3")):
            work.leads.add(each, event())
        for each in (late, early):
            assert work.leads.change(replace(each, joined="M-2"), event("joined"))
        assert [each.reference for each in work.leads.joined("M-2")] == ["M-1", "M-2"]


def test_words_leave_the_history_of_one_lead_and_who_did_what_when_stays(storage: Storage) -> None:
    written = event("closed", text="no_answer: called twice", to="closed")
    with storage() as work:
        for reference in ("M-1", "M-2"):
            work.leads.add(lead(reference), written)
        work.leads.forget_words("M-1")
        assert work.leads.history("M-1") == [event("closed", to="closed")]
        assert work.leads.history("M-2") == [written]


def test_leads_are_listed_newest_first_by_status_and_by_person(storage: Storage) -> None:
    early, late = lead("M-2", at=NOW), lead("M-1", at=NOW + HOUR)
    other = replace(lead("M-3", "test:two", at=NOW + 2 * HOUR), status=LeadStatus.CLOSED)
    with storage() as work:
        for each in (late, other, early):
            work.leads.add(each, event())
        assert work.leads.all() == [other, late, early]
        assert work.leads.all(limit=1) == [other]
        assert work.leads.all(LeadStatus.NEW) == [late, early]
        assert work.leads.of(PERSON) == [early, late]
        assert work.leads.of("test:nobody") == []


def test_leads_are_old_by_their_last_change(storage: Storage) -> None:
    with storage() as work:
        work.leads.add(lead("M-1"), event())
        work.leads.add(lead("M-2"), event())
        assert work.leads.change(replace(lead("M-2"), updated_at=NOW + HOUR), event("noted"))
        assert [old.reference for old in work.leads.created_before(NOW + HOUR)] == ["M-1"]
        assert work.leads.created_before(NOW) == []


def test_messages_are_claimed_in_order_and_only_once(storage: Storage) -> None:
    put(storage, "a", "b")
    put(storage, "c", person="test:two")
    assert due(storage) == [PERSON, "test:two"]
    taken = [each for person in due(storage) for each in claimed(storage, person, NOW)]
    assert [outgoing.message.text for outgoing in taken] == ["a", "c"]
    assert {outgoing.status for outgoing in taken} == {SENDING}
    assert {outgoing.attempts for outgoing in taken} == {1}
    assert due(storage) == []
    settle(storage, [outgoing.id for outgoing in taken], SENT)
    assert due(storage) == [PERSON]
    assert [outgoing.message.text for outgoing in claimed(storage, PERSON, NOW)] == ["b"]


def test_a_message_comes_back_as_it_was(storage: Storage) -> None:
    rich = Message(
        MessageKind.QUESTION,
        "ウェブサイトは？",
        question="website",
        choices=(Choice("answer:website:no", "いいえ", "no", 1),),
        clauses=("III.4",),
        article="a1",
        verdict="undecided",
    )
    with storage() as work:
        work.outbox.put(PERSON, "e7", [rich], NOW)
        work.outbox.put(PERSON, "e8", [], NOW)
        [waiting] = work.outbox.of(PERSON)
    assert waiting.message == rich
    assert (waiting.event, waiting.created_at, waiting.status) == ("e7", NOW, QUEUED)
    assert waiting.attempts == 0


def test_a_claim_can_be_of_one_person(storage: Storage) -> None:
    put(storage, "a")
    put(storage, "b", person="test:two")
    assert len(claim(storage, "test:two")) == 1
    assert claim(storage, "test:two") == []
    assert len(claim(storage)) == 1


def test_nothing_is_claimed_while_an_earlier_message_is_being_sent(storage: Storage) -> None:
    put(storage, "a", "b")
    [first] = claim(storage)
    put(storage, "other", person="test:two")
    assert claim(storage) == []
    assert len(claim(storage, "test:two")) == 1
    settle(storage, [first], SENT)
    assert len(claim(storage)) == 1


@pytest.mark.parametrize("status", [SENT, DeliveryStatus.FAILED, UNCERTAIN])
def test_a_settled_message_lets_the_next_one_go(storage: Storage, status: DeliveryStatus) -> None:
    put(storage, "a", "b")
    settle(storage, claim(storage), status)
    assert len(claim(storage)) == 1
    with storage() as work:
        assert [outgoing.status for outgoing in work.outbox.of(PERSON)] == [status, SENDING]
        assert work.outbox.unsettled(PERSON)[-1].status == SENDING


def test_a_message_may_be_queued_again_and_keeps_its_place(storage: Storage) -> None:
    first, second, third = put(storage, "a", "b", "c")
    assert claim(storage) == [first]
    settle(storage, [first], QUEUED)
    assert claim(storage) == [first]
    settle(storage, [first], SENT)
    assert claim(storage) == [second]
    settle(storage, [second], SENT)
    assert claim(storage) == [third]
    with storage() as work:
        assert [outgoing.attempts for outgoing in work.outbox.of(PERSON)] == [2, 1, 1]


def test_sending_that_never_ended_becomes_uncertain(storage: Storage) -> None:
    put(storage, "a", "b")
    claim(storage)
    with storage() as work:
        assert work.outbox.doubt(NOW + HOUR, claimed_before=NOW) == []
        assert work.outbox.doubt(NOW + HOUR, NOW + HOUR, prefix="slack:") == []
        assert len(work.outbox.doubt(NOW + HOUR, claimed_before=NOW + HOUR)) == 1
        assert work.outbox.doubt(NOW + HOUR, claimed_before=NOW + HOUR) == []
        work.commit()
    with storage() as work:
        assert [outgoing.status for outgoing in work.outbox.of(PERSON)] == [UNCERTAIN, QUEUED]
        everything = work.outbox.of(PERSON)
        assert work.outbox.unsettled(PERSON) == everything == work.outbox.last(PERSON, 9)
        assert work.outbox.last(PERSON, 1) == everything[-1:]
        later = everything[-1].created_at
        assert work.outbox.last(PERSON, 9, since=later) == everything
        assert work.outbox.last(PERSON, 9, since=later + timedelta(seconds=1)) == []


def test_what_is_uncertain_is_found_by_whom_it_is_for_and_in_order(storage: Storage) -> None:
    ids = put(storage, "a", "b", "c")
    settle(storage, ids + put(storage, "d", person="slack:T1:U9"), UNCERTAIN)
    with storage() as work:
        found = work.outbox.uncertain("", 3)
        assert [outgoing.message.text for outgoing in found] == ["a", "b", "c"]
        [other] = work.outbox.uncertain("slack:", 3)
        assert other.message.text == "d"
        work.outbox.settle([other.id], SENT, NOW)
        assert work.outbox.uncertain("slack:", 3) == []


def test_what_surely_did_not_arrive_is_queued_again_unless_somebody_was_quicker(
    storage: Storage,
) -> None:
    put(storage, "a")
    settle(storage, claim(storage), UNCERTAIN)
    with storage() as work:
        [doubtful] = work.outbox.uncertain("", 1)
        assert work.outbox.put_back(doubtful, NOW, "#1")
        assert not work.outbox.put_back(doubtful, NOW)
        work.commit()
    with storage() as work:
        [queued] = work.outbox.of(PERSON)
        assert (queued.status, queued.receipt) == (QUEUED, "#1")
    settle(storage, claim(storage), UNCERTAIN)
    with storage() as work:
        assert not work.outbox.put_back(doubtful, NOW)
        [doubtful] = work.outbox.uncertain("", 1)
        assert work.outbox.put_back(doubtful, NOW)
        work.commit()
    with storage() as work:
        assert work.outbox.of(PERSON)[0].receipt == ""


def test_a_clock_that_was_set_back_makes_nobody_wait_for_what_was_to_be_tried_again(
    storage: Storage,
) -> None:
    ahead = NOW + timedelta(days=400)
    [first], [second] = put(storage, "a"), put(storage, "b", person="test:two")
    claimed(storage, PERSON, ahead)
    claimed(storage, "test:two", ahead)
    with storage() as work:
        work.outbox.defer([first], ahead + HOUR, ahead)
        work.commit()
    with storage() as work:
        assert work.outbox.doubt(NOW, claimed_before=NOW - HOUR) == [second]
        work.commit()
    assert claim(storage) == [first]


def test_settling_nothing_or_something_unknown_is_harmless(storage: Storage) -> None:
    put(storage, "a")
    settle(storage, [], SENT)
    settle(storage, [10**6], SENT)
    with storage() as work:
        assert [outgoing.status for outgoing in work.outbox.of(PERSON)] == [QUEUED]


def test_erasing_removes_the_messages_of_that_person_only(storage: Storage) -> None:
    put(storage, "a", "b")
    put(storage, "c", person="test:two")
    with storage() as work:
        work.outbox.erase(PERSON)
        work.commit()
    with storage() as work:
        assert work.outbox.of(PERSON) == []
        assert len(work.outbox.of("test:two")) == 1


def test_the_number_of_an_erased_message_is_never_used_again(storage: Storage) -> None:
    put(storage, "a")
    claimed = claim(storage)
    with storage() as work:
        work.outbox.erase(PERSON)
        work.commit()
    put(storage, "b")
    settle(storage, claimed, SENT)
    with storage() as work:
        assert [outgoing.status for outgoing in work.outbox.of(PERSON)] == [QUEUED]


def test_proofs_of_erasure_are_listed_newest_first(storage: Storage) -> None:
    proofs = [Erasure(f"D-{i}", NOW + i * HOUR, "system", 1, i, 2) for i in range(3)]
    with storage() as work:
        for proof in proofs:
            work.erasures.add(proof)
        assert work.erasures.all() == proofs[::-1]
        assert work.erasures.all(limit=1) == [proofs[2]]


def test_moments_come_back_in_utc_whatever_zone_they_had(storage: Storage) -> None:
    tokyo = datetime(2024, 10, 1, 0, 30, tzinfo=timezone(timedelta(hours=9)))
    with storage() as work:
        work.transcripts.add("c1", [TranscriptEntry(tokyo, Author.STAFF, "text", "x")])
        [entry] = work.transcripts.of("c1")
    assert entry.at == datetime(2024, 9, 30, 15, 30, tzinfo=UTC)


def test_text_that_databases_refuse_is_made_storable_everywhere_alike(storage: Storage) -> None:
    with storage() as work:
        work.transcripts.add("c1", [TranscriptEntry(NOW, Author.PERSON, "text", "a\0b\ud83dc")])
        work.questions.add(question("a\0b\ud83dc"))
        work.commit()
    with storage() as work:
        assert [entry.text for entry in work.transcripts.of("c1")] == ["ab\ufffdc"]
        assert [asked.text for asked in work.questions.of("c1")] == ["ab\ufffdc"]
