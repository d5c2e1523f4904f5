"""Questions outside of the guideline that nothing is learnt from: for measuring only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.vocabulary import Language

FILE = Path(__file__).with_name("out_of_scope.yaml")


@dataclass(frozen=True, slots=True)
class OutsideQuestion:
    """A question that must not be answered. `is_near`: about foreigners, employing or support.
    `is_unseen`: nothing of its subject is among the outside examples that the matcher learns."""

    subject: str
    text: str
    is_near: bool
    is_unseen: bool


@cache
def outside_questions(language: Language) -> tuple[OutsideQuestion, ...]:
    """All of them in one language."""
    subjects: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        OutsideQuestion(
            subject=subject["subject"],
            text=str(text),
            is_near=subject["distance"] == "near",
            is_unseen=subject.get("unseen", False),
        )
        for subject in subjects
        for text in subject[language]
    )
