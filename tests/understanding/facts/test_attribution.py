"""Whose a thing is that a message names: the company's, the hire's, the writer's or another's."""

from __future__ import annotations

from functools import cache

import pytest

from bot.understanding.facts.reader import Reader
from bot.vocabulary import Language
from tests.driver import new_stage

EN, JA = Language.EN, Language.JA


@cache
def reader() -> Reader:
    return new_stage().assistant.interpreter.reader


def heard(text: str, language: Language) -> dict[str, str]:
    """What is kept or asked about, by question."""
    facts = reader().facts(text, language)
    return {f.question.key: f.option.value for f in facts if not f.is_inferred}


def kept(text: str, language: Language) -> dict[str, str]:
    """What is kept without asking, by question."""
    facts = reader().facts(text, language)
    return {f.question.key: f.option.value for f in facts if f.is_certain}


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        # numbers of something else
        (EN, "Pardon, I meant four welders, not three", "years_supported"),
        (EN, "We need two of them, not one", "years_supported"),
        (JA, "売上は昨年から2割伸びています", "years_supported"),
        (JA, "すみません、募集は3名ではなく2名です", "years_supported"),
        # what has to be allowed, or takes long, is not there yet
        (EN, "The company seal needs the chairman's approval first", "consent_form"),
        (EN, "Getting our seal takes about six weeks", "consent_form"),
        (JA, "実印は東京の親会社にあって、押すのに稟議と3週間が必要です", "consent_form"),
        (JA, "代表印は銀行の貸金庫に預けてあるので時間がかかります", "consent_form"),
        # who runs the company, and what it does
        (JA, "工場長には契約を結ぶ権限があります", "role"),
        (JA, "部長に契約の権限を委任しています", "role"),
        (EN, "Our plant manager has the authority to sign contracts", "role"),
        (EN, "We are an agency that supplies welders and engineers to shipyards", "role"),
        (EN, "We train programmers and place them with banks", "role"),
        (JA, "エンジニアを派遣している会社です", "role"),
        (JA, "看護師を病院に紹介する会社をしております", "role"),
        (EN, "We're a five person robotics startup without revenue", "role"),
        (EN, "We build cleaning robots in Otsu, about 90 people", "role"),
        (EN, "Our company sells warehouse software to retailers", "role"),
        (EN, "I own three dental clinics in Kobe", "legal_form"),
        (EN, "We run two bakeries in Otaru, thirty people", "legal_form"),
        (JA, "小樽でパン屋を2軒やっております", "legal_form"),
        # where goods go, and where people come from
        (JA, "ドイツの職人を技術者として迎えたいです", "workplace"),
        (JA, "カナダに輸出したいので、英語ができる人を探しています", "workplace"),
        (JA, "ベトナム向けに販売したいので営業の人がほしいです", "workplace"),
        (EN, "We want to export to Canada and look for a salesperson", "workplace"),
        (EN, "Most of our customers are in Germany, so we look for a sales manager", "workplace"),
        (EN, "She studied in Norway and now lives in Denmark; we want to hire her", "workplace"),
        # closings
        (JA, "承知しました。社内で相談してみます", "commitment"),
        (JA, "ありがとうございます。持ち帰って検討いたします", "commitment"),
        (EN, "Thanks, I'll think about it", "commitment"),
        (EN, "Got it. We will consider it", "commitment"),
        # what somebody is today, and who is there already
        (EN, "He's been a part-timer at our factory for a year", "employment"),
        (EN, "my candidate works as a waiter right now", "role"),
        (EN, "there's 20 of us, half are part-timers", "employment"),
        (EN, "we also work with three technical interns", "residence_status"),
        (JA, "今は工場で作業員をしている人ですが、設計をお願いしたい", "role"),
        (JA, "他社で派遣社員をしている方です", "employment"),
        (JA, "すでに特定技能の方が5名働いています", "residence_status"),
        # what is asked for, wanted, feared or asked about
        (EN, "would the chosen companies be checked for tax arrears", "compliance"),
        (EN, "we'd like someone to look over our homepage", "website"),
        (EN, "We could use advice on our budget", "capacity"),
        (EN, "visa paperwork worries me", "residence_status"),
        (JA, "会社案内のURLを送ってください", "website"),
        (JA, "求人サイトに載せたい", "website"),
        (EN, "We have no plans abroad, all work is in Gifu", "commitment"),
        (JA, "審査で社長が話すのが心配", "screening_attendance"),
        (JA, "人事評価の体制を整えたい", "capacity"),
        (JA, "調理場の人手が足りません", "capacity"),
        (JA, "紹介はいらないので、進め方の相談をしたいです", "placement_business"),
        # the trade of a firm
        (EN, "Fukui: GK, web design, 3 people", "role"),
        (EN, "Aichi, KK, car parts, design and manufacturing, 200 people", "role"),
        (JA, "合同会社でアプリ開発をしています", "role"),
        # who writes
        (JA, "わたしはネパールのりゅうがくせいです。大学で化学を勉強しています", "education"),
        (JA, "日本の会社で働きたいです", "workplace"),
        (EN, "I'm a nurse from Cebu and would like to work in Osaka", "workplace"),
    ],
)
def test_what_is_of_something_else_is_neither_kept_nor_asked_about(
    language: Language, text: str, key: str
) -> None:
    assert key not in heard(text, language)


