"""What somebody says that is to be put down for them."""

from __future__ import annotations

import pytest

from bot.understanding.facts.replies.noted import as_noted
from tests.understanding.test_facts import CONTENT, READER
from tests.understanding.test_replies import heard
from tests.understanding.test_what_is_heard import kept


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("website", "ok put not yet", "no"),
        ("website", "Then write: none", "no"),
        ("placement_business", "please just put no licence", "none"),
        ("commitment", "note it down as in preparation", "in_preparation"),
        ("website", "では「まだない」にしておいてください", "no"),
        ("legal_form", "とりあえず合同会社でお願いします", "godo_kaisha"),
    ],
)
def test_what_is_to_be_put_down_is_the_answer(key: str, text: str, value: str) -> None:
    assert heard(key, text)[0] == [value]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("website", "put the brochure on the table"),
        ("website", "take your time"),
        ("website", "あとで上司に聞いておいてください"),
        ("website", "say yes or no?"),
    ],
)
def test_other_things_are_not(key: str, text: str) -> None:
    assert heard(key, text)[0] == []


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("request", "はい、採用の進め方から相談に乗ってほしいです", "hands_on_support"),
        ("request", "yes, someone to ask all along the way", "hands_on_support"),
        ("legal_form", "はい、合同会社になります", "godo_kaisha"),
    ],
)
def test_a_yes_before_a_choice_only_leads_in(key: str, text: str, value: str) -> None:
    assert heard(key, text)[0] == [value]


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("capacity", "Put yes for now.", "yes"),
        ("capacity", "Make that a no, to be on the safe side", "no"),
        ("capacity", "just put not sure for the moment", "not_sure"),
        ("capacity", "I'd go with \"I'm not sure\"", "not_sure"),
        ("capacity", "では「わからない」で", "not_sure"),
        ("capacity", "とりあえず「はい」にしておいて", "yes"),
        ("capacity", "一応いいえで", "no"),
        ("legal_form", "じゃあ株式会社で", "kabushiki_kaisha"),
        ("capacity", "問題ないだろう", "yes"),
    ],
)
def test_an_answer_that_is_put_down_or_thought_likely_is_no_command(
    key: str, text: str, value: str
) -> None:
    assert kept(text, f"question:{key}") == {key: value}


@pytest.mark.parametrize(
    "text", ["call it a day", "とりあえず後でにして", "うちは大丈夫でしょうか"]
)
def test_what_only_sounds_so_is_left_as_it_is(text: str) -> None:
    question = CONTENT.flow.question("capacity")
    assert question is not None
    assert as_noted(question, READER.words, text) == text
