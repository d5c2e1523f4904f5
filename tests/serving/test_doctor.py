"""The doctor finds what is wrong, says how to mend it, and changes nothing."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot import bootstrap
from bot.assistant.ports import Author, TranscriptEntry
from bot.faq.semantic.encoder import MODULE
from bot.serving.doctor import examine
from bot.settings import Settings
from bot.storage import open_storage
from bot.vocabulary import Language
from bot.vocabulary.findings import Finding
from bot.wording.doctor import DoctorWords
from tests.channels.email.mail_server import MailBox, listening
from tests.driver import IN_EDITION
from tests.faq.semantic.samples import real_encoder
from tests.storage.samples import FULL


def findings(
    given: Mapping[str, object], language: Language = Language.EN, at: datetime = IN_EDITION
) -> dict[str, Finding]:
    words = DoctorWords(bootstrap.renderer().voice(language))
    found = examine(Settings.model_validate(given), words, at)
    return {finding.name: finding for finding in found}


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/app.db"


@pytest.mark.parametrize("language", Language)
def test_where_all_is_well_everything_is_told_and_nothing_is_made(
    url: str, tmp_path: Path, language: Language
) -> None:
    found = findings({"database_url": url}, language)
    assert all(finding.is_well for finding in found.values())
    assert len(found) >= 9
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("is_wanted", "has_extra", "told"),
    [
        (False, False, "off"),
        (True, False, "the extra semantic is missing"),
        (False, True, "MADOGUCHI_SEMANTIC=on turns it on"),
        (True, True, "on, with the encoder"),
    ],
)
def test_whether_unsure_questions_are_looked_at_again_is_told(
    url: str, monkeypatch: pytest.MonkeyPatch, told: str, *, is_wanted: bool, has_extra: bool
) -> None:
    if has_extra:
        real_encoder()
    else:
        monkeypatch.setitem(sys.modules, MODULE, None)
    found = findings({"database_url": url, "semantic": is_wanted})[
        "Second look at unsure questions"
    ]
    assert told in found.told
    assert found.is_well == (has_extra or not is_wanted)
    assert bool(found.mend) != found.is_well


def test_a_misspelt_variable_is_found(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADOGUCHI_SLACK_BOT_TOKKEN", "x")
    words = DoctorWords(bootstrap.renderer().voice(Language.EN))
    first = next(examine(Settings(database_url=url), words, IN_EDITION))
    assert not first.is_well
    assert "did you mean MADOGUCHI_SLACK_BOT_TOKEN?" in first.told


def test_half_a_channel_is_found_and_the_rest_is_still_looked_at(url: str) -> None:
    found = findings({"database_url": url, "slack_bot_token": "xoxb-1"})
    assert "MADOGUCHI_SLACK_" in found["Settings"].told
    assert "xoxb-1" not in str(found)
    assert found["Database"].is_well


def test_a_clock_that_is_behind_what_was_kept_is_found(url: str) -> None:
    with open_storage(url) as storage, storage() as work:
        work.conversations.save(replace(FULL, updated_at=IN_EDITION))
        said = TranscriptEntry(IN_EDITION, Author.PERSON, "text", "hello")
        work.transcripts.add(FULL.id, [said])
        work.commit()
    assert findings({"database_url": url})["Clock"].is_well
    behind = findings({"database_url": url}, at=IN_EDITION - timedelta(days=400))["Clock"]
    assert not behind.is_well
    assert "NTP" in behind.mend


def test_a_database_that_is_away_is_found_without_its_password() -> None:
    away = "postgresql://me:geheim@127.0.0.1:1/x"
    found = findings({"database_url": away})["Database"]
    assert not found.is_well
    assert "127.0.0.1:1/x" in found.told
    assert "geheim" not in found.told


class Elsewhere(BaseHTTPRequestHandler):
    """Answers as something else does."""

    said = b"<html>Welcome to nginx!</html>"

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.said)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  as the library calls it
        """Nothing."""


@contextmanager
def served(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


class Here(Elsewhere):
    """Answers as we do."""

    said = b'{"status":"ok"}'


@pytest.mark.parametrize(("handler", "is_here"), [(Elsewhere, False), (Here, True)])
def test_it_is_found_whether_the_address_leads_here(
    url: str, handler: type[BaseHTTPRequestHandler], *, is_here: bool
) -> None:
    with served(handler) as address:
        given = {"database_url": url, "web_url": address, "web_staff": "hana=admin"}
        found = findings(given)
    assert found["Address"].is_well is is_here
    gone = findings(given)["Address"]
    assert not gone.is_well
    assert "refused" in gone.told.lower()


def test_a_mail_server_is_greeted_and_one_that_is_away_is_found(url: str) -> None:
    given = {
        "database_url": url,
        "mail_from": "a@example.co.jp",
        "web_url": "http://127.0.0.1:1",
        "web_staff": "hana=admin",
    }
    with listening(MailBox()) as server:
        given["mail_url"] = f"smtp://127.0.0.1:{server.port}"
        assert findings(given)["Mail"].is_well
    gone = findings(given)["Mail"]
    assert not gone.is_well
    assert gone.mend
