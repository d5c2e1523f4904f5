"""What people say in a region is put in standard words before it is understood."""

from __future__ import annotations

import pytest

from tests.driver import real_assistant

STANDARD = (
    *(
        "なければ結構です",
        "しちゃうので",
        "書かせばいい",
        "でしたっけ",
        "ませんよ",
        "欲しかったのですが",
    ),
    *(
        "みなしてください",
        "とのことですけど",
        "受けてもらえるか",
        "きれいねえ",
        "残念なのですが",
        "飲んだばかり",
    ),
    *(
        "ええ、そうです",
        "おりますので",
        "難波の会社です",
        "やけどをした人がいます",
        "会社の中と外で",
        "ありがとうございます",
        "丸の内です",
    ),
)


@pytest.mark.parametrize(
    ("said", "standard"),
    [
        ("なんぼかかるん", "いくらかかるの"),
        ("いかほどでございましょうか", "いくらですか"),
        ("免許は有しておりません", "免許は持っていません"),
        ("有限会社ですまる", "有限会社です。"),
        ("ほな、やってええの", "では、やっていいの"),
        ("外国の人がおるんやけど", "外国の人がいるのですが"),
        ("うちはホームページがあらへんのやけど", "うちはホームページがないのですが"),
        ("酒屋をやっとるんじゃけど", "酒屋をやっていて"),
        ("どげんしたらよかですか", "どうしたらいいですか"),
    ],
)
def test_words_of_a_region_become_standard_ones(said: str, standard: str) -> None:
    assert real_assistant().words.in_standard(said) == standard


@pytest.mark.parametrize("said", STANDARD)
def test_standard_japanese_stays_as_it_is(said: str) -> None:
    assert real_assistant().words.in_standard(said) == said
