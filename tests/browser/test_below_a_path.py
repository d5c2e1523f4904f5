"""The page below a path of another site, whose proxy takes the path off or leaves it there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.browser.conftest import NewContext
from tests.browser.user_actions import new_person
from tests.channels.web.applicants.site import House, kept
from tests.serving.live_server import served

pytestmark = pytest.mark.browser

PATH = "/counters/madoguchi"


def without_path(app: ASGIApp) -> ASGIApp:
    """As proxies pass requests on that take a path off; all else is not found."""

    async def proxied(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path = scope["path"]
            known = path.removeprefix(PATH) if path.startswith(f"{PATH}/") else "/elsewhere"
            scope = {**scope, "path": known, "raw_path": known.encode()}
        await app(scope, receive, send)

    return proxied


@pytest.fixture
def below(house: House) -> Iterator[str]:
    with kept(house.visitors), served(without_path(house.app)) as address:
        yield f"{address}{PATH}/"
        house.visitors.hub.close()


@pytest.mark.parametrize("has_program", [True, False])
def test_everything_stays_below_the_path(
    new_context: NewContext, below: str, has_program: bool
) -> None:
    context = new_context("en", java_script_enabled=has_program)
    person = new_person(context, below)
    person.start()
    person.click_first()
    person.page.goto(f"{below}result")
    expect(person.page.locator("dl.facts > div")).to_have_count(1)
    person.page.locator("#turn .primary").click()
    person.page.locator('button[value="consent:yes"]').click()
    person.page.locator('a[href="./contact"]').click()
    person.fill_in()
    person.press("send")
    expect(person.page.locator(".is-receipt")).to_be_visible()
    person.page.locator('button[form="end"]').click()
    expect(person.page.locator("main")).to_contain_text("no longer knows")
    assert person.page.url.startswith(below)
