"""What staff press: the cards of leads, and the data that tells what was meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.channels.teams.api.cards import (
    Card,
    Element,
    cards,
    execute,
    fetch_dialog,
    strong,
)
from bot.channels.teams.api.screens import Press, screen_body
from bot.channels.teams.desk.ids import AT_ONCE, DESK, FILES, NONCE, REFRESH, SUBJECT, VALUE
from bot.vocabulary.ui import Button, Buttons, Part, Screen


def press_on(subject: str, mark: str) -> Press:
    """What pressing a button on a post does. `mark` is new whenever it is drawn anew."""

    def press(button: Button) -> Element:
        data = {DESK: button.action, VALUE: button.value, SUBJECT: subject, NONCE: mark}
        return execute(data) if button.action in AT_ONCE else fetch_dialog(data)

    return press


def refreshing(shown: Card, subject: str, accounts: Sequence[str]) -> Card:
    """The card, which these people's clients have drawn anew for each of them."""
    named = list(accounts)
    action = execute({DESK: REFRESH, VALUE: subject, SUBJECT: subject, NONCE: REFRESH})
    return {**shown, "refresh": {"action": action, "userIds": named}} if named else shown


def press_in_dialog(mark: str) -> Press:
    """What pressing a button in a dialog does: another dialog takes its place."""

    def press(button: Button) -> Element:
        data = {DESK: button.action, VALUE: button.value, NONCE: mark}
        return {"type": "Action.Submit", "data": data}

    return press


def post_cards(screen: Screen, subject: str, mark: str, said: str = "") -> list[Card]:
    """A post as cards. `said` stands above: what came of a press."""
    body = screen_body(without_files(screen), press_on(subject, mark))
    return cards([*(strong(said) if said else []), *body])


def without_files(screen: Screen) -> Screen:
    """The screen without what hands over files: Teams takes none from a bot in a channel."""
    return replace(screen, parts=tuple(part for each in screen.parts if (part := offered(each))))


def offered(part: Part) -> Part | None:
    """The part, with the buttons that lead anywhere here; None where none is left."""
    if not isinstance(part, Buttons):
        return part
    kept = tuple(each for each in part.buttons if each.action not in FILES)
    return Buttons(kept) if kept else None
