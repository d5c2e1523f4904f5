"""Choices as things to press: buttons, a menu, articles to read, and whether an answer helped."""

from __future__ import annotations

from collections.abc import Sequence

from bot.channels.slack.api.blocks import (
    Block,
    Element,
    actions,
    button,
    mrkdwn,
    option,
    plain_text,
    prose,
)
from bot.channels.slack.api.mrkdwn import inert
from bot.channels.slack.api.text_splitter import size
from bot.channels.slack.applicants.ids import FORM, PICK, PREFIX, nonce
from bot.vocabulary import Choice, Message, MessageKind
from bot.vocabulary.choice_ids import Verb, verb_of
from bot.wording.applicants.channels.channel_labels import Phrases
from bot.wording.choices import style_of

FEW, MANY = 5, 10
SHORT, MIDDLE = 24, 40
"""Characters of a label that a button shows well, among many others and among few."""
SHOWN_IN_MENU = 40
"""Characters of an entry that a menu shows on a telephone."""

FEW_CHANGES = 3
"""So many things that can be changed are buttons; more are a menu."""

GROUPS = (frozenset({Verb.ARTICLE}), frozenset({Verb.RATE}), frozenset({Verb.EDIT, Verb.REFILL}))
"""Verbs of choices that are drawn in a way of their own."""

SENDING = frozenset({Verb.SEND})


def choice_blocks(message: Message, outgoing: int, phrases: Phrases) -> list[Block]:
    """Everything on a message that can be pressed."""
    once = list({choice.id: choice for choice in message.choices}.values())
    articles, ratings, changes = (having(once, verbs) for verbs in GROUPS)
    others = [c for c in once if c not in (*articles, *ratings, *changes)]
    if len(changes) <= FEW_CHANGES:
        others, changes = [c for c in once if c in (*others, *changes)], []
    form = form_blocks(message, phrases)
    is_asked = not having(once, SENDING)  # filling in comes before stopping, and after sending
    pressable = [
        *article_blocks(articles, phrases),
        *(form if is_asked else []),
        *pick_blocks(others, message, phrases),
        *(actions([menu(changes, phrases.change)]) if changes else []),
        *(form if not is_asked else []),
        *rating_blocks(ratings),
    ]
    return numbered(pressable, nonce(outgoing))


def having(choices: Sequence[Choice], verbs: frozenset[Verb]) -> list[Choice]:
    """Choices that do one of these things."""
    return [choice for choice in choices if verb_of(choice.id) in verbs]


def numbered(blocks: Sequence[Block], name: str) -> list[Block]:
    """Blocks whose ids begin with a name, each with an id of its own."""
    return [
        {**block, "block_id": f"{name}.{number}" if number else name}
        for number, block in enumerate(blocks)
    ]


def article_blocks(articles: Sequence[Choice], phrases: Phrases) -> list[Block]:
    """Articles in full, each with a button to read it."""
    return [
        {
            "type": "section",
            "text": mrkdwn(inert(choice.label)),
            "accessory": button(PREFIX + PICK, phrases.read, choice.id),
        }
        for choice in articles
    ]


def pick_blocks(choices: Sequence[Choice], message: Message, phrases: Phrases) -> list[Block]:
    """Choices as buttons; those of a question as a list to choose from where they are long.

    Many short ones are a menu, and so are many long ones, which stand above it in full as well:
    Slack takes no longer list.
    """
    if not choices:
        return []
    if message.kind is not MessageKind.QUESTION or are_buttons(choices):
        return actions([one_button(choice, n, message) for n, choice in enumerate(choices)])
    if fit_menu(choices):
        return actions([menu(choices, phrases.choose)])
    if len(choices) <= MANY:
        return actions([radio(choices)])
    return [*listed(choices), *actions([menu(choices, phrases.choose)])]


def are_buttons(choices: Sequence[Choice]) -> bool:
    """Whether buttons show these choices well."""
    longest = max(size(choice.label) for choice in choices)
    return longest <= (MIDDLE if len(choices) <= FEW else SHORT) and len(choices) <= MANY


def one_button(choice: Choice, number: int, message: Message) -> Element:
    """A choice as a button."""
    style = style_of(choice, message)
    name = f"{PREFIX}{PICK}#{number}" if number else PREFIX + PICK
    return button(name, choice.label, choice.id, style)


def menu(choices: Sequence[Choice], placeholder: str) -> Element:
    """Choices as a menu."""
    return {
        "type": "static_select",
        "action_id": PREFIX + PICK,
        "placeholder": plain_text(placeholder, 150),
        "options": [option(choice.id, choice.label) for choice in choices],
    }


def radio(choices: Sequence[Choice]) -> Element:
    """Choices one below the other, each in full; the first press picks."""
    return {
        "type": "radio_buttons",
        "action_id": PREFIX + PICK,
        "options": [option(choice.id, choice.label) for choice in choices],
    }


def fit_menu(choices: Sequence[Choice]) -> bool:
    """Whether a menu cuts none of the choices."""
    return all(size(choice.label) <= SHOWN_IN_MENU for choice in choices)


def listed(choices: Sequence[Choice]) -> list[Block]:
    """The choices in full, above a menu."""
    return prose("\n".join(f"- {choice.label}" for choice in choices))


def form_blocks(message: Message, phrases: Phrases) -> list[Block]:
    """A button that opens the contact form, where a field of it is asked or shown for checking."""
    verbs = {verb_of(choice.id) for choice in message.choices}
    is_form = message.kind is MessageKind.CONTACT and Verb.CONSENT not in verbs
    if not is_form:
        return []
    style = "" if Verb.SEND in verbs else "primary"
    return actions([button(PREFIX + FORM, phrases.fill_in, FORM, style)])


def rating_blocks(ratings: Sequence[Choice]) -> list[Block]:
    """Whether the answer helped: thumbs up and down."""
    by_value = {choice.value: choice for choice in ratings}
    if by_value.keys() < {"yes", "no"}:
        return []
    yes, no = by_value["yes"], by_value["no"]
    buttons = {
        "type": "feedback_buttons",
        "action_id": PREFIX + PICK,
        "positive_button": thumb(yes),
        "negative_button": thumb(no),
    }
    return [{"type": "context_actions", "elements": [buttons]}]


def thumb(choice: Choice) -> Element:
    """One of the feedback buttons."""
    return {
        "text": plain_text(choice.label),
        "value": choice.id,
        "accessibility_label": plain_text(choice.label)["text"],
    }
