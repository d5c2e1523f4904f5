"""A desk in a chat, as far as it is the same on every platform: use cases, and words for staff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from bot.assistant.desk import reminders
from bot.assistant.desk.actions import DeskAction, DeskMessage, StaffDesk, WordedReply, staff_desk
from bot.assistant.desk.dispatcher import handle_desk_action
from bot.assistant.desk.post_views import view_of
from bot.assistant.ports import DeskPost, Storage
from bot.runtime.adapter import Services
from bot.vocabulary import Language
from bot.vocabulary.ui import Screen
from bot.wording.desk.renderer import DeskRenderer


@dataclass(frozen=True)
class ChatDesk:
    """Decides what staff do, and words what comes of it.

    `is_staff` says who may act, asked on every act; `name_of` what they are called; both by the
    name under which the platform vouches for them.
    """

    services: Services
    is_staff: Callable[[str], bool]
    name_of: Callable[[str], str]

    @property
    def storage(self) -> Storage:
        """Where leads and posts are kept."""
        return self.services.assistant.storage

    @property
    def language(self) -> Language:
        """What many read there together."""
        return self.services.language

    @cached_property
    def renderer(self) -> DeskRenderer:
        """What words everything that staff read."""
        return DeskRenderer(self.services.speaker, self.name_of)

    @property
    def staff_desk(self) -> StaffDesk:
        """The desk itself, with what the counter knows at this moment."""
        assistant = self.services.assistant.today(self.now())
        fill_in = self.renderer.fill_in
        return staff_desk(assistant, self.is_staff, fill_in, assistant.replies, assistant.desks)

    def now(self) -> datetime:
        """The moment (UTC)."""
        return self.services.clock()

    def handle(self, act: DeskAction) -> WordedReply:
        """Decide on an act, and have delivered what follows."""
        reply = handle_desk_action(self.staff_desk, act, self.now())
        self.services.commits.tell()
        return self.renderer.reply(reply, act.language)

    def screen_of(
        self, post: DeskPost, language: Language | None = None, viewer: str = ""
    ) -> Screen | None:
        """What a post shows now: to all, or to one member of staff in their language."""
        view = view_of(self.storage, post, self.now())
        return self.renderer.screen(view, language or self.language, viewer) if view else None

    def is_new(self, staff: str, event: str) -> bool:
        """Whether this is heard for the first time; it is not from then on."""
        with self.storage() as work:
            is_new = work.events.is_new(staff, event, self.now())
            work.commit()
        return is_new

    def message(self, message: DeskMessage, language: Language) -> str:
        """One of the short things that the desk says."""
        return self.renderer.text(message, language)


def remind(services: Services, desks: tuple[str, ...], now: datetime) -> None:
    """Remind desks of replies that are due, and tell once a day where they stand."""
    assistant = services.assistant
    hours = assistant.edition.desk_hours
    told = [
        *reminders.due(assistant.storage, now, hours, desks),
        *reminders.digest(assistant.storage, now, hours, desks),
    ]
    if told:
        services.commits.tell()


def with_desks(services: Services, desks: tuple[str, ...]) -> Services:
    """The same, with new leads shown at these desks as well."""
    every = (*services.assistant.desks, *desks)
    return replace(services, assistant=replace(services.assistant, desks=every))


def part_named(subject: str, number: int) -> str:
    """The name of one of the messages of a subject that a single one does not hold."""
    return f"{subject}#{number}" if number else subject
