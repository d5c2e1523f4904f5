"""Mail in a storm: applicants of the page who were promised a receipt, and a server that goes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.assistant.mail_queue import AWAY, MailReach, mail_line
from bot.assistant.ports import Outgoing, Storage
from bot.bootstrap import assistant_on
from bot.channels.email.receiver import MailReceiver
from bot.channels.email.settings import MailSettings
from bot.storage import StorageError
from bot.vocabulary import Language
from tests.channels.email.bounces import bounce_of
from tests.channels.email.mail_server import BREAK_OFF, FreePort, MailBox
from tests.driver import IN_EDITION, Stage

if TYPE_CHECKING:
    from tests.chaos.world import Scene

VISITORS = tuple(f"web:storm-{number}" for number in range(3))
SETTINGS = MailSettings(
    sender="counter@example.jp", home="http://127.0.0.1", reply_to="reply@example.jp"
)
FAULTS = (
    ("MAIL", "421 closing"),
    ("RCPT", "450 later"),
    ("DATA", "451 later"),
    ("DATA", BREAK_OFF),
)


@dataclass
class MailWorld:
    """The mail server, what it took, and which mails came back."""

    box: MailBox = field(default_factory=MailBox)
    bounced: set[int] = field(default_factory=set)
    _server: FreePort | None = None
    _port: int = 0

    def start(self) -> int:
        """Listen, at the same port every time; which one that is."""
        if self._server is None:
            self._server = FreePort(self.box, hostname="127.0.0.1", port=self._port)
            self._server.start()
            self._port = int(self._server.port)
        return self._port

    def stop(self) -> None:
        """Nobody is there."""
        if self._server is not None:
            self._server.stop()
            self._server = None

    def arrivals(self) -> Counter[str]:
        """How often each mail arrived, by its Message-ID."""
        return Counter(str(mail["Message-ID"]) for mail in self.box.mails)


@contextmanager
def mail_world() -> Iterator[MailWorld]:
    """A mail server, gone at the end."""
    world = MailWorld()
    world.start()
    try:
        yield world
    finally:
        world.stop()


def bring_visitors(storage: Storage) -> None:
    """Applicants of the page send an enquiry; a receipt to each of them waits."""
    assistant = replace(assistant_on(storage), mailed=MailReach(AWAY))
    for number, person in enumerate(VISITORS):
        stage = Stage(assistant, person=person, language=Language.EN)
        stage.arrive()
        for choice in ("do:staff", "consent:yes"):
            stage.pick(choice)
        for said in ("Yamada Works", "Hanako Yamada", f"hanako{number}@example.co.jp"):
            stage.say(said)
        for choice in ("skip:remarks", "send"):
            stage.pick(choice)


def receipts(storage: Storage) -> list[Outgoing]:
    """The mails to them."""
    with storage.read_only() as work:
        return [mail for person in VISITORS for mail in work.outbox.of(mail_line(person))]


def lose_mail(scene: Scene) -> None:
    """The mail server is down."""
    mail = scene.mail
    mail.stop()

    def back() -> None:
        mail.start()

    scene.machine.befalls("the mail server is down", back)


def disturb_mail(scene: Scene) -> None:
    """The mail server refuses for now, or breaks off once it has taken a mail."""
    command, fault = scene.chance.choice(FAULTS)
    scene.mail.box.goes_wrong(command, fault)


def bounce(scene: Scene) -> None:
    """A mail comes back, and the report on that is delivered twice."""
    there = list(scene.mail.box.mails)
    assert there
    mail = scene.chance.choice(there)
    assistant = assistant_on(scene.storage)
    take = MailReceiver(assistant, SETTINGS, lambda: IN_EDITION)
    for _ in range(2):
        take(bounce_of(mail))
    found = re.search(r"\.(\d+)@", str(mail["Message-ID"]))
    assert found is not None
    scene.mail.bounced.add(int(found[1]))


def check_mail(scene: Scene) -> None:
    """Each mail arrived once where it is called sent, and never twice; what came back is known."""
    arrived = scene.mail.arrivals()
    assert set(arrived.values()) <= {1}, f"twice: {arrived}"
    mails = receipts(scene.storage)
    assert len(mails) == len(VISITORS), mails
    for mail in mails:
        count = sum(f".{mail.id}@" in name for name in arrived)
        if mail.id in scene.mail.bounced:
            assert mail.status.value == "bounced", f"it came back, and is {mail.status}"
        else:
            assert (mail.status.value, count) in STANDING, f"{mail.id} {mail.status}, {count}"


WAITING = ("queued", "sending")
STANDING = {("sent", 1), ("uncertain", 0), ("uncertain", 1)}


def are_mails_settled(scene: Scene) -> bool:
    """Whether no mail waits any more."""
    with suppress(StorageError):
        return not any(
            mail.status.value in ("queued", "sending") for mail in receipts(scene.storage)
        )
    return False
