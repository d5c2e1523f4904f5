"""A person in front of the applicant's page."""

from __future__ import annotations

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import BrowserContext, Locator, Page, expect

PHONE = {"width": 320, "height": 640}
AXE = Axe()
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FLAWS = """options => axe.run(document, options).then(found =>
    found.violations.flatMap(each => each.nodes.map(node => `${each.id}: ${node.html}`)))"""


@dataclass
class Person:
    """Looks at the page and does what people do. Everything waits for what it is about."""

    page: Page

    def open(self, address: str) -> Person:
        self.page.goto(address)
        return self

    @property
    def options(self) -> Locator:
        """What can be picked as an answer now."""
        return self.page.locator("#log .options button:not([aria-disabled])")

    @property
    def lines(self) -> list[str]:
        """What was said, as it stands there."""
        return self.page.locator("#log .line .said").all_inner_texts()

    @property
    def answered(self) -> int:
        return int(self.page.locator("#way").get_attribute("value") or 0)

    def sees_answered(self, count: int) -> None:
        expect(self.page.locator("#way")).to_have_attribute("value", str(count))

    def sees(self, text: str) -> None:
        expect(self.page.locator("#log .line").filter(has_text=text).last).to_be_visible()

    def start(self) -> None:
        """Begin the pre-check."""
        self.page.locator('#log button[value="do:start"]').click()
        expect(self.options.first).to_be_visible()

    def click_first(self) -> None:
        """Answer the open question with the first choice, and see the next; begin before."""
        if self.page.locator('#log button[value="do:start"]').count():
            self.start()
        before = self.answered
        self.options.first.click()
        self.sees_answered(before + 1)

    def answer_all(self) -> None:
        for _ in range(16):
            self.click_first()

    def press(self, choose: str) -> None:
        """Press what is called so, wherever it is."""
        self.page.locator(f'button[value="{choose}"]').last.click()

    def say(self, text: str) -> None:
        self.page.locator("#text").fill(text)
        self.page.keyboard.press("Enter")

    def reach_contact_form(self) -> None:
        self.press("do:staff")
        self.page.locator('button[value="consent:yes"]').click()
        self.page.locator('a[href="./contact"]').click()
        expect(self.page.locator("form.fields")).to_be_visible()

    def fill_in(self, **values: str) -> None:
        """Fill the contact form in and hand it in."""
        given = {
            "company": "Example",
            "name": "Hanako",
            "email": "hanako@example.com",
        }
        for name, value in {**given, **values}.items():
            self.page.locator(f"#{name}").fill(value)
        self.page.locator("form.fields button.primary").click()


def new_person(context: BrowserContext, address: str) -> Person:
    """A person who opens the page; what its program stumbles over is an error."""
    page = context.new_page()
    page.on("pageerror", lambda error: stumbles.append(str(error)))
    stumbles: list[str] = []
    person = Person(page).open(address)
    assert stumbles == []
    return person


def flaws(page: Page) -> list[str]:
    """What axe finds on a page, each with where it is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found: list[str] = page.evaluate(FLAWS, {**WCAG, "resultTypes": ["violations"]})
    return found


def scrolls_sideways(page: Page) -> bool:
    """Whether anything is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def looked_at(page: Page) -> None:
    """Nothing is wider than the window, and axe finds nothing, once nothing moves."""
    page.emulate_media(reduced_motion="reduce")
    page.wait_for_function("!document.querySelector('.pending, #log [aria-disabled]')")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")  # nothing lies behind the composer
    assert not scrolls_sideways(page)
    assert flaws(page) == [], flaws(page)
