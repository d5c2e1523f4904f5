"""Each part of a screen as blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import assert_never

from bot.channels.common.message_language import JAPANESE
from bot.channels.slack.api.blocks import (
    LONGEST_LABEL,
    Block,
    Element,
    actions,
    button,
    confirmation,
    divider,
    emphasis,
    facts,
    heading,
    prose,
    quotation,
    sections,
    small,
)
from bot.channels.slack.api.mrkdwn import inert, seen
from bot.channels.slack.api.text_splitter import size
from bot.vocabulary.ui import (
    Bar,
    Bars,
    Button,
    Buttons,
    Divider,
    Facts,
    Heading,
    Paragraph,
    Part,
    Quotation,
    Small,
)

LONGEST_BAR = 20
"""Full blocks in the longest bar."""
EIGHTHS = " ▏▎▍▌▋▊▉"


def part_blocks(part: Part, prefix: str = "") -> list[Block]:  # noqa: C901  one line for each part
    """The blocks of one part. `prefix` stands before the action of every button."""
    match part:
        case Heading(text):
            return heading(text)
        case Paragraph(text):
            return prose(text)
        case Small(text):
            return small(text)
        case Quotation(text):
            return quotation(text)
        case Facts(entries):
            return facts(entries)
        case Bars():
            return bars(part)
        case Buttons(buttons):
            return button_blocks(buttons, prefix)
        case Divider():
            return [divider()]
    assert_never(part)


def bars(part: Bars) -> list[Block]:
    """A picture of numbers: under each label a bar as long as its share.

    All bars begin at the edge, so that they can be compared in any font.
    """
    rows = "\n".join(f"{bar_label(bar)}\n{bar_picture(bar.share)}" for bar in part.bars)
    return [*emphasis(part.heading), *sections(rows, inert)]


def bar_label(bar: Bar) -> str:
    """What a bar stands for, its number, and what there is to know of it."""
    label = " ".join(bar.label.split())
    return f"{label}  {bar.count}  {bar.note}".rstrip()


def bar_picture(share: float) -> str:
    """A bar; whatever is more than nothing can be seen."""
    eighths = round(min(max(share, 0.0), 1.0) * LONGEST_BAR * 8)
    eighths = max(eighths, 1) if share > 0 else 0
    full, rest = divmod(eighths, 8)
    return ("█" * full + EIGHTHS[rest].strip()) or "·"


def button_blocks(buttons: Sequence[Button], prefix: str = "", block_id: str = "") -> list[Block]:
    """Buttons side by side; a label that is too long for one stands above them in full."""
    long = [b.label for b in buttons if size(" ".join(seen(b.label).split())) > LONGEST_LABEL]
    names = unique([prefix + b.action for b in buttons])
    drawn = [one_button(b, name) for b, name in zip(buttons, names, strict=True)]
    return [
        *prose("\n".join(f"- {' '.join(label.split())}" for label in long)),
        *actions(drawn, block_id),
    ]


def one_button(pressed: Button, action_id: str) -> Element:
    """One button, with its confirmation."""
    confirm = None
    if pressed.confirm:
        no = "やめる" if JAPANESE.search(pressed.label + pressed.confirm) else "Cancel"
        confirm = confirmation(pressed.confirm, pressed.label, no)
    return button(action_id, pressed.label, pressed.value, pressed.style.value, confirm)


def unique(names: Sequence[str]) -> list[str]:
    """Action ids that differ within a block: what repeats gets a number after a `#`."""
    seen_before: Counter[str] = Counter()
    numbered = []
    for name in names:
        times = seen_before[name]
        numbered.append(f"{name}#{times}" if times else name)
        seen_before[name] += 1
    return numbered


def action_of(action_id: str, prefix: str = "") -> str:
    """The action that a pressed button stands for."""
    return action_id.removeprefix(prefix).partition("#")[0]
