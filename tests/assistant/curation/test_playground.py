"""A question is tried out: what would be said, why, and nothing is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.assistant.curation.playground import try_out
from bot.bootstrap import renderer
from bot.faq.decision import DecisionKind
from bot.understanding.meaning import Do
from bot.understanding.state import Place
from bot.vocabulary import Language
from bot.wording.desk.meanings import meant, places_in
from tests.driver import IN_EDITION as NOW
from tests.driver import real_assistant
from tests.memory import MemoryStorage


def test_it_tells_what_would_be_said_and_why_and_keeps_nothing() -> None:
    storage = MemoryStorage()
    assistant = replace(real_assistant(), storage=storage)
    trial = try_out(assistant, "  費用はかかりますか？\u200b ", None, NOW)
    assert trial is not None
    assert (trial.text, trial.language) == ("費用はかかりますか？", Language.JA)
    assert trial.decisions[0].kind is DecisionKind.ANSWER
    assert trial.messages[0].clauses
    best = trial.reasons[0]
    assert best.article == trial.decisions[0].candidates[0].article
    assert 0 < trial.to_answer < 1
    assert storage.is_empty


@pytest.mark.parametrize("text", ["", "   ", "\u200b\n"])
def test_nothing_is_said_to_nothing(text: str) -> None:
    assert try_out(real_assistant(), text, None, NOW) is None


def test_a_language_that_is_given_counts() -> None:
    trial = try_out(real_assistant(), "visa", Language.JA, NOW)
    assert trial is not None
    assert trial.language is Language.JA


def test_strange_words_are_told_with_what_they_are_read_as() -> None:
    trial = try_out(real_assistant(), "Can an NGO apply?", None, NOW)
    assert trial is not None
    assert trial.read_as == (("ngo", "npo"),)
    assert trial.reasons[0].article == "npo-school-medical"


def test_a_message_is_taken_for_what_it_means_where_it_is_written() -> None:
    asked = try_out(real_assistant(), "next question please", None, NOW, "question:website")
    paused = try_out(real_assistant(), "next question please", None, NOW, "paused")
    assert asked is not None
    assert paused is not None
    assert asked.sense.acts == (Do("skip"),)
    assert paused.sense.acts == (Do("resume"),)


def test_the_facts_of_a_message_are_told_with_their_stance() -> None:
    trial = try_out(real_assistant(), "We have no website", None, NOW)
    assert trial is not None
    assert [told.mention.question.key for told in trial.told] == ["website"]


@pytest.mark.parametrize("language", list(Language))
def test_all_that_it_was_taken_for_is_worded(language: Language) -> None:
    assistant, voice = real_assistant(), renderer().voice(language)
    assert len(dict(places_in(assistant.flow, assistant.form, voice))) > len(Place)
    for text, place in (
        ("Please have someone call me", "fresh"),
        ("We are a GK in Tottori", "fresh"),
        ("Is it free?", "staff"),
        ("hmm well you know", "question:website"),
        ("Sample Trading Ltd.", "field:company"),
    ):
        trial = try_out(assistant, text, Language.EN, NOW, place)
        assert trial is not None
        shown = meant(trial, assistant.flow, voice)
        assert all(shown.acts)
        assert len(shown.acts) == len(trial.sense.acts)
        assert shown.decided
        assert "{" not in " ".join((shown.decided, *shown.acts))
