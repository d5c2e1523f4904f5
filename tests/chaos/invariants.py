"""What has to hold after any storm."""

from __future__ import annotations

from collections import Counter
from functools import partial

from bot.assistant.ports import Author, DeliveryStatus, TranscriptEntry
from bot.vocabulary import MessageKind
from tests.chaos.order import check_order
from tests.chaos.platform import Look, Someone
from tests.chaos.process_control import KILLED
from tests.chaos.world import PICKED_BEFORE, Scene
from tests.storms.mail import check_mail

SENT, UNCERTAIN = DeliveryStatus.SENT, DeliveryStatus.UNCERTAIN


def check(scene: Scene) -> None:
    """Everything, on what is left when the bot has stopped."""
    assert set(scene.bot.exits) <= {0, KILLED}, f"it died by itself: {scene.bot.exits}"
    for person in scene.people.applicants:
        check_transcript(scene, person)
        check_outbox(scene, person)
    check_order(scene, partial(heard_of, scene))
    check_page(scene)
    check_lead(scene)
    scene.platform.check_desk(scene)
    check_replies(scene)
    check_privacy(scene)
    check_mail(scene)
    assert not scene.platform.problems(), scene.platform.problems()


# What people said.


def transcript(scene: Scene, person: Someone) -> list[TranscriptEntry]:
    with scene.storage() as work:
        conversation = work.conversations.of(scene.platform.actor(person))
        return work.transcripts.of(conversation.id) if conversation else []


def heard_of(scene: Scene, person: Someone) -> list[str]:
    """What somebody wrote, as the transcript has it."""
    return [e.text for e in transcript(scene, person) if e.speaker is Author.PERSON]


def check_transcript(scene: Scene, person: Someone) -> None:
    """What was acknowledged stands there exactly once, and nothing stands there twice."""
    emma = scene.people.emma
    entries = [entry for entry in transcript(scene, person) if entry.speaker is Author.PERSON]
    for kind, told in (("text", scene.said), ("edited", scene.edited)):
        for who, message, word in told:
            count = sum(word in entry.text for entry in entries if entry.kind == kind)
            delivery = scene.platform.delivery_of(message, word, is_edit=kind == "edited")
            is_taken = delivery.acknowledged is not None
            expected = (1,) if is_taken else (0, 1)
            if who is person:
                assert count in expected, f"{kind} {word} stands {count} times, {is_taken=}"
            else:
                assert count == 0, f"{word} of somebody else"
    kinds = Counter(entry.kind for entry in entries)
    made = scene.presses.get(scene.platform.actor(person), 0) + (
        PICKED_BEFORE if person is emma else 0
    )
    assert kinds["choice"] <= made, f"{kinds['choice']} picks, but {made} presses"


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


def check_outbox(scene: Scene, person: Someone) -> None:
    """Nothing is left over; what was sent is there once, what is uncertain at most once."""
    final = {SENT, DeliveryStatus.FAILED, UNCERTAIN} - scene.platform.doubts
    with scene.storage() as work:
        sent = work.outbox.of(scene.platform.actor(person))
    count = scene.platform.looks(person)
    surely, perhaps = Counter[Look](), Counter[Look]()
    for outgoing in sent:
        assert outgoing.status in final, outgoing
        if outgoing.status is SENT:
            surely.update(scene.platform.looks_of(outgoing))
            is_there = scene.platform.stands(person, outgoing.receipt)
            assert is_there, f"{outgoing.id} is not where its receipt says"
        elif outgoing.status is UNCERTAIN:
            perhaps.update(scene.platform.looks_of(outgoing))
    receipts = Counter(outgoing.receipt for outgoing in sent if outgoing.status is SENT)
    assert set(receipts.values()) <= {1}, receipts
    for look in count | surely:
        fewest, most = surely[look], surely[look] + perhaps[look]
        told = f"{count[look]} times, not {fewest}-{most}: {look}"
        assert fewest <= count[look] <= most, f"{told}; {[(o.id, o.status) for o in sent]}"


# Staff.


def check_lead(scene: Scene) -> None:
    """One owner, who claimed it, and nobody else did."""
    lead = scene.lead
    with scene.storage() as work:
        history = work.leads.history(lead.reference)
    claims = [event.actor for event in history if event.action == "claimed"]
    assert claims == [lead.owner], f"{claims}, owner {lead.owner}"
    assert lead.owner in map(scene.platform.actor, scene.people.staff)


def check_replies(scene: Scene) -> None:
    """What staff wrote to the applicant was sent once, however often it was handed in."""
    emma, reference = scene.people.emma, scene.lead.reference
    written = [e.text for e in transcript(scene, emma) if e.speaker is Author.STAFF]
    with scene.storage() as work:
        outbox = work.outbox.of(scene.platform.actor(emma))
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
            outbox = work.outbox.of(scene.platform.actor(person))
        told = scene.platform.reads(person)
        told += [entry.text for entry in transcript(scene, person)]
        told += [outgoing.message.text for outgoing in outbox]
        for word in scene.private:
            assert not any(word in text for text in told), f"{word} is no secret any more"
