"""Every address of the counter with all channels together: who may call it, what a stranger gets.

The table is the whole of it. A route that is not in it, or that answers a stranger otherwise than
it says, fails here: so nothing is opened without somebody saying to whom.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest
from starlette.routing import BaseRoute, Mount, Route

from bot.bootstrap import assistant_on
from bot.channels.web.desk.routes import ROUTES
from bot.serving.service import Service
from bot.storage import open_storage
from bot.vocabulary import Language
from tests.driver import Stage
from tests.fake_slack import SmallSlack
from tests.memory import migrated_file
from tests.serving.all_channels import NAME, Choice, opened

EVERYTHING = Choice("many workspaces", "http", ("page", "desk", "numbers"))

CANARY = "Zqcanary"
"""Stands in everything that the enquiry of somebody else says."""

STEPS = (
    "do:staff",
    "consent:yes",
    f"{CANARY} KK",
    "skip:corporate_number",
    f"{CANARY} Yamada",
    f"{CANARY.lower()}@example.com",
    "skip:phone",
    "field:language:en",
    "field:times:any",
    "skip:stages",
    "skip:menu",
    "skip:remarks",
    "send",
)

ANYBODY = "anybody"
VISITOR = "whoever has the cookie of a conversation, and only that one"
LINKED = "who was mailed the link, once they press the button"
SLACK = "Slack, by its signature"
INSTALLER = "who began the installation in the same browser"
WATCHER = "who knows the token"
STAFF = "who is signed in at the desk, by their role"


@dataclass(frozen=True)
class Row:
    """One address: who may have what is there, and what a stranger gets who brings nothing."""

    method: str
    path: str
    who: str
    stranger: int


ROWS = (
    Row("GET", "/health", ANYBODY, 200),
    Row("GET", "/ready", ANYBODY, 503),
    Row("GET", "/metrics", WATCHER, 401),
    Row("POST", "/slack/events", SLACK, 401),
    Row("GET", "/slack/install", ANYBODY, 302),
    Row("GET", "/slack/oauth_redirect", INSTALLER, 400),
    Row("GET", "/", ANYBODY, 200),
    Row("POST", "/turn", VISITOR, 403),
    Row("POST", "/seen", VISITOR, 403),
    Row("GET", "/stream", VISITOR, 204),
    Row("GET", "/news", VISITOR, 403),
    Row("GET", "/accessibility", ANYBODY, 200),
    Row("GET", "/call/{uid}.ics", VISITOR, 404),
    Row("GET", "/contact", VISITOR, 303),
    Row("POST", "/contact", VISITOR, 403),
    Row("POST", "/end", VISITOR, 403),
    Row("GET", "/ended", ANYBODY, 200),
    Row("GET", "/result", VISITOR, 303),
    Row("GET", "/open/{token}", LINKED, 410),
    Row("POST", "/open/{token}", LINKED, 303),
    Row("GET", "/embed.js", ANYBODY, 404),
    Row("GET", "/static/page/{name}", ANYBODY, 404),
    Row("GET", "/desk/static/{name}", ANYBODY, 404),
    Row("GET", "/desk", STAFF, 303),
    Row("GET", "/desk/sign-in", ANYBODY, 200),
    Row("POST", "/desk/sign-in", ANYBODY, 403),
    Row("GET", "/desk/link", ANYBODY, 410),
    Row("POST", "/desk/link", ANYBODY, 403),
    Row("POST", "/desk/provider", ANYBODY, 403),
    Row("GET", "/desk/provider/back", ANYBODY, 404),
    Row("POST", "/desk/sign-out", STAFF, 303),
    Row("POST", "/desk/language", STAFF, 303),
    Row("GET", "/desk/leads", STAFF, 303),
    Row("GET", "/desk/leads/{reference}", STAFF, 303),
    Row("POST", "/desk/leads/{reference}/draft", STAFF, 303),
    Row("GET", "/desk/stream", STAFF, 303),
    Row("POST", "/desk/act", STAFF, 303),
    Row("GET", "/desk/numbers", STAFF, 303),
    Row("GET", "/desk/questions", STAFF, 303),
    Row("GET", "/desk/try", STAFF, 303),
    Row("GET", "/desk/clauses", STAFF, 303),
    Row("GET", "/desk/flow", STAFF, 303),
    Row("GET", "/desk/flow.svg", STAFF, 303),
    Row("GET", "/desk/practice", STAFF, 303),
    Row("POST", "/desk/practice", STAFF, 303),
    Row("GET", "/desk/content", STAFF, 303),
    Row("GET", "/desk/content/entry", STAFF, 303),
    Row("POST", "/desk/content/entry", STAFF, 303),
    Row("POST", "/desk/content/phrasing", STAFF, 303),
    Row("GET", "/desk/content/history", STAFF, 303),
    Row("POST", "/desk/content/history", STAFF, 303),
    Row("GET", "/desk/content/proposals/{proposal}", STAFF, 303),
    Row("POST", "/desk/content/proposals/{proposal}", STAFF, 303),
    Row("GET", "/desk/preview", STAFF, 303),
    Row("POST", "/desk/preview", STAFF, 303),
    Row("GET", "/desk/preview/{edition}", ANYBODY, 404),
    Row("POST", "/desk/preview/{edition}", ANYBODY, 403),
    Row("GET", "/desk/rules", STAFF, 303),
    Row("POST", "/desk/rules", STAFF, 303),
    Row("GET", "/desk/refusals", STAFF, 303),
    Row("GET", "/desk/me", STAFF, 303),
    Row("POST", "/desk/me", STAFF, 303),
    Row("GET", "/desk/alerts", STAFF, 303),
    Row("GET", "/desk/icon/{count}", STAFF, 303),
    Row("POST", "/desk/views", STAFF, 303),
    Row("GET", "/desk/keys", STAFF, 303),
    Row("GET", "/desk/members", STAFF, 303),
    Row("POST", "/desk/members", STAFF, 303),
    Row("GET", "/desk/days", STAFF, 303),
    Row("POST", "/desk/days", STAFF, 303),
    Row("GET", "/desk/accesses", STAFF, 303),
    Row("GET", "/desk/{nowhere:path}", ANYBODY, 404),
)

SAFE = {
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "strict-transport-security": "max-age=",
    "permissions-policy": "camera=()",
}


@dataclass(frozen=True)
class Counter:
    """What is served, with somebody else's enquiry in it, and a stranger's browser."""

    service: Service
    client: httpx.Client
    reference: str

    def ask(self, row: Row, **more: str) -> httpx.Response:
        path = row.path.replace("{reference}", self.reference)
        path = path.replace("{nowhere:path}", "nowhere").replace("{name}", "nothing.css")
        self.client.cookies.clear()
        return self.client.request(row.method, path, headers={"host": NAME, **more})


@pytest.fixture(scope="module")
def counter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    with serving(tmp_path_factory.mktemp("routes")) as made:
        yield made


@contextmanager
def serving(folder: Path) -> Iterator[Counter]:
    url = migrated_file(folder / "app.db")
    with open_storage(url) as storage:
        somebody = Stage(
            replace(assistant_on(storage), desks=()), person="web:somebody", language=Language.EN
        )
        for step in STEPS:
            somebody.pick(step) if ":" in step or step == "send" else somebody.say(step)
        with storage() as work:
            [lead] = work.leads.all()
    with (
        SmallSlack() as slack,
        opened(EVERYTHING, slack, slack.workspace("acme"), url) as service,
    ):
        service.show()
        root = f"http://127.0.0.1:{service.port}"
        with httpx.Client(base_url=root, timeout=30) as client:
            yield Counter(service, client, lead.reference)
        service.close()


def addresses(routes: list[BaseRoute]) -> Iterator[tuple[str, str]]:
    """All that is served, with its method; nothing else answers by itself."""
    for route in routes:
        if isinstance(route, Mount):
            assert route.path == "", f"{route.path} is mounted: say what is below it"
            yield from addresses(route.routes)
        else:
            assert isinstance(route, Route), route
            yield from ((method, route.path) for method in (route.methods or set()) - {"HEAD"})


def test_the_table_names_every_address_that_is_served(counter: Counter) -> None:
    app = counter.service._app
    assert app is not None
    served = list(addresses(app.routes))
    assert sorted(served) == sorted((row.method, row.path) for row in ROWS)


def test_the_table_says_of_the_desk_what_the_desk_says_itself() -> None:
    told = {(row.method, row.path): row.who for row in ROWS}
    for way in ROUTES:
        assert told[way.method, way.path] == (ANYBODY if way.who is None else STAFF), way.path


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.path}")
def test_a_stranger_gets_what_the_table_says_and_nothing_of_anybody(
    counter: Counter, row: Row
) -> None:
    answer = counter.ask(row)
    told = answer.text + json.dumps(dict(answer.headers))
    assert answer.status_code == row.stranger
    assert CANARY.lower() not in told.lower()
    if "{reference}" not in row.path:
        assert counter.reference not in told


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.path}")
def test_every_answer_keeps_browsers_safe_and_no_cache_keeps_it(counter: Counter, row: Row) -> None:
    headers = counter.ask(row).headers
    for name, begins in SAFE.items():
        assert headers.get(name, "").startswith(begins), name
    assert "no-store" in headers["cache-control"]
    assert "server" not in headers or "/" not in headers["server"], headers["server"]


PERSONAL = [row for row in ROWS if row.who in (VISITOR, STAFF)]


@pytest.mark.parametrize("row", PERSONAL, ids=lambda row: f"{row.method} {row.path}")
@pytest.mark.parametrize("made_up", ["A" * 43, "../../etc/passwd", "' OR 1=1 --"])
def test_a_made_up_cookie_opens_nothing(counter: Counter, row: Row, made_up: str) -> None:
    names = ("__Host-madoguchi_visitor", "__Host-madoguchi_desk", "__Host-madoguchi_desk_known")
    cookies = "; ".join(f"{name}={made_up}" for name in names)
    if row.path == "/stream" and made_up == "A" * 43:
        return  # who may hold a stream open has tests of its own
    answer = counter.ask(row, cookie=cookies)
    assert answer.status_code in (200, 204, 303, 403, 404)
    assert CANARY.lower() not in answer.text.lower()
    if row.who == STAFF:
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/desk/sign-in")


ELSEWHERE = [row for row in ROWS if row.method == "POST" and row.path != "/slack/events"]


@pytest.mark.parametrize("row", ELSEWHERE, ids=lambda row: f"{row.method} {row.path}")
def test_a_page_of_another_site_does_nothing_in_the_name_of_a_visitor(
    counter: Counter, row: Row
) -> None:
    foreign = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    assert counter.ask(row, **foreign).status_code in (303, 403)


UNDER_ITS_NAME = [row for row in ROWS if row.path.split("/")[1] not in ("slack", "health", "ready")]


@pytest.mark.parametrize("row", UNDER_ITS_NAME, ids=lambda row: f"{row.method} {row.path}")
def test_no_name_of_somebody_else_leads_here(counter: Counter, row: Row) -> None:
    answer = counter.ask(row, host="evil.example")
    assert answer.status_code == (401 if row.path == "/metrics" else 421)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_no_address_answers_to_what_nobody_asks_for(counter: Counter, method: str) -> None:
    for path in {row.path for row in ROWS if "{" not in row.path}:
        answer = counter.ask(Row(method, path, ANYBODY, 405))
        assert answer.status_code in (404, 405), path
        assert CANARY.lower() not in answer.text.lower()


@pytest.mark.parametrize(
    "path",
    [
        "/.git/config",
        "/madoguchi.db",
        "/static/../madoguchi.db",
        "/static/%2e%2e/%2e%2e/app.db",
        "/desk/static/..%2f..%2fapp.db",
        "/desk//evil.example",
        "/docs",
        "/openapi.json",
    ],
)
def test_no_file_and_no_other_site_is_behind_an_address_that_is_made_up(
    counter: Counter, path: str
) -> None:
    answer = counter.ask(Row("GET", path, ANYBODY, 404))
    assert answer.status_code in (404, 405)
    assert "location" not in answer.headers
