"""What Slack takes, by its own SDK and by the limits that the SDK does not know."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from functools import cache
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.channels.slack.api.text_splitter import size
from tests.fake_slack.blocks import MESSAGE_TEXT, characters, check_message, check_view

Json = dict[str, Any]


def accept_blocks(blocks: Sequence[Json]) -> None:
    """Fail unless slack_sdk and the small Slack take the blocks of one message."""
    storable(blocks)
    for block in blocks:
        accept_block(json.dumps(block))
    assert check_message(list(blocks)) == []
    assert characters(list(blocks)) <= MESSAGE_TEXT
    assert len(blocks) <= 50


@cache
def accept_block(written: str) -> None:
    """Fail unless slack_sdk takes a block; it is asked once about each."""
    block = json.loads(written)
    parsed = Block.parse(dict(block))
    assert parsed is not None, f"slack_sdk does not know {block['type']}"
    assert parsed.to_dict()["type"] == block["type"]


def accept_view(view: Json) -> None:
    """Fail unless slack_sdk and the small Slack take the view."""
    storable(view)
    accept_written_view(json.dumps(view))


@cache
def accept_written_view(written: str) -> None:
    """The same of a view as it goes to Slack; they are asked once about each, and slack_sdk about
    each of its blocks once, wherever it stands."""
    view = json.loads(written)
    for block in view["blocks"]:
        accept_block(json.dumps(block))
    parsed = View(**view | {"blocks": view["blocks"][:1]})
    assert len(parsed.to_dict()["blocks"]) == len(view["blocks"][:1])
    assert check_view(view, view["type"]) == []


def storable(held: Any) -> None:
    """Fail unless it can be sent, and no text is longer than it looks."""
    json.dumps(held, ensure_ascii=False).encode()
    for text in every_text(held):
        assert size(text) <= 3_000


def every_text(held: Any) -> list[str]:
    """All texts in blocks."""
    if isinstance(held, dict):
        own = [held["text"]] if isinstance(held.get("text"), str) else []
        return own + [text for value in held.values() for text in every_text(value)]
    return [text for each in held for text in every_text(each)] if isinstance(held, list) else []


logging.getLogger("slack_sdk").setLevel(logging.ERROR)
