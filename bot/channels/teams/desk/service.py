"""What the desk in Teams needs of the rest: who is staff, use cases, words, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.assistant.ports import NO_DETAIL, DeliveryStatus, DeskPost
from bot.channels.common.chat_desk import ChatDesk
from bot.channels.teams.api.address import TeamsPlace
from bot.channels.teams.api.connector import Connector
from bot.channels.teams.desk.directory import TeamsStaff
from bot.runtime.adapter import Services
from bot.vocabulary import Language
from bot.vocabulary.ui import Screen


@dataclass(frozen=True)
class TeamsDeskService:
    """One desk (`desk`, in `channel`)."""

    desk: str
    channel: str
    staff: TeamsStaff
    services: Services
    connector: Connector

    @cached_property
    def chat(self) -> ChatDesk:
        """What it has in common with desks of other platforms."""
        return ChatDesk(self.services, self.staff.is_staff, self.staff.name)

    def screen_about(self, subject: str, viewer: str, language: Language) -> Screen | None:
        """What the post of this subject shows now to one member of staff."""
        with self.chat.storage.read_only() as work:
            found = [post for post in work.desk_posts.about(subject) if post.desk == self.desk]
        now = self.chat.now()
        alone = DeskPost(0, self.desk, subject, subject, NO_DETAIL, DeliveryStatus.SENT, 0, now)
        return self.chat.screen_of(found[0] if found else alone, language, viewer)

    def adopt(self, subject: str, at: TeamsPlace | None) -> None:
        """Know where a post stands that was pressed, where the answer to its posting was lost."""
        if at is None or not subject:
            return
        with self.chat.storage.read_only() as work:
            if work.desk_posts.place(self.desk, subject):
                return
        with self.chat.storage() as work:
            work.desk_posts.keep_place(self.desk, subject, str(at))
            work.commit()
