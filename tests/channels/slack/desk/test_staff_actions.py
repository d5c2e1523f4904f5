"""Staff run their desk in Slack, through bolt unmodified."""

from __future__ import annotations

import pytest

from bot.assistant.ports import DeliveryStatus
from bot.handoff.lead import LeadStatus
from bot.vocabulary import Language, MessageKind
from bot.wording.desk.leads.deliveries import DELIVERIES
from tests.channels.slack.desk.app import APPLICANT, REFERENCE, Office, actor, title, words_in
from tests.channels.slack.desk.channel_view import Wall
from tests.fake_slack import Message, Person, controls
from tests.fake_slack.bots import TRANSPORTS


@pytest.fixture
def office(wall: Wall, hana: Person, ken: Person) -> Office:
    return Office(wall, (hana, ken))


def ways(message: Message) -> list[str]:
    """What can be pressed on a message."""
    return [control.action_id.removeprefix("desk:") for control in controls(message.blocks)]


# Moving a lead on.


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_claiming_changes_the_card_in_place(office: Office, hana: Person, transport: str) -> None:
    with office.open(transport):
        assert "claim" in ways(office.card)
        before = office.card.ts
        office.press(hana, "claim")
        assert office.lead.owner == actor(hana)
        assert office.card.ts == before
        assert "reply" in ways(office.card)
        assert "hana" in str(office.card.blocks)
        assert office.wall.posted() == 1
        assert office.whispers(hana) == []


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_of_two_who_claim_at_once_one_wins_and_the_other_is_told_who(
    office: Office, hana: Person, ken: Person, transport: str
) -> None:
    with office.open(transport):
        clicks = [person.click(office.card, "desk:claim") for person in (hana, ken)]
        assert all(click.answer() for click in clicks)
        office.slack.quiet()
        office.drain()
        by_actor = {actor(person): person for person in (hana, ken)}
        winner = by_actor.pop(office.lead.owner)
        (loser,) = by_actor.values()
        assert office.whispers(winner) == []
        (told,) = office.whispers(loser)
        assert winner.user.name in told
        assert office.lead.version == 2


def test_a_press_on_a_card_that_was_not_up_to_date_is_safe(
    office: Office, hana: Person, ken: Person
) -> None:
    with office.open():
        office.press(hana, "claim")
        ken.press_stale(office.card, "desk:claim").answer()
        office.slack.quiet()
        assert office.lead.owner == actor(hana)
        (told,) = office.whispers(ken)
        assert "hana" in told


def test_the_same_press_delivered_twice_has_one_effect(office: Office, hana: Person) -> None:
    with office.open():
        press = hana.click(office.card, "desk:claim")
        press.answer()
        office.slack.redeliver(press).answer()
        office.slack.quiet()
        assert office.lead.version == 2
        assert office.whispers(hana) == []
        assert len({act.event for act in office.acts}) == 1


def test_a_lead_is_handed_over_to_staff_only(office: Office, hana: Person, ken: Person) -> None:
    mei = office.slack.person(office.wall.workspace, "mei")
    with office.open():
        office.press(hana, "claim")
        office.press(hana, "hand_over")
        view = office.hand_in(hana, to=mei.id)
        assert list(view.errors) == ["to"]
        office.hand_in(hana, to=ken.id)
        assert office.lead.owner == actor(ken)
        assert hana.modal() is None


def test_closing_asks_for_the_reason_in_the_window(office: Office, hana: Person) -> None:
    with office.open():
        office.press(hana, "close")
        view = office.modal(hana)
        (reason, *_) = (c for c in controls(view.data["blocks"]) if c.block_id == "reason")
        office.hand_in(hana, reason=reason.element["options"][0]["value"])
        assert office.lead.status is LeadStatus.CLOSED
        assert "reopen" in ways(office.card)


