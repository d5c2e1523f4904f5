"""Where leads stand, for lists that may be long."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.ports import InboxTab, Storage
from bot.handoff.lead import LeadEvent, LeadState, LeadStatus
from tests.storage.samples import HOUR, NOW, lead


def add(storage: Storage, *references: str) -> None:
    with storage() as work:
        for reference in references:
            kept = replace(lead(), reference=reference)
            work.leads.add(kept, LeadEvent(NOW, "applicant", "sent"))
        work.commit()


def test_where_every_lead_stands_is_told_without_what_it_holds(storage: Storage) -> None:
    add(storage, "M-1", "M-2")
    with storage() as work:
        found = work.leads.get("M-2")
        assert found is not None
        until = NOW + 5 * HOUR
        changed = replace(found, status=LeadStatus.CLAIMED, owner="hana", snoozed_until=until)
        work.leads.change(changed, LeadEvent(NOW, "hana", "claimed"))
        page = work.lists.page(InboxTab.ALL, "hana", NOW)
        first, second = sorted((each for each, _ in page), key=lambda each: each.reference)
    kept = lead()
    moments = (kept.reply_by, kept.created_at, kept.updated_at, kept.snoozed_until)
    stands = (kept.status, kept.owner, *moments)
    assert first == LeadState("M-1", *stands)
    assert (second.status, second.owner) == (LeadStatus.CLAIMED, "hana")
    assert (second.snoozed_until, second.erased_at) == (until, None)


def test_what_tells_of_replies_is_read_with_the_leads_of_a_time(storage: Storage) -> None:
    add(storage, "M-1", "M-2")
    with storage() as work:
        found = work.leads.get("M-2")
        assert found is not None
        work.leads.change(found, LeadEvent(NOW, "hana", "noted", {"text": '"to":"contacted"'}))
        moved = LeadEvent(NOW + HOUR, "hana", "moved", {"from": "claimed", "to": "contacted"})
        work.leads.change(replace(found, version=2), moved)
        first, second = work.leads.times(NOW, NOW + HOUR)
        assert work.leads.times(NOW + HOUR, NOW + 2 * HOUR) == []
    assert (first.reference, first.events) == ("M-1", ())
    assert (second.reference, second.events) == ("M-2", (moved,))
    assert (second.created_at, second.reply_by) == (found.created_at, found.reply_by)


def test_some_leads_come_in_the_order_in_which_they_were_asked_for(storage: Storage) -> None:
    add(storage, "M-1", "M-2", "M-3")
    with storage() as work:
        found = work.leads.some(["M-3", "M-NONE", "M-1"])
        assert [each.reference for each in found] == ["M-3", "M-1"]
        assert work.leads.some([]) == []
