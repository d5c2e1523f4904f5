"""Which answers change between two states of the articles: the same questions, asked of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.faq.article import Article, Knowledge
from bot.faq.decision import Decision, DecisionKind
from bot.vocabulary import Language

if TYPE_CHECKING:
    from bot.faq.matcher import Matcher

Asked = tuple[Language, str]

MatcherOf = Callable[[Language], "Matcher"]


@dataclass(frozen=True, slots=True)
class AnswerVersion:
    """What one version makes of a question: the decision, its articles, and what is said."""

    decision: str
    articles: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question that the two versions treat differently."""

    language: Language
    question: str
    old: AnswerVersion
    new: AnswerVersion

    @property
    def is_other_words(self) -> bool:
        """Whether the same article answers, and says it otherwise."""
        return (self.old.decision, self.old.articles) == (self.new.decision, self.new.articles)


def written(*versions: Knowledge) -> Iterator[Asked]:
    """Every question that curators wrote down, in all versions."""
    for knowledge in versions:
        for article in knowledge.articles.values():
            for language in Language:
                text = article.text(language)
                yield from ((language, asked) for asked in (text.question, *text.phrasings))
        for subject in knowledge.outside:
            for language, examples in subject.examples.items():
                yield from ((language, asked) for asked in examples)


def answer_changes(
    old: tuple[Knowledge, MatcherOf],
    new: tuple[Knowledge, MatcherOf],
    asked: Iterable[Asked],
    progress: Callable[[int], object] = lambda _: None,
) -> list[QuestionChange]:
    """The questions that are treated differently, in the order in which they were given.

    Each version is its articles and its matchers. `progress` is told how many were asked.
    """
    changes = []
    for number, (language, question) in enumerate(asked, start=1):
        before, after = old[1](language), new[1](language)
        decision = before.decide(question)
        was = version_of(old[0], decision, language)
        if after is not before:
            decision = after.decide(question)
        now = version_of(new[0], decision, language)
        if was != now:
            changes.append(QuestionChange(language, question, was, now))
        progress(number)
    return changes


def version_of(knowledge: Knowledge, decision: Decision, language: Language) -> AnswerVersion:
    """What one version makes of a question, as its matcher decided."""
    shown = shown_by(decision)
    articles = [knowledge.articles[article] for article in shown]
    if decision.kind is DecisionKind.ANSWER:
        said = "\n".join(said_by(articles[0], language))
    else:
        said = "\n".join(article.text(language).question for article in articles)
    return AnswerVersion(decision.kind, shown, said)


def said_by(article: Article, language: Language) -> Iterator[str]:
    """Everything that an article says in one language, on whichever day."""
    for text in (article.text(language), *(dated.text(language) for dated in article.dated)):
        yield f"{text.answer}\n{text.detail}"


def shown_by(decision: Decision) -> tuple[str, ...]:
    """The articles that a person gets to see."""
    if decision.kind is DecisionKind.DECLINE:
        return ()
    most = 1 if decision.kind is DecisionKind.ANSWER else len(decision.candidates)
    return tuple(candidate.article for candidate in decision.candidates[:most])


def worth_asking(
    kept: Iterable[Asked], old: tuple[Knowledge, MatcherOf], new: tuple[Knowledge, MatcherOf]
) -> list[Asked]:
    """What is to be asked to see which answers change: what people asked, what is no longer written
    down, and, where a language learnt anew, what must not be answered. What is written down is
    answered by that alone."""
    after = set(written(new[0]))
    dropped = [each for each in dict.fromkeys(written(old[0])) if each not in after]
    changed = {each for each in Language if old[1](each) is not new[1](each)}
    outside = [
        (language, example)
        for subject in new[0].outside
        for language in changed
        for example in subject.examples.get(language, ())
    ]
    return list(dict.fromkeys([*kept, *dropped, *outside]))
