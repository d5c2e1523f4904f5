"""The whole pre-check in a real browser, in both languages, with mouse, keyboard and nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.user_actions import PHONE, Person, looked_at, new_person
from tests.channels.web.applicants.site import House

pytestmark = pytest.mark.browser

LANGUAGES = pytest.mark.parametrize("language", ["ja", "en"])


@LANGUAGES
def test_with_the_mouse_up_to_the_result(new_context: NewContext, root: str, language: str) -> None:
    moving = new_context(language, viewport=PHONE, reduced_motion="no-preference")
    person = new_person(moving, root)
    expect(person.page.locator("html")).to_have_attribute("lang", language)
    person.answer_all()
    expect(person.page.locator('#log button[value="do:staff"]')).to_be_visible()
    looked_at(person.page)
    person.page.locator('a[href="./result"]').click()
    expect(person.page.locator("dl.facts > div")).to_have_count(16)
    expect(person.page.locator("[data-print]")).to_be_visible()
    looked_at(person.page)


@LANGUAGES
def test_with_the_keyboard_alone_up_to_staff(
    new_context: NewContext, root: str, language: str
) -> None:
    person = new_person(new_context(language), root)
    keyboard = person.page.keyboard
    tab_to(person, "do:start")
    keyboard.press("Enter")
    expect(person.options.first).to_be_focused()
    tab_to(person, person.options.first.get_attribute("value") or "")
    for number in range(16):
        keyboard.press("Enter" if number % 2 else "1")
        person.sees_answered(number + 1)
        assert focused(person) != "BODY"
        if number < 15:
            expect(person.options.first).to_be_focused()
    tab_to(person, "do:staff")
    keyboard.press("Enter")
    expect(person.page.locator('button[value="consent:yes"]')).to_be_focused()


def focused(person: Person) -> str:
    return str(person.page.evaluate("document.activeElement.tagName"))


def tab_to(person: Person, value: str) -> None:
    """Press Tab until the focus is where something is picked."""
    for _ in range(60):
        if person.page.evaluate("document.activeElement.value") == value:
            return
        person.page.keyboard.press("Tab")
    pytest.fail(f"{value} cannot be reached with the keyboard")


def test_without_any_program(new_context: NewContext, root: str) -> None:
    page = new_context("en", java_script_enabled=False).new_page()
    page.goto(root)
    page.locator('#log button[value="do:start"]').click()
    page.locator(".options button").first.click()
    page.locator("#text").fill("help")
    page.locator("#say button").click()
    expect(page.locator("#way")).to_have_attribute("value", "1")
    expect(page.locator(".line", has_text="You can also type")).to_be_visible()
    expect(page.locator(".line.is-question").last).to_be_in_viewport()


def test_a_question_is_typed_between_and_typing_goes_on(new_context: NewContext, root: str) -> None:
    person = new_person(new_context("en"), root)
    person.click_first()
    person.say("why?")
    person.sees("Why we ask")
    expect(person.page.locator("#text")).to_be_focused()
    expect(person.page.locator("#text")).to_have_value("")
    assert person.answered == 1


def test_an_answer_is_changed_from_the_panel(new_context: NewContext, root: str) -> None:
    person = new_person(new_context("en"), root)
    person.click_first()
    person.click_first()
    person.page.locator('#panel button[value="edit:request"]').click()
    person.sees("Your answer now")
    person.page.locator('#log button[value="answer:request:job_fair_only"]').click()
    person.page.locator('#log button[value="apply:request:job_fair_only"]').click()
    person.sees("your case is not covered")
    assert "job fair only" in person.page.locator("#panel .given").inner_text()


def test_the_language_is_switched_in_the_middle(new_context: NewContext, root: str) -> None:
    person = new_person(new_context("ja"), root)
    person.click_first()
    person.page.locator('.languages button[lang="en"]').click()
    expect(person.page.locator("html")).to_have_attribute("lang", "en")
    person.sees("Question 2 of 16")
    person.click_first()
    assert person.page.locator('.line[lang="ja"]').count() > 0


def test_typing_of_japanese_is_not_sent_by_the_key_that_ends_a_conversion(
    new_context: NewContext, root: str
) -> None:
    person = new_person(new_context("ja"), root)
    text = person.page.locator("#text")
    text.fill("こんにち")
    text.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "keyCode": 229})
    expect(text).to_have_value("こんにち")
    assert person.answered == 0


def test_contact_form_reply_of_staff_and_deletion(
    new_context: NewContext, root: str, house: House
) -> None:
    person = new_person(new_context("en"), root)
    person.click_first()
    person.reach_contact_form()
    person.fill_in(email="hanako@")
    expect(person.page.locator(".errors")).to_be_focused()
    person.page.locator('.errors a[href="#email"]').click()
    expect(person.page.locator("#email")).to_be_focused()
    person.fill_in()
    person.press("send")
    person.sees("Reference number")
    with house.storage() as work:
        [lead] = work.leads.all()
    house.reply(lead.reference, "Good morning! How many people work for you?")
    person.sees("How many people work for you?")
    expect(person.page.locator("#log .line.is-receipt .choices")).to_have_count(0)
    person.say("About 30 people.")
    person.sees("About 30 people.")
    person.page.locator('#panel button[value="do:delete_data"]').click()
    person.page.locator('#log button[value="erase:yes"]').click()
    person.sees("Receipt number")
    expect(person.page.locator("#log .line")).to_have_count(1)
