"""The inbox: shelves, search, pages; and everything about one lead."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assistant.context import Denial
from bot.assistant.desk.inbox import (
    PAGE_LEADS,
    Inbox,
    InboxQuery,
    LeadDossier,
    look_into,
    open_dossier,
)
from bot.assistant.ports import DeliveryStatus, InboxTab, LeadOrder
from bot.handoff.lead import Lead, LeadEvent, LeadStatus
from tests.assistant.desk_driver import GUEST, HANA, KEN, DeskStage, new_desk

HOUR = timedelta(hours=1)


@pytest.fixture
def stage() -> DeskStage:
    return new_desk()


def add(stage: DeskStage, reference: str, **more: object) -> Lead:
    """One more lead, like the first."""
    lead = replace(stage.lead, reference=reference, version=1, **more)  # type: ignore[arg-type]
    with stage.desk.storage() as work:
        work.leads.add(lead, LeadEvent(stage.now, "applicant", "sent"))
        work.commit()
    return lead


def seen(
    stage: DeskStage,
    tab: InboxTab = InboxTab.ALL,
    sought: str = "",
    after: str = "",
    by: str = HANA,
    order: LeadOrder = LeadOrder.URGENT,
) -> Inbox:
    wanted = InboxQuery(tab, sought, after, order, (HANA, KEN))
    found = look_into(stage.desk, by, wanted, stage.now)
    assert isinstance(found, Inbox)
    return found


def references(inbox: Inbox) -> list[str]:
    return [lead.reference for lead in inbox.leads]


def test_each_lead_stands_on_its_shelves(stage: DeskStage) -> None:
    now, first = stage.now, stage.lead.reference
    add(stage, "M-LATE", reply_by=now - HOUR)
    add(stage, "M-HANA", status=LeadStatus.CLAIMED, owner=HANA)
    add(stage, "M-KEN", status=LeadStatus.CONTACTED, owner=KEN)
    add(stage, "M-REST", snoozed_until=now + HOUR)
    add(stage, "M-DONE", status=LeadStatus.CLOSED, owner=HANA)
    on = {tab: set(references(seen(stage, tab))) for tab in InboxTab}
    assert on == {
        InboxTab.WAITING: {first, "M-LATE", "M-HANA"},
        InboxTab.ANSWERED: {"M-KEN"},
        InboxTab.NEW: {first, "M-LATE"},
        InboxTab.OVERDUE: {"M-LATE"},
        InboxTab.MINE: {"M-HANA"},
        InboxTab.RESTING: {"M-REST"},
        InboxTab.CLOSED: {"M-DONE"},
        InboxTab.ALL: {first, "M-LATE", "M-HANA", "M-KEN", "M-REST", "M-DONE"},
    }
    assert seen(stage).counts == {tab: len(leads) for tab, leads in on.items()}
    assert references(seen(stage, InboxTab.MINE, by=KEN)) == ["M-KEN"]


def test_who_waits_comes_first_by_the_promised_time(stage: DeskStage) -> None:
    now = stage.now
    add(stage, "M-OLD", status=LeadStatus.CLOSED, updated_at=now - HOUR)
    add(stage, "M-YOUNG", status=LeadStatus.CLOSED, updated_at=now)
    add(stage, "M-LATE", reply_by=now - HOUR)
    assert references(seen(stage)) == ["M-LATE", stage.lead.reference, "M-YOUNG", "M-OLD"]


@pytest.mark.parametrize(
    "sought",
    ["株式会社", "花子 山田", "HANAKO@example", "  ", "ＨＡＮＡＫＯ"],
)
def test_a_lead_is_found_by_what_is_known_of_it(stage: DeskStage, sought: str) -> None:
    assert references(seen(stage, sought=sought)) == [stage.lead.reference]


def test_a_lead_is_found_by_its_number_and_not_by_what_it_does_not_hold(stage: DeskStage) -> None:
    reference = stage.lead.reference
    for sought in (reference, reference.lower(), reference.replace("-", "")):
        assert references(seen(stage, sought=sought)) == [reference]
    nothing = seen(stage, sought="山田 太郎")
    assert (nothing.leads, nothing.total, nothing.counts[InboxTab.ALL]) == ((), 0, 0)


def test_an_erased_lead_is_listed_and_found_by_nothing(stage: DeskStage) -> None:
    stage.erase()
    [erased] = seen(stage).leads
    assert erased.erased_at is not None
    assert seen(stage, sought=erased.reference).leads == ()


def test_a_long_inbox_has_pages(stage: DeskStage) -> None:
    for number in range(PAGE_LEADS + 2):
        add(stage, f"M-{number:04}")
    for order in LeadOrder:
        for sought in ("", "山田"):
            first = seen(stage, sought=sought, order=order)
            second = seen(stage, sought=sought, order=order, after=first.next)
            assert (first.total, len(first.leads)) == (PAGE_LEADS + 3, PAGE_LEADS)
            assert (len(second.leads), second.next) == (3, "")
            assert not set(references(first)) & set(references(second))


@pytest.mark.parametrize("after", ["99", "0~", "7~2026-01-01~M", "-1", "0~2026-01-01~M", "x~y~z"])
def test_a_page_that_nobody_offered_is_the_first(stage: DeskStage, after: str) -> None:
    assert references(seen(stage, after=after)) == [stage.lead.reference]


def test_who_is_not_staff_sees_nothing(stage: DeskStage) -> None:
    assert look_into(stage.desk, GUEST, InboxQuery(), stage.now) is Denial.NOT_STAFF
    assert open_dossier(stage.desk, GUEST, stage.lead.reference, stage.now) is Denial.NOT_STAFF
    assert open_dossier(stage.desk, HANA, "M-NONE", stage.now) is Denial.NO_SUCH_LEAD


def test_a_dossier_tells_what_became_of_each_reply(stage: DeskStage) -> None:
    stage.act("claim")
    for text in ("First.", "Second."):
        stage.act("reply.preview", values={"text": text})
        shown = stage.act("reply.preview", values={"text": text})
        stage.act("reply.send", shown.dialog.value, {"text": text})  # type: ignore[union-attr]
    person = stage.lead.person
    with stage.desk.storage() as work:
        first, second = (o for o in work.outbox.of(person) if o.message.kind == "staff")
        work.outbox.settle([first.id], DeliveryStatus.FAILED, stage.now)
        work.commit()
    dossier = open_dossier(stage.desk, HANA, stage.lead.reference, stage.now)
    assert isinstance(dossier, LeadDossier)
    assert {key: sent.status for key, sent in dossier.sent.items()} == {
        f"reply-{first.id}": DeliveryStatus.FAILED,
        f"reply-{second.id}": DeliveryStatus.QUEUED,
    }
    assert [entry.text for entry in dossier.case.transcript][-2:] == ["First.", "Second."]


def test_of_an_erased_lead_nothing_is_told_but_its_history(stage: DeskStage) -> None:
    stage.erase()
    dossier = open_dossier(stage.desk, HANA, stage.lead.reference, stage.now)
    assert isinstance(dossier, LeadDossier)
    assert (dossier.case.transcript, dossier.case.questions, dossier.sent) == ((), (), {})
    assert dossier.case.history
