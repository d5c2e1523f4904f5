"""One call of the Web API: who calls, with what, and what they may do."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.fake_slack.core import Core
from tests.fake_slack.records import Channel, Json, SlackError, Token, Workspace
from tests.fake_slack.state import State


@dataclass
class Call:
    """A call whose token is valid, except for the few methods that take none."""

    core: Core
    method: str
    args: Json
    token: Token | None
    accepted: list[str] = field(default_factory=list)

    @property
    def state(self) -> State:
        return self.core.state

    @property
    def holder(self) -> Token:
        """The token. Raises `SlackError` when there is none."""
        if self.token is None:
            raise SlackError("not_authed")
        return self.token

    @property
    def workspace(self) -> Workspace:
        return self.state.workspaces[self.holder.team]

    def need(self, *scopes: str) -> None:
        """One of these scopes is needed. Raises `SlackError`."""
        self.accepted += scopes
        held = next((scope for scope in scopes if scope in self.holder.scopes), None)
        if held is None:
            provided = ",".join(sorted(self.holder.scopes))
            raise SlackError("missing_scope", needed=scopes[0], provided=provided)
        self.state.used_scopes.add(held)

    def given(self, name: str, error: str = "invalid_arguments") -> str:
        """An argument that has to be there. Raises `SlackError`."""
        value = self.args.get(name)
        if not value or not isinstance(value, str):
            words = f"[ERROR] missing required field: {name}"
            raise SlackError(error, response_metadata={"messages": [words]})
        return value

    def is_set(self, name: str) -> bool:
        """A flag, from JSON or from a form."""
        return str(self.args.get(name, "")).lower() in ("true", "1")

    def channel(self, name: str = "channel") -> Channel:
        """A channel of this workspace that the bot may know of. Raises `SlackError`."""
        reference = self.given(name, "channel_not_found").removeprefix("#")
        for channel in self.state.channels.values():
            is_meant = reference in (channel.id, channel.name or None)
            if is_meant and channel.team == self.holder.team and self.knows(channel):
                return channel
        raise SlackError("channel_not_found")

    def knows(self, channel: Channel) -> bool:
        """Whether the bot can see that a channel is there."""
        return channel.kind == "public" or self.workspace.bot_user in channel.members

    def destination(self) -> Channel:
        """Where to post: a channel, or a person's direct messages. Raises `SlackError`."""
        user = self.state.users.get(str(self.args.get("channel")))
        if user is not None and user.team == self.holder.team and not user.is_bot:
            return self.state.im(self.holder.team, user.id)
        channel = self.channel()
        if channel.is_archived:
            raise SlackError("is_archived")
        return channel


Method = Callable[[Call], Json]
METHODS: dict[str, Method] = {}
OPEN = frozenset({"api.test", "oauth.v2.access"})
"""Methods without a token."""
WITH_APP_TOKEN = frozenset({"apps.connections.open"})


def method(name: str) -> Callable[[Method], Method]:
    """Answers a method of the Web API."""

    def register(function: Method) -> Method:
        METHODS[name] = function
        return function

    return register


def authenticate(core: Core, name: str, value: str) -> Token | None:
    """The token of a call. Raises `SlackError` as Slack refuses it."""
    if name in OPEN:
        return core.state.tokens.get(value)
    if not value:
        raise SlackError("not_authed")
    token = core.state.tokens.get(value)
    if token is None:
        raise SlackError("invalid_auth")
    if token.is_revoked:
        raise SlackError("token_revoked")
    if token.expires_at is not None and token.expires_at < time.time():
        raise SlackError("token_expired")
    if (token.kind == "app") != (name in WITH_APP_TOKEN):
        raise SlackError("not_allowed_token_type")
    return token


def answer(core: Core, name: str, args: Json, value: str) -> tuple[Json, Json]:
    """The answer of a method, and the headers that tell of scopes."""
    call = Call(core, name, args, None)
    try:
        if name not in METHODS:
            raise SlackError("unknown_method", req_method=name)  # noqa: TRY301  one place answers
        call.token = authenticate(core, name, value)
        content: Json = {"ok": True, **METHODS[name](call)}
    except SlackError as error:
        content = {"ok": False, "error": error.error, **error.more}
    headers: dict[str, Any] = {}
    if call.token is not None:
        headers["x-oauth-scopes"] = ",".join(sorted(call.token.scopes))
    if call.accepted:
        headers["x-accepted-oauth-scopes"] = ",".join(dict.fromkeys(call.accepted))
    return content, headers
