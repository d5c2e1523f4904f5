"""Teams is sent what it takes: into one conversation, and altogether."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.channels.teams.api.pace import AT_ONCE, BURST, GAP, TeamsPace

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_a_conversation_takes_a_few_messages_at_once_and_then_one_every_two_seconds() -> None:
    pace = TeamsPace()
    assert [pace.reserve("a", NOW) for _ in range(BURST)] == [None] * BURST
    assert pace.reserve("a", NOW) == NOW + GAP
    assert pace.reserve("b", NOW) is None


def test_many_conversations_together_wait_for_what_a_tenant_takes() -> None:
    pace = TeamsPace()
    free = [pace.reserve(f"chat {number}", NOW) for number in range(AT_ONCE + 1)]
    assert free[:-1] == [None] * AT_ONCE
    assert free[-1] is not None
    assert NOW < free[-1] < NOW + timedelta(seconds=0.1)
