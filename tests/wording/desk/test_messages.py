"""What a desk says by itself."""

from __future__ import annotations

import pytest

from bot.assistant.desk.actions import DeskMessage
from bot.vocabulary import Language
from bot.wording.desk.messages import MESSAGES, message_text
from tests.content.translations import ROOT
from tests.wording.samples import SPEAKER


def test_there_are_words_for_every_message() -> None:
    assert set(MESSAGES) == set(DeskMessage)
    assert all(text.strip() for text in MESSAGES.values())


@pytest.mark.parametrize("language", list(Language))
def test_what_stays_among_staff_names_the_menu_entry_as_it_is_called(language: Language) -> None:
    voice = SPEAKER.voice(language)
    assert voice.gettext("Send to applicant") in message_text(DeskMessage.STAYS_HERE, voice)


def test_who_asks_and_who_answers_are_called_by_one_word_in_japanese() -> None:
    catalogue = (ROOT / "locales" / "ja" / "LC_MESSAGES" / "bot.po").read_text(encoding="utf-8")
    for other in ("申込者", "申請者", "職員", "スタッフ"):
        assert other not in catalogue, f"{other}: 相談者 asks, 担当者 answers"
