"""How much is kept and how old it is, what was swept, and signs of life, on every storage."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text

from bot.assistant.ports import (
    Amount,
    DeliveryStatus,
    Erasure,
    Refused,
    Storage,
    Sweep,
    SweepVerdict,
)
from bot.handoff.lead import LeadStatus
from bot.storage import SqlStorage
from tests.storage.samples import HOUR, NOW, PERSON, conversation, event, lead, message, question

DAY = timedelta(days=1)


def sweep_at(days: int, verdict: SweepVerdict) -> Sweep:
    return Sweep(NOW + days * DAY, NOW, 365, verdict, 1, 2)


def test_holdings_count_what_is_due_and_all_there_is(storage: Storage) -> None:
    with storage() as work:
        for number in range(3):
            at = NOW + number * DAY
            work.conversations.save(conversation(f"c{number}", f"p{number}", at))
            work.leads.add(lead(f"M-{number}", at=at), event())
            work.events.is_new(f"p{number}", "e", at)
            work.refusals.add(Refused(at, "U1", "claim"))
            work.questions.add(replace(question("?", at=at), conversation=""))
            [id_] = work.outbox.put(PERSON, "e", [message()], at)
            work.outbox.settle([id_], DeliveryStatus.SENT, at)
        work.outbox.put(PERSON, "e", [message()], NOW)
        work.questions.add(question("said in private"))
        assert work.leads.change(replace(lead("M-2"), erased_at=NOW), event("erased"))
        work.commit()
    with storage.read_only() as work:
        found = work.sweeps.holdings(NOW + DAY)
    assert found.conversations == found.events == found.messages == Amount(1, 3)
    assert found.questions == found.refusals == Amount(1, 3)
    assert found.leads == Amount(1, 2)


def test_the_newest_moment_is_of_a_person_and_not_after_now(storage: Storage) -> None:
    with storage() as work:
        assert work.sweeps.newest(NOW) is None
        work.events.is_new("remind:M-1", "e", NOW)
        work.sweeps.add(sweep_at(0, SweepVerdict.ANNOUNCED))
        assert work.sweeps.newest(NOW) is None, "the program cannot vouch for itself"
        work.conversations.save(conversation("c1", PERSON, NOW - HOUR))
        work.leads.add(lead("M-1", at=NOW + DAY), event())
        assert work.sweeps.newest(NOW) == NOW - HOUR
        assert work.sweeps.newest(NOW + 2 * DAY) == NOW + DAY


def test_sweeps_are_found_by_when_they_were_and_whether_they_were_accepted(
    storage: Storage,
) -> None:
    announced = sweep_at(0, SweepVerdict.ANNOUNCED)
    refused = sweep_at(1, SweepVerdict.CLOCK_AHEAD)
    taken = sweep_at(3, SweepVerdict.TAKEN)
    with storage() as work:
        assert work.sweeps.last(NOW) is None
        for each in (announced, refused, taken):
            work.sweeps.add(each)
        work.commit()
    with storage() as work:
        assert work.sweeps.last(NOW + 2 * DAY) == refused
        assert work.sweeps.accepted(NOW + 2 * DAY) == announced
        assert work.sweeps.accepted(NOW + 3 * DAY) == taken
        assert work.sweeps.accepted(NOW - HOUR) is None


def test_a_proof_can_grow(storage: Storage) -> None:
    proof = Erasure("D-1", NOW, "system", 0, 50, 0)
    with storage() as work:
        work.erasures.add(proof)
        work.erasures.add(replace(proof, receipt="D-2"))
        work.erasures.amend(replace(proof, conversations=3, leads=60, entries=7))
        work.commit()
    with storage() as work:
        grown = {each.receipt: each for each in work.erasures.all()}
    assert grown["D-1"] == replace(proof, conversations=3, leads=60, entries=7)
    assert grown["D-2"].leads == 50


def test_what_is_old_can_be_taken_a_little_at_a_time_the_oldest_first(storage: Storage) -> None:
    with storage() as work:
        for number in (2, 0, 1):
            at = NOW + number * HOUR
            work.conversations.save(conversation(f"c{number}", f"p{number}", at))
            work.leads.add(lead(f"M-{number}", at=at), event())
            work.events.is_new(f"p{number}", "e", at)
            work.refusals.add(Refused(at, f"U{number}", "claim"))
            work.questions.add(replace(question(str(number), at=at), conversation=""))
            ids = work.outbox.put(PERSON, f"e{number}", [message()], at)
            work.outbox.settle(ids, DeliveryStatus.SENT, at)
        late = NOW + DAY
        assert [each.id for each in work.conversations.untouched_since(late, 2)] == ["c0", "c1"]
        assert [each.reference for each in work.leads.created_before(late, 1)] == ["M-0"]
        assert work.events.forget_before(late, 2) == 2
        assert work.events.known(["p0", "p1", "p2"]) == {("p2", "e")}
        assert work.refusals.forget_before(late, 2) == 2
        assert [each.actor for each in work.refusals.all()] == ["U2"]
        assert work.questions.forget_before(late, 2) == 2
        assert [each.text for each in work.questions.recent()] == ["2"]
        assert work.outbox.forget_before(late, 2) == 2
        assert [each.event for each in work.outbox.of(PERSON)] == ["e2"]


def test_awaited_leads_are_those_that_staff_still_owe_a_reply(storage: Storage) -> None:
    soon, due = NOW + HOUR, replace(lead("M-1"), snoozed_until=None)
    others = [
        replace(due, reference="M-2", status=LeadStatus.CLAIMED, reply_by=NOW),
        replace(due, reference="M-3", status=LeadStatus.CONTACTED, reply_by=NOW),
        replace(due, reference="M-4", reply_by=NOW + 2 * HOUR),
        replace(due, reference="M-5", reply_by=NOW, snoozed_until=soon),
        replace(due, reference="M-6", reply_by=NOW, snoozed_until=NOW),
        replace(due, reference="M-7", reply_by=NOW, erased_at=NOW),
    ]
    with storage() as work:
        for each in (replace(due, reply_by=soon), *others):
            work.leads.add(each, event())
        found = work.leads.awaited(soon, NOW)
    assert [each.reference for each in found] == ["M-2", "M-6", "M-1"]
    assert found[0].status is LeadStatus.CLAIMED


def test_events_are_known_however_many_are_asked_for(storage: Storage) -> None:
    with storage() as work:
        for number in range(3):
            work.events.is_new(f"p{number}", "e", NOW)
        known = work.events.known([f"p{number}" for number in range(1_200)])
        assert work.events.known([]) == set()
    assert known == {("p0", "e"), ("p1", "e"), ("p2", "e")}


def test_a_process_that_lives_is_one_row_and_the_silent_are_forgotten(
    storage: SqlStorage,
) -> None:
    for process, at in (("a:1", NOW), ("a:1", NOW + HOUR), ("b:2", NOW), ("c:3", NOW + 2 * DAY)):
        with storage() as work:
            work.heartbeats.beat(process, at)
            work.commit()
    with storage.read_only() as work:
        found = work.connection.execute(text("SELECT process FROM heartbeats")).scalars().all()
    assert found == ["c:3"]
