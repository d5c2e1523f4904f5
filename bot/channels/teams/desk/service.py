"""What the desk in Teams needs of the rest: who is staff, use cases, words, and what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.assistant.context import Assistant
from bot.assistant.desk.acts import DeskAction, DeskMessage, StaffDesk, WordedReply
from bot.assistant.desk.dispatcher import handle_desk_act
from bot.assistant.desk.post_views import view_of
from bot.assistant.ports import NO_DETAIL, DeliveryStatus, DeskPost
from bot.channels.teams.api.address import TeamsPlace
from bot.channels.teams.api.connector import Connector
from bot.channels.teams.desk.directory import TeamsStaff
from bot.handoff.canned_replies import CannedReply
from bot.vocabulary import Language
from bot.vocabulary.ui import Screen
from bot.wording.applicants.renderer import Renderer
from bot.wording.desk.renderer import DeskRenderer


@dataclass(frozen=True)
class TeamsDeskService:
    """One desk (`desk`, in `channel`). `language` is what many read there together."""

    desk: str
    channel: str
    staff: TeamsStaff
    assistant: Assistant
    speaker: Renderer
    replies: tuple[CannedReply, ...]
    connector: Connector
    clock: Callable[[], datetime]
    wake: Callable[[], None]
    language: Language = Language.JA

    @cached_property
    def renderer(self) -> DeskRenderer:
        """What words everything that staff read."""
        return DeskRenderer(self.speaker, self.staff.name)

    @cached_property
    def staff_desk(self) -> StaffDesk:
        """The desk itself."""
        return StaffDesk(
            storage=self.assistant.storage,
            is_staff=self.staff.is_staff,
            desks=self.assistant.desks,
            speak=self.assistant.wording,
            fill_in=self.renderer.fill_in,
            mailed=self.assistant.mailed,
            flow=self.assistant.flow,
            editions=self.assistant.editions,
            hours=self.assistant.edition.desk_hours,
            replies=self.replies,
        )

    def handle(self, act: DeskAction) -> WordedReply:
        """Decide on an act, and have delivered what follows."""
        reply = handle_desk_act(self.staff_desk, act, self.clock())
        self.wake()
        return self.renderer.reply(reply, act.language)

    def screen_of(
        self, post: DeskPost, language: Language | None = None, viewer: str = ""
    ) -> Screen | None:
        """What a post shows now: to all, or to one member of staff in their language."""
        view = view_of(self.assistant.storage, post, self.clock())
        return self.renderer.screen(view, language or self.language, viewer) if view else None

    def screen_about(self, subject: str, viewer: str, language: Language) -> Screen | None:
        """What the post of this subject shows now to one member of staff."""
        with self.assistant.storage.read_only() as work:
            found = [post for post in work.desk_posts.about(subject) if post.desk == self.desk]
        now = self.clock()
        alone = DeskPost(0, self.desk, subject, subject, NO_DETAIL, DeliveryStatus.SENT, 0, now)
        return self.screen_of(found[0] if found else alone, language, viewer)

    def is_new(self, act: DeskAction) -> bool:
        """Whether this is heard for the first time; it is not from then on."""
        with self.assistant.storage() as work:
            is_new = work.events.is_new(act.staff, act.event, self.clock())
            work.commit()
        return is_new

    def adopt(self, subject: str, at: TeamsPlace | None) -> None:
        """Know where a post stands that was pressed, where the answer to its posting was lost."""
        if at is None or not subject:
            return
        with self.assistant.storage.read_only() as work:
            if work.desk_posts.place(self.desk, subject):
                return
        with self.assistant.storage() as work:
            work.desk_posts.keep_place(self.desk, subject, str(at))
            work.commit()

    def message(self, message: DeskMessage, language: Language) -> str:
        """One of the short things that the desk says."""
        return self.renderer.text(message, language)
