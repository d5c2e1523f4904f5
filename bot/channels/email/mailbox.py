"""A mailbox that is looked into for answers (IMAP)."""

from __future__ import annotations

import imaplib
import logging
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from bot.channels.email.oauth import AccessToken, xoauth2
from bot.channels.email.settings import MailServer

log = logging.getLogger(__name__)

TIMEOUT = 30.0
"""Seconds without a word from the server."""

AT_ONCE = 100
"""Mails that are taken at one look; the rest follows at the next."""

INBOX = "INBOX"

MOST_BYTES = 4 * 1024 * 1024
"""So much of a mail is read. Words stand before files, which are not taken anyway."""


class NoMailboxError(imaplib.IMAP4.error):
    """There is no mailbox of that name."""


class Mailbox:
    """Hands each mail that nobody has read to `take`, and marks it as read once that is done.

    One that cannot be taken is marked as well, and flagged for people, so that it keeps no other
    one waiting; a database that is away for a moment leaves everything unread.
    """

    def __init__(
        self,
        server: MailServer,
        take: Callable[[bytes], object],
        is_passing: Callable[[Exception], bool],
        timeout: float = TIMEOUT,
        token: AccessToken | None = None,
    ) -> None:
        self._server, self._take, self._timeout = server, take, timeout
        self._is_passing, self._token = is_passing, token

    def look(self) -> int:
        """Take what is new; how many mails that were. Raises where the server is not reached."""
        with self._opened() as box:
            answer, _ = box.select(_quoted(self._server.path or INBOX))
            if answer != "OK":
                raise NoMailboxError
            _, found = box.uid("SEARCH", "UNSEEN")
            uids = found[0].split()[:AT_ONCE] if found and found[0] else []
            for uid in uids:
                self._look_at(box, uid.decode())
        return len(uids)

    def _look_at(self, box: imaplib.IMAP4, uid: str) -> None:
        _, parts = box.uid("FETCH", uid, f"(BODY.PEEK[]<0.{MOST_BYTES}>)")
        raw = next((part[1] for part in parts if isinstance(part, tuple)), None)
        if raw is None:  # somebody else has taken it out meanwhile
            return
        flags = r"(\Seen)"
        try:
            self._take(raw)
        except Exception as error:
            if self._is_passing(error):
                raise
            log.exception("A mail could not be read; it is flagged in its mailbox")
            flags = r"(\Seen \Flagged)"
        box.uid("STORE", uid, "+FLAGS.SILENT", flags)

    @contextmanager
    def _opened(self) -> Iterator[imaplib.IMAP4]:
        server, safe = self._server, ssl.create_default_context()
        box: imaplib.IMAP4
        if server.is_tls:
            box = imaplib.IMAP4_SSL(
                server.host, server.port, ssl_context=safe, timeout=self._timeout
            )
        else:
            box = imaplib.IMAP4(server.host, server.port, timeout=self._timeout)
        try:
            if not server.is_tls and not server.is_local:
                box.starttls(safe)
            self._sign_in(box)
            yield box
        finally:
            with suppress(imaplib.IMAP4.error, OSError):
                box.logout()
            with suppress(OSError):  # a connection that broke holds its descriptor otherwise
                box.shutdown()

    def _sign_in(self, box: imaplib.IMAP4) -> None:
        server = self._server
        if self._token is None:
            box.login(server.user, server.password)
            return
        line = xoauth2(server.user, self._token()).encode()
        try:
            # What is asked back is why it was refused, which only has to be acknowledged.
            box.authenticate("XOAUTH2", lambda asked: b"" if asked else line)
        except imaplib.IMAP4.error:
            self._token.forget()
            raise


def _quoted(name: str) -> str:
    """The name of a mailbox as it is said to a server."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
