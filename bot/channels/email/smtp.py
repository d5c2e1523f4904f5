"""Handing a mail in at a server, and what became of it.

Refused for now (4xx) or not reached: it was surely not sent, so it is tried again. Refused (5xx):
it never will be. A connection that broke after the mail was said: nobody knows.
"""

from __future__ import annotations

import logging
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from email.message import EmailMessage

from bot.assistant.ports import DeliveryResult, DeliveryStatus, Withdrawal
from bot.channels.email.mime import MailEnvelope
from bot.channels.email.oauth import AccessToken, TokenError, xoauth2
from bot.channels.email.settings import MailServer

log = logging.getLogger(__name__)

TIMEOUT = 30.0
"""Seconds without a word from the server."""

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)
"""How long to wait before a mail is tried again: twice as long each time."""

FAILED, UNCERTAIN = DeliveryResult(DeliveryStatus.FAILED), DeliveryResult(DeliveryStatus.UNCERTAIN)

PERMANENT = 500
"""Replies from here on will be the same the next time."""


class NoEncryptionError(smtplib.SMTPException):
    """The server does not encrypt, and is not on this machine."""


class SmtpTransport:
    """Hands mails in at a server, over a connection of its own for each."""

    def __init__(
        self,
        server: MailServer,
        clock: Callable[[], datetime],
        timeout: float = TIMEOUT,
        token: AccessToken | None = None,
    ) -> None:
        self._server, self._clock, self._timeout = server, clock, timeout
        self._token = token

    def __call__(self, mail: EmailMessage, envelope: MailEnvelope, attempts: int) -> DeliveryResult:
        """Hand a mail in; `attempts` is how often that was tried, this time included."""
        try:
            connection = self._connect()
        except smtplib.SMTPAuthenticationError as error:
            log.warning("The mail server does not let us in: %s", error.smtp_code)
            return self._later(attempts)
        except TokenError as error:
            log.warning("No token is given for the mail server: %s", error)
            return self._later(attempts)
        except (smtplib.SMTPException, OSError) as error:
            log.warning("The mail server is not reached: %s", type(error).__name__)
            return self._later(attempts)
        try:
            return self._hand_in(connection, mail, envelope, attempts)
        finally:
            with suppress(smtplib.SMTPException, OSError):
                connection.quit()
            connection.close()

    def greet(self) -> None:
        """See whether the server lets us in. Raises `SMTPException` or `OSError`."""
        with self._connect() as connection:
            connection.noop()

    def _connect(self) -> smtplib.SMTP:
        """A connection on which mails can be handed in."""
        server, safe = self._server, ssl.create_default_context()
        if server.is_tls:
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=self._timeout, context=safe
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=self._timeout)
        try:
            connection.ehlo_or_helo_if_needed()
            if not server.is_tls and not server.is_local:
                self._begin_tls(connection, safe)
            self._sign_in(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _sign_in(self, connection: smtplib.SMTP) -> None:
        server = self._server
        if self._token is None:
            if server.user:
                connection.login(server.user, server.password)
            return
        line = xoauth2(server.user, self._token())
        try:
            # What is asked back is why it was refused, which only has to be acknowledged.
            connection.auth("XOAUTH2", lambda asked=None: "" if asked else line)
        except smtplib.SMTPAuthenticationError:
            self._token.forget()
            raise

    def _begin_tls(self, connection: smtplib.SMTP, safe: ssl.SSLContext) -> None:
        if not connection.has_extn("starttls"):
            raise NoEncryptionError
        connection.starttls(context=safe)
        connection.ehlo()

    def _hand_in(
        self, connection: smtplib.SMTP, mail: EmailMessage, envelope: MailEnvelope, attempts: int
    ) -> DeliveryResult:
        is_said = False
        try:
            announce(connection, envelope)
            is_said = True
            code, _ = connection.data(mail.as_bytes())
        except smtplib.SMTPResponseException as refusal:
            return self._refused(refusal.smtp_code, attempts)
        except (smtplib.SMTPException, OSError) as error:
            log.warning("The connection to the mail server broke: %s", type(error).__name__)
            return UNCERTAIN if is_said else self._later(attempts)
        if code // 100 != 2:
            return self._refused(code, attempts)
        return DeliveryResult(DeliveryStatus.SENT, envelope.message_id)

    def _refused(self, code: int, attempts: int) -> DeliveryResult:
        log.warning("The mail server refused a mail: %s", code)
        return FAILED if code >= PERMANENT else self._later(attempts)

    def _later(self, attempts: int) -> DeliveryResult:
        wait = min(FIRST_WAIT * 2 ** min(attempts - 1, 10), LONGEST_WAIT)
        return DeliveryResult(DeliveryStatus.QUEUED, retry_at=self._clock() + wait)


def announce(connection: smtplib.SMTP, envelope: MailEnvelope) -> None:
    """Say who a mail is from and to. Raises `SMTPResponseException` where that is refused."""
    accepted(*connection.mail(envelope.bounces_to))
    accepted(*connection.rcpt(envelope.to))


def accepted(code: int, told: bytes) -> None:
    """Go on where the server agrees; raise `SMTPResponseException` where it does not."""
    if code // 100 != 2:
        raise smtplib.SMTPResponseException(code, told)


def cannot_withdraw(_: Withdrawal) -> DeliveryResult:
    """A mail that was handed in cannot be taken back."""
    return FAILED
