from __future__ import annotations

import pytest

from bot.channels.slack.api.address import (
    SlackAddress,
    SlackPlace,
    desk_of,
    parse_address,
    place_of,
    places_of,
)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("slack:T1:U2", SlackAddress("T1", "U2")),
        ("slack:T1:U2:C3:1700000000.000100", SlackAddress("T1", "U2", "C3", "1700000000.000100")),
    ],
)
def test_an_address_is_read_as_it_was_written(written: str, address: SlackAddress) -> None:
    assert parse_address(written) == address
    assert str(address) == written


@pytest.mark.parametrize(
    "other",
    [
        "terminal:local",
        "slack:T1",
        "slack:T1:U2:C3",
        "slack:T1:U2:C3:x",
        "slack:t1:U2",
        "slack::U",
        "",
    ],
)
def test_what_is_no_address_in_slack_is_none(other: str) -> None:
    assert parse_address(other) is None


def test_a_thread_is_public_and_direct_messages_are_not() -> None:
    public = SlackAddress("T1", "U2", "C3", "1.2")
    assert public.is_public
    assert public.private == SlackAddress("T1", "U2")
    assert not public.private.is_public


def test_a_place_is_read_as_it_was_written() -> None:
    assert place_of("C1/1700.1") == SlackPlace("C1", "1700.1")
    assert str(SlackPlace("C1", "1700.1")) == "C1/1700.1"
    assert place_of("") is None
    assert place_of("shown in the terminal") is None
    assert desk_of("T1", "C9") == "slack:T1:C9"


def test_a_receipt_names_the_place_of_every_part_and_the_last_is_where_it_stands() -> None:
    assert place_of("C1/1700.1 C1/1700.2") == SlackPlace("C1", "1700.2")
    assert places_of("C1/1700.1 C1/1700.2") == [
        SlackPlace("C1", "1700.1"),
        SlackPlace("C1", "1700.2"),
    ]
    assert place_of("#1 C1/1700.1") is None, "the rest has to wait"
    assert places_of("#1 C1/1700.1") == [SlackPlace("C1", "1700.1")]
    assert places_of("#2") == places_of("") == []
