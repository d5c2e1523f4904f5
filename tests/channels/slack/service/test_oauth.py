"""Several workspaces install the app, talk to it, and leave it again."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, OpenerDirector, build_opener

import pytest
from sqlalchemy import func, select

from bot.bootstrap import matcher_of
from bot.channels.slack.app import SlackApp
from bot.channels.slack.factory import configured, workspace_to_examine
from bot.channels.slack.manifest import scopes
from bot.channels.slack.oauth import Finder
from bot.channels.slack.settings import SlackSettings
from bot.serving.factory import Channels, open_service
from bot.settings import Settings
from bot.storage import open_storage
from bot.storage.schema.tables import metadata
from bot.storage.slack_installations import Installations, open_installations
from bot.vocabulary import Language
from tests.channels.slack.service.user_actions import slack_app
from tests.fake_slack import SmallSlack, Workspace


class Staying(HTTPRedirectHandler):
    """Goes nowhere by itself: the way leads to the real Slack."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass
class Site:
    """The app as a browser sees it."""

    root: str
    app: SlackApp
    kept: Installations
    browser: OpenerDirector = field(default_factory=lambda: build_opener(Staying()))

    def get(self, path: str, **query: str) -> tuple[int, str]:
        try:
            with self.browser.open(f"{self.root}{path}?{urlencode(query)}", timeout=10) as page:
                return page.status, page.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def begin(self) -> str:
        """Where somebody is sent who opens the page, in the name of the app."""
        with pytest.raises(HTTPError) as found:
            self.browser.open(f"{self.root}/slack/install", timeout=10)
        with found.value as answer:
            assert answer.code == 302
            return str(answer.headers["location"])

    def install(self, slack: SmallSlack, workspace: Workspace, **more: Any) -> tuple[int, str]:
        """A person of the workspace installs the app."""
        person = slack.person(workspace, "admin")
        way = self.begin()
        assert way.startswith("https://slack.com/oauth/v2/authorize?")
        state = re.search(r"state=([\w-]+)", way)
        assert state is not None
        for scope in scopes(has_desk=False):
            assert scope.replace(":", "%3A") in way or scope in way
        self.browser.addheaders = [("Cookie", f"slack-app-oauth-state={state[1]}")]
        code = slack.authorize(workspace, person, scopes=scopes(), **more)
        return self.get("/slack/oauth_redirect", code=code, state=state[1])


@pytest.fixture(scope="module", autouse=True)
def _fitted() -> None:
    for language in Language:
        matcher_of()(language)


@pytest.fixture
def wanted(slack: SmallSlack, tmp_path: Path) -> Settings:
    given: dict[str, Any] = {
        "database_url": f"sqlite:///{tmp_path}/many.db",
        "slack_client_id": slack.app.client_id,
        "slack_client_secret": slack.app.client_secret,
        "slack_signing_secret": slack.app.signing_secret,
        "slack_api_url": slack.api_url,
        "port": 0,
    }
    return Settings(**given)


def settings_of(wanted: Settings) -> SlackSettings:
    settings = configured(wanted)
    assert settings is not None
    return settings


@pytest.fixture
def site(slack: SmallSlack, wanted: Settings) -> Iterator[Site]:
    with opened(slack, wanted) as made:
        yield made


@contextmanager
def opened(slack: SmallSlack, wanted: Settings) -> Iterator[Site]:
    settings = settings_of(wanted)
    with (
        open_storage(wanted.database_url) as storage,
        open_service(wanted, Channels(settings), storage) as service,
        open_installations(wanted.database_url, settings.client_id) as kept,
    ):
        service.start()
        root = f"http://127.0.0.1:{service.port}"
        slack.connect_http(f"{root}/slack/events")
        yield Site(root, slack_app(service), kept)
        slack.quiet()
        assert service.close()


def greet(slack: SmallSlack, workspace: Workspace) -> str:
    """Somebody of a workspace says hello; what they read then."""
    person = slack.person(workspace, "hanako", locale="en-US")
    person.say(person.dm(), "hello")
    slack.wait_until(lambda: len(person.sees(person.dm())) > 1)
    slack.quiet()
    return "".join(person.reads(person.dm())[1:])


