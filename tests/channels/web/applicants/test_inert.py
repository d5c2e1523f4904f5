"""Whatever two visitors do, in any order: all of it is text, is answered, and is nobody else's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import pytest
from httpx2 import Response
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from bot.channels.web.applicants.service import ApplicantLimits
from bot.channels.web.applicants.turns import person_of
from bot.channels.web.http.rate_limit import RateLimiter
from bot.storage import open_storage
from tests.channels.web.applicants.site import House, new_house
from tests.channels.web.applicants.test_conversation import FORM
from tests.channels.web.applicants.visitor import JSON, Visitor
from tests.channels.web.http.inert import (
    FOREIGN,
    KINDS,
    PICTURES,
    is_guarded,
    is_inert,
    quoted,
    texts,
)
from tests.memory import migrated_file
from tests.sweeps import examples

COOKIE = "madoguchi_visitor"

PATHS = (
    "/",
    "/turn",
    "/news",
    "/stream",
    "/seen",
    "/contact",
    "/result",
    "/embed.js",
    "/static/page/page.js",
    "/static/page/PART",
    "/PART",
)
FIELDS = (
    *("event", "page", "choose", "text", "cursor", "mark", "language", "csrf"),
    *FORM,
)
WORDS = (
    *("do:start", "do:staff", "do:back", "do:undo", "do:cancel", "do:delete_data", "do:my_data"),
    *("consent:yes", "consent:no", "erase:yes", "send", "review", "field:language:en"),
    *("edit:request", "answer:request:hands_on_support", "answer:legal_form:no", "answer::"),
    *("article:x", "rate:1", "skip:phone", "en", "ja", "new.1", "x.-1"),
    *("none.99999999999999999999", "-1", "9" * 17, "\0"),
)
strange = st.dictionaries(
    st.sampled_from(FIELDS), st.sampled_from(WORDS) | texts | st.uuids().map(str), max_size=6
)
names = st.sampled_from(["anna", "eve"])


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for many examples, in which nobody does anything too often."""
    path = tmp_path_factory.mktemp("inert") / "madoguchi.db"
    unlimited = ApplicantLimits(RateLimiter("1000000/second"), RateLimiter("1000000/second"))
    with open_storage(migrated_file(path)) as storage:
        house = new_house(storage, limits=unlimited)
        house.visitors.hub.close()  # streams end at once
        yield house


