"""Several enquiries at once, lists with a name, and controls that narrow a list down."""

from __future__ import annotations

import re
from dataclasses import replace

from httpx2 import Response

from bot.handoff.lead import LeadEvent, LeadStatus
from tests.channels.web.desk.site import BASE, HANAKO, SATO, TARO, Browser, Office, Pages

SECOND = "M-20241001-AAAA-AAA1"
TAGS = re.compile(r"<[^>]*>")


def with_second(office: Office, owner: str = "") -> str:
    """One enquiry more, of a colleague's if one is named; the reference of the first."""
    first = office.lead
    status = LeadStatus.CLAIMED if owner else LeadStatus.NEW
    second = replace(first, reference=SECOND, owner=owner, status=status)
    with office.storage() as work:
        work.leads.add(second, LeadEvent(office.now, "applicant", "sent"))
        work.commit()
    return first.reference


def press(browser: Browser, action: str, *references: str, to: str = "") -> str:
    """Tick some enquiries and press a button below the list; say yes where one is asked."""
    answer = pressed(browser, action, *references, to=to)
    if 'name="sure"' in answer.text:
        answer = browser.send(Pages(answer.text).form(sure="yes"))
    return TAGS.sub("", answer.text)


def pressed(browser: Browser, action: str, *references: str, to: str = "") -> Response:
    """Tick some enquiries and press a button below the list."""
    form = Pages(browser.get("/desk/leads?shelf=all").text).form(value="", **{"in.to": ""})
    given = {"action": action, "in.to": to, "in.lead": ",".join(references)}
    return browser.send(form, **given)


def owners(office: Office) -> dict[str, str]:
    with office.storage() as work:
        return {lead.reference: lead.owner for lead in work.leads.all()}


def test_what_is_ticked_goes_to_a_colleague_who_is_told(office: Office) -> None:
    first = with_second(office)
    said = press(office.browser(TARO), "bulk.assign", first, SECOND, to=SATO)
    assert "2 enquiries were changed." in said
    assert owners(office) == {first: SATO, SECOND: SATO}
    page = office.browser(SATO).get("/desk/leads").text
    assert page.count("has handed this enquiry over to you") == 2


def test_each_enquiry_has_one_winner_and_losers_are_named(office: Office) -> None:
    first = with_second(office, owner=HANAKO)
    said = press(office.browser(TARO), "bulk.assign", first, SECOND, "M-NONE", to=TARO)
    assert "1 enquiry was changed." in said
    assert f"{SECOND}: " in said
    assert "hanako has taken this lead on." in said
    assert "M-NONE: There is no lead" in said
    assert owners(office) == {first: TARO, SECOND: HANAKO}
    again = press(office.browser(SATO), "bulk.assign", first, to=SATO)
    assert f"{first}: " in again
    assert "taro has taken this lead on." in again


def test_what_is_no_enquiry_is_closed_with_the_reason(office: Office) -> None:
    first = with_second(office)
    assert "2 enquiries" in press(office.browser(TARO), "bulk.spam", first, SECOND)
    with office.storage() as work:
        for lead in work.leads.all():
            assert lead.status is LeadStatus.CLOSED
            assert work.leads.history(lead.reference)[-1].detail["text"] == "not_serious"


def test_closing_several_is_asked_first_also_without_a_program(office: Office) -> None:
    first, browser = with_second(office), office.browser(TARO)
    asked = pressed(browser, "bulk.spam", first, SECOND)
    assert asked.status_code == 200
    assert f'<span class="reference">{first}</span>' in asked.text
    assert SECOND in asked.text
    assert 'href="/desk/leads?shelf=all"' in asked.text  # whoever thinks better of it goes back
    with office.storage() as work:
        assert {lead.status for lead in work.leads.all()} == {LeadStatus.NEW}
    done = browser.send(Pages(asked.text).form(sure="yes"))
    assert "2 enquiries were changed." in done.text
    assert "2 enquiries were changed." in browser.send(Pages(asked.text).form(sure="yes")).text, (
        "the same form sent again is the same event"
    )
    with office.storage() as work:
        events = [e.action for e in work.leads.history(first)]
    assert events.count("closed") == 1


def test_the_pages_program_is_asked_the_same_in_a_dialog(office: Office) -> None:
    first, browser = with_second(office), office.browser(TARO)
    form = Pages(browser.get("/desk/leads?shelf=all").text).form(value="", **{"in.to": ""})
    fields = {name: value for name, value in form.items() if not name.startswith("-")}
    given = {**fields, "action": "bulk.spam", "in.lead": first}
    headers = {"x-desk": "fetch", "origin": BASE, "sec-fetch-site": "same-origin"}
    answer = browser.client.post("/desk/act", data=given, headers=headers).json()
    assert answer["do"] == "open"
    assert first in answer["html"]
    assert office.lead.status is LeadStatus.NEW


def test_nothing_happens_where_nothing_is_ticked_or_nobody_picked(office: Office) -> None:
    browser = office.browser(TARO)
    assert "tick the enquiries" in press(browser, "bulk.spam")
    assert "staff of this desk" in press(browser, "bulk.assign", office.lead.reference, to="jiro")
    assert owners(office) == {office.lead.reference: ""}


def test_controls_write_what_could_be_typed(office: Office) -> None:
    browser = office.browser(TARO)
    found = browser.get("/desk/leads?shelf=all&q=例&verdict=needs_review&language=ja").text
    assert 'value="例 verdict:needs_review language:ja"' in found
    assert office.lead.reference in found
    assert '<option value="needs_review" selected' in found
    other = browser.get("/desk/leads?shelf=all&q=verdict:needs_review&verdict=not_covered").text
    assert office.lead.reference not in other
    assert 'value="verdict:not_covered"' in other
    cleared = browser.get("/desk/leads?shelf=all&q=verdict:not_covered&verdict=").text
    assert office.lead.reference in cleared
    odd = browser.get("/desk/leads?verdict=%22%3E%3Cb%3E").text
    assert "<b>" not in odd


def test_a_list_that_was_named_is_there_for_this_member_alone(office: Office) -> None:
    browser = office.browser(TARO)
    page = browser.get("/desk/leads?shelf=all&q=verdict:needs_review&order=newest")
    form = Pages(page.text).form(what="save")
    assert browser.send(form, name="要確認").status_code == 303
    saved = browser.get("/desk/leads").text
    assert "要確認" in saved
    assert "/desk/leads?shelf=all&amp;q=verdict%3Aneeds_review&amp;order=newest" in saved.replace(
        "&q", "&amp;q"
    ).replace("&order", "&amp;order")
    assert "要確認" not in office.browser(SATO).get("/desk/leads").text
    browser.send(Pages(saved).form(what="drop", name="要確認"))
    assert "要確認" not in browser.get("/desk/leads").text
