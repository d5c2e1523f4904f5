"""Slack in a storm: over HTTP, or over Socket Mode."""

from __future__ import annotations

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
from bot.channels.slack.api.address import desk_of as desk_id
from bot.channels.slack.api.address import place_of
from bot.channels.slack.applicants.ids import outgoing_in
from bot.channels.slack.applicants.messages import draw
from bot.vocabulary import Language
from bot.wording.applicants.channels.channel_labels import Phrases, phrases
from tests.chaos.platform import RATES, Look, People, Press
from tests.chaos.process_control import Mortal
from tests.fake_slack import Channel, Faults, Message, Person, SmallSlack, controls, shown
from tests.fake_slack.block_elements import all_options
from tests.fake_slack.records import Json
from tests.fake_slack.screens import Control, words
from tests.storms.delivery import Delivery

if TYPE_CHECKING:
    from tests.chaos.world import Scene


@contextmanager
def slack_platform(seed: int, transport: str, _: Path) -> Iterator[SlackPlatform]:
    """A small Slack for the storm of a seed."""
    with SmallSlack(faults=Faults.seeded(seed, RATES)) as slack:
        yield SlackPlatform(slack, transport)


class SlackPlatform:
    """A small Slack."""

    doubts = frozenset({DeliveryStatus.UNCERTAIN})
    troubles: Sequence[Callable[[Scene], None]] = ()

    def __init__(self, slack: SmallSlack, transport: str) -> None:
        self.slack, self.transport = slack, transport
        acme = self.acme = slack.workspace("acme")
        emma, taro = slack.person(acme, "emma", locale="en-US"), slack.person(acme, "taro")
        staff = slack.person(acme, "sato", locale="en-US"), slack.person(acme, "kato")
        self.channel: Channel = slack.channel(acme, "desk", *staff, is_private=True)
        self.people = People(emma, taro, staff, desk_id(acme.id, self.channel.id))

    def actor(self, person: Person) -> str:
        return f"slack:{person.team}:{person.id}"

    # The way to the bot.

    def settings(self, port: int) -> Mapping[str, Any]:
        given = {
            "slack_bot_token": self.acme.bot_token,
            "slack_api_url": self.slack.api_url,
            "slack_desk_channel": self.channel.id,
            "slack_staff": " ".join(person.id for person in self.people.staff),
        }
        if self.transport == "socket":
            return given | {"slack_app_token": self.slack.use_socket_mode()}
        self.slack.connect_http(f"http://127.0.0.1:{port}/slack/events")
        return given | {"slack_signing_secret": self.slack.app.signing_secret}

    def follow(self, bot: Mortal) -> None:
        """Slack has a clock of its own."""

    def patience(self, seconds: float, retries: Sequence[float]) -> None:
        self.slack.patience(seconds, retries)

    def calm(self) -> None:
        self.slack.faults.clear()

    def quiet(self, timeout: float = 10.0) -> None:
        self.slack.quiet(timeout)

    def cut(self) -> None:
        self.slack.sockets.cut()

    def is_reached(self) -> bool:
        return self.transport == "http" or self.slack.connections > 0

    def reorder(self, count: int) -> None:
        self.slack.faults.reorder(0.06, count, "message")

    # What applicants do.

    def say(self, person: Person, text: str) -> Message:
        return person.say(person.dm(), text)

    def edit(self, person: Person, message: Message, text: str) -> None:
        person.edit(message, text)

    def delete(self, person: Person, message: Message) -> None:
        person.delete(message)

    def delivery_of(self, message: Message, word: str, *, is_edit: bool) -> Delivery:
        subtype = "message_changed" if is_edit else None
        for delivery in self.slack.deliveries:
            event = delivery.payload.get("event", {})
            told = event.get("message", event)
            is_it = told.get("ts") == message.ts and word in told.get("text", "")
            if delivery.type == "message" and event.get("subtype") == subtype and is_it:
                return delivery
        msg = f"{message.text} was never sent out"
        raise AssertionError(msg)

    def event_of(self, delivery: Delivery) -> str:
        return str(delivery.payload["event_id"])

    def is_deleted(self, message: Message) -> bool:
        return message.is_deleted

    def pressable(self, person: Person, *, stale: bool) -> list[Press]:
        found: list[Press] = []
        for message in person.sees(person.dm()):
            if message.bot_id:
                blocks = message.versions[-1:] if stale else [message.blocks]
                every = [control for each in blocks for control in controls(each)]
                found += [p for c in every for p in presses_of(person, message, c, stale)]
        return found

    def reads(self, person: Person) -> list[str]:
        return [shown(message) for message in self._posted(person).values()]

    # What staff do.

    def press_card(self, person: Person, reference: str, action: str) -> bool:
        """Press it where it is; looked up once, as the card may be drawn anew at any moment."""
        if not (there := self._on_card(reference, action)):
            return False
        person.click(*there[0])
        return True

    def note(self, person: Person, reference: str, text: str) -> None:
        card = self._card(reference)
        assert card is not None
        person.say(self.channel, text, card.ts)

    def has_window(self, person: Person) -> bool:
        return person.modal() is not None

    def hand_in(self, person: Person, chance: Random, entries: Mapping[str, str]) -> None:
        """Slack tells of it twice in one way or another."""
        view = person.modal()
        assert view is not None
        person.fill(view, dict(entries))
        first = person.submit(view)
        if chance.random() < 0.5:
            person.submit(view)
            assert first.answer(3)
        else:
            assert first.answer(3)
            self.slack.redeliver(first)

    def _card(self, reference: str) -> Message | None:
        for message in self.people.staff[0].sees(self.channel):
            if subject_of(message) == f"lead:{reference}":
                found: Message = message
                return found
        return None

    def _on_card(self, reference: str, action: str) -> list[tuple[Message, str]]:
        card = self._card(reference)
        ids = [control.action_id for control in controls(card.blocks)] if card else []
        return [(card, id_) for id_ in ids if card and id_.partition("#")[0] == f"desk:{action}"]

    # What is left.

    def looks_of(self, outgoing: Outgoing) -> list[Look]:
        phrased = phrases_in(language_in(outgoing.message))
        return [look_of(each.blocks) for each in draw(outgoing.message, outgoing.id, phrased)]

    def looks(self, person: Person) -> Counter[Look]:
        there = self._posted(person).values()
        return Counter(look_of((m.versions or [m.blocks])[0]) for m in there)

    def stands(self, person: Person, receipt: str) -> bool:
        at = place_of(receipt)
        return at is not None and at.ts in self._posted(person)

    def _posted(self, person: Person) -> dict[str, Message]:
        """What the bot ever wrote to a person directly, by its ts."""
        channel = person.dm().id
        with self.slack.state.changed:
            every = [m for m in self.slack.state.messages if m.channel == channel and m.bot_id]
        return {m.ts: m for m in every if m.ephemeral_to is None}

    def check_desk(self, scene: Scene) -> None:
        """Exactly one card, in its place and up to date; all else once, in its thread."""
        reference, desk = scene.lead.reference, self.people.desk
        with scene.storage() as work:
            posts = work.desk_posts.of(reference)
            card_at = place_of(work.desk_posts.place(desk, f"lead:{reference}") or "")
        with self.slack.state.changed:
            standing = list(self.slack.state.standing(self.channel.id))
        ours = [m for m in standing if m.bot_id and m.metadata]
        subjects = {m.ts: subject_of(m) for m in ours}
        count = Counter(subjects.values())
        assert set(count.values()) == {1}, count
        assert {post.subject for post in posts} <= set(count), f"{posts} are not all in {count}"
        assert {post.status for post in posts} == {DeliveryStatus.SENT}, posts
        (card,) = [m for m in ours if subjects[m.ts] == f"lead:{reference}"]
        assert card_at is not None
        assert card.ts == card_at.ts
        owner = next(e for e in self.people.staff if self.actor(e) == scene.lead.owner)
        called = (owner.user.name, owner.id)  # by the id where Slack did not tell the name
        assert any(each in shown(card) for each in called), f"out of date: {shown(card)}"
        below = [m for m in ours if subjects[m.ts].split(":")[0] in ("said", "told", "reply")]
        assert all(m.thread_ts == card.ts for m in below)

    def problems(self) -> list[str]:
        return self.slack.problems

    def story(self) -> str:
        return self.slack.story()


def presses_of(person: Person, message: Message, control: Control, stale: bool) -> list[Press]:
    """The choices of a button or a menu; a menu is not kept from before."""
    if "options" not in control.element:
        choice = control.value or ""
        if stale:
            return [(choice, lambda: person.press_stale(message, choice))]
        return [(choice, lambda: person.click(message, choice))]
    options = [] if stale else [str(each["value"]) for each in all_options(control.element)]
    return [
        (choice, lambda choice=choice: person.choose(message, control.action_id, choice))  # type: ignore[misc]
        for choice in options
    ]


def subject_of(message: Message) -> str:
    """What a message at the desk shows."""
    return str((message.metadata or {}).get("event_payload", {}).get("subject", ""))


def look_of(blocks: list[Json]) -> Look:
    """What a message looked like at first, whatever ids Slack gave to what has none."""
    named = frozenset(outgoing_in(str(block.get("block_id", ""))) for block in blocks)
    return "\n".join(words(blocks)), named - {0}


@cache
def phrases_in(language: Language) -> Phrases:
    return phrases(renderer().voice(language))
