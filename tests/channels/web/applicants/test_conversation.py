"""The page without a program: plain forms do everything."""

from __future__ import annotations

import re

import pytest

from bot.assistant.history import SHOWN
from bot.assistant.ports import Author, TranscriptEntry
from bot.channels.web.applicants.turns import person_of
from bot.channels.web.http.site import Site
from tests.channels.web.applicants.site import House, new_house
from tests.channels.web.applicants.visitor import JSON, Visitor


def kept(house: House, table: str = "entries") -> int:
    with house.storage() as work:
        connection = work.outbox._connection  # type: ignore[attr-defined]
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar())  # noqa: S608


def test_looking_leaves_no_trace_and_the_first_act_begins_the_conversation(house: House) -> None:
    visitor = Visitor(house)
    before = visitor.lines
    assert "Hello." in before[0]
    assert kept(house) == kept(house, "outbox") == kept(house, "events") == 0
    visitor.send(choose="answer:request:hands_on_support")
    assert visitor.lines[: len(before)] == before
    assert "Question 2 of 16" in visitor.lines[-1]


def test_a_form_that_is_sent_twice_has_one_effect(house: House) -> None:
    visitor = Visitor(house)
    visitor.send(choose="do:start")
    fields = {**visitor.hidden, "choose": "answer:request:hands_on_support"}
    for _ in range(3):
        assert visitor.client.post("/turn", data=fields).status_code == 303
    visitor.open()
    assert len([line for line in visitor.lines if line.startswith("Hands-on support")]) == 1


def test_another_form_of_the_same_page_has_an_effect_of_its_own(house: House) -> None:
    visitor = Visitor(house)
    hidden = visitor.hidden
    visitor.client.post("/turn", data={**hidden, "choose": "do:ask"})
    visitor.client.post("/turn", data={**hidden, "choose": "answer:request:hands_on_support"})
    visitor.open()
    assert "Question 2 of 16" in visitor.lines[-1]


def test_the_program_sends_an_act_again_until_it_is_heard_and_it_is_done_once(
    house: House,
) -> None:
    visitor = Visitor(house)
    visitor.send(choose="do:start")
    first = visitor.act("0123456789abcdef", choose="answer:request:hands_on_support").json()
    second = visitor.act("0123456789abcdef", choose="answer:request:hands_on_support").json()
    assert first["cursor"] == second["cursor"]
    assert "Question 2 of 16" in first["lines"]
    assert not first["whole"]  # what was greeted with is not drawn anew
    visitor.open()
    assert len([line for line in visitor.lines if line.startswith("Hands-on support")]) == 1


def test_the_program_gets_only_what_its_page_does_not_show_yet(house: House) -> None:
    visitor = Visitor(house)
    visitor.send(choose="answer:request:hands_on_support")
    news = visitor.act("0123456789abcdef", choose="do:back").json()
    assert "took back" in news["lines"]
    assert "Hello." not in news["lines"]
    stale = visitor.act("0123456789abcdee", choose="do:help", cursor="elsewhere.4").json()
    assert stale["whole"]
    assert "Hello." in stale["lines"]


def test_a_whole_precheck_goes_through_plain_forms_up_to_its_result(house: House) -> None:
    visitor = Visitor(house, "ja")
    assert 'lang="ja"' in visitor.html
    visitor.send(choose="do:start")
    for _ in range(16):
        visitor.send(choose=next(pick for pick in visitor.picks if pick.startswith("answer:")))
    assert "do:staff" in visitor.picks
    page = visitor.open("/result")
    assert page.status_code == 200
    assert visitor.html.count("<dt>") == 16
    assert "data-print" in visitor.html


def test_the_result_says_where_and_when_it_is_from_and_how_to_come_back(house: House) -> None:
    site = Site("https://www.example.jp")
    visitor = Visitor(new_house(house.storage, site), "ja", base="https://www.example.jp")
    visitor.send(choose="do:start")
    visitor.send(choose="answer:request:hands_on_support")
    visitor.open("/result")
    assert '<a href="https://www.example.jp/"' in visitor.html
    assert "<svg" in visitor.html
    assert "2024年（令和6年）10月1日" in visitor.html
    here = Visitor(house, "ja")
    here.send(choose="do:start")
    here.send(choose="answer:request:hands_on_support")
    here.open("/result")
    assert "<svg" not in here.html  # no telephone reaches an address of this machine alone


