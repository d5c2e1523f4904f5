"""What the knowledge base holds: articles in both languages, each of which names its clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.vocabulary import NO_WORDS, Bilingual, Language, Words


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article in one language. `answer` is short and stands alone; `detail` goes on from it.

    `phrasings` are further ways in which people ask `question`; none of them is ever shown.
    """

    question: str
    answer: str
    detail: str
    phrasings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DatedText:
    """What an article says on some days instead of what it says on all others.

    It holds from the day after `after` to the day before `before`; None leaves that side open.
    `clauses` come before those of the article. Question and phrasings are the article's own.
    """

    after: date | None
    before: date | None
    clauses: tuple[str, ...]
    ja: ArticleText
    en: ArticleText

    def text(self, language: Language) -> ArticleText:
        """What is said in one language."""
        return self.ja if language is Language.JA else self.en

    def holds_on(self, day: date) -> bool:
        """Whether this is what is said on that day."""
        has_begun = self.after is None or day > self.after
        return has_begun and (self.before is None or day < self.before)


@dataclass(frozen=True, slots=True)
class Article:
    """One question that the guideline answers, or that it answers only partly (`is_partial`).

    `dated`: what it says instead on some days; at most one of them holds on any day. `is_dated`:
    one of them holds, and is what `text` returns. `does`: the command that does what the article
    describes, if one does. `is_judged`: it is what the pre-check tells for one company; who asks
    it in the middle of that hears how it stands. `asker`: who introduces themselves and hears this
    article is no company, and these words come before what holds for companies. `is_for_all`: it
    holds for everybody.
    """

    id: str
    clauses: tuple[str, ...]
    related: tuple[str, ...]
    ja: ArticleText
    en: ArticleText
    is_partial: bool = False
    is_judged: bool = False
    is_for_all: bool = False
    asker: Bilingual | None = None
    does: str | None = None
    dated: tuple[DatedText, ...] = ()
    is_dated: bool = False

    def on(self, day: date) -> Article:
        """The article as it is read on that day, where the desk is."""
        for dated in self.dated:
            if dated.holds_on(day):
                clauses = tuple(dict.fromkeys((*dated.clauses, *self.clauses)))
                return replace(self, clauses=clauses, ja=dated.ja, en=dated.en, is_dated=True)
        return self

    def text(self, language: Language) -> ArticleText:
        """The article in one language."""
        return self.ja if language is Language.JA else self.en


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """A subject that people ask about and that is not this counter's: what to say, and examples.

    The examples teach the matcher what it must not answer. `turn_to` says where such a question can
    be taken; it is empty where the guideline does not say.
    """

    id: str
    turn_to: Mapping[Language, str]
    examples: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question in so few words that the answer before tells what it is about: the article that is
    meant after some articles, and the one that is meant after any other."""

    after: Mapping[str, str]
    otherwise: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything that questions can be answered from.

    `topics`: what is too short to be a question and names a subject only (費用, visa), as `bare`
    text, with the articles on it. `follow_ups`: what is asked on, as `bare` text. `frames`: set
    phrases around a question, which are not read. `synonyms`: the words of one meaning, by its
    name.
    """

    articles: Mapping[str, Article]
    outside: tuple[OutOfScope, ...] = ()
    topics: Mapping[Language, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    follow_ups: Mapping[Language, Mapping[str, FollowUp]] = field(default_factory=dict)
    frames: Words = field(default_factory=lambda: NO_WORDS)
    synonyms: Mapping[str, Words] = field(default_factory=dict)
