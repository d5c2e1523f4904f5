"""What the counter says, drawn as cards. Long texts become several; nothing is cut."""

from __future__ import annotations

from collections.abc import Callable

from bot.channels.common.verdict_signs import VERDICT_SIGNS
from bot.channels.teams.api.cards import (
    Card,
    Element,
    card,
    cards,
    execute,
    fetch_dialog,
    prose,
    row,
    small,
    strong,
    text,
)
from bot.channels.teams.api.screens import STYLES
from bot.channels.teams.applicants.events import FORM, nonce
from bot.vocabulary import Choice, Language, Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId, Verb, verb_of
from bot.wording.applicants.channels.channel_labels import Phrases
from bot.wording.choices import style_of

PhrasesIn = Callable[[Language], Phrases]

TICK = "✓"


def draw(message: Message, outgoing: int, phrases: Phrases, mark: str = "0") -> list[Card]:
    """A message with everything to press on it."""
    return cards([*body(message, phrases), *choice_rows(message, nonce(outgoing, mark), phrases)])


def draw_closed(
    message: Message, outgoing: int, label: str, phrases: Phrases, mark: str = "0"
) -> list[Card]:
    """A message that was answered: the answer instead of what could be pressed.

    An answered question can be asked again. No label: it was answered in words.
    """
    told = f"{TICK} {label.removeprefix(TICK).strip()}" if label else ""
    if message.kind is not MessageKind.QUESTION:
        return cards([*body(message, phrases), *(small(told) if told else [])])
    data = {
        "nonce": nonce(outgoing, mark),
        "choose": str(ChoiceId.edit(message.question or "")),
    }
    return cards([*asked(message), *strong(told), row(phrases.change, execute(data))])


def draw_superseded(message: Message, phrases: Phrases) -> list[Card]:
    """A question that was asked again further down, so that only the newest can be answered."""
    return cards([*asked(message), *small(f"↓ {phrases.asked_below}")])


def last_of(drawn: list[Card]) -> Card:
    """The card that carries what can be pressed."""
    return drawn[-1] if drawn else card([])


def body(message: Message, phrases: Phrases) -> list[Element]:
    """The text of a message, as its kind is drawn."""
    first, *rest = message.text.split("\n\n")
    match message.kind:
        case MessageKind.QUESTION:
            return [*asked(message), *(e for hint in rest for e in small(hint))]
        case MessageKind.VERDICT:
            sign = VERDICT_SIGNS.get(message.verdict or "", "")
            head = text(f"{sign} {first}".strip(), weight="Bolder", size="Medium")
            return [*head, *(e for part in rest for e in paragraph(part))]
        case MessageKind.STAFF:
            return [*small(f"👤 {phrases.from_staff}"), *prose(message.text)]
        case MessageKind.ANSWER if message.clauses and rest:
            said = "\n\n".join((first, *rest[:-1]))
            return [*prose(said), *small(rest[-1])]
        case _:
            return [e for part in (first, *rest) for e in paragraph(part)]


def asked(message: Message) -> list[Element]:
    """How far the person is, and the question."""
    first = message.text.split("\n\n")[0]
    position, _, question = first.partition("\n")
    if not question or question.startswith("- "):
        return paragraph(first) if question else text(first, weight="Bolder", size="Medium")
    return [*small(position), *text(question, weight="Bolder", size="Medium")]


def paragraph(part: str) -> list[Element]:
    """One paragraph; the line above a list is its heading."""
    first, _, rest = part.partition("\n")
    if not rest.startswith("- ") or first.startswith("- "):
        return prose(part)
    return [*strong(first), *prose(rest)]


def choice_rows(message: Message, mark: str, phrases: Phrases) -> list[Element]:
    """Everything on a message that can be pressed, but for what thumbs stand for."""
    once = {choice.id: choice for choice in message.choices}.values()
    rows = [choice_row(each, message, mark) for each in once if verb_of(each.id) is not Verb.RATE]
    verbs = {verb_of(choice.id) for choice in message.choices}
    is_form = message.kind is MessageKind.CONTACT and Verb.CONSENT not in verbs
    if not is_form:
        return rows
    opens = row(
        phrases.fill_in, fetch_dialog({FORM: True}), "emphasis" if Verb.SEND in verbs else "accent"
    )
    return [*rows, opens] if Verb.SEND in verbs else [opens, *rows]


def choice_row(choice: Choice, message: Message, mark: str) -> Element:
    """One choice."""
    data = {"nonce": mark, "choose": choice.id}
    return row(choice.label, execute(data), STYLES[style_of(choice, message)])
