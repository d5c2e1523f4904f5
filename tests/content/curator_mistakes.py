"""Slips that curators make, and what must be said about them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from bot.content import ContentError, Problem, load
from tests.content.tree import change, line_of

EDITION = "knowledge/edition.yaml"
CLAUSES = "knowledge/clauses.yaml"
OUT_OF_SCOPE = "knowledge/out_of_scope.yaml"
PHRASINGS_JA = "knowledge/phrasings/ja/01-all.yaml"
PHRASINGS_EN = "knowledge/phrasings/en/01-all.yaml"
SUBJECTS_EN = "knowledge/phrasings/en/out_of_scope.yaml"
PRECHECK = "flows/precheck.yaml"
PHRASES = "flows/phrases.yaml"
WORDS = "flows/words.yaml"
COMMANDS = "flows/commands.yaml"
PHRASED = "flows/phrasings/en/commands.yaml"
HANDOFF = "flows/handoff.yaml"


class Edit(NamedTuple):
    """A slip: a change that breaks the tree."""

    file: str
    before: str
    after: str


class Told(NamedTuple):
    """What must be said about a slip. `at` is a part of the line that must be named; where it is
    empty, that is the line of the change."""

    key: str
    says: str
    at: str = ""


class Slip(NamedTuple):
    """A slip and what must be said about it."""

    edit: Edit
    told: Told


def problems_in(root: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as error:
        load(root)
    return error.value.problems


def assert_told(root: Path, slip: Slip, file: str = "") -> None:
    """It is the only problem, so that nobody has to look for the real one among others."""
    edit, told = slip
    line = change(root, *edit)
    (problem,) = problems_in(root)
    named = file or edit.file
    line = line_of(root, named, told.at) if told.at else line
    assert (problem.file, problem.line, problem.key) == (named, line, told.key)
    assert told.says in problem.message


def name_of(slip: Slip) -> str:
    return f"{slip.told.key} {slip.told.says}"
