"""What the counter knows and how it understands, as whoever keeps its content looks at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.assistant.context import Assistant
from bot.assistant.curation.playground import try_out
from bot.assistant.curation.unanswered import (
    QuestionGroup,
    Unanswered,
    asked_of,
    grouped,
    likeness_by,
    with_written_apart,
)
from bot.content.stubs import stub_of
from bot.precheck.flow import Flow
from bot.vocabulary import Language
from bot.wording.desk.meanings import places_in
from bot.wording.desk.playground import tried
from bot.wording.desk.tables import clause_rows
from bot.wording.desk.unanswered import questions_page
from bot.wording.desk.views import ClauseRow, QuestionsPage, Tried
from bot.wording.facts import fill
from bot.wording.flow_chart.chart import draw
from bot.wording.translator import Translator

MOST_ASKED = 300
"""Unanswered questions that are read and put together at once."""


@dataclass(frozen=True)
class KnowledgeRoom:
    """Safe to share between threads; all of it may take a moment.

    `learnt` returns once questions can be answered; `is_learnt` says whether they can be now.
    """

    assistant: Assistant
    voice: Callable[[Language], Translator]
    clock: Callable[[], datetime]
    learnt: Callable[[], object]
    is_learnt: Callable[[], bool]
    _drawn: dict[Language, tuple[Flow, str]] = field(default_factory=dict)

    @property
    def current(self) -> Assistant:
        """The counter at this moment."""
        return self.assistant.today(self.clock())

    def questions(self, language: Language) -> QuestionsPage:
        """Questions that were not answered, in groups; each alone while it is still learnt."""
        with self.assistant.storage.read_only() as work:
            found, written = asked_of(work)
        asked, is_grouped = found[:MOST_ASKED], self.is_learnt()
        groups = (
            self._grouped(written, asked)
            if is_grouped
            else [QuestionGroup((each,)) for each in asked]
        )
        return questions_page(
            groups,
            self.current.knowledge.articles,
            lambda group: stub_of(group.texts, group.language, group.nearest),
            self.voice(language),
            is_grouped=is_grouped,
            left_out=len(found) - len(asked),
        )

    def _grouped(
        self, written: Sequence[Unanswered], asked: Sequence[Unanswered]
    ) -> list[QuestionGroup]:
        shown = (*written[:MOST_ASKED], *asked)
        groups = grouped(shown, likeness_by(self.current.matcher))
        return with_written_apart(groups, {each.key for each in written})

    def articles(self, language: Language) -> list[tuple[str, str]]:
        """Every article by its id, with its question, in the order of the questions."""
        voice = self.voice(language)
        found = self.current.knowledge.articles.values()
        named = ((a.id, fill(a.text(language).question, voice.edition, language)) for a in found)
        return sorted(named, key=lambda each: each[1])

    def places(self, language: Language) -> tuple[tuple[str, str], ...]:
        """Where a message can be tried."""
        return places_in(self.current.flow, self.current.form, self.voice(language))

    def try_out(
        self, text: str, asked_in: Language | None, place: str, language: Language
    ) -> Tried | None:
        """What a message is taken for at a place, what would be said to it, and why."""
        self.learnt()
        trial = try_out(self.current, text, asked_in, self.clock(), place)
        if trial is None:
            return None
        return tried(trial, self.current, self.voice(language))

    def clauses(self, language: Language) -> tuple[ClauseRow, ...]:
        """What rests on each clause."""
        voice = self.voice(language)
        return clause_rows(self.current.knowledge, self.current.flow, voice)

    def picture(self, language: Language) -> str:
        """The pre-check as SVG; drawn once for a flow."""
        flow = self.current.flow
        kept = self._drawn.get(language)
        if kept is None or kept[0] is not flow:
            kept = self._drawn[language] = flow, draw(flow, self.voice(language))
        return kept[1]
