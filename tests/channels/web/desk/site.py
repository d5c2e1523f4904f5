"""The desk in a browser as a whole: real use cases and words on SQLite, and browsers of staff."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot import bootstrap
from bot.assistant.ports import AskedQuestion
from bot.assistant.team.roles import Role, Team
from bot.assistant.team.usual_hours import usual_hours_of
from bot.channels.web.desk.limits import DeskLimits
from bot.channels.web.desk.routes import desk_routes
from bot.channels.web.desk.service import DeskService
from bot.channels.web.desk.sessions import make_link
from bot.channels.web.desk.settings import StaffSettings
from bot.channels.web.desk.sign_in.oidc import Provider
from bot.channels.web.http.middleware import safeguards
from bot.channels.web.http.rate_limit import RateLimiter
from bot.channels.web.http.site import Site
from bot.handoff.lead import Lead
from bot.storage import SqlStorage, open_storage
from bot.vocabulary import Language
from tests.driver import IN_EDITION, Stage, real_assistant
from tests.memory import migrated_file
from tests.shared_loop import QuickClient

BASE = "http://127.0.0.1:3000"
TEAM = Team({"hanako": Role.ADMIN, "taro": Role.STAFF, "sato": Role.STAFF, "jiro": Role.CURATOR})
HANAKO, TARO, SATO, JIRO = TEAM.roles
SECRET = "correct horse battery"  # noqa: S105  nobody's
PASSWORD = (
    "$argon2id$v=19$m=8,t=1,p=1$ADnP3aV2XIWwEvDTcMl45A$"  # noqa: S105  nobody's
    "JYw+r0VopkgMxibdfuP57UQ5MN4DZK9ly0QGw1i5B/U"
)
FORM = ("株式会社 例", "skip:corporate_number", "山田 花子", "hanako@example.com", "skip:phone")
QUESTION = "駐車場はありますか？"


class Pages(HTMLParser):
    """Forms and links of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self.links: list[str] = []
        self._open: dict[str, str] | None = None
        self._field: tuple[str, list[str]] | None = None
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = {"->": given.get("action", ""), "-how": given.get("method", "get")}
            self.forms.append(self._open)
        elif tag == "a":
            self.links.append(given.get("href", ""))
        elif tag == "option":
            if self._open is not None and self._select and "selected" in given:
                self._open[self._select] = given.get("value", "")
        elif self._open is not None and "name" in given and tag in ("input", "select", "textarea"):
            self._select = given["name"] if tag == "select" else ""
            is_empty_box = given.get("type") in ("checkbox", "radio") and "checked" not in given
            if not is_empty_box:
                self._open[given["name"]] = given.get("value", "")
            if tag == "textarea":
                self._field = (given["name"], [])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "textarea" and self._field and self._open is not None:
            self._open[self._field[0]] = "".join(self._field[1]).removeprefix("\n")
            self._field = None

    def handle_data(self, data: str) -> None:
        if self._field:
            self._field[1].append(data)

    def form(self, **wanted: str) -> dict[str, str]:
        """The one form whose fields hold this."""
        found = [f for f in self.forms if wanted.items() <= f.items()]
        assert found, f"no form with {wanted}: {[f.get('action', f['->']) for f in self.forms]}"
        return found[0]


@dataclass
class Browser:
    """Somebody's browser, without a program running in it."""

    client: TestClient

    def get(self, path: str, **more: str) -> Response:
        return self.client.get(path, headers={"accept-language": "en", **more})

    def send(self, form: Mapping[str, str], /, **filled: str) -> Response:
        """Hand a form in."""
        fields = {name: value for name, value in form.items() if not name.startswith("-")}
        headers = {"accept-language": "en", "origin": BASE, "sec-fetch-site": "same-origin"}
        return self.client.post(form["->"], data={**fields, **filled}, headers=headers)

    def press(self, page: Response | str, action: str, /, **filled: str) -> Response:
        """Press the button that does this, on a page or at an address."""
        html = self.get(page).text if isinstance(page, str) else page.text
        form = Pages(html).form(action=action)
        inputs = {f"in.{name}": value for name, value in filled.items()}
        return self.send(form, **inputs)


