"""Adaptive Cards as Teams draws them (schema 1.5), and how they fit into messages.

Whatever anybody wrote stands in text runs, which know no markup, so it is inert as it is; only
addresses of the web become links.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

Element = dict[str, Any]
Card = dict[str, Any]

VERSION = "1.5"
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
CARD_TYPE = "application/vnd.microsoft.card.adaptive"

MOST_BYTES = 24_000
"""Of one card; Teams takes 28 KB with all that stands around it."""
LONGEST_RUN = 3_000
"""Characters of one text run."""
LONGEST_SUMMARY = 180

LONG_WORD = re.compile(r"[!-~\xa1-\u058f]{41,}")
"""Longer than a telephone's card is wide: it would be cut off, as clients part no words of runs."""
WORD_PART = re.compile(r".{8,31}[,;:/&?=}\])-]|.{1,32}")

LINK = re.compile(
    r"https://[A-Za-z0-9\[][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*[A-Za-z0-9_~/#@$&*+=%-]", re.ASCII
)
"""An address of the web. Japanese goes on right behind it, without a space."""


def text(said: str, **looks: Any) -> list[Element]:
    """Lines of text, each in a block of its own; `looks` of the runs: weight, size, isSubtle."""
    lines = [line for line in said.split("\n") if line.strip()]
    return [
        {
            "type": "RichTextBlock",
            "inlines": runs(piece, looks),
            **({"spacing": "None"} if at else {}),
        }
        for at, piece in enumerate(piece for line in lines for piece in pieces(line))
    ]


def runs(line: str, looks: Element) -> list[Element]:
    """A line with its addresses as links."""
    found, at = [], 0
    for link in LINK.finditer(line):
        if not is_address(link[0]):
            continue
        found += [run(line[at : link.start()], looks)] if line[at : link.start()] else []
        opens = {"type": "Action.OpenUrl", "url": link[0]}
        found.append({**run(link[0], looks), "selectAction": opens})
        at = link.end()
    rest = line[at:]
    return [*found, run(rest, looks)] if rest or not found else found


def run(words: str, looks: Element) -> Element:
    """Words that look the same."""
    return {"type": "TextRun", "text": breakable(words), **looks}


def breakable(words: str) -> str:
    """The words, with spaces in those that no narrow card holds; after a mark where there is one.

    They can be seen, so whoever copies a number or an address notices them.
    """
    return LONG_WORD.sub(lambda found: " ".join(WORD_PART.findall(found[0])), words)


def is_address(link: str) -> bool:
    """Whether a link leads anywhere."""
    try:
        return bool(urlsplit(link).hostname)
    except ValueError:
        return False


def pieces(line: str) -> Iterator[str]:
    """A line in pieces that one run holds; parted at a space where there is one."""
    while len(line) > LONGEST_RUN:
        end = line.rfind(" ", LONGEST_RUN // 2, LONGEST_RUN)
        end = LONGEST_RUN if end < 0 else end
        yield line[:end]
        line = line[end:].lstrip(" ")
    yield line


def prose(said: str) -> list[Element]:
    """Paragraphs; list entries begin with a bullet."""
    parts = [part for part in said.split("\n\n") if part.strip()]
    return [line for part in parts for line in text(bulleted(part))]


def bulleted(part: str) -> str:
    """A paragraph whose list entries begin with a bullet."""
    return "\n".join(
        f"• {line.removeprefix('- ')}" if line.startswith("- ") else line
        for line in part.split("\n")
    )


def small(said: str) -> list[Element]:
    """What may be overlooked."""
    return text(bulleted(said.replace("\n\n", "\n")), size="Small", isSubtle=True)


def strong(said: str) -> list[Element]:
    """What stands out."""
    return text(said, weight="Bolder")


def title(said: str) -> list[Element]:
    """What a card is about."""
    return text(" ".join(said.split()), weight="Bolder", size="Medium")


def quotation(said: str) -> list[Element]:
    """What a person wrote, set apart; much of it in several pieces, so that cards can part it."""
    return [
        {"type": "Container", "style": "emphasis", "items": page}
        for page in paged(text(said) or text("…"), MOST_BYTES // 2)
    ]


def row(label: str, action: Element, style: str = "emphasis") -> Element:
    """Something to press, as wide as the card: a label is never cut on a telephone."""
    return {
        "type": "Container",
        "style": style,
        "spacing": "Small",
        "selectAction": {**action, "title": plain_label(label)},
        "items": text(label) or text("…"),
    }


def execute(data: Element) -> Element:
    """Pressing tells us, and the answer takes the place of the card."""
    return {"type": "Action.Execute", "verb": "madoguchi", "data": data}


def fetch_dialog(data: Element) -> Element:
    """Pressing asks us for a dialog."""
    return {"type": "Action.Submit", "data": {**data, "msteams": {"type": "task/fetch"}}}


def plain_label(label: str) -> str:
    """A label in one line, as a program reads it out."""
    return " ".join(label.split())[:250]


def unlinked(label: str) -> str:
    """A label of a choice, where markup makes links of what people wrote."""
    return plain_label(label).replace("](", "] (") or "…"


def card(body: Sequence[Element], actions: Sequence[Element] = ()) -> Card:
    """A card of these elements."""
    made: Card = {
        "type": "AdaptiveCard",
        "$schema": SCHEMA,
        "version": VERSION,
        "msteams": {"width": "Full"},
        "body": list(body) or text("…"),
    }
    return {**made, "actions": list(actions)} if actions else made


def cards(body: Iterable[Element]) -> list[Card]:
    """As many cards as the elements take; nothing is cut."""
    return [card(page) for page in paged(body, MOST_BYTES)]


def paged(elements: Iterable[Element], most: int) -> list[list[Element]]:
    """The elements in pages of so many bytes; one that is larger has a page of its own."""
    pages: list[list[Element]] = [[]]
    room = most
    for element in elements:
        size = bytes_of(element)
        if pages[-1] and size > room:
            pages.append([])
            room = most
        pages[-1].append(element)
        room -= size
    return pages


def fitting(body: Sequence[Element], most: int = MOST_BYTES) -> list[Element]:
    """As many of the elements as one card holds, with an ellipsis where some had to go."""
    held: list[Element] = []
    for element in body:
        most -= bytes_of(element)
        if most < 0:
            return [*held, *small("…")]
        held.append(element)
    return held


def bytes_of(element: Any) -> int:
    """How much of a message something takes."""
    return len(json.dumps(element, ensure_ascii=False).encode("utf-8", "replace")) + 2


def message(shown: Card, summary: str, *, has_thumbs: bool = False) -> dict[str, Any]:
    """A card as a message; the summary stands in the notification.

    `has_thumbs`: Teams puts thumbs below it, and asks whoever presses one for a word on it.
    """
    thumbs = {"channelData": {"feedbackLoop": {"type": "default"}}} if has_thumbs else {}
    return {
        "type": "message",
        "summary": " ".join(summary.split())[:LONGEST_SUMMARY] or "…",
        "attachments": [{"contentType": CARD_TYPE, "content": shown}],
        **thumbs,
    }


def walk(element: Any, visit: Callable[[Element], None]) -> None:
    """Visit every object of a card."""
    if isinstance(element, dict):
        visit(element)
        for each in element.values():
            walk(each, visit)
    elif isinstance(element, list):
        for each in element:
            walk(each, visit)
