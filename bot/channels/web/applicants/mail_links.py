"""Links from mails: they open a conversation in any browser, once somebody presses a button."""

from __future__ import annotations

from bot.assistant.mail.tokens import LinkTarget, open_link
from bot.assistant.ports import UnitOfWork
from bot.channels.web.applicants.service import ApplicantService
from bot.channels.web.applicants.visitor import Visitor
from bot.channels.web.http.templates import Pages
from bot.channels.web.http.tokens import OPENED, hash_of, new_token
from bot.wording.applicants.channels.mail_link import link_words

OPEN_PATH = "/open/{token}"

GONE = 410


class MailLinks:
    """Draws the page that a link leads to, and opens the conversation. Call it in a thread."""

    def __init__(self, service: ApplicantService, pages: Pages) -> None:
        self._service = service
        self._pages = pages

    def is_known(self, token: str) -> bool:
        """Whether a link leads to a conversation. Those that do not may be guesses."""
        with self._service.assistant.storage.read_only() as work:
            return open_link(work, token, self._service.clock()) is not None

    def ask(self, token: str, visitor: Visitor) -> tuple[str, int]:
        """The page with a button, or what is wrong with the link, with its status."""
        with self._service.assistant.storage.read_only() as work:
            target = open_link(work, token, self._service.clock())
            is_busy = target is not None and has_another(work, visitor, target)
        language = target.lead.language if target else visitor.language
        is_good = target is not None and not target.is_over
        html = self._pages.piece(
            "open.html",
            w=self._service.words(language),
            language=language.value,
            words=link_words(target, self._service.speaker.voice(language), is_busy=is_busy),
            is_good=is_good,
            is_another=target is not None and visitor.person != target.lead.person,
            root="..",
        )
        return html, 200 if is_good else GONE

    def open(self, token: str, visitor: Visitor) -> str | None:
        """The token of a browser that shows the conversation; None where the link opens nothing.

        A browser that shows it already keeps its own.
        """
        now = self._service.clock()
        with self._service.assistant.storage() as work:
            target = open_link(work, token, now)
            if target is None or target.is_over:
                return None
            person = target.lead.person
            if visitor.token and visitor.person == person:
                return visitor.token
            opened = OPENED + new_token()
            work.devices.add(hash_of(opened), person, now)
            work.commit()
        return opened


def has_another(work: UnitOfWork, visitor: Visitor, target: LinkTarget) -> bool:
    """Whether this browser shows another conversation now."""
    is_same = not visitor.token or visitor.person == target.lead.person
    return not is_same and work.conversations.of(visitor.person) is not None
