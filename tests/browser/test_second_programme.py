"""Another programme in a real browser: its applicants, and the curators who change what it says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bot.channels.web.applicants.routes import page_app
from bot.channels.web.desk.routes import desk_routes
from bot.channels.web.desk.sessions import make_link
from bot.storage import open_storage
from tests.browser.conftest import NewContext
from tests.browser.user_actions import PHONE, Person, looked_at, new_person
from tests.channels.web.applicants.site import new_house
from tests.channels.web.desk.content.newsroom import JIRO, KAYO, NOW, PARKING, Newsroom
from tests.memory import migrated_file
from tests.serving.live_server import served

pytestmark = pytest.mark.browser

LANGUAGES = pytest.mark.parametrize("language", ["ja", "en"])


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with open_storage(migrated_file(tmp_path / "town.db")) as storage:
        yield Newsroom(storage, tmp_path)


@contextmanager
def open_town(newsroom: Newsroom) -> Iterator[str]:
    """The town's page and its desk, behind one server."""
    assistant = newsroom.process.stage.assistant
    house = new_house(newsroom.storage, now=NOW, assistant=assistant)
    app = page_app(house.visitors, desk_routes(newsroom.service))
    with served(app) as address:
        try:
            yield address
        finally:
            house.visitors.hub.close()


@LANGUAGES
def test_an_applicant_goes_through_the_pre_check_and_reaches_staff(
    newsroom: Newsroom, new_context: NewContext, language: str
) -> None:
    with open_town(newsroom) as root:
        person = new_person(new_context(language, viewport=PHONE), root)
        for _ in newsroom.service.current.flow.questions:
            person.click_first()
        expect(person.page.locator('#log button[value="do:staff"]')).to_be_visible()
        looked_at(person.page)
        person.page.locator('a[href="./result"]').click()
        expect(person.page.locator("dl.facts > div")).to_have_count(5)
        person.page.go_back()
        person.reach_contact_form()
        looked_at(person.page)


def desk_of(newsroom: Newsroom, new_context: NewContext, root: str, name: str, width: int) -> Page:
    """The desk of a member without any program running in the page."""
    size = {"width": width, "height": 740}
    page = new_context("en", viewport=size, java_script_enabled=False).new_page()
    page.goto(f"{root}/desk/link?token={make_link(newsroom.storage, name, NOW)}")
    page.get_by_role("button", name="Sign in now").click()
    return page


def test_an_unanswered_question_becomes_an_answer_without_a_shell(
    newsroom: Newsroom, new_context: NewContext
) -> None:
    newsroom.ask(*PARKING)
    with open_town(newsroom) as root:
        author = desk_of(newsroom, new_context, root, JIRO, 360)
        author.goto(f"{root}/desk/questions")
        author.get_by_role("link", name="Make an article of it").first.click()
        for name, text in {
            "in.ja.answer": "役場の駐車場をお使いいただけます。",
            "in.ja.detail": "台数には限りがあります。",
            "in.en.question": "Is there a car park?",
            "in.en.answer": "You can use the car park of the town office.",
            "in.en.detail": "It does not hold many cars.",
            "in.clauses": "7",
            "subject.ja": "駐車場",
            "subject.en": "a car park",
        }.items():
            author.locator(f'[name="{name}"]').fill(text)
        author.get_by_role("button", name="Keep in my changes").click()
        expect(author.get_by_text("The check finds no mistake.")).to_be_visible()
        author.get_by_role("button", name="Ask a colleague to look").click()
        colleague = desk_of(newsroom, new_context, root, KAYO, 1280)
        colleague.goto(author.url)
        colleague.get_by_role("button", name="Publish").click()
        expect(colleague.get_by_text("Published. In a moment")).to_be_visible()
        newsroom.process.bring()
        person = new_person(new_context("en"), root)
        person.say("Is there a car park?")
        person.sees("You can use the car park of the town office.")


PAGES = (
    "/desk/content",
    "/desk/content?kind=facts",
    "/desk/content/entry?kind=articles&id=deadline",
    "/desk/content/entry?kind=questions&id=place",
    "/desk/content/entry?kind=replies&new=1",
    "PROPOSAL",
    "/desk/content/history",
    "/desk/preview",
    "/desk/questions",
)


@pytest.mark.parametrize(("language", "width"), [("ja", 360), ("en", 1280)])
def test_every_page_about_the_content_is_for_everybody(
    newsroom: Newsroom, new_context: NewContext, language: str, width: int
) -> None:
    author, colleague = newsroom.browser(JIRO), newsroom.browser(KAYO)
    newsroom.ask(*PARKING)
    fact = newsroom.change(author, "facts", "forms_close", value="2027-01-29")
    newsroom.publish(author, colleague, fact)
    kept = newsroom.change(author, "articles", "deadline", ja__answer="三月です。")
    with open_town(newsroom) as root:
        page = new_context(language, viewport={"width": width, "height": 740}).new_page()
        page.goto(f"{root}/desk/link?token={make_link(newsroom.storage, JIRO, NOW)}")
        page.locator("main button").click()
        for address in PAGES:
            page.goto(root + address.replace("PROPOSAL", kept.headers["location"]))
            looked_at(page)
            assert Person(page).page.evaluate("document.documentElement.scrollWidth") <= width
