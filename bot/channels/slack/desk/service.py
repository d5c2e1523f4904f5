"""What the desk in Slack needs of the rest: who is staff, use cases, words, and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.channels.common.chat_desk import ChatDesk
from bot.channels.slack.api.client import SlackClientOf
from bot.channels.slack.desk.directory import Colleagues
from bot.channels.slack.desk.membership import Staff
from bot.channels.slack.desk.posts import SlackShow
from bot.runtime.adapter import Services
from bot.runtime.outgoing.delivery_pace import DeliveryPace

Later = Callable[[Callable[[], None]], None]
"""Does something after the acknowledgement, on another thread where there is one."""


@dataclass(frozen=True)
class SlackDeskService:
    """The desks of one workspace (`team`)."""

    team: str
    listed: Sequence[str]
    services: Services
    calls_of: SlackClientOf
    beside: Later

    @cached_property
    def chat(self) -> ChatDesk:
        """What they have in common with desks of other platforms."""
        staff = Staff(self.team, self.listed, self.calls_of, self.services.clock)
        return ChatDesk(self.services, staff.is_staff, self.colleagues.name)

    @property
    def desks(self) -> tuple[str, ...]:
        """The channels of the desks (`slack:T1:C9`)."""
        return self.services.assistant.desks

    @cached_property
    def colleagues(self) -> Colleagues:
        """What staff are called, and what they read."""
        return Colleagues(self.team, self.calls_of, self.services.clock, self.services.language)

    def show(self, pacing: DeliveryPace) -> SlackShow:
        """What shows posts."""
        chat = self.chat
        return SlackShow(chat.storage, chat.screen_of, self.calls_of, self.services.clock, pacing)
