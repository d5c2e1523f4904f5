"""What is heard of staff in Teams: presses on cards, dialogs, and mentions in the desk's channel.

What staff write to each other in the channel is not read, kept or sent anywhere. Whoever is not
staff is refused by the use cases, on every act.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, assert_never

from bot.assistant.desk.actions import (
    DeskAction,
    DeskMessage,
    Done,
    Download,
    InputErrors,
    OpenDialog,
    ReplaceDialog,
    ShowMessage,
    WordedReply,
)
from bot.channels.teams.api.activity import TeamsActivity
from bot.channels.teams.api.address import IN_THREAD, TeamsPlace
from bot.channels.teams.api.cards import CARD_TYPE
from bot.channels.teams.api.cards import message as as_message
from bot.channels.teams.api.dialogs import (
    dialog_card,
    note,
    task,
    values_of,
    with_people,
    with_values,
)
from bot.channels.teams.api.invoke_answers import saying
from bot.channels.teams.desk.cards import post_cards, press_in_dialog, refreshing
from bot.channels.teams.desk.ids import CARD, DESK, NONCE, OPENER, REFRESH, SUBJECT, VALUE
from bot.channels.teams.desk.service import TeamsDeskService
from bot.vocabulary import Language
from bot.vocabulary.ui import Dialog, InputKind, Paragraph, Screen

Answer = dict[str, Any]
Later = Callable[[Callable[[], None]], object]
"""Does something after the acknowledgement, on another thread where there is one."""


@dataclass(frozen=True)
class TeamsDeskActivities:
    """Hears staff and answers them; what anything means is decided by the service."""

    service: TeamsDeskService
    beside: Later

    def is_here(self, activity: TeamsActivity) -> bool:
        """Whether something happened in the channel of the desk."""
        return activity.channel == self.service.channel

    def hear(self, activity: TeamsActivity) -> None:
        """Somebody addressed the counter: in a thread it says what stays there, else how it is."""
        if activity.type != "message" or not activity.mentions_us or not activity.user:
            return
        language, event = self._language(activity), f"mention:{activity.id}"
        act = DeskAction(event, str(activity.address.private), "digest", language=language)
        if not self.service.chat.is_new(act.staff, act.event):
            return
        reply = self.service.chat.handle(act)
        is_above = activity.thread in ("", activity.id)
        if is_above and isinstance(reply, OpenDialog | ReplaceDialog):
            screen = Screen(reply.dialog.title, reply.dialog.parts)
        elif isinstance(reply, ShowMessage):
            screen = Screen(reply.text)
        else:
            stays = self.service.chat.message(DeskMessage.STAYS_IN_THREAD, language)
            screen = Screen(
                self.service.chat.message(DeskMessage.NOTE, language), (Paragraph(stays),)
            )
        self.beside(lambda: self._say(activity, screen))

    def _say(self, activity: TeamsActivity, screen: Screen) -> None:
        """Answer in the thread, without any promise that it arrives."""
        conversation = activity.conversation.id
        if IN_THREAD not in conversation:
            conversation = f"{conversation}{IN_THREAD}{activity.id}"
        for page in post_cards(screen, "", "0"):
            said = as_message(page, screen.title)
            self.service.connector.send(activity.service_url, conversation, said)

    # Pressing.

    def invoked(self, activity: TeamsActivity, data: Mapping[str, Any]) -> Answer | None:
        """Something of the desk's was pressed or handed in."""
        self.service.staff.note(activity)
        act = self.act_of(activity, data)
        if act.action == REFRESH:
            return self._seen(act, told(data, SUBJECT))
        if self.service.staff.is_staff(act.staff):
            self.service.adopt(told(data, SUBJECT), pressed_at(activity))
        reply = self.service.chat.handle(act)
        if activity.name == "adaptiveCard/action":
            return self._card(act, reply, told(data, SUBJECT))
        if activity.name in ("task/fetch", "task/submit"):
            return self._window(activity, act, reply, told(data, OPENER))
        return None

    def act_of(self, activity: TeamsActivity, data: Mapping[str, Any]) -> DeskAction:
        """What somebody wishes to do; the same press has the same key however often it comes."""
        values = values_of(data)
        actor, mark = str(activity.address.private), told(data, NONCE)
        keyed = [told(data, DESK), told(data, VALUE), mark, sorted(values.items())]
        digest = hashlib.sha256(json.dumps(keyed).encode()).hexdigest()[:24]
        return DeskAction(
            event=f"press:{digest}",
            staff=actor,
            action=told(data, DESK),
            value=told(data, VALUE),
            values=values,
            language=self._language(activity),
        )

    def _language(self, activity: TeamsActivity) -> Language:
        return activity.language or self.service.chat.language

    # Answers to a press on a card: the card as it is now, and above it what came of it.

    def _card(self, act: DeskAction, reply: WordedReply, subject: str) -> Answer:
        said = words_of(reply)
        shown = self._card_for(act, subject, said)
        return shown or saying(said or "✓")

    def _seen(self, act: DeskAction, subject: str) -> Answer:
        """The card as the one who looks at it sees it; nothing was done, and nothing is said."""
        return self._card_for(act, subject, "") or saying("✓")

    def _card_for(self, act: DeskAction, subject: str, said: str) -> Answer | None:
        """A card as it is now for who acts; None where there is none for them."""
        service = self.service
        if not subject or not service.staff.is_staff(act.staff):
            return None
        screen = service.screen_about(subject, act.staff, act.language)
        if screen is None:
            return None
        pages = post_cards(screen, subject, f"{act.event[-12:]}.{service.chat.now():%f}", said)
        if len(pages) > 1:  # nobody knows which of them was pressed; all are brought up to date
            return None
        shown = pages[0]
        if subject.startswith(CARD):
            shown = refreshing(shown, subject, service.staff.accounts())
        return {"statusCode": 200, "type": CARD_TYPE, "value": shown}

    # Answers in a window.

    def _window(
        self, activity: TeamsActivity, act: DeskAction, reply: WordedReply, opener: str
    ) -> Answer:
        match reply:
            case OpenDialog(dialog) | ReplaceDialog(dialog):
                return self._dialog(act, dialog, act.action)
            case ShowMessage(text):
                return note(text)
            case InputErrors(errors):
                return self._again(act, errors, opener)
            case Download():
                return note(self.service.chat.message(DeskMessage.FILE_FAILED, act.language))
            case Done():
                return {} if activity.name == "task/submit" else note("✓")
        assert_never(reply)

    def _dialog(
        self, act: DeskAction, dialog: Dialog, opener: str, errors: Mapping[str, str] | None = None
    ) -> Answer:
        if any(each.kind is InputKind.PERSON for each in dialog.inputs):
            people = self.service.staff.people()
            others = {actor: name for actor, name in people.items() if actor != act.staff}
            dialog = with_people(dialog, others)
        mark = f"{self.service.chat.now().timestamp():.6f}"
        data = {DESK: dialog.action, VALUE: dialog.value, OPENER: opener, NONCE: mark}
        shown = dialog_card(dialog, data, press_in_dialog(mark), errors)
        return task(dialog, shown)

    def _again(self, act: DeskAction, errors: Mapping[str, str], opener: str) -> Answer:
        """The same dialog once more, with what was filled in, and what is wrong with it."""
        asked = replace(act, event=f"{act.event}:again", action=opener)
        shown = self.service.chat.handle(asked) if opener else None
        if not isinstance(shown, OpenDialog | ReplaceDialog):
            return note("\n".join(errors.values()))
        return self._dialog(act, with_values(shown.dialog, act.values), opener, errors)


def pressed_at(activity: TeamsActivity) -> TeamsPlace | None:
    """Where the card stands that was pressed, in the channel itself."""
    root = activity.reply_to_id
    return TeamsPlace(activity.channel, root) if root and root == activity.thread else None


def told(data: Mapping[str, Any], name: str) -> str:
    """What the data of a press says; empty for what is no text."""
    value = data.get(name)
    return value if isinstance(value, str) else ""


def words_of(reply: WordedReply) -> str:
    """What is to be said of what came of a press."""
    match reply:
        case ShowMessage(text):
            return text
        case InputErrors(errors):
            return "\n".join(errors.values())
    return ""
