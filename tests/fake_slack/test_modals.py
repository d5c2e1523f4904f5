"""Modals and homes, with a bolt app over both transports."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.fake_slack import NotOnScreenError, Person, SmallSlack, Workspace
from tests.fake_slack.bots import new_app, running


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def form(callback: str = "contact", title: str = "Contact") -> dict[str, Any]:
    mail = {
        "type": "input",
        "block_id": "mail",
        "label": plain("E-mail"),
        "element": {"type": "email_text_input", "action_id": "it"},
    }
    note = {
        "type": "input",
        "block_id": "note",
        "optional": True,
        "label": plain("Note"),
        "element": {"type": "plain_text_input", "action_id": "it", "multiline": True},
    }
    return {
        "type": "modal",
        "callback_id": callback,
        "title": plain(title),
        "submit": plain("Send"),
        "notify_on_close": True,
        "blocks": [mail, note],
    }


def test_a_modal_shows_errors_and_then_closes(
    slack: SmallSlack, acme: Workspace, hanako: Person, transport: str
) -> None:
    app = new_app(slack, acme)
    taken: list[Any] = []

    @app.command("/contact")
    def open_it(ack: Any, body: Any, client: Any) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=form())

    @app.view("contact")
    def take(ack: Any, view: Any) -> None:
        values = view["state"]["values"]
        if "test" in values["mail"]["it"]["value"]:
            ack(response_action="errors", errors={"mail": "a real one, please"})
        else:
            taken.append(values)
            ack()

    with running(slack, app, transport):
        hanako.command("/contact")
        slack.wait_until(hanako.modal)
        view = hanako.modal()
        assert view is not None
        with pytest.raises(NotOnScreenError, match="required"):
            hanako.submit(view)
        hanako.fill(view, {"E-mail": "a@test.jp"})
        hanako.submit(view).answer()
        assert view.errors == {"mail": "a real one, please"}
        hanako.fill(view, {"mail": "a@acme.jp"})
        hanako.submit(view).answer()

    assert hanako.modal() is None
    assert taken == [
        {
            "mail": {"it": {"type": "email_text_input", "value": "a@acme.jp"}},
            "note": {"it": {"type": "plain_text_input", "value": None}},
        }
    ]
    assert not slack.problems


def test_a_modal_is_updated_pushed_closed_and_cleared(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    app = new_app(slack, acme)
    closed: list[Any] = []

    @app.shortcut("contact")
    def open_it(ack: Any, body: Any, client: Any) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=form("one", "First"))

    @app.view("one")
    def update(ack: Any) -> None:
        ack(response_action="update", view=form("two", "Second"))

    @app.view("two")
    def push(ack: Any) -> None:
        ack(response_action="push", view=form("three", "Third"))

    @app.view("three")
    def clear(ack: Any) -> None:
        ack(response_action="clear")

    @app.view_closed("three")
    def close(ack: Any, body: Any) -> None:
        ack()
        closed.append(body)

    def send() -> str:
        view = hanako.modal()
        assert view is not None
        hanako.fill(view, {"mail": "a@acme.jp"})
        hanako.submit(view).answer()
        standing = hanako.modal()
        return standing.data["title"]["text"] if standing else ""

    with running(slack, app, "http"):
        hanako.shortcut("contact")
        slack.wait_until(hanako.modal)
        assert [send(), send()] == ["Second", "Third"]
        top = hanako.modal()
        assert top is not None
        notice = hanako.close(top)
        assert notice is not None
        assert notice.answer() is not None
        assert send() == "Third"
        assert send() == ""

    assert closed[0]["is_cleared"] is False


def test_an_answer_that_names_no_input_is_a_problem(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    app = new_app(slack, acme)

    @app.shortcut("contact")
    def open_it(ack: Any, body: Any, client: Any) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=form())

    @app.view("contact")
    def refuse(ack: Any) -> None:
        ack(response_action="errors", errors={"phone": "which phone?"})

    with running(slack, app, "http"):
        hanako.shortcut("contact")
        slack.wait_until(hanako.modal)
        view = hanako.modal()
        assert view is not None
        hanako.fill(view, {"mail": "a@acme.jp"})
        hanako.submit(view).answer()

    assert "names no inputs: ['phone']" in slack.problems[0]


def test_a_trigger_is_good_once_and_soon(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    app = new_app(slack, acme)
    slack.core.trigger_seconds = 0.2
    with slack.state.changed:
        first, late = (slack.core.new_trigger(hanako.id, acme.id) for _ in range(2))
    app.client.views_open(trigger_id=first, view=form())
    slack.state.triggers[late].expires_at = 0.0

    def refusal(trigger: str) -> str:
        with pytest.raises(SlackApiError) as refused:
            app.client.views_open(trigger_id=trigger, view=form())
        return str(refused.value.response["error"])

    found = [refusal(first), refusal(late), refusal("1.2.three")]
    assert found == ["exchanged_trigger_id", "expired_trigger_id", "invalid_trigger_id"]


def test_an_update_keeps_what_is_filled_in_and_minds_the_hash(
    slack: SmallSlack, acme: Workspace, hanako: Person
) -> None:
    app = new_app(slack, acme)
    with slack.state.changed:
        trigger = slack.core.new_trigger(hanako.id, acme.id)
    view = app.client.views_open(trigger_id=trigger, view=form())["view"]
    opened = hanako.modal()
    assert opened is not None
    hanako.fill(opened, {"mail": "a@acme.jp"})
    app.client.views_update(view_id=view["id"], hash=view["hash"], view=form(title="New"))
    updated = hanako.modal()
    assert updated is not None
    assert updated.values["mail"]["it"]["value"] == "a@acme.jp"
    with pytest.raises(SlackApiError, match="hash_conflict"):
        app.client.views_update(view_id=view["id"], hash=view["hash"], view=form())
    with pytest.raises(SlackApiError, match="not_found"):
        app.client.views_update(view_id="V1", view=form())


def test_a_home_is_published_for_one_person_and_its_buttons_work(
    slack: SmallSlack, acme: Workspace, hanako: Person, transport: str
) -> None:
    app, taro = new_app(slack, acme), slack.person(acme, "taro")
    button = {"type": "button", "action_id": "go", "text": plain("Go")}
    pressed: list[Any] = []

    @app.event("app_home_opened")
    def publish(event: Any, client: Any) -> None:
        view = {"type": "home", "blocks": [{"type": "actions", "elements": [button]}]}
        client.views_publish(user_id=event["user"], view=view)

    @app.action("go")
    def go(ack: Any, body: Any) -> None:
        ack()
        pressed.append(body["container"])

    with running(slack, app, transport):
        hanako.open_home()
        slack.wait_until(hanako.home)
        home = hanako.home()
        assert home is not None
        hanako.click_in(home, "Go").answer()

    assert pressed == [{"type": "view", "view_id": home.id}]
    assert taro.home() is None
