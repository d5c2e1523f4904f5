"""What a stranger cannot make mails do: flood a third party, a desk, a machine or a mailbox."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage

import pytest

from bot.assistant.mail.inbound import MOST_ATTACHED, REPLIES_A_DAY, TooManyRepliesError
from bot.assistant.mail_queue import AWAY, RECEIPTS_A_DAY, MailReach
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Storage
from bot.channels.email import receiver
from bot.channels.email.mime import MailEnvelope
from bot.channels.email.parser import UnreadableMailError
from bot.handoff.lead import LeadEvent
from bot.vocabulary import Language
from bot.vocabulary.text import MAX_TEXT
from tests.channels.email.mail_room import new_room
from tests.channels.email.postman import Postman
from tests.driver import Stage, real_assistant
from tests.memory import MemoryStorage

WRITTEN = "We have also written to your e-mail address"


@pytest.fixture
def postman() -> Postman:
    return Postman()


def keep(_: EmailMessage, __: MailEnvelope, ___: int) -> DeliveryResult:
    return DeliveryResult(DeliveryStatus.SENT)


def stranger(storage: Storage, name: str, address: str) -> Stage:
    """Somebody new, who types an address into the form."""
    assistant = replace(real_assistant(), storage=storage, mailed=MailReach(AWAY))
    stage = Stage(assistant, person=f"web:{name}", language=Language.EN)
    stage.arrive()
    for choice in ("do:staff", "consent:yes"):
        stage.pick(choice)
    for said in ("Yamada Works", "Hanako Yamada", address):
        stage.say(said)
    stage.pick("skip:remarks")
    stage.pick("send")
    return stage


def receipts(storage: Storage) -> int:
    with storage.read_only() as work:
        persons = {lead.person for lead in work.leads.all()}
        return sum(len(work.outbox.of(f"mail:{person}")) for person in persons)


@pytest.mark.parametrize(
    "written",
    [
        lambda _: "victim@example.co.jp",
        lambda number: f"victim+{number}@example.co.jp",
        lambda number: "VICTIM@EXAMPLE.co.jp" if number % 2 else "victim@example.co.jp",
        lambda number: "vic.tim@gmail.com" if number % 2 else "v.ictim@googlemail.com",
    ],
    ids=["as it is", "with a tag", "in capitals", "with dots"],
)
def test_a_form_that_many_strangers_send_with_one_address_mails_there_three_times_a_day(
    written: Callable[[int], str],
) -> None:
    storage = MemoryStorage()
    for number in range(RECEIPTS_A_DAY + 2):
        stranger(storage, f"{number}", written(number))
    assert receipts(storage) == RECEIPTS_A_DAY
    with storage.read_only() as work:
        assert len(work.leads.all()) == RECEIPTS_A_DAY + 2, "no enquiry is lost for that"


def test_who_is_sent_no_receipt_is_not_told_that_a_mail_was_written() -> None:
    storage = MemoryStorage()
    said = [
        stranger(storage, f"{number}", "victim@example.co.jp").said
        for number in range(RECEIPTS_A_DAY + 1)
    ]
    told = [any(WRITTEN in message.text for message in messages) for messages in said]
    assert told == [True] * RECEIPTS_A_DAY + [False]


def test_deleting_everything_gives_nobody_more_receipts() -> None:
    storage = MemoryStorage()
    for number in range(RECEIPTS_A_DAY):
        gone = stranger(storage, f"{number}", "victim@example.co.jp")
        gone.pick("do:delete_data")
        gone.pick("erase:yes")
    stranger(storage, "last", "victim@example.co.jp")
    assert receipts(storage) == 0


def test_whom_a_receipt_goes_to_is_counted_without_their_address() -> None:
    storage = MemoryStorage()
    stranger(storage, "1", "victim@example.co.jp")
    kept = storage.rows("quotas")
    assert kept
    assert "victim" not in repr(kept)


def test_two_programs_that_answer_each_other_come_to_an_end(postman: Postman) -> None:
    for number in range(REPLIES_A_DAY):
        assert postman.take(postman.answer(f"{number}", Message_ID=f"<{number}@example.org>"))
    with pytest.raises(TooManyRepliesError):
        postman.take(postman.answer("one more", Message_ID="<more@example.org>"))
    assert len(postman.said()) == REPLIES_A_DAY


def test_nothing_of_a_mail_is_read_that_nobody_was_given_a_token_for(
    postman: Postman, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        pytest.fail("it was read")

    monkeypatch.setattr(receiver, "parse_mail", never)
    guessed = "m2024100122222222" + "a" * 24
    costly = b"To: " + b'"a" ' * 500_000 + b"\n\n"
    assert not postman.take(costly)
    assert not postman.take(b"X: <%s.1@example.jp>\n" % guessed.encode() + costly)


@pytest.mark.parametrize(
    "header",
    [
        b"Cc: " + b"a@b.example, " * 50_000,
        b"Cc: " + b"(" * 200_000,
        b"Cc: " + b'"a" ' * 100_000,
        b"Subject: " + b"=?utf-8?q?a?= " * 50_000,
        b"Content-Type: text/plain; " + b"a*0=b; " * 50_000,
    ],
    ids=["addresses", "brackets", "quotes", "encoded words", "parameters"],
)
def test_a_header_of_any_length_is_read_no_further_than_headers_go(
    postman: Postman, header: bytes
) -> None:
    to = str(postman.last["Reply-To"]).encode()
    postman.take(b"To: %s\nMessage-ID: <long@example.org>\n%s\n\nHello" % (to, header))
    assert postman.said() == ["Hello"]


@pytest.mark.parametrize("beside", ["", "Yamada, Taro <", "undisclosed recipients:;, ", "<>, "])
def test_whoever_else_a_mail_was_sent_to_it_is_read(postman: Postman, beside: str) -> None:
    to = f"{beside}{postman.last['Reply-To']}".encode()
    postman.take(b"To: %s\nCc: (\nMessage-ID: <beside@example.org>\n\nHello" % to)
    assert postman.said() == ["Hello"]


def test_a_mail_of_thousands_of_parts_is_for_people_to_look_at(postman: Postman) -> None:
    to = str(postman.last["Reply-To"]).encode()
    head = b"To: %s\nContent-Type: multipart/mixed; boundary=b\n\n" % to
    with pytest.raises(UnreadableMailError):
        postman.take(head + b"--b\nContent-Disposition: attachment; filename=a\n\nx\n" * 5_000)


def test_only_some_of_many_files_are_named_and_that_there_are_more_is_seen(
    postman: Postman,
) -> None:
    mail = postman.answer("Many files")
    for number in range(MOST_ATTACHED + 5):
        mail.add_attachment(b"x", "application", "pdf", filename=f"{number}.pdf")
    postman.take(mail)
    [said] = postman.said()
    assert said.count("📎") == MOST_ATTACHED
    assert said.endswith("[…]")


def test_a_text_that_is_longer_than_what_is_kept_says_so_where_it_ends(postman: Postman) -> None:
    postman.take(postman.answer("a" * (MAX_TEXT + 1)))
    [said] = postman.said()
    assert said.endswith("a […]")
    assert len(said) <= MAX_TEXT


@pytest.mark.parametrize(
    "address",
    [
        "a@example.co.jp\nBcc: many@example.org",
        "a@example.co.jp\r\nSubject: buy",
        "a@example.co.jp, many@example.org",
        '"a b"@example.co.jp> , <many@example.org',
        "a@example.co.jp\x00",
    ],
)
def test_no_address_brings_in_a_header_or_another_recipient(address: str) -> None:
    sent: list[tuple[EmailMessage, MailEnvelope]] = []

    def transport(mail: EmailMessage, envelope: MailEnvelope, _: int) -> DeliveryResult:
        sent.append((mail, envelope))
        return DeliveryResult(DeliveryStatus.SENT)

    room = new_room(transport)
    with room.storage() as work:
        lead = work.leads.all()[0]
        assert lead.contact is not None
        contact = replace(lead.contact, email=address)
        event = LeadEvent(room.stage.now, "applicant", "sent_again")
        assert work.leads.change(replace(lead, contact=contact), event)
        work.commit()
    room.go()
    assert sent == []
    assert room.standing() == {"receipt": DeliveryStatus.FAILED}
