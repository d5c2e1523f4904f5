"""Signing in as an application, at servers of SMTP and IMAP that ask for a token."""

from __future__ import annotations

import imaplib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.assistant.ports import DeliveryStatus
from bot.channels.email.app import is_passing
from bot.channels.email.mailbox import Mailbox
from bot.channels.email.oauth import AccessToken, TokenError
from bot.channels.email.settings import MailServer
from bot.channels.email.smtp import SmtpTransport
from tests.channels.email.dovecot import USER, dovecot_serving, needs_dovecot
from tests.channels.email.mail_room import MailRoom, new_room
from tests.channels.email.mail_server import MailBox
from tests.channels.email.postman import Postman
from tests.channels.email.token_endpoint import SECRET, TokenEndpoint, giving_tokens


@pytest.fixture
def endpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TokenEndpoint]:
    with giving_tokens(USER, tmp_path) as (serving, certificate):
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
        yield serving


@pytest.fixture
def token(endpoint: TokenEndpoint) -> AccessToken:
    return AccessToken(endpoint.application)


def room_at(server: MailServer, token: AccessToken) -> MailRoom:
    transport = SmtpTransport(
        replace(server, user=USER), lambda: made.stage.now, timeout=5, token=token
    )
    made = new_room(transport)
    return made


def test_one_token_serves_until_it_expires(endpoint: TokenEndpoint, token: AccessToken) -> None:
    assert {token() for _ in range(3)} == {"token-1"}
    assert endpoint.asked == 1


def test_a_token_that_is_over_is_got_anew(endpoint: TokenEndpoint, token: AccessToken) -> None:
    endpoint.lasts = 1
    assert [token(), token()] == ["token-1", "token-2"]


def test_a_refusal_is_told_by_its_name_and_says_nothing_secret(
    endpoint: TokenEndpoint, token: AccessToken
) -> None:
    endpoint.refuses = True
    with pytest.raises(TokenError, match="invalid_client") as refused:
        token()
    assert SECRET not in str(refused.value)
    assert SECRET not in repr(endpoint.application)


def test_an_answer_that_is_none_is_a_refusal(endpoint: TokenEndpoint, token: AccessToken) -> None:
    endpoint.is_broken = True
    with pytest.raises(TokenError):
        token()
    endpoint.is_broken = False
    assert token()


def test_whoever_gives_tokens_without_a_known_certificate_is_told_no_secret(
    endpoint: TokenEndpoint, token: AccessToken, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    with pytest.raises(TokenError):
        token()
    assert endpoint.asked == 0


def test_mails_are_handed_in_by_token(server: MailServer, box: MailBox, token: AccessToken) -> None:
    box.tokens[USER] = token()
    room = room_at(server, token)
    room.go()
    assert len(box.mails) == 1
    assert room.standing() == {"receipt": DeliveryStatus.SENT}


def test_a_token_that_a_server_does_not_take_is_replaced_and_the_mail_sent_later(
    server: MailServer, box: MailBox, token: AccessToken
) -> None:
    token()
    box.tokens[USER] = "token-2"
    room = room_at(server, token)
    room.go()
    assert room.standing() == {"receipt": DeliveryStatus.QUEUED}
    room.stage.wait(timedelta(hours=1))
    room.go()
    assert room.standing() == {"receipt": DeliveryStatus.SENT}


def test_without_a_token_a_mail_waits(
    endpoint: TokenEndpoint, server: MailServer, box: MailBox, token: AccessToken
) -> None:
    endpoint.refuses = True
    room = room_at(server, token)
    room.go()
    assert box.mails == []
    assert room.standing() == {"receipt": DeliveryStatus.QUEUED}


@pytest.mark.imap
def test_a_mailbox_is_read_by_token_and_closed_to_one_that_was_revoked(
    endpoint: TokenEndpoint, token: AccessToken
) -> None:
    needs_dovecot()
    postman = Postman()
    with dovecot_serving(endpoint.introspection) as mailbox:
        mailbox.deliver(postman.answer("By token").as_bytes())
        inbox = Mailbox(mailbox.server, postman.receiver, is_passing, timeout=5, token=token)
        token()
        endpoint.revoke()
        with pytest.raises(imaplib.IMAP4.error):
            inbox.look()
        assert postman.said() == []
        assert inbox.look() == 1, "another one was got"
    assert postman.said() == ["By token"]
