"""An installation is finished only by whoever began it here, and soon."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.channels.slack.oauth_states import SignedStates
from tests.driver import IN_EDITION


def states_at(after: timedelta = timedelta(), secret: str = "s3cret") -> SignedStates:  # noqa: S107
    return SignedStates(secret, lambda: IN_EDITION + after)


def test_each_state_is_a_new_one_and_is_known_again_by_every_process() -> None:
    issued = [states_at().issue() for _ in range(50)]
    assert len(set(issued)) == 50
    assert all(map(states_at(timedelta(minutes=9)).consume, issued))


def test_a_state_of_long_ago_opens_nothing() -> None:
    assert not states_at(timedelta(minutes=11)).consume(states_at().issue())


def test_a_state_of_the_future_opens_nothing() -> None:
    assert not states_at().consume(states_at(timedelta(minutes=1)).issue())


def test_a_state_that_another_secret_signed_opens_nothing() -> None:
    assert not states_at().consume(states_at(secret="other").issue())  # noqa: S106


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_a_state_in_which_one_character_was_changed_opens_nothing(place: int) -> None:
    state = states_at().issue()
    other = "1" if state[place] != "1" else "2"
    assert not states_at().consume(state[:place] + other + state[place + 1 :])


@pytest.mark.parametrize("made_up", ["", "-", "1-2-3", "made-up", "１" * 10, "\x00", "9" * 5000])
def test_what_is_no_state_at_all_opens_nothing(made_up: str) -> None:
    assert not states_at().consume(made_up)
