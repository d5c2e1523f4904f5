"""Plays every dialogue against the real counter."""

from __future__ import annotations

from collections import Counter as Tally

import pytest

from bot.vocabulary import Language
from tests.dialogues.performance import moment_of, play
from tests.dialogues.script import FOLDER, GROUPS, Dialogue, dialogues_in
from tests.driver import new_stage

DIALOGUES = [(language, d) for language in Language for d in dialogues_in(FOLDER / language)]


@pytest.mark.parametrize(
    ("language", "dialogue"), DIALOGUES, ids=[f"{la}: {d.name}" for la, d in DIALOGUES]
)
def test_the_conversation_goes_as_people_expect(language: Language, dialogue: Dialogue) -> None:
    play(new_stage(now=moment_of(dialogue), language=language), dialogue)


@pytest.mark.parametrize("language", list(Language))
def test_at_least_sixty_dialogues_cover_every_way_that_people_behave(language: Language) -> None:
    dialogues = dialogues_in(FOLDER / language)
    tally = Tally(dialogue.group for dialogue in dialogues)
    assert set(tally) == set(GROUPS)
    assert len(dialogues) >= 60
    assert len({dialogue.name for dialogue in dialogues}) == len(dialogues)
