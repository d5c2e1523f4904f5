"""The mails that made-up visitors would have got, in the folder where one looks at mails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot import bootstrap
from bot.assistant.context import Assistant
from bot.assistant.delivery import claim, settle
from bot.assistant.mail.letters import PATIENCE
from bot.assistant.mail.tokens import mail_key
from bot.assistant.mail_queue import MailReach, mail_line
from bot.assistant.ports import Outgoing
from bot.channels.email.folder import FolderTransport
from bot.channels.email.sender import MailSend, Pace
from bot.channels.email.settings import MailSettings
from bot.vocabulary.demo_visitor import DEMO

NO_PACE = Pace(timedelta(0))

Look = Callable[[str, datetime], None]
"""Puts the mails to somebody into the folder that are due at a moment."""


def with_demo_mail(assistant: Assistant, settings: MailSettings) -> Assistant:
    """The counter that writes mails to made-up visitors."""
    return replace(assistant, mailed=MailReach((DEMO,), str(settings.folder)))


def mails_into_folder(assistant: Assistant, settings: MailSettings, home: str) -> Look:
    """Mails go into the folder, and nowhere else, some minutes after what they tell of."""
    assert settings.folder is not None  # noqa: S101  made-up visitors have no mailboxes
    folder, key = FolderTransport(settings.folder), mail_key(assistant.storage)

    def look(person: str, moment: datetime) -> None:
        storage, at = assistant.storage, moment + PATIENCE + PATIENCE
        voice = bootstrap.renderer().voice
        send = MailSend(storage, settings, folder, voice, lambda: at, lambda: home, NO_PACE, key)
        while isinstance(mail := claim(storage, mail_line(person), at), Outgoing):
            result = send(mail)
            with storage() as work:
                settle(work, mail, result, at)
                work.commit()

    return look
