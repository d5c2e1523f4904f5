"""The short words beside messages are said in the language of the conversation."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from bot.vocabulary import Language
from bot.wording.applicants.channels.channel_labels import phrases
from bot.wording.translator import Translator
from tests.wording.flow_chart.test_chart import voice


def said(spoken: Translator) -> list[str]:
    spoken_of = phrases(spoken)
    prompts = [text for pair in spoken_of.prompts for text in pair]
    return [*(text for text in astuple(spoken_of) if isinstance(text, str)), *prompts]


def test_no_phrase_is_left_in_english() -> None:
    assert not set(said(voice(Language.JA))) & set(said(voice(Language.EN)))


@pytest.mark.parametrize("language", Language)
def test_no_phrase_is_empty(language: Language) -> None:
    assert all(said(voice(language)))
