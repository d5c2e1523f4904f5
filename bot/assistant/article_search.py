"""Articles for whoever looks for one while they type. Nothing is kept, and nobody is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.assistant.acts import GiveAnswer
from bot.assistant.context import Assistant
from bot.assistant.dialogue.public import first_language
from bot.faq.article import Article
from bot.faq.decision import DecisionKind
from bot.faq.multi_question import understand
from bot.faq.text.language import language_of
from bot.handoff.business_hours import day_of
from bot.vocabulary import Language, Message
from bot.vocabulary.text import MAX_TEXT, plain

MOST = 8
SHORT = 2
"""Signs from which on something is looked for."""


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article with its question, as it is told to anybody."""

    article: str
    question: str
    message: Message


def search_articles(
    assistant: Assistant, text: str, language: Language | None, now: datetime, most: int = MOST
) -> tuple[FoundArticle, ...]:
    """The articles that fit what was typed, the best first; none where nothing does.

    `language`: of whoever types, for as long as it cannot be seen in what they typed. So little of
    it that it says nothing finds whatever one may begin with.
    """
    asked = plain(text[:MAX_TEXT])
    spoken = language_of(asked) or language or first_language(asked)
    if len(asked) < SHORT:
        found: Iterator[str] = iter(assistant.knowledge.articles)
    else:
        found = fitting(assistant, asked, spoken)
    day = day_of(now)
    articles = [assistant.knowledge.articles[each].on(day) for each in dict.fromkeys(found)]
    return tuple(told(assistant, article, spoken) for article in articles[:most])


def fitting(assistant: Assistant, asked: str, language: Language) -> Iterator[str]:
    """Articles that answer it, those whose question holds it, and what belongs to the first."""
    decisions = understand(assistant.matcher, assistant.knowledge, asked, language, None)
    known = [
        candidate.article
        for decision in decisions
        if decision.kind is not DecisionKind.DECLINE
        for candidate in decision.candidates
    ]
    articles = assistant.knowledge.articles
    word = asked.casefold()
    named = [
        each.id for each in articles.values() if word in each.text(language).question.casefold()
    ]
    near = [each for first in known[:1] for each in articles[first].related if each in articles]
    yield from (*known, *named, *near)


def told(assistant: Assistant, article: Article, language: Language) -> FoundArticle:
    """An article as it is told; what it leads to can be pressed by nobody."""
    message = assistant.wording(GiveAnswer(article, (), invites_precheck=False), language)
    return FoundArticle(article.id, article.text(language).question, replace(message, choices=()))