@pytest.mark.parametrize(
    ("language", "text", "facts"),
    [
        (
            EN,
            "Hoping to bring in three chemists from overseas as permanent staff",
            {"role", "employment"},
        ),
        (
            EN,
            "Looking to recruit a materials engineer, full-time permanent",
            {"role", "employment"},
        ),
        (EN, "Hi, we are a KK in Niigata and need a chemist from Brazil, do you help?", {"role"}),
        (
            EN,
            "We'd hire a baker from Graz, she attended a trade school, no university",
            {"education"},
        ),
        (JA, "大学は卒業している人がいいです", {"education"}),
        (JA, "できれば大学は出ている方を希望します", {"education"}),
        (JA, "在留資格は特定技能というものになりそうです", {"residence_status"}),
        (JA, "ビザはたぶん特定技能ってやつだと思います", {"residence_status"}),
    ],
)
def test_what_is_said_of_whom_one_hires_is_kept_or_asked_about(
    language: Language, text: str, facts: set[str]
) -> None:
    assert facts <= heard(text, language).keys()


@pytest.mark.parametrize(
    ("language", "text", "facts"),
    [
        (EN, "We need to hire engineers who supply chains have overlooked", {"role"}),
        (EN, "The branch head can seal it after internal approval", {"consent_form"}),
        (JA, "代表印で押せます", {"consent_form"}),
        (JA, "社内で検討しているところです", {"commitment"}),
        (EN, "We have used the programme twice", {"years_supported"}),
        (JA, "社団法人をやっております", {"legal_form"}),
        (EN, "I run a sole proprietorship", {"legal_form"}),
        (EN, "They would work only at our plant in Thailand", {"workplace"}),
        (JA, "働く場所は大阪の本社です", {"workplace"}),
        (EN, "Currently we are looking for part-time staff", {"employment"}),
        (JA, "教育係がいなくて困っています", {"capacity"}),
        (JA, "資金が足りなくて困っています", {"capacity"}),
        (EN, "Regional bank, Akita, KK, 300 employees", {"legal_form"}),
    ],
)
def test_what_is_said_of_the_company_is_heard_as_before(
    language: Language, text: str, facts: set[str]
) -> None:
    assert facts <= heard(text, language).keys()


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        (EN, "hm checked, it's a GK not a KK", ("legal_form", "godo_kaisha")),
        (EN, "they are contract workers not regular employees", ("employment", "not_regular")),
        (EN, "I said part time but it is seishain", ("employment", "regular")),
        (EN, "We don't hire researchers, we hire engineers", ("role", "specialist")),
        (JA, "看護師ではなく、医療機器のエンジニアを採用したいです", ("role", "specialist")),
        (JA, "有限会社で、株式会社ではありません", ("legal_form", "yugen_kaisha")),
        (EN, "We seek: one actuary, one data engineer", ("role", "specialist")),
    ],
)
def test_of_two_values_the_one_that_holds_is_kept(
    language: Language, text: str, fact: tuple[str, str]
) -> None:
    assert fact in kept(text, language).items()
