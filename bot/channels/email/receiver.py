"""Taking a mail that came in, from wherever it comes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.assistant.context import Assistant
from bot.assistant.mail.inbound import MailBounce, is_addressed, take_bounce, take_reply
from bot.channels.email.headers import tokens_in
from bot.channels.email.parser import parse_mail
from bot.channels.email.settings import MailSettings

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class MailReceiver:
    """Takes mails that came in. `committed` is told for whom something was kept."""

    assistant: Assistant
    settings: MailSettings
    clock: Callable[[], datetime]
    committed: Callable[[str], object] = lambda _: None

    def __call__(self, raw: bytes) -> bool:
        """Take one mail; whether anything came of it. Strangers have nothing of theirs read."""
        is_ours = is_addressed(self.assistant, tokens_in(raw))
        found, now = parse_mail(raw, self.settings) if is_ours else None, self.clock()
        if found is None:
            log.info("A mail came in that is about no enquiry, or was written by no person")
            return False
        if isinstance(found, MailBounce):
            is_known = take_bounce(self.assistant, found, now)
            log.info("Mail %s came back", found.outgoing_id if is_known else "of somebody else")
            return is_known
        person = take_reply(self.assistant, found, now)
        if person is None:
            log.info("An answer by mail has no effect: it was taken before, or leads nowhere")
            return False
        self.committed(person)
        return True
