"""What every storage does for desks, for drafts, and for what has to wait before it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assistant.ports import (
    Author,
    DeliveryStatus,
    DeskPost,
    DraftStatus,
    Outgoing,
    Refused,
    Storage,
    TranscriptEntry,
)
from bot.vocabulary import Choice, MessageKind
from tests.delivery import claimed
from tests.storage.samples import HOUR, NOW, PERSON, draft, message, messages, wish

SENDING, SENT = DeliveryStatus.SENDING, DeliveryStatus.SENT
QUEUED, UNCERTAIN = DeliveryStatus.QUEUED, DeliveryStatus.UNCERTAIN
FAILED = DeliveryStatus.FAILED
DESK = "slack:T1:C9"


def put(
    storage: Storage, *subjects: str, line: str = "", desk: str = DESK, urgency: int = 5
) -> None:
    with storage() as work:
        for subject in subjects:
            work.desk_posts.put(desk, line or subject, subject, NOW, urgency=urgency)
        work.commit()


def claim(storage: Storage, desk: str = DESK) -> list[DeskPost]:
    return claimed(storage, desk, NOW)


def settle(storage: Storage, posts: list[DeskPost], status: DeliveryStatus = SENT) -> None:
    with storage() as work:
        work.outbox.settle([post.id for post in posts], status, NOW)
        work.commit()


def subjects(posts: list[DeskPost]) -> list[str]:
    return [post.subject for post in posts]


# Messages that have to wait


def test_a_deferred_message_waits_for_its_time_and_keeps_its_place(storage: Storage) -> None:
    with storage() as work:
        first, _ = work.outbox.put(PERSON, "e", messages("a", "b"), NOW)
        work.outbox.claim(PERSON, NOW)
        work.outbox.defer([first], NOW + HOUR, NOW)
        assert [outgoing.status for outgoing in work.outbox.of(PERSON)] == [QUEUED, QUEUED]
        assert work.outbox.due("", NOW + HOUR / 2, 5) == []
        assert work.outbox.claim(PERSON, NOW + HOUR / 2) is None
        assert work.outbox.due("", NOW + HOUR, 5) == [PERSON]
        again = work.outbox.claim(PERSON, NOW + HOUR)
        assert again is not None
        assert (again.id, again.attempts) == (first, 2)


def test_a_deferred_message_keeps_how_much_of_it_was_sent(storage: Storage) -> None:
    with storage() as work:
        [id_] = work.outbox.put("web:1", "e", [message()], NOW)
        work.outbox.claim("web:1", NOW)
        for receipt in ("#2", ""):  # nothing more was sent in the end
            work.outbox.defer([id_], NOW, NOW, receipt)
            again = work.outbox.claim("web:1", NOW)
            assert isinstance(again, Outgoing)
            assert again.receipt == "#2"
        work.outbox.settle([id_], DeliveryStatus.SENT, NOW, "C1/1.1")
        found = work.outbox.get(id_)
        assert found is not None
        assert found.receipt == "C1/1.1"


def test_a_later_message_waits_with_the_deferred_one_and_others_do_not(storage: Storage) -> None:
    with storage() as work:
        [first] = work.outbox.put(PERSON, "e", messages("a"), NOW)
        work.outbox.claim(PERSON, NOW)
        work.outbox.defer([first], NOW + HOUR, NOW)
        work.outbox.put(PERSON, "e", messages("b"), NOW)
        work.outbox.put("test:two", "e", messages("c"), NOW)
        work.commit()
    with storage() as work:
        assert work.outbox.due("", NOW, 5) == ["test:two"]
        assert work.outbox.claim(PERSON, NOW) is None
        assert work.outbox.due("", NOW + HOUR, 5) == [PERSON, "test:two"]


def test_what_is_queued_again_by_hand_need_not_wait(storage: Storage) -> None:
    with storage() as work:
        ids = work.outbox.put(PERSON, "e", messages("a"), NOW)
        work.outbox.claim(PERSON, NOW)
        work.outbox.defer(ids, NOW + HOUR, NOW)
        work.outbox.settle(ids, QUEUED, NOW)
        assert work.outbox.claim(PERSON, NOW) is not None


@pytest.mark.parametrize("status", [SENT, FAILED])
def test_what_was_settled_is_not_deferred(storage: Storage, status: DeliveryStatus) -> None:
    with storage() as work:
        ids = work.outbox.put(PERSON, "e", messages("a"), NOW)
        work.outbox.settle(ids, status, NOW)
        work.outbox.defer(ids, NOW + HOUR, NOW)
        work.outbox.defer([], NOW, NOW)
        assert [outgoing.status for outgoing in work.outbox.of(PERSON)] == [status]


def test_it_is_known_to_whom_of_a_platform_something_is_due(storage: Storage) -> None:
    with storage() as work:
        work.outbox.put("slack:T1:U1", "e", messages("a"), NOW)
        work.outbox.put("SLACK:T1:U1", "e", messages("b"), NOW)
        work.outbox.put("s_ack:T1:U1", "e", messages("c"), NOW)
        work.commit()
    with storage() as work:
        work.desk_posts.put("slack:T1:C9", "M-1", "lead:M-1", NOW)
        assert work.outbox.due("slack:", NOW, 5) == ["slack:T1:U1"]
        assert len(work.outbox.due("", NOW, 5)) == 3
        assert len(work.outbox.due("", NOW, 2)) == 2


def test_what_the_platform_calls_a_message_is_kept(storage: Storage) -> None:
    with storage() as work:
        first, second = work.outbox.put(PERSON, "e", messages("a", "b"), NOW)
        work.outbox.settle([first], SENT, NOW, "C1/1700.1")
        work.outbox.settle([first], SENT, NOW)
        found = work.outbox.get(first)
        assert found is not None
        assert (found.status, found.receipt, found.message) == (SENT, "C1/1700.1", message("a"))
        other = work.outbox.get(second)
        assert other is not None
        assert (other.status, other.receipt) == (QUEUED, "")
        assert work.outbox.get(10**6) is None


def test_what_was_sent_and_asks_is_found_newest_first(storage: Storage) -> None:
    asking = [replace(message(), kind=MessageKind.QUESTION, question=key) for key in "abc"]
    with storage() as work:
        ids = work.outbox.put(PERSON, "e", [asking[0], message(), *asking[1:]], NOW)
        work.outbox.settle(ids[:3], DeliveryStatus.SENT, NOW)
        assert [o.message.question for o in work.outbox.asking(PERSON, 5)] == ["b", "a"]
        assert [o.message.question for o in work.outbox.asking(PERSON, 1)] == ["b"]


def test_the_last_offering_is_the_newest_sent_message_with_choices(storage: Storage) -> None:
    offers = [replace(message(text), choices=(Choice("do:start", "x"),)) for text in "abc"]
    with storage() as work:
        assert work.outbox.last_offering(PERSON) is None
        ids = work.outbox.put(PERSON, "e", [*offers[:2], message("d"), offers[2]], NOW)
        assert work.outbox.last_offering(PERSON) is None
        work.outbox.settle(ids[:3], SENT, NOW)
        found = work.outbox.last_offering(PERSON)
        assert found is not None
        assert found.message.text == "b"


def test_a_keyed_line_of_a_transcript_is_found_in_its_conversation(storage: Storage) -> None:
    said = TranscriptEntry(NOW, Author.PERSON, "text", "hello", key="k1")
    with storage() as work:
        work.transcripts.add("c1", [TranscriptEntry(NOW, Author.PERSON, "text", "before"), said])
        assert work.transcripts.find("c1", "k1") == said
        assert work.transcripts.find("c2", "k1") is None
        assert work.transcripts.of("c1")[1] == said


def test_erasing_reaches_what_was_said_to_the_person_elsewhere(storage: Storage) -> None:
    with storage() as work:
        for person in (PERSON, f"{PERSON}:C3:17.1", f"{PERSON}2"):
            work.outbox.put(person, "e", messages("a"), NOW)
        work.outbox.erase(PERSON)
        assert work.outbox.of(f"{PERSON}:C3:17.1") == []
        assert len(work.outbox.of(f"{PERSON}2")) == 1


def test_settled_messages_of_long_ago_are_forgotten(storage: Storage) -> None:
    with storage() as work:
        ids = work.outbox.put(PERSON, "e", messages("a", "b"), NOW)
        work.outbox.put(PERSON, "e", messages("c"), NOW + HOUR)
        work.outbox.settle(ids[:1], SENT, NOW)
        assert work.outbox.forget_before(NOW) == 0
        assert work.outbox.forget_before(NOW + HOUR) == 1
        assert [outgoing.message.text for outgoing in work.outbox.of(PERSON)] == ["b", "c"]


# What desks show


def test_a_post_comes_back_as_it_was(storage: Storage) -> None:
    with storage() as work:
        work.desk_posts.put(DESK, "M-1", "reply:7", NOW, {"outgoing": "7"}, urgency=1)
        work.commit()
    with storage() as work:
        [post] = work.desk_posts.of("M-1")
        assert post == DeskPost(
            post.id, DESK, "M-1", "reply:7", {"outgoing": "7"}, QUEUED, 0, NOW, urgency=1
        )
        assert work.desk_posts.about("reply:7") == [post]


def test_a_post_that_waits_is_brought_up_to_date_instead_of_repeated(storage: Storage) -> None:
    with storage() as work:
        work.desk_posts.put(DESK, "M-1", "lead:M-1", NOW, {"n": "1"}, urgency=2)
        work.desk_posts.put(DESK, "M-1", "said:M-1:k", NOW)
        work.desk_posts.put(DESK, "M-1", "lead:M-1", NOW + HOUR, {"n": "2"}, urgency=5)
        first, second = work.desk_posts.of("M-1")
        assert (first.subject, first.detail, first.urgency) == ("lead:M-1", {"n": "2"}, 2)
        assert second.subject == "said:M-1:k"
        work.desk_posts.put(DESK, "M-1", "lead:M-1", NOW + HOUR, urgency=1)
        assert work.desk_posts.of("M-1")[0].urgency == 1


def test_a_post_that_is_under_way_is_followed_by_another(storage: Storage) -> None:
    put(storage, "lead:M-1", line="M-1")
    under_way = claim(storage)
    put(storage, "lead:M-1", line="M-1")
    assert claim(storage) == []
    settle(storage, under_way)
    assert subjects(claim(storage)) == ["lead:M-1"]


@pytest.mark.parametrize(("status", "left"), [(SENT, 1), (FAILED, 1), (UNCERTAIN, 2)])
def test_of_a_subject_only_the_last_post_is_kept_and_doubtful_ones(
    storage: Storage, status: DeliveryStatus, left: int
) -> None:
    put(storage, "lead:M-1", line="M-1")
    settle(storage, claim(storage), status)
    put(storage, "lead:M-1", line="M-1")
    with storage() as work:
        assert len(work.desk_posts.of("M-1")) == left
        assert [post.status for post in work.desk_posts.about("lead:M-1")] == [QUEUED]


def test_the_urgent_is_shown_first_then_the_older(storage: Storage) -> None:
    put(storage, "lead:M-1", "lead:M-2")
    put(storage, "lead:M-3", urgency=2)
    put(storage, "said:M-4:k", urgency=1)
    expected = ["said:M-4:k", "lead:M-3", "lead:M-1", "lead:M-2"]
    assert subjects(claim(storage)) == expected


def test_within_a_line_nothing_overtakes(storage: Storage) -> None:
    put(storage, "lead:M-1", line="M-1")
    put(storage, "said:M-1:k", line="M-1", urgency=1)
    put(storage, "lead:M-2", line="M-2", urgency=2)
    taken = claim(storage)
    assert subjects(taken) == ["lead:M-1", "lead:M-2"], "a line is as urgent as what waits in it"
    assert {(post.status, post.attempts) for post in taken} == {(SENDING, 1)}
    assert claim(storage) == []
    settle(storage, taken)
    assert subjects(claim(storage)) == ["said:M-1:k"]


def test_a_line_is_a_line_of_one_desk(storage: Storage) -> None:
    put(storage, "lead:M-1", line="M-1")
    put(storage, "lead:M-1", line="M-1", desk="slack:T1:C8")
    assert len(claim(storage)) == 1
    assert len(claim(storage, "slack:T1:C8")) == 1
    with storage() as work:
        assert [post.desk for post in work.desk_posts.about("lead:M-1")] == ["slack:T1:C8", DESK]


def test_posts_are_claimed_of_one_desk(storage: Storage) -> None:
    put(storage, "lead:M-1")
    assert claim(storage, "slack:T1:C") == []
    assert claim(storage, DESK.upper()) == []
    assert len(claim(storage, DESK)) == 1


def test_a_deferred_post_waits_for_its_time_and_holds_its_line(storage: Storage) -> None:
    put(storage, "lead:M-1", line="M-1")
    [post] = claim(storage)
    put(storage, "said:M-1:k", line="M-1", urgency=1)
    put(storage, "lead:M-2", line="M-2")
    with storage() as work:
        work.outbox.defer([post.id], NOW + HOUR, NOW)
        work.desk_posts.put(DESK, "M-1", "lead:M-1", NOW)
        work.commit()
    assert subjects(claim(storage)) == ["lead:M-2"]
    with storage() as work:
        again = work.outbox.claim(DESK, NOW + HOUR)
        assert again is not None
        assert (again.id, again.attempts) == (post.id, 2)


def test_a_clock_that_was_set_back_keeps_no_post_waiting(storage: Storage) -> None:
    put(storage, "said:M-1:a", line="M-1")
    put(storage, "said:M-2:a", line="M-2")
    ahead = NOW + timedelta(days=400)
    [first, second] = claimed(storage, DESK, ahead)
    with storage() as work:
        work.outbox.defer([first.id], ahead + HOUR, ahead)
        assert work.outbox.doubt(NOW, NOW - HOUR) == [second.id]
        work.commit()
    assert [post.id for post in claim(storage)] == [first.id]


def test_a_post_that_never_ended_is_uncertain_and_lets_the_line_go_on(storage: Storage) -> None:
    put(storage, "said:M-1:a", "said:M-1:b", line="M-1")
    [post] = claim(storage)
    with storage() as work:
        assert work.outbox.doubt(NOW + HOUR, NOW) == []
        assert work.outbox.doubt(NOW + HOUR, NOW + HOUR, "web:") == []
        assert work.outbox.doubt(NOW + HOUR, NOW + HOUR, "slack:") == [post.id]
        assert [each.id for each in work.desk_posts.uncertain(DESK)] == [post.id]
        assert work.desk_posts.uncertain("slack:T1:C8") == []
        work.commit()
    assert subjects(claim(storage)) == ["said:M-1:b"]


def test_a_place_is_remembered_and_can_move(storage: Storage) -> None:
    with storage() as work:
        assert work.desk_posts.place(DESK, "lead:M-1") is None
        work.desk_posts.keep_place(DESK, "lead:M-1", "C9/1700.1")
        work.desk_posts.keep_place(DESK, "lead:M-1", "C9/1700.2")
        work.desk_posts.keep_place("slack:T1:C8", "lead:M-1", "C8/1")
        work.commit()
    with storage() as work:
        assert work.desk_posts.place(DESK, "lead:M-1") == "C9/1700.2"
        assert work.desk_posts.subject_at(DESK, "C9/1700.2") == "lead:M-1"
        assert work.desk_posts.subject_at(DESK, "C9/1700.1") is None
        assert work.desk_posts.subject_at(DESK, "C8/1") is None


def test_erasing_a_line_removes_its_posts_and_leaves_where_they_are(storage: Storage) -> None:
    put(storage, "lead:M-1", "said:M-1:k", line="M-1")
    put(storage, "lead:M-2", line="M-2")
    with storage() as work:
        work.desk_posts.keep_place(DESK, "lead:M-1", "C9/1")
        work.desk_posts.erase("M-1")
        work.commit()
    with storage() as work:
        assert work.desk_posts.of("M-1") == []
        assert work.desk_posts.place(DESK, "lead:M-1") == "C9/1"
        assert len(work.desk_posts.of("M-2")) == 1


def test_the_number_of_an_erased_post_is_never_used_again(storage: Storage) -> None:
    put(storage, "lead:M-1", line="M-1")
    under_way = claim(storage)
    with storage() as work:
        work.desk_posts.erase("M-1")
        work.commit()
    put(storage, "lead:M-1", line="M-1")
    settle(storage, under_way)
    with storage() as work:
        assert [post.status for post in work.desk_posts.of("M-1")] == [QUEUED]


# Drafts and wishes


def test_a_draft_comes_back_with_those_who_wish_to_be_told(storage: Storage) -> None:
    with storage() as work:
        work.drafts.add(replace(draft(), askers=("nobody",)))
        work.drafts.wish(wish("test:two", "IS  it free?", NOW + HOUR))
        work.drafts.wish(wish())
        work.drafts.wish(wish(question="something else"))
        work.commit()
    with storage() as work:
        assert work.drafts.get("d1") == replace(draft(), askers=(PERSON, "test:two"))
        assert work.drafts.get("d2") is None


def test_a_wish_counts_once_and_is_granted_once(storage: Storage) -> None:
    with storage() as work:
        work.drafts.wish(wish())
        work.drafts.wish(wish(at=NOW + HOUR))
        work.drafts.wish(wish(question="other", at=NOW + HOUR))
        assert work.drafts.wishes() == [wish(), wish(question="other", at=NOW + HOUR)]
        assert work.drafts.grant(PERSON, "is it ＦＲＥＥ?")
        assert not work.drafts.grant(PERSON, "Is it free?")
        assert work.drafts.wishes() == [wish(question="other", at=NOW + HOUR)]
        assert work.drafts.wishes_of(PERSON) == [wish(question="other", at=NOW + HOUR)]


def test_the_wishes_of_one_person_can_be_erased(storage: Storage) -> None:
    with storage() as work:
        work.drafts.wish(wish())
        work.drafts.wish(wish(question="other"))
        work.drafts.wish(wish("test:two"))
        assert work.drafts.erase(PERSON) == 2
        assert work.drafts.wishes_of(PERSON) == []
        assert len(work.drafts.wishes_of("test:two")) == 1


def test_drafts_are_listed_newest_first_by_where_they_stand(storage: Storage) -> None:
    with storage() as work:
        for number in range(3):
            work.drafts.add(draft(f"d{number}", NOW + number * HOUR))
        work.drafts.settle("d1", DraftStatus.PUBLISHED)
        assert [each.id for each in work.drafts.all()] == ["d2", "d1", "d0"]
        assert [each.id for each in work.drafts.all(limit=1)] == ["d2"]
        assert [each.id for each in work.drafts.all(DraftStatus.OPEN)] == ["d2", "d0"]
        assert work.drafts.all(DraftStatus.DROPPED) == []


def test_refusals_are_listed_newest_first_and_forgotten_in_time(storage: Storage) -> None:
    refused = [Refused(NOW + i * HOUR, "slack:T1:U1", "claim", f"M-{i}") for i in range(3)]
    with storage() as work:
        for each in refused:
            work.refusals.add(each)
        assert work.refusals.all() == refused[::-1]
        assert work.refusals.all(limit=1) == [refused[2]]
        assert work.refusals.forget_before(NOW + HOUR) == 1
        assert work.refusals.all() == refused[:0:-1]
