"""How the shipped sentences speak: as a careful public servant who wants to help."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from bot.bootstrap import content
from bot.content import find_root
from bot.content.checks.texts import shown_texts
from bot.content.source.tree import read_tree
from bot.faq.article import Article, ArticleText
from bot.vocabulary import Language
from bot.wording.applicants.greeting import EXPLAINED, typed
from bot.wording.catalogue import TRANSLATED, po_file
from tests.content.translations import ROOT, read, sentences_in

DESK = "VI"

MOST_SENTENCES = 3

LONGEST_ANSWER = {Language.JA: 160, Language.EN: 480}
"""Letters, without the addresses that are filled in: what a phone shows without scrolling."""

LONGEST_DETAIL = {Language.JA: 220, Language.EN: 520}

LINK = re.compile(r"\{[a-z_]*url\}")
SENTENCE_END = {Language.JA: re.compile(r"。"), Language.EN: re.compile(r"[.?!](?=\s|$)")}

NOTHING_KNOWN = {
    Language.JA: re.compile(
        r"書かれて(?:い|お)|記載が?(?:あ|な)|読み取れ|分かりません|わかりません"
    ),
    Language.EN: re.compile(r"\b(?:does not|doesn't) (?:say|mention|describe)\b|\bsays? nothing\b"),
}

SILENCE = {
    Language.JA: re.compile(
        r"要領に(?:は|も)?[^。]*(?:書かれて(?:い|お)|記載が?(?:あ|な)|触れて)|読み取れま"
    ),
    Language.EN: re.compile(
        r"guideline (?:does not|doesn't) (?:say|mention|describe)|guideline says nothing"
        r"|not (?:said|mentioned|described) in the guideline"
    ),
}
"""The guideline does not say. What helps is who does; what it leaves free may be said."""

OLD_WORDS = {
    Language.JA: re.compile(r"職員|おたずね|申込み|プレチェック|予備チェック"),
    Language.EN: re.compile(r"\badopt(?:s|ed|ing|ion)?\b|\bprecheck|\bemail", re.IGNORECASE),
}
"""採択 is "selected"; 担当者, お尋ね, 申し込み, 事前チェック, pre-check, e-mail are written so."""

STAFF = {
    Language.JA: re.compile(r"担当者(?:が(?!必要)|に|へ)"),
    Language.EN: re.compile(r"\b[Ss]taff\b"),
}


def articles() -> list[Article]:
    return list(content().knowledge.articles.values())


def texts() -> Iterator[tuple[Article, Language, ArticleText]]:
    for article in articles():
        for language in Language:
            yield article, language, article.text(language)


def sentences(text: str, language: Language) -> list[str]:
    parts = SENTENCE_END[language].split(text)
    return [part.strip() for part in parts if part.strip()]


def test_an_answer_is_short_enough_to_be_read_at_a_glance() -> None:
    long = [
        f"{article.id} ({language}): {len(LINK.sub('', text.answer))}"
        for article, language, text in texts()
        if len(LINK.sub("", text.answer)) > LONGEST_ANSWER[language]
        or len(sentences(text.answer, language)) > MOST_SENTENCES
        or len(LINK.sub("", text.detail)) > LONGEST_DETAIL[language]
    ]
    assert not long


def test_no_answer_begins_with_what_the_guideline_does_not_say() -> None:
    silent = [
        f"{article.id} ({language})"
        for article, language, text in texts()
        if NOTHING_KNOWN[language].search(sentences(text.answer, language)[0])
    ]
    assert not silent


def test_no_answer_speaks_of_what_the_guideline_is_silent_on() -> None:
    silent = [
        f"{article.id} ({language})"
        for article, language, text in texts()
        if SILENCE[language].search(f"{text.answer} {text.detail}")
    ]
    assert not silent


def test_only_answers_on_the_desk_itself_give_both_its_mail_and_its_telephone() -> None:
    both = {
        article.id
        for article, _, text in texts()
        if {"{desk_email}", "{desk_phone}"}
        <= set(re.findall(r"\{\w+\}", text.answer + text.detail))
    }
    assert {each for each in both if not each.startswith("contact-")} <= {"change-of-details"}


def test_an_answer_that_sends_people_to_staff_has_the_button_to_them() -> None:
    without = [
        article.id
        for article, language, text in texts()
        if STAFF[language].search(f"{text.answer} {text.detail}")
        and not (article.is_partial or DESK in article.clauses)
    ]
    assert not without


@pytest.mark.parametrize("language", Language)
def test_content_has_one_word_for_one_thing(language: Language) -> None:
    told = [
        f"{source.place(leaf.loc)}: {text}"
        for source in read_tree(find_root()).all
        for leaf, text in shown_texts(source)
        if language in leaf.loc and OLD_WORDS[language].search(text)
    ]
    assert not told


def test_the_counter_has_one_word_for_one_thing() -> None:
    english = [message.id for message in sentences_in(ROOT / "bot") if message.id]
    assert not [each for each in english if OLD_WORDS[Language.EN].search(str(each))]
    for language in TRANSLATED:
        catalogue = read(po_file(ROOT / "locales", language))
        forms = [str(message.string) for message in catalogue if message.id]
        assert not [form for form in forms if OLD_WORDS[Language(language)].search(form)]


@pytest.mark.parametrize("language", Language)
def test_help_shows_a_word_for_every_command_that_one_would_type_on_a_phone(
    language: Language,
) -> None:
    longest = 7 if language is Language.JA else 14
    for command in EXPLAINED:
        word = typed(content().words, command, language)
        assert 0 < len(word) <= longest, f"{command}: {word}"
