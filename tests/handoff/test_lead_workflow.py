from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.handoff import lead_workflow
from bot.handoff.lead import Lead, LeadEvent, LeadStatus
from bot.handoff.lead_change import Change, Refusal, RefusalCode
from tests.handoff.samples import NOW, erased, lead

ME, YOU = "slack:aiko", "slack:ben"
LATER = NOW + timedelta(hours=1)

Action = Callable[[Lead], Change | Refusal]
ACTIONS: dict[str, Action] = {
    "claim": lambda lead: lead_workflow.claim(lead, ME, LATER),
    "release": lambda lead: lead_workflow.release(lead, ME, LATER),
    "contacted": lambda lead: lead_workflow.move(lead, ME, LeadStatus.CONTACTED, LATER),
    "applied": lambda lead: lead_workflow.move(lead, ME, LeadStatus.APPLIED, LATER),
    "close": lambda lead: lead_workflow.close(lead, ME, "done", LATER),
    "reopen": lambda lead: lead_workflow.reopen(lead, ME, LATER),
    "hand_over": lambda lead: lead_workflow.hand_over(lead, ME, YOU, LATER),
    "note": lambda lead: lead_workflow.note(lead, ME, "called", LATER),
}

NEW, CLAIMED = LeadStatus.NEW, LeadStatus.CLAIMED
CONTACTED, APPLIED, CLOSED = LeadStatus.CONTACTED, LeadStatus.APPLIED, LeadStatus.CLOSED

POSSIBLE = {
    (NEW, ""): {"claim", "close", "note"},
    (CLAIMED, ME): {"release", "contacted", "close", "hand_over", "note"},
    (CONTACTED, ME): {"applied", "close", "hand_over", "note"},
    (APPLIED, ME): {"close", "hand_over", "note"},
    (CLOSED, ME): {"reopen", "note"},
    (CLOSED, ""): {"reopen", "note"},
    (CLAIMED, YOU): {"note"},
    (CONTACTED, YOU): {"note"},
    (APPLIED, YOU): {"note"},
    (CLOSED, YOU): {"reopen", "note"},
}


def done(result: Change | Refusal) -> Change:
    assert not isinstance(result, Refusal)
    return result


def code(result: Change | Refusal) -> RefusalCode | None:
    return result.code if isinstance(result, Refusal) else None


STATES = [f"{lead_workflow} of {owner or 'nobody'}" for lead_workflow, owner in POSSIBLE]


@pytest.mark.parametrize(("state", "possible"), POSSIBLE.items(), ids=STATES)
def test_exactly_these_things_can_be_done(
    state: tuple[LeadStatus, str], possible: set[str]
) -> None:
    allowed = {name for name, act in ACTIONS.items() if code(act(lead(*state))) is None}
    assert allowed == possible


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
def test_nothing_can_be_done_to_an_erased_lead(action: Action) -> None:
    assert code(action(erased())) is RefusalCode.ERASED


def test_a_claimed_lead_has_an_owner_and_an_entry_in_its_history() -> None:
    changed, event = done(lead_workflow.claim(lead(), ME, LATER))
    assert (changed.status, changed.owner, changed.updated_at) == (CLAIMED, ME, LATER)
    assert changed.version == lead().version
    detail = {"from": "new", "to": "claimed", "previous_owner": "", "owner": ME}
    assert event == LeadEvent(LATER, ME, "claimed", detail)


def test_the_second_claimer_is_told_whose_it_is() -> None:
    claimed, _ = done(lead_workflow.claim(lead(), YOU, NOW))
    refused = lead_workflow.claim(claimed, ME, LATER)
    assert refused == Refusal(RefusalCode.OWNED_BY_OTHER, YOU, CLAIMED)


def test_claiming_twice_is_told_apart_from_losing() -> None:
    assert code(lead_workflow.claim(lead(CLAIMED, ME), ME, LATER)) is RefusalCode.OWNED_BY_YOU


def test_a_released_lead_is_free_for_all() -> None:
    changed, _ = done(lead_workflow.release(lead(CLAIMED, ME), ME, LATER))
    assert (changed.status, changed.owner) == (NEW, "")


def test_a_lead_cannot_jump() -> None:
    refused = lead_workflow.move(lead(CLAIMED, ME), ME, APPLIED, LATER)
    assert code(refused) is RefusalCode.NOT_FROM_HERE


