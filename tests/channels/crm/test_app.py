"""The whole service with the office's own system beside it, over real sockets."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from queue import Queue
from threading import Thread
from typing import Any

import httpx
import pytest

from bot.bootstrap import now
from bot.channels.crm.settings import digest_of, new_secret
from bot.serving.factory import configured, open_service
from bot.settings import Settings
from tests.assistant.desk_driver import DeskStage, new_desk
from tests.memory import MemoryStorage

TOKEN = "a token that nobody guesses"  # noqa: S105  nobody's


class Receiver(HTTPServer):
    """The other system: refuses what it is told first, and keeps the rest."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Taker)
        self.told: Queue[Any] = Queue()
        self.refusals = 1


class Taker(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        is_refused, self.server.refusals = self.server.refusals > 0, 0
        if not is_refused:
            self.server.told.put(json.loads(body))
        self.send_response(503 if is_refused else 204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def desk() -> DeskStage:
    return new_desk(storage=MemoryStorage())


def test_a_change_is_told_until_it_is_heard_and_the_rest_can_be_asked(
    desk: DeskStage, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.channels.crm import webhook

    monkeypatch.setattr(webhook, "FIRST", webhook.FIRST / 50)
    wanted = Settings(
        crm_tokens=f"kintone={digest_of(TOKEN)}",
        crm_webhook_url=f"http://127.0.0.1:{receiver.server_port}/hook",
        crm_webhook_secret=new_secret(),
        port=0,
    )
    reference = desk.lead.reference
    with open_service(wanted, configured(wanted), desk.desk.storage, now) as service:
        service.start()
        path = f"http://127.0.0.1:{service.port}/api/v1/leads/{reference}"
        with httpx.Client(headers={"authorization": f"Bearer {TOKEN}"}) as crm:
            assert crm.put(f"{path}/status", json={"status": "claimed"}).status_code == 200
            told = receiver.told.get(timeout=60)
            assert crm.get(path).json()["owner"] == "crm:kintone"
    assert (told["data"]["reference"], told["data"]["status"]) == (reference, "claimed")


def test_without_a_webhook_nothing_is_needed_that_only_an_extra_brings() -> None:
    code = (
        "import sys; sys.modules['httpx'] = None\n"
        "from bot.channels.crm import app, factory, settings\n"
        "assert factory.desks_of(None) == ()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
