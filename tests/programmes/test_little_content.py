"""Content with little to learn from: a new programme begins so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.bootstrap import assistant_of
from bot.content import load
from bot.content.source.editions import OF_ANY_PROGRAMME
from bot.programme import Programme
from bot.vocabulary import Language
from tests.content.tree import write_tree
from tests.driver import Stage
from tests.memory import MemoryStorage

SPOKEN = [f"flows/phrasings/{language}" for language in Language]


def no_sentences_of_answers(root: Path) -> None:
    for folder in SPOKEN:
        (root / folder / "answers.yaml").write_text("{}\n", encoding="utf-8")


def no_commands(root: Path) -> None:
    no_sentences_of_answers(root)
    for file in ("flows/commands.yaml", *(f"{folder}/commands.yaml" for folder in SPOKEN)):
        (root / file).write_text("{}\n", encoding="utf-8")


def nothing_outside(root: Path) -> None:
    no_commands(root)
    for path in list(root.rglob("out_of_scope.yaml")):
        path.unlink()


def only_its_own(root: Path) -> None:
    nothing_outside(root)
    for file in OF_ANY_PROGRAMME:
        (root / file).unlink()


@pytest.mark.parametrize(
    "take_away",
    [lambda _: None, no_sentences_of_answers, no_commands, nothing_outside, only_its_own],
    ids=["little", "no answers", "no commands", "nothing outside", "only its own"],
)
def test_a_counter_with_little_to_learn_from_answers_in_both_languages(
    tmp_path: Path, take_away: Callable[[Path], None]
) -> None:
    root = write_tree(tmp_path)
    take_away(root)
    stage = Stage(assistant_of(Programme(load(root)), MemoryStorage()))
    stage.say("目的は何ですか？")
    assert any("2024年度の支援です" in message.text for message in stage.said)
    stage.say("What is the purpose?")
    assert any("Support in FY2024" in message.text for message in stage.said)
    stage.pick("do:start")
    stage.say("we are a manufacturer")
    stage.say("here and abroad")
    assert stage.answers == {"industry": "other", "workplace": "both"}


def test_how_people_talk_to_a_counter_need_not_be_written_again(tmp_path: Path) -> None:
    root = write_tree(tmp_path)
    only_its_own(root)
    content = load(root)
    assert len(content.commands.commands) > 20
    assert "はい" in content.words.yes[Language.JA]
