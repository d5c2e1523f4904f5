"""A real mail server on a free port, which refuses or breaks off when it is told to."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Event
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from bot.channels.email.settings import MailServer

BREAK_OFF = "break off"
"""A fault: the connection breaks once a mail was taken, before that is said."""


class MailBox:
    """What was taken, and what is to go wrong next at which command: a reply, or breaking off."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, EmailMessage]] = []
        self.faults: dict[str, deque[str]] = {"MAIL": deque(), "RCPT": deque(), "DATA": deque()}
        self.came = Event()
        self.tokens: dict[str, str] = {}
        """Who may sign in by which token of OAuth."""

    @property
    def mails(self) -> list[EmailMessage]:
        return [mail for _, mail in self.taken]

    def goes_wrong(self, command: str, *replies: str) -> None:
        self.faults[command].extend(replies)

    def heal(self) -> None:
        """Nothing goes wrong any more."""
        for replies in self.faults.values():
            replies.clear()

    async def auth_XOAUTH2(self, server: Any, said: list[str]) -> AuthResult:  # noqa: N802
        line = b64decode(said[1]).decode()
        user, bearer = re.fullmatch("user=(.*)\x01auth=Bearer (.*)\x01\x01", line).groups()  # type: ignore[union-attr]
        if self.tokens.get(user) == bearer:
            return AuthResult(success=True)
        why = b64encode(b'{"status":"401","schemes":"bearer"}').decode()
        assert await server.challenge_auth(why, encode_to_b64=False) == b""
        return AuthResult(success=False, handled=False)

    async def handle_MAIL(self, *said: Any) -> str:  # noqa: N802  as aiosmtpd calls it
        _, _, envelope, address, _ = said
        if self.faults["MAIL"]:
            return self.faults["MAIL"].popleft()
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, *said: Any) -> str:  # noqa: N802
        _, _, envelope, address, _ = said
        if self.faults["RCPT"]:
            return self.faults["RCPT"].popleft()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, *said: Any) -> str:  # noqa: N802
        server, _, envelope = said
        fault = self.faults["DATA"].popleft() if self.faults["DATA"] else ""
        if fault not in ("", BREAK_OFF):
            return fault
        mail = message_from_bytes(envelope.content, policy=default)
        self.taken.append((envelope.mail_from, mail))
        self.came.set()
        if fault == BREAK_OFF:
            server.transport.abort()
        return "250 taken"


class FreePort(Controller):
    """Listens on whatever port is free."""

    def _trigger_server(self) -> None:
        server: Any = self.server
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def listening(box: MailBox) -> Iterator[MailServer]:
    """The server, as long as it listens."""
    controller = FreePort(box, hostname="127.0.0.1", port=0, auth_require_tls=False)
    controller.start()
    try:
        yield MailServer("127.0.0.1", controller.port, is_tls=False)
    finally:
        controller.stop()
