"""Every screen of the applicant's page as pictures, to be looked at by eye.

`python -m tests.browser.screenshots FOLDER [ja|en] [320|360|1280]` writes them: one folder for each
language, width and colour scheme, and sheets that show several at once.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.assistant.mail.tokens import link_token, mail_key
from bot.storage import open_storage
from tests.browser.embedded.agency import agency_with
from tests.browser.user_actions import Person
from tests.channels.web.applicants.site import House, new_house, serving

NOW = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
"""What visitors see who come after the edition has closed."""

PATIENCE = 90_000
"""Milliseconds: the first typed sentence waits for the matcher to be learnt."""

LANGUAGES = ("ja", "en")
HEIGHTS = {320: 568, 360: 640, 1280: 800}
SCHEMES = ("light", "dark")

SHEET = (
    "<!doctype html><style>body {{ margin: 0; display: flex; flex-wrap: wrap; gap: 10px; }}"
    "figure {{ margin: 0; width: {width}px; }} img {{ width: 100%; max-height: 1200px;"
    "object-fit: cover; object-position: top; }}</style>"
)
FIGURE = '<figure><img src="{0}.png"><figcaption>{0}</figcaption></figure>'

SAID = {
    "ja": {
        "answer": "費用はかかりますか？",
        "closed": "今も申し込めますか？",
        "suggestions": "ビザ",
        "decline": "再入国許可の手数料を知りたい",
        "why": "なぜ聞くのですか",
        "undo": "取り消し",
        "back": "戻る",
    },
    "en": {
        "answer": "Does it cost anything?",
        "closed": "Can I still apply?",
        "suggestions": "visa",
        "decline": "What is the fee for a re-entry permit?",
        "why": "why",
        "undo": "undo",
        "back": "back",
    },
}
"""What is typed in the middle of the pre-check."""

REPLY = {
    "ja": "お問い合わせありがとうございます。\n次の募集については、決まりしだいお知らせします。",
    "en": "Thank you for your enquiry.\nWe will tell you about the next round once it is decided.",
}


@dataclass
class Album:
    """Pictures of one language and width, in both colour schemes, in the order they were taken."""

    folder: Path
    language: str
    width: int
    names: list[str] = field(default_factory=list)

    def at(self, scheme: str) -> Path:
        return self.folder / f"{self.language}-{self.width}-{scheme}"

    def keep(self, page: Page, name: str, *, is_whole: bool = False) -> None:
        """Take what is seen, or all of the page, however long it is."""
        page.mouse.move(0, 0)
        page.wait_for_load_state()
        expect(page.locator(".pending, .typing")).to_have_count(0, timeout=PATIENCE)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            path = self.at(scheme) / f"{len(self.names):02}-{name}.png"
            page.screenshot(path=path, animations="disabled", full_page=is_whole)
        self.names.append(f"{len(self.names):02}-{name}")


@dataclass
class Visit:
    """Visitors of one language and width, one after the other."""

    browser: Browser
    house: House
    root: str
    album: Album

    @contextmanager
    def person(self, **settings: bool) -> Iterator[Person]:
        """Somebody who was never here."""
        with self._context(**settings) as context:
            yield Person(context.new_page()).open(self.root)

    def keep(self, person: Person, name: str, *, is_whole: bool = False) -> None:
        self.album.keep(person.page, name, is_whole=is_whole)

    @contextmanager
    def page(self) -> Iterator[Page]:
        """A window of somebody who goes elsewhere first."""
        with self._context() as context:
            yield context.new_page()

    def _context(self, **settings: bool) -> BrowserContext:
        is_phone = self.album.width < 600
        return self.browser.new_context(
            locale={"ja": "ja-JP", "en": "en-US"}[self.album.language],
            viewport={"width": self.album.width, "height": HEIGHTS[self.album.width]},
            reduced_motion="reduce",
            has_touch=is_phone,
            is_mobile=is_phone,
            **settings,  # type: ignore[arg-type]
        )


def take_all(browser: Browser, folder: Path, wanted: frozenset[str]) -> None:
    """All pictures and their sheets, or only those of the languages and widths that are named."""
    languages = [each for each in LANGUAGES if each in wanted] or LANGUAGES
    widths = [each for each in HEIGHTS if str(each) in wanted] or [*HEIGHTS]
    for language, width in product(languages, widths):
        take(browser, Album(folder, language, width))


def take(browser: Browser, album: Album) -> None:
    """All pictures of one language and width."""
    for scheme in SCHEMES:
        shutil.rmtree(album.at(scheme), ignore_errors=True)
        album.at(scheme).mkdir(parents=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_storage(f"sqlite:///{folder}/shown.db") as storage,
    ):
        house = new_house(storage, now=NOW)
        with serving(house) as root:
            visit = Visit(browser, house, root, album)
            for walk in (precheck, outcomes, contact, own_data, other_pages, no_program, embedded):
                walk(visit)
    for scheme in SCHEMES:
        sheets(browser, album, scheme)


def precheck(visit: Visit) -> None:
    """From the greeting to a favourable verdict, with questions in between."""
    said = SAID[visit.album.language]
    with visit.person() as person:
        visit.keep(person, "greeting")
        person.start()
        visit.keep(person, "question")
        person.page.locator("#log .is-question summary").last.click()
        visit.keep(person, "question-hint")
        person.click_first()
        visit.keep(person, "second-question")
        for name, text in said.items():
            person.say(text)
            visit.keep(person, name)
        while not person.page.locator("#log .is-verdict").count():
            person.click_first()
        found(visit, person, "eligible")


def outcomes(visit: Visit) -> None:
    """Verdicts that are not favourable."""
    for name, picks in (
        ("excluded-request", ("request:job_fair_only",)),
        ("excluded", ("request:hands_on_support", "legal_form:overseas_corporation")),
        ("unclear", ()),
    ):
        with visit.person() as person:
            person.start()
            for pick in picks:
                person.press(f"answer:{pick}")
                expect(person.page.locator(".pending")).to_have_count(0)
            while not person.page.locator("#log .is-verdict").count():
                open_question = person.options.last
                open_question.click()
                expect(person.page.locator(".pending")).to_have_count(0)
            found(visit, person, name)


def found(visit: Visit, person: Person, name: str) -> None:
    """A verdict, its reasons, the result as a page, and on paper."""
    visit.keep(person, name)
    for folded in person.page.locator("#log .is-verdict summary").all():
        folded.click()
        visit.keep(person, f"{name}-reasons")
    person.page.goto(f"{visit.root}/result")
    visit.keep(person, f"{name}-result", is_whole=True)
    person.page.emulate_media(media="print")
    visit.keep(person, f"{name}-paper", is_whole=True)


def contact(visit: Visit) -> None:
    """The contact form up to a reply of staff, and its link from a mail."""
    with visit.person() as person:
        person.press("do:staff")
        person.page.locator('#log button[value="consent:yes"]').wait_for()
        visit.keep(person, "consent")
        person.page.locator("#log button[value='consent:yes']").click()
        person.page.locator('#log a[href="./contact"]').wait_for()
        visit.keep(person, "first-field")
        person.page.locator('#log a[href="./contact"]').click()
        visit.keep(person, "form")
        person.page.locator("summary").click()
        visit.keep(person, "form-open", is_whole=True)
        person.fill_in(email="@")
        person.page.locator(".errors").wait_for()
        visit.keep(person, "form-mistakes", is_whole=True)
        person.fill_in()
        person.page.locator('#log button[value="send"]').wait_for()
        visit.keep(person, "review")
        person.press("send")
        person.page.locator("#log .is-receipt").wait_for()
        visit.keep(person, "receipt")
        person.say({"ja": "ありがとうございます", "en": "Thank you"}[visit.album.language])
        visit.keep(person, "after-sending")
        with visit.house.storage() as work:
            [lead] = work.leads.all()
        visit.house.reply(lead.reference, REPLY[visit.album.language])
        person.page.locator("#log .line.staff").wait_for()
        visit.keep(person, "reply")
    link = link_token(mail_key(visit.house.storage), lead, NOW.date())
    with visit.person() as person:
        person.page.goto(f"{visit.root}/open/{link}")
        visit.keep(person, "mail-link")


def own_data(visit: Visit) -> None:
    """What is kept, its deletion, and the end on a shared computer."""
    with visit.person() as person:
        person.click_first()
        person.press("do:my_data")
        person.page.locator('#log button[value="do:delete_data"]').wait_for()
        visit.keep(person, "my-data")
        person.page.locator('#log button[value="do:delete_data"]').click()
        person.page.locator('#log button[value="erase:yes"]').wait_for()
        visit.keep(person, "delete")
        person.page.locator('#log button[value="erase:yes"]').click()
        person.page.locator('#log button[value="erase:yes"]').wait_for(state="detached")
        visit.keep(person, "deleted")
        person.page.locator("#panel").scroll_into_view_if_needed()
        visit.keep(person, "panel", is_whole=True)
    with visit.person() as person:
        person.click_first()
        person.page.locator('button[form="end"]').click()
        visit.keep(person, "ended")


def other_pages(visit: Visit) -> None:
    """Pages beside the conversation, and those that say what went wrong."""
    for path in ("accessibility", "nothing-here", "open/nobody.was.sent", "result"):
        with visit.person() as person:
            person.page.goto(f"{visit.root}/{path}")
            visit.keep(person, path.partition("/")[0], is_whole=True)


def no_program(visit: Visit) -> None:
    """The same without scripts."""
    with visit.person(java_script_enabled=False) as person:
        visit.keep(person, "no-script")
        person.page.locator('#log button[value="do:start"]').click()
        visit.keep(person, "no-script-question")


def embedded(visit: Visit) -> None:
    """On another site: closed and open."""
    with agency_with(visit.house) as agency, visit.page() as page:
        embedded = agency.visit(page)
        visit.album.keep(page, "embedded-closed")
        embedded.open()
        embedded.start()
        visit.album.keep(page, "embedded-open")


def sheets(browser: Browser, album: Album, scheme: str) -> None:
    """Several pictures in one, so that all can be looked at quickly."""
    columns, rows, width = (2, 3, 640) if album.width > 600 else (5, 2, 320)
    with browser.new_context(viewport={"width": columns * (width + 10), "height": 100}) as context:
        page = context.new_page()
        for start in range(0, len(album.names), columns * rows):
            names = album.names[start : start + columns * rows]
            path = album.at(scheme) / f"sheet-{start:02}.html"
            path.write_text(SHEET.format(width=width) + "".join(map(FIGURE.format, names)))
            page.goto(path.as_uri())
            page.screenshot(path=path.with_suffix(".png"), full_page=True)
            path.unlink()
