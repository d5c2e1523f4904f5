"""Everything below a path of another site, whether its proxy takes the path off or leaves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from starlette.routing import BaseRoute, Mount

from bot.channels.web.desk.sessions import make_link
from bot.channels.web.http.public_path import OUR_PATHS
from bot.serving.factory import configured, open_service
from bot.serving.service import Service
from bot.settings import Settings
from bot.storage import SqlStorage, open_storage
from tests.driver import IN_EDITION
from tests.memory import migrated_file
from tests.serving.all_channels import NAME

PATH = "/counters/madoguchi"
HOME = f"https://{NAME}{PATH}"
LINKS = re.compile(r'(?:href|action|src|data-stream|data-sign-in-page)="([^"]*)"')
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


class Site:
    """A site with the counter below a path, and one browser. `is_taken_off`: by its proxy."""

    def __init__(self, port: int, *, is_taken_off: bool) -> None:
        self._client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30)
        self._is_taken_off = is_taken_off
        self.cookies: dict[str, tuple[str, str]] = {}

    def ask(self, url: str, **form: str) -> httpx.Response:
        """What a browser gets at an address of this site; anything not below the path is wrong."""
        parts = urlsplit(urljoin(HOME, url))
        assert (parts.netloc, parts.path[: len(PATH)]) == (NAME, PATH), url
        path = parts.path.removeprefix(PATH) if self._is_taken_off else parts.path
        target = (path or "/") + (f"?{parts.query}" if parts.query else "")
        sent = "; ".join(f"{name}={value}" for name, (value, _) in self.cookies.items())
        headers = {"host": NAME, "cookie": sent, "origin": f"https://{NAME}"}
        method = "POST" if form else "GET"
        answer = self._client.request(method, target, headers=headers, data=form or None)
        for cookie in answer.headers.get_list("set-cookie"):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = (value, cookie)
        return answer

    def close(self) -> None:
        self._client.close()


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStorage]:
    folder: Path = tmp_path_factory.mktemp("below")
    with open_storage(migrated_file(folder / "app.db")) as made:
        yield made


@pytest.fixture(scope="module")
def service(storage: SqlStorage) -> Iterator[Service]:
    wanted = Settings(
        database_url="sqlite://", port=0, web_url=f"{HOME}/", web_staff="hanako=admin"
    )
    with open_service(wanted, configured(wanted), storage, moment) as opened:
        opened.show()
        yield opened
        opened.close()


def moment() -> datetime:
    return IN_EDITION


@pytest.fixture(params=[True, False], ids=["taken off", "left"])
def site(service: Service, request: pytest.FixtureRequest) -> Iterator[Site]:
    made = Site(service.port, is_taken_off=request.param)
    yield made
    made.close()


def links_of(page: str, base: str) -> set[str]:
    """Where a page leads within its own site."""
    found = (unescape(each) for each in LINKS.findall(page))
    return {urljoin(base, each) for each in found if not re.match(r"https?:|mailto:|tel:|#", each)}


def test_watchers_find_it(site: Site) -> None:
    assert site.ask(f"{PATH}/health").status_code == 200
    assert site.ask(f"{PATH}/ready").status_code in {200, 503}


def test_the_page_of_applicants_leads_nowhere_else(site: Site) -> None:
    page = site.ask(f"{PATH}/")
    assert page.status_code == 200
    for link in links_of(page.text, f"{HOME}/"):
        answer = site.ask(link)
        assert answer.status_code in {200, 303, 405}, link  # 405: only forms are sent there
    [told] = [whole for _, whole in site.cookies.values()]
    assert told.startswith("__Secure-")
    assert f"; Path={PATH};" in told


def test_the_desk_leads_nowhere_else_and_comes_back(site: Site, storage: SqlStorage) -> None:
    away = site.ask(f"{PATH}/desk/numbers?since=week")
    assert away.headers["location"].startswith(f"{PATH}/desk/sign-in?back=%2Fdesk%2Fnumbers")
    door = site.ask(away.headers["location"])
    assert door.status_code == 200
    token = make_link(storage, "hanako", IN_EDITION)
    link = site.ask(f"{PATH}/desk/link?token={token}")
    [word] = set(CSRF.findall(link.text))
    signed_in = site.ask(f"{PATH}/desk/link", csrf=word, token=token)
    assert signed_in.headers["location"] == f"{PATH}/desk"
    inbox = site.ask(site.ask(f"{PATH}/desk").headers["location"])
    assert inbox.status_code == 200
    seen: set[str] = set()
    for link_ in links_of(inbox.text, f"{HOME}/desk/leads"):
        if "/stream" in link_:
            continue
        answer = site.ask(link_)
        assert answer.status_code in {200, 303, 404}, link_  # 404: only forms are sent there
        seen |= links_of(answer.text, link_) if answer.status_code == 200 else set()
    assert len(seen) > 10
    assert all(urlsplit(each).path.startswith(f"{PATH}/") for each in seen)


def test_without_its_last_slash_the_address_leads_to_the_page(service: Service) -> None:
    site = Site(service.port, is_taken_off=False)
    assert site.ask(f"{PATH}?language=en").headers["location"] == f"{PATH}/?language=en"
    site.close()


def test_on_this_machine_it_answers_without_the_path_too(service: Service) -> None:
    answer = httpx.get(f"http://127.0.0.1:{service.port}/health")
    assert answer.status_code == 200


def test_no_path_can_be_mistaken_for_an_address_of_ours(service: Service) -> None:
    assert service._app is not None
    firsts = {first_of(route) for route in flat(service._app.routes)} - {""}
    assert firsts <= OUR_PATHS


def flat(routes: list[BaseRoute]) -> Iterator[BaseRoute]:
    for route in routes:
        yield from flat(list(route.routes)) if isinstance(route, Mount) else [route]


def first_of(route: BaseRoute) -> str:
    return str(getattr(route, "path", "")).strip("/").partition("/")[0]
