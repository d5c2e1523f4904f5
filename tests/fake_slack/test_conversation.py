"""A bolt app, as it comes, talks with people over both transports."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fake_slack import NotOnScreenError, Person, SmallSlack, Workspace
from tests.fake_slack.bots import new_app, running

BUTTON = {
    "type": "actions",
    "block_id": "row",
    "elements": [
        {
            "type": "button",
            "action_id": "yes",
            "value": "1",
            "text": {"type": "plain_text", "text": "Yes"},
        },
        {
            "type": "static_select",
            "action_id": "form",
            "options": [
                {"text": {"type": "plain_text", "text": "K.K."}, "value": "kk"},
                {"text": {"type": "plain_text", "text": "G.K."}, "value": "gk"},
            ],
        },
    ],
}


def test_a_direct_message_is_echoed(
    slack: SmallSlack, acme: Workspace, hanako: Person, transport: str
) -> None:
    app = new_app(slack, acme)
    bodies: list[Any] = []

    @app.event("message")
    def echo(event: Any, say: Any, body: Any) -> None:
        bodies.append(body)
        say(event["text"])

    with running(slack, app, transport):
        hanako.say(hanako.dm(), "R&D <now> https://acme.co.jp info@acme.co.jp")
        slack.wait_until(lambda: len(hanako.sees(hanako.dm())) == 2)
        slack.quiet()

    sent = "R&amp;D &lt;now&gt; <https://acme.co.jp> <mailto:info@acme.co.jp|info@acme.co.jp>"
    assert [m.text for m in hanako.sees(hanako.dm())] == [sent, sent]
    assert bodies[0]["event"]["channel_type"] == "im"
    assert bodies[0]["event"]["client_msg_id"]
    assert bodies[0]["authorizations"][0]["user_id"] == acme.bot_user
    assert {"im:history", "chat:write"} <= slack.used_scopes


def test_a_mention_is_answered_in_its_thread_and_comes_as_two_events(
    slack: SmallSlack, acme: Workspace, hanako: Person, transport: str
) -> None:
    app, channel = new_app(slack, acme), slack.channel(acme, "general", hanako)

    @app.event("app_mention")
    def answer(event: Any, say: Any) -> None:
        say("here", thread_ts=event["ts"])

    @app.event("message")
    def overhear() -> None:
        pass

    with running(slack, app, transport):
        asked = hanako.say(channel, f"<@{acme.bot_user}> hello")
        slack.wait_until(lambda: len(hanako.sees(channel)) == 2)
        slack.quiet()

    assert hanako.sees(channel)[1].thread_ts == asked.ts
    first = [d for d in slack.deliveries if d.payload["event"]["ts"] == asked.ts]
    assert sorted(d.type for d in first) == ["app_mention", "message"]
    assert len({d.payload["event_id"] for d in first}) == 2


def test_a_button_changes_its_message_and_is_pressed_again_on_an_old_screen(
    slack: SmallSlack, acme: Workspace, hanako: Person, transport: str
) -> None:
    app = new_app(slack, acme)
    pressed: list[Any] = []

    @app.message("ask")
    def ask(say: Any) -> None:
        say(text="Sure?", blocks=[BUTTON])

    @app.action("yes")
    def settle(ack: Any, body: Any, client: Any) -> None:
        ack()
        pressed.append(body)
        place = {"channel": body["channel"]["id"], "ts": body["message"]["ts"]}
        client.chat_update(**place, text="Settled", blocks=[])

    with running(slack, app, transport):
        hanako.say(hanako.dm(), "ask")
        slack.wait_until(lambda: len(hanako.sees(hanako.dm())) == 2)
        asked = hanako.sees(hanako.dm())[1]
        hanako.click(asked, "Yes")
        slack.wait_until(lambda: asked.text == "Settled")
        with pytest.raises(NotOnScreenError):
            hanako.click(asked, "Yes")
        hanako.press_stale(asked, "Yes")
        slack.wait_until(lambda: len(pressed) == 2)
        slack.quiet()

    body = pressed[0]
    assert body["actions"][0]["value"] == "1"
    assert body["container"]["message_ts"] == asked.ts
    assert body["state"]["values"] == {
        "row": {"form": {"type": "static_select", "selected_option": None}}
    }
    assert pressed[1]["message"]["text"] == "Settled"


def test_what_was_chosen_in_a_message_comes_with_the_button(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    app = new_app(slack, acme)
    chosen: list[Any] = []

    @app.message("ask")
    def ask(say: Any) -> None:
        say(text="Which?", blocks=[BUTTON])

    @app.action("form")
    @app.action("yes")
    def choose(ack: Any, body: Any) -> None:
        ack()
        chosen.append(body["state"]["values"]["row"]["form"]["selected_option"])

    with running(slack, app, "http"):
        hanako.say(hanako.dm(), "ask")
        slack.wait_until(lambda: len(hanako.sees(hanako.dm())) == 2)
        asked = hanako.sees(hanako.dm())[1]
        picked = hanako.choose(asked, "form", "G.K.")
        assert picked is not None
        assert picked.answer() is not None
        assert hanako.click(asked, "yes").answer() is not None

    assert [option["value"] for option in chosen] == ["gk", "gk"]


def test_an_ephemeral_message_is_seen_by_one_person_only(
    slack: SmallSlack, acme: Workspace, hanako: Person, transport: str
) -> None:
    app, taro = new_app(slack, acme), slack.person(acme, "taro")
    channel = slack.channel(acme, "general", hanako, taro)

    @app.event("app_mention")
    def whisper(event: Any, client: Any) -> None:
        place = {"channel": event["channel"], "user": event["user"]}
        client.chat_postEphemeral(**place, text="psst", blocks=[BUTTON])

    @app.event("message")
    def overhear() -> None:
        pass

    @app.action("yes")
    def settle(ack: Any, body: Any, respond: Any) -> None:
        ack()
        assert "message" not in body
        respond(replace_original=True, text="gone")

    with running(slack, app, transport):
        hanako.say(channel, f"<@{acme.bot_user}>")
        slack.wait_until(lambda: len(hanako.sees(channel)) == 2)
        assert len(taro.sees(channel)) == 1
        hanako.click(hanako.sees(channel)[1], "Yes")
        slack.wait_until(lambda: hanako.reads(channel)[-1] == "gone")
        slack.quiet()


def test_a_slash_command_is_answered_for_one_and_later_for_all(
    slack: SmallSlack, acme: Workspace, hanako: Person, transport: str
) -> None:
    app, channel = new_app(slack, acme), slack.channel(acme, "general", hanako)

    @app.command("/madoguchi")
    def answer(ack: Any, respond: Any, command: Any) -> None:
        ack(f"you said {command['text']}")
        respond(text="to all", response_type="in_channel")

    with running(slack, app, transport):
        assert hanako.command("/madoguchi", "help", channel).answer() is not None
        slack.wait_until(lambda: len(hanako.sees(channel)) == 2)
        slack.quiet()

    assert sorted(hanako.reads(channel)) == ["to all", "you said help"]
    assert {m.ephemeral_to for m in hanako.sees(channel)} == {None, hanako.id}


def test_a_command_that_nobody_answers_tells_so(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    slack.use_socket_mode()
    sent = hanako.command("/madoguchi")
    assert sent.answer() is None
    assert sent.failure == "not_connected"
    assert "dispatch_failed" in hanako.reads(hanako.dm())[-1]


def test_edits_and_deletions_come_as_events(
    slack: SmallSlack, acme: Workspace, hanako: Person, transport: str
) -> None:
    app = new_app(slack, acme)
    heard: list[Any] = []

    @app.event("message")
    def listen(event: Any) -> None:
        heard.append(event)

    with running(slack, app, transport):
        said = hanako.say(hanako.dm(), "one")
        slack.wait_until(lambda: len(heard) == 1)
        hanako.edit(said, "two")
        slack.wait_until(lambda: len(heard) == 2)
        hanako.delete(said)
        slack.wait_until(lambda: len(heard) == 3)

    changed, deleted = heard[1:]
    assert (changed["subtype"], deleted["subtype"]) == ("message_changed", "message_deleted")
    assert changed["message"]["text"] == "two"
    assert changed["previous_message"]["text"] == "one"
    assert deleted["deleted_ts"] == said.ts
    assert hanako.sees(hanako.dm()) == []
