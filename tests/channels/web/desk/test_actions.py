"""What staff do in a browser: forms that work without any program, and answers for the program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from httpx2 import Response

from bot.assistant.ports import DeliveryStatus, Outgoing
from bot.handoff.company_matching import company_keys
from bot.handoff.lead import LeadEvent, LeadStatus
from tests.channels.web.desk.site import (
    BASE,
    HANAKO,
    SATO,
    TARO,
    Browser,
    Office,
    Pages,
    open_office,
    strict,
)

FETCHED = {"x-desk": "fetch", "origin": BASE, "accept-language": "en"}


def fetch(browser: Browser, form: dict[str, str], **filled: str) -> Response:
    """The page's program hands a form in."""
    fields = {name: value for name, value in form.items() if not name.startswith("-")}
    return browser.client.post(form["->"], data={**fields, **filled}, headers=FETCHED)


def actions(office: Office) -> list[str]:
    reference = office.lead.reference
    with office.storage() as work:
        return [event.action for event in work.leads.history(reference)]


def replies(office: Office) -> list[Outgoing]:
    """What staff wrote to the applicant."""
    person = office.lead.person
    with office.storage() as work:
        return [sent for sent in work.outbox.of(person) if sent.message.kind == "staff"]


def claimed(office: Office) -> Browser:
    browser = office.browser(TARO)
    assert browser.press(office.path, "claim").status_code == 303
    return browser


def test_a_lead_is_taken_on_with_one_press(office: Office) -> None:
    browser = office.browser(TARO)
    answer = browser.press(office.path, "claim")
    assert answer.headers["location"] == office.path
    assert (office.lead.owner, office.lead.status) == (TARO, LeadStatus.CLAIMED)
    page = browser.get(office.path).text
    assert "taro" in page
    assert "Write to the applicant" in page


def test_what_is_sent_twice_is_done_once(office: Office) -> None:
    browser = claimed(office)
    dialog = browser.press(office.path, "note")
    form = Pages(dialog.text).form(action="note.send")
    for _ in range(3):
        assert browser.send(form, **{"in.text": "Called them."}).status_code == 303
    assert actions(office).count("noted") == 1


def test_of_two_who_claim_at_once_one_is_told_who_won(office: Office) -> None:
    one, two = office.browser(TARO), office.browser(SATO)
    forms = [Pages(b.get(office.path).text).form(action="claim") for b in (one, two)]
    answers: list[Response] = []
    both = [
        Thread(target=lambda b=b, f=f: answers.append(fetch(b, f)))
        for b, f in zip((one, two), forms, strict=True)
    ]
    for each in both:
        each.start()
    for each in both:
        each.join()
    owner = office.lead.owner
    assert owner in {TARO, SATO}
    assert sorted(answer.json()["do"] for answer in answers) == ["done", "tell"]
    [told] = [answer.json()["text"] for answer in answers if answer.json()["do"] == "tell"]
    assert told == f"{owner} has taken this lead on."
    assert actions(office).count("claimed") == 1


def test_what_asks_once_more_is_asked_first(office: Office) -> None:
    browser = claimed(office)
    asked = browser.press(office.path, "release")
    assert asked.status_code == 200
    assert "so that anybody can take it on?" in asked.text
    assert office.lead.owner == TARO
    form = Pages(asked.text).form(action="release", sure="yes")
    assert browser.send(form).headers["location"] == office.path
    assert office.lead.owner == ""


def test_a_reply_is_seen_before_it_is_sent_and_sent_once(office: Office) -> None:
    browser = claimed(office)
    preview = browser.press(office.path, "reply.preview", text="Thank you.\r\nWe look into it.")
    assert "This is what the applicant will see:" in preview.text
    form = Pages(preview.text).form(action="reply.send")
    assert browser.send(form).status_code == 303
    again = browser.send(form)
    assert "It was not sent again" in again.text
    assert [each.message.text.splitlines()[:2] for each in replies(office)] == [
        ["Thank you.", "We look into it."]
    ]
    page = browser.get(office.path).text
    assert "We look into it." in page
    assert "Waiting to be sent" in page


