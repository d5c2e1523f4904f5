"""Proposals tried out before they are published: are they whole, and which answers would change.

The same check, the same learning and the same decisions as in the counter itself, on the content
with the proposal in it. What a language learns from is learnt anew only where it differs.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread

from bot import bootstrap
from bot.assistant.context import Assistant
from bot.assistant.curation.answer_changes import (
    Asked,
    QuestionChange,
    answer_changes,
    worth_asking,
)
from bot.assistant.curation.meaning_changes import (
    HeardMessage,
    MeaningChange,
    changed_sentences,
    meaning_changes,
)
from bot.assistant.curation.playground import PlaygroundResult, try_out
from bot.assistant.ports import Proposal, Storage
from bot.content import Content, ContentError, Problem, edition_on, load
from bot.content.edits.patch import UnpatchableError
from bot.content.edits.release import entries_of, release_at
from bot.handoff.business_hours import day_of
from bot.precheck.proof import prove
from bot.programme import Programme, hears_alike, take_matchers, take_over
from bot.understanding.state import Place
from bot.vocabulary import Language
from bot.vocabulary.content_edit import ContentEdit

log = logging.getLogger(__name__)

MOST_KEPT = 3
"""Proposals that are kept ready; each takes some 30 MB."""

MOST_HEARD = 300
"""Of these, the newest, which are listened to once more where people are heard otherwise."""

FLOW = "flows/precheck.yaml"

MOST_ASKED = 3_000
"""Questions that people asked, the newest, which are asked once more."""


@dataclass
class AnswerReport:
    """Which answers change, once that is known, and which messages are understood otherwise.
    `asked` so far, of `total`."""

    total: int = 0
    asked: int = 0
    changes: tuple[QuestionChange, ...] = ()
    meanings: tuple[MeaningChange, ...] = ()
    has_failed: bool = False
    ended: Event = field(default_factory=Event)

    @property
    def is_done(self) -> bool:
        """Whether all were asked."""
        return self.ended.is_set()


@dataclass
class ProposalTrial:
    """An edition with a proposal in it. `problems` keep it from being published; without any,
    `assistant` is the counter that would answer. `head`: the publication that it goes on from.
    `left`: what was wrong with a coming edition before, which may be put right bit by bit."""

    head: int
    problems: tuple[Problem, ...] = ()
    left: tuple[Problem, ...] = ()
    assistant: Assistant | None = None
    report: AnswerReport = field(default_factory=AnswerReport)

    def try_out(
        self, text: str, language: Language | None, now: datetime, place: str = Place.FRESH
    ) -> PlaygroundResult | None:
        """What would be made of a message at a place; None where there is none."""
        return try_out(self.assistant, text, language, now, place) if self.assistant else None


def new_problems(wrong: tuple[Problem, ...], before: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """What is wrong now and was not before; lines may have moved."""
    known = {(each.file, each.key, each.message) for each in before}
    return tuple(each for each in wrong if (each.file, each.key, each.message) not in known)


class ProposalTrials:
    """Makes trials of proposals, each once. Safe to share between threads."""

    def __init__(
        self,
        root: Path,
        storage: Storage,
        current: Callable[[], Assistant],
        learnt: Callable[[], Programme | None] = lambda: None,
        retention_days: int = bootstrap.RETENTION_DAYS,
    ) -> None:
        self._root, self._storage = root, storage
        self._current, self._learnt = current, learnt
        self._retention_days = retention_days
        self._known: OrderedDict[tuple[int, str, date], ProposalTrial] = OrderedDict()
        self._lock = Lock()

    def of(self, proposal: Proposal, edition: str, now: datetime) -> ProposalTrial:
        """An edition as it would be; which answers change is found out beside."""
        with self._storage.read_only() as work:
            published = work.publications.all()
        head = published[-1].number if published else 0
        key = head, repr(proposal.edits), day_of(now)
        with self._lock:
            if key not in self._known:
                edits = [edit for each in published for edit in each.edits]
                self._known[key] = self._made(head, edits, proposal, edition, now)
            self._known.move_to_end(key)
            while len(self._known) > MOST_KEPT:
                self._known.popitem(last=False)
            return self._known[key]

    def _made(
        self,
        head: int,
        published: list[ContentEdit],
        proposal: Proposal,
        edition: str,
        now: datetime,
    ) -> ProposalTrial:
        holds = edition_on(self._root, day_of(now))
        try:
            known, wrong = self._loaded([*published, *proposal.edits], edition)
            if edition == holds:
                left: tuple[Problem, ...] = ()
            else:  # what it shares must go on to hold, and nothing may be worse than it was
                left = self._loaded(published, edition)[1]
                wrong += self._loaded([*published, *proposal.edits], holds)[1]
        except (UnpatchableError, OSError) as error:
            return ProposalTrial(head, (Problem("", 0, "", str(error)),))
        fresh = new_problems(wrong, left)
        if fresh or known is None:
            return ProposalTrial(head, fresh, () if fresh else wrong)
        return self._tried(head, known, proposal, self._baseline(edition, holds))

    def _loaded(
        self, edits: list[ContentEdit], edition: str
    ) -> tuple[Content | None, tuple[Problem, ...]]:
        with TemporaryDirectory(prefix="madoguchi-") as folder:
            release = release_at(self._root, edits, Path(folder))
            try:
                return load(release.root, edition), ()
            except ContentError as error:
                return None, error.problems

    def _baseline(self, edition: str, holds: str) -> Assistant:
        """The counter that answers now under an edition; today's where that cannot be used yet."""
        current = self._current()
        coming = current.editions.of(edition) if current.editions and edition != holds else None
        return coming or current

    def _tried(
        self, head: int, known: Content, proposal: Proposal, current: Assistant
    ) -> ProposalTrial:
        if unproved := prove(known.flow, known.edition.clauses, known.unused_clauses).problems:
            return ProposalTrial(head, tuple(Problem(FLOW, 0, "", each) for each in unproved))
        programme = bootstrap.programme_with(known, None)
        take_matchers(programme, current.knowledge, current.matcher)
        made = bootstrap.assistant_of(programme, self._storage, self._retention_days)
        former = self._learnt()
        if former is None or hears_alike(known, former.content):
            # how people talk is heard as before: only what is known differs
            made = replace(made, interpreter=current.interpreter)
        else:
            take_over(programme, former)
        trial = ProposalTrial(head, assistant=made)
        Thread(target=self._compare, args=(trial, current, made, proposal), daemon=True).start()
        return trial

    def _compare(
        self, trial: ProposalTrial, current: Assistant, made: Assistant, proposal: Proposal
    ) -> None:
        report = trial.report
        try:
            old, new = (current.knowledge, current.matcher), (made.knowledge, made.matcher)
            asked = worth_asking(self._kept(), old, new)
            report.total = len(asked)

            def tell(number: int) -> None:
                report.asked = number

            report.changes = tuple(answer_changes(old, new, asked, tell))
            if made.interpreter is not current.interpreter:
                report.meanings = self._meanings(current, made, proposal)
        except Exception:
            report.has_failed = True
            log.exception("Which answers change could not be found out")
        report.ended.set()

    def _meanings(
        self, current: Assistant, made: Assistant, proposal: Proposal
    ) -> tuple[MeaningChange, ...]:
        held = [entries_of(self._root, edit.file).get(edit.entry) for edit in proposal.edits]
        said = [HeardMessage(*each) for each in self._kept()[:MOST_HEARD]]
        changed = changed_sentences(proposal.edits, held, made)
        return tuple(meaning_changes(current, made, [*changed, *said]))

    def _kept(self) -> list[Asked]:
        with self._storage.read_only() as work:
            return [(each.language, each.text) for each in work.questions.recent(MOST_ASKED)]
