"""`madoguchi ask`: one question, for people and for programs."""

from __future__ import annotations

import json
from typing import Any

from bot import bootstrap
from bot.vocabulary import Language
from tests.cli.conftest import Command

KEYS = {
    "decision",
    "language",
    "article",
    "articles",
    "clauses",
    "text",
    "score",
    "suggestions",
    "ms",
}


def answers(madoguchi: Command, *lines: object) -> list[dict[str, Any]]:
    sent = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    result = madoguchi("ask", "--jsonl", sent=sent)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.split("\n")[:-1]]


def test_an_answer_names_its_article_and_clauses_and_has_its_facts_filled_in(
    madoguchi: Command,
) -> None:
    article = bootstrap.content().knowledge.articles["cost-free"]
    asked = [{"text": article.text(language).question} for language in Language]
    for given, language in zip(answers(madoguchi, *asked), Language, strict=True):
        assert set(given) == KEYS
        assert (given["decision"], given["article"]) == ("answer", "cost-free")
        assert given["language"] == language
        assert given["clauses"] == list(article.clauses)
        assert "{" not in given["text"]
        assert given["suggestions"] == []
        assert given["ms"] >= 0


def test_what_is_not_known_is_declined_without_article_or_clauses(madoguchi: Command) -> None:
    [declined] = answers(madoguchi, {"text": "明日の天気は？"})
    assert declined["decision"] == "decline"
    assert declined["article"] is None
    assert declined["clauses"] == declined["suggestions"] == []
    assert declined["text"]
    assert "保存" not in declined["text"], "nothing is kept of a question without a conversation"


def test_the_language_that_is_given_is_the_language_that_is_spoken(madoguchi: Command) -> None:
    spoken = [{"text": "???", "language": language.value} for language in Language]
    assert [given["language"] for given in answers(madoguchi, *spoken)] == ["ja", "en"]


def test_bad_lines_are_answered_by_errors_in_their_place(madoguchi: Command) -> None:
    bad = [[], {}, {"text": 1}, {"text": "a", "language": "fr"}, {"text": "a" * 100_000}]
    *errors, good = answers(madoguchi, *bad, {"text": ""})
    assert all(set(error) == {"error"} for error in errors)
    assert good["decision"] == "decline"


def test_people_read_the_answer_with_its_source(madoguchi: Command) -> None:
    article = bootstrap.content().knowledge.articles["cost-free"]
    result = madoguchi("ask", article.en.question)
    assert result.exit_code == 0
    assert "Source: II-4" in result.stdout


def test_a_question_or_jsonl_is_needed(madoguchi: Command) -> None:
    assert madoguchi("ask").exit_code == 2
    assert madoguchi("ask", "--jsonl", "Is it free?").exit_code == 2
