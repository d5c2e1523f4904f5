"""Teams is sent what it takes: into one conversation, and altogether."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.teams.api.pace import ALTOGETHER, AT_ONCE, BURST, GAP, TeamsPace

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


def test_a_conversation_that_has_to_wait_holds_up_nobody_else() -> None:
    pace = TeamsPace()
    told = [pace.reserve("a", NOW) for _ in range(100)]
    assert told.count(None) == BURST
    assert [pace.reserve(f"chat {n}", NOW) for n in range(AT_ONCE - BURST)] == [None] * (
        AT_ONCE - BURST
    )


@st.composite
def wishes(draw: st.DrawFn) -> list[tuple[str, datetime]]:
    """Who wishes to send when: a few conversations in bursts, so that both limits are met."""
    waits = st.sampled_from([0.0, 0.0, 0.02, 0.5, 3.0])
    bursts = st.tuples(st.integers(0, 12), st.integers(1, 25), waits)
    moment, told = NOW, []
    for chat, count, wait in draw(st.lists(bursts, min_size=1, max_size=12)):
        moment += timedelta(seconds=wait)
        told += [(f"chat {chat}", moment)] * count
    return told


@given(wishes())
def test_who_has_to_wait_takes_nobody_s_place(asked: list[tuple[str, datetime]]) -> None:
    pace = TeamsPace()
    granted = [(chat, at) for chat, at in asked if pace.reserve(chat, at) is None]
    alone = TeamsPace()
    assert [alone.reserve(*each) for each in granted] == [None] * len(granted)
    for chat in ("chat 0", "somebody new"):
        assert pace.reserve(chat, asked[-1][1]) == alone.reserve(chat, asked[-1][1])


@given(wishes())
def test_neither_a_conversation_nor_all_together_take_more_than_teams_does(
    asked: list[tuple[str, datetime]],
) -> None:
    pace = TeamsPace()
    granted = [(chat, at) for chat, at in asked if pace.reserve(chat, at) is None]
    chats = {chat for chat, _ in granted}
    limits = [
        ([at for _, at in granted], AT_ONCE, ALTOGETHER),
        *(([at for chat, at in granted if chat == each], BURST, GAP) for each in chats),
    ]
    for times, burst, gap in limits:
        for more in range(burst, len(times)):
            for first, last in zip(times, times[more:], strict=False):
                assert last - first >= gap * (more - burst + 1)


@given(wishes())
def test_a_moment_that_was_told_is_kept_where_nobody_else_comes(
    asked: list[tuple[str, datetime]],
) -> None:
    pace = TeamsPace()
    told = [(chat, pace.reserve(chat, at)) for chat, at in asked]
    chat, free = told[-1]
    if free is not None:
        assert pace.reserve(chat, free) is None
