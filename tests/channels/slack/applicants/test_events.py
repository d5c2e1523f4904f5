from __future__ import annotations

from typing import Any

import pytest

from bot.channels.slack.api.client import SlackClient
from bot.channels.slack.applicants.events import (
    command_of,
    commanded,
    corrected,
    mentioned,
    pressed,
    said,
    thread_in,
)
from bot.channels.slack.applicants.listeners import DoubleClickFilter
from bot.channels.slack.applicants.locale import Languages, language_of
from bot.vocabulary import Language

Json = dict[str, Any]


def message(**event: Any) -> Json:
    plain = {
        "type": "message",
        "channel_type": "im",
        "user": "U2",
        "channel": "D1",
        "ts": "1700000000.000100",
        "text": "a &amp; b &lt;c&gt;",
    }
    return {"team_id": "T1", "event_id": "Ev1", "event": {**plain, **event}}


def press(**changes: Any) -> Json:
    body: Json = {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U2", "team_id": "T1"},
        "container": {"type": "message", "message_ts": "5.5", "channel_id": "D1"},
        "message": {"ts": "5.5"},
        "actions": [{"block_id": "m12.1", "value": "do:help", "action_ts": "1700000001.5"}],
    }
    return {**body, **changes}


def test_a_direct_message_is_a_turn_of_its_person() -> None:
    incoming = said(message(), Language.EN)
    assert incoming is not None
    assert (incoming.turn.event, incoming.turn.person) == ("Ev1", "slack:T1:U2")
    assert incoming.turn.text == "a & b <c>"
    assert incoming.turn.language is Language.EN
    assert not incoming.turn.is_public
    assert incoming.origin.at == 1_700_000_000.0001


def test_what_is_sent_with_a_file_is_still_said() -> None:
    assert said(message(subtype="file_share")) is not None


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B1"},
        {"subtype": "bot_message", "bot_id": "B1", "user": None},
        {"subtype": "channel_join"},
        {"subtype": "message_changed"},
        {"user": "USLACKBOT"},
        {"user": None},
        {"channel_type": "channel"},
        {"channel_type": "mpim"},
    ],
)
def test_what_no_person_said_to_us_is_no_turn(event: Json) -> None:
    assert said(message(**event)) is None


def test_a_reply_in_a_thread_remembers_its_thread() -> None:
    incoming = said(message(thread_ts="1.5"))
    assert incoming is not None
    assert thread_in(incoming.turn.event) == "1.5"
    assert thread_in("Ev1") == ""


def test_a_mention_is_public_and_loses_the_name_that_called() -> None:
    incoming = mentioned(message(text="<@UB> is it free?", channel="C3"), "UB")
    assert incoming is not None
    assert incoming.turn.person == "slack:T1:U2:C3:1700000000.000100"
    assert incoming.turn.is_public
    assert incoming.turn.text == "is it free?"
    assert mentioned(message(bot_id="B9"), "UB") is None


def test_a_press_has_a_key_of_where_what_and_when() -> None:
    incoming = pressed(press())
    assert incoming is not None
    assert incoming.turn.choose == "do:help"
    assert incoming.turn.event == "press:D1:5.5:do:help:1700000001.5"
    assert incoming.origin.outgoing == 12
    assert pressed(press()) == incoming


def test_what_was_chosen_in_a_menu_is_a_press_and_nothing_chosen_is_none() -> None:
    chosen = [{"block_id": "m3", "selected_option": {"value": "answer:q:yes"}, "action_ts": "2.2"}]
    incoming = pressed(press(actions=chosen))
    assert incoming is not None
    assert incoming.turn.choose == "answer:q:yes"
    assert pressed(press(actions=[{"block_id": "m3", "selected_option": None}])) is None


def test_a_press_in_a_channel_is_public() -> None:
    container = {"message_ts": "5.5", "channel_id": "C1", "thread_ts": "4.4"}
    incoming = pressed(press(container=container))
    assert incoming is not None
    assert incoming.turn.is_public
    assert incoming.turn.person == "slack:T1:U2:C1:4.4"


def test_a_press_in_a_home_is_answered_directly() -> None:
    incoming = pressed(press(container={"type": "view", "view_id": "V1"}, message=None))
    assert incoming is not None
    assert incoming.turn.person == "slack:T1:U2"
    assert not incoming.turn.is_public


def test_a_second_press_within_two_seconds_is_a_double_click_and_a_redelivery_is_none() -> None:
    doubles = DoubleClickFilter()

    def at(moment: str) -> bool:
        action = {"block_id": "m12", "value": "do:help", "action_ts": moment}
        incoming = pressed(press(actions=[action]))
        assert incoming is not None
        return doubles.is_double(incoming)

    assert [at("10.0"), at("10.4"), at("10.0"), at("13.0")] == [False, True, False, False]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ("do:resume", "")),
        ("Start", ("do:start", "")),
        ("my  data", ("do:my_data", "")),
        ("ask", ("do:ask", "")),
        ("ask is it &lt;free&gt;?", (None, "is it <free>?")),
        ("質問 無料ですか", (None, "無料ですか")),
        ("is it free?", (None, "is it free?")),
    ],
)
def test_a_command_picks_a_choice_or_says_something(typed: str, meant: tuple[str, str]) -> None:
    assert command_of(typed) == meant


def test_a_command_is_answered_directly() -> None:
    body = {"team_id": "T1", "user_id": "U2", "channel_id": "C1", "text": "help", "trigger_id": "t"}
    incoming = commanded(body)
    assert incoming.turn.is_for_counter == bool(incoming.turn.text)
    assert incoming.turn.person == "slack:T1:U2"
    assert incoming.turn.event == "command:t"


def test_only_what_a_person_changed_is_a_correction() -> None:
    before = {"user": "U2", "text": "one", "ts": "1.1"}

    def change(**event: Any) -> Any:
        told = {"subtype": "message_changed", "previous_message": before, "user": None}
        return corrected(message(**{**told, **event}))

    assert change(message={**before, "text": "two &amp;"}).text == "two &"
    assert change(message=before) is None
    assert (
        change(message={**before, "text": "x"}, previous_message={**before, "bot_id": "B"}) is None
    )
    assert change(message={**before, "text": "x"}, channel_type="channel") is None
    assert change(subtype="message_deleted").text is None
    assert change(message={**before, "subtype": "tombstone"}).text is None


def test_a_locale_means_a_language() -> None:
    assert language_of("ja-JP") is Language.JA
    assert language_of("en-GB") is Language.EN
    assert language_of("fr-FR") is Language.EN
    assert language_of("") is None


def test_the_language_of_nobody_we_can_ask_about_is_not_known() -> None:
    def nowhere(_: str) -> SlackClient | None:
        return None

    assert Languages(nowhere)("T9", "U1") is None
