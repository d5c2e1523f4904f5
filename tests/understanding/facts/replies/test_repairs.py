"""What somebody puts right in the same breath: what they say last holds."""

from __future__ import annotations

import pytest

from tests.understanding.test_facts import CONTENT, READER, language_of


def kept(text: str, open_key: str | None = None) -> dict[str, str]:
    question = CONTENT.flow.question(open_key) if open_key else None
    found = READER.read(text, question, language_of(text))
    return {reading.question.key: reading.option.value for reading in found.readings}


@pytest.mark.parametrize(
    ("text", "open_key", "key", "value"),
    [
        ("自社サイトはありません。あ、いや、先月できました。", "request", "website", "yes"),
        ("サイトはまだないです。いえ、ありますね、親戚が作ったのが", None, "website", "yes"),
        ("ない。あ、違う、ある", "website", "website", "yes"),
        ("有限会社です。間違えました、合同会社です", "request", "legal_form", "godo_kaisha"),
        (
            "有限会社です。あ、ちゃうわ、株式会社やった",
            "legal_form",
            "legal_form",
            "kabushiki_kaisha",
        ),
        ("合同会社。いや違った、有限会社でした", "request", "legal_form", "yugen_kaisha"),
        ("We don't have a site. Oh wait, we do, since spring", "request", "website", "yes"),
        ("No. Hang on, yes we have one", "website", "website", "yes"),
        ("No, wait, we have", "website", "website", "yes"),
        ("No site. Well, we do, a small one", "website", "website", "yes"),
        ("ないです。あ、いや、ありました", "website", "website", "yes"),
        ("YK, no sorry, KK", "legal_form", "legal_form", "kabushiki_kaisha"),
        ("no website. scratch that, there is one", None, "website", "yes"),
    ],
)
def test_what_is_said_last_holds(text: str, open_key: str | None, key: str, value: str) -> None:
    assert kept(text, open_key).get(key) == value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("在留資格は研究です。いや、お一人は永住者でした", "residence_status"),
        ("The visa is Engineer. No wait, one of them is a permanent resident", "residence_status"),
    ],
)
def test_what_is_taken_back_for_something_unclear_is_not_kept(text: str, key: str) -> None:
    assert key not in kept(text, "request")


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("株式会社です。いや、暑いですね", "legal_form", "kabushiki_kaisha"),
        ("サイトはないです。いや、作った方がいいですか？", "website", "no"),
        ("嫌な話ですが、サイトはないです", "website", "no"),
        ("We have no website. Actually, do we need one?", "website", "no"),
        ("It's a KK. Actually, we are looking for two engineers", "legal_form", "kabushiki_kaisha"),
        ("we still have no website, I mean it", "website", "no"),
        ("We have a website, wait for the address", "website", "yes"),
    ],
)
def test_a_word_that_puts_nothing_right_changes_nothing(text: str, key: str, value: str) -> None:
    assert kept(text, "request").get(key) == value
