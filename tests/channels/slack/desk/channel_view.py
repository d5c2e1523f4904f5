"""A desk's channel in a small Slack, on which a test shows posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.assistant.ports import DeliveryStatus, DeskPost, Storage
from bot.channels.slack.api.address import desk_of as desk_id
from bot.channels.slack.api.client import Alert, SlackClient, new_client
from bot.channels.slack.desk.posts import SlackShow
from bot.vocabulary.ui import Paragraph, Screen
from tests.delivery import deliver
from tests.fake_slack import Channel, Message, SmallSlack, Workspace
from tests.memory import MemoryStorage


@dataclass
class Clock:
    """Time that passes when a test says so."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def calls_on(slack: SmallSlack, workspace: Workspace, clock: Clock, alert: Alert) -> SlackClient:
    """The calls of a workspace in a small Slack."""
    return SlackClient(new_client(workspace.bot_token, slack.api_url, timeout=2), clock, alert)


@dataclass
class Wall:
    """The channel, and what its posts show: a text for each subject."""

    slack: SmallSlack
    workspace: Workspace
    channel: Channel
    storage: Storage = field(default_factory=MemoryStorage)
    clock: Clock = field(default_factory=Clock)
    texts: dict[str, str | tuple[str, ...] | None] = field(default_factory=dict)
    is_installed: bool = True
    alerts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.show = SlackShow(self.storage, self.screen_of, self.calls_of, self.clock)

    @property
    def desk(self) -> str:
        return desk_id(self.workspace.id, self.channel.id)

    def calls_of(self, team: str) -> SlackClient | None:
        is_here = self.is_installed and team == self.workspace.id
        return calls_on(self.slack, self.workspace, self.clock, self.alert) if is_here else None

    def alert(self, error: str, where: str) -> None:
        assert where
        self.alerts.append(error)

    def screen_of(self, post: DeskPost) -> Screen | None:
        text = self.texts.get(post.subject, post.subject.replace(":", " "))
        if text is None:
            return None
        paragraphs = (text,) if isinstance(text, str) else text
        return Screen(paragraphs[0], tuple(Paragraph(each) for each in paragraphs))

    def put(self, subject: str, line: str = "", detail: Mapping[str, str] | None = None) -> None:
        """Something is to be shown."""
        with self.storage() as work:
            line = line or subject.removeprefix("lead:")
            work.desk_posts.put(self.desk, line, subject, self.clock(), detail or {})
            work.commit()

    def drain(self, rounds: int = 10) -> None:
        """Show what can be shown, while time passes a second at a time."""
        for _ in range(rounds):
            self._show_due()
            self.clock.wait(1)

    def _show_due(self) -> None:
        """Show what is due, until something has to wait."""
        deliver(self.storage, self.show, self.clock, self.desk)

    def statuses(self, line: str) -> list[tuple[str, DeliveryStatus]]:
        with self.storage() as work:
            return [(post.subject, post.status) for post in work.desk_posts.of(line)]

    def messages(self) -> list[Message]:
        """What stands in the channel."""
        with self.slack.state.changed:
            return list(self.slack.state.standing(self.channel.id))

    def texts_shown(self) -> list[str]:
        return [message.text for message in self.messages()]

    def posted(self) -> int:
        """How often something was posted, as Slack applied it."""
        return sum(call.is_applied for call in self.slack.calls("chat.postMessage"))