def test_a_text_that_was_changed_is_shown_once_more(office: Office) -> None:
    browser = claimed(office)
    preview = browser.press(office.path, "reply.preview", text="First.")
    form = Pages(preview.text).form(action="reply.send")
    [name] = [key for key in form if key.startswith("in.text")]
    once_more = browser.send(form, **{name: "Second."})
    assert once_more.status_code == 200
    assert "Second." in once_more.text
    assert not replies(office)


def test_a_prepared_reply_is_filled_in(office: Office) -> None:
    browser = claimed(office)
    first = office.staffing.current.replies[0].id
    preview = browser.press(office.path, "reply.preview", canned=first)
    assert "Preview" in preview.text
    assert browser.press(preview, "reply.send").status_code == 303


def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_stays(office: Office) -> None:
    browser = claimed(office)
    dialog = browser.press(office.path, "close")
    wrong = browser.press(dialog, "close.send", words="Because & <b>so</b>")
    assert wrong.status_code == 422
    assert 'aria-invalid="true"' in wrong.text
    assert "Please pick a reason." in wrong.text
    form = Pages(wrong.text).form(action="close.send")
    assert form["in.words"] == "Because & <b>so</b>"
    assert browser.send(form, **{"in.reason": "answered"}).status_code == 303
    assert office.lead.status is LeadStatus.CLOSED


def test_more_than_fits_is_told_and_not_cut_off(office: Office) -> None:
    browser = office.browser(TARO)
    dialog = browser.press(office.path, "note")
    long = browser.press(dialog, "note.send", text="x" * 2_001)
    assert long.status_code == 422
    assert "too long" in long.text
    assert Pages(long.text).form(action="note.send")["in.text"] == "x" * 2_001
    assert "noted" not in actions(office)


def test_what_was_typed_stays_where_somebody_else_was_quicker(office: Office) -> None:
    browser = claimed(office)
    page = browser.get(office.path)
    handing = browser.press(office.path, "hand_over")
    assert browser.press(handing, "hand_over.send", to=HANAKO).status_code == 303
    refused = browser.press(page, "reply.preview", text="A long and careful reply.")
    assert "hanako has taken this lead on." in refused.text
    shown = browser.get(office.path).text
    assert "What you began to write is kept:" in shown
    assert "A long and careful reply." in shown
    assert "A long and careful" not in office.browser(HANAKO).get(office.path).text


def test_a_colleague_is_picked_from_those_who_can_take_leads_on(office: Office) -> None:
    browser = claimed(office)
    dialog = browser.press(office.path, "hand_over")
    assert 'value="hanako"' in dialog.text
    assert 'value="jiro"' not in dialog.text
    assert 'value="taro"' not in dialog.text
    wrong = browser.press(dialog, "hand_over.send", to="jiro")
    assert wrong.status_code == 422
    assert office.lead.owner == TARO


def test_a_lead_rests_until_a_day(office: Office) -> None:
    browser = claimed(office)
    dialog = browser.press(office.path, "snooze")
    assert browser.press(dialog, "snooze.send", until="2024-10-10").status_code == 303
    assert office.lead.snoozed_until is not None
    assert "End snooze" in browser.get(office.path).text
    assert browser.press(office.path, "wake").status_code == 303


def test_all_leads_can_be_taken_along_as_a_file(office: Office) -> None:
    answer = office.browser(TARO).press("/desk/leads", "export")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert "株式会社 例" in answer.text


def test_the_decision_record_is_read_in_a_dialog(office: Office) -> None:
    answer = office.browser(TARO).press(office.path, "record")
    assert "byte for byte" in answer.text


def test_an_uncertain_delivery_is_settled_by_hand(office: Office) -> None:
    browser = claimed(office)
    preview = browser.press(office.path, "reply.preview", text="Hello.")
    browser.press(preview, "reply.send")
    [sent] = replies(office)
    with office.storage() as work:
        work.outbox.settle([sent.id], DeliveryStatus.UNCERTAIN, office.now)
        work.commit()
    assert browser.press(office.path, "settle.arrived").status_code == 303
    assert [each.status for each in replies(office)] == [DeliveryStatus.SENT]


