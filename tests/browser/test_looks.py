"""How the page looks and reads: every width, light and dark, on paper, for everybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import Response, expect

from tests.browser.conftest import NewContext
from tests.browser.user_actions import PHONE, flaws, looked_at, new_person

pytestmark = pytest.mark.browser

SCREENS = pytest.mark.parametrize(
    ("language", "scheme", "viewport"),
    [
        ("ja", "dark", PHONE),
        ("en", "light", {"width": 1280, "height": 800}),
    ],
)


@SCREENS
def test_every_page_is_for_everybody(
    new_context: NewContext,
    root: str,
    language: str,
    scheme: str,
    viewport: dict[str, int],
) -> None:
    person = new_person(new_context(language, color_scheme=scheme, viewport=viewport), root)
    looked_at(person.page)
    person.click_first()
    person.press("do:my_data")
    expect(person.page.locator('#log button[value="do:delete_data"]')).to_be_visible()
    looked_at(person.page)
    person.reach_contact_form()
    looked_at(person.page)
    person.fill_in(email="@")
    expect(person.page.locator(".errors")).to_be_visible()
    looked_at(person.page)
    person.fill_in()
    expect(person.page.locator('button[value="send"]')).to_be_visible()
    looked_at(person.page)
    person.page.locator('#log button[value="do:cancel"]').click()
    person.sees_answered(1)
    person.page.goto(f"{root}/result")
    looked_at(person.page)


def test_what_is_not_for_everybody_would_be_found(new_context: NewContext) -> None:
    page = new_context("en").new_page()
    page.set_content("<!doctype html><html lang=en><title>x</title><main><h1>x</h1><img src=x>")
    assert [flaw.partition(":")[0] for flaw in flaws(page)] == ["image-alt"]


def test_the_result_is_printed_without_what_can_be_pressed(
    new_context: NewContext, root: str
) -> None:
    person = new_person(new_context("ja"), root)
    person.click_first()
    person.page.goto(f"{root}/result")
    person.page.emulate_media(media="print")
    expect(person.page.locator("[data-print]")).to_be_hidden()
    expect(person.page.locator("h1")).to_be_visible()
    pdf = person.page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 5_000


def test_dark_is_dark_and_light_is_light(new_context: NewContext, root: str) -> None:
    def ground(scheme: str) -> int:
        person = new_person(new_context(color_scheme=scheme), root)
        colour = person.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        return sum(int(part) for part in str(colour).strip("rgb()").split(",")[:3])

    assert ground("light") > 600
    assert ground("dark") < 150


def test_nothing_moves_for_whom_it_should_not(new_context: NewContext, root: str) -> None:
    person = new_person(new_context(), root)
    person.click_first()
    assert person.page.evaluate("document.getAnimations().length") == 0
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert person.page.evaluate(behaviour) == "auto"


def test_what_is_pressed_is_large_enough(new_context: NewContext, root: str) -> None:
    person = new_person(new_context(viewport=PHONE), root)
    person.click_first()
    small = person.page.evaluate(
        "[...document.querySelectorAll('button, a.button, .languages > *')]"
        ".filter(e => e.offsetParent && (e.offsetHeight < 24 || e.offsetWidth < 24))"
        ".map(e => e.outerHTML)"
    )
    assert small == []


def test_the_newest_question_is_in_sight_and_nothing_lies_over_what_has_the_focus(
    new_context: NewContext, root: str
) -> None:
    person = new_person(new_context(viewport=PHONE), root)
    person.start()
    person.options.first.focus()
    for number in range(4):
        person.page.keyboard.press("Enter")
        person.sees_answered(number + 1)
        expect(person.options.first).to_be_focused()
        expect(person.page.locator(".line.is-question").last).to_be_in_viewport()
        expect(person.options.first).to_be_in_viewport()
        over = person.page.evaluate(
            "(() => { const box = document.activeElement.getBoundingClientRect();"
            " const top = document.elementFromPoint(box.left + 20, box.top + box.height / 2);"
            " return document.activeElement.contains(top); })()"
        )
        assert over


def test_the_first_load_is_light_and_asks_nobody_else(new_context: NewContext, root: str) -> None:
    page = new_context("ja").new_page()
    loaded: list[Response] = []
    page.on("response", lambda response: loaded.append(response))
    page.goto(root)
    page.wait_for_function("document.documentElement.classList.contains('alive')")
    assert all(response.url.startswith(root) for response in loaded)
    files = [response for response in loaded if "/stream" not in response.url]
    assert {response.status for response in files} <= {200, 204}
    assert sum(len(response.body()) for response in files if response.status == 200) < 60_000