@pytest.mark.parametrize("to", [NEW, CLAIMED, CLOSED])
def test_moving_only_goes_on(to: LeadStatus) -> None:
    for standing in (CLAIMED, CONTACTED, APPLIED):
        assert (
            code(lead_workflow.move(lead(standing, ME), ME, to, LATER)) is RefusalCode.NOT_FROM_HERE
        )


def test_an_unclaimed_lead_must_be_claimed_first() -> None:
    assert code(lead_workflow.move(lead(), ME, CONTACTED, LATER)) is RefusalCode.NOT_CLAIMED
    assert code(lead_workflow.release(lead(), ME, LATER)) is RefusalCode.NOT_CLAIMED


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_closing_needs_a_reason(reason: str) -> None:
    assert code(lead_workflow.close(lead(), ME, reason, LATER)) is RefusalCode.TEXT_MISSING


def test_a_closed_lead_keeps_its_owner_and_its_reason() -> None:
    changed, event = done(lead_workflow.close(lead(APPLIED, ME), ME, " applied ", LATER))
    assert (changed.status, changed.owner) == (CLOSED, ME)
    assert event.detail == {"from": "applied", "to": "closed", "text": "applied"}


def test_whoever_reopens_a_lead_takes_it_on() -> None:
    changed, _ = done(lead_workflow.reopen(lead(CLOSED, YOU), ME, LATER))
    assert (changed.status, changed.owner) == (CLAIMED, ME)


def test_a_lead_that_is_handed_over_stays_where_it_stands() -> None:
    changed, event = done(lead_workflow.hand_over(lead(CONTACTED, ME), ME, YOU, LATER))
    assert (changed.status, changed.owner) == (CONTACTED, YOU)
    assert event.detail == {"previous_owner": ME, "owner": YOU}


@pytest.mark.parametrize(
    ("to", "expected"), [("", RefusalCode.TEXT_MISSING), (ME, RefusalCode.OWNED_BY_YOU)]
)
def test_a_lead_is_handed_over_to_somebody_else(to: str, expected: RefusalCode) -> None:
    assert code(lead_workflow.hand_over(lead(CLAIMED, ME), ME, to, LATER)) is expected


def test_a_note_of_anybody_changes_nothing_but_the_moment() -> None:
    standing = lead(CONTACTED, YOU)
    changed, event = done(lead_workflow.note(standing, ME, "asked for documents", LATER))
    assert changed == replace(standing, updated_at=LATER)
    assert event.detail == {"text": "asked for documents"}


def test_the_history_never_holds_contact_data() -> None:
    _, event = done(lead_workflow.note(lead(), ME, "call 03-3582-4941 or a@example.com", LATER))
    assert event.detail["text"] == "call [***] or [***]"


def test_a_lead_rests_until_the_moment_and_can_be_woken() -> None:
    until = LATER + timedelta(days=1)
    resting, event = done(lead_workflow.snooze(lead(CLAIMED, ME), ME, until, LATER))
    assert (resting.snoozed_until, resting.status, event.action) == (until, CLAIMED, "snoozed")
    assert event.detail == {"until": until.isoformat()}
    awake, event = done(lead_workflow.wake(resting, ME, LATER))
    assert (awake.snoozed_until, event.action, event.detail) == (None, "woken", {})


def test_nothing_rests_into_the_past_nor_wakes_what_is_awake() -> None:
    standing = lead(CLAIMED, ME)
    assert code(lead_workflow.snooze(standing, ME, LATER, LATER)) is RefusalCode.NOT_FROM_HERE
    assert code(lead_workflow.wake(standing, ME, LATER)) is RefusalCode.NOT_FROM_HERE


def test_only_the_owner_lets_a_claimed_lead_rest() -> None:
    until = LATER + timedelta(days=1)
    refused = lead_workflow.snooze(lead(CLAIMED, YOU), ME, until, LATER)
    assert code(refused) is RefusalCode.OWNED_BY_OTHER
    assert done(lead_workflow.snooze(lead(), ME, until, LATER))[0].snoozed_until == until


def test_a_closed_lead_no_longer_rests() -> None:
    until = LATER + timedelta(days=1)
    resting, _ = done(lead_workflow.snooze(lead(CLAIMED, ME), ME, until, LATER))
    assert done(lead_workflow.close(resting, ME, "done", LATER))[0].snoozed_until is None
