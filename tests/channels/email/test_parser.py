"""Answers by mail reach staff; what programs write, what strangers make up and loops do not."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage

import pytest

from bot.assistant.mail.inbound import MailBounce, MailReply
from bot.assistant.mail.letters import PATIENCE
from bot.assistant.mail.tokens import reply_token
from bot.assistant.ports import DeliveryResult, DeliveryStatus
from bot.channels.email.mime import MailEnvelope
from bot.channels.email.parser import parse_mail
from bot.channels.email.reply_text import own_words
from bot.handoff.lead import LeadStatus
from tests.channels.email.bounces import WAYS, bounce_of
from tests.channels.email.postman import SETTINGS, Postman


@pytest.fixture
def postman() -> Postman:
    return Postman()


def test_an_answer_stands_in_the_conversation_once(postman: Postman) -> None:
    mail = postman.answer("I will come at ten.")
    assert postman.take(mail)
    assert not postman.take(mail), "mail servers hand things over twice"
    assert postman.said() == ["I will come at ten."]


def test_the_counter_answers_nothing_to_a_mail(postman: Postman) -> None:
    with postman.room.storage.read_only() as work:
        before = work.outbox.newest(postman.room.stage.person)
    postman.take(postman.answer("delete my data"))
    with postman.room.storage.read_only() as work:
        assert work.outbox.newest(postman.room.stage.person) == before
    assert postman.said() == ["delete my data"]


def test_an_answer_is_known_by_the_mail_that_it_answers_where_its_address_lost_the_token(
    postman: Postman,
) -> None:
    assert postman.take(postman.answer("Yes.", To="reply@example.jp"))
    assert postman.said() == ["Yes."]


def test_whoever_writes_from_the_applicants_address_without_the_token_reaches_nobody(
    postman: Postman,
) -> None:
    reference = postman.room.lead.reference
    forged = postman.answer("I am her.", To="reply@example.jp", In_Reply_To="", Subject=reference)
    assert not postman.take(forged)
    assert postman.said() == []


def test_whoever_has_the_token_may_write_from_another_address_of_theirs(postman: Postman) -> None:
    assert postman.take(postman.answer("From home.", From="private@example.org"))
    assert postman.said() == ["From home."]


@pytest.mark.parametrize(
    "fields",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated"},
        {"Precedence": "bulk"},
        {"X_Autoreply": "yes"},
        {"X_Auto_Response_Suppress": "All"},
        {"List_Id": "<friends.example.org>"},
        {"Return_Path": "<>"},
        {"From": "counter@example.jp"},
        {"From": "REPLY@example.jp"},
    ],
)
def test_what_no_person_wrote_is_not_taken(postman: Postman, fields: dict[str, str]) -> None:
    assert not postman.take(postman.answer("I am on holiday.", **fields))
    assert postman.said() == []


def test_a_person_may_say_that_no_program_wrote_it(postman: Postman) -> None:
    assert postman.take(postman.answer("Hello", Auto_Submitted="no"))


def test_files_are_named_and_not_taken(postman: Postman) -> None:
    mail = postman.answer("Here is the plan.")
    mail.add_attachment(b"%PDF-1.7 secret", "application", "pdf", filename="計画\n書.pdf")
    assert postman.take(mail)
    [said] = postman.said()
    assert said == "Here is the plan.\n\n📎 計画 書.pdf"


def test_once_everything_is_deleted_an_answer_reaches_nobody(postman: Postman) -> None:
    mail = postman.answer("Am I still here?")
    postman.room.stage.pick("do:delete_data")
    postman.room.stage.pick("erase:yes")
    assert not postman.take(mail)


QUOTES = {
    "gmail": "On Tue, Oct 1, 2024 at 10:05 AM Counter <counter@example.jp> wrote:\n> Old words\n",
    "gmail, folded": (
        "On Tue, Oct 1, 2024 at 10:05 AM Counter <\n"
        "reply+m202410012222222@example.jp> wrote:\n\n> Old words\n> more\n"
    ),
    "gmail, japanese": "2024年10月1日(火) 10:05 窓口 <counter@example.jp>:\n\n> Old words\n",
    "outlook": (
        "________________________________\nFrom: Counter <counter@example.jp>\n"
        "Sent: Tuesday, October 1, 2024 10:05 AM\nSubject: M\n\nOld words\n"
    ),
    "outlook, japanese": (
        "-----元のメッセージ-----\n差出人: 窓口 <counter@example.jp>\n"
        "送信日時: 2024年10月1日 10:05\n件名: M\n\nOld words\n"
    ),
    "iphone": "> On Oct 1, 2024, at 10:05, Counter <counter@example.jp> wrote:\n> \n> Old words\n",
    "iphone, japanese": "2024/10/01 10:05、窓口 <counter@example.jp>のメール:\n\n> Old words\n",
    "only quoted": "> Old words\n> and more\n",
}


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES.keys())
@pytest.mark.parametrize("text", ["承知しました。\n伺います。", "Yes.\n\nSee you on Monday."])
def test_what_is_quoted_is_not_taken_for_what_was_written(text: str, quote: str) -> None:
    assert own_words(f"{text}\n\n{quote}", SETTINGS) == text


def test_answers_between_quoted_lines_are_kept_with_what_they_answer() -> None:
    text = "> When can you come?\nOn Monday.\n> And who?\nTwo of us."
    assert own_words(text, SETTINGS) == text


def test_whoever_speaks_of_our_address_is_not_cut_off() -> None:
    text = "I wrote to counter@example.jp last week.\nNobody answered."
    assert own_words(text, SETTINGS) == text


@pytest.mark.parametrize("sign", ["mailto:", "<", "-", "_ ", "> ", "On ", "差出人 "])
def test_a_line_as_long_as_its_writer_likes_is_read_to_its_end(sign: str) -> None:
    long = sign * (20_000 // len(sign))
    assert own_words(f"はい。\n{long}\n{long}", SETTINGS).startswith("はい。")


def test_a_signature_is_left_out() -> None:
    assert own_words("よろしく。\n\n-- \n株式会社 例\n山田 花子", SETTINGS) == "よろしく。"


def test_a_mail_that_has_only_html_is_read_without_markup_and_quotation(postman: Postman) -> None:
    mail = postman.answer("")
    html = "<p>See &lt;you&gt;</p><blockquote>Old <b>words</b></blockquote><style>p{}</style>"
    mail.set_content(html, subtype="html")
    assert postman.take(mail)
    assert postman.said() == ["See <you>"]


# What came back.


def report(postman: Postman, action: str, status: str, how: str) -> bytes:
    return bounce_of(postman.last, action, status, how)


@pytest.mark.parametrize("how", WAYS.values(), ids=WAYS.keys())
def test_a_mail_that_comes_back_is_known_to_have_bounced(postman: Postman, how: str) -> None:
    assert postman.take(report(postman, "failed", "5.1.1", how))
    assert postman.room.standing() == {"receipt": DeliveryStatus.BOUNCED}


def test_a_mail_that_came_back_before_its_server_was_heard_out_has_not_arrived(
    postman: Postman,
) -> None:
    def at_once(mail: EmailMessage, _: MailEnvelope, __: int) -> DeliveryResult:
        for _twice in range(2):
            assert postman.take(bounce_of(mail))
        return DeliveryResult(DeliveryStatus.SENT)

    room = postman.room
    room.hear("Good morning!")
    room.stage.wait(PATIENCE + PATIENCE)
    room.send = replace(room.send, transport=at_once)
    room.go()
    assert room.standing()["reply"] is DeliveryStatus.BOUNCED
    assert room.lead.status is not LeadStatus.CONTACTED
    assert room.lead.awaits_us


def test_a_mail_that_is_only_late_has_not_bounced(postman: Postman) -> None:
    assert parse_mail(report(postman, "delayed", "4.4.1", WAYS["header"]), SETTINGS) is None


def test_nobody_can_make_up_that_a_mail_came_back(postman: Postman) -> None:
    raw = report(postman, "failed", "5.1.1", WAYS["header"])
    token = reply_token(postman.room.send.key, postman.room.lead)
    forged = raw.replace(token.encode(), token[:-4].encode() + b"aaaa")
    found = parse_mail(forged, SETTINGS)
    assert isinstance(found, MailBounce)
    assert not postman.take(forged)
    assert postman.room.standing() == {"receipt": DeliveryStatus.SENT}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00",
        b"Content-Type: text/plain; charset=nonsense\n\n\x80\x81",
        b"From: =?utf-8?B?broken\nTo: <<<>>>,;:\nMessage-ID: <<a\n\nHello",
        b"Content-Type: multipart/report\n\nno parts",
        b"Content-Type: multipart/mixed; boundary=\n\n--\n",
        b"In-Reply-To: <" + b"a" * 100_000 + b"@x>\n\nHello",
    ],
)
def test_any_bytes_are_read_without_an_error(raw: bytes) -> None:
    assert parse_mail(raw, SETTINGS) is None or isinstance(parse_mail(raw, SETTINGS), MailReply)
