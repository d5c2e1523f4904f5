"""A question is tried out: what would be said, why, and nothing is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.assistant.curation.playground import try_out
from bot.faq.decision import DecisionKind
from bot.vocabulary import Language
from tests.driver import IN_EDITION as NOW
from tests.driver import real_assistant
from tests.fakes import FakeStorage


def test_it_tells_what_would_be_said_and_why_and_keeps_nothing() -> None:
    storage = FakeStorage()
    assistant = replace(real_assistant(), storage=storage)
    trial = try_out(assistant, "  費用はかかりますか？\u200b ", None, NOW)
    assert trial is not None
    assert (trial.text, trial.language) == ("費用はかかりますか？", Language.JA)
    assert trial.decisions[0].kind is DecisionKind.ANSWER
    assert trial.messages[0].clauses
    best = trial.reasons[0]
    assert best.article == trial.decisions[0].candidates[0].article
    assert 0 < trial.to_answer < 1
    assert not storage.kept.questions


@pytest.mark.parametrize("text", ["", "   ", "\u200b\n"])
def test_nothing_is_said_to_nothing(text: str) -> None:
    assert try_out(real_assistant(), text, None, NOW) is None


def test_a_language_that_is_given_counts() -> None:
    trial = try_out(real_assistant(), "visa", Language.JA, NOW)
    assert trial is not None
    assert trial.language is Language.JA
