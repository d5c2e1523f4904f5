"""Who does not know what is asked, and whom they would have to ask."""

from __future__ import annotations

import pytest

from bot.precheck.flow import NOT_SURE
from tests.understanding.test_replies import heard


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("website", "I'm really not sure about that point, I'd need to ask PR"),
        ("commitment", "not sure, have to check with my boss"),
        ("compliance", "no idea tbh, our lawyer would know"),
        ("placement_business", "We don't know that one. We need to confirm with HR first."),
        ("consent_form", "can't say, the president handles that"),
        ("capacity", "上に聞かないとなんとも"),
        ("capacity", "担当に確認しないと分からないです"),
        ("consent_form", "それは総務に聞いてみないとわからないですね"),
        ("cooperation", "分かりません。上司に確認しないと"),
        ("years_supported", "前任者しか分かりません"),
    ],
)
def test_who_has_to_ask_others_is_not_sure(key: str, text: str) -> None:
    assert heard(key, text) == ([NOT_SURE], [])


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("website", "I'd have to ask our web people about that"),
        ("consent_form", "総務に聞いてみないと"),
    ],
)
def test_who_only_says_that_it_has_to_be_asked_is_offered_it(key: str, text: str) -> None:
    assert heard(key, text) == ([], [NOT_SURE])


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("website", "not sure, I have to ask you something"),
        ("website", "not sure, I need to ask my boss and come back later"),
        ("website", "どうして確認しないといけないのですか"),
        ("website", "お金のことは税理士に聞かないと分からない"),
        ("years_supported", "1年しか使っていません"),
        ("legal_form", "株式だと思うけど確認しないと分からない"),
    ],
)
def test_what_only_sounds_like_it_is_kept_as_nothing(key: str, text: str) -> None:
    assert NOT_SURE not in heard(key, text)[0]
