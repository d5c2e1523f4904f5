"""Staff run their desk in Teams: a card for each lead, its applicant's words in the thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from bot.handoff.lead import LeadStatus
from tests.channels.teams.office import Office
from tests.fake_teams import SmallTeams, controls, inputs, reads
from tests.memory import MemoryStorage


def test_an_enquiry_is_one_card_in_the_channel(office: Office) -> None:
    assert "Yamada Works" in reads(office.card.card)
    assert "claim" in office.offers()
    assert len(office.hana.posts(office.channel)) == 1


def test_claiming_changes_the_card_in_place(office: Office) -> None:
    office.act(office.hana, "claim")
    assert office.lead.owner == f"teams:{office.teams.tenant}:{office.hana.aad}"
    office.teams.wait_until(lambda: "reply" in office.offers())
    assert "Hana Sato" in reads(office.card.card)
    assert len(office.hana.posts(office.channel)) == 1


def test_of_two_who_claim_at_once_one_wins_and_the_other_reads_who(office: Office) -> None:
    office.teams.wait_until(lambda: "claim" in office.offers())
    card = office.card
    [control] = [c for c in controls(card.card) if c.data["desk"] == "claim"]
    presses = [person.press_activity(card, control) for person in (office.hana, office.ken)]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(office.teams.deliver, presses))
    assert [status for status, _ in answers] == [200, 200]
    names = {f"teams:{office.teams.tenant}:{p.aad}": p.name for p in (office.hana, office.ken)}
    winner = names[office.lead.owner]
    assert all(winner in reads(answer["value"]) for _, answer in answers)
    assert office.lead.version == 2


def test_a_press_that_comes_twice_under_other_ids_has_one_effect(office: Office) -> None:
    office.teams.wait_until(lambda: "claim" in office.offers())
    card = office.card
    [control] = [c for c in controls(card.card) if c.data["desk"] == "claim"]
    press = office.hana.press_activity(card, control)
    for id_ in ("one", "two"):
        assert office.teams.deliver({**press, "id": id_})[0] == 200
    assert office.lead.version == 2


def test_whoever_is_not_staff_is_refused_whatever_they_are_called(
    office: Office, teams: SmallTeams
) -> None:
    mallory = teams.person("Hana Sato", "en-US")
    office.act(mallory, "claim")
    assert office.lead.status is LeadStatus.NEW
    assert mallory.told
    assert "Yamada" not in str(mallory.told)


def test_an_applicant_cannot_act_for_staff(office: Office) -> None:
    data = {"desk": "transcript", "value": office.lead.reference, "nonce": "1"}
    answer = office.applicant.do(
        office.applicant.activity("invoke", name="task/fetch", value={"data": data})
    )
    assert answer["task"]["type"] == "message"


def test_a_reply_is_previewed_sent_and_shown_in_the_thread(office: Office) -> None:
    office.act(office.hana, "claim")
    office.act(office.hana, "reply")
    assert any(name.startswith("in:canned") for name in inputs(office.hana.window))
    office.hana.submit(office.channel, text="We will call you tomorrow.")
    assert "We will call you tomorrow." in reads(office.hana.window)
    office.hana.submit(office.channel)
    office.teams.wait_until(
        lambda: any("We will call you" in text for text in office.applicant.reads())
    )
    office.teams.wait_until(lambda: any("We will call you" in text for text in office.thread))


def test_an_empty_reply_is_refused_and_the_window_stays(office: Office) -> None:
    office.act(office.hana, "claim")
    office.act(office.hana, "reply")
    office.hana.submit(office.channel)
    assert "Attention" in str(office.hana.window)


def test_what_the_applicant_answers_stands_in_the_thread(office: Office) -> None:
    office.act(office.hana, "claim")
    office.act(office.hana, "reply")
    office.hana.submit(office.channel, text="Which city is it?")
    office.hana.submit(office.channel)
    office.teams.wait_until(lambda: "Which city" in office.applicant.reads()[-1])
    office.applicant.say("It is in **Kobe**.")
    office.teams.wait_until(lambda: any("**Kobe**" in text for text in office.thread))


def test_a_lead_is_handed_over_to_a_colleague(office: Office) -> None:
    office.act(office.hana, "claim")
    office.act(office.hana, "hand_over")
    to = inputs(office.hana.window)["in:to"]
    by_name = {each["title"]: each["value"] for each in to["choices"]}
    assert set(by_name) == {"Ken Mori"}  # nobody hands over to themselves
    office.hana.submit(office.channel, to=by_name["Ken Mori"])
    assert office.lead.owner.endswith(office.ken.aad)


def test_a_note_is_kept_and_a_lead_rests_and_is_closed(office: Office) -> None:
    office.act(office.hana, "claim")
    office.act(office.hana, "note")
    office.hana.submit(office.channel, text="Met at the fair.")
    office.teams.wait_until(lambda: "Met at the fair." in reads(office.card.card))
    office.act(office.hana, "snooze")
    office.hana.submit(office.channel, preset="week")
    assert office.lead.snoozed_until is not None
    office.act(office.hana, "close")
    reason = inputs(office.hana.window)["in:reason"]
    office.hana.submit(office.channel, reason=reason["choices"][0]["value"])
    assert office.lead.status is LeadStatus.CLOSED
    office.teams.wait_until(lambda: "reopen" in office.offers())


def test_a_card_that_was_taken_away_is_shown_anew(office: Office) -> None:
    first = office.card
    with office.teams.state.lock:
        office.teams.state.chat(office.channel).posts.clear()
    [control] = [c for c in controls(first.card) if c.data["desk"] == "claim"]
    office.hana.press_on(first, control)
    office.teams.wait_until(lambda: office.hana.posts(office.channel))
    assert "Hana Sato" in office.hana.reads(office.channel)[0]


def test_a_mention_in_a_thread_is_told_that_it_stays_there(office: Office) -> None:
    office.teams.wait_until(lambda: office.hana.posts(office.channel))
    office.hana.mention("status", f"{office.channel};messageid={office.card.id}")
    office.teams.wait_until(lambda: office.thread)
    assert "stays here" in office.thread[0] or "applicant" in office.thread[0]


def test_what_staff_write_among_themselves_is_not_kept(
    office: Office, storage: MemoryStorage
) -> None:
    before = len(storage.rows("entries"))
    office.hana.mention("He is difficult", f"{office.channel};messageid={office.card.id}")
    assert len(storage.rows("entries")) == before
    assert "difficult" not in str(storage.rows("questions"))


def test_a_message_that_nobody_could_deliver_is_told_to_staff(office: Office) -> None:
    office.act(office.hana, "claim")
    office.teams.state.blocked.add(office.applicant.chat)
    office.act(office.hana, "reply")
    office.hana.submit(office.channel, text="Are you there?")
    office.hana.submit(office.channel)
    office.teams.wait_until(lambda: any("Could not be sent" in text for text in office.thread))


def test_a_reply_that_is_due_is_reminded_of_and_the_day_begins_with_a_digest(
    office: Office,
) -> None:
    office.act(office.hana, "claim")
    office.clock.passes(timedelta(days=6))  # a Monday
    office.remind()
    office.teams.wait_until(lambda: any("Hana Sato" in text for text in office.thread))
    office.teams.wait_until(lambda: len(office.hana.posts(office.channel)) > 1)