def test_the_pages_program_gets_pieces(office: Office) -> None:
    browser = office.browser(TARO)
    form = Pages(browser.get(office.path).text).form(action="claim")
    assert fetch(browser, form).json() == {"do": "done"}
    page = browser.get(office.path)
    opened = fetch(browser, Pages(page.text).form(action="note")).json()
    assert opened["do"] == "open"
    assert "<html" not in opened["html"]
    asked = fetch(browser, Pages(page.text).form(action="release")).json()
    assert asked["do"] == "open"
    wrong = fetch(browser, Pages(page.text).form(action="reply.preview")).json()
    assert wrong["do"] == "preview"
    assert "Please add some words." in wrong["html"]


def test_what_nobody_knows_changes_nothing(office: Office) -> None:
    browser = office.browser(TARO)
    form = Pages(browser.get(office.path).text).form(action="claim")
    told = browser.send({**form, "action": "make_coffee"})
    assert "no longer in use" in told.text
    told = browser.send({**form, "value": "M-NONE"})
    assert "no lead with this reference" in told.text
    assert office.lead.owner == ""


@pytest.mark.parametrize("event", ["", "short", "x" * 100, "with space in it", "ü" * 20])
def test_a_form_without_a_good_key_is_taken_as_new(office: Office, event: str) -> None:
    browser = office.browser(TARO)
    form = Pages(browser.get(office.path).text).form(action="claim")
    assert browser.send({**form, "event": event}).status_code == 303
    assert office.lead.owner == TARO


@pytest.mark.parametrize("dialog", ["", "{", "[]", '{"action": 1}', "x" * 50_000])
def test_a_dialog_that_is_none_is_left_aside(office: Office, dialog: str) -> None:
    browser = office.browser(TARO)
    form = Pages(browser.press(office.path, "note").text).form(action="note.send")
    answer = browser.send({**form, "dialog": dialog})
    assert answer.status_code == 200
    assert "Please add some words." in answer.text


def test_more_than_a_person_presses_is_put_off_and_changes_nothing(
    prepared: Path, tmp_path: Path
) -> None:
    with open_office(prepared, tmp_path / "desk.db", limits=strict()) as office:
        hurried, other = office.browser(HANAKO), office.browser(TARO)
        form = Pages(hurried.get("/desk/leads").text).form(**{"->": "/desk/language"})
        codes = [hurried.send(form, language="ja").status_code for _ in range(41)]
        assert codes == [303] * 40 + [429]
        put_off = hurried.send(form, language="en")
        assert "少しお待ちください" in put_off.text
        assert '<html lang="ja"' in hurried.get("/desk/leads").text, "the last word did not count"
        assert other.press(office.path, "claim").headers["location"] == office.path, "others go on"


def test_enquiries_of_one_company_lead_to_each_other_and_are_put_together(office: Office) -> None:
    first = office.lead.reference
    office.stage.person = "test:another"
    office.stage.enquire()
    with office.storage() as work:
        newest = work.leads.all()[0]
        assert newest.contact is not None
        same = replace(newest.contact, company="（株）例")
        keys = " ".join(company_keys(same))
        renamed = replace(newest, contact=same, company_key=keys)
        work.leads.change(renamed, LeadEvent(office.now, "applicant", "sent"))
        work.commit()
    browser = office.browser(TARO)
    page = browser.get(office.path)
    assert f'href="/desk/leads/{newest.reference}"' in page.text
    assert "another applicant" in page.text
    dialog = browser.press(page, "join")
    assert newest.reference in dialog.text
    assert browser.press(dialog, "join.send", other=newest.reference).status_code == 303
    other = browser.get(f"/desk/leads/{newest.reference}")
    assert f'href="/desk/leads/{first}"' in other.text
    assert "put together" in other.text
    form = Pages(other.text).form(action="part")
    assert browser.send(form, sure="yes").status_code == 303
    with office.storage() as work:
        assert [e.action for e in work.leads.history(newest.reference)][-2:] == ["joined", "parted"]


