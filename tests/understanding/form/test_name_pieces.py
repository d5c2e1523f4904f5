"""Names are taken for names, however they end."""

from __future__ import annotations

import pytest

from bot.understanding.form.name_pieces import ends_in_ka


@pytest.mark.parametrize("name", ["相川まどか", "山口 ほのか", "佐藤はるか", "小林　さやか"])
def test_a_name_may_end_as_a_question_does(name: str) -> None:
    assert ends_in_ka(name)


@pytest.mark.parametrize("text", ["必要なのか", "可能ですか", "無料か", "何があるか", "田中花子"])
def test_a_question_is_no_name(text: str) -> None:
    assert not ends_in_ka(text)