def test_a_mistake_is_told_beside_its_input_and_handing_in_again_helps(
    office: Office, hana: Person
) -> None:
    with office.open():
        office.press(hana, "snooze")
        view = office.hand_in(hana)
        assert list(view.errors) == ["until"]
        assert office.lead.snoozed_until is None
        office.hand_in(hana, preset="week")
        assert office.lead.snoozed_until is not None


def test_a_note_is_kept_once_although_the_window_is_delivered_twice(
    office: Office, hana: Person
) -> None:
    with office.open():
        office.press(hana, "note")
        view = office.modal(hana)
        hana.fill(view, {"text": "called them"})
        delivery = hana.submit(view)
        delivery.answer()
        office.slack.redeliver(delivery).answer()
        office.slack.quiet()
        with office.wall.storage() as work:
            notes = [e for e in work.leads.history(REFERENCE) if e.action == "noted"]
        assert [note.detail["text"] for note in notes] == ["called them"]


# Who may.


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_an_outsiders_press_is_refused_privately_and_recorded(
    office: Office, hana: Person, transport: str
) -> None:
    mei = office.outsider
    with office.open(transport):
        press = mei.click(office.card, "desk:claim")
        press.answer()
        office.slack.redeliver(press).answer()
        office.slack.quiet()
        assert office.lead.status is LeadStatus.NEW
        assert set(office.whispers(mei)) == {office.refusal()}
        assert office.whispers(hana) == []
        with office.wall.storage() as work:
            refused = work.refusals.all()
        assert [(r.actor, r.action, r.reference) for r in refused] == [
            (actor(mei), "claim", REFERENCE)
        ]


def test_an_outsider_is_refused_in_their_language_also_where_they_are_no_member(
    office: Office,
) -> None:
    with office.open():
        taro = office.slack.person(office.wall.workspace, "太郎", locale="ja-JP")
        office.wall.channel.members.append(taro.id)
        click = taro.click(office.card, "desk:claim")
        office.wall.channel.members.remove(taro.id)
        click.answer()
        office.slack.quiet()
        (told,) = taro.reads(taro.dm())
        assert told == office.refusal(Language.JA)
        assert office.wall.alerts == []


def test_a_guest_of_another_workspace_is_not_staff_by_a_bare_id(
    office: Office, hana: Person
) -> None:
    guest = office.slack.person(office.slack.workspace("partner"), "mei", locale="en-US")
    office.wall.channel.members.append(guest.id)
    office.people = (hana, guest)
    with office.open():
        guest.click(office.card, "desk:claim").answer()
        office.slack.quiet()
        assert office.lead.owner == ""
        assert office.whispers(guest) == [office.refusal()]


def test_somebody_who_is_no_longer_staff_is_refused_in_an_open_window(
    office: Office, hana: Person
) -> None:
    with office.open():
        office.press(hana, "claim")
        office.press(hana, "reply")
        office.dismiss_everybody()
        office.hand_in(hana, text="hello")
        assert office.refusal() in words_in(office.modal(hana))
        assert office.sent == []


# Writing to the applicant.


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_reply_is_shown_first_and_reaches_the_outbox_once(
    office: Office, hana: Person, transport: str
) -> None:
    with office.open(transport):
        office.press(hana, "claim")
        office.press(hana, "reply")
        office.hand_in(hana, text="Thank you. *We* will call <you>.")
        preview = office.modal(hana)
        assert title(preview) == "Preview"
        assert "This is what the applicant will see" in words_in(preview)
        assert office.sent == []
        delivery = hana.submit(preview)
        delivery.answer()
        office.slack.redeliver(delivery).answer()
        office.slack.quiet()
        office.drain()
        assert hana.modal() is None
        (sent,) = office.sent
        assert sent.person == APPLICANT
        assert sent.message.kind is MessageKind.STAFF
        assert "Thank you. *We* will call <you>." in sent.message.text
        (below,) = office.thread()
        assert DELIVERIES[DeliveryStatus.SENT] in below.splitlines()
        assert office.lead.status is LeadStatus.CONTACTED


