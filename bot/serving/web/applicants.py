"""What the page for applicants needs of the rest: use cases, words, and who listens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from threading import Lock

from bot.assistant.contacting import fill_all
from bot.assistant.counter import Counter
from bot.assistant.history import keep_seen, version_of
from bot.assistant.overview import greeting_of, overview_of, result_of
from bot.assistant.standing import standing_of
from bot.assistant.turns import handle_turn
from bot.channels.web.outside import Limits, Look, Outside
from bot.channels.web.turns import OPENED
from bot.platforms.web.site import Site
from bot.platforms.web.streams import Hub
from bot.serving.metrics import Metrics
from bot.vocabulary import Language, Reply, Turn
from bot.vocabulary.page import PageWords, ResultPage
from bot.vocabulary.screens import Dialog
from bot.wording.contact_dialog import contact_dialog
from bot.wording.picked import picked_label
from bot.wording.speaker import Speaker
from bot.wording.web.page import page_words, panel, result_page


class Seen:
    """Who has seen what, kept for all at once: a transaction for each look would be many."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._newest: dict[str, int] = {}

    def note(self, person: str, newest: int) -> None:
        """A person saw their messages up to this one."""
        with self._lock:
            self._newest[person] = max(newest, self._newest.get(person, 0))

    def of(self, person: str) -> int:
        """What was noted of one person and is not kept yet; 0 for nothing."""
        with self._lock:
            return self._newest.get(person, 0)

    def take(self) -> dict[str, int]:
        """What was noted since."""
        with self._lock:
            taken, self._newest = self._newest, {}
        return taken


@dataclass(frozen=True)
class Visitors:
    """Commits what applicants do in a browser, and tells whoever listens.

    `committed` is told for whom; `hub` wakes the pages of a person. Call `keep_seen` now and then.
    """

    counter: Counter
    speaker: Speaker
    clock: Callable[[], datetime]
    site: Site
    ready: Callable[[], Awaitable[None]]
    committed: Callable[[str], object]
    metrics: Metrics
    hub: Hub = field(default_factory=Hub)
    limits: Limits = field(default_factory=Limits)
    noted: Seen = field(default_factory=Seen)

    @cached_property
    def outside(self) -> Outside:
        """All of it, as the channel takes it."""
        return Outside(
            site=self.site,
            hub=self.hub,
            ready=self.ready,
            look=self.look,
            version=self.version,
            greet=self.greet,
            take=self.take,
            fill=self.fill,
            form=self.form,
            result=self.result,
            seen=self.noted.note,
            words=self.words,
            moment=self.moment,
            picked=self.picked,
            limits=self.limits,
        )

    def keep_seen(self) -> None:
        """Keep what was seen since; where that fails, it is noted again."""
        noted = self.noted.take()
        if not noted:
            return
        try:
            keep_seen(self.counter.storage, noted, self.clock())
        except Exception:
            for person, newest in noted.items():
                self.noted.note(person, newest)
            raise

    def look(self, person: str, language: Language) -> Look:
        """What a person's page shows."""
        overview = overview_of(self.counter, person, self.clock())
        known = overview.standing.language
        voice = self.speaker.voice(known or language)
        return Look(overview.history, panel(overview, voice), known)

    def version(self, person: str) -> str:
        """The version of a person's history."""
        return version_of(self.counter.storage, person)

    def greet(self, person: str, language: Language) -> Reply:
        """What somebody who never came before is told."""
        turn = Turn(OPENED, person, language=language)
        return greeting_of(self.counter, turn, self.clock())

    def take(self, turn: Turn) -> Reply | None:
        """Handle a turn, and tell of it once it is committed."""
        if turn.choose in (None, "do:cancel"):
            self._keep_seen_of(turn.person)  # leaving the form forgets what was shown of it
        with self.metrics.turn("web"):
            reply = handle_turn(self.counter, turn, self.clock())
        self.committed(turn.person)
        return reply

    def _keep_seen_of(self, person: str) -> None:
        newest = self.noted.of(person)
        if newest:
            keep_seen(self.counter.storage, {person: newest}, self.clock())

    def fill(self, person: str, event: str, values: Mapping[str, str]) -> Mapping[str, str]:
        """Take the whole contact form; what is wrong, by field."""
        filled = fill_all(self.counter, person, event, values, self.clock())
        if isinstance(filled, Mapping):
            return filled
        self.committed(person)
        return {}

    def form(self, person: str, language: Language) -> Dialog | None:
        """The contact form that is open for a person."""
        standing = standing_of(self.counter, person, self.clock())
        if standing.form is None:
            return None
        voice = self.speaker.voice(standing.language or language)
        return contact_dialog(self.counter.form, standing.form.values, voice)

    def result(self, person: str, language: Language) -> ResultPage | None:
        """The result of a person's pre-check."""
        now = self.clock()
        message = result_of(self.counter, person, language, now)
        if message is None:
            return None
        overview = overview_of(self.counter, person, now)
        return result_page(message, overview, now, self.speaker.voice(language))

    def words(self, language: Language) -> PageWords:
        """The words of the page."""
        return self._words[language]

    @cached_property
    def _words(self) -> Mapping[Language, PageWords]:
        return {language: page_words(self.speaker.voice(language)) for language in Language}

    def moment(self, at: datetime, language: Language) -> str:
        """When something was said, in words."""
        return self.speaker.voice(language).moment(at)

    def picked(self, choice: str, language: Language) -> str:
        """What a choice is called that no reply had offered."""
        return picked_label(choice, self.counter.flow, self.speaker.voice(language))
