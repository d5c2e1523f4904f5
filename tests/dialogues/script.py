"""The form of a dialogue file (see README.md beside this file)."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from bot.content.source.reader import Loader

FOLDER = Path(__file__).parent

GROUPS = (
    "straight_through",
    "corrections",
    "digressions",
    "negations",
    "several_facts",
    "not_sure",
    "excluded",
    "exceptions",
    "nonsense",
    "language",
    "coming_back",
    "erasing",
    "contact",
)


class Strict(BaseModel):
    """Refuses keys that do not exist, so that an expectation cannot be misspelt away."""

    model_config = ConfigDict(extra="forbid")


class Expectation(Strict):
    """What must hold after a turn."""

    asks: str | None = Field(default="*")
    kinds: list[str] | None = None
    says: list[str] = []
    says_not: list[str] = []
    offers: list[str] = []
    offers_not: list[str] = []
    article: str | None = None
    article_in: list[str] | None = None
    verdict: str | None = None
    language: str | None = None
    answers: dict[str, str] | None = None
    holds: dict[str, str] = {}
    lacks: list[str] = []
    leads: int | None = None
    nothing: bool = False


class Step(Strict):
    """One thing that the person does, or time that passes."""

    say: str | None = None
    pick: str | None = None
    arrive: bool = False
    repeat: bool = False
    wait: str | None = None
    enquire: bool = False
    staff: str | None = None
    answer_rest: dict[str, str] | None = None
    expect: Expectation = Expectation()


class Dialogue(Strict):
    """One conversation."""

    name: str
    group: str
    now: str = "2024-10-01T10:00"
    turns: list[Step]


def dialogues_in(folder: Path) -> list[Dialogue]:
    """Every dialogue of a folder."""
    return [
        Dialogue.model_validate(entry)
        for path in sorted(folder.glob("*.yaml"))
        for entry in yaml.load(path.read_bytes(), Loader)  # noqa: S506  the safe loader
    ]
