"""What somebody says that is to be put down for them."""

from __future__ import annotations

import pytest

from tests.understanding.test_replies import heard


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
