"""What staff do with leads, on storage in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.assistant.context import Denial, Desk
from bot.assistant.desk import leads as actions
from bot.assistant.desk.leads import RecordCheck
from bot.assistant.privacy import erase_on_request, everything_about
from bot.handoff import lead_workflow
from bot.handoff.lead import Contact, Lead, LeadEvent, LeadStatus, Wish
from bot.handoff.lead_change import Change, Refusal, RefusalCode
from bot.precheck.flow import Flow
from bot.precheck.record import record_of
from bot.vocabulary import Language
from tests.memory import MemoryStorage

NOW = datetime(2024, 10, 1, 1, 0, tzinfo=UTC)
STAFF = {"hana", "ken"}
FLOW = Flow("FY2024", ())


@pytest.fixture
def storage() -> MemoryStorage:
    storage = MemoryStorage()
    lead = Lead(
        reference="M-1",
        conversation="c1",
        person="terminal:local",
        company_key="name:a",
        status=LeadStatus.NEW,
        verdict="likely_eligible",
        edition="FY2024",
        flow_version=FLOW.version,
        language=Language.JA,
        record=record_of(FLOW, {}),
        contact=Contact("例", "山田", "a@example.com", Language.JA),
        wish=Wish(),
        created_at=NOW,
        updated_at=NOW,
        reply_by=NOW + timedelta(days=2),
    )
    with storage() as work:
        work.leads.add(lead, LeadEvent(NOW, "applicant", "sent"))
        work.commit()
    return storage


@pytest.fixture
def desk(storage: MemoryStorage) -> Desk:
    return Desk(storage, is_staff=STAFF.__contains__)


def stored(desk: Desk) -> Lead:
    with desk.storage() as work:
        lead = work.leads.get("M-1")
    assert lead is not None
    return lead


def test_a_claim_is_kept_with_its_owner_and_its_history(desk: Desk) -> None:
    done = actions.change(desk, "M-1", "hana", lead_workflow.claim, now=NOW)
    assert done == stored(desk)
    assert stored(desk).owner == "hana"
    case = actions.look_up(desk, "M-1", "ken")
    assert isinstance(case, actions.LeadDetails)
    assert [event.action for event in case.history] == ["sent", "claimed"]


def test_the_second_claimer_is_told_who_won(desk: Desk) -> None:
    actions.change(desk, "M-1", "hana", lead_workflow.claim, now=NOW)
    refused = actions.change(desk, "M-1", "ken", lead_workflow.claim, now=NOW)
    assert refused == Refusal(RefusalCode.OWNED_BY_OTHER, "hana", LeadStatus.CLAIMED)


def test_who_loses_the_race_between_reading_and_writing_is_told_who_won(desk: Desk) -> None:
    """The first attempt decides on a version that somebody replaces before it is written."""

    def decide(lead: Lead) -> Change | Refusal:
        if lead.owner == "":
            decided = lead_workflow.claim(lead, "ken", NOW)
            assert not isinstance(decided, Refusal)
            return replace(decided[0], version=lead.version - 1), decided[1]
        return lead_workflow.claim(lead, "ken", NOW)

    assert actions.act(desk, "M-1", "ken", decide) is Denial.TOO_MANY_AT_ONCE
    actions.change(desk, "M-1", "hana", lead_workflow.claim, now=NOW)
    refused = actions.act(desk, "M-1", "ken", decide)
    assert isinstance(refused, Refusal)
    assert refused.owner == "hana"


@pytest.mark.parametrize(
    "action",
    [
        lambda desk: actions.change(desk, "M-1", "visitor", lead_workflow.claim, now=NOW),
        lambda desk: actions.change(desk, "M-1", "visitor", lead_workflow.release, now=NOW),
        lambda desk: actions.change(
            desk, "M-1", "visitor", lead_workflow.move, LeadStatus.CONTACTED, now=NOW
        ),
        lambda desk: actions.change(
            desk, "M-1", "visitor", lead_workflow.close, "why not", now=NOW
        ),
        lambda desk: actions.change(desk, "M-1", "visitor", lead_workflow.reopen, now=NOW),
        lambda desk: actions.change(desk, "M-1", "visitor", lead_workflow.note, "hello", now=NOW),
        lambda desk: actions.hand_over(desk, "M-1", "visitor", "ken", NOW),
        lambda desk: actions.look_up(desk, "M-1", "visitor"),
    ],
)
def test_who_is_not_staff_can_do_nothing(desk: Desk, action: Callable[[Desk], object]) -> None:
    before = stored(desk)
    assert action(desk) is Denial.NOT_STAFF
    assert stored(desk) == before


def test_a_lead_is_not_handed_over_to_somebody_who_is_not_staff(desk: Desk) -> None:
    actions.change(desk, "M-1", "hana", lead_workflow.claim, now=NOW)
    assert actions.hand_over(desk, "M-1", "hana", "visitor", NOW) is Denial.NOT_STAFF
    handed = actions.hand_over(desk, "M-1", "hana", "ken", NOW)
    assert isinstance(handed, Lead)
    assert handed.owner == "ken"


def test_an_unknown_reference_is_named_as_such(desk: Desk) -> None:
    assert actions.change(desk, "M-2", "hana", lead_workflow.claim, now=NOW) is Denial.NO_SUCH_LEAD
    assert actions.look_up(desk, "M-2", "hana") is Denial.NO_SUCH_LEAD


def test_a_record_matches_until_anything_in_it_is_changed(desk: Desk) -> None:
    lead = stored(desk)
    assert actions.verify(lead, FLOW) is RecordCheck.MATCHES
    assert actions.verify(replace(lead, record=lead.record + " "), FLOW) is RecordCheck.DIFFERS
    assert actions.verify(replace(lead, record="{}"), FLOW) is RecordCheck.DIFFERS
    assert actions.verify(replace(lead, verdict="not_covered"), FLOW) is RecordCheck.DIFFERS
    assert actions.verify(replace(lead, erased_at=NOW), FLOW) is RecordCheck.ERASED
    assert actions.verify(lead, Flow("FY2025", ())) is RecordCheck.OTHER_FLOW


def test_a_person_without_a_conversation_can_still_be_erased(storage: MemoryStorage) -> None:
    with storage() as work:
        assert erase_on_request(work, "terminal:local", "hana", NOW)
        assert erase_on_request(work, "terminal:nobody", "hana", NOW) is None
        assert everything_about(work, "terminal:local").is_empty
        lead = work.leads.get("M-1")
        work.commit()
    assert lead is not None
    assert lead.contact is None
