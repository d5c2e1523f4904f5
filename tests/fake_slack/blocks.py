"""Says what Slack would refuse about blocks and views."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

from tests.fake_slack.block_elements import (
    IMAGE,
    IN_ACTIONS,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
)
from tests.fake_slack.block_shapes import (
    Check,
    Found,
    any_text,
    anything,
    both,
    exactly_one,
    flag,
    listing,
    of_type,
    one_of,
    shape,
    string,
    text,
    typed,
)
from tests.fake_slack.records import Json

IN_MESSAGE, IN_VIEW = 50, 100
"""Blocks at most."""
VIEW_BYTES = 250_000
MESSAGE_TEXT = 13_200
"""Characters in all blocks of one message, as people have measured it (bolt-js #2509)."""
MARKDOWN = 12_000
"""Characters in all markdown blocks of one message."""

ID: dict[str, Check] = {"block_id": string(255)}


def has_text_or_fields(block: Any, path: str, found: Found) -> None:
    """A section says something."""
    if "text" not in block and "fields" not in block:
        found.add("missing required field: text or fields", path)


LEAVES = (
    "text",
    "link",
    "user",
    "usergroup",
    "channel",
    "emoji",
    "broadcast",
    "color",
    "date",
    "team",
)


def rich() -> Check:
    """Rich text is looked at only for its types."""
    leaf = dict.fromkeys(LEAVES, anything)
    section = of_type({"elements": listing(typed(leaf), 3000, 0)}, {"border": anything})
    listed = of_type(
        {"elements": listing(typed({"rich_text_section": section}), 300), "style": anything},
        {"indent": anything, "offset": anything, "border": anything},
    )
    preformatted = of_type(
        {"elements": listing(typed(leaf), 3000, 0)}, {"border": anything, "language": anything}
    )
    return typed(
        {
            "rich_text_section": section,
            "rich_text_list": listed,
            "rich_text_quote": section,
            "rich_text_preformatted": preformatted,
        }
    )


CONTEXT_ELEMENT = typed({"image": IMAGE, "plain_text": any_text(2000), "mrkdwn": any_text(2000)})
EVERYWHERE: dict[str, Check] = {
    "section": both(
        of_type(
            {},
            {
                **ID,
                "text": any_text(3000),
                "fields": listing(any_text(2000), 10),
                "accessory": typed(IN_SECTION),
                "expand": flag,
            },
        ),
        has_text_or_fields,
    ),
    "header": of_type({"text": text(150)}, ID),
    "divider": of_type({}, ID),
    "context": of_type({"elements": listing(CONTEXT_ELEMENT, 10)}, ID),
    "actions": of_type({"elements": listing(typed(IN_ACTIONS), 25)}, ID),
    "image": both(
        of_type(
            {"alt_text": string(2000)},
            {**ID, "image_url": string(3000), "slack_file": anything, "title": text(2000)},
        ),
        exactly_one("image_url", "slack_file"),
    ),
    "input": of_type(
        {"label": text(2000), "element": typed(IN_INPUT)},
        {**ID, "hint": text(2000), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": of_type({"elements": listing(rich(), 300, 0)}, ID),
}
ONLY_IN_MESSAGES: dict[str, Check] = {
    "markdown": of_type({"text": string(MARKDOWN)}, ID),
    "context_actions": of_type({"elements": listing(typed(IN_CONTEXT_ACTIONS), 5)}, ID),
}


def elements(block: Json) -> list[Json]:
    """The elements of a block that can be acted on."""
    held = [*(block.get("elements") or []), block.get("accessory"), block.get("element")]
    return [e for e in held if isinstance(e, dict) and not e.get("type", "").startswith("rich_")]


def once(blocks: list[Any], path: str, found: Found) -> None:
    """No `block_id` twice, and no `action_id` twice in one block."""
    seen: set[str] = set()
    for place, block in enumerate(block for block in blocks if isinstance(block, dict)):
        name = block.get("block_id")
        if name in seen:
            found.add(f"duplicate block_id: {name}", f"{path}/{place}/block_id")
        seen |= {name} if name else set()
        actions = [e["action_id"] for e in elements(block) if "action_id" in e]
        for action in {a for a in actions if actions.count(a) > 1}:
            found.add(f"duplicate action_id: {action}", f"{path}/{place}")


def check_message(blocks: Any) -> list[str]:
    """All that is wrong with the blocks of a message."""
    found = Found()
    listing(typed({**EVERYWHERE, **ONLY_IN_MESSAGES}), IN_MESSAGE, 0)(blocks, "/blocks", found)
    if isinstance(blocks, list):
        once(blocks, "/blocks", found)
        marked = [b for b in blocks if isinstance(b, dict) and b.get("type") == "markdown"]
        if sum(len(str(block.get("text", ""))) for block in marked) > MARKDOWN:
            found.add(f"markdown blocks hold more than {MARKDOWN} characters", "/blocks")
    return found.problems


VIEW_KEYS: dict[str, Check] = {
    "private_metadata": string(3000, 0),
    "callback_id": string(255, 0),
    "external_id": string(255, 0),
}
BLOCKS = listing(typed(EVERYWHERE), IN_VIEW)
VIEW = typed(
    {
        "home": shape({"type": anything, "blocks": BLOCKS}, VIEW_KEYS),
        "modal": shape(
            {"type": anything, "title": text(24), "blocks": BLOCKS},
            {
                **VIEW_KEYS,
                "close": text(24),
                "submit": text(24),
                "clear_on_close": flag,
                "notify_on_close": flag,
                "submit_disabled": flag,
            },
        ),
    }
)


def check_view(view: Any, kind: str) -> list[str]:
    """All that is wrong with a view that is to be a `modal` or a `home`."""
    found = Found()
    VIEW(view, "/view", found)
    if not isinstance(view, dict):
        return found.problems
    one_of(kind)(view.get("type"), "/view/type", found)
    blocks = [b for b in view.get("blocks") or [] if isinstance(b, dict)]
    once(blocks, "/view/blocks", found)
    if kind == "modal" and "submit" not in view and any(b["type"] == "input" for b in blocks):
        found.add("missing required field: submit (there are input blocks)", "/view")
    focused = [e for block in blocks for e in elements(block) if e.get("focus_on_load")]
    if len(focused) > 1:
        found.add("only one element may have focus_on_load", "/view/blocks")
    return found.problems


def is_too_large(view: Any) -> bool:
    """Whether a view is larger than Slack takes."""
    return len(json.dumps(view, ensure_ascii=False).encode()) > VIEW_BYTES


def characters(held: Any) -> int:
    """How many characters of text there are in blocks."""
    if isinstance(held, dict):
        own = held["text"] if isinstance(held.get("text"), str) else ""
        return len(own) + sum(characters(value) for value in held.values())
    return sum(map(characters, held)) if isinstance(held, list) else 0


def with_ids(blocks: list[Json], ids: Iterator[int]) -> list[Json]:
    """A copy in which every block and every element has an id, as Slack gives them."""
    held = copy.deepcopy(blocks)
    for block in held:
        block.setdefault("block_id", f"b{next(ids):04d}")
        if block["type"] in ("rich_text", "context"):
            continue
        for element in elements(block):
            if element["type"] != "image":
                element.setdefault("action_id", f"a{next(ids):04d}")
    return held
