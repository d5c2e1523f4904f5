"""What the desk in Slack needs of the rest: who is staff, use cases, words, and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.assistant.context import Assistant
from bot.assistant.desk.acts import DeskAction, DeskMessage, StaffDesk, WordedReply
from bot.assistant.desk.dispatcher import handle_desk_act
from bot.assistant.desk.post_views import view_of
from bot.assistant.ports import DeskPost, Storage
from bot.channels.slack.api.client import SlackClientOf
from bot.channels.slack.desk.directory import Colleagues
from bot.channels.slack.desk.membership import Staff
from bot.channels.slack.desk.posts import SlackShow
from bot.handoff.canned_replies import CannedReply
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.vocabulary import Language
from bot.vocabulary.ui import Screen
from bot.wording.applicants.renderer import Renderer
from bot.wording.desk.renderer import DeskRenderer

Later = Callable[[Callable[[], None]], None]
"""Does something after the acknowledgement, on another thread where there is one."""


@dataclass(frozen=True)
class SlackDeskService:
    """The desks of one workspace (`team`). `language` is what many read there together."""

    team: str
    listed: Sequence[str]
    assistant: Assistant
    speaker: Renderer
    replies: tuple[CannedReply, ...]
    calls_of: SlackClientOf
    clock: Callable[[], datetime]
    wake: Callable[[], None]
    beside: Later
    language: Language = Language.JA

    @property
    def storage(self) -> Storage:
        """Where leads and posts are kept."""
        return self.assistant.storage

    @property
    def desks(self) -> tuple[str, ...]:
        """The channels of the desks (`slack:T1:C9`)."""
        return self.assistant.desks

    @cached_property
    def colleagues(self) -> Colleagues:
        """What staff are called, and what they read."""
        return Colleagues(self.team, self.calls_of, self.clock, self.language)

    @cached_property
    def renderer(self) -> DeskRenderer:
        """What words everything that staff read."""
        return DeskRenderer(self.speaker, self.colleagues.name)

    @cached_property
    def desk(self) -> StaffDesk:
        """The desk itself."""
        staff = Staff(self.team, self.listed, self.calls_of, self.clock)
        return StaffDesk(
            storage=self.assistant.storage,
            is_staff=staff.is_staff,
            desks=self.assistant.desks,
            speak=self.assistant.wording,
            fill_in=self.renderer.fill_in,
            mailed=self.assistant.mailed,
            flow=self.assistant.flow,
            editions=self.assistant.editions,
            hours=self.assistant.edition.desk_hours,
            replies=self.replies,
        )

    def show(self, pacing: DeliveryPace) -> SlackShow:
        """What shows posts."""
        storage = self.assistant.storage
        return SlackShow(storage, self.screen_of, self.calls_of, self.clock, pacing)

    def handle(self, act: DeskAction) -> WordedReply:
        """Decide on an act, and have delivered what follows."""
        reply = handle_desk_act(self.desk, act, self.clock())
        self.wake()
        return self.renderer.reply(reply, act.language)

    def screen_of(self, post: DeskPost) -> Screen | None:
        """What a post shows now."""
        view = view_of(self.storage, post, self.clock())
        return self.renderer.screen(view, self.language) if view else None

    def message(self, message: DeskMessage, language: Language) -> str:
        """One of the short things that the desk says."""
        return self.renderer.text(message, language)
