"""Conversations under an edition that has not opened yet, apart from everything that is real."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from threading import Lock

from bot.assistant.context import Assistant
from bot.assistant.curation.practice import begin_anew, play, rehearsal_of, stage_of
from bot.handoff.business_hours import day_of
from bot.storage import open_storage
from bot.vocabulary import Language
from bot.wording.applicants.renderer import Renderer
from bot.wording.desk.playground import rehearsed
from bot.wording.desk.views import Rehearsed

SCRATCH = "sqlite://"
"""They are in memory, and gone when the program ends."""


@dataclass(frozen=True)
class PreviewRoom:
    """One conversation a visitor and edition, as it would go on the edition's opening day."""

    assistant: Assistant
    speaker: Renderer
    clock: Callable[[], datetime]
    _lock: Lock = field(default_factory=Lock)

    @cached_property
    def _opened(self) -> Assistant:
        return stage_of(self.assistant, open_storage(SCRATCH))

    def upcoming(self) -> Mapping[str, date]:
        """The editions that have not opened yet, with the days on which they do."""
        editions = self.assistant.editions
        return editions.after(day_of(self.clock())) if editions else {}

    def is_whole(self, edition: str) -> bool:
        """Whether the content of an edition can be used."""
        return self._stage(edition) is not None

    def _stage(self, edition: str) -> Assistant | None:
        editions = self.assistant.editions
        found = editions.of(edition) if editions and edition in self.upcoming() else None
        with self._lock:  # opened once, when somebody first looks
            scratch = self._opened.storage
        return replace(stage_of(found, scratch), editions=None) if found else None

    def _moment(self, edition: str) -> datetime:
        """Now, on the opening day."""
        now = self.clock()
        return now + (self.upcoming()[edition] - day_of(now))

    def conversation(self, edition: str, visitor: str, language: Language) -> Rehearsed | None:
        """How somebody's conversation stands; None where the edition cannot be shown."""
        stage = self._stage(edition)
        if stage is None:
            return None
        voice = self.speaker.under(edition).voice(language)
        return rehearsed(rehearsal_of(stage, f"{edition}:{visitor}"), voice)

    def take(
        self,
        edition: str,
        visitor: str,
        event: str,
        text: str,
        choose: str | None,
        language: Language,
    ) -> None:
        """One turn of it; nothing of all: arrive."""
        stage, now = self._stage(edition), self._moment(edition)
        if stage is not None:
            who = f"{edition}:{visitor}"
            play(stage, who, event, now, text=text, choose=choose, language=language)

    def begin_anew(self, edition: str, visitor: str) -> None:
        """Forget a conversation."""
        stage = self._stage(edition)
        if stage is not None:
            begin_anew(stage, f"{edition}:{visitor}", self.clock())
