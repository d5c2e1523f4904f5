"""What a phrase says by the words around it: denials of its own, lists, corrections, one's own."""

from __future__ import annotations

import pytest

from bot import bootstrap
from bot.vocabulary import Language

READER = bootstrap.programme().reader
JA, EN = Language.JA, Language.EN


def facts(text: str, language: Language) -> dict[str, tuple[str, bool]]:
    """The value of each question that a message tells, and whether it is certain."""
    found = READER.facts(text, language)
    return {fact.question.key: (fact.option.value, fact.is_certain) for fact in found}


@pytest.mark.parametrize(
    ("text", "language", "key", "value"),
    [
        ("この制度は一度も使っておりません", JA, "years_supported", "0"),
        ("we are no agency and hold no placement licence at all", EN, "placement_business", "none"),
    ],
)
def test_a_denial_within_a_phrase_is_not_turned_round(
    text: str, language: Language, key: str, value: str
) -> None:
    assert facts(text, language)[key] == (value, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("株式会社と答えてしまいましたが、正しくは有限会社でした", "yugen_kaisha"),
        ("弊社は合同会社になります", "godo_kaisha"),
        ("この春に合同会社になりました", "godo_kaisha"),
    ],
)
def test_what_is_put_right_or_said_politely_holds_today(text: str, value: str) -> None:
    assert facts(text, JA)["legal_form"] == (value, True)


@pytest.mark.parametrize("text", ["来月、合同会社になります", "以前は合同会社でした"])
def test_what_is_to_come_or_is_past_is_not_kept(text: str) -> None:
    assert facts(text, JA).get("legal_form", ("", False))[1] is False


def test_not_as_if_denies_one_wish_and_leaves_the_other() -> None:
    found = facts("紹介してもらいたいわけではなく、定着の相談がしたいです", JA)
    assert found["request"] == ("hands_on_support", True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("支援は令和3年度と4年度に受けました", "2"),
        ("令和2年度、3年度、4年度に支援を受けました", "3_or_more"),
    ],
)
def test_years_in_a_list_share_their_era(text: str, value: str) -> None:
    assert facts(text, JA)["years_supported"] == (value, True)


def test_a_condition_reaches_no_further_than_a_semicolon() -> None:
    found = facts("we have our own website; if we moved we might drop it", EN)
    assert found["website"] == ("yes", True)


@pytest.mark.parametrize(
    "text",
    ["I am looking for an accountant", "sorry, I meant an accountant", "I need an accountant"],
)
def test_whoever_looks_for_somebody_speaks_of_whom_they_hire(text: str) -> None:
    assert facts(text, EN)["role"] == ("legal_or_accounting", True)


@pytest.mark.parametrize("text", ["I need a job as an engineer", "I am an engineer"])
def test_whoever_looks_for_work_does_not(text: str) -> None:
    assert "role" not in facts(text, EN)


def test_one_place_is_named_and_the_other_denied() -> None:
    assert facts("they work at our office in Jakarta, none in Japan", EN)["workplace"] == (
        "overseas_only",
        False,
    )


def test_some_of_each_are_both() -> None:
    found = facts("技人国が2名、技能実習が3名います", JA)
    assert found["residence_status"] == ("target_and_other", False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("NPO法人は申し込めないのでしょうか。うちがそうなんです", JA),
        ("Can an NPO apply? That's what we are.", EN),
    ],
)
def test_that_is_us_tells_what_was_asked_about(text: str, language: Language) -> None:
    assert facts(text, language)["legal_form"] == ("other_in_japan", False)


@pytest.mark.parametrize("text", ["our site is still in the works", "our website is being set up"])
def test_a_page_that_is_being_made_is_not_there_yet(text: str) -> None:
    assert facts(text, EN).get("website", ("no", False)) != ("yes", True)


def test_who_is_told_something_is_nobody_to_be_hired() -> None:
    assert "role" not in facts("これから役員に説明します", JA)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("職業紹介の許可、持っていません", JA, "none"),
        ("有料職業紹介の免許、まだないです", JA, "none"),
    ],
)
def test_a_comma_parts_no_name_from_what_is_said_of_it(
    text: str, language: Language, value: str
) -> None:
    assert facts(text, language)["placement_business"][0] == value


def test_a_page_that_was_there_and_is_gone_is_missing() -> None:
    assert facts("We used to have a site but it is offline now", EN)["website"] == ("no", True)


def test_both_places_and_one_of_them_are_both() -> None:
    text = "日本本社とシンガポール支社の両方で働いてもらいます"
    assert facts(text, JA)["workplace"][0] == "japan_and_overseas"


def test_some_of_the_time_elsewhere_is_both_places() -> None:
    text = "half of the time in Tokyo and the rest at our Singapore branch"
    assert facts(text, EN)["workplace"] == ("japan_and_overseas", False)


@pytest.mark.parametrize(
    "text", ["報告書に載るのはかまいません", "調査も報告書への掲載も全部大丈夫です"]
)
def test_what_is_only_named_is_not_refused(text: str) -> None:
    assert facts(text, JA).get("cooperation", ("yes", True)) != ("not_all", True)


def test_what_a_phrase_tells_leaves_room_for_what_is_likely_beside_it() -> None:
    found = facts("海外の卸先を開拓してくれる人を正社員で採りたくて", JA)
    assert found["employment"] == ("regular", True)
    assert found["role"] == ("overseas_business", False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("a sole proprietor planning to become a KK next year", EN),
        ("来年には株式会社にするつもりの個人事業主です", JA),
    ],
)
def test_who_plans_to_become_something_is_something_else_today(
    text: str, language: Language
) -> None:
    assert facts(text, language)["legal_form"] == ("other_in_japan", True)
