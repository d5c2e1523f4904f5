"""Whatever people write stays text, and whatever is sent is answered without an error of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.desk import leads as actions
from bot.assistant.ports import AskedQuestion, Author, Refused, ReplyDraft, TranscriptEntry
from bot.channels.web.desk.actions import NONCE
from bot.channels.web.desk.pages import packed, unpacked
from bot.channels.web.desk.routes import ROUTES
from bot.channels.web.http.csrf import csrf_token
from bot.handoff import lead_workflow
from bot.handoff.lead import LeadEvent
from bot.vocabulary import Language
from bot.vocabulary.ui import (
    Bar,
    Bars,
    Button,
    Buttons,
    Dialog,
    Divider,
    Facts,
    Heading,
    Input,
    InputKind,
    Paragraph,
    Part,
    Quotation,
    Small,
    Style,
)
from tests.channels.web.desk.site import BASE, HANAKO, TARO, Office, open_office
from tests.channels.web.http.inert import KINDS, is_guarded, is_inert, quoted, texts
from tests.sweeps import examples


@pytest.fixture(scope="module")
def shared(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One office for many examples."""
    with open_office(prepared, tmp_path_factory.mktemp("inert") / "desk.db") as opened:
        opened.staffing.hub.close()  # streams end at once
        yield opened


def fill(office: Office, text: str) -> None:
    """The text stands wherever somebody can write something."""
    lead = office.lead
    assert lead.contact is not None
    assert lead.wish is not None
    contact = replace(lead.contact, company=text, name=text, email=text, phone=text, times=text)
    changed = replace(lead, contact=contact, wish=replace(lead.wish, remarks=text))
    asked = AskedQuestion(*(office.now, lead.conversation, Language.EN, text, "decline", None, 0.1))
    with office.storage() as work:
        assert work.leads.change(changed, LeadEvent(office.now, HANAKO, "noted", {"text": text}))
        for speaks, kind in ((Author.PERSON, "text"), (Author.COUNTER, "answer")):
            work.transcripts.add(
                lead.conversation, [TranscriptEntry(office.now, speaks, kind, text)]
            )
        work.questions.add(asked)
        work.reply_drafts.save(ReplyDraft(HANAKO, lead.reference, text, office.now))
        work.refusals.add(Refused(office.now, text or "x", text, text))
        work.commit()


@examples(40)
@given(texts)
def test_what_people_write_stays_text_on_every_page(shared: Office, text: str) -> None:
    fill(shared, text)
    browser = shared.browser(HANAKO)
    pages = ["/desk/leads?shelf=all", shared.path, "/desk/questions", "/desk/refusals"]
    for path in pages:
        page = browser.get(path)
        assert page.status_code == 200
        assert is_inert(page.text), path
    if text.strip() and text.isprintable():
        assert " ".join(text.split()) in " ".join(unescape(browser.get(shared.path).text).split())


@examples(30)
@given(texts)
def test_what_is_searched_for_and_tried_stays_text(shared: Office, text: str) -> None:
    browser = shared.browser(TARO)
    for path, name in (("/desk/leads", "q"), ("/desk/numbers", "since"), ("/desk/sign-in", "back")):
        page = browser.client.get(path, params={name: text, "language": text})
        assert page.status_code in (200, 303)
        assert is_inert(page.text) or not page.text


PATHS = sorted({way.path for way in ROUTES} | {"/desk/static/{name}", "/desk/{name}"})
NAMES = st.sampled_from(
    [
        "action",
        "value",
        "event",
        "back",
        "confirm",
        "sure",
        "label",
        "dialog",
        "in.text",
        "in.to",
        "in.reason",
        "in.until",
        "in.preset",
        "in.answer",
        "in.canned",
        "in.",
        "language",
        "token",
        "name",
        "password",
        "text",
        "choose",
        "anew",
        "shelf",
        "q",
        "page",
        "lead",
        "since",
        "until",
        "asked_in",
        "code",
        "state",
        "iss",
        "error",
    ]
)
SPOKEN = [
    "claim",
    "release",
    "reply",
    "reply.preview",
    "reply.send",
    "close.send",
    "snooze.send",
    "hand_over.send",
    "note.send",
    "settle.again",
    "answer",
    "answer.send",
    "record",
    "export",
    "transcript",
    "canned.pick",
    "numbers",
    "digest",
    "REF",
    "M-NONE",
    "do:start",
    "answer:legal_form:no",
    "do:staff",
    "article:x",
    "yes",
    "en",
    "ja",
    "2024-10-01",
    "9999-12-31",
    "0001-01-01",
    "-1",
    "99999999999999999999",
    "/desk/leads",
    "all",
    "mine",
]
WORDS = st.sampled_from(
    [*SPOKEN, "REF 1", "REF x", "REF 99999999999999999999", '{"action":"x","title":"y"}', "\0"]
)
FIELDS = st.dictionaries(NAMES, WORDS | texts, max_size=8)


