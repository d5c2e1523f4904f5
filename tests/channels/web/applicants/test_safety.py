"""Nobody gets at the conversation of somebody else, and nothing that is typed is more than text."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.applicants.service import PER_VISITOR, ApplicantLimits
from bot.channels.web.applicants.turns import accepted, event_key, mark_in, person_of, sent
from bot.channels.web.http.csrf import csrf_token
from bot.channels.web.http.rate_limit import RateLimiter
from bot.channels.web.http.site import Site
from bot.channels.web.http.tokens import new_token
from bot.channels.web.settings import web_settings
from bot.settings import Settings
from bot.storage import open_storage
from bot.vocabulary import Language
from tests.channels.web.applicants.site import House, new_house, open_house
from tests.channels.web.applicants.visitor import JSON, Visitor
from tests.memory import migrated_file

COOKIE = "madoguchi_visitor"
BEGUN = "answer:request:hands_on_support"


def lines_kept(house: House, visitor: Visitor) -> int:
    person = person_of(visitor.client.cookies[COOKIE])
    with house.storage() as work:
        conversation = work.conversations.of(person)
        return len(work.transcripts.of(conversation.id)) if conversation else 0


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["/turn", "/seen", "/contact"])
def test_what_another_site_sends_is_refused(
    house: House, path: str, headers: dict[str, str]
) -> None:
    visitor = Visitor(house)
    fields = {**visitor.hidden, "choose": BEGUN, "mark": "1"}
    answer = visitor.client.post(path, data=fields, headers=headers)
    assert answer.status_code == 403
    assert lines_kept(house, visitor) == 0


@pytest.mark.parametrize("word", ["", "x", csrf_token("x" * 43), None])
@pytest.mark.parametrize("path", ["/turn", "/seen", "/contact"])
def test_a_form_without_the_word_of_its_session_is_refused(
    house: House, path: str, word: str | None
) -> None:
    visitor = Visitor(house)
    fields = {**visitor.hidden, "choose": BEGUN}
    del fields["csrf"]
    if word is not None:
        fields["csrf"] = word
    assert visitor.client.post(path, data=fields).status_code == 403
    assert lines_kept(house, visitor) == 0


def test_without_its_cookie_a_form_belongs_to_nobody(house: House) -> None:
    visitor = Visitor(house)
    fields = {**visitor.hidden, "choose": BEGUN}
    visitor.client.cookies.clear()
    answer = visitor.client.post("/turn", data=fields)
    assert answer.status_code == 403
    assert "cookie" in answer.text
    told = visitor.client.post("/turn", data=fields, headers=JSON)
    assert told.json() == {"refused": "cookies"}


def test_the_name_of_a_person_opens_nothing(house: House) -> None:
    anna, eve = Visitor(house), Visitor(house)
    anna.send(choose=BEGUN)
    token = anna.client.cookies[COOKIE]
    for guess in (person_of(token), person_of(token).removeprefix("web:"), new_token(), "", "../"):
        eve.client.cookies.clear()
        eve.client.cookies.set(COOKIE, guess)
        eve.open()
        assert "Question 2 of 16" not in eve.html
        eve.open("/result")
        assert "no result yet" in eve.html or "Conversation" in eve.html or eve.html == ""


def test_a_cursor_and_a_mark_of_somebody_else_show_and_settle_nothing_of_theirs(
    house: House,
) -> None:
    anna, eve = Visitor(house), Visitor(house)
    anna.send(choose=BEGUN)
    eve.send(choose="do:ask")
    theirs = anna.hidden
    news = eve.act("0123456789abcdef", choose="do:help", cursor=theirs["cursor"]).json()
    assert "Question 2 of 16" not in news["lines"]
    fields = {**eve.hidden, "mark": theirs["mark"]}
    eve.client.post("/seen", data=fields)
    house.visitors.keep_seen()
    with house.storage() as work:
        mine = work.outbox.of(person_of(anna.client.cookies[COOKIE]))
    assert {outgoing.status.value for outgoing in mine} == {"queued"}


def test_the_database_never_holds_what_opens_a_conversation(house: House, tmp_path: Path) -> None:
    visitor = Visitor(house)
    visitor.send(choose=BEGUN)
    token = visitor.client.cookies[COOKIE].encode()
    assert all(token not in file.read_bytes() for file in tmp_path.glob("madoguchi.db*"))


def test_cookies_say_what_they_are_for() -> None:
    with tempfile.TemporaryDirectory() as folder:
        secure = Site("https://help.example")
        framed = Site("https://help.example", ("https://agency.example",))
        told = []
        for number, site in enumerate((Site(), secure, framed)):
            place = Path(folder) / str(number)
            place.mkdir()
            with open_house(place, site) as house:
                base = site.url or "http://localhost"
                visitor = Visitor(house, base=base)
                told.append(visitor.open().headers["set-cookie"].partition(";")[2])
                assert visitor.client.cookies.keys()
    assert told[0] == " Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax"
    assert told[1] == " Max-Age=31536000; Path=/; HttpOnly; Secure; SameSite=Lax"
    assert told[2].endswith("Secure; SameSite=None; Partitioned")


def test_only_configured_sites_can_show_the_page_in_a_frame(tmp_path: Path) -> None:
    with open_house(tmp_path) as house:
        visitor = Visitor(house)
        assert "frame-ancestors 'none'" in visitor.open().headers["content-security-policy"]
        assert visitor.client.get("/embed.js").status_code == 404
        site = Site("https://help.example", ("https://agency.example",))
        framed = Visitor(new_house(house.storage, site), base="https://help.example")
        for path in ("/", "/result"):
            policy = framed.open(path).headers["content-security-policy"]
            assert policy.endswith("frame-ancestors https://agency.example")
        program = framed.client.get("/embed.js")
        assert program.headers["content-type"].startswith("text/javascript")
        assert "事前チェック" in program.text.encode().decode("unicode_escape")


def test_no_page_has_anything_inline(house: House) -> None:
    visitor = Visitor(house)
    visitor.send(choose="do:staff")
    visitor.send(choose="consent:yes")
    for path in ("/", "/contact", "/result", "/nowhere"):
        answer = visitor.open(path)
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert " style=" not in answer.text
        assert " onclick=" not in answer.text
        assert "<style" not in answer.text
        assert "<script>" not in answer.text


def test_nothing_large_is_taken(house: House) -> None:
    visitor = Visitor(house)
    assert visitor.send(text="x" * 200_000).status_code == 413
    assert visitor.send(text="x" * 5_000).status_code == 422
    assert visitor.send(choose="x" * 300).status_code == 422
    assert lines_kept(house, visitor) == 0
    assert visitor.send(text="x" * 4_200).status_code == 303  # the counter says itself what is long


@pytest.mark.parametrize(
    ("method", "path", "status", "back"),
    [
        ("GET", "/nowhere", 404, "./#now"),
        ("GET", "/contact/x", 404, "../#now"),
        ("PUT", "/", 405, "./#now"),
        ("GET", "/turn", 405, "./#now"),
    ],
)
def test_where_there_is_no_page_the_way_back_is_told(
    house: House, method: str, path: str, status: int, back: str
) -> None:
    for language, told in (("ja", "ページはありません"), ("en", "no such page")):
        visitor = Visitor(house, language)
        answer = visitor.client.request(method, path)
        assert answer.status_code == status
        assert told in answer.text
        assert f'href="{back}"' in answer.text
    known = visitor.client.request(method, path, headers=JSON)
    assert known.json() == {"refused": "nothing_here"}


def test_what_is_too_long_is_told_in_words(house: House) -> None:
    visitor = Visitor(house)
    fields = {**visitor.hidden, "text": "x" * 200_000}
    assert "Please shorten it" in visitor.client.post("/turn", data=fields).text
    answer = visitor.client.post("/turn", data=fields, headers=JSON)
    assert answer.json() == {"refused": "too_long"}


def test_files_and_hundreds_of_fields_are_not_taken(house: House) -> None:
    visitor = Visitor(house)
    answer = visitor.client.post("/turn", data=visitor.hidden, files={"text": ("a.txt", b"x")})
    assert answer.status_code == 400
    many = {**visitor.hidden, **{f"f{n}": "x" for n in range(200)}}
    answer = visitor.client.post("/turn", data=many)
    assert answer.status_code == 400


def test_a_person_never_meets_the_limit_and_a_program_does(house: House) -> None:
    seconds = [0.0]
    usual = ApplicantLimits()
    turns = RateLimiter(PER_VISITOR, lambda: seconds[0])
    visitors = replace(house.visitors, limits=replace(usual, turns=turns))
    visitor = Visitor(House(visitors, house.storage))
    visitor.send(choose="do:start")
    for _ in range(16):  # faster than any person
        seconds[0] += 0.5
        visitor.send(choose=next(p for p in visitor.picks if p.startswith("answer:")))
        for _ in range(3):
            assert visitor.client.post("/seen", data=visitor.hidden).status_code == 204
    assert "do:staff" in visitor.picks
    answers = [visitor.act(f"event-{n:08}", choose="do:help").status_code for n in range(60)]
    assert answers[0] == 200
    assert 429 in answers
    assert Visitor(visitor.house).send(choose=BEGUN).status_code == 303


def test_one_address_cannot_take_everything(house: House) -> None:
    few = ApplicantLimits(of_address=RateLimiter("5/minute"))
    visitor = Visitor(House(replace(house.visitors, limits=few), house.storage))
    codes = [visitor.open().status_code for _ in range(10)]
    assert codes[0] == 200
    assert codes[-1] == 429


def test_a_site_with_a_japanese_name_is_opened_and_embedded(tmp_path: Path) -> None:
    given = Settings(web_url="https://窓口.example.jp", web_embed="https://www.会社.jp")
    made = web_settings(given, is_wanted=True)
    assert made is not None
    with open_storage(migrated_file(tmp_path / "idn.db")) as storage:
        house = new_house(storage, made.site)
        visitor = Visitor(house, base="https://xn--6or331g.example.jp")
        answer = visitor.open()
        assert answer.status_code == 200
        assert "https://www.xn--" in answer.headers["content-security-policy"]
        fields = {**visitor.hidden, "choose": BEGUN}
        headers = {"origin": "https://xn--6or331g.example.jp"}
        assert visitor.client.post("/turn", data=fields, headers=headers).status_code == 303


def test_under_another_name_nobody_is_here(house: House) -> None:
    visitor = Visitor(house)
    assert visitor.client.get("/", headers={"host": "evil.example"}).status_code == 421


FIELDS = st.dictionaries(
    st.sampled_from(["event", "page", "choose", "text", "cursor", "mark", "language", "csrf"]),
    st.text(max_size=80),
)


@given(FIELDS)
def test_strange_fields_become_a_turn_or_nothing(fields: dict[str, str]) -> None:
    person = person_of("x" * 43)
    done = sent(person, fields, Language.JA)
    if done is not None:
        assert done.turn.person == person
        assert done.turn.event.startswith("web:")
        assert done.turn.event != "web:opened"
        assert not done.turn.is_public


@given(st.text(max_size=60))
def test_strange_headers_mean_some_language(header: str) -> None:
    assert accepted(header) in Language
    assert mark_in(header) >= 0
    assert event_key({"event": header}) != "web:opened"


def test_the_language_that_a_browser_likes_best_is_spoken() -> None:
    assert accepted("en-US,en;q=0.9,ja;q=0.8") is Language.EN
    assert accepted("fr,ja;q=0.5,en;q=0.9") is Language.EN
    assert accepted("ja") is Language.JA
    assert accepted("fr") is Language.EN
    assert accepted("zh-CN,zh;q=0.9") is Language.EN
    assert accepted("*") is Language.JA
    assert accepted("") is Language.JA
    assert accepted("en;q=0.1, ja;q=0.2") is Language.JA
