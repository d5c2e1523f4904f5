"""The counter and the desk as tabs in Teams: whoever Entra names goes on where they are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest

from bot.channels.common.group_members import FRESH
from bot.channels.teams.api.cloud import PUBLIC
from bot.channels.teams.applicants.sender import ON_TAB
from bot.handoff.lead import LeadStatus
from tests.channels.slack.service.running_service import Calendar
from tests.channels.teams.conftest import serving
from tests.channels.teams.office import Office
from tests.fake_teams import Person, SmallTeams
from tests.memory import MemoryStorage

HOST = "counter.example.jp"
ADMINS, COLLEAGUES = str(uuid4()), str(uuid4())


class Tab:
    """What somebody's client shows: pages with the cookies that it keeps for us within Teams."""

    def __init__(self, port: int, person: Person, place: str) -> None:
        self.home, self.person, self.place = f"http://127.0.0.1:{port}", person, place
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> httpx.Response:
        return httpx.get(f"{self.home}{path}", headers=self._told)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> httpx.Response:
        told = {**self._told, **headers}
        return httpx.post(f"{self.home}{path}", data=fields, headers=told)

    @property
    def word(self) -> str:
        """The word that the page's forms know."""
        [word] = set(re.findall(r'data-csrf="(\w+)"', self.get("/").text))
        return str(word)

    def say(self, text: str, office: Office) -> int:
        """Write something once all is quiet in the chat; how much stands there."""
        self.enter()
        office.teams.wait_until(
            lambda: {str(r.status) for r in office.storage.rows("outbox")} == {"sent"}
        )
        count = len(self.person.posts())
        said = {"text": text, "csrf": self.word, "event": f"event-{uuid4().hex}"}
        assert self.post("/turn", said).status_code == 303
        return count

    @property
    def _told(self) -> dict[str, str]:
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"host": HOST, "accept-language": "en", "cookie": kept}

    def enter(self, token: str = "", **headers: str) -> httpx.Response:
        """What the tab's program does with a token."""
        fields = {"token": token or self.person.token()}
        answer = self.post(f"/tab/teams/{self.place}?language=en", fields, **headers)
        for each in answer.headers.get_list("set-cookie"):
            assert "SameSite=None; Partitioned" in each
            name, _, value = each.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer


@pytest.fixture
def office(teams: SmallTeams, storage: MemoryStorage, taro: Person) -> Iterator[Office]:
    hana, ken = teams.person("Hana Sato", "en-US"), teams.person("Ken Mori", "en-US")
    made = Office(teams, storage, taro, hana, ken, teams.channel(), clock=Calendar())
    teams.signer.clock = lambda: made.clock().timestamp()
    yui, jun = teams.person("Yui Kato", "en-US"), teams.person("Jun Abe", "en-US")
    teams.state.groups[ADMINS] = [yui.aad, ken.aad]
    teams.state.groups[COLLEAGUES] = [yui.aad, jun.aad]
    made.others = {"yui": yui, "jun": jun}
    given = {
        "teams_desk_channel": made.channel,
        "teams_staff": f"{hana.aad} {ken.aad}=curator",
        "teams_staff_group": f"{ADMINS}=admin {COLLEAGUES}",
        "web_url": f"https://{HOST}",
    }
    with serving(teams, storage, made.clock, language="en", **given) as service:
        made.port = service.port
        made.enquire()
        yield made


def tab(office: Office, person: Person, place: str = "counter") -> Tab:
    return Tab(office.port, person, place)


def test_the_counter_shows_the_conversation_that_was_begun_in_the_chat(office: Office) -> None:
    counter = tab(office, office.applicant)
    answer = counter.enter()
    assert answer.json()["to"] == "/?language=en"
    assert office.lead.reference in counter.get("/").text


def test_a_tab_keeps_its_own_key_however_often_it_is_opened(office: Office) -> None:
    counter = tab(office, office.applicant)
    counter.enter()
    kept = dict(counter.cookies)
    counter.enter()
    assert counter.cookies == kept


def test_nobody_else_sees_it(office: Office) -> None:
    stranger = tab(office, office.ken)
    stranger.enter()
    assert office.lead.reference not in stranger.get("/").text


def test_what_is_answered_in_the_tab_and_seen_there_is_not_said_in_the_chat_as_well(
    office: Office,
) -> None:
    counter, someone = tab(office, office.applicant), office.applicant
    before = counter.say("help", office)
    newest = max(row.id for row in office.storage.rows("outbox"))
    counter.post("/seen", {"csrf": counter.word, "mark": str(newest)})
    someone.say("What does it cost?")
    office.teams.wait_until(lambda: len(someone.posts()) > before)
    assert "¥" in someone.reads()[before] or "free" in someone.reads()[before]


