"""Showing at the desk what waits: as a new message once, and from then on in the same one.

Before a message is posted, it is written down that this begins. Whoever finds that and no place was
interrupted, or had no answer: then Slack is searched for it first, and nothing is posted blindly.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.assistant.ports import NO_DETAIL, DeliveryResult, DeliveryStatus, DeskPost, Storage
from bot.channels.common.chat_desk import part_named
from bot.channels.slack.api import address
from bot.channels.slack.api.address import SlackPlace, parse_address
from bot.channels.slack.api.blocks import Block, in_messages, mrkdwn
from bot.channels.slack.api.client import LATER, SOON, SlackClient, SlackClientOf, content
from bot.channels.slack.api.message_metadata import SETTLED
from bot.channels.slack.api.modals import blocks_of
from bot.channels.slack.api.responses import ApiOutcome, ApiResult
from bot.channels.slack.desk.ids import PREFIX
from bot.channels.slack.desk.post_search import look_for, metadata_of
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.vocabulary.ui import Screen

ScreenOf = Callable[[DeskPost], Screen | None]
"""What a post shows now; None where there is nothing to show any more."""

SHOWN = DeliveryResult(DeliveryStatus.SENT)
UNCERTAIN = DeliveryResult(DeliveryStatus.UNCERTAIN)

PATIENCE = 10
"""How often to try to show a card before what belongs below it stands by itself."""

GONE = frozenset({"message_not_found", "cant_update_message"})
THREAD_GONE = frozenset({"thread_not_found", "cannot_reply_to_message", "message_not_found"})


@dataclass(frozen=True, slots=True)
class DeskChannel:
    """The channel of a desk, and how to reach it."""

    desk: str
    channel: str
    calls: SlackClient


@dataclass(frozen=True, slots=True)
class PostPart:
    """One message at a desk: what it is called, what it says, and below which one it stands.

    `number` counts the messages of a post that one does not hold.
    """

    subject: str
    text: str
    blocks: list[Block]
    thread: str = ""
    number: int = 0

    @property
    def begun(self) -> str:
        """Under this name it is kept when its posting began."""
        return f"begun:{self.subject}"


class SlackShow:
    """Shows posts in Slack (a `bot.assistant.ports.Show`). Safe to share between threads."""

    def __init__(
        self,
        storage: Storage,
        screen_of: ScreenOf,
        calls_of: SlackClientOf,
        clock: Callable[[], datetime],
        pacing: DeliveryPace | None = None,
    ) -> None:
        self._storage = storage
        self._screen_of = screen_of
        self._calls_of = calls_of
        self._clock = clock
        self._pacing = pacing or DeliveryPace()

    def __call__(self, post: DeskPost) -> DeliveryResult:
        """Show one post as things are now; what became of that."""
        at = parse_address(post.desk)
        calls = self._calls_of(at.team) if at else None
        if at is None or calls is None:
            return self._again_in(LATER)
        return self._show(DeskChannel(post.desk, at.user, calls), post)

    def _show(self, board: DeskChannel, post: DeskPost) -> DeliveryResult:
        thread = self._thread_of(board, post)
        if isinstance(thread, DeliveryResult):
            return thread
        screen = self._screen_of(post)
        if screen is None:
            return SHOWN
        blocks = [*calling(post), *blocks_of(screen, PREFIX)]
        outcome, pages = SHOWN, in_messages(blocks)
        for number, blocks in enumerate(pages):
            name = part_named(post.subject, number)
            outcome = self._bring(board, PostPart(name, screen.title, blocks, thread, number))
            if outcome.status is not DeliveryStatus.SENT:
                return outcome
        self._take_down(board, post.subject, len(pages))
        return outcome

    # The thread.

    def _thread_of(self, board: DeskChannel, post: DeskPost) -> str | DeliveryResult:
        """Below which message a post belongs. The card is shown first where it is not there yet."""
        card = f"lead:{post.line}"
        if post.subject in (post.line, card):
            return ""
        if standing := self._place(board, card):
            return standing.ts
        outcome = self._show(board, replace(post, subject=card, detail=NO_DETAIL))
        if standing := self._place(board, card):
            return standing.ts
        if outcome.status is DeliveryStatus.SENT or post.attempts > PATIENCE:
            return ""
        return outcome if outcome.retry_at else self._again_in(SETTLED)

    # One message.

    def _bring(self, board: DeskChannel, sheet: PostPart) -> DeliveryResult:
        standing = self._place(board, sheet.subject) or self._look(board, sheet)
        if isinstance(standing, DeliveryResult):
            return standing
        if standing is None:
            return self._post(board, sheet)
        return self._update(board, sheet, standing) or self._post(board, sheet)

    def _look(self, board: DeskChannel, sheet: PostPart) -> SlackPlace | DeliveryResult | None:
        """What came of a posting that was begun before; None if there is nothing in the channel."""
        begun, now = self._begun_at(board, sheet), self._clock()
        if begun is None:
            return None
        since = min(begun, now)  # the clock may have been set back
        found = look_for(board.calls, board.channel, sheet.thread, sheet.subject, since)
        if isinstance(found, SlackPlace):
            self._keep(board, sheet, found)
        elif isinstance(found, ApiResult):
            is_barred = found.ending in (ApiOutcome.BARRED, ApiOutcome.REFUSED)
            return UNCERTAIN if is_barred else board.calls.outcome(found, is_repeatable=True)
        elif begun <= now < begun + SETTLED:
            return DeliveryResult(DeliveryStatus.QUEUED, retry_at=begun + SETTLED)
        return found

    def _update(
        self, board: DeskChannel, sheet: PostPart, standing: SlackPlace
    ) -> DeliveryResult | None:
        """Give the message its new content; None if it is not there any more."""
        pace = f"{board.channel}/updates"
        # Where there are several, none waits after the first, or the last would never come.
        if sheet.number == 0 and (wait := self._wait(pace)):
            return wait
        new = content(sheet.text, sheet.blocks)
        answer = board.calls.ask("chat.update", standing.channel, ts=standing.ts, **new)
        if answer.error in GONE:
            self._keep(board, sheet, None)
            return None
        return self._outcome(board, answer, pace, is_repeatable=True)

    def _post(self, board: DeskChannel, sheet: PostPart) -> DeliveryResult:
        if wait := self._wait(board.channel):
            return wait
        begun = self._clock()
        self._begin(board, sheet, begun)
        answer = self._posted(board, sheet)
        outcome = self._outcome(board, answer, board.channel)
        if outcome.status is DeliveryStatus.SENT:
            self._keep(board, sheet, address.place_of(outcome.receipt))
        elif outcome.status is DeliveryStatus.UNCERTAIN:
            return self._find(board, sheet, begun)
        else:
            self._keep(board, sheet, None)
        if sheet.thread and answer.error in THREAD_GONE:
            return self._without_card(board, sheet)
        return outcome

    def _posted(self, board: DeskChannel, sheet: PostPart) -> ApiResult:
        more = {"thread_ts": sheet.thread} if sheet.thread else {}
        is_loud = sheet.thread and sheet.subject.startswith("remind:")
        loud = {"reply_broadcast": True} if is_loud else {}
        return board.calls.ask(
            "chat.postMessage",
            board.channel,
            **content(sheet.text, sheet.blocks),
            **more,
            **loud,
            metadata=metadata_of(sheet.subject),
        )

    def _find(self, board: DeskChannel, sheet: PostPart, begun: datetime) -> DeliveryResult:
        """Nobody answered: it may be there all the same, and then it can be seen at once."""
        found = look_for(board.calls, board.channel, sheet.thread, sheet.subject, begun)
        if not isinstance(found, SlackPlace):
            return UNCERTAIN
        self._keep(board, sheet, found)
        return DeliveryResult(DeliveryStatus.SENT, str(found))

    def _without_card(self, board: DeskChannel, sheet: PostPart) -> DeliveryResult:
        """Somebody took the card away: it is shown anew before what belongs below it."""
        with self._storage() as work:
            card = work.desk_posts.subject_at(
                board.desk, str(SlackPlace(board.channel, sheet.thread))
            )
            if card is not None:
                work.desk_posts.keep_place(board.desk, card, "")
                work.commit()
        return DeliveryResult(DeliveryStatus.FAILED) if card is None else self._again_in(SOON)

    def _take_down(self, board: DeskChannel, subject: str, number: int) -> None:
        """Take away messages that were needed while there was more to say."""
        while standing := self._place(board, part_named(subject, number)):
            board.calls.ask("chat.delete", standing.channel, ts=standing.ts)
            self._keep(board, PostPart(part_named(subject, number), "", []), None)
            number += 1

    # Pace: of new messages in a channel, and by itself of updates, which Slack counts otherwise.

    def _wait(self, pace: str) -> DeliveryResult | None:
        free = self._pacing.reserve(pace, self._clock())
        return DeliveryResult(DeliveryStatus.QUEUED, retry_at=free) if free else None

    def _outcome(
        self, board: DeskChannel, answer: ApiResult, pace: str, *, is_repeatable: bool = False
    ) -> DeliveryResult:
        outcome = board.calls.outcome(answer, is_repeatable=is_repeatable)
        if answer.ending is ApiOutcome.LIMITED and outcome.retry_at:
            self._pacing.hold(pace, outcome.retry_at)
        return outcome

    def _again_in(self, time: timedelta) -> DeliveryResult:
        return DeliveryResult(DeliveryStatus.QUEUED, retry_at=self._clock() + time)

    # What is kept.

    def _place(self, board: DeskChannel, subject: str) -> SlackPlace | None:
        with self._storage.read_only() as work:
            return address.place_of(work.desk_posts.place(board.desk, subject) or "")

    def _begun_at(self, board: DeskChannel, sheet: PostPart) -> datetime | None:
        with self._storage.read_only() as work:
            kept = work.desk_posts.place(board.desk, sheet.begun)
        return datetime.fromisoformat(kept) if kept else None

    def _begin(self, board: DeskChannel, sheet: PostPart, now: datetime) -> None:
        with self._storage() as work:
            work.desk_posts.keep_place(board.desk, sheet.begun, now.isoformat())
            work.commit()

    def _keep(self, board: DeskChannel, sheet: PostPart, place: SlackPlace | None) -> None:
        """Remember where a message stands, or that it stands nowhere."""
        with self._storage() as work:
            work.desk_posts.keep_place(board.desk, sheet.subject, str(place or ""))
            work.desk_posts.keep_place(board.desk, sheet.begun, "")
            work.commit()


def calling(post: DeskPost) -> list[Block]:
    """A mention of whoever is to notice a post, which Slack tells them of."""
    called = parse_address(post.detail.get("calls", ""))
    return [{"type": "section", "text": mrkdwn(f"<@{called.user}>")}] if called else []
