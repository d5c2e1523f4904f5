"""What Slack refuses about blocks and views is refused, in words and with the place."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.fake_slack import Person, SmallSlack, Workspace
from tests.fake_slack.blocks import check_message, check_view
from tests.fake_slack.bots import new_app


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def button(**more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain("OK"), **more}


def actions(*elements: Any, **more: Any) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements), **more}


def section(text: str = "Hello", **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def select(*values: str, **more: Any) -> dict[str, Any]:
    options = [{"text": plain(value or "?"), "value": value} for value in values]
    return {"type": "static_select", "options": options, **more}


FEEDBACK = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "helpful",
            "positive_button": {"text": plain("Yes"), "value": "yes"},
            "negative_button": {"text": plain("No"), "value": "no"},
        }
    ],
}
ENTRY = {"type": "input", "label": plain("Name"), "element": {"type": "plain_text_input"}}


def test_sound_blocks_are_taken() -> None:
    radio = {**select("a", "b"), "type": "radio_buttons"}
    blocks = [
        {"type": "header", "text": plain("x" * 150)},
        section("x" * 3000, accessory=button(style="primary", value="1")),
        actions(button(action_id="a"), select("a", "b"), radio),
        {"type": "divider"},
        {"type": "context", "elements": [plain("small print")]},
        {"type": "markdown", "text": "**bold**"},
        FEEDBACK,
        ENTRY,
    ]
    assert check_message(blocks) == []


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        (section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        (section("x" * 3001), "must be less than 3001 characters"),
        ({"type": "header", "text": plain("x" * 151)}, "must be less than 151 characters"),
        ({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, "unsupported type: mrkdwn"),
        ({"type": "section"}, "missing required field: text or fields"),
        (section(colour="red"), "invalid additional property: colour"),
        ({"type": "heading"}, "unsupported type: heading"),
        (actions(), "no fewer than 1 items allowed"),
        (actions(*[button()] * 26), "no more than 25 items allowed"),
        (actions(button(text=plain("x" * 76))), "must be less than 76 characters"),
        (actions(button(value="x" * 2001)), "must be less than 2001 characters"),
        (actions(button(style="blue")), "must be one of primary, danger"),
        (actions(button(disabled=True)), "invalid additional property: disabled"),
        (actions(button(action_id="a"), button(action_id="a")), "duplicate action_id: a"),
        (actions({"type": "plain_text_input"}), "unsupported type: plain_text_input"),
        (actions(select("a", "a")), "duplicate option value: a"),
        (actions(select("")), "must be more than 0 characters"),
        (actions(select("x" * 151)), "must be less than 76 characters"),
        (actions(select(*map(str, range(101)))), "no more than 100 items allowed"),
        (actions({**select(*"abcdef"), "type": "overflow"}), "no more than 5 items allowed"),
        (actions({"type": "static_select"}), "exactly one of options, option_groups"),
        (
            actions(select("a", initial_option={"text": plain("b"), "value": "b"})),
            "initial option is not one of the options",
        ),
        (
            actions(button(confirm={"title": plain("Sure?")})),
            "missing required field: deny [json-pointer:/blocks/0/elements/0/confirm]",
        ),
        ({"type": "context", "elements": [plain("x")] * 11}, "no more than 10 items allowed"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(block: Any, problem: str) -> None:
    assert any(problem in found for found in check_message([block]))


def test_a_message_has_at_most_fifty_blocks_and_no_id_twice() -> None:
    assert "no more than 50 items allowed" in check_message([section()] * 51)[0]
    assert "duplicate block_id: b" in check_message([section(block_id="b")] * 2)[0]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"title": plain("x" * 25)}, "must be less than 25 characters [json-pointer:/view/title"),
        ({"title": None}, "must provide an object"),
        ({"submit": plain("x" * 25)}, "must be less than 25 characters"),
        ({"private_metadata": "x" * 3001}, "must be less than 3001 characters"),
        ({"callback_id": "x" * 256}, "must be less than 256 characters"),
        ({"blocks": [section()] * 101}, "no more than 100 items allowed"),
        ({"blocks": []}, "no fewer than 1 items allowed"),
        ({"blocks": [FEEDBACK]}, "unsupported type: context_actions"),
        ({"colour": "red"}, "invalid additional property: colour"),
        ({"type": "home"}, "must be one of modal"),
    ],
)
def test_a_modal_is_looked_at_just_as_closely(change: Any, problem: str) -> None:
    view = {"type": "modal", "title": plain("Hello"), "blocks": [section()], **change}
    assert any(problem in found for found in check_view(view, "modal"))


def test_inputs_need_a_way_to_send_them() -> None:
    view = {"type": "modal", "title": plain("Hello"), "blocks": [ENTRY]}
    assert "missing required field: submit" in check_view(view, "modal")[0]
    assert check_view({**view, "submit": plain("Send")}, "modal") == []
    assert check_view({"type": "home", "blocks": [ENTRY]}, "home") == []


def test_the_api_refuses_and_remembers(slack: SmallSlack, acme: Workspace, hanako: Person) -> None:
    app = new_app(slack, acme)
    with pytest.raises(SlackApiError) as refused:
        app.client.chat_postMessage(channel=hanako.dm().id, text="x", blocks=[section("")])
    answer = refused.value.response
    words = "must be more than 0 characters [json-pointer:/blocks/0/text/text]"
    assert answer["error"] == "invalid_blocks"
    assert answer["response_metadata"] == {"messages": [f"[ERROR] {words}"]}
    assert slack.problems == [f"chat.postMessage: {words}"]
    assert hanako.sees(hanako.dm()) == []
