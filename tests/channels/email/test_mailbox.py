"""A mailbox on a server that we did not write (Dovecot), in which things go wrong."""

from __future__ import annotations

import imaplib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from bot.channels.email.app import is_passing
from bot.channels.email.mailbox import MOST_BYTES, Mailbox, NoMailboxError
from bot.channels.email.settings import MailServer
from bot.storage import StorageError
from tests.channels.email.dovecot import DovecotMailbox, dovecot_serving, needs_dovecot
from tests.channels.email.postman import Postman
from tests.storms.proxy import Proxy

pytestmark = pytest.mark.imap


@pytest.fixture
def mailbox() -> Iterator[DovecotMailbox]:
    needs_dovecot()
    with dovecot_serving() as serving:
        yield serving


@pytest.fixture
def way(mailbox: DovecotMailbox) -> Iterator[Proxy]:
    """The way to the server, which can break."""
    with closing(Proxy(mailbox.server.host, mailbox.server.port)) as proxy:
        yield proxy


@pytest.fixture
def postman() -> Postman:
    return Postman()


def look(postman: Postman, server: MailServer) -> int:
    return Mailbox(server, postman.receiver, is_passing, timeout=5).look()


def answer(postman: Postman, text: str, number: int = 1) -> bytes:
    mail = postman.answer(text, Message_ID=f"<answer-{number}@example.co.jp>")
    return mail.as_bytes()


def test_what_came_in_reaches_staff_and_counts_as_read(
    mailbox: DovecotMailbox, postman: Postman
) -> None:
    mailbox.deliver(answer(postman, "伺います。"))
    assert look(postman, mailbox.server) == 1
    assert postman.said() == ["伺います。"]
    assert mailbox.flags() == ["S"]
    assert look(postman, mailbox.server) == 0


@pytest.mark.parametrize(
    ("breaks_at", "kept"),
    [(b"in the middle", 0), (b"UID STORE", 1), (b"SEARCH", 0), (b"LOGIN", 0)],
    ids=["while it is read", "before it counts as read", "before any is read", "before all"],
)
def test_a_connection_that_breaks_loses_nothing_and_doubles_nothing(
    mailbox: DovecotMailbox, way: Proxy, postman: Postman, breaks_at: bytes, kept: int
) -> None:
    mailbox.deliver(answer(postman, "This breaks in the middle of a sentence."))
    through = replace(mailbox.server, port=way.port)
    way.breaks_at = breaks_at
    with pytest.raises((OSError, imaplib.IMAP4.error)):
        look(postman, through)
    assert len(postman.said()) == kept
    look(postman, through)
    assert postman.said() == ["This breaks in the middle of a sentence."]
    assert mailbox.flags() == ["S"]


def test_a_server_that_falls_silent_is_not_waited_for_for_ever(
    mailbox: DovecotMailbox, way: Proxy, postman: Postman
) -> None:
    way.freeze()
    with pytest.raises(TimeoutError):
        Mailbox(
            replace(mailbox.server, port=way.port), postman.receiver, is_passing, timeout=0.3
        ).look()
    way.thaw()


def test_with_a_wrong_password_nothing_is_read_and_nothing_is_lost(
    mailbox: DovecotMailbox, postman: Postman
) -> None:
    mailbox.deliver(answer(postman, "Hello"))
    with pytest.raises(imaplib.IMAP4.error):
        look(postman, replace(mailbox.server, password="guessed"))  # noqa: S106  nobody's
    assert mailbox.flags() == ["new"]
    look(postman, mailbox.server)
    assert postman.said() == ["Hello"]


def test_a_mailbox_that_is_not_there_is_told_apart_from_an_empty_one(
    mailbox: DovecotMailbox, postman: Postman
) -> None:
    with pytest.raises(NoMailboxError):
        look(postman, replace(mailbox.server, path='No "such" box'))


def test_a_mailbox_that_comes_back_from_a_backup_has_no_effect_a_second_time(
    mailbox: DovecotMailbox, postman: Postman
) -> None:
    mailbox.deliver(answer(postman, "Once"))
    look(postman, mailbox.server)
    before = mailbox.uid_validity()
    mailbox.restore()
    assert mailbox.uid_validity() != before
    assert look(postman, mailbox.server) == 1, "it is there anew"
    assert postman.said() == ["Once"]


def test_a_mail_that_was_delivered_twice_has_one_effect(
    mailbox: DovecotMailbox, postman: Postman
) -> None:
    for _ in range(2):
        mailbox.deliver(answer(postman, "Twice"))
    assert look(postman, mailbox.server) == 2
    assert postman.said() == ["Twice"]


def test_of_a_huge_mail_the_words_are_read_and_the_rest_is_left_in_the_mailbox(
    mailbox: DovecotMailbox, postman: Postman
) -> None:
    mail = postman.answer("Please find the plan.")
    mail.add_attachment(b"\x00" * (2 * MOST_BYTES), "application", "pdf", filename="plan.pdf")
    mailbox.deliver(mail.as_bytes())
    sizes: list[int] = []

    def take(raw: bytes) -> bool:
        sizes.append(len(raw))
        return postman.receiver(raw)

    Mailbox(mailbox.server, take, is_passing).look()
    assert postman.said() == ["Please find the plan.\n\n📎 plan.pdf"]
    assert sizes == [MOST_BYTES]


BROKEN = {
    "no boundary": b"Content-Type: multipart/mixed\n\nHello",
    "never ends": b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nHello",
    "unknown charset": b"Content-Type: text/plain; charset=none\n\n\xff\xfe",
    "broken base64": b"Content-Transfer-Encoding: base64\n\n====!",
    "nothing": b"\n",
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_mail_keeps_no_other_one_waiting(
    mailbox: DovecotMailbox, postman: Postman, broken: bytes
) -> None:
    address = str(postman.last["Reply-To"]).encode()
    mailbox.deliver(b"To: %s\nMessage-ID: <broken@example.org>\n%s" % (address, broken))
    mailbox.deliver(answer(postman, "After it"))
    look(postman, mailbox.server)
    assert postman.said()[-1] == "After it"
    assert look(postman, mailbox.server) == 0


def test_a_mail_that_no_mail_program_builds_is_flagged_for_people(
    mailbox: DovecotMailbox, postman: Postman
) -> None:
    address = str(postman.last["Reply-To"]).encode()
    parts = b"--x\n\nHello\n" * 2_000
    head = b"To: %s\nContent-Type: multipart/mixed; boundary=x\n\n" % address
    mailbox.deliver(head + parts)
    look(postman, mailbox.server)
    assert mailbox.flags() == ["FS"]
    assert postman.said() == []


def test_while_the_database_is_away_mails_stay_unread(
    mailbox: DovecotMailbox, postman: Postman
) -> None:
    mailbox.deliver(answer(postman, "Wait for me"))

    def away(_: bytes) -> None:
        raise StorageError("不在", "away")

    with pytest.raises(StorageError):
        Mailbox(mailbox.server, away, is_passing).look()
    look(postman, mailbox.server)
    assert postman.said() == ["Wait for me"]


def test_two_processes_that_look_at_once_take_a_mail_once(
    mailbox: DovecotMailbox, postman: Postman
) -> None:
    mailbox.deliver(answer(postman, "To both"))

    def slowly(raw: bytes) -> bool:
        look(postman, mailbox.server)  # the other one is faster
        return postman.receiver(raw)

    Mailbox(mailbox.server, slowly, is_passing).look()
    assert postman.said() == ["To both"]