class Office:
    """The desk, with one enquiry in it."""

    def __init__(
        self,
        storage: SqlStorage,
        stage: Stage,
        team: Team = TEAM,
        site: Site | None = None,
        provider: Provider | None = None,
        limits: DeskLimits | None = None,
    ) -> None:
        self.storage, self.stage = storage, stage
        self.site = site or Site()
        self.committed: Callable[[], object] = lambda: None
        self.staffing = DeskService(
            settings=StaffSettings(team, {HANAKO: PASSWORD, "gone": PASSWORD}),
            assistant=self.stage.assistant,
            speaker=bootstrap.voice_of(self.stage.assistant),
            clock=lambda: self.now,
            site=self.site,
            committed=lambda: self.committed(),
            provider=provider,
            limits=limits or generous(),
        )
        self.app = Starlette(routes=desk_routes(self.staffing), middleware=safeguards(self.site))

    @property
    def now(self) -> datetime:
        return self.stage.now

    @property
    def lead(self) -> Lead:
        with self.storage() as work:
            return work.leads.all()[-1]

    @property
    def path(self) -> str:
        return f"/desk/leads/{self.lead.reference}"

    def stranger(self, base: str = BASE) -> Browser:
        client = QuickClient(
            self.app, base_url=base, follow_redirects=False, client=("127.0.0.1", 50_000)
        )
        return Browser(client)

    def browser(self, name: str, base: str = BASE) -> Browser:
        """The browser of a member, signed in by a link."""
        browser = self.stranger(base)
        token = make_link(self.storage, name, self.now)
        page = browser.get(f"/desk/link?token={token}")
        headers = {"origin": base}
        form = Pages(page.text).form(**{"->": "/desk/link"})
        fields = {key: value for key, value in form.items() if not key.startswith("-")}
        answer = browser.client.post("/desk/link", data=fields, headers=headers)
        assert answer.status_code == 303, answer.text
        return browser


def generous() -> DeskLimits:
    """Limits that a test does not meet by accident."""
    return DeskLimits(*(RateLimiter("100000/second") for _ in range(3)))


def strict() -> DeskLimits:
    """The counts of the real limits; what was used up does not come back during a test."""
    return DeskLimits(RateLimiter("20/day"), RateLimiter("8/day"), RateLimiter("40/day"))


def prepare(path: Path) -> None:
    """A database with one enquiry, made by an applicant who went through everything."""
    with open_storage(migrated_file(path)) as storage:
        stage = stage_on(storage)
        stage.arrive()
        stage.pick("do:start")
        stage.answer_rest({"legal_form": "other_in_japan"})
        stage.pick("do:staff")
        stage.pick("consent:yes")
        for text in FORM:
            stage.pick(text) if text.startswith("skip:") else stage.say(text)
        stage.pick("field:language:ja")
        stage.pick("field:times:any")
        for name in ("stages", "menu"):
            stage.pick(f"skip:{name}")
        stage.say("よろしくお願いします。")
        stage.pick("send")
        assert stage.conversation is not None
        asked = AskedQuestion(
            *(stage.now, stage.conversation.id, Language.JA, QUESTION, "decline", None, 0.1)
        )
        with storage() as work:
            work.questions.add(asked)
            work.commit()


def stage_on(storage: SqlStorage) -> Stage:
    spoken = bootstrap.renderer_of(bootstrap.content(), usual=usual_hours_of(storage))
    assistant = replace(real_assistant(), storage=storage, wording=spoken)
    return Stage(assistant, language=Language.JA)


@contextmanager
def open_office(prepared: Path, path: Path, **more: object) -> Iterator[Office]:
    """A desk on a copy of what was prepared."""
    shutil.copy(prepared, path)
    with open_storage(f"sqlite:///{path}") as storage:
        stage = stage_on(storage)
        stage.now = IN_EDITION + timedelta(minutes=30)
        yield Office(storage, stage, **more)  # type: ignore[arg-type]


def host_of(address: str) -> str:
    return urlsplit(address).netloc