def test_what_nobody_saw_in_the_tab_arrives_in_the_chat(office: Office) -> None:
    counter, someone = tab(office, office.applicant), office.applicant
    before = counter.say("help", office)
    assert len(someone.posts()) == before
    office.clock.passes(ON_TAB)
    someone.say("What does it cost?")
    office.teams.wait_until(lambda: len(someone.posts()) > before + 1)


@pytest.mark.parametrize("token", ["", "let me in"])
def test_without_a_token_nobody_is_let_in(office: Office, token: str) -> None:
    for place in ("counter", "desk"):
        answer = tab(office, office.hana, place).post(f"/tab/teams/{place}", {"token": token})
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


def test_another_site_cannot_bring_a_token(office: Office) -> None:
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}):
        assert tab(office, office.hana, "desk").enter(**headers).status_code == 403


def test_the_desk_opens_for_staff_under_the_name_by_which_they_act_in_teams(
    office: Office,
) -> None:
    office.act(office.hana, "claim")
    desk = tab(office, office.hana, "desk")
    assert desk.enter().json()["to"] == "/desk?language=en"
    page = desk.get(f"/desk/leads/{office.lead.reference}")
    assert page.status_code == 200
    assert "Yamada Works" in page.text
    assert 'value="reply' in page.text  # it is hers there as well
    assert desk.get("/desk/me").status_code == 200


def test_whoever_is_not_staff_stays_outside(office: Office) -> None:
    desk = tab(office, office.applicant, "desk")
    answer = desk.enter()
    assert answer.status_code == 403
    assert "for staff" in answer.json()["text"]
    assert desk.get("/desk/leads").status_code == 303


STAFF_ONLY, CURATORS_ONLY, ADMINS_ONLY = "/desk/leads", "/desk/clauses", "/desk/members"
SEES = {
    "hana": {STAFF_ONLY},
    "ken": {CURATORS_ONLY},  # listed with a role of their own, whatever groups they are in
    "yui": {STAFF_ONLY, CURATORS_ONLY, ADMINS_ONLY},  # in two groups: the first one counts
    "jun": {STAFF_ONLY},
}


@pytest.mark.parametrize("name", SEES)
def test_everybody_has_the_role_in_the_tab_that_they_are_given(office: Office, name: str) -> None:
    desk = tab(office, office.member(name), "desk")
    assert desk.enter().status_code == 200
    for path in (STAFF_ONLY, CURATORS_ONLY, ADMINS_ONLY):
        assert (desk.get(path).status_code == 200) == (path in SEES[name]), path


def test_a_curator_does_not_act_on_the_cards(office: Office) -> None:
    office.act(office.ken, "claim")
    assert office.lead.status is LeadStatus.NEW
    desk = tab(office, office.ken, "desk")
    desk.enter()
    assert "Yamada Works" not in desk.get("/desk").text


def test_a_role_is_looked_up_at_every_request(office: Office) -> None:
    desk = tab(office, office.member("yui"), "desk")
    desk.enter()
    assert desk.get(ADMINS_ONLY).status_code == 200
    office.teams.state.groups[ADMINS] = []
    office.clock.passes(FRESH + timedelta(seconds=1))
    assert desk.get(ADMINS_ONLY).status_code == 403
    assert desk.get(STAFF_ONLY).status_code == 200
    office.teams.state.groups[COLLEAGUES] = []
    office.clock.passes(FRESH + timedelta(seconds=1))
    assert desk.get(STAFF_ONLY).status_code == 303


def test_only_teams_may_show_the_desk_in_a_frame(office: Office) -> None:
    desk = tab(office, office.hana, "desk")
    desk.enter()
    for path in ("/tab/teams/desk", "/tab/teams/configure", "/desk/leads"):
        told = desk.get(path).headers["content-security-policy"]
        assert f"frame-ancestors {' '.join(PUBLIC.origins)}" in told


def test_a_session_that_is_over_leads_back_in_and_not_to_a_password(office: Office) -> None:
    desk = tab(office, office.hana, "desk")
    desk.enter()
    with office.storage() as work:
        work.staff_sessions.end_all(f"teams:{office.teams.tenant}:{office.hana.aad}")
        work.commit()
    assert desk.get("/desk/sign-in").headers["location"] == "/tab/teams/desk"