@examples(250)
@given(
    path=st.sampled_from(PATHS),
    part=texts | WORDS,
    method=st.sampled_from(["GET", "POST", "HEAD", "PUT", "OPTIONS"]),
    query=FIELDS,
    fields=FIELDS,
    who=st.sampled_from(["nobody", "hanako", "taro", "jiro"]),
    is_fetched=st.booleans(),
    is_meant=st.booleans(),
)
def test_nothing_that_is_sent_is_answered_with_an_error_of_ours(
    shared: Office,
    path: str,
    part: str,
    method: str,
    query: dict[str, str],
    fields: dict[str, str],
    who: str,
    *,
    is_fetched: bool,
    is_meant: bool,
) -> None:
    reference = shared.lead.reference
    browser = shared.stranger() if who == "nobody" else shared.browser(who)
    browser.get("/desk/sign-in")
    token = browser.client.cookies.get("madoguchi_desk") or ""
    address = re.sub(r"\{.*\}", "NAME", path)
    filled = {name: value.replace("REF", reference) for name, value in fields.items()}
    if is_meant:
        filled["csrf"] = csrf_token(token)
    answer = browser.client.request(
        method,
        browser.client.base_url.join(address).copy_with(
            path=address.replace("NAME", quoted(part.replace("REF", reference)))
        ),
        params={name: value.replace("REF", reference) for name, value in query.items()},
        data=filled if method in ("POST", "PUT") else None,
        headers={"origin": BASE, **({"x-desk": "fetch"} if is_fetched else {})},
    )
    assert answer.status_code < 500, (answer.status_code, answer.text[:500])
    assert is_guarded(answer), answer.headers


@examples(60)
@given(st.binary(max_size=300), st.sampled_from(KINDS))
def test_a_body_of_any_kind_is_answered(shared: Office, body: bytes, kind: str) -> None:
    browser = shared.browser(TARO)
    for way in ROUTES:
        if way.method == "POST":
            headers = {"origin": BASE, "content-type": kind}
            answer = browser.client.post(way.path, content=body, headers=headers)
            assert answer.status_code < 500


def test_a_dialog_that_travels_with_its_form_comes_back_as_it_was() -> None:
    parts = (
        *(kind("text") for kind in (Heading, Paragraph, Small, Quotation)),
        Facts((("name", "value"),)),
        Bars("heading", (Bar("label", 3, 0.5),)),
        Buttons((Button("note", "Note", "M-1", Style.PRIMARY),)),
        Divider(),
    )
    assert {type(part) for part in parts} == set(get_args(Part))
    inputs = (Input("time", "Time", InputKind.TIME, "10:30"),)
    dialog = Dialog("call.send", "Arrange", parts, inputs, "M-1", "Send", "Cancel")
    assert unpacked(packed(dialog)) == dialog


@given(texts)
def test_only_a_dialog_is_taken_for_one(text: str) -> None:
    assert unpacked(text) is None
    assert not NONCE.fullmatch(text) or text.isascii()


def test_a_large_request_is_refused(office: Office) -> None:
    browser = office.browser(TARO)
    fields = {"in.text": "x" * 200_000}
    answer = browser.client.post("/desk/act", data=fields, headers={"accept-language": "ja"})
    assert answer.status_code == 413
    assert "短くして" in answer.text
    fetched = browser.client.post("/desk/act", data=fields, headers={"x-desk": "fetch"})
    assert fetched.json()["do"] == "too_large"


def test_where_there_is_no_page_the_way_back_is_told(office: Office) -> None:
    for browser in (office.browser(TARO), office.stranger()):
        answer = browser.get("/desk/leeds")
        assert answer.status_code == 404
        assert "There is nothing here" in answer.text
        assert 'href="/desk"' in answer.text
        assert browser.get("/desk/").headers["location"] == "/desk"


def test_nobody_else_acts_on_a_lead_that_is_taken(office: Office) -> None:
    """Roles open pages; what may be done with one lead is decided by the lead itself."""
    actions.change(
        office.staffing.desk, office.lead.reference, TARO, lead_workflow.claim, now=office.now
    )
    browser = office.browser(HANAKO)
    token = browser.client.cookies["madoguchi_desk"]
    for action in ("release", "contacted", "reply.preview", "close.send", "snooze.send"):
        fields = {"action": action, "value": office.lead.reference, "csrf": csrf_token(token)}
        filled = {**fields, "in.text": "x", "in.reason": "other", "in.preset": "week"}
        answer = browser.client.post("/desk/act", data=filled, headers={"origin": BASE})
        assert answer.status_code == 200
    assert office.lead.owner == TARO
    assert office.lead.status == "claimed"
