"""Blocks that Slack takes, whatever text comes: long ones are split, empty ones have a dash."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from bot.channels.slack.api.mrkdwn import bold, inert, linked, seen
from bot.channels.slack.api.text_splitter import beginning, pieces, shortened, size

Block = dict[str, Any]
Element = dict[str, Any]

LONGEST_SECTION = 3_000
LONGEST_SMALL = 2_000
LONGEST_HEADER = 150
LONGEST_LABEL = 75
LONGEST_CONFIRM = 300
LONGEST_TITLE = 24
LONGEST_NOTIFICATION = 3_000
BUTTONS = 25
FACTS = 10

BLOCKS = 45
"""Blocks in one message; Slack takes 50."""
WEIGHT = 10_000
"""Characters of JSON in the blocks of one message.

Slack refuses somewhere above 11,000, by a measure that it does not tell (bolt-js #2509, #2867).
"""

NOTHING = "–"
"""Stands where a text is empty, since Slack refuses those."""


def plain_text(text: str, longest: int = LONGEST_LABEL) -> Element:
    """A text object in which nothing is formatted, no emoji made of a code."""
    short = shortened(seen(text), longest)
    return {"type": "plain_text", "text": short or NOTHING, "emoji": False}


def mrkdwn(written: str) -> Element:
    """A text object of text that was made inert; Slack looks for no addresses or names in it."""
    return {"type": "mrkdwn", "text": written or NOTHING, "verbatim": True}


def sections(text: str, write: Callable[[str], str] = linked) -> list[Block]:
    """Running text in as many sections as it takes. `write` makes it inert."""
    return [
        {"type": "section", "text": mrkdwn(write(piece)), "expand": True}
        for piece in pieces(seen(text), LONGEST_SECTION, write)
    ]


def prose(text: str) -> list[Block]:
    """Paragraphs with their list entries and quotations."""
    return sections(text, written)


def written(text: str) -> str:
    """Text in mrkdwn: list entries with bullets, lines that begin with "> " as quotations."""
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    if line.startswith("- "):
        return f"• {linked(line[2:])}"
    if line == ">" or line.startswith("> "):
        return f"> {inert(line[2:])}"
    return linked(line)


def quotation(text: str) -> list[Block]:
    """What a person wrote, marked as theirs; nothing in it can be followed."""
    return sections(text, _quoted)


def _quoted(text: str) -> str:
    return "> " + inert(text).replace("\n", "\n> ")


def heading(text: str) -> list[Block]:
    """A line that names what follows; in full as bold text where a header cannot hold it."""
    if not seen(text).strip():
        return []
    if size(seen(text)) > LONGEST_HEADER:
        return sections(text, bold)
    return [{"type": "header", "text": plain_text(text, LONGEST_HEADER)}]


def emphasis(text: str) -> list[Block]:
    """Text in bold."""
    return sections(text, bold)


def small(text: str) -> list[Block]:
    """A remark in small letters."""
    return [
        {"type": "context", "elements": [mrkdwn(written(piece))]}
        for piece in pieces(seen(text), LONGEST_SMALL, written)
    ]


def facts(entries: Iterable[tuple[str, str]]) -> list[Block]:
    """Short facts side by side; one that is too long for that stands by itself."""
    blocks: list[Block] = []
    row: list[Element] = []
    for name, value in entries:
        field = f"{bold(name)}\n{inert(value).strip() or NOTHING}".strip()
        is_long = size(field) > LONGEST_SMALL
        if row and (is_long or len(row) == FACTS):
            blocks.append({"type": "section", "fields": row})
            row = []
        if is_long:
            blocks += [*emphasis(name), *prose(value)]
        else:
            row.append(mrkdwn(field))
    return [*blocks, {"type": "section", "fields": row}] if row else blocks


def divider() -> Block:
    """A line."""
    return {"type": "divider"}


def button(
    action_id: str, label: str, value: str = "", style: str = "", confirm: Element | None = None
) -> Element:
    """A button; `style` is primary, danger or nothing."""
    made: Element = {"type": "button", "action_id": action_id, "text": plain_text(label)}
    if value:
        made["value"] = value
    if style in ("primary", "danger"):
        made["style"] = style
    return made if confirm is None else {**made, "confirm": confirm}


def confirmation(question: str, yes: str, no: str) -> Element:
    """The question that Slack asks before it tells of a press."""
    return {
        "title": plain_text(yes, 100),
        "text": plain_text(question, LONGEST_CONFIRM),
        "confirm": plain_text(yes, 30),
        "deny": plain_text(no, 30),
    }


def actions(elements: Sequence[Element], block_id: str = "") -> list[Block]:
    """Elements side by side, in as many blocks as it takes."""
    rows = [elements[i : i + BUTTONS] for i in range(0, len(elements), BUTTONS)]
    return [
        {"type": "actions", "elements": list(row), **_named(block_id, number)}
        for number, row in enumerate(rows)
    ]


def _named(block_id: str, number: int) -> Block:
    return {"block_id": f"{block_id}.{number}" if number else block_id} if block_id else {}


def option(value: str, label: str) -> Element:
    """One entry of a menu."""
    return {"text": plain_text(label), "value": value}


def weight(blocks: Sequence[Block]) -> int:
    """How much of a message blocks take up."""
    return size(json.dumps(blocks, ensure_ascii=False))


def in_messages(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks in as many messages as they take, in order."""
    messages: list[list[Block]] = [[]]
    for block in blocks:
        if messages[-1] and not fits([*messages[-1], block]):
            messages.append([])
        messages[-1].append(block)
    return [message for message in messages if message]


def fits(blocks: Sequence[Block]) -> bool:
    """Whether one message holds these blocks."""
    return len(blocks) <= BLOCKS and weight(blocks) <= WEIGHT


def notification(text: str) -> str:
    """The text beside blocks, for notifications and screen readers: inert, and not too long."""
    return inert(beginning(seen(text), LONGEST_NOTIFICATION, inert)) or NOTHING
