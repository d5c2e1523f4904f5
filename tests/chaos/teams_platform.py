"""Teams in a storm: activities come late and twice, calls fail, people block the bot."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from bot.assistant.ports import DeliveryStatus, Outgoing
from bot.bootstrap import renderer
from bot.channels.common.message_language import language_in
from bot.channels.teams.api.address import TeamsAddress, desk_of, place_of, places_of, thread_of
from bot.channels.teams.applicants.events import DELETED, EDITED
from bot.channels.teams.applicants.messages import draw
from bot.vocabulary import Language
from bot.wording.applicants.channels.channel_labels import Phrases, phrases
from tests.chaos.platform import RATES, Look, People, Press
from tests.chaos.process_control import Mortal
from tests.fake_teams import Person, Post, Shown, SmallTeams, controls, reads
from tests.fake_teams.post_office import TeamsPostOffice
from tests.fake_teams.state import Json
from tests.storms.delivery import Delivery
from tests.storms.faults import Faults

if TYPE_CHECKING:
    from tests.chaos.world import Scene

NAMES = uuid.UUID("11111111-1111-4111-8111-111111111111")
NONCE = re.compile(r"(\d+)\.")
REDELIVERED = 0.3
"""How often Teams tells of the same press twice."""


@contextmanager
def teams_platform(seed: int, _: str, __: Path) -> Iterator[TeamsPlatform]:
    """A small Teams for the storm of a seed."""
    with SmallTeams(id_of("tenant"), Faults.seeded(seed, RATES)) as teams:
        platform = TeamsPlatform(teams, Random(f"teams {seed}"))  # noqa: S311  it guards nothing
        try:
            yield platform
        finally:
            platform.office.close()


def id_of(name: str) -> str:
    """The same in every new small Teams."""
    return str(uuid.uuid5(NAMES, name))


def block(scene: Scene) -> None:
    """Somebody blocks the bot for a while."""
    platform = scene.platform
    assert isinstance(platform, TeamsPlatform)
    person = scene.chance.choice(scene.people.applicants)
    blocked = platform.teams.state.blocked
    blocked.add(person.chat)
    scene.machine.befalls(f"{person.name} blocks the bot", lambda: blocked.discard(person.chat))


def revoke_tokens(scene: Scene) -> None:
    """What was given to the bot to sign in with is not taken any more."""
    platform = scene.platform
    assert isinstance(platform, TeamsPlatform)
    platform.teams.state.tokens.clear()


class TeamsPlatform:
    """A small Teams."""

    doubts: frozenset[DeliveryStatus] = frozenset()
    troubles: Sequence[Callable[[Scene], None]] = (block, revoke_tokens)

    def __init__(self, teams: SmallTeams, chance: Random) -> None:
        self.teams, self.chance, self.office = teams, chance, TeamsPostOffice(teams)
        emma, taro, sato, kato = (
            teams.person(name, "en-US" if name in ("emma", "sato") else "ja-JP", aad=id_of(name))
            for name in ("emma", "taro", "sato", "kato")
        )
        self.channel = f"19:{id_of('desk')}@thread.tacv2"
        self.people = People(emma, taro, (sato, kato), desk_of(teams.tenant, self.channel))
        self.notes, self.exits = 0, list[int]()

    def actor(self, person: Person) -> str:
        return str(TeamsAddress(person.tenant, person.aad))

    # The way to the bot.

    def settings(self, port: int) -> Mapping[str, Any]:
        self.teams.connect(f"http://127.0.0.1:{port}/teams/messages")
        return {
            "teams_app_id": self.teams.app_id,
            "teams_app_secret": self.teams.secret,
            "teams_tenant": self.teams.tenant,
            "teams_desk_channel": self.channel,
            "teams_staff": " ".join(person.aad for person in self.people.staff),
        }

    def follow(self, bot: Mortal) -> None:
        """Tokens are signed at the time that the bot's machine shows."""
        bot.cloud = self.teams.cloud
        self.teams.signer.clock = lambda: bot.life().clock()().timestamp()
        self.exits = bot.exits

    def patience(self, seconds: float, retries: Sequence[float]) -> None:
        self.office.transport.patience = seconds
        self.office.office.retries = tuple(retries)

    def calm(self) -> None:
        self.teams.faults.clear()

    def quiet(self, timeout: float = 10.0) -> None:
        self.office.quiet(timeout)

    def cut(self) -> None:
        """Every request has a connection of its own already."""

    def is_reached(self) -> bool:
        return True

    def reorder(self, count: int) -> None:
        self.teams.faults.reorder(0.06, count, "message")

    # What applicants do.

    def say(self, person: Person, text: str) -> Delivery:
        return self.office.tell(person.activity("message", text=text, textFormat="plain"))

    def edit(self, person: Person, message: Delivery, text: str) -> None:
        self._change(person, message, "messageUpdate", EDITED, text)

    def delete(self, person: Person, message: Delivery) -> None:
        self._change(person, message, "messageDelete", DELETED, "")

    def _change(self, person: Person, message: Delivery, type_: str, kind: str, text: str) -> None:
        activity = person.activity(type_, text=text)
        activity["channelData"]["eventType"] = kind
        activity["id"] = message.payload["id"]
        self.office.tell(activity)

    def delivery_of(self, message: Delivery, word: str, *, is_edit: bool) -> Delivery:
        if not is_edit:
            return message
        return next(
            each
            for each in self.office.office.deliveries
            if each.type == "messageUpdate" and word in each.payload["text"]
        )

    def event_of(self, delivery: Delivery) -> str:
        return str(delivery.payload["id"])

    def is_deleted(self, message: Delivery) -> bool:
        return any(
            each.type == "messageDelete" and each.payload["id"] == message.payload["id"]
            for each in list(self.office.office.deliveries)
        )

    def pressable(self, person: Person, *, stale: bool) -> list[Press]:
        found: list[Press] = []
        for post in person.posts():
            cards = post.cards[-2:-1] if stale else [post.card]
            for control in (c for card in cards for c in controls(card) if not c.is_dialog):
                choice = str(control.data.get("choose", ""))
                found.append((choice, self._pressing(person, post, control)))
        return found

    def _pressing(self, person: Person, post: Post, control: Shown) -> Any:
        def do() -> None:
            activity = person.press_activity(post, control)
            self.office.invoke(activity, person, post)
            if self.chance.random() < REDELIVERED:
                self.office.again(activity)

        return do

    def reads(self, person: Person) -> list[str]:
        return person.reads()

    # What staff do.

    def press_card(self, person: Person, reference: str, action: str) -> bool:
        """Press it where it is; looked up once, as the card may be drawn anew at any moment."""
        person.task = None
        if not (there := self._on_card(reference, action)):
            return False
        self._pressing(person, *there[0])()
        return True

    def note(self, person: Person, reference: str, text: str) -> None:
        cards = self._cards(reference)
        assert cards
        called = {
            "type": "mention",
            "text": "<at>Madoguchi</at>",
            "mentioned": {"id": f"28:{self.teams.app_id}", "name": "Madoguchi"},
        }
        said = f"<at>Madoguchi</at> {text}"
        where = thread_of(self.channel, cards[0].id)
        self.notes += 1
        self.office.tell(person.activity("message", where, text=said, entities=[called]))

    def has_window(self, person: Person) -> bool:
        return person.task is not None

    def hand_in(self, person: Person, chance: Random, entries: Mapping[str, str]) -> None:
        """Teams tells of it twice, at once or later."""
        activity = person.submission(self.channel, **entries)
        first = self.office.invoke(activity, person)
        if chance.random() < 0.5:
            self.office.again(activity)
            assert first.answer(3)
        else:
            assert first.answer(3)
            self.office.again(activity)

    def _cards(self, reference: str) -> list[Post]:
        posts = self.people.staff[0].posts(self.channel)
        return [post for post in posts if f"lead:{reference}" in subjects_on(post.card)]

    def _on_card(self, reference: str, action: str) -> list[tuple[Post, Shown]]:
        return [
            (post, control)
            for post in self._cards(reference)
            for control in controls(post.card)
            if control.data.get("desk") == action
        ]

    # What is left.

    def looks_of(self, outgoing: Outgoing) -> list[Look]:
        words = phrases_in(language_in(outgoing.message))
        return [look_of(card) for card in draw(outgoing.message, outgoing.id, words)]

    def looks(self, person: Person) -> Counter[Look]:
        return Counter(look_of(post.cards[0]) for post in person.posts())

    def stands(self, person: Person, receipt: str) -> bool:
        there = {(post.conversation, post.id) for post in person.posts()}
        found = places_of(receipt)
        return bool(found) and all((at.conversation, at.activity) in there for at in found)

    def check_desk(self, scene: Scene) -> None:
        """The card in its place and up to date; what was sent once, below it.

        Teams cannot be searched: as many posts may stand there besides as calls were lost.
        """
        reference, desk = scene.lead.reference, self.people.desk
        with scene.storage() as work:
            posts = work.desk_posts.of(reference)
            named = [f"lead:{reference}", *(post.subject for post in posts)]
            kept = {name: place_of(work.desk_posts.place(desk, name) or "") for name in named}
        card_at = kept[f"lead:{reference}"]
        assert card_at is not None, posts
        card = self.teams.state.find(card_at.conversation, card_at.activity)
        assert card is not None, f"the card is not in its place: {card_at}"
        owner = next(e for e in self.people.staff if self.actor(e) == scene.lead.owner)
        told = reads(card.card)
        assert any(each in told for each in (owner.name, owner.aad)), f"out of date: {told}"
        for post in posts:
            assert post.status is DeliveryStatus.SENT, post
            at = kept[post.subject]
            assert at is not None, f"{post} is nowhere"
            assert self.teams.state.find(at.conversation, at.activity), f"{post} is not at {at}"
            is_below = at.conversation == thread_of(self.channel, card.id)
            is_beside = self.teams.state.lost or len(self.exits)
            assert at == card_at or is_below or is_beside, f"{post} is at {at}"
        where = [self.channel, *(chat.id for chat in self.teams.threads(self.channel))]
        count = sum(len(self.people.staff[0].posts(each)) for each in where)
        most = len([at for at in kept.values() if at]) + self.teams.state.lost + len(self.exits)
        assert count <= most + self.notes * 2, f"{count} posts, where {most} are known of"

    def problems(self) -> list[str]:
        return self.teams.state.wrong

    def story(self) -> str:
        return self.office.story()


def subjects_on(card: Json) -> set[str]:
    """The posts that what can be pressed on a card belongs to."""
    return {str(control.data.get("subject", "")) for control in controls(card)}


def look_of(card: Json) -> Look:
    """What a card says, and which outgoing message can be pressed on it."""
    marks = [NONCE.match(str(control.data.get("nonce", ""))) for control in controls(card)]
    return reads(card), frozenset(int(found[1]) for found in marks if found)


@cache
def phrases_in(language: Language) -> Phrases:
    return phrases(renderer().voice(language))
