"""Replies to the open question, marks, denials, and corrections in words."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from tests.understanding.test_facts import CONTENT, READER, language_of

ANSWERS = {
    "legal_form": "kabushiki_kaisha",
    "website": "no",
    "employment": "regular",
    "workplace": "japan",
    "role": "specialist",
    "consent_form": "representative_seal",
    "years_supported": "0",
    "education": "university_or_equivalent",
}


def heard(key: str, text: str) -> tuple[list[str], list[str]]:
    question = CONTENT.flow.question(key)
    assert question is not None
    found = READER.reply(question, text, language_of(text))
    offered = [o.value for doubt in found.doubts for o in doubt.options]
    return [r.option.value for r in found.readings], offered


@pytest.mark.parametrize("mark", ["○", "〇", "◯", "👍", "✅"])
@pytest.mark.parametrize("key", ["website", "screening_attendance", "cooperation"])
def test_a_mark_of_agreement_is_a_yes(key: str, mark: str) -> None:
    assert heard(key, mark) == (["yes"], [])


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("legal_form", "株式会社って言ったよね?", "kabushiki_kaisha"),
        ("legal_form", "だから合同会社だって言ってるじゃん", "godo_kaisha"),
        ("legal_form", "I told you we are a KK, didn't I?", "kabushiki_kaisha"),
        ("placement_business", "いや紹介やってない言うてるやろ", "none"),
        ("placement_business", "紹介なんてうちがやるわけないだろ、八百屋だよ?", "none"),
        ("education", "大卒だよ？", "university_or_equivalent"),
        ("legal_form", "That's wrong. We are a godo kaisha", "godo_kaisha"),
    ],
)
def test_what_is_said_once_more_with_a_question_mark_is_no_question(
    key: str, text: str, value: str
) -> None:
    stored, _ = heard(key, text)
    assert stored == [value]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("placement_business", "違う。採用の相談に乗ってほしいんや"),
        ("capacity", "最初のやつ、わからないになってるから伴走支援に直して"),
        ("screening_attendance", "社長は出席できるって言ったのに『むずかしい』になってる"),
    ],
)
def test_an_objection_answers_nothing_at_the_open_question(key: str, text: str) -> None:
    stored, _ = heard(key, text)
    assert stored == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("社長が出られます", "yes"),
        ("代表が出られると思います", "yes"),
        ("社長は出席します", "yes"),
        ("社長は出席できません", "no"),
        ("代表が出られません", "no"),
    ],
)
def test_who_can_come_and_who_cannot_are_told_apart(text: str, value: str) -> None:
    stored, offered = heard("screening_attendance", text)
    assert stored in ([value], [])
    assert stored or offered == [value]


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("commitment", "社内で合意が取れていて進めたいそうです", "agreed"),
        ("years_supported", "初めてだと思います", "0"),
        ("consent_form", "代表者の印鑑で押せると聞いています", "representative_seal"),
        ("website", "I think we have one", "yes"),
        ("compliance", "We're honest people, so yes to that.", "yes"),
        ("cooperation", "小さい会社ですが全部できるので、はいで", "yes"),
        (
            "commitment",
            "社長が乗り気なので進めたいです。今日は時間がないので続きはまた後で",
            "agreed",
        ),
        ("employment", "正社員です。ところで働く場所は両方に変えたいです", "regular"),
    ],
)
def test_a_soft_reply_or_one_among_other_things_is_kept(key: str, text: str, value: str) -> None:
    stored, _ = heard(key, text)
    assert stored == [value]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("employment", "派遣だと思います"),
        ("employment", "正社員です。たぶん。"),
        ("website", "There's a page run by our parent. It may not count as ours."),
        ("request", "<b>hi</b> {support_end} %s"),
    ],
)
def test_what_excludes_or_is_doubted_is_not_kept_for_being_soft(key: str, text: str) -> None:
    stored, _ = heard(key, text)
    assert stored == []


@pytest.mark.parametrize("mark", ["×", "✕", "👎", "❌"])
def test_a_cross_is_a_no(mark: str) -> None:
    assert heard("website", mark) == (["no"], [])


@pytest.mark.parametrize(("mark", "value"), [("有", "yes"), ("無", "no"), ("有り", "yes")])
def test_there_or_not_there_in_one_sign(mark: str, value: str) -> None:
    assert heard("website", mark) == ([value], [])


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("compliance", "いいえ、違反していません", "yes"),
        ("placement_business", "人材紹介会社ではありません", "none"),
        ("placement_business", "We do not place people", "none"),
        ("placement_business", "免許はありますが紹介はしていません", "licensed_without_record"),
    ],
)
def test_a_denial_is_no_opposite(key: str, text: str, value: str) -> None:
    stored, _ = heard(key, text)
    assert stored == [value]


@pytest.mark.parametrize(
    ("key", "text", "denied"),
    [
        ("legal_form", "株式会社ではありません", "kabushiki_kaisha"),
        ("legal_form", "We are not an LLC", "godo_kaisha"),
        ("role", "エンジニアではありません", "specialist"),
    ],
)
def test_what_is_denied_is_never_offered(key: str, text: str, denied: str) -> None:
    stored, offered = heard(key, text)
    assert stored == []
    assert denied not in offered


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("role", "橋の強度を計算する仕事です", "specialist"),
        ("role", "They'd write control software for our machines", "specialist"),
        ("commitment", "社長がぜひ進めようと言っています", "agreed"),
        ("commitment", "Everyone in the company is looking forward to it", "agreed"),
        ("screening_attendance", "社長の予定を空けておきます", "yes"),
        ("capacity", "人件費は何とかなりますが、教える人がいません", "no"),
    ],
)
def test_a_reply_in_free_words_is_stored_or_among_two_that_are_offered(
    key: str, text: str, value: str
) -> None:
    stored, offered = heard(key, text)
    assert value in (*stored, *offered)
    assert len(offered) <= 2


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("合同会社でした", "legal_form", "godo_kaisha"),
        ("会社の形を合同会社に変更", "legal_form", "godo_kaisha"),
        ("change legal form to LLC", "legal_form", "godo_kaisha"),
        ("GK, not KK", "legal_form", "godo_kaisha"),
        ("the website thing, we do have one", "website", "yes"),
        ("すみません、正社員ではなく契約社員でした", "employment", "not_regular"),
        ("please change the role to overseas sales", "role", "overseas_business"),
        ("印鑑の項目だけ修正", "consent_form", None),
        ("学歴を直したい", "education", None),
        ("サイトの件は訂正です。もうあります", "website", "yes"),
    ],
)
def test_an_earlier_answer_is_corrected_in_words(text: str, key: str, value: str | None) -> None:
    (found,) = READER.corrections(text, language_of(text), ANSWERS)
    assert (found.question.key, found.option and found.option.value) == (key, value)


@pytest.mark.parametrize(
    "text", ["費用はいくらですか", "ありがとうございます", "We are a KK", "OK"]
)
def test_what_corrects_nothing_is_no_correction(text: str) -> None:
    assert READER.corrections(text, Language.EN, ANSWERS) == ()


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (
            "sorry, we are a godo kaisha and we have no website",
            {"legal_form": "godo_kaisha", "website": "no"},
        ),
        (
            "change the legal form to GK and the website to no",
            {"legal_form": "godo_kaisha", "website": "no"},
        ),
        (
            "間違えました、合同会社で、サイトもまだありません",
            {"legal_form": "godo_kaisha", "website": "no"},
        ),
        (
            "会社の形を有限会社に、雇用形態を契約社員に変えてください",
            {"legal_form": "yugen_kaisha", "employment": "not_regular"},
        ),
        ("Actually they would also work in Bangkok", {"workplace": "japan_and_overseas"}),
        ("訂正です。ベトナムでも働いてもらいます", {"workplace": "japan_and_overseas"}),
    ],
)
def test_all_that_one_message_corrects_is_heard(text: str, changes: dict[str, str]) -> None:
    answers = {**ANSWERS, "website": "yes"}
    found = READER.corrections(text, language_of(text), answers)
    assert {each.question.key: each.option and each.option.value for each in found} == changes


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("placement_business", "そんな免許は持ってへん", "none"),
        ("placement_business", "紹介業の許可などは特にありません", "none"),
        ("website", "ホームページはあるで", "yes"),
    ],
)
def test_a_thing_that_the_question_asks_of_may_be_named(key: str, text: str, value: str) -> None:
    assert heard(key, text)[0] == [value]


@pytest.mark.parametrize("text", ["建設業の許可はありません", "在留資格の許可はない"])
def test_a_thing_that_the_question_does_not_ask_of_answers_nothing(text: str) -> None:
    assert heard("placement_business", text)[0] == []


@pytest.mark.parametrize(
    "text", ["www.example-works.jp", "https://example-works.co.jp/about です", "example-works.com"]
)
def test_whoever_writes_the_address_of_a_page_has_one(text: str) -> None:
    assert heard("website", text)[0] == ["yes"]


def test_an_address_for_mail_is_no_page() -> None:
    assert heard("website", "hanako@example-works.co.jp")[0] == []


def test_an_answer_is_changed_to_the_value_in_quotes() -> None:
    (fixed,) = READER.corrections("サイトの答えを「ある」に直してください", Language.JA, ANSWERS)
    assert fixed.option is not None
    assert (fixed.question.key, fixed.option.value) == ("website", "yes")


def test_others_beside_are_not_taken_for_the_only_ones() -> None:
    answers = {**ANSWERS, "residence_status": "target"}
    (fixed,) = READER.corrections(
        "在留資格は特定技能の人も考えるように変えたい", Language.JA, answers
    )
    assert fixed.option is None or fixed.option.value == "target_and_other"
