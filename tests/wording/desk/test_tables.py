"""The repository's own content, put into words: nothing unfilled, nothing too long."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from bot.assistant import acts
from bot.bootstrap import content
from bot.content import find_root
from bot.handoff.form.definition import Field
from bot.precheck.flow import Option, Question
from bot.precheck.verdict import Outcome, Reason, Verdict
from bot.vocabulary import Language, Message
from bot.wording.applicants.contact.contact_dialog import contact_dialog
from bot.wording.applicants.renderer import Renderer
from bot.wording.catalogue import read_catalogues
from bot.wording.translator import LONGEST_LABEL

every_language = pytest.mark.parametrize("language", list(Language))


@cache
def speaker() -> Renderer:
    known = content()
    catalogues = read_catalogues(find_root() / "locales")
    return Renderer(
        known.edition,
        known.flow,
        known.form,
        known.words,
        catalogues,
        365,
        known.knowledge.articles,
    )


def options() -> Iterator[tuple[Question, Option]]:
    return ((q, option) for q in content().flow.questions for option in q.options)


def fields() -> tuple[Field, ...]:
    return content().form.fields


def said(act: acts.DialogueAct, language: Language) -> Message:
    message = speaker()(act, language)
    assert message.text
    assert not set("{}") & set(message.text)
    assert set(message.clauses) <= set(content().edition.clauses)
    assert all(0 < len(choice.label) <= LONGEST_LABEL for choice in message.choices)
    return message


@every_language
def test_every_question_can_be_asked_and_explained(language: Language) -> None:
    for question in content().flow.questions:
        message = said(acts.AskQuestion(question, 1, 16), language)
        assert not any(len(choice.label) == LONGEST_LABEL for choice in message.choices)
        said(acts.ExplainQuestion(question), language)


@every_language
def test_every_answer_can_be_the_reason_of_a_verdict(language: Language) -> None:
    for question, option in options():
        reason = Reason(question, option)
        outcome = Outcome(Verdict.NOT_COVERED, (reason,), ())
        said(acts.ShowVerdict(outcome, {question.key: option.value}, True, True), language)
        assert speaker().reason(reason, language)


@every_language
def test_every_field_can_be_asked(language: Language) -> None:
    said(acts.AskConsent(has_ended=True), language)
    for field in fields():
        said(acts.AskField(field, None, None, 0, len(fields())), language)


@every_language
def test_every_article_can_be_given_and_suggested(language: Language) -> None:
    for article in content().knowledge.articles.values():
        given = said(acts.GiveAnswer(article, (article,), True), language)
        assert given.clauses == article.clauses
        said(acts.OfferSuggestions((article,)), language)
    for outside in content().knowledge.outside:
        said(acts.Decline(outside), language)


def test_help_names_a_word_for_every_command_that_it_explains() -> None:
    text = said(acts.ShowHelp(), Language.EN).text
    assert text.count("\n- ") == 12


@pytest.mark.parametrize(
    ("language", "told"),
    [(Language.EN, "Afternoon, or Any time"), (Language.JA, "、またはいつでも")],
)
def test_examples_of_a_field_of_the_form_are_named_with_or(language: Language, told: str) -> None:
    known = content()
    shown = contact_dialog(known.form, {}, speaker().voice(language))
    times = next(each for each in shown.inputs if each.name == "times")
    assert told in times.hint


def test_no_folded_field_of_the_form_is_called_required() -> None:
    shown = contact_dialog(content().form, {}, speaker().voice(Language.EN))
    assert not [each.name for each in shown.inputs if each.is_folded and each.is_required]
