"""Another site that has the counter on its pages, and a visitor of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import FrameLocator, Locator, Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from bot.channels.web.http.site import Site
from tests.channels.web.applicants.site import House, new_house, serving
from tests.serving.live_server import served


@dataclass
class Agency:
    """Another site, with the counter on it. `line` is what its page has of it."""

    address: str
    inner: str
    house: House
    page: str = ""

    def visit(self, page: Page, place: str = "body") -> Embedded:
        self.write(place)
        page.goto(self.address)
        return Embedded(page)

    def write(self, place: str = "body") -> None:
        """Put the line into the page."""
        line = f'<script src="{self.inner}/embed.js"></script>'
        head, body = (line, "") if place == "head" else ("", line)
        viewport = '<meta name="viewport" content="width=device-width">'
        self.page = (
            f'<!doctype html><html lang="ja"><head><title>-</title>{viewport}{head}</head>'
            f"<body><h1>-</h1>{body}</body></html>"
        )


@dataclass
class Embedded:
    """What a visitor of the other site does with the counter."""

    page: Page

    @property
    def button(self) -> Locator:
        return self.page.locator("button[aria-expanded]")

    @property
    def frame(self) -> FrameLocator:
        return self.page.frame_locator("iframe")

    def open(self) -> FrameLocator:
        self.button.click()
        return self.frame

    def start(self) -> None:
        self.frame.locator('#log button[value="do:start"]').click()
        expect(self.frame.locator(".options button").first).to_be_visible()

    def send_enquiry(self) -> None:
        frame = self.frame
        frame.locator('#log button[value="do:staff"]').last.click()
        frame.locator('#log button[value="consent:yes"]').click()
        frame.locator('#log a[href="./contact"]').click()
        for name, value in {"company": "例", "name": "花子", "email": "h@example.jp"}.items():
            frame.locator(f"#{name}").fill(value)
        frame.locator("#contact button.primary").click()
        frame.locator('#log button[value="send"]').click()
        expect(frame.locator("#log .is-receipt")).to_be_visible()


@contextmanager
def agency_with(house: House) -> Iterator[Agency]:
    """The other site, as long as it is served. Its counter keeps things where the house does."""

    async def show(_: Request) -> HTMLResponse:
        return HTMLResponse(made.page)

    with served(Starlette(routes=[Route("/", show)])) as address:
        outer = address.replace("127.0.0.1", "localhost")
        site = Site("https://127.0.0.1", (outer,))
        within = new_house(house.storage, site, now=house.visitors.clock())
        with serving(within) as inner:
            made = Agency(outer, inner, within)
            yield made
