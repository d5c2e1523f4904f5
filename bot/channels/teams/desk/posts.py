"""Showing at the desk what waits: as a new message once, and from then on in the same one.

Teams cannot be searched for what was posted: where the answer to a posting was lost, the post is
uncertain, and is posted again within a minute or at the next start. What stands there twice is the
same wherever it is pressed, and one that is pressed before that is known from then on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.assistant.ports import NO_DETAIL, DeliveryResult, DeliveryStatus, DeskPost, Storage
from bot.channels.common.chat_desk import part_named
from bot.channels.teams.api.address import TeamsPlace, parse_address, place_of, thread_of
from bot.channels.teams.api.cards import Card
from bot.channels.teams.api.cards import message as as_message
from bot.channels.teams.api.connector import Connector, ConnectorResult
from bot.channels.teams.api.references import TeamsReferences
from bot.channels.teams.desk.cards import post_cards, refreshing
from bot.channels.teams.desk.ids import CARD
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.vocabulary.ui import Screen

SHOWN = DeliveryResult(DeliveryStatus.SENT)
PATIENCE = 10
"""How often to try to show a card before what belongs below it stands by itself."""
SOON = timedelta(seconds=3)

NameOf = Callable[[str], str]


@dataclass(frozen=True)
class TeamsShow:
    """Shows posts in Teams (a `bot.assistant.ports.Show`). Safe to share between threads."""

    desk: str
    channel: str
    storage: Storage
    screen_of: Callable[[DeskPost], Screen | None]
    name_of: NameOf
    accounts: Callable[[], Sequence[str]]
    connector: Connector
    references: TeamsReferences
    pacing: DeliveryPace
    clock: Callable[[], datetime]

    def __call__(self, post: DeskPost) -> DeliveryResult:
        """Show one post as things are now; what became of that."""
        thread = self._thread_of(post)
        if isinstance(thread, DeliveryResult):
            return thread
        screen = self.screen_of(post)
        if screen is None:
            return SHOWN
        pages = post_cards(screen, post.subject, mark_of(post))
        if post.subject.startswith(CARD) and len(pages) == 1:
            pages = [refreshing(pages[0], post.subject, self.accounts())]
        outcome = SHOWN
        for number, page in enumerate(pages):
            said = self._said(page, screen, post)
            outcome = self._bring(post, part_named(post.subject, number), thread, said)
            if outcome.status is not DeliveryStatus.SENT:
                return outcome
        self._take_down(post.subject, len(pages))
        return outcome

    def _said(self, page: Card, screen: Screen, post: DeskPost) -> Mapping[str, Any]:
        """The message; whoever is to notice it is mentioned."""
        called = post.detail.get("calls", "")
        address = parse_address(called)
        said = as_message(page, screen.title)
        if address is None:
            return said
        name = self.name_of(called).replace("<", "").replace(">", "")
        mention = {
            "type": "mention",
            "text": f"<at>{name}</at>",
            "mentioned": {"id": address.user, "name": name},
        }
        page = {
            **page,
            "body": [{"type": "TextBlock", "text": f"<at>{name}</at>"}, *page["body"]],
            "msteams": {**page["msteams"], "entities": [mention]},
        }
        return as_message(page, screen.title)

    # The thread.

    def _thread_of(self, post: DeskPost) -> str | DeliveryResult:
        """The conversation that a post belongs in. Its card is shown first where it is not yet."""
        card = f"{CARD}{post.line}"
        if post.subject in (post.line, card):
            return self.channel
        if standing := self._place(card):
            return thread_of(self.channel, standing.activity)
        outcome = self(replace(post, subject=card, detail=NO_DETAIL))
        if standing := self._place(card):
            return thread_of(self.channel, standing.activity)
        if outcome.status is not DeliveryStatus.QUEUED or post.attempts > PATIENCE:
            return self.channel
        return outcome

    # One message.

    def _bring(
        self, post: DeskPost, name: str, thread: str, said: Mapping[str, Any]
    ) -> DeliveryResult:
        standing = self._place(name)
        if standing is None:
            return self._post(post, name, thread, said)
        result = self.connector.update(self._service, standing, said)
        if result.is_gone:
            self._keep(name, None)
            return self._post(post, name, thread, said)
        return self._outcome(result, post, is_repeatable=True)

    def _post(
        self, post: DeskPost, name: str, thread: str, said: Mapping[str, Any]
    ) -> DeliveryResult:
        free = self.pacing.reserve(thread, self.clock())
        if free:
            return DeliveryResult(DeliveryStatus.QUEUED, retry_at=free)
        result = self.connector.send(self._service, thread, said)
        outcome = self._outcome(result, post)
        if result.is_done:
            place = TeamsPlace(thread, str(result.data.get("id") or "-"))
            self._keep(name, place)
            return replace(outcome, receipt=str(place))
        if result.is_gone and thread != self.channel:
            self._keep(f"{CARD}{post.line}", None)  # the card was taken away: it is shown anew
            return DeliveryResult(DeliveryStatus.QUEUED, retry_at=self.clock() + SOON)
        return outcome

    def _outcome(
        self, result: ConnectorResult, post: DeskPost, *, is_repeatable: bool = False
    ) -> DeliveryResult:
        outcome = self.connector.delivery(result, post.attempts, is_repeatable=is_repeatable)
        if result.status == 429 and outcome.retry_at:
            self.pacing.hold(self.channel, outcome.retry_at)
        return outcome

    def _take_down(self, subject: str, number: int) -> None:
        """Take away messages that were needed while there was more to say."""
        while standing := self._place(part_named(subject, number)):
            self.connector.delete(self._service, standing)
            self._keep(part_named(subject, number), None)
            number += 1

    @property
    def _service(self) -> str:
        return self.references.service(self.desk.split(":")[1])

    # What is kept.

    def _place(self, name: str) -> TeamsPlace | None:
        with self.storage.read_only() as work:
            return place_of(work.desk_posts.place(self.desk, name) or "")

    def _keep(self, name: str, place: TeamsPlace | None) -> None:
        with self.storage() as work:
            work.desk_posts.keep_place(self.desk, name, str(place or ""))
            work.commit()


def mark_of(post: DeskPost) -> str:
    """The mark of what a post shows: another one whenever it is shown anew."""
    told = f"{post.id}:{post.created_at.isoformat()}:{post.attempts}"
    return hashlib.sha256(told.encode()).hexdigest()[:12]
