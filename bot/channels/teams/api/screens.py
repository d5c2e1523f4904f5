"""Each part of a screen as elements of a card."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from bot.channels.teams.api.cards import (
    Element,
    bulleted,
    prose,
    quotation,
    row,
    run,
    runs,
    small,
    strong,
    text,
    title,
)
from bot.vocabulary.ui import (
    Bars,
    Button,
    Buttons,
    Divider,
    Facts,
    Heading,
    Paragraph,
    Part,
    Quotation,
    Screen,
    Small,
    Style,
)

Press = Callable[[Button], Element]
"""What pressing a button does."""

STYLES = {Style.PLAIN: "emphasis", Style.PRIMARY: "accent", Style.DANGER: "attention"}
LONGEST_BAR = 20


def screen_body(screen: Screen, press: Press) -> list[Element]:
    """A screen, its title first."""
    return [*title(screen.title), *(e for part in screen.parts for e in part_elements(part, press))]


def part_elements(part: Part, press: Press) -> list[Element]:  # noqa: C901  one line for each part
    """The elements of one part."""
    match part:
        case Heading(said):
            return strong(said)
        case Paragraph(said):
            return prose(said)
        case Small(said):
            return small(said)
        case Quotation(said):
            return quotation(bulleted(said))
        case Facts(entries):
            return [fact(name, value) for name, value in entries]
        case Bars():
            return bars(part)
        case Buttons(buttons):
            return [row(each.label, press(each), STYLES[each.style]) for each in buttons]
        case Divider():
            return [{"type": "Container", "separator": True, "items": text(" ") or [blank()]}]
    assert_never(part)


def blank() -> Element:
    """Nothing to be seen."""
    return {"type": "TextBlock", "text": " ", "size": "Small"}


def fact(name: str, value: str) -> Element:
    """A name and its value in one line: in a set of facts, what people wrote would be markup."""
    said = " ".join(value.split()) or "–"
    inlines = [run(f"{name}  ", {"weight": "Bolder"}), *runs(said[:3_000], {})]
    return {"type": "RichTextBlock", "inlines": inlines, "spacing": "Small"}


def bars(part: Bars) -> list[Element]:
    """A picture of numbers: under each label a bar as long as its share."""
    rows = [
        line
        for bar in part.bars
        for line in (
            *text(f"{bar.label}  {bar.count}  {bar.note}".rstrip()),
            *text(bar_picture(bar.share), fontType="Monospace"),
        )
    ]
    return [*strong(part.heading), *rows]


def bar_picture(share: float) -> str:
    """A bar; whatever is more than nothing can be seen."""
    full = round(min(max(share, 0.0), 1.0) * LONGEST_BAR)
    return "█" * max(full, 1) if share > 0 else "·"
