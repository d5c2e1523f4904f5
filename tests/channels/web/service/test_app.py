"""The counter in a browser as it is served, and whoever changes things beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event

import httpx
import pytest

from bot.assistant.ports import AskedQuestion, Author, DeliveryStatus, Storage, TranscriptEntry
from bot.bootstrap import matcher_of
from bot.channels.web.app import WebApp
from bot.channels.web.applicants.turns import person_of
from bot.runtime.adapter import Services
from bot.runtime.training import StoppedError, Trainer
from bot.serving.factory import Channels, shared_of
from bot.serving.factory import configured as channels_of
from bot.serving.service import Service
from bot.settings import Settings
from bot.storage import open_storage
from bot.vocabulary import Language, Message, MessageKind
from tests.chaos.scenario import wait_for
from tests.driver import IN_EDITION
from tests.memory import migrated_file

JSON = {"accept": "application/json"}


@pytest.fixture
def url(tmp_path: Path) -> str:
    return migrated_file(tmp_path / "served.db")


@pytest.fixture
def storage(url: str) -> Iterator[Storage]:
    with open_storage(url) as opened:
        yield opened


class Served:
    """A service, and a visitor's browser at it."""

    def __init__(self, service: Service, shared: Services) -> None:
        self.service, self.shared = service, shared
        root = f"http://127.0.0.1:{service.port}"
        self.client = httpx.Client(base_url=root, timeout=20, headers={"accept-language": "en"})
        page = self.client.get("/").text
        self.word, self.cursor = (
            str(re.findall(rf'data-{name}="([^"]*)"', page)[0]) for name in ("csrf", "cursor")
        )

    @property
    def person(self) -> str:
        return person_of(self.client.cookies["madoguchi_visitor"])

    def act(self, event: str, **fields: str) -> httpx.Response:
        sent = {"csrf": self.word, "cursor": self.cursor, "event": event, **fields}
        return self.client.post("/turn", data=sent, headers=JSON)

    @contextmanager
    def listening(self) -> Iterator[Iterator[str]]:
        with self.client.stream("GET", "/stream", params={"cursor": self.cursor}) as stream:
            yield (line for line in stream.iter_lines() if line.startswith("data:"))


Serve = Callable[..., AbstractContextManager[Served]]


@pytest.fixture
def serve(url: str, storage: Storage) -> Serve:
    @contextmanager
    def served(learning: Trainer | None = None) -> Iterator[Served]:
        wanted = Settings(database_url=url, port=0, staff="hana")
        channels: Channels = channels_of(wanted)
        assert channels.web is not None
        shared = shared_of(wanted, storage, lambda: IN_EDITION)
        learns = learning or Trainer(lambda _: None)
        face = WebApp(channels.web, shared, learns)
        service = Service(shared, learns, timedelta(days=365), ("127.0.0.1", 0), early=[face])
        service.show()
        made = Served(service, shared)
        try:
            yield made
        finally:
            made.client.close()
            assert service.close()

    return served


def test_a_turn_is_answered_counted_and_known_to_have_been_seen(
    serve: Serve, storage: Storage
) -> None:
    with serve() as served:
        news = served.act("event-0001", choose="answer:request:hands_on_support").json()
        told = {"csrf": served.word, "mark": str(news["mark"])}
        assert served.client.post("/seen", data=told, headers=JSON).status_code == 204
        person = served.person
        counted = served.shared.metrics.registry.get_sample_value(
            "madoguchi_turns_total", {"channel": "web", "ending": "done"}
        )
        assert counted == 2  # to arrive is one, too
    with storage() as work:
        statuses = {outgoing.status for outgoing in work.outbox.of(person)}
    assert statuses == {DeliveryStatus.SENT}


def test_what_another_process_commits_reaches_an_open_page(serve: Serve, url: str) -> None:
    with serve() as served:
        served.cursor = str(served.act("event-0001", choose="do:start").json()["cursor"])
        with served.listening() as rings, open_storage(url) as elsewhere:
            before = next(rings)
            with elsewhere() as work:
                conversation = work.conversations.of(served.person)
                assert conversation is not None
                text = "From another process"
                message = Message(MessageKind.STAFF, text)
                work.outbox.put(served.person, "reply:1", [message], IN_EDITION)
                entry = TranscriptEntry(IN_EDITION, Author.STAFF, "staff", text)
                work.transcripts.add(conversation.id, [entry])
                work.commit()
            assert next(rings) != before
        news = served.client.get("/news", params={"cursor": served.cursor}, headers=JSON).json()
        assert text in news["lines"]


def test_what_curators_have_answered_since_waits_no_longer_once_all_is_learnt(
    serve: Serve, storage: Storage
) -> None:
    asked = AskedQuestion(IN_EDITION, "", Language.EN, "Is it free?", "decline", None, 0.1)
    with storage() as work:
        work.questions.add(asked)
        work.commit()

    def is_settled() -> bool:
        with storage.read_only() as work:
            return work.questions.unanswered() == []

    with serve() as served:
        assert not is_settled()
        served.service.open()
        assert wait_for(is_settled, timeout=30)


def test_a_choice_is_answered_before_all_is_learnt_and_a_question_waits(serve: Serve) -> None:
    for language in Language:
        matcher_of()(language)
    may_end = Event()
    learning = Trainer(lambda _: may_end.wait())
    with serve(learning) as served:
        assert served.act("event-0001", choose="do:start").status_code == 200
        with pytest.raises(httpx.ReadTimeout):
            served.client.post(
                "/turn",
                data={"csrf": served.word, "event": "event-0002", "text": "Is it free?"},
                headers=JSON,
                timeout=0.3,
            )
        may_end.set()
        learning.run()
        again = served.act("event-0002", text="Is it free?")
        assert again.status_code == 200
        assert "free" in again.text


def test_who_waits_for_what_is_not_learnt_any_more_is_told_to_come_back(serve: Serve) -> None:
    def give_up(goes_on: Callable[[], bool]) -> None:
        assert not goes_on()
        raise StoppedError

    learning = Trainer(give_up)
    with serve(learning) as served:
        learning.stop()
        assert served.act("event-0001", text="Is it free?").status_code == 503


def test_the_desk_is_there_and_asks_who_comes(serve: Serve) -> None:
    with serve() as served:
        answer = served.client.get("/desk/leads", follow_redirects=True)
        assert answer.status_code == 200
        assert "/desk/sign-in" in str(answer.url) or "sign" in answer.text.lower()


def test_nobody_gets_in_by_another_name(serve: Serve) -> None:
    with serve() as served:
        assert served.client.get("/", headers={"host": "evil.example"}).status_code == 421
        assert served.client.get("/health").status_code == 200
