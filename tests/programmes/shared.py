"""What tests learn from the same content is learnt once in a run, for all of its processes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from bot.faq.matcher import Matcher
from bot.programme import Fitted, Matchers, Programme
from bot.storage.model_cache import fitted, key_of
from bot.understanding.commands.expert import Expert
from bot.understanding.facts.model.experts import FactExperts
from bot.vocabulary import Language

T = TypeVar("T")

FOLDERS: list[Path] = []
"""Where this run keeps it: one folder, once `tests/conftest.py` knows it."""


class _Shared(Fitted[T], Generic[T]):
    """Each version has a place of its own, under what tells it from every other."""

    def __call__(self, language: Language) -> T:
        with self._locks[language]:
            if language not in self._fitted:
                kind = self._kind()
                folder = FOLDERS[0] / key_of(kind, language)
                self._fitted[language] = fitted(kind, language, folder)
            return self._fitted[language]


class _SharedMatchers(_Shared[Matcher], Matchers):
    """The same of matchers."""


@dataclass(frozen=True)
class SharedProgramme(Programme):
    """A programme whose like may have been learnt by another test."""

    @cached_property
    def matchers(self) -> Matchers:
        return _SharedMatchers(self.content.knowledge, costs=self.costs, encoder=self.encoder)

    @cached_property
    def experts(self) -> Fitted[Expert]:
        return _Shared(self._expert_kind)

    @cached_property
    def fact_experts(self) -> Fitted[FactExperts]:
        return _Shared(self._fact_kind)
