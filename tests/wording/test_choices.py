"""What was picked is read in words, whoever reads it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.assistant.ports import Author, TranscriptEntry
from bot.bootstrap import content, renderer
from bot.vocabulary import Language
from bot.wording.choices import as_read, picked_label

AT = datetime(2024, 10, 1, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("choice", "ja", "en"),
    [
        ("do:my_data", "保存内容を見る", "See my stored data"),
        ("do:japanese", "日本語", "日本語"),
        ("edit:website", "「自社のウェブサイト」を変える", "Change “Website of your own”"),
        ("Yes", "Yes", "Yes"),
        ("do:no_such_thing", "do:no_such_thing", "do:no_such_thing"),
    ],
)
def test_a_choice_is_called_by_its_name(choice: str, ja: str, en: str) -> None:
    flow = content().flow
    for language, called in ((Language.JA, ja), (Language.EN, en)):
        assert picked_label(choice, flow, renderer().voice(language)) == called


def test_what_somebody_wrote_is_read_as_it_was_written() -> None:
    entry = TranscriptEntry(AT, Author.PERSON, "text", "do:my_data")
    assert as_read(entry, content().flow, renderer().voice(Language.EN)) == entry