class Visits(RuleBasedStateMachine):
    """Two people in front of the counter. What each writes is marked as theirs."""

    house: House

    def __init__(self) -> None:
        super().__init__()
        self.visitors = {"anna": Visitor(self.house, "ja"), "eve": Visitor(self.house, "en")}
        self.sent: dict[str, Mapping[str, str]] = {}

    @rule(name=names, data=st.data())
    def pick(self, name: str, data: st.DataObject) -> None:
        picks = self.visitors[name].picks
        if picks:
            self.turn(name, choose=data.draw(st.sampled_from(picks)))

    @rule(name=names, text=texts | st.text(max_size=300))
    def say(self, name: str, text: str) -> None:
        self.turn(name, text=f"{text} {mark_of(name)}")

    @rule(name=names, values=st.dictionaries(st.sampled_from([*FORM]), texts, max_size=3))
    def fill(self, name: str, values: Mapping[str, str]) -> None:
        visitor = self.visitors[name]
        answer = visitor.client.post(
            "/contact", data={**visitor.hidden, **FORM, "remarks": mark_of(name), **values}
        )
        self.check(name, answer)
        if answer.status_code == 422:
            assert mark_of(name) in answer.text or "remarks" in values  # nothing typed is lost

    @rule(name=names)
    def ask_for_staff(self, name: str) -> None:
        for choose in ("do:staff", "consent:yes"):
            self.turn(name, choose=choose)
        self.fill(name, {})
        self.visitors[name].open()
        self.turn(name, choose="send")

    @rule(name=names, text=texts)
    def hear_from_staff(self, name: str, text: str) -> None:
        with self.house.storage.read_only() as work:
            mine = [each for each in work.leads.all() if each.person == self.person(name)]
        if mine and mine[-1].contact is not None:
            self.house.reply(mine[-1].reference, f"{text} {mark_of(name)}", f"event-{text!r}")

    @rule(name=names)
    def delete(self, name: str) -> None:
        for choose in ("do:delete_data", "erase:yes"):
            self.turn(name, choose=choose)
        assert mark_of(name) not in self.visitors[name].html

    @rule(name=names)
    def send_again(self, name: str) -> None:
        if name in self.sent:
            before = self.kept(name)
            self.check(name, self.visitors[name].client.post("/turn", data=self.sent[name]))
            assert self.kept(name) == before

    @rule(
        name=names,
        path=st.sampled_from(PATHS),
        part=texts,
        method=st.sampled_from(["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"]),
        query=strange,
        fields=strange,
        is_meant=st.booleans(),
        is_program=st.booleans(),
    )
    def send_anything(
        self,
        name: str,
        path: str,
        part: str,
        method: str,
        query: Mapping[str, str],
        fields: Mapping[str, str],
        *,
        is_meant: bool,
        is_program: bool,
    ) -> None:
        visitor, before = self.visitors[name], self.kept(name)
        answer = visitor.client.request(
            method,
            visitor.client.base_url.copy_with(path=path.replace("PART", quoted(part))),
            params=query,
            data={**(visitor.hidden if is_meant else {}), **fields} if method != "GET" else None,
            headers=JSON if is_program else {},
        )
        self.check(name, answer)
        if answer.is_client_error and path != "/contact":
            assert self.kept(name) == before

    @rule(name=names, cursor=st.sampled_from(["anna", "eve"]) | texts)
    def read_news(self, name: str, cursor: str) -> None:
        whose = self.visitors.get(cursor)
        asked = {"cursor": whose.hidden.get("cursor", "") if whose else cursor}
        self.check(name, self.visitors[name].client.get("/news", params=asked, headers=JSON))

    @rule(name=names, path=st.sampled_from(["/", "/contact", "/result"]))
    def open(self, name: str, path: str) -> None:
        self.check(name, self.visitors[name].open(path))
        self.check(name, self.visitors[name].open())

    def turn(self, name: str, **fields: str) -> None:
        visitor = self.visitors[name]
        self.sent[name] = {**visitor.hidden, **fields}
        self.check(name, visitor.client.post("/turn", data=self.sent[name]))
        self.check(name, visitor.open())

    def check(self, name: str, answer: Response) -> None:
        assert answer.status_code < 500, (answer.status_code, answer.text[:300])
        assert is_guarded(answer), answer.headers
        assert mark_of("eve" if name == "anna" else "anna") not in answer.text
        for piece in pieces(answer):
            assert is_inert(piece, FOREIGN | PICTURES), piece

    def person(self, name: str) -> str:
        return person_of(self.visitors[name].client.cookies[COOKIE])

    def kept(self, name: str) -> object:
        """All that is kept of somebody's conversation."""
        with self.house.storage.read_only() as work:
            conversation = work.conversations.of(self.person(name))
            said = work.transcripts.of(conversation.id) if conversation else ()
        return conversation, len(said)


def mark_of(name: str) -> str:
    """A word that only this person writes."""
    return f"written-by-{name}"


def pieces(answer: Response) -> list[str]:
    """All HTML of an answer: a page, or what the page's program puts into one."""
    kind = answer.headers.get("content-type", "")
    if kind.startswith("application/json"):
        return [str(value) for value in json.loads(answer.text or "{}").values()]
    return [answer.text] if kind.startswith("text/html") else []


@pytest.mark.sweep
def test_whatever_two_people_do_is_text_is_answered_and_is_only_theirs(shared: House) -> None:
    class Here(Visits):
        house = shared

    run_state_machine_as_test(Here, settings=settings(examples(25), stateful_step_count=12))


@examples(30)
@given(st.text(alphabet="<>&;\"'/=!-{}% abxあ", min_size=1, max_size=60))
def test_signs_that_mean_something_to_browsers_are_shown_as_they_were_typed(
    shared: House, typed: str
) -> None:
    visitor = Visitor(shared)
    assert visitor.send(text=typed).status_code == 303
    assert is_inert(visitor.html, FOREIGN | PICTURES)
    assert " ".join(typed.split()) in " ".join(visitor.lines)


@examples(60)
@given(body=st.binary(max_size=300), kind=st.sampled_from(KINDS), is_program=st.booleans())
def test_a_body_of_any_kind_is_answered(
    shared: House, body: bytes, kind: str, *, is_program: bool
) -> None:
    visitor = Visitor(shared)
    for path in ("/turn", "/seen", "/contact"):
        headers = {**(JSON if is_program else {}), "content-type": kind}
        answer = visitor.client.post(path, content=body, headers=headers)
        assert answer.is_client_error
        assert is_guarded(answer)
