"""What has to hold after any storm."""

from __future__ import annotations

from collections import Counter
from functools import cache

from bot.assistant.ports import Author, DeliveryStatus, Outgoing, TranscriptEntry
from bot.bootstrap import renderer
from bot.channels.slack.api.address import place
from bot.channels.slack.applicants.ids import outgoing_in
from bot.channels.slack.applicants.messages import draw, language_in
from bot.vocabulary import Language, MessageKind
from bot.wording.applicants.channels.channel_labels import Phrases, phrases
from tests.chaos.process_control import KILLED
from tests.chaos.world import PICKED_BEFORE, Scene, actor
from tests.fake_slack import Delivery, Json, Message, Person, shown
from tests.fake_slack.screens import words
from tests.storms.mail import check_mail

SENT, UNCERTAIN = DeliveryStatus.SENT, DeliveryStatus.UNCERTAIN
SETTLING = 0.05
"""Seconds in which an earlier message surely overtakes; the app waits twice as long."""

Look = tuple[str, frozenset[int]]
"""What a message says, and which outgoing message its buttons name."""


def check(scene: Scene) -> None:
    """Everything, on what is left when the bot has stopped."""
    assert set(scene.bot.exits) <= {0, KILLED}, f"it died by itself: {scene.bot.exits}"
    for person in scene.people.applicants:
        check_transcript(scene, person)
        check_order(scene, person)
        check_outbox(scene, person)
    check_page(scene)
    check_lead(scene)
    check_desk(scene)
    check_replies(scene)
    check_privacy(scene)
    check_mail(scene)
    assert not scene.slack.problems, scene.slack.problems


# What people said.


def transcript(scene: Scene, person: Person) -> list[TranscriptEntry]:
    with scene.storage() as work:
        conversation = work.conversations.of(actor(person))
        return work.transcripts.of(conversation.id) if conversation else []


def delivery_of(scene: Scene, message: Message, subtype: str | None, word: str) -> Delivery:
    """How it was delivered that a message was written or changed."""
    for delivery in scene.slack.deliveries:
        event = delivery.payload.get("event", {})
        told = event.get("message", event)
        is_it = told.get("ts") == message.ts and word in told.get("text", "")
        if delivery.type == "message" and event.get("subtype") == subtype and is_it:
            return delivery
    msg = f"{message.text} was never sent out"
    raise AssertionError(msg)


def check_transcript(scene: Scene, person: Person) -> None:
    """What was acknowledged stands there exactly once, and nothing stands there twice."""
    emma = scene.people.emma
    entries = [entry for entry in transcript(scene, person) if entry.speaker is Author.PERSON]
    for kind, subtype, told in (
        ("text", None, scene.said),
        ("edited", "message_changed", scene.edited),
    ):
        for who, message, word in told:
            count = sum(word in entry.text for entry in entries if entry.kind == kind)
            is_taken = delivery_of(scene, message, subtype, word).acknowledged is not None
            expected = (1,) if is_taken else (0, 1)
            if who is person:
                assert count in expected, f"{kind} {word} stands {count} times, {is_taken=}"
            else:
                assert count == 0, f"{word} of somebody else"
    kinds = Counter(entry.kind for entry in entries)
    made = scene.presses.get(actor(person), 0) + (PICKED_BEFORE if person is emma else 0)
    assert kinds["choice"] <= made, f"{kinds['choice']} picks, but {made} presses"


def check_order(scene: Scene, person: Person) -> None:
    """Nothing stands before what was written earlier, unless that came too late by itself."""
    entries = [e.text for e in transcript(scene, person) if e.speaker is Author.PERSON]
    heard = scene.bot.noted_arrivals()
    stands: list[tuple[int, float, bool, str]] = []
    for who, message, word in scene.said:
        at = next((n for n, text in enumerate(entries) if word in text), None)
        if who is person and at is not None:
            delivery = delivery_of(scene, message, None, word)
            first = min(delivery.attempts, key=lambda attempt: attempt.at)
            arrived = heard[delivery.payload["event_id"]]
            stands.append((at, min(arrived), bool(first.reason) or len(arrived) > 1, word))
    for number, (at, came, is_repeated, word) in enumerate(stands):
        for later_at, later_came, _, later_word in stands[number + 1 :]:
            is_late = is_repeated or came > later_came + SETTLING
            assert at < later_at or is_late, f"{later_word} stands before {word}"


def check_page(scene: Scene) -> None:
    """What was written on the page stands there once, however often it was sent."""
    person = scene.browser.person
    with scene.storage() as work:
        conversation = work.conversations.of(person)
        entries = work.transcripts.of(conversation.id) if conversation else []
    texts = [entry.text for entry in entries if entry.speaker is Author.PERSON]
    for told in scene.browser.sent:
        count = sum(told.word in text for text in texts)
        assert count == 1, f"{told.word} of the page stands {count} times"


# What they were told.


@cache
def phrases_in(language: Language) -> Phrases:
    return phrases(renderer().voice(language))