def test_a_lead_is_taken_over_for_a_reason_that_stands_in_its_history(office: Office) -> None:
    claimed(office)
    sato = office.browser(SATO)
    page = sato.get(office.path)
    forms = {form.get("action") for form in Pages(page.text).forms}
    assert not forms & {"reply.preview", "claim", "release", "close", "contacted", "hand_over"}
    dialog = sato.press(page, "take_over")
    assert "taro is told, with your reason." in dialog.text
    wrong = sato.press(dialog, "take_over.send")
    assert wrong.status_code == 422
    assert sato.press(dialog, "take_over.send", reason="Taro is ill.").status_code == 303
    assert office.lead.owner == SATO
    reference = office.lead.reference
    with office.storage() as work:
        last = list(work.leads.history(reference))[-1]
    assert (last.actor, last.action) == (SATO, "taken_over")
    assert last.detail["previous_owner"] == TARO
    for path in ("/desk/leads", office.path):
        page = office.browser(TARO).get(path)
        assert "sato has taken this enquiry over from you." in page.text
        assert "Taro is ill." in page.text
        assert "from you" not in office.browser(HANAKO).get(path).text
    other = office.browser(HANAKO)
    form = Pages(page.text).form(action="news.read")
    token = Pages(other.get(office.path).text).form(action="take_over")["csrf"]
    assert other.send({**form, "csrf": token}).status_code == 303
    assert "from you" in office.browser(TARO).get(office.path).text
    assert office.browser(TARO).press(office.path, "news.read").status_code == 303
    assert "from you" not in office.browser(TARO).get(office.path).text


def test_who_is_handed_a_lead_is_told(office: Office) -> None:
    browser = claimed(office)
    dialog = browser.press(office.path, "hand_over")
    assert browser.press(dialog, "hand_over.send", to=SATO).status_code == 303
    page = office.browser(SATO).get("/desk/leads").text
    assert "taro has handed this enquiry over to you." in page


def test_of_two_who_take_over_at_once_the_second_is_told_who_was_first(office: Office) -> None:
    claimed(office)
    sato, hanako = office.browser(SATO), office.browser(HANAKO)
    forms = [
        Pages(each.press(office.path, "take_over").text).form(action="take_over.send")
        for each in (sato, hanako)
    ]
    assert sato.send(forms[0], **{"in.reason": "First."}).status_code == 303
    refused = hanako.send(forms[1], **{"in.reason": "Second."})
    assert "sato has taken this lead on." in refused.text
    assert "Second." in refused.text
    assert office.lead.owner == SATO


def test_after_a_reply_the_next_enquiry_opens(office: Office) -> None:
    browser = office.browser(TARO)
    preview = fetch(
        browser,
        Pages(browser.get(office.path).text).form(action="reply.preview"),
        **{"in.text": "Thank you."},
    ).json()
    assert preview["do"] == "preview"
    form = Pages(preview["html"]).form(action="reply.send")
    gone = fetch(browser, form, then="next").json()
    assert gone == {"do": "go", "to": f"/desk/leads?sent={office.lead.reference}"}
    assert office.lead.owner == TARO
    assert office.lead.reference in browser.get(gone["to"]).text


def test_what_was_begun_is_kept_and_only_who_began_it_sees_it(office: Office) -> None:
    browser = office.browser(TARO)
    form = Pages(browser.get(office.path).text).form(action="reply.preview")
    draft = {"->": f"{office.path}/draft", "csrf": form["csrf"]}
    assert browser.send(draft, text="Dear & <b>Hanako</b>").json() == {"do": "kept"}
    assert Pages(browser.get(office.path).text).form(action="reply.preview")["in.text"] == (
        "Dear & <b>Hanako</b>"
    )
    assert "Dear &" not in office.browser(SATO).get(office.path).text
    assert browser.send(draft, text="x" * 20_001).status_code == 413
    gone = {**draft, "->": "/desk/leads/M-NONE/draft"}
    assert browser.send(gone, text="x").json() == {"do": "gone"}