def test_without_answers_there_is_no_result(house: House) -> None:
    visitor = Visitor(house)
    visitor.open("/result")
    assert "no result yet" in visitor.html


def test_what_can_be_picked_belongs_to_the_last_reply_and_an_answer_can_be_changed(
    house: House,
) -> None:
    visitor = Visitor(house)
    visitor.send(choose="do:start")
    visitor.send(choose="answer:request:hands_on_support")
    picks = visitor.picks
    assert "answer:request:hands_on_support" not in picks
    assert picks.count("edit:request") == 2  # below the answer, and in the panel
    visitor.send(choose="edit:request")
    assert "Your answer now" in visitor.html


def test_the_language_can_be_switched_before_and_after_anything_was_done(house: House) -> None:
    visitor = Visitor(house, "ja")
    assert 'href="?language=en"' in visitor.html
    visitor.open("/?language=en")
    assert '<html lang="en">' in visitor.html
    visitor.send(choose="answer:request:hands_on_support")
    assert "Question 2 of 16" in visitor.lines[-1]
    visitor.send(choose="do:japanese")
    assert '<html lang="ja">' in visitor.html
    assert re.search(r'<div class="line [^>]* lang="en"', visitor.html)


def test_data_can_be_seen_and_deleted_and_only_a_receipt_is_left(house: House) -> None:
    visitor = Visitor(house)
    visitor.send(choose="answer:request:hands_on_support")
    visitor.send(choose="do:my_data")
    assert any("This is what is stored about you" in line for line in visitor.lines)
    visitor.send(choose="do:delete_data")
    visitor.send(choose="erase:yes")
    assert len(visitor.lines) == 1
    assert "Receipt number" in visitor.lines[0]
    assert "do:start" in visitor.picks
    assert kept(house) == 0
    visitor.send(choose="do:start")
    assert visitor.lines[0] == "Start the pre-check"
    assert "Hello." in visitor.lines[1]


def test_what_was_shown_counts_as_sent_once_the_page_says_so(house: House) -> None:
    visitor = Visitor(house)
    visitor.send(choose="answer:request:hands_on_support")
    person = person_of(visitor.client.cookies["madoguchi_visitor"])
    assert statuses(house, person) == {"queued"}
    answer = visitor.client.post("/seen", data={**visitor.hidden}, headers=JSON)
    assert answer.status_code == 204
    house.visitors.keep_seen()
    assert statuses(house, person) == {"sent"}


def test_a_form_says_what_its_page_had_shown(house: House) -> None:
    visitor = Visitor(house)
    visitor.send(choose="answer:request:hands_on_support")
    visitor.send(choose="do:back")
    house.visitors.keep_seen()
    person = person_of(visitor.client.cookies["madoguchi_visitor"])
    assert statuses(house, person) == {"sent", "queued"}


def statuses(house: House, person: str) -> set[str]:
    with house.storage() as work:
        return {outgoing.status.value for outgoing in work.outbox.of(person)}


FORM = {
    "company": "株式会社 例",
    "corporate_number": "",
    "name": "山田 花子",
    "email": "hanako@example.com",
    "phone": "",
    "language": "ja",
    "times": "any",
    "stages": "",
    "menu": "",
    "remarks": "",
}


def with_form(house: House) -> Visitor:
    visitor = Visitor(house, "ja")
    visitor.send(choose="do:staff")
    visitor.send(choose="consent:yes")
    assert 'href="./contact"' in visitor.html
    visitor.open("/contact")
    return visitor


def fill(visitor: Visitor, **values: str) -> int:
    assert not visitor.hidden.keys() & FORM.keys()  # or a field would have two values
    answer = visitor.client.post("/contact", data={**visitor.hidden, **FORM, **values})
    visitor.html = answer.text
    return answer.status_code


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(house: House) -> None:
    visitor = with_form(house)
    assert fill(visitor, email="hanako@", remarks="<b>よろしく</b>") == 422
    assert 'href="#email"' in visitor.html
    assert 'id="email-mistake"' in visitor.html
    assert 'value="hanako@"' in visitor.html
    assert "&lt;b&gt;よろしく&lt;/b&gt;" in visitor.html
    assert 'aria-invalid="true"' in visitor.html
    assert 'id="company-mistake"' not in visitor.html


