"""What the page for applicants needs of the rest: use cases, words, and who listens."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from threading import Lock

from bot.assistant.context import Assistant
from bot.assistant.desk.appointments.arrangement import appointments_of
from bot.assistant.history import (
    SHOWN,
    History,
    keep_seen,
    settle_all_seen,
    versions_of,
)
from bot.assistant.person_overview import greeting_of, overview_of, result_of
from bot.assistant.person_status import status_of
from bot.assistant.ports import Author
from bot.assistant.turns import fill_all, handle_turn
from bot.channels.common.tab_host import TabHost
from bot.channels.web.applicants.turns import OPENED
from bot.channels.web.http.fair_queue import FairQueue
from bot.channels.web.http.rate_limit import RateLimiter
from bot.channels.web.http.site import Site
from bot.channels.web.http.sse import Hub
from bot.faq.text.other_languages import Tongue
from bot.handoff.appointments.appointment import Appointment
from bot.runtime.metrics import Metrics
from bot.vocabulary import Hours, Language, Reply, Turn
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.vocabulary.ui import Dialog, Screen
from bot.wording.applicants.channels.accessibility import accessibility_statement
from bot.wording.applicants.channels.page_words import PageWords, page_words
from bot.wording.applicants.channels.panel import Panel, panel
from bot.wording.applicants.channels.result_page import ResultPage, result_page
from bot.wording.applicants.contact.contact_dialog import contact_dialog
from bot.wording.applicants.other_languages import SENTENCES as SPOKEN_HERE
from bot.wording.applicants.renderer import Renderer
from bot.wording.appointments import calendar_file
from bot.wording.choices import picked_label
from bot.wording.clause_gists import clause_gists

PER_VISITOR = "40/10 seconds; 2000/hour"

LEAVES_FORM = str(ChoiceId.command(Command.CANCEL))


@dataclass(frozen=True, slots=True)
class PageView:
    """What a person's page shows. `language` is None as long as they never did anything; `calls`
    are those that they were told of last, by the id of the message that did."""

    history: History
    panel: Panel
    language: Language | None
    calls: Mapping[int, Appointment] = field(default_factory=dict)


@dataclass(frozen=True)
class ApplicantLimits:
    """How much one visitor, and one address, may do: far more than people do.

    Long texts count as several acts (see `cost_of`).
    An office of a hundred people may share one address.
    """

    turns: RateLimiter = field(default_factory=lambda: RateLimiter(PER_VISITOR))
    of_address: RateLimiter = field(default_factory=lambda: RateLimiter("900/minute"))


class ReadMarks:
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
class ApplicantService:
    """What applicants do in a browser, and what they are shown.

    All but `ready` and `seen` may take a moment, so they are called in threads. `ready` returns
    once questions can be answered; nothing but free text waits for it.

    `committed` is told for whom; `hub` wakes the pages of a person. `hosts` are programs that may
    show them as tabs. Call `keep_seen` now and then.
    """

    assistant: Assistant
    speaker: Renderer
    clock: Callable[[], datetime]
    site: Site
    ready: Callable[[], Awaitable[None]]
    committed: Callable[[str], object]
    metrics: Metrics
    hosts: tuple[TabHost, ...] = ()
    hub: Hub = field(default_factory=Hub)
    limits: ApplicantLimits = field(default_factory=ApplicantLimits)
    queue: FairQueue = field(default_factory=FairQueue)
    noted: ReadMarks = field(default_factory=ReadMarks)

    def seen(self, person: str, newest: int) -> None:
        """A person saw their messages up to this one; quick, kept a moment later."""
        self.noted.note(person, newest)

    def host_of(self, key: str) -> str | None:
        """Whose conversation a browser shows that a link led there; None for nobody's."""
        with self.assistant.storage.read_only() as work:
            return work.devices.person_of(key)

    def keep_seen(self) -> None:
        """Keep what was seen since, with what is committed next: a commit of its own after every
        turn would be as much as the turn's."""
        noted, now = self.noted.take(), self.clock()
        if noted:
            self.assistant.storage.later(lambda work: settle_all_seen(work, noted, now))

    def look(self, person: str, language: Language, lines: int = SHOWN) -> PageView:
        """What a person's page shows, in this language where theirs is not known, and so many of
        the newest lines."""
        overview = overview_of(self.assistant, person, self.clock(), lines)
        known = overview.standing.language
        voice = self.speaker.voice(known or language)
        calls = self._calls(person, overview.history)
        return PageView(overview.history, panel(overview, voice), known, calls)

    def _calls(self, person: str, history: History) -> Mapping[int, Appointment]:
        if all(line.speaker is not Author.STAFF for line in history.lines):
            return {}
        with self.assistant.storage.read_only() as work:
            return {each.outgoing: each for each in appointments_of(work, person)}

    def call(self, person: str, uid: str) -> bytes | None:
        """A call of this person as a file for calendars, in the language of the enquiry; None where
        they have none of this name."""
        with self.assistant.storage.read_only() as work:
            found = work.appointments.get(uid)
            lead = work.leads.get(found.lead) if found else None
        if found is None or lead is None or not lead.person or lead.person != person:
            return None
        return calendar_file(found, self.speaker.voice(lead.language))

    def version(self, person: str) -> str:
        """The version of a person's history: another one whenever something was said to them."""
        return versions_of(self.assistant.storage, [person])[person]

    def ring(self, persons: Iterable[str]) -> None:
        """There may be something new for these persons: their pages are told their versions, which
        are read for all of them at once."""
        heard = [person for person in persons if self.hub.is_heard(person)]
        if heard:
            for person, version in versions_of(self.assistant.storage, heard).items():
                self.hub.ring(person, version)

    def greet(self, person: str, language: Language) -> Reply:
        """What somebody who never came before is told; nothing is kept."""
        turn = Turn(OPENED, person, language=language)
        return greeting_of(self.assistant, turn, self.clock())

    def take(self, turn: Turn) -> Reply | None:
        """Handle a turn, and tell of it once it is committed; None if it was handled before."""
        if turn.choose in (None, LEAVES_FORM):
            self._keep_seen_of(turn.person)  # leaving the form forgets what was shown of it
        with self.metrics.turn("web"):
            reply = handle_turn(self.assistant, turn, self.clock())
        self.committed(turn.person)
        return reply

    def _keep_seen_of(self, person: str) -> None:
        newest = self.noted.of(person)
        if newest:
            keep_seen(self.assistant.storage, {person: newest}, self.clock())

    def fill(self, person: str, event: str, values: Mapping[str, str]) -> Mapping[str, str]:
        """Take the whole contact form; what is wrong, by field, and nothing where it was taken."""
        filled = fill_all(self.assistant, person, event, values, self.clock())
        if isinstance(filled, Mapping):
            return filled
        self.committed(person)
        return {}

    def form(self, person: str, language: Language) -> Dialog | None:
        """The contact form that is open for a person; None while none is."""
        standing = status_of(self.assistant, person, self.clock())
        if standing.form is None:
            return None
        voice = self.speaker.voice(standing.language or language)
        return contact_dialog(self.assistant.form, standing.form.values, voice)

    def result(self, person: str, language: Language) -> ResultPage | None:
        """The result of a person's pre-check; None while there is none."""
        now = self.clock()
        message = result_of(self.assistant, person, language, now)
        if message is None:
            return None
        overview = overview_of(self.assistant, person, now)
        return result_page(message, overview, now, self.speaker.voice(language))

    def words(self, language: Language) -> PageWords:
        """The words of the page."""
        voice = self.speaker.voice(language)
        key = language, voice.edition.id, voice.edition.desk_hours
        known = self._words.get(key)
        if known is None:
            known = self._words[key] = page_words(voice)
        return known

    @cached_property
    def _words(self) -> dict[tuple[Language, str, Hours], PageWords]:
        return {}

    def moment(self, at: datetime, language: Language) -> str:
        """When something was said, in words."""
        return self.speaker.voice(language).moment(at)

    def picked(self, choice: str, language: Language) -> str:
        """What a choice is called that no reply had offered."""
        return picked_label(choice, self.assistant.flow, self.speaker.voice(language))

    def unspoken(self, tongue: Tongue) -> tuple[str, str]:
        """A language that is not spoken here, and a sentence in it on those that are."""
        return tongue.value, SPOKEN_HERE[tongue]

    def accessibility(self, language: Language) -> Screen:
        """For whom the page works, and how that was tried."""
        return accessibility_statement(self.speaker.voice(language))

    def clauses(self, clauses: Sequence[str], language: Language) -> tuple[tuple[str, str], ...]:
        """Places in the guideline, each with what stands there in short."""
        return clause_gists(clauses, self.speaker.voice(language))
