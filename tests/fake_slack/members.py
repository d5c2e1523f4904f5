"""Reading and writing: what every member of a workspace does."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from tests.fake_slack import messages
from tests.fake_slack.core import Core
from tests.fake_slack.records import Channel, Message, User
from tests.fake_slack.screens import NotOnScreenError, shown
from tests.fake_slack.text_input import USER, as_blocks, as_sent

Place = Channel | str
"""A channel or its id."""
Target = Message | str
"""A message or its ts."""


@dataclass
class Member:
    """Somebody who reads and writes in channels and in the direct messages."""

    core: Core
    user: User
    team: str

    @property
    def id(self) -> str:
        return self.user.id

    @property
    def mention(self) -> str:
        return f"<@{self.user.id}>"

    def dm(self) -> Channel:
        """The direct messages with the app."""
        with self.core.state.changed:
            return self.core.state.im(self.team, self.id)

    def channel(self, place: Place) -> Channel:
        """A channel that the person is in."""
        channel = self.core.state.channels[place if isinstance(place, str) else place.id]
        if self.id not in channel.members:
            raise NotOnScreenError(f"{self.id} is not in {channel.id}")
        return channel

    # Messages.

    def say(self, place: Place, text: str, thread_ts: str | None = None) -> Message:
        """Type something; the app hears of it, and once more if it is mentioned."""
        with self.core.state.changed:
            channel = self.channel(place)
            if channel.is_archived:
                raise NotOnScreenError("the channel is archived")
            message = Message(
                ts=self.core.state.new_ts(),
                channel=channel.id,
                team=self.user.team,
                user=self.id,
                text=as_sent(text),
                blocks=as_blocks(text, f"r{next(self.core.state.assistant)}"),
                thread_ts=thread_ts,
                client_msg_id=str(uuid.uuid4()),
            )
            messages.add(self.core, channel, message)
            self._mention(channel, message)
        return message

    def _mention(self, channel: Channel, message: Message) -> None:
        """app_mention comes beside the message event, with an id of its own."""
        bot = self.core.state.workspaces[channel.team].bot_user
        if channel.kind == "im" or bot not in USER.findall(message.text):
            return
        if bot in channel.members:
            event = {
                **messages.payload(message),
                "type": "app_mention",
                "channel": channel.id,
                "event_ts": message.ts,
            }
            self.core.emit(channel.team, "app_mention", event, channel)

    def edit(self, message: Message, text: str) -> None:
        """Change what was said."""
        with self.core.state.changed:
            self._own(message)
            before = messages.payload(message)
            message.text, message.blocks = as_sent(text), as_blocks(text, "edited")
            message.edited = {"user": self.id, "ts": self.core.state.new_ts()}
            messages.tell_changed(self.core, message, before)

    def delete(self, message: Message) -> None:
        """Take back what was said."""
        with self.core.state.changed:
            self._own(message)
            messages.delete(self.core, message)

    def _own(self, message: Message) -> None:
        if message.user != self.id or message.is_deleted:
            raise NotOnScreenError("only own messages can be changed")

    def sees(self, place: Place) -> list[Message]:
        """The messages of a channel as they stand for this person, oldest first."""
        with self.core.state.changed:
            channel = self.channel(place)
            return [
                message
                for message in self.core.state.messages
                if message.channel == channel.id and not message.is_deleted
                if message.ephemeral_to in (None, self.id)
            ]

    def reads(self, place: Place) -> list[str]:
        """The same as text: what stands on the screen."""
        return [shown(message) for message in self.sees(place)]

    def message(self, target: Target) -> Message:
        """A message that the person sees."""
        if isinstance(target, Message):
            target = target.ts
        for message in self.core.state.messages:
            if message.ts == target and message in self.sees(message.channel):
                return message
        raise NotOnScreenError(f"there is no message {target}")

    # Channels.

    def join(self, place: Place) -> None:
        """Come into a channel."""
        with self.core.state.changed:
            channel = self.core.state.channels[place if isinstance(place, str) else place.id]
            if self.id not in channel.members:
                channel.members.append(self.id)
                self._moved(channel, "member_joined_channel", "channel_join")

    def leave(self, place: Place) -> None:
        """Go out of a channel."""
        with self.core.state.changed:
            channel = self.channel(place)
            channel.members.remove(self.id)
            self._moved(channel, "member_left_channel", "channel_leave")

    def _moved(self, channel: Channel, name: str, subtype: str) -> None:
        ts = self.core.state.new_ts()
        letter = "C" if channel.kind == "public" else "G"
        event = {"type": name, "user": self.id, "channel": channel.id, "channel_type": letter}
        more = {"team": self.team, "event_ts": ts}
        self.core.emit(channel.team, name, {**event, **more}, channel)
        message = Message(ts, channel.id, self.team, self.id, "has moved", [], subtype=subtype)
        messages.add(self.core, channel, message)
