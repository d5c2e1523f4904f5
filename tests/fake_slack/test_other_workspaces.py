"""Shortcuts, menus that ask the app, other companies, and coming and going."""

from __future__ import annotations

from typing import Any

import pytest

from tests.fake_slack import NotOnScreenError, Person, SmallSlack, Workspace
from tests.fake_slack.bots import new_app, running


def test_shortcuts_come_with_what_they_are_about(
    slack: SmallSlack, acme: Workspace, hanako: Person, transport: str
) -> None:
    app, channel = new_app(slack, acme), slack.channel(acme, "general", hanako)
    heard: list[Any] = []

    @app.shortcut("anywhere")
    @app.shortcut("about_this")
    def listen(ack: Any, body: Any) -> None:
        ack()
        heard.append(body)

    @app.event("message")
    def overhear() -> None:
        pass

    with running(slack, app, transport):
        said = hanako.say(channel, "this")
        assert hanako.shortcut("anywhere").answer() is not None
        assert hanako.message_shortcut("about_this", said).answer() is not None
        slack.quiet()

    assert [body["type"] for body in heard] == ["shortcut", "message_action"]
    assert heard[1]["message"]["text"] == "this"


def test_options_are_asked_for_while_a_person_types(
    slack: SmallSlack, acme: Workspace, hanako: Person, transport: str
) -> None:
    app = new_app(slack, acme)
    menu = {"type": "external_select", "action_id": "who"}

    @app.message("ask")
    def ask(say: Any) -> None:
        say(text="Who?", blocks=[{"type": "actions", "elements": [menu]}])

    @app.options("who")
    def offer(ack: Any, payload: Any) -> None:
        text = {"type": "plain_text", "text": payload["value"]}
        ack(options=[{"text": text, "value": "found"}])

    with running(slack, app, transport):
        hanako.say(hanako.dm(), "ask")
        slack.wait_until(lambda: len(hanako.sees(hanako.dm())) == 2)
        offered = hanako.look_up(hanako.sees(hanako.dm())[1], "who", "san").answer()

    assert offered is not None
    assert offered.answer["options"][0]["text"]["text"] == "san"


def test_somebody_of_another_company_is_known_by_id_and_comes_with_a_shared_channel(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    app, heard = new_app(slack, acme), list[Any]()
    stranger = slack.person(slack.workspace("other", is_installed=False), "john")
    channel = slack.channel(acme, "shared", hanako, stranger, is_ext_shared=True)

    @app.event("message")
    def listen(body: Any) -> None:
        heard.append(body)

    with running(slack, app, "http"):
        stranger.say(channel, "hello")
        slack.wait_until(lambda: heard)

    assert heard[0]["is_ext_shared_channel"] is True
    assert (heard[0]["team_id"], heard[0]["event"]["team"]) == (acme.id, stranger.team)
    assert app.client.users_info(user=stranger.id)["user"]["is_stranger"] is True


def test_who_joins_and_leaves_is_told_and_a_bot_outside_hears_nothing(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    slack.use_socket_mode()
    inside = slack.channel(acme, "inside")
    outside = slack.channel(acme, "outside", hanako, has_bot=False)
    hanako.join(inside)
    hanako.leave(inside)
    hanako.say(outside, f"<@{acme.bot_user}> can you hear me?")
    told = [delivery.type for delivery in slack.deliveries]
    assert told == ["member_joined_channel", "message", "member_left_channel", "message"]
    with pytest.raises(NotOnScreenError):
        hanako.say(inside, "gone")
