"""Who asks, who owns or runs a company, its staff and an agency's people are not whom one hires."""

from __future__ import annotations

import pytest

from bot import bootstrap
from bot.vocabulary import Language

JA, EN = Language.JA, Language.EN
READER = bootstrap.programme().reader
PERSONAL = {"role", "education", "residence_status", "legal_form"}


def told(language: Language, text: str) -> dict[str, str]:
    return {fact.question.key: fact.option.value for fact in READER.facts(text, language)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (JA, "行政書士をしております。お客様の会社について伺いたいです"),
        (JA, "社会保険労務士です。クライアントから相談がありまして"),
        (JA, "弁護士ですが依頼者の代わりに聞いています"),
        (JA, "公認会計士をやっております。担当先の件で"),
        (JA, "顧問の税理士です。社長の代理で質問します"),
        (JA, "司法書士なんですけど、知り合いの会社が申し込めるか知りたい"),
        (JA, "弁護士です"),
        (JA, "うちは税理士法人で、顧問先の代わりにうかがいます"),
        (JA, "うちの社員は全員エンジニアです"),
        (JA, "社員は全員プログラマーです。渋谷の会社です"),
        (JA, "社員はエンジニア3人と営業1人です"),
        (JA, "エンジニアの社員が面倒を見ます"),
        (JA, "エンジニアが2人やめて困っています"),
        (JA, "顧問弁護士がいます"),
        (JA, "当社には登録エンジニアが3000名おります"),
        (JA, "登録している外国人エンジニアが500人います。売り込みたいです"),
        (JA, "うちはエンジニア派遣の会社です。うちのエンジニアを紹介できます"),
        (JA, "社長は中国人で永住者です"),
        (JA, "私は東大卒の社長です"),
        (JA, "候補の方は、いまは永住者のご主人と住んでいます"),
        (JA, "登録スタッフは800名、全員大卒で技人国です"),
        (JA, "今いる子は実習生です"),
        (EN, "I'm a CPA, asking for a client"),
        (EN, "As an immigration lawyer I get asked about this a lot"),
        (EN, "Lawyer here. Asking on behalf of a client"),
        (EN, "Bookkeeper here, my client runs a bakery"),
        (EN, "We're a law firm asking for a client"),
        (EN, "Owner is Chinese, permanent resident"),
        (EN, "The owner holds permanent residency and a PhD"),
        (EN, "We have 4,000 vetted engineers in our database"),
        (EN, "Our pool of nurses and engineers is large"),
        (EN, "We can offer Indian engineers to your member companies"),
        (EN, "All of us are engineers"),
        (EN, "The whole team are engineers"),
        (EN, "Everyone here is a developer"),
        (EN, "We employ three engineers and a lawyer"),
    ],
)
def test_nothing_is_told_of_whom_one_hires(language: Language, text: str) -> None:
    assert not told(language, text).keys() & PERSONAL


@pytest.mark.parametrize(
    ("language", "text", "key", "value"),
    [
        (JA, "税理士です。うちの事務所で会計の担当を採用したいです", "role", "legal_or_accounting"),
        (JA, "税理士事務所です。税理士の資格を持つ人を採用したい", "role", "legal_or_accounting"),
        (JA, "採るのは1人、弁護士です", "role", "legal_or_accounting"),
        (JA, "今回採用する人は税理士です", "role", "legal_or_accounting"),
        (JA, "ポジションは会計士です", "role", "legal_or_accounting"),
        (JA, "当社は法律事務所で、米国弁護士を迎えたい", "role", "legal_or_accounting"),
        (JA, "うちの社員は全員エンジニアで、もう1人エンジニアを採りたい", "role", "specialist"),
        (JA, "社長がエンジニアを採りたいと言っています", "role", "specialist"),
        (JA, "全員エンジニアとして採用します", "role", "specialist"),
        (JA, "社長の知り合いの永住者を採用したい", "residence_status", "other_professional"),
        (JA, "候補者は永住者です", "residence_status", "other_professional"),
        (JA, "永住者の方を採用したい", "residence_status", "other_professional"),
        (JA, "いまの子は実習生です。今度のは技人国で正社員", "residence_status", "target"),
        (JA, "溶接もやるけど、ほしいのは設計できる人", "role", "specialist"),
        (JA, "今の人員では足りないのでドライバーを雇いたい", "role", "other"),
        (EN, "The owner wants to hire an engineer", "role", "specialist"),
        (EN, "The CEO would like a bilingual lawyer", "role", "legal_or_accounting"),
        (EN, "Our team is looking for an engineer", "role", "specialist"),
        (EN, "As a law firm we need an accountant", "role", "legal_or_accounting"),
        (EN, "We would like to offer an Indian engineer a job", "role", "specialist"),
        (EN, "She is a permanent resident", "residence_status", "other_professional"),
        (EN, "Candidate: lawyer, US qualified", "role", "legal_or_accounting"),
        (EN, "The candidate is an engineer", "role", "specialist"),
    ],
)
def test_whom_one_hires_is_heard(language: Language, text: str, key: str, value: str) -> None:
    assert told(language, text).get(key) == value
