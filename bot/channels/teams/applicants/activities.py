"""What is heard of applicants in Teams. Everything is answered once it was committed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.channels.teams.api.activity import TeamsActivity
from bot.channels.teams.api.cards import CARD_TYPE, Card
from bot.channels.teams.api.dialogs import dialog_card, note, task, values_of, with_values
from bot.channels.teams.api.invoke_answers import saying
from bot.channels.teams.applicants.events import FORM, arrived, directly, pressed, said
from bot.channels.teams.applicants.ratings import rating_in
from bot.channels.teams.applicants.service import TeamsApplicantService
from bot.channels.teams.applicants.typing_sign import TypingSign
from bot.vocabulary.ui import Button, Dialog

Answer = dict[str, Any]
"""The body of what is answered to an invoke."""


def replacing(card: Card) -> Answer:
    """The answer by which a card takes the place of the one that was pressed on."""
    return {"statusCode": 200, "type": CARD_TYPE, "value": card}


def no_press(_: Button) -> dict[str, Any]:
    """Forms of applicants hold nothing to press."""
    raise AssertionError


@dataclass(frozen=True)
class ApplicantActivities:
    """Only translates: what anything means is decided elsewhere."""

    service: TeamsApplicantService

    @cached_property
    def typing(self) -> TypingSign:
        """What whoever waits is shown."""
        return TypingSign(self.service.connector)

    # Messages.

    def hear(self, activity: TeamsActivity) -> None:
        """Something was written: to us alone, or where others read and we were called."""
        if not activity.user:
            return
        if activity.is_personal:
            with self.typing.shown(activity):
                self.service.take(said(activity))
        elif activity.mentions_us:
            self._hear_public(activity)

    def _hear_public(self, activity: TeamsActivity) -> None:
        """Answer where it was asked; what is private goes on in the personal chat."""
        turn = said(activity)
        self.service.take(turn)
        if self.service.is_private(turn) and activity.from_ is not None:
            self.service.take(directly(turn, activity.from_.id))

    def correct(self, activity: TeamsActivity) -> None:
        """A message was edited or deleted; only what was said to us alone is kept."""
        if activity.is_personal and activity.user:
            self.service.correct(activity)

    def welcome(self, activity: TeamsActivity) -> None:
        """Welcome who has never been here."""
        if not (activity.is_personal and activity.user):
            return
        if self.service.spoken(str(activity.address)) is None:
            self.service.take(arrived(activity))

    # Pressing.

    def press(self, activity: TeamsActivity) -> Answer:
        """Something on a card of ours was pressed."""
        press = pressed(activity)
        if press is None:
            return saying(self.service.words_for(activity).not_now)
        shown = self.service.take_press(press)
        if press.turn.is_public and self.service.is_private(press.turn) and activity.from_:
            self.service.take(directly(press.turn, activity.from_.id))
        if shown is None:
            return saying(
                self.service.words_for(activity).elsewhere if press.turn.is_public else "✓"
            )
        return replacing(shown)

    def rate(self, activity: TeamsActivity) -> Answer | None:
        """A thumb below an answer was pressed. Teams takes no other answer than an empty one."""
        rating = rating_in(activity)
        if rating is None:
            return None
        if activity.is_personal and activity.user:
            self.service.rate(activity, rating)
        return {}

    # The contact form.

    def open_form(self, activity: TeamsActivity) -> Answer:
        """The contact form as a window, with what Teams knows of the person standing in it."""
        dialog = self.service.form(activity) if activity.is_personal else None
        if dialog is None:
            return note(self.service.words_for(activity).not_now)
        return task(dialog, self._drawn(dialog, {}))

    def submit_form(self, activity: TeamsActivity) -> Answer:
        """The form was handed in: taken, or shown again with what is wrong beside each field."""
        data = activity.data.get("data")
        values = values_of(data) if isinstance(data, dict) else {}
        dialog = self.service.form(activity) if activity.is_personal else None
        if dialog is None:
            return note(self.service.words_for(activity).not_now)
        wrong = self.service.fill(activity, values)
        if not wrong:
            return {}
        return task(dialog, self._drawn(with_values(dialog, values), dict(wrong)))

    def _drawn(self, dialog: Dialog, wrong: dict[str, str]) -> Card:
        return dialog_card(dialog, {FORM: True}, no_press, wrong)
