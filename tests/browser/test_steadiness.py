"""Reload, restart, lost network, several tabs: nothing is lost, and nothing is done twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Request, Route, expect

from tests.browser.conftest import NewContext
from tests.browser.user_actions import new_person
from tests.channels.web.applicants.site import House, new_house, open_house, serving

pytestmark = pytest.mark.browser


def test_a_reload_in_the_middle_changes_nothing(new_context: NewContext, root: str) -> None:
    person = new_person(new_context(), root)
    for _ in range(3):
        person.click_first()
    before = person.lines
    person.page.locator("#text").fill("not sent yet")
    person.page.reload()
    assert person.lines == before
    expect(person.page.locator("#text")).to_have_value("not sent yet")
    person.page.locator("#text").fill("")
    person.click_first()


def test_a_server_that_starts_anew_is_waited_for(new_context: NewContext, tmp_path: Path) -> None:
    with open_house(tmp_path) as house:
        with serving(house) as root:
            person = new_person(new_context(), root)
            person.click_first()
        person.options.nth(0).click()
        expect(person.page.locator("#notice")).not_to_be_empty()
        expect(person.page.locator(".pending")).to_have_count(1)
        port = int(root.rpartition(":")[2])
        with serving(new_house(house.storage), port):
            person.sees_answered(2)
            expect(person.page.locator(".pending")).to_have_count(0)
            expect(person.page.locator("#notice")).to_be_empty()
            person.click_first()
            person.page.goto("about:blank")


def test_what_is_done_without_a_network_goes_out_by_itself(
    new_context: NewContext, root: str
) -> None:
    context = new_context()
    person = new_person(context, root)
    person.click_first()
    context.set_offline(True)
    person.options.first.click()
    expect(person.page.locator("#notice")).to_contain_text("no connection")
    context.set_offline(False)
    person.sees_answered(2)
    expect(person.page.locator("#notice")).to_be_empty()


def test_what_was_not_sent_yet_survives_a_reload(new_context: NewContext, root: str) -> None:
    person = new_person(new_context(), root)
    person.click_first()
    person.page.route("**/turn", lambda route: route.abort())
    person.options.first.click()
    expect(person.page.locator("#notice")).not_to_be_empty()
    person.page.unroute("**/turn")
    person.page.reload()
    person.sees_answered(2)


def test_an_answer_that_was_lost_on_its_way_back_is_asked_for_again_and_done_once(
    new_context: NewContext, root: str
) -> None:
    person = new_person(new_context(), root)
    person.click_first()
    lost: list[Request] = []

    def lose_first(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.request)
        route.fetch()  # it is done, but nobody hears of it
        route.abort()

    person.page.route("**/turn", lose_first)
    label = person.options.first.locator("> span").inner_text()
    person.options.first.click()
    person.sees_answered(2)
    person.page.reload()
    said = person.page.locator("#log .line.you .said").all_inner_texts()
    assert said.count(label) == 1
    assert person.answered == 2


def test_two_tabs_show_the_same(new_context: NewContext, root: str) -> None:
    context = new_context()
    one = new_person(context, root)
    other = new_person(context, root)
    one.click_first()
    other.sees_answered(1)
    other.click_first()
    one.sees_answered(2)
    expect(one.page.locator("#log .line")).to_have_count(other.page.locator("#log .line").count())
    assert one.lines == other.lines


def test_who_ends_on_a_shared_computer_leaves_nothing_in_any_tab(
    new_context: NewContext, root: str
) -> None:
    context = new_context()
    one, other = new_person(context, root), new_person(context, root)
    one.click_first()
    one.sees_answered(1)
    other.sees_answered(1)
    one.page.locator('button[form="end"]').click()
    expect(one.page).to_have_url(re.compile("/ended"))
    expect(other.page).to_have_url(re.compile("/ended"))
    one.page.go_back()
    one.sees_answered(0)


def test_a_double_click_is_one_answer(new_context: NewContext, root: str) -> None:
    person = new_person(new_context(), root)
    person.start()
    person.options.first.dblclick()
    person.sees_answered(1)
    assert len(person.page.locator("#log .line.you").all()) == 2  # to start, and the answer


def test_what_was_seen_counts_as_sent(new_context: NewContext, root: str, house: House) -> None:
    person = new_person(new_context(), root)
    with person.page.expect_response("**/seen") as answer:
        person.click_first()
    assert answer.value.status == 204


def test_buttons_that_the_network_takes_long_for_say_so(new_context: NewContext, root: str) -> None:
    person = new_person(new_context(), root)
    person.start()
    held: list[Route] = []
    person.page.route("**/turn", lambda route: held.append(route))
    person.options.first.click()
    expect(person.page.locator("#log .typing")).to_be_visible()
    expect(person.page.locator("#say #working")).to_be_visible()
    held.pop().continue_()
    person.sees_answered(1)
    expect(person.page.locator("#working")).to_be_hidden()
    expect(person.page.locator("#log .typing")).to_have_count(0)


def test_what_is_typed_twice_over_a_slow_line_answers_once(
    new_context: NewContext, root: str
) -> None:
    person = new_person(new_context(), root)
    person.click_first()
    person.click_first()
    held: list[Route] = []
    person.page.route("**/turn", lambda route: held.append(route), times=1)
    person.say("no")
    person.say("no")
    expect(person.page.locator(".pending")).to_have_count(2)
    held.pop().continue_()
    person.sees("The question had changed")
    person.sees_answered(3)
    person.say("yes")
    person.sees_answered(4)


def test_a_reply_is_seen_although_something_holds_the_stream_back(
    new_context: NewContext, root: str, house: House
) -> None:
    context = new_context("en")
    context.route("**/stream", lambda _: None)
    context.clock.install()
    person = new_person(context, root)
    person.reach_contact_form()
    person.fill_in()
    person.press("send")
    person.sees("Reference number")
    with house.storage() as work:
        [lead] = work.leads.all()
    house.reply(lead.reference, "Good morning!")
    person.page.clock.run_for(61_000)
    person.sees("Good morning!")
    house.reply(lead.reference, "One thing more.", "r2")
    person.page.evaluate("dispatchEvent(new Event('online'))")
    person.sees("One thing more.")


def test_what_is_typed_into_the_contact_form_stays_until_it_is_sent(
    new_context: NewContext, root: str
) -> None:
    person = new_person(new_context("en"), root)
    person.reach_contact_form()
    person.page.fill("#remarks", "Two engineers from April")
    person.page.go_back()
    person.page.goto(f"{root}/contact")
    expect(person.page.locator("#remarks")).to_have_value("Two engineers from April")
    person.fill_in()
    person.press("send")
    person.sees("Reference number")
    assert "engineers" not in person.page.evaluate("JSON.stringify(sessionStorage)")
