"""What this Slack knows: everything in one object, behind one lock."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from threading import Condition, RLock

from tests.fake_slack.records import (
    ApiCall,
    Channel,
    File,
    Json,
    Message,
    ResponseUrl,
    Thread,
    Token,
    Trigger,
    User,
    UserGroup,
    View,
    Workspace,
)


@dataclass
class State:
    """Change it only while holding `changed`, which is told of every change."""

    changed: Condition = field(default_factory=lambda: Condition(RLock()))
    workspaces: dict[str, Workspace] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    groups: dict[str, UserGroup] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    modals: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    threads: dict[tuple[str, str], Thread] = field(default_factory=dict)
    tokens: dict[str, Token] = field(default_factory=dict)
    codes: dict[str, Json] = field(default_factory=dict)
    history: list[ApiCall] = field(default_factory=list)
    used_scopes: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    """All that was wrong with blocks, views and answers, in words."""
    calls_under_way: int = 0
    assistant: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    last_ts: int = 0

    def new_id(self, prefix: str) -> str:
        """An id that looks like one of Slack's."""
        return f"{prefix}0SM{next(self.assistant):06d}"

    def new_ts(self) -> str:
        """The next timestamp: unique and increasing, as ids of messages are."""
        self.last_ts = max(int(time.time() * 1_000_000), self.last_ts + 1)
        return f"{self.last_ts // 1_000_000}.{self.last_ts % 1_000_000:06d}"

    def message(self, channel: str, ts: str) -> Message | None:
        """A message that still stands, ephemeral ones too."""
        found = (m for m in self.messages if (m.channel, m.ts) == (channel, ts))
        return next((m for m in found if not m.is_deleted), None)

    def standing(self, channel: str) -> Iterable[Message]:
        """What everybody sees in a channel, oldest first."""
        return (
            m
            for m in self.messages
            if m.channel == channel and not m.is_deleted and m.ephemeral_to is None
        )

    def im(self, team: str, user: str) -> Channel:
        """The direct messages of a person with the app; opened when there are none yet."""
        bot = self.workspaces[team].bot_user
        for channel in self.channels.values():
            if (channel.kind, channel.team) == ("im", team) and user in channel.members:
                return channel
        channel = Channel(self.new_id("D"), team, "im", "", [user, bot])
        self.channels[channel.id] = channel
        return channel

    def thread(self, channel: str, ts: str | None) -> Thread:
        """What is shown beside a thread, or beside the channel."""
        return self.threads.setdefault((channel, ts or ""), Thread())

    def view(self, view_id: str) -> View | None:
        """A modal that is open, or a published home."""
        stacks = itertools.chain(*self.modals.values(), self.homes.values())
        return next((view for view in stacks if view.id == view_id), None)
