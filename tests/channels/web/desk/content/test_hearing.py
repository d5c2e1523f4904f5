"""How people are heard is changed at the desk: commands, choices, and what questions mean."""

from __future__ import annotations

from time import monotonic

from bot.content import kept_flow
from bot.content.edits.release import export
from bot.precheck.record import matches
from bot.serving.demo.player import play_all
from tests.channels.web.desk.content.newsroom import (
    KAYO,
    NOW,
    Newsroom,
    process_on,
    valid,
)
from tests.channels.web.desk.site import Browser, Pages
from tests.programmes.tsubaki import tsubaki

ENTRY = "/desk/content/entry"
GIVE_UP = "もうこのへんで勘弁してください"


def compared(browser: Browser, address: str) -> str:
    """The page of a proposal once all was compared."""
    begun = monotonic()
    while "questions asked" in (page := browser.get(address).text):
        assert monotonic() - begun < 120
    return page


def with_line(browser: Browser, entry: str, name: str, line: str) -> str:
    """Add a line to an input; where the proposal is."""
    page = browser.get(f"{ENTRY}?{entry}")
    form = Pages(page.text).form(**{"->": ENTRY})
    kept = browser.send(form, **{f"in.{name}": f"{form[f'in.{name}']}\n{line}"})
    assert kept.status_code == 303, kept.text
    return kept.headers["location"]


def test_a_sentence_that_is_added_to_a_command_is_heard(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    address = with_line(author, "kind=commands&id=pause", "ja.sentences.short", GIVE_UP)
    page = compared(author, address)
    assert "✓ The check finds no mistake." in page
    assert "Messages that are understood otherwise" in page
    assert "Command: Stop for now" in page
    assert "Command: Stop for now" in author.get(f"{address}?text={GIVE_UP}&asked_in=ja").text
    newsroom.press(author, address, "send")
    newsroom.press(colleague, address, "publish")
    newsroom.process.bring()
    assert newsroom.understood(GIVE_UP) == "pause"
    restarted = process_on(newsroom.storage, newsroom.root)
    restarted.published.learn(lambda: True)
    edits = [edit for each in newsroom.process.published.all() for edit in each.edits]
    assert [edit.file for edit in export(newsroom.root, edits).edits] == [
        "flows/phrasings/ja/commands.yaml"
    ]
    assert valid(newsroom.root)


def test_a_sentence_of_another_command_is_told_where_it_was_typed(
    newsroom: Newsroom, author: Browser
) -> None:
    with_line(author, "kind=commands&id=pause", "en.sentences.short", "start over")
    page = author.get(f"{ENTRY}?kind=commands&id=pause").text
    assert "belongs to another entry: start over → restart" in page


def test_words_of_a_choice_are_added_and_taken_out(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    entry = "kind=questions&id=equipment"
    address = with_line(author, entry, "ja.sentences.lighting", "天井の灯りを新しくします")
    page = compared(author, address)
    assert "✓ The check finds no mistake." in page
    assert "天井の灯りを新しくします" in page
    newsroom.press(author, address, "send")
    newsroom.press(colleague, address, "publish")
    newsroom.process.bring()
    sentences = newsroom.service.current.interpreter.reader.book.sentences
    assert "天井の灯りを新しくします" in repr(sentences)


def test_a_question_that_reads_otherwise_is_asked_about_and_its_revision_is_raised(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    page = author.get(f"{ENTRY}?kind=questions&id=staff")
    form = Pages(page.text).form(**{"->": ENTRY})
    words = {"in.ja.ask": "常時働く人は{staff_limit}人以下ですか？"}
    asked = author.send(form, **words)
    assert asked.status_code == 422
    assert "Please say below whether it means something else" in asked.text
    kept = author.send(form, **words, meaning="other")
    newsroom.publish(author, colleague, kept)
    newsroom.process.bring()
    question = newsroom.service.current.flow.question("staff")
    assert question is not None
    assert question.revision == 2
    assert question.ask.ja.startswith("常時働く人")


def test_records_of_every_version_made_at_the_desk_are_recomputed(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    form = Pages(author.get(f"{ENTRY}?kind=questions&id=equipment").text).form(**{"->": ENTRY})
    kept = author.send(
        form,
        **{
            "in.choices.0.effect": "review",
            "in.ja.choices.0.reason": "台数を確かめます。",
            "in.en.choices.0.reason": "Staff look how many there are.",
        },
    )
    newsroom.publish(author, colleague, kept)
    newsroom.process.bring()
    play_all(newsroom.process.stage.assistant, tsubaki().content.demo, KAYO, NOW)
    with newsroom.storage.read_only() as work:
        [lead] = work.leads.all()
    assert lead.verdict == "needs_review"
    form = Pages(author.get("/desk/content/history").text).form(number="1")
    assert author.send(form).status_code == 303
    newsroom.process.bring()
    editions = newsroom.service.assistant.editions
    assert editions is not None
    flow = editions.flow(lead.flow_version)
    assert flow is not None, "it was taken back, and is kept all the same"
    assert matches(lead.record, flow)
    edits = [edit for each in newsroom.process.published.all() for edit in each.edits]
    export(newsroom.root, edits)
    assert kept_flow(newsroom.root, lead.flow_version) is not None
    assert "台数" not in (newsroom.root / "flows/precheck.yaml").read_text("utf-8")


def test_a_rule_that_cannot_be_proved_is_not_published(newsroom: Newsroom, author: Browser) -> None:
    form = Pages(author.get(f"{ENTRY}?kind=questions&id=staff").text).form(**{"->": ENTRY})
    names = ("in.clauses", "in.choices.0.clauses", "in.choices.1.clauses")
    kept = author.send(form, **dict.fromkeys(names, "3.1"))
    page = author.get(kept.headers["location"]).text
    assert "please put this right" in page
    assert "Ask a colleague" not in page


def test_a_word_of_one_meaning_is_added_and_articles_are_found_by_it(
    newsroom: Newsroom, author: Browser, colleague: Browser
) -> None:
    file = newsroom.root / "knowledge/synonyms.yaml"
    file.write_text("DEADLINE: {ja: [期限]}\n", encoding="utf-8")
    form = Pages(author.get(f"{ENTRY}?kind=synonyms&new=1").text).form(**{"->": ENTRY})
    typed = {"in.ja.synonyms": "申請\nエントリー", "in.en.synonyms": "", "in.kind_of": "APPLY"}
    refused = author.send(form, id="apply", **typed)
    assert "A name is made of capitals and underscores." in refused.text
    kept = author.send(form, id="APPLYING", **typed)
    assert "申請書に見積書" not in newsroom.process.answer("エントリー方法")
    newsroom.publish(author, colleague, kept)
    newsroom.process.bring()
    assert "申請書に見積書" in newsroom.process.answer("エントリー方法")
    assert "申請, エントリー" in author.get("/desk/content?kind=synonyms").text
    edits = [edit for each in newsroom.process.published.all() for edit in each.edits]
    assert export(newsroom.root, edits).edits
    assert "エントリー" in file.read_text(encoding="utf-8")
    assert valid(newsroom.root)


def test_only_where_something_is_shown_it_is_said_what_is_filled_in(
    newsroom: Newsroom, author: Browser
) -> None:
    newsroom.root.joinpath("knowledge/synonyms.yaml").write_text(
        "DEADLINE: {ja: [期限]}\n", encoding="utf-8"
    )
    hint = "in curly brackets"
    assert hint in author.get(f"{ENTRY}?kind=articles&id=deadline").text
    assert "期限" in (page := author.get(f"{ENTRY}?kind=synonyms&id=DEADLINE").text)
    assert hint not in page
