"""Tabs in Teams in a real browser: from the token to the page, for applicants and for staff."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

import pytest
from playwright.sync_api import FrameLocator, Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from tests.browser.conftest import NewContext
from tests.channels.slack.service.running_service import Calendar
from tests.channels.teams.conftest import serving
from tests.channels.teams.office import Office
from tests.fake_teams import SmallTeams
from tests.memory import MemoryStorage
from tests.serving.live_server import served

pytestmark = pytest.mark.browser

CLIENT = Path(__file__).with_name("client.html")


@dataclass
class TeamsClient:
    """The program around a tab; its page has another site than ours."""

    url: str
    office: Office

    def open(self, page: Page, place: str, token: str, theme: str = "") -> FrameLocator:
        tab = f"http://127.0.0.1:{self.office.port}/tab/teams/{place}?language=en-us"
        page.goto(f"{self.url}?{urlencode({'tab': tab, 'token': token, 'theme': theme})}")
        return page.frame_locator("#tab")


@pytest.fixture
def client() -> Iterator[TeamsClient]:
    async def shown(_: Request) -> HTMLResponse:
        return HTMLResponse(CLIENT.read_text("utf-8"))

    clock, storage = Calendar(), MemoryStorage()
    with SmallTeams() as teams, served(Starlette(routes=[Route("/", shown)])) as address:
        teams.client = address.replace("127.0.0.1", "localhost")
        teams.signer.clock = lambda: clock().timestamp()
        taro = teams.person("Taro Suzuki", "en-US", email="taro@example.co.jp")
        hana, ken = teams.person("Hana Sato", "en-US"), teams.person("Ken Mori", "en-US")
        made = Office(teams, storage, taro, hana, ken, teams.channel(), clock=clock)
        desk = {"teams_desk_channel": made.channel, "teams_staff": made.hana.aad}
        given = {**desk, "web_url": "https://127.0.0.1", "language": "en"}
        with serving(teams, storage, clock, **given) as service:
            made.port = service.port
            made.enquire()
            yield TeamsClient(teams.client, made)


def test_an_applicant_goes_on_in_the_tab_where_they_were_in_the_chat(
    new_context: NewContext, client: TeamsClient
) -> None:
    office = client.office
    frame = client.open(new_context("en").new_page(), "counter", office.applicant.token())
    expect(frame.locator("#log")).to_contain_text(office.lead.reference)
    expect(frame.locator("#close")).to_be_hidden()
    frame.locator("#text").fill("What does it cost?")
    frame.locator("#say button.primary").click()
    expect(frame.locator("#log .line").last).to_contain_text("free")


def test_staff_add_the_desk_to_their_channel_and_work_there(
    new_context: NewContext, client: TeamsClient
) -> None:
    office, page = client.office, new_context("en").new_page()
    frame = client.open(page, "configure", office.hana.token())
    page.get_by_role("button", name="Save").click()
    expect(frame.get_by_text("Yamada Works").first).to_be_visible()
    assert page.evaluate("settings.suggestedDisplayName") == "Staff desk"
    frame.get_by_text("Yamada Works").first.click()
    frame.locator('[data-act^="claim "] button').first.click()
    expect(frame.get_by_text("Hana Sato").first).to_be_visible()
    office.teams.wait_until(lambda: office.lead.owner.endswith(office.hana.aad))
    office.teams.wait_until(lambda: "reply" in office.offers())


@pytest.mark.parametrize("token", ["", "not a token"])
def test_without_a_token_it_says_so_and_shows_another_way(
    new_context: NewContext, client: TeamsClient, token: str
) -> None:
    frame = client.open(new_context("en").new_page(), "desk", token)
    expect(frame.locator("#told")).to_contain_text("could not be confirmed")
    expect(frame.get_by_role("link", name="Go to the counter")).to_be_visible()


def test_another_site_gets_nothing_out_of_it(new_context: NewContext, client: TeamsClient) -> None:
    page = new_context("en").new_page()
    office = client.office
    tab = f"http://127.0.0.1:{office.port}/tab/teams/desk"
    elsewhere = client.url.replace("localhost", "127.0.0.1")
    page.goto(f"{elsewhere}?{urlencode({'tab': tab, 'token': office.hana.token()})}")
    page.wait_for_timeout(500)
    assert page.evaluate("calls.length") == 0


FORGED = """() => {
    const other = document.createElement("iframe");
    const told = {func: "themeChange", args: ["contrast"]};
    other.srcdoc = `<script>parent[0].postMessage(${JSON.stringify(told)}, "*")</` + "script>";
    document.body.append(other);
}"""
"""What a frame beside the tab can do."""
LIGHT, DARK, CONTRAST = "rgb(244, 246, 246)", "rgb(16, 22, 26)", "rgb(0, 0, 0)"
GROUNDS = {"default": LIGHT, "dark": DARK, "contrast": CONTRAST, "glass": DARK}


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("place", ["counter", "desk"])
def test_a_tab_looks_as_teams_does_whatever_the_system_says(
    new_context: NewContext, client: TeamsClient, place: str, system: Literal["light", "dark"]
) -> None:
    page, office = new_context("en").new_page(), client.office
    page.emulate_media(color_scheme=system)
    frame = client.open(page, place, office.hana.token(), "dark" if system == "light" else "")
    shown = frame.locator("#say" if place == "counter" else ".rail")
    expect(shown).to_be_visible()
    root = frame.locator("html")
    expect(root).to_have_css("background-color", DARK if system == "light" else LIGHT)
    for theme, ground in GROUNDS.items():
        page.evaluate(f"change({theme!r})")
        expect(root).to_have_css("background-color", ground)
    page.evaluate("change('another')")  # one that there is not yet: it stays as it is
    if place == "desk":
        frame.get_by_role("link", name="Numbers").click()
        expect(frame.locator("h1")).to_have_text("Numbers")
        expect(root).to_have_css("background-color", DARK)


def test_the_theme_is_there_before_the_page_is_painted(
    new_context: NewContext, client: TeamsClient
) -> None:
    page = new_context("en").new_page()
    frame = client.open(page, "desk", client.office.hana.token(), "contrast")
    root = frame.locator("html")
    expect(frame.locator(".rail")).to_be_visible()
    expect(root).to_have_css("background-color", CONTRAST)
    page.evaluate("answers.initialize = () => null")  # the client is silent from now on
    frame.get_by_role("link", name="Numbers").click()
    expect(frame.locator("h1")).to_have_text("Numbers")
    expect(root).to_have_css("background-color", CONTRAST)


def test_a_page_of_another_site_does_not_choose_the_colours(
    new_context: NewContext, client: TeamsClient
) -> None:
    page = new_context("en").new_page()
    frame = client.open(page, "counter", client.office.applicant.token(), "dark")
    expect(frame.locator("#say")).to_be_visible()
    expect(frame.locator("html")).to_have_css("background-color", DARK)
    page.evaluate(FORGED)
    page.wait_for_timeout(300)
    expect(frame.locator("html")).to_have_css("background-color", DARK)