def test_two_workspaces_install_the_app_and_each_is_answered_by_its_own_bot(
    slack: SmallSlack, site: Site
) -> None:
    for name in ("acme", "zeta"):
        workspace = slack.workspace(name, is_installed=False)
        status, page = site.install(slack, workspace)
        assert status == 200, page
        assert greet(slack, workspace)
    assert len(site.kept.teams()) == 2
    assert not slack.problems


def test_an_installation_that_nobody_began_here_is_refused(slack: SmallSlack, site: Site) -> None:
    workspace = slack.workspace("acme", is_installed=False)
    code = slack.authorize(workspace, slack.person(workspace))
    status, _ = site.get("/slack/oauth_redirect", code=code, state="made-up")
    assert status == 400
    assert site.kept.teams() == []


def test_whoever_only_opens_the_page_leaves_no_trace(site: Site, wanted: Settings) -> None:
    def rows() -> dict[str, int]:
        with site.kept.store.engine.connect() as database:
            return {
                name: database.scalar(select(func.count()).select_from(table)) or 0
                for name, table in metadata.tables.items()
                if name != "daily_numbers"  # which the counter keeps by itself meanwhile
            }

    before = rows()
    states = {site.begin() for _ in range(20)}
    assert len(states) == 20
    assert rows() == before


def test_a_token_is_renewed_before_it_ends(slack: SmallSlack, site: Site, wanted: Settings) -> None:
    workspace = slack.workspace("acme", is_installed=False)
    site.install(slack, workspace, rotates=True)
    find = Finder(settings_of(wanted), site.kept)
    first = find(workspace.id)
    assert first is not None
    assert find(workspace.id) == first

    bot = site.kept.bot(workspace.id)
    assert bot is not None
    bot.bot_token_expires_at = int(time.time()) + 60
    site.kept.store.save_bot(bot)
    second = find(workspace.id)
    assert second is not None
    assert second.token not in ("", first.token)
    assert find(workspace.id) == second
    slack.expire_tokens(workspace)
    assert slack.state.tokens[first.token].expires_at is not None


def test_a_token_that_another_process_renewed_is_taken_from_there(
    slack: SmallSlack, site: Site, wanted: Settings
) -> None:
    workspace = slack.workspace("acme", is_installed=False)
    site.install(slack, workspace, rotates=True)
    bot = site.kept.bot(workspace.id)
    assert bot is not None
    bot.bot_token_expires_at = int(time.time()) + 60
    bot.bot_refresh_token = "used-up"  # noqa: S105  opens nothing
    site.kept.store.save_bot(bot)
    found = Finder(settings_of(wanted), site.kept)(workspace.id)
    assert found is not None
    assert found.token == bot.bot_token


def test_a_workspace_that_removes_the_app_is_forgotten(slack: SmallSlack, site: Site) -> None:
    workspace = slack.workspace("acme", is_installed=False)
    site.install(slack, workspace)
    greet(slack, workspace)
    slack.revoke(workspace)
    slack.wait_until(lambda: site.kept.teams() == [])
    slack.quiet()
    assert slack.deliveries[-1].acknowledged is not None


def test_the_doctor_finds_a_workspace_that_installed_the_app(
    slack: SmallSlack, site: Site, wanted: Settings
) -> None:
    settings = settings_of(wanted)
    with workspace_to_examine(wanted, settings) as calls:
        assert calls is None
    workspace = slack.workspace("acme", is_installed=False)
    site.install(slack, workspace)
    with workspace_to_examine(wanted, settings) as calls:
        assert calls is not None
        assert calls.ask("auth.test").data["team_id"] == workspace.id


def test_our_tables_have_every_column_that_the_store_uses(wanted: Settings) -> None:
    with open_storage(wanted.database_url), open_installations(wanted.database_url, "1") as kept:
        for table in (kept.store.bots, kept.store.installations):
            assert {c.name for c in table.c} == {c.name for c in metadata.tables[table.name].c}


def test_secrets_are_kept_where_only_the_owner_reads_and_shown_nowhere(
    slack: SmallSlack, site: Site, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    workspace = slack.workspace("acme", is_installed=False)
    site.install(slack, workspace)
    greet(slack, workspace)
    assert (tmp_path / "many.db").stat().st_mode & 0o077 == 0
    assert workspace.bot_token not in caplog.text