def test_a_reply_that_waits_is_shown_as_waiting(office: Office, hana: Person) -> None:
    with office.open():
        office.press(hana, "claim")
        office.press(hana, "reply")
        office.hand_in(hana, text="Thank you.")
        office.modal(hana)
        hana.submit(office.modal(hana)).answer()
        office.slack.quiet()
        office.wall.drain()
        assert DELIVERIES[DeliveryStatus.QUEUED] in office.thread()[0]


def test_an_uncertain_reply_is_settled_with_one_press(office: Office, hana: Person) -> None:
    office.fates.append(DeliveryStatus.UNCERTAIN)
    with office.open():
        office.press(hana, "claim")
        office.press(hana, "reply")
        office.hand_in(hana, text="Thank you.")
        office.hand_in(hana)
        (below,) = [m for m in office.wall.messages() if m.thread_ts != m.ts and m.thread_ts]
        assert "settle.arrived" in ways(below)
        office.press(hana, "settle.arrived", below)
        assert DELIVERIES[DeliveryStatus.SENT] in office.thread()[0].splitlines()
        assert len(office.sent) == 1


def test_a_prepared_reply_is_filled_in_and_sent(office: Office, hana: Person) -> None:
    with office.open():
        office.press(hana, "claim")
        office.press(hana, "canned")
        view = office.modal(hana)
        (menu,) = controls(view.data["blocks"])
        office.hand_in(hana, canned=menu.element["options"][0]["value"])
        office.hand_in(hana)
        (sent,) = office.sent
        assert "サンプル商事" in sent.message.text or "山田" in sent.message.text


# Looking.


def test_a_window_that_slack_does_not_open_any_more_is_explained(
    office: Office, hana: Person
) -> None:
    office.slack.core.trigger_seconds = 0.0
    with office.open():
        office.press(hana, "transcript")
        assert hana.modal() is None
        assert office.whispers(hana)[0].startswith("That took too long")
        assert office.wall.alerts == []


def test_the_record_and_the_conversation_open_in_windows(office: Office, hana: Person) -> None:
    with office.open():
        office.press(hana, "record")
        assert title(office.modal(hana)) == "Decision record"
        hana.close(office.modal(hana))
        office.press(hana, "transcript")
        assert title(office.modal(hana)) == "Conversation"


def test_all_leads_are_handed_over_as_a_file_in_the_thread(office: Office, hana: Person) -> None:
    with office.open():
        digest = office.digest()
        office.press(hana, "export", digest)
        shared = next(m for m in office.wall.messages() if m.files)
        assert shared.thread_ts == digest.ts
        (file,) = office.slack.state.files.values()
        assert file.name.endswith(".csv")
        assert "サンプル商事" in (file.content or b"").decode("utf-8-sig")


def test_a_file_that_cannot_be_handed_over_is_explained_and_logged(
    office: Office, hana: Person, caplog: pytest.LogCaptureFixture
) -> None:
    with office.open():
        digest = office.digest()
        office.slack.faults.limit("files.getUploadURLExternal")
        office.press(hana, "export", digest)
        office.slack.faults.lose_answer("files.completeUploadExternal")
        office.press(hana, "export", digest)
        failed, uncertain = office.whispers(hana)
        assert failed.startswith("The file could not be handed over")
        assert uncertain.startswith("It is not known whether the file arrived")
    lost = [record.getMessage() for record in caplog.records if "A file for" in record.msg]
    assert len(lost) == 2
    assert all(hana.id in line for line in lost)


def test_a_window_opens_on_top_of_another(office: Office, hana: Person) -> None:
    with office.open():
        digest = office.digest()
        office.press(hana, "numbers", digest)
        numbers = office.modal(hana)
        (first, *_) = controls(numbers.data["blocks"])
        hana.click_in(numbers, first.label).answer()
        office.slack.quiet()
        assert title(office.modal(hana)) == title(numbers)
