"""Mail as a whole: the way out to applicants who are away, and the way back."""

from __future__ import annotations

import imaplib
import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from starlette.routing import BaseRoute

from bot.assistant.mail.tokens import mail_key
from bot.assistant.mail_queue import MAIL
from bot.assistant.ports import LOOKED_INTO_MAILBOX, Storage, Withdraw
from bot.assistant.team.roles import Team
from bot.channels.email.folder import FolderTransport
from bot.channels.email.mailbox import Mailbox
from bot.channels.email.oauth import AccessToken, TokenError
from bot.channels.email.receiver import MailReceiver
from bot.channels.email.sender import MailSend, Pace, Transport
from bot.channels.email.settings import MailSettings
from bot.channels.email.smtp import SmtpTransport, cannot_withdraw
from bot.channels.email.staff_sender import StaffMailSend, by_line
from bot.runtime.adapter import Services
from bot.runtime.delivery import Delivery
from bot.runtime.health import Check
from bot.runtime.probes import Probe
from bot.runtime.scheduler import Job, Scheduler
from bot.storage import StorageError

log = logging.getLogger(__name__)


class EmailApp:
    """Everything about mail; a `ChannelAdapter`. `home` is the address that links begin with.

    `named` are the members of the desk whom the settings name.
    """

    name = "mail"

    def __init__(
        self,
        settings: MailSettings,
        services: Services,
        home: Callable[[], str],
        named: Team | None = None,
    ) -> None:
        self.settings = settings
        storage, clock = services.assistant.storage, services.clock
        token = AccessToken(settings.application) if settings.application else None
        transport, withdraw = transport_of(settings, services, token)
        voice, pace = services.speaker.voice, Pace()
        send = MailSend(
            storage=storage,
            settings=settings,
            transport=transport,
            voice=voice,
            clock=clock,
            home=home,
            key=mail_key(storage),
            pace=pace,
        )
        to_staff = StaffMailSend(
            *(storage, settings, transport, voice, clock, home, pace), named or Team({})
        )
        self.delivery = Delivery(
            *(storage, by_line(send, to_staff), clock, MAIL, {}),
            is_alone=services.is_alone,
            withdraw=withdraw,
        )
        services.commits.listen(self.delivery.wake)
        take = MailReceiver(services.assistant, settings, clock, services.commits.tell)
        self._looks: Scheduler | None = None
        if settings.inbox is not None:
            inbox = Mailbox(settings.inbox, take, is_passing, token=token)
            # On a thread of its own: nothing else waits for a slow mail server.
            look = Job("Looking for answers by mail", lambda now: look_into(inbox, storage, now))
            services.metrics.expect(LOOKED_INTO_MAILBOX)
            self._looks = Scheduler((look,), clock, leads=services.cluster.leads)

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Links lead to the applicant's page."""
        return ()

    @property
    def probes(self) -> Sequence[Probe]:
        """Nothing comes over HTTP."""
        return ()

    @property
    def duties(self) -> Sequence[Job]:
        """Nothing that other duties have to wait for."""
        return ()

    @property
    def checks(self) -> Sequence[Check]:
        """A mail server that is away for a while keeps nobody from the counter."""
        return ()

    def start(self) -> None:
        """Send what is left over from before, and what comes."""
        self.delivery.start()
        if self._looks is not None:
            self._looks.start()

    def hush(self, timeout: float) -> bool:  # noqa: ARG002  as channels are hushed
        """Nothing comes in."""
        return True

    def close(self, timeout: float) -> bool:
        """Send what is due, and end."""
        if self._looks is not None:
            self._looks.close(timeout)
        return self.delivery.close(timeout)

    def is_well(self) -> bool:
        """What cannot be sent now waits."""
        return True


def look_into(inbox: Mailbox, storage: Storage, now: datetime) -> None:
    """Take what came in, if the server is there, and keep that this was done."""
    try:
        count = inbox.look()
    except TokenError as error:
        log.warning("No token is given for the mailbox for answers: %s", error)
        return
    except (OSError, imaplib.IMAP4.error) as error:
        log.warning("The mailbox for answers is not reached: %s", type(error).__name__)
        return
    with storage() as work:
        work.upkeep_marks.put(LOOKED_INTO_MAILBOX, now)
        work.commit()
    if count:
        log.info("%s mails came in", count)


def transport_of(
    settings: MailSettings, services: Services, token: AccessToken | None
) -> tuple[Transport, Withdraw]:
    """How mails are handed in, and taken back."""
    if settings.server is not None:
        return SmtpTransport(settings.server, services.clock, token=token), cannot_withdraw
    assert settings.folder is not None  # noqa: S101  mail goes one way or the other
    folder = FolderTransport(settings.folder)
    return folder, folder.withdraw


def is_passing(error: Exception) -> bool:
    """Whether a mail that could not be taken may be taken a moment later."""
    return isinstance(error, StorageError)
