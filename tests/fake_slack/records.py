"""The things that this Slack keeps, one class for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

SLACKBOT = "USLACKBOT"


class SlackError(Exception):
    """What a method refuses, by Slack's name for it; `more` stands beside it in the answer."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more = more


@dataclass
class App:
    """The one app that is under test."""

    id: str = "A0SMALL0001"
    client_id: str = "1111.2222"
    client_secret: str = "small-client-secret"  # noqa: S105  opens nothing
    signing_secret: str = "small-signing-secret"  # noqa: S105  opens nothing
    verification_token: str = "small-verification-token"  # noqa: S105  opens nothing
    app_token: str = "xapp-1-A0SMALL0001-1-small"  # noqa: S105  opens nothing
    is_agent: bool = True
    """`agent_view` in its manifest, rather than `assistant_view`."""
    events: frozenset[str] | None = None
    """Events it subscribes to (`message.im`, `app_mention`, …); None for all."""
    commands: frozenset[str] | None = None
    """Slash commands of its manifest; None for any."""


@dataclass
class Token:
    value: str
    kind: str  # bot, app
    team: str
    scopes: frozenset[str]
    is_revoked: bool = False
    expires_at: float | None = None
    refresh_token: str = ""


@dataclass
class Workspace:
    id: str
    name: str
    domain: str
    enterprise_id: str | None
    bot_user: str
    bot_id: str
    bot_token: str = ""


@dataclass
class User:
    id: str
    team: str
    name: str
    locale: str = "ja-JP"
    tz: str = "Asia/Tokyo"
    is_bot: bool = False
    is_deleted: bool = False


@dataclass
class UserGroup:
    id: str
    team: str
    handle: str
    users: list[str]


@dataclass
class Channel:
    id: str
    team: str
    kind: str  # im, public, private
    name: str
    members: list[str]
    is_archived: bool = False
    is_ext_shared: bool = False

    @property
    def type(self) -> str:
        """The word of events for its kind."""
        return {"im": "im", "public": "channel", "private": "group"}[self.kind]

    @property
    def scope(self) -> str:
        """The first half of the scopes that it takes to read it."""
        return {"im": "im", "public": "channels", "private": "groups"}[self.kind]


@dataclass
class Message:
    """One message; `versions` are the blocks that it had before each update."""

    ts: str
    channel: str
    team: str
    user: str
    text: str
    blocks: list[Json]
    thread_ts: str | None = None
    bot_id: str | None = None
    app_id: str | None = None
    parent_user_id: str | None = None
    client_msg_id: str | None = None
    edited: Json | None = None
    is_deleted: bool = False
    metadata: Json | None = None
    ephemeral_to: str | None = None
    subtype: str | None = None
    files: list[Json] = field(default_factory=list)
    reactions: list[tuple[str, str]] = field(default_factory=list)
    versions: list[list[Json]] = field(default_factory=list)
    arguments: Json = field(default_factory=dict)
    """Whatever else it was posted with: unfurl_links, mrkdwn, …"""


@dataclass
class View:
    """A modal or a home tab of one person. `data` is what the API shows of it."""

    user: str
    team: str
    data: Json
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return str(self.data["id"])

    @property
    def values(self) -> dict[str, Json]:
        """What is filled in: block, action, value."""
        held: dict[str, Json] = self.data["state"]["values"]
        return held


@dataclass
class Trigger:
    id: str
    user: str
    team: str
    expires_at: float
    view: str | None = None
    """The modal that the person acted in."""
    is_used: bool = False


@dataclass
class ResponseUrl:
    id: str
    team: str
    channel: str
    user: str
    message_ts: str | None
    expires_at: float
    uses_left: int = 5


@dataclass
class File:
    id: str
    team: str
    name: str
    length: int
    content: bytes | None = None
    title: str = ""
    channel: str | None = None


@dataclass
class Thread:
    """What an assistant shows beside a conversation."""

    status: str = ""
    title: str = ""
    prompts: list[Json] = field(default_factory=list)
    prompts_title: str = ""
    loading_messages: list[str] = field(default_factory=list)


@dataclass
class ApiCall:
    """One request to the Web API or to a response_url, and what became of it."""

    method: str
    args: Json
    token: str
    at: float
    outcome: str = ""
    """`ok`, the error's name, or the fault: `ratelimited`, `lost`, `dropped`, `500`."""
    is_applied: bool = False
    answer: Json = field(default_factory=dict)
    user_agent: str = ""
