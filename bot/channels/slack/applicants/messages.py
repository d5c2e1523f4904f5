"""What the counter says, drawn as Slack messages. Long texts become several; nothing is cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.common.verdict_signs import VERDICT_SIGNS
from bot.channels.slack.api.blocks import (
    Block,
    button,
    divider,
    emphasis,
    in_messages,
    mrkdwn,
    prose,
    sections,
    small,
    written,
)
from bot.channels.slack.api.mrkdwn import bold
from bot.channels.slack.applicants.choices import choice_blocks
from bot.channels.slack.applicants.ids import PICK, PREFIX, nonce
from bot.vocabulary import Language, Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId
from bot.wording.applicants.channels.channel_labels import Phrases

PhrasesIn = Callable[[Language], Phrases]

PROGRESS = re.compile(r"(\d{1,3})\D+(\d{1,3})")
STEPS = 10
TICK = "✓"


@dataclass(frozen=True, slots=True)
class SlackMessage:
    """One message as Slack takes it."""

    text: str
    blocks: list[Block]


def draw(message: Message, outgoing: int, phrases: Phrases) -> list[SlackMessage]:
    """A message with everything to press on it; the last one carries the buttons."""
    return packed(message, [*body(message, phrases), *choice_blocks(message, outgoing, phrases)])


def packed(message: Message, blocks: list[Block]) -> list[SlackMessage]:
    """Blocks in as many messages as they take."""
    return [SlackMessage(message.text, each) for each in in_messages(blocks) or [[]]]


def body(message: Message, phrases: Phrases) -> list[Block]:
    """The text of a message, as its kind is drawn."""
    match message.kind:
        case MessageKind.QUESTION:
            return question(message.text)
        case MessageKind.VERDICT:
            return verdict(message)
        case MessageKind.ANSWER:
            return answer(message)
        case MessageKind.STAFF:
            return [*small(f"👤 {phrases.from_staff}"), *prose(message.text)]
        case _:
            return [block for part in message.text.split("\n\n") for block in paragraph(part)]


def question(text: str) -> list[Block]:
    """How far the person is, the question, and what helps to answer it."""
    first, *hints = text.split("\n\n")
    position, _, asked = first.partition("\n")
    if not asked:
        return [*asking(first), *(block for hint in hints for block in small(hint))]
    return [
        *small(with_progress(position)),
        *asking(asked),
        *(block for hint in hints for block in small(hint)),
    ]


def asking(text: str) -> list[Block]:
    """A question in bold; a list that belongs to it stands below it as a list."""
    _, _, rest = text.partition("\n")
    return paragraph(text) if rest.startswith("- ") else emphasis(text)


def with_progress(position: str) -> str:
    """“Question 7 of 16” with a bar of how much is behind."""
    found = PROGRESS.search(position)
    if not found:
        return position
    number, total = int(found[1]), int(found[2])
    if not 0 < number <= total:
        return position
    done = round((number - 1) / total * STEPS)
    return f"{'▰' * done}{'▱' * (STEPS - done)}  {position}"


def verdict(message: Message) -> list[Block]:
    """The outcome on top, then each group of reasons under its heading."""
    first, *rest = message.text.split("\n\n")
    sign = VERDICT_SIGNS.get(message.verdict or "", "")
    return [
        *emphasis(f"{sign} {first}".strip()),
        divider(),
        *(block for part in rest for block in paragraph(part)),
    ]


def answer(message: Message) -> list[Block]:
    """The answer, and small below it where it comes from."""
    *said, last = message.text.split("\n\n")
    if not message.clauses or not said:
        return prose(message.text)
    return [*(block for part in said for block in paragraph(part)), *small(last)]


def paragraph(text: str) -> list[Block]:
    """One paragraph; the line above a list is its heading."""
    first, _, rest = text.partition("\n")
    if not rest.startswith("- ") or first.startswith("- "):
        return prose(text)
    whole = sections(text, headed)
    return whole if len(whole) == 1 else [*emphasis(first), *prose(rest)]


def headed(text: str) -> str:
    """A list under its heading, in mrkdwn."""
    first, _, rest = text.partition("\n")
    return f"{bold(first)}\n{written(rest)}"


def draw_closed(
    message: Message, outgoing: int, label: str, phrases: Phrases
) -> list[SlackMessage]:
    """A message that was answered: the answer instead of what could be pressed.

    An answered question can be asked again with a button. No label: it was answered in words.
    """
    if message.kind is MessageKind.QUESTION:
        return packed(message, closed_question(message, outgoing, label, phrases))
    picked = small(f"✓ {unticked(label)}") if label else []
    return packed(message, [*body(message, phrases), *picked])


def draw_superseded(message: Message, phrases: Phrases) -> list[SlackMessage]:
    """A question that was asked again further down, so that only the newest can be answered."""
    first = message.text.split("\n\n")[0]
    position, _, asked = first.partition("\n")
    told = [*small(with_progress(position)), *asking(asked)] if asked else asking(first)
    return packed(message, [*told, *small(f"↓ {phrases.asked_below}")])


def closed_question(message: Message, outgoing: int, label: str, phrases: Phrases) -> list[Block]:
    """A question with its answer, and a button to change it."""
    first = message.text.split("\n\n")[0]
    position, _, asked = first.partition("\n")
    change = button(PREFIX + PICK, phrases.change, str(ChoiceId.edit(message.question or "")))
    answered: Block = {
        "type": "section",
        "block_id": nonce(outgoing),
        "text": mrkdwn(f"✓ {bold(unticked(label))}"),
        "accessory": change,
    }
    told = [*small(with_progress(position)), *asking(asked)] if asked else asking(first)
    return [*told, answered]


def unticked(label: str) -> str:
    """A label without the tick of an answer that stood already."""
    return label.removeprefix(TICK).strip()