def test_a_filled_in_form_is_shown_once_more_and_then_sent(house: House) -> None:
    visitor = with_form(house)
    assert fill(visitor) == 303
    visitor.open()
    assert any("hanako@example.com" in line for line in visitor.lines)
    visitor.send(choose="send")
    with house.storage() as work:
        [lead] = work.leads.all()
    assert lead.contact is not None
    assert lead.contact.company == "株式会社 例"
    assert lead.reference in visitor.html
    house.reply(lead.reference, "こんにちは。<i>担当</i>です。")
    visitor.open()
    assert "担当者より" in visitor.html
    assert "&lt;i&gt;担当&lt;/i&gt;" in visitor.html


def test_the_contact_form_is_there_only_after_consent(house: House) -> None:
    visitor = Visitor(house)
    assert visitor.client.get("/contact").status_code == 303
    assert visitor.client.post("/contact", data={**visitor.hidden, **FORM}).status_code == 303
    with house.storage() as work:
        assert work.leads.all() == []


def test_a_tab_that_still_shows_an_older_question_answers_nothing_with_a_bare_number(
    house: House,
) -> None:
    visitor = Visitor(house)
    visitor.send(choose="answer:request:hands_on_support")
    older = dict(visitor.hidden)
    visitor.send(choose="answer:legal_form:godo_kaisha")
    visitor.client.post("/turn", data={**older, "text": "2"})
    visitor.open()
    assert any("The question had changed" in line for line in visitor.lines)
    assert "Question 3 of 16" in visitor.lines[-1]
    visitor.send(text="1")
    assert "Question 4 of 16" in visitor.lines[-1]


def test_the_first_thing_that_is_typed_answers_what_the_greeting_asks(house: House) -> None:
    visitor = Visitor(house)
    visitor.send(text="1")
    assert not any("The question had changed" in line for line in visitor.lines)


def test_what_the_program_sends_late_carries_what_its_page_showed_when_it_was_typed(
    house: House,
) -> None:
    visitor = Visitor(house)
    visitor.send(choose="answer:request:hands_on_support")
    shown = visitor.hidden["mark"]
    for number, kept_key in enumerate(("0123456789abcdef", "0123456789abcdee")):
        newest = visitor.act(kept_key, text="3", shown=shown).json()
        assert ("The question had changed" in newest["lines"]) == bool(number)
    visitor.open()
    assert "Question 3 of 16" in visitor.lines[-1]


def test_what_is_said_in_another_language_is_read_aloud_in_it(house: House) -> None:
    visitor = Visitor(house)
    visitor.send(text="비용은 얼마예요?")
    assert visitor.html.count('lang="ko"') == 2
    assert "do:staff" in visitor.picks


def test_a_long_conversation_shows_its_end_and_leads_to_what_came_before(house: House) -> None:
    visitor = Visitor(house)
    visitor.send(choose="do:start")
    with house.storage() as work:
        conversation = work.conversations.of(person_of(visitor.client.cookies["madoguchi_visitor"]))
        assert conversation is not None
        said = [
            TranscriptEntry(house.visitors.clock(), Author.COUNTER, "notice", f"Line {number}.")
            for number in range(450)
        ]
        work.transcripts.add(conversation.id, said)
        work.commit()
    visitor.open()
    assert len(visitor.lines) == SHOWN
    assert visitor.lines[-1] == "Line 449."
    news = visitor.act("0123456789abcdef", choose="do:help").json()
    assert not news["whole"]
    shown = [SHOWN]
    while (more := re.search(r'href="(\./\?lines=\d+)"', visitor.html)) is not None:
        visitor.open(more[1].removeprefix("."))
        shown.append(len(visitor.lines))
    assert shown[:2] == [SHOWN, 2 * SHOWN]
    assert "Hello." in visitor.lines[0]


@pytest.mark.parametrize("wanted", ["", "x", "-5", "0", "9999999999", "２００", "1e3"])
def test_whatever_number_of_lines_is_asked_for_a_sensible_one_is_shown(
    house: House, wanted: str
) -> None:
    visitor = Visitor(house)
    assert visitor.open(f"/?lines={wanted}").status_code == 200
    assert "Hello." in visitor.lines[0]
