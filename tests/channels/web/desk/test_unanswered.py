"""What was not answered, in groups, with what a curator can do about it."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest
import yaml

from bot.assistant.curation.drafts import Published, drop, publish
from bot.assistant.ports import AskedQuestion
from bot.channels.web.desk.knowledge_room import MOST_ASKED
from bot.vocabulary import Language
from tests.channels.web.desk.site import JIRO, TARO, Browser, Office

WEATHER = ("What will the weather be tomorrow?", "tomorrow's weather?", "Tomorrow's  weather?")


def ask(office: Office, *texts: str, article: str | None = None) -> None:
    conversation = office.lead.conversation
    with office.storage() as work:
        for text in texts:
            work.questions.add(
                AskedQuestion(office.now, conversation, Language.EN, text, "decline", article, 0.1)
            )
        work.commit()


@pytest.fixture
def curator(office: Office) -> Browser:
    return office.browser(JIRO)


def test_questions_that_ask_the_same_stand_together(office: Office, curator: Browser) -> None:
    ask(office, *WEATHER, "Who invented the telephone?")
    page = curator.get("/desk/questions").text
    assert page.count('class="card asked"') == 3
    assert "asked 3 times" in page
    assert "Also asked like this</summary>" not in page
    assert "Also asked like this (1)" in page
    assert page.index("asked 3 times") < page.index("Who invented the telephone?")


def test_the_nearest_article_is_named_by_its_question(office: Office, curator: Browser) -> None:
    ask(office, WEATHER[0], article="cost-free")
    page = curator.get("/desk/questions").text
    assert "The nearest article" in page
    assert "cost-free" in page


def test_an_article_to_begin_with_is_yaml(office: Office, curator: Browser) -> None:
    ask(office, '<b>"Weather"</b>: tomorrow?')
    page = curator.get("/desk/questions").text
    stub = unescape(page.partition("<pre")[2].partition(">")[2].partition("</pre>")[0])
    assert next(yaml.safe_load_all(stub))[0]["en"]["question"] == '<b>"Weather"</b>: tomorrow?'


def test_a_question_can_be_tried_out_from_there(office: Office, curator: Browser) -> None:
    ask(office, WEATHER[0])
    page = curator.get("/desk/questions").text
    address = unescape(page.partition('href="/desk/try?')[2].partition('"')[0])
    tried = curator.get(f"/desk/try?{address}")
    assert WEATHER[0] in unescape(tried.text)
    assert "It does not answer" in tried.text


def answer_first(browser: Browser) -> str:
    """Write an answer to the first question of the page; the page after that."""
    dialog = browser.press(browser.get("/desk/questions"), "answer")
    browser.press(dialog, "answer.send", answer="We do not know the weather.")
    return browser.get("/desk/questions").text


def test_what_an_answer_was_written_to_is_gone_from_there(office: Office) -> None:
    ask(office, WEATHER[1], WEATHER[2])
    browser = office.browser(TARO)
    assert WEATHER[2] in unescape(browser.get("/desk/questions").text)
    assert WEATHER[2] not in unescape(answer_first(browser))


def test_the_same_in_other_words_is_said_to_have_an_answer_and_comes_last(office: Office) -> None:
    ask(office, *WEATHER)
    before = office.staffing.knowledge.questions(Language.EN).groups
    assert len(before[0].others) == 1
    answer_first(office.browser(TARO))
    *others, group = office.staffing.knowledge.questions(Language.EN).groups
    assert (group.text, group.others) == (WEATHER[0], ())
    assert "Tomorrow's weather?" in group.remark
    assert not any(other.remark for other in others)


def test_what_an_answer_was_published_to_stays_away(office: Office) -> None:
    ask(office, *WEATHER)
    answer_first(office.browser(TARO))
    with office.storage.read_only() as work:
        [draft] = work.drafts.all()
    assistant = office.staffing.assistant
    assert isinstance(publish(assistant, draft.id, office.now, "contact-hours"), Published)
    groups = office.staffing.knowledge.questions(Language.EN).groups
    texts = {text for group in groups for text in (group.text, *group.others)}
    assert WEATHER[0] in texts
    assert not texts & set(WEATHER[1:])
    assert not any(group.remark for group in groups)


def test_what_curators_dropped_an_answer_to_waits_again(office: Office) -> None:
    ask(office, WEATHER[0])
    browser = office.browser(TARO)
    assert WEATHER[0] not in unescape(answer_first(browser))
    with office.storage.read_only() as work:
        [draft] = work.drafts.all()
    drop(office.storage, draft.id)
    assert WEATHER[0] in unescape(browser.get("/desk/questions").text)


def test_only_so_many_are_read_at_once_and_the_rest_is_told(
    office: Office, curator: Browser
) -> None:
    ask(office, *(f"{number}" for number in range(MOST_ASKED + 4)))
    assert "5 more are not shown" in curator.get("/desk/questions").text


def test_while_it_is_still_learnt_each_question_stands_alone(office: Office) -> None:
    ask(office, *WEATHER)
    staffing = replace(office.staffing, is_learnt=lambda: False)
    page = staffing.knowledge.questions(Language.EN)
    assert [len(group.others) for group in page.groups] == [0] * len(page.groups)
    assert "in a moment" in page.remark


def test_in_japanese_too(office: Office) -> None:
    ask(office, *WEATHER)
    page = office.staffing.knowledge.questions(Language.JA)
    assert page.groups[0].asked.startswith("3回")
    assert page.remark == ""


def test_where_everything_was_answered_that_is_said(office: Office) -> None:
    page = office.staffing.knowledge.questions(Language.EN)
    assert page.empty == "Every question was answered."
