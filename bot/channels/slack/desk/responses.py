"""What comes of an act, shown to whoever did it: a whisper, a window, a file."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.assistant.desk.actions import (
    DeskMessage,
    Done,
    Download,
    InputErrors,
    OpenDialog,
    ReplaceDialog,
    ShowMessage,
    WordedReply,
)
from bot.channels.slack.api.blocks import in_messages, notification
from bot.channels.slack.api.client import SlackClient, SlackClientOf
from bot.channels.slack.api.modals import blocks_of, view_of
from bot.channels.slack.api.responses import TROUBLE, ApiOutcome, ApiResult, refused
from bot.channels.slack.desk.ids import PREFIX
from bot.channels.slack.desk.location import Location, with_memory
from bot.vocabulary import Language
from bot.vocabulary.ui import Dialog, Paragraph, Screen

log = logging.getLogger(__name__)

MessageIn = Callable[[DeskMessage, Language], str]
"""What a desk says by itself, worded."""

View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Responder:
    """Answers in one language whoever acted at a place in Slack."""

    calls_of: SlackClientOf
    message_in: MessageIn
    location: Location
    language: Language

    # To a press.

    def press(self, reply: WordedReply) -> None:
        """Show what comes of a button that was pressed."""
        match reply:
            case ShowMessage(text):
                self.tell(text)
            case OpenDialog(dialog):
                self.open(dialog)
            case ReplaceDialog(dialog):
                self.replace(dialog)
            case InputErrors(errors):
                self.tell("\n".join(errors.values()))
            case Download():
                self.hand_over(reply)
            case Done():
                pass
            case _:
                assert_never(reply)

    def tell(self, text: str) -> None:
        """Say something to this person alone: above the window they look at, or in the channel."""
        if self.location.view:
            self.open(self.note(text))
        else:
            self.whisper(Screen(text))

    def open(self, dialog: Dialog) -> None:
        """Open a window, on top of the one that is open."""
        calls = self._calls
        if calls is None:
            return None
        view = self.view(dialog)
        if not self.location.view:
            return self._explain(calls.open_view(self.location.trigger, view))
        answer = calls.push_view(self.location.trigger, view)
        if answer.error == "push_limit_reached":
            answer = calls.update_view(self.location.view, view)
        return self._explain(answer)

    def replace(self, dialog: Dialog) -> None:
        """Show something else in the window that is open."""
        calls = self._calls
        if not self.location.view:
            self.open(dialog)
        elif calls is not None:
            self._explain(calls.update_view(self.location.view, self.view(dialog)))

    def _explain(self, answer: ApiResult) -> None:
        """Say that no window came; whoever knows that better is told nothing."""
        if answer.is_done or answer.ending is ApiOutcome.UNKNOWN:
            return
        self.mention(DeskMessage.TOO_LATE)

    def say(self, reply: WordedReply) -> None:
        """Show what comes of an act for which no window can be opened."""
        if isinstance(reply, OpenDialog | ReplaceDialog):
            self.whisper(Screen(reply.dialog.title, reply.dialog.parts))
        else:
            self.press(reply)

    # To a window that was handed in.

    def submission(self, reply: WordedReply, names: frozenset[str]) -> View:
        """What the acknowledgement says. `names` are the inputs that an error can stand beside."""
        match reply:
            case ShowMessage(text):
                return {"response_action": "update", "view": self.view(self.note(text))}
            case OpenDialog(dialog):
                return {"response_action": "push", "view": self.view(dialog)}
            case ReplaceDialog(dialog):
                return {"response_action": "update", "view": self.view(dialog)}
            case InputErrors(errors):
                return self._errors(errors, names)
            case Download() | Done():
                return {}
        assert_never(reply)

    def _errors(self, errors: Mapping[str, str], names: frozenset[str]) -> View:
        beside = {name: text for name, text in errors.items() if name in names}
        if beside:
            return {"response_action": "errors", "errors": beside}
        return self.submission(ShowMessage("\n".join(errors.values())), names)

    # How it is shown.

    def view(self, dialog: Dialog) -> View:
        """A dialog as a window that remembers where it comes from."""
        return with_memory(view_of(dialog, PREFIX), self.location)

    def note(self, text: str) -> Dialog:
        """A small window that only says something."""
        title, close = (
            self.message_in(each, self.language) for each in (DeskMessage.NOTE, DeskMessage.CLOSE)
        )
        return Dialog("noted", title, (Paragraph(text),), close=close)

    def whisper(self, screen: Screen) -> None:
        """Show something to this person alone, where they are; else in their direct messages."""
        calls, location = self._calls, self.location
        if calls is None:
            return
        paragraph = Screen("", (Paragraph(screen.title),)) if not screen.parts else screen
        for blocks in in_messages(blocks_of(paragraph, PREFIX)):
            said = (screen.title, blocks)
            is_shown = location.channel and calls.whisper(
                location.channel, location.actor.user, *said, location.whispers_in
            ).ending in (ApiOutcome.DONE, ApiOutcome.UNKNOWN)
            if not is_shown and (channel := self._direct(calls)):
                calls.posted(channel, *said)

    def hand_over(self, file: Download[str]) -> None:
        """Put a file into the thread where it was asked for, or into this person's messages."""
        calls, location = self._calls, self.location
        channel = location.channel or (self._direct(calls) if calls else "")
        if calls is None or not channel:
            return
        try:
            calls.client.files_upload_v2(
                channel=channel,
                thread_ts=location.thread or None,
                filename=file.name,
                title=notification(file.title),
                content=file.content,
            )
        except SlackApiError as error:
            answer = refused(error)
            is_unknown = answer.ending is ApiOutcome.UNKNOWN
            self._log_lost(answer.error)
            self.mention(DeskMessage.FILE_UNCERTAIN if is_unknown else DeskMessage.FILE_FAILED)
        except SlackClientError as error:
            self._log_lost(type(error).__name__)
            self.mention(DeskMessage.FILE_FAILED)
        except TROUBLE as error:
            self._log_lost(type(error).__name__)
            self.mention(DeskMessage.FILE_UNCERTAIN)

    def _log_lost(self, why: str) -> None:
        """Tell the operator that a file did not arrive, or that nobody knows."""
        log.warning("A file for %s was not handed over: %s", self.location.actor, why)

    def mention(self, message: DeskMessage) -> None:
        """Whisper what the desk says by itself."""
        self.whisper(Screen(self.message_in(message, self.language)))

    def _direct(self, calls: SlackClient) -> str:
        """The channel of the direct messages with this person; empty where there is none."""
        channel = calls.direct_channel(self.location.actor.user).data.get("channel") or {}
        return str(channel.get("id") or "")

    @property
    def _calls(self) -> SlackClient | None:
        return self.calls_of(self.location.team)
