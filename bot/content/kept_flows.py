"""Versions of the pre-check, kept so that decision records can be recomputed for ever.

What is kept is what the questions and answers meant, without their words.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.precheck.flow import Effect, Flow, Option, Question
from bot.vocabulary import Bilingual

FOLDER = "flows/kept"

NO_WORDS = Bilingual("", "")


def keep_flow(root: Path, flow: Flow) -> bool:
    """Keep this version; False where it is kept already."""
    path = root / FOLDER / f"{flow.version}.yaml"
    if path.exists():
        return False
    path.parent.mkdir(exist_ok=True)
    path.write_text(kept_text(meaning(flow)), "utf-8")
    return True


def kept_text(kept: Mapping[str, object]) -> str:
    """The text of a file that keeps a version."""
    text = yaml.safe_dump(kept, sort_keys=False, default_flow_style=None, width=110)
    return f"# Written by `madoguchi flows keep`; never changed.\n{text}"


def kept_flow(root: Path, version: str) -> Flow | None:
    """The version of this name; None where it was not kept, or is not what it was."""
    path = root / FOLDER / f"{Path(version).name}.yaml"
    if not path.exists():
        return None
    flow = from_meaning(yaml.safe_load(path.read_text(encoding="utf-8")))
    return flow if flow.version == version else None


def meaning(flow: Flow) -> Mapping[str, object]:
    """What decides a verdict and its record."""
    return {
        "edition": flow.edition,
        "questions": [
            {
                "key": question.key,
                "revision": question.revision,
                "clauses": list(question.clauses),
                "options": [
                    [option.value, option.effect.value, list(option.clauses)]
                    for option in question.options
                ],
            }
            for question in flow.questions
        ],
    }


def from_meaning(kept: Mapping[str, Any]) -> Flow:
    """The flow as far as verdicts and records need it."""
    questions = (
        Question(
            key=entry["key"],
            clauses=tuple(entry["clauses"]),
            title=NO_WORDS,
            ask=NO_WORDS,
            why=NO_WORDS,
            find_out=NO_WORDS,
            options=tuple(
                Option(value, NO_WORDS, Effect(effect), tuple(clauses))
                for value, effect, clauses in entry["options"]
            ),
            revision=entry["revision"],
        )
        for entry in kept["questions"]
    )
    return Flow(kept["edition"], tuple(questions))
