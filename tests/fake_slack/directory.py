"""Who and what there is in this Slack, and what happens to it."""

from __future__ import annotations

import time
from collections.abc import Iterable

from tests.fake_slack.core import Core
from tests.fake_slack.records import Channel, Json, Token, User, UserGroup, Workspace
from tests.fake_slack.state import State
from tests.fake_slack.user_actions import Person

BOT_SCOPES = frozenset(
    {
        "app_mentions:read",
        "assistant:write",
        "channels:history",
        "channels:join",
        "channels:read",
        "chat:write",
        "chat:write.public",
        "commands",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:read",
        "im:write",
        "reactions:read",
        "reactions:write",
        "usergroups:read",
        "users:read",
    }
)


class Town:
    """Workspaces, people and channels."""

    core: Core
    state: State

    # Who and what there is.

    def workspace(
        self,
        name: str = "acme",
        *,
        scopes: Iterable[str] = BOT_SCOPES,
        enterprise_id: str | None = None,
        is_installed: bool = True,
    ) -> Workspace:
        """A workspace, with the app installed: `bot_token` is what it acts with."""
        with self.state.changed:
            team = self.state.new_id("T")
            bot = User(self.state.new_id("U"), team, "madoguchi", is_bot=True)
            self.state.users[bot.id] = bot
            workspace = Workspace(
                team, name, name.lower(), enterprise_id, bot.id, self.state.new_id("B")
            )
            self.state.workspaces[team] = workspace
            if is_installed:
                self.install(workspace, scopes)
        return workspace

    def install(self, workspace: Workspace, scopes: Iterable[str] = BOT_SCOPES) -> None:
        """Somebody brings the app into a workspace, perhaps anew; its token is another one then."""
        with self.state.changed:
            workspace.bot_token = f"xoxb-{self.state.new_id('k')}"
            token = Token(workspace.bot_token, "bot", workspace.id, frozenset(scopes))
            self.state.tokens[token.value] = token

    def person(
        self,
        workspace: Workspace,
        name: str = "hanako",
        *,
        locale: str = "ja-JP",
        tz: str = "Asia/Tokyo",
    ) -> Person:
        """A person of a workspace."""
        with self.state.changed:
            user = User(self.state.new_id("U"), workspace.id, name, locale, tz)
            self.state.users[user.id] = user
        return Person(self.core, user, workspace.id)

    def channel(
        self,
        workspace: Workspace,
        name: str = "general",
        *people: Person,
        is_private: bool = False,
        has_bot: bool = True,
        is_ext_shared: bool = False,
    ) -> Channel:
        """A channel with people in it, and with the bot unless it is left out."""
        with self.state.changed:
            members = [*(person.id for person in people), *([workspace.bot_user] * has_bot)]
            kind = "private" if is_private else "public"
            channel = Channel(self.state.new_id("C"), workspace.id, kind, name, members)
            channel.is_ext_shared = is_ext_shared
            self.state.channels[channel.id] = channel
        return channel

    def group(self, workspace: Workspace, handle: str, *people: Person) -> UserGroup:
        """A user group."""
        with self.state.changed:
            users = [person.id for person in people]
            group = UserGroup(self.state.new_id("S"), workspace.id, handle, users)
            self.state.groups[group.id] = group
        return group

    def authorize(
        self,
        workspace: Workspace,
        person: Person,
        *,
        scopes: Iterable[str] = BOT_SCOPES,
        rotates: bool = False,
        redirect_uri: str | None = None,
    ) -> str:
        """A person agrees to the installation; the code that comes with the redirect."""
        with self.state.changed:
            code = self.state.new_id("code")
            asked: Json = {"team": workspace.id, "user": person.id, "scopes": frozenset(scopes)}
            more = {"rotates": rotates, "redirect_uri": redirect_uri}
            self.state.codes[code] = {**asked, **more}
        return code

    # What happens to it.

    def archive(self, channel: Channel) -> None:
        """Somebody archives a channel."""
        with self.state.changed:
            channel.is_archived = True
            event = {"type": "channel_archive", "channel": channel.id, "user": "USLACK"}
            self.core.emit(channel.team, "channel_archive", event, channel)

    def unarchive(self, channel: Channel) -> None:
        """Somebody brings a channel back."""
        with self.state.changed:
            channel.is_archived = False

    def revoke(self, workspace: Workspace) -> None:
        """Somebody takes the app out of a workspace."""
        with self.state.changed:
            gone = {"type": "tokens_revoked", "tokens": {"bot": [workspace.bot_user]}}
            self.core.emit(workspace.id, "tokens_revoked", gone)
            self.core.emit(workspace.id, "app_uninstalled", {"type": "app_uninstalled"})
            self.state.tokens[workspace.bot_token].is_revoked = True

    def expire_tokens(self, workspace: Workspace) -> None:
        """Half a day passes for tokens that rotate."""
        with self.state.changed:
            for token in self.state.tokens.values():
                if token.team == workspace.id and token.expires_at is not None:
                    token.expires_at = time.time() - 1
