"""What staff write in the thread stays there; sending it on is an act of its own."""

from __future__ import annotations

import pytest

from tests.channels.slack.desk.app import Office
from tests.channels.slack.desk.channel_view import Wall
from tests.fake_slack import Message, Person
from tests.fake_slack.bots import TRANSPORTS

AMONG_US = "between us: they seem too small"


@pytest.fixture
def office(wall: Wall, hana: Person, ken: Person) -> Office:
    return Office(wall, (hana, ken))


def sent_on(office: Office, hana: Person, text: str) -> Message:
    """A message of staff that was sent to the applicant with the shortcut."""
    office.press(hana, "claim")
    message = hana.say(office.wall.channel, text, office.card.ts)
    office.slack.quiet()
    hana.message_shortcut("send_to_applicant", message).answer()
    office.hand_in(hana)
    office.hand_in(hana)
    return message


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_what_staff_write_in_the_thread_stays_private(
    office: Office, hana: Person, ken: Person, transport: str
) -> None:
    with office.open(transport):
        office.press(hana, "claim")
        calls = len(office.slack.history)
        said = hana.say(office.wall.channel, AMONG_US, office.card.ts)
        ken.say(office.wall.channel, "agreed", office.card.ts)
        hana.edit(said, f"{AMONG_US}!")
        hana.delete(said)
        office.slack.quiet()
        office.drain()
        assert len(office.slack.history) == calls
        assert office.sent == []
        assert AMONG_US not in repr(vars(office.wall.storage))
        assert office.elsewhere == []
        assert all(delivery.acknowledged for delivery in office.slack.deliveries)


def test_a_message_is_sent_on_with_the_shortcut_after_a_preview(
    office: Office, hana: Person, ken: Person
) -> None:
    with office.open():
        office.press(hana, "claim")
        text = f"Dear {ken.mention} & all: see https://example.com"
        message = hana.say(office.wall.channel, text, office.card.ts)
        hana.message_shortcut("send_to_applicant", message).answer()
        office.hand_in(hana)
        assert office.sent == []
        office.hand_in(hana)
        (sent,) = office.sent
        assert "Dear @ken & all: see https://example.com" in sent.message.text


def test_a_change_of_what_was_sent_is_explained_to_its_writer_once(
    office: Office, hana: Person, ken: Person
) -> None:
    with office.open():
        message = sent_on(office, hana, "Thank you.")
        office.slack.faults.redeliver(2, "message")
        hana.edit(message, "Thanks.")
        office.slack.quiet()
        (edited,) = office.whispers(hana)
        assert edited.startswith("This message was already sent to the applicant")
        assert "as it first read" in edited
        hana.delete(message)
        office.slack.quiet()
        deleted = office.whispers(hana)[-1]
        assert "who keeps it" in deleted
        assert office.whispers(ken) == []
        office.drain()
        assert len(office.sent) == 1


def test_the_explanation_stands_in_the_thread(office: Office, hana: Person) -> None:
    with office.open():
        message = sent_on(office, hana, "Thank you.")
        hana.edit(message, "Thanks.")
        office.slack.quiet()
        (whisper,) = [m for m in hana.sees(office.wall.channel) if m.ephemeral_to]
        assert whisper.thread_ts == office.card.ts


def test_a_change_of_what_was_never_sent_needs_no_explanation(office: Office, hana: Person) -> None:
    with office.open():
        office.press(hana, "claim")
        message = hana.say(office.wall.channel, "Thank you.", office.card.ts)
        hana.message_shortcut("send_to_applicant", message).answer()
        hana.close(office.modal(hana))
        hana.edit(message, "Thanks.")
        office.slack.quiet()
        assert office.whispers(hana) == []


def test_the_shortcut_outside_of_a_leads_thread_says_so(office: Office, hana: Person) -> None:
    elsewhere = office.slack.channel(office.wall.workspace, "lunch", hana)
    with office.open():
        messages = [
            hana.say(office.wall.channel, "not about a lead"),
            hana.say(elsewhere, "not at the desk"),
        ]
        for message in messages:
            hana.message_shortcut("send_to_applicant", message).answer()
        office.slack.quiet()
        told = [*office.whispers(hana), *hana.reads(elsewhere)[-1:]]
        assert [text.startswith("No enquiry is shown here") for text in told] == [True, True]
        assert hana.modal() is None


def test_an_outsider_cannot_send_a_message_on(office: Office, hana: Person) -> None:
    mei = office.outsider
    with office.open():
        message = mei.say(office.wall.channel, "let me", office.card.ts)
        mei.message_shortcut("send_to_applicant", message).answer()
        office.slack.quiet()
        assert mei.modal() is None
        assert office.whispers(mei) == [office.refusal()]
        with office.wall.storage() as work:
            assert [refused.action for refused in work.refusals.all()] == ["reply"]


def test_a_message_that_is_too_long_is_not_cut(office: Office, hana: Person) -> None:
    with office.open():
        office.press(hana, "claim")
        message = hana.say(office.wall.channel, "long " * 700, office.card.ts)
        hana.message_shortcut("send_to_applicant", message).answer()
        office.slack.quiet()
        assert hana.modal() is None
        assert office.whispers(hana)[0].startswith("This message is too long")


def test_who_addresses_the_counter_in_a_thread_learns_that_it_stays_there(
    office: Office, hana: Person
) -> None:
    bot = office.wall.workspace.bot_user
    with office.open():
        hana.say(office.wall.channel, f"<@{bot}> {AMONG_US}", office.card.ts)
        office.slack.quiet()
        (told,) = office.whispers(hana)
        assert told.startswith("What you write in this thread stays among staff")
        assert AMONG_US not in repr(vars(office.wall.storage))


def test_who_addresses_the_counter_in_the_channel_sees_how_the_desk_is(
    office: Office, hana: Person
) -> None:
    mei = office.outsider
    bot = office.wall.workspace.bot_user
    with office.open():
        for person in (hana, mei):
            person.say(office.wall.channel, f"<@{bot}>")
        office.slack.quiet()
        assert "The desk now" in office.whispers(hana)[0]
        assert office.whispers(mei) == [office.refusal()]