def look_of(blocks: list[Json]) -> Look:
    """What a message looked like at first, whatever ids Slack gave to what has none."""
    named = frozenset(outgoing_in(str(block.get("block_id", ""))) for block in blocks)
    return "\n".join(words(blocks)), named - {0}


def looks_of(outgoing: Outgoing) -> list[Look]:
    """All the messages in Slack that an outgoing message becomes."""
    phrased = phrases_in(language_in(outgoing.message))
    return [look_of(each.blocks) for each in draw(outgoing.message, outgoing.id, phrased)]


def check_outbox(scene: Scene, person: Person) -> None:
    """Nothing is left over; what was sent is there once, what is uncertain at most once."""
    with scene.storage() as work:
        sent = work.outbox.of(actor(person))
    there = posted(scene, person)
    count = Counter(look_of((m.versions or [m.blocks])[0]) for m in there.values())
    surely, perhaps = Counter[Look](), Counter[Look]()
    for outgoing in sent:
        assert outgoing.status in (SENT, DeliveryStatus.FAILED), outgoing
        if outgoing.status is SENT:
            surely.update(looks_of(outgoing))
            at = place(outgoing.receipt)
            assert at is not None, outgoing
            assert at.ts in there, f"{outgoing.id} is not where its receipt says"
        elif outgoing.status is UNCERTAIN:
            perhaps.update(looks_of(outgoing))
    receipts = Counter(outgoing.receipt for outgoing in sent if outgoing.status is SENT)
    assert set(receipts.values()) <= {1}, receipts
    for look in count | surely:
        fewest, most = surely[look], surely[look] + perhaps[look]
        told = f"{count[look]} times, not {fewest}-{most}: {look}"
        assert fewest <= count[look] <= most, f"{told}; {[(o.id, o.status) for o in sent]}"


def posted(scene: Scene, person: Person) -> dict[str, Message]:
    """What the bot ever wrote to a person directly, by its ts."""
    channel = person.dm().id
    with scene.slack.state.changed:
        every = [m for m in scene.slack.state.messages if m.channel == channel and m.bot_id]
    return {m.ts: m for m in every if m.ephemeral_to is None}


# Staff.


def check_lead(scene: Scene) -> None:
    """One owner, who claimed it, and nobody else did."""
    lead = scene.lead
    with scene.storage() as work:
        history = work.leads.history(lead.reference)
    claims = [event.actor for event in history if event.action == "claimed"]
    assert claims == [lead.owner], f"{claims}, owner {lead.owner}"
    assert lead.owner in map(actor, scene.people.staff)


def check_desk(scene: Scene) -> None:
    """Exactly one card, in its place and up to date; all else once, in its thread."""
    reference, desk = scene.lead.reference, scene.people.desk_id
    with scene.storage() as work:
        posts = work.desk_posts.of(reference)
        card_at = place(work.desk_posts.place(desk, f"lead:{reference}") or "")
    with scene.slack.state.changed:
        standing = list(scene.slack.state.standing(scene.people.desk.id))
    ours = [m for m in standing if m.bot_id and m.metadata]
    subjects = {m.ts: str(m.metadata and m.metadata["event_payload"]["subject"]) for m in ours}
    count = Counter(subjects.values())
    assert set(count.values()) == {1}, count
    assert {post.subject for post in posts} <= set(count), f"{posts} are not all in {count}"
    assert {post.status for post in posts} == {SENT}, posts
    (card,) = [m for m in ours if subjects[m.ts] == f"lead:{reference}"]
    assert card_at is not None
    assert card.ts == card_at.ts
    owner = next(each for each in scene.people.staff if actor(each) == scene.lead.owner)
    called = (owner.user.name, owner.id)  # by the id where Slack did not tell the name
    assert any(each in shown(card) for each in called), f"out of date: {shown(card)}"
    below = [m for m in ours if subjects[m.ts].split(":")[0] in ("said", "told", "reply")]
    assert all(m.thread_ts == card.ts for m in below)


def check_replies(scene: Scene) -> None:
    """What staff wrote to the applicant was sent once, however often it was handed in."""
    emma, reference = scene.people.emma, scene.lead.reference
    written = [e.text for e in transcript(scene, emma) if e.speaker is Author.STAFF]
    with scene.storage() as work:
        outbox = work.outbox.of(actor(emma))
        history = work.leads.history(reference)
    sent = [o for o in outbox if o.message.kind is MessageKind.STAFF]
    replied = [event for event in history if event.action == "replied"]
    assert len(written) == len(sent) == len(replied), (written, sent, replied)
    for word in scene.replies:
        assert sum(word in text for text in written) <= 1, f"{word} was sent twice"


def check_privacy(scene: Scene) -> None:
    """What staff wrote to each other reached no applicant, and is kept nowhere."""
    for person in scene.people.applicants:
        with scene.storage() as work:
            outbox = work.outbox.of(actor(person))
        told = [shown(message) for message in posted(scene, person).values()]
        told += [entry.text for entry in transcript(scene, person)]
        told += [outgoing.message.text for outgoing in outbox]
        for word in scene.private:
            assert not any(word in text for text in told), f"{word} is no secret any more"
