"""Practice conversations of members, apart from everything that is real."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from threading import Lock

from bot.assistant.context import Assistant
from bot.assistant.curation.practice import begin_anew, play, rehearsal_of, stage_of
from bot.assistant.team.roles import Member
from bot.storage import open_storage
from bot.vocabulary import Language
from bot.wording.desk.playground import rehearsed
from bot.wording.desk.views import Rehearsed
from bot.wording.translator import Translator

SCRATCH = "sqlite://"
"""They are in memory."""


@dataclass(frozen=True)
class PracticeRoom:
    """One conversation a member. `learnt` returns once questions can be answered."""

    assistant: Assistant
    voice: Callable[[Language], Translator]
    clock: Callable[[], datetime]
    learnt: Callable[[], object]
    _lock: Lock = field(default_factory=Lock)

    @cached_property
    def _opened(self) -> Assistant:
        return stage_of(self.assistant, open_storage(SCRATCH))

    @property
    def _stage(self) -> Assistant:
        with self._lock:  # opened once, when somebody first practises
            return self._opened

    def conversation(self, member: Member, language: Language) -> Rehearsed:
        """How somebody's conversation stands."""
        return rehearsed(rehearsal_of(self._stage, member.id), self.voice(language))

    def take(
        self, member: Member, event: str, text: str, choose: str | None, language: Language
    ) -> None:
        """One turn of it; nothing of all: arrive."""
        if choose is None:
            self.learnt()
        now = self.clock()
        play(self._stage, member.id, event, now, text=text, choose=choose, language=language)

    def begin_anew(self, member: Member) -> None:
        """Forget a conversation."""
        begin_anew(self._stage, member.id, self.clock())
