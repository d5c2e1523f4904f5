"""From an unanswered question to an answer without a shell: written, looked at, published."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from time import monotonic

import pytest
import yaml

from bot.content.edits.release import export
from tests.channels.web.desk.content.newsroom import (
    JIRO,
    KAYO,
    NOW,
    PARKING,
    TARO,
    Newsroom,
    process_on,
    valid,
)
from tests.channels.web.desk.site import Browser, Pages

QUESTIONS, CONTENT = "/desk/questions", "/desk/content"


def written(newsroom: Newsroom, author: Browser) -> str:
    """An article about parking, begun from the list; returns where its proposal is."""
    newsroom.ask(*PARKING)
    link = next(a for a in Pages(author.get(QUESTIONS).text).links if "new=1" in a)
    form = Pages(author.get(unescape(link)).text).form(**{"->": "/desk/content/entry"})
    assert form["in.ja.question"] == PARKING[0]
    typed = {
        "in.ja.answer": "役場の駐車場をお使いいただけます。",
        "in.ja.detail": "台数には限りがあります。",
        "in.en.question": "Is there a car park?",
        "in.en.answer": "You can use the car park of the town office.",
        "in.en.detail": "It does not hold many cars.",
        "in.clauses": "7",
        "subject.ja": "駐車場",
        "subject.en": "a car park",
    }
    kept = author.send(form, **typed)
    assert kept.status_code == 303, kept.text
    return kept.headers["location"]


def test_an_unanswered_question_becomes_an_article_that_answers_it(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    address = written(newsroom, author)
    assert "✓ The check finds no mistake." in author.get(address).text
    tried = author.get(f"{address}?text=駐車場は使えますか").text
    assert "役場の駐車場をお使いいただけます" in tried
    assert "役場の駐車場" not in newsroom.process.answer("駐車場はありますか？")
    assert newsroom.press(author, address, "send").status_code == 303
    assert newsroom.press(colleague, address, "publish").status_code == 303
    newsroom.process.bring()
    assert "役場の駐車場をお使いいただけます" in newsroom.process.answer("駐車場は使えますか")
    assert PARKING[0] not in author.get(QUESTIONS).text, "it is answered by now"


def test_who_waited_for_the_answer_is_told_once_when_it_is_published(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    address = written(newsroom, author)
    other, stage = process_on(newsroom.storage, newsroom.root), newsroom.process.stage
    newsroom.process.answer(PARKING[0])
    stage.pick("do:tell_me")
    page = author.get(address).text
    assert "1 person waits for an answer that is in this" in page
    assert newsroom.press(author, address, "send").status_code == 303
    assert newsroom.press(colleague, address, "publish").status_code == 303
    for process in (newsroom.process, other):
        process.bring()
    told = [message.text for message in stage.receive()]
    assert "\n".join(told).count("役場の駐車場をお使いいただけます") == 1


def test_it_holds_in_every_process_and_after_a_restart(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    other = process_on(newsroom.storage, newsroom.root)
    newsroom.publish(
        author,
        colleague,
        newsroom.change(author, "articles", "deadline", ja__answer="三月までです。"),
    )
    other.published.wake(NOW)
    other.bring()
    assert "三月までです" in other.answer("いつまでに申請すればよいですか？")
    restarted = process_on(newsroom.storage, newsroom.root)
    restarted.published.learn(lambda: True)
    assert "三月までです" in restarted.answer("いつまでに申請すればよいですか？")


def test_a_question_is_added_to_the_ways_to_ask_for_an_article(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    newsroom.ask("しめきりの日付けはいつになりますでしょうか")
    form = Pages(author.get(QUESTIONS).text).form(**{"->": "/desk/content/phrasing"})
    kept = author.send(form, article="deadline")
    newsroom.publish(author, colleague, kept)
    newsroom.process.bring()
    said = newsroom.process.answer("しめきりの日付けはいつになりますでしょうか")
    assert "予算に達したときは" in said


def test_nobody_publishes_what_they_wrote_themselves(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    kept = newsroom.change(author, "articles", "deadline", ja__answer="三月までです。")
    address = kept.headers["location"]
    newsroom.press(author, address, "send")
    form = Pages(colleague.get(address).text).form(what="publish")
    own = dict(form, csrf=Pages(author.get(address).text).form(what="withdraw")["csrf"])
    assert author.send(own).status_code == 409
    assert not newsroom.process.published.all()


def test_of_two_who_publish_at_once_one_wins_and_the_other_is_told(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    address = newsroom.change(author, "articles", "deadline", ja__answer="三月です。").headers[
        "location"
    ]
    newsroom.press(author, address, "send")
    form = Pages(colleague.get(address).text).form(what="publish")
    assert colleague.send(form).status_code == 303
    late = colleague.send(form)
    assert late.status_code == 409
    assert "Somebody has changed this meanwhile" in late.text
    assert len(newsroom.process.published.all()) == 1


def test_what_was_published_meanwhile_is_not_written_over(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    first = newsroom.change(author, "articles", "deadline", ja__answer="三月です。")
    second = newsroom.change(colleague, "articles", "deadline", ja__answer="四月です。")
    newsroom.press(colleague, second.headers["location"], "send")
    newsroom.publish(author, colleague, first)
    page = author.get(second.headers["location"]).text
    assert "Something in it was changed and published since it was written" in page
    assert "Publish</button>" not in page


def test_the_colleague_gives_it_back_with_a_note(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    address = newsroom.change(author, "articles", "deadline", ja__answer="三月です。").headers[
        "location"
    ]
    newsroom.press(author, address, "send")
    newsroom.press(colleague, address, "give_back", note="根拠の<b>条項</b>は？")
    page = author.get(address).text
    assert "根拠の&lt;b&gt;条項&lt;/b&gt;は？" in page
    assert "三月です。" in page, "nothing is lost"


def test_a_mistake_is_told_and_keeps_it_from_being_sent(
    newsroom: Newsroom, author: Browser
) -> None:
    kept = newsroom.change(
        author, "articles", "deadline", ja__answer="{no_such_day}までです。", clauses="99"
    )
    page = author.get(kept.headers["location"]).text
    assert "please put this right" in page
    assert "knowledge/articles/02-application.yaml" in page
    assert "Ask a colleague to look" not in page
    author.send(Pages(page).form(**{"->": "/desk/language"}), language="ja")
    page = author.get(kept.headers["location"]).text
    assert "`{no_such_day}` という事実は knowledge/edition.yaml にありません" in page
    assert "`99` という条項は knowledge/clauses.yaml にありません" in page
    author.send(Pages(page).form(**{"->": "/desk/language"}), language="en")
    form = author.get("/desk/content/entry?kind=articles&id=deadline").text
    assert "There is no such fact: {no_such_day}" in form
    assert "The guideline has no such clause: 99" in form


def test_what_was_published_is_taken_back(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    newsroom.publish(
        author, colleague, newsroom.change(author, "articles", "deadline", ja__answer="三月です。")
    )
    newsroom.process.bring()
    history = author.get(f"{CONTENT}/history").text
    assert JIRO in history
    assert KAYO in history
    assert author.send(Pages(history).form(number="1")).status_code == 303
    newsroom.process.bring()
    assert "予算に達したときは" in newsroom.process.answer("いつまでに申請すればよいですか？")
    again = author.send(Pages(history).form(number="1"))
    assert "changed again later" in again.text


def test_facts_replies_and_questions_are_changed_alike(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    newsroom.change(author, "facts", "forms_close", value="2027-01-29")
    newsroom.change(author, "facts", "organisation", ja__text="つばき町", en__text="Tsubaki town")
    question = next(iter(newsroom.service.current.flow.questions))
    newsroom.change(author, "questions", question.key, ja__title="新しい題")
    reply = newsroom.service.current.replies[0]
    kept = newsroom.change(author, "replies", reply.id, ja__text="お待ちください。")
    assert "✓ The check finds no mistake." in author.get(kept.headers["location"]).text
    newsroom.publish(author, colleague, kept)
    newsroom.process.bring()
    now = newsroom.service.current
    assert now.flow.questions[0].title.ja == "新しい題"
    assert now.replies[0].text.ja == "お待ちください。"
    assert "1月29日" in newsroom.process.answer("いつまでに申請すればよいですか？")


def test_export_writes_the_files_and_the_desk_goes_on_from_them(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    newsroom.publish(
        author, colleague, newsroom.change(author, "articles", "deadline", ja__answer="三月です。")
    )
    edits = [edit for each in newsroom.process.published.all() for edit in each.edits]
    done = export(newsroom.root, edits)
    assert len(done.edits) == 1
    assert valid(newsroom.root)
    file = newsroom.root / "knowledge/articles/02-application.yaml"
    deadline = next(a for a in yaml.safe_load(file.read_text("utf-8")) if a["id"] == "deadline")
    assert deadline["ja"]["answer"] == "三月です。"
    assert not export(newsroom.root, edits).edits, "a second time there is nothing to write"


def test_what_somebody_changed_in_the_file_since_holds_and_is_told(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    newsroom.publish(
        author, colleague, newsroom.change(author, "articles", "deadline", ja__answer="三月です。")
    )
    file = newsroom.root / "knowledge/articles/02-application.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("お早めにどうぞ。", "お急ぎください。"), "utf-8")
    restarted = process_on(newsroom.storage, newsroom.root)
    restarted.published.learn(lambda: True)
    assert "予算に達したときは" in restarted.answer("いつまでに申請すればよいですか？")
    assert "what was published here does not hold: deadline" in author.get(CONTENT).text


def test_staff_without_the_right_change_nothing(newsroom: Newsroom) -> None:
    staff = newsroom.browser(TARO)
    assert staff.get(CONTENT).status_code == 403
    assert "Make an article of it" not in staff.get(QUESTIONS).text


def test_answers_that_change_are_listed_in_seconds(newsroom: Newsroom, author: Browser) -> None:
    newsroom.ask("いつまでに申請すればよいですか？")
    begun = monotonic()
    kept = newsroom.change(author, "articles", "deadline", ja__answer="三月です。")
    while "questions asked" in (page := author.get(kept.headers["location"]).text):
        assert monotonic() - begun < 20
    assert "1 of " in page
    assert "the same article, in other words" in page


def test_untrusted_words_stay_words(newsroom: Newsroom, author: Browser, tmp_path: Path) -> None:
    newsroom.ask("<script>alert(1)</script>の駐車場")
    page = author.get(QUESTIONS).text
    assert "<script>alert(1)" not in page
    kept = newsroom.change(
        author, "articles", "deadline", ja__answer="<img src=x onerror=1> です。"
    )
    assert "<img src=x" not in author.get(kept.headers["location"]).text


def test_what_cannot_be_used_any_more_leaves_the_counter_as_it_was(
    newsroom: Newsroom,
    author: Browser,
    colleague: Browser,
    caplog: pytest.LogCaptureFixture,
) -> None:
    kept = newsroom.change(author, "articles", "deadline", ja__answer="{forms_close}です。")
    newsroom.publish(author, colleague, kept)
    edition = newsroom.root / "knowledge/edition.yaml"
    edition.write_text(edition.read_text("utf-8").replace("forms_close:", "closing_day:"), "utf-8")
    restarted = process_on(newsroom.storage, newsroom.root)
    restarted.bring()
    assert "cannot be used" in caplog.text
    assert restarted.published.has_failed
    assert "予算に達したときは" in restarted.answer("いつまでに申請すればよいですか？")
