from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import load
from bot.vocabulary import Language
from tests.content.curator_mistakes import (
    PHRASINGS_EN,
    Edit,
    Slip,
    Told,
    assert_told,
    name_of,
)

TOPICS = "knowledge/topics.yaml"
WRITTEN = """\
- ja: [窓口のこと, ﾏﾄﾞｸﾞﾁ]
  en: [The desk]
  articles: [purpose, desk-hours]
- ja: [その他]
  en: [other]
  articles: [desk-hours, purpose]
"""


@pytest.fixture
def topical(root: Path) -> Path:
    (root / TOPICS).write_text(WRITTEN, encoding="utf-8")
    return root


def test_words_of_a_topic_lead_to_its_articles_however_they_are_typed(topical: Path) -> None:
    topics = load(topical).knowledge.topics
    assert topics[Language.JA]["マドグチ"] == ("purpose", "desk-hours")
    assert topics[Language.EN]["thedesk"] == ("purpose", "desk-hours")


def test_content_without_topics_is_whole(root: Path) -> None:
    assert not any(load(root).knowledge.topics.values())


TOPIC_SLIPS = [
    Slip(
        Edit(TOPICS, "articles: [purpose,", "articles: [purpos,"),
        Told("[1].articles[1]", "did you mean `purpose`?"),
    ),
    Slip(Edit(TOPICS, "[purpose, desk-hours]", "[purpose]"), Told("[1].articles", "at least 2")),
    Slip(Edit(TOPICS, "[The desk]", "[HOURS 1]"), Told("[1].en[1]", f"also at {PHRASINGS_EN}")),
    Slip(Edit(TOPICS, "[other]", "[the  desk]"), Told("[2].en[1]", f"also at {TOPICS}:2")),
]


@pytest.mark.parametrize("slip", TOPIC_SLIPS, ids=name_of)
def test_a_topic_that_cannot_be_right_is_told(topical: Path, slip: Slip) -> None:
    assert_told(topical, slip)
