"""The same questions as people put them: inside polite frames, as bare noun phrases, mistyped.

Every eighth phrasing of each article is left out of what is learnt, and asked: as it stands, and in
each of the other ways. What counts is the share of those answered rightly as they stand that are
answered rightly in the other way, too.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.bootstrap import content
from bot.faq.article import Article, Knowledge
from bot.faq.decision import DecisionKind
from bot.faq.matcher import Matcher
from bot.faq.multi_question import decide
from bot.faq.semantic.encoder import SentenceEncoder
from bot.faq.text.tokens import parts_of_speech
from bot.faq.training.fit import fit
from bot.vocabulary import Language
from tests.benchmarks.slips import slipped

LEFT_OUT = 8
"""Of so many phrasings one."""

MOST = 400
"""Questions that are asked of one language."""

Asked = Sequence[tuple[str, str]]
"""Questions with the articles that answer them."""

FRAMES: Mapping[Language, tuple[tuple[str, str], ...]] = {
    Language.JA: (
        ("お世話になっております。", "ご教示いただけますでしょうか。"),
        ("はじめまして、株式会社山田製作所の佐藤と申します。", "よろしくお願いいたします。"),
        ("お忙しいところ恐れ入ります。", "教えていただけると助かります。"),
        ("突然のご連絡失礼いたします。", "以上、ご確認のほどよろしくお願いします。"),
    ),
    Language.EN: (
        ("Hello, I hope you are well. ", " I'd be grateful for your help."),
        ("Dear Sir or Madam, my name is Sato from Yamada Works. ", " Many thanks in advance."),
        ("Hi there! Sorry to bother you. ", " Any help would be appreciated."),
        ("Good morning, a quick question: ", " Kind regards, Sato"),
    ),
}
"""What people write before and after a question. None of it was taken from `frames` in flows/."""

NOUN_PHRASES: Mapping[Language, tuple[str, ...]] = {
    Language.JA: ("{}の件", "{}について", "{}"),
    Language.EN: ("Question about {}", "Regarding {}", "{}"),
}

NO_NOUNS = re.compile(
    r"\b(?:a|an|the|is|are|am|was|were|be|been|do|does|did|can|could|will|would|shall|should|may"
    r"|might|must|have|has|had|i|we|you|he|she|it|they|me|us|them|my|our|your|their|this|that|what"
    r"|which|who|whom|whose|when|where|why|how|there|if|whether|so|just|please|to|get|gets|got"
    r"|i'm|we're|it's|what's|don't|doesn't|can't|isn't)\b|[?!.,;:]",
    re.IGNORECASE,
)


def framed(question: str, language: Language, chance: random.Random) -> str:
    """The question as it stands in a polite message."""
    before, after = chance.choice(FRAMES[language])
    return f"{before}{question}{after}"


def noun_phrase(question: str, language: Language, chance: random.Random) -> str:
    """What a question is about, without asking anything."""
    about = japanese_nouns(question) if language is Language.JA else english_nouns(question)
    return chance.choice(NOUN_PHRASES[language]).format(about or question)


def japanese_nouns(question: str) -> str:
    """The nouns of a question, those that stand apart joined by の."""
    kept = (
        (word if kind in {"名詞", "接頭辞", "接尾辞"} else " ") for word, kind in said(question)
    )
    return "の".join("".join(kept).split())


def said(question: str) -> list[tuple[str, str]]:
    """The words of a question with their kinds; those that only ask count as none."""
    return [
        (word, "" if word in {"何", "いつ", "どこ"} else k) for word, k in parts_of_speech(question)
    ]


def english_nouns(question: str) -> str:
    """The words of a question that carry something."""
    return " ".join(NO_NOUNS.sub(" ", question).split())


def mistyped(slips: int) -> Callable[[str, Language, random.Random], str]:
    """What puts so many slips into a question."""
    return lambda question, language, chance: slipped(question, language, slips, chance)


WAYS: Mapping[str, Callable[[str, Language, random.Random], str]] = {
    "in a polite frame": framed,
    "as a bare noun phrase": noun_phrase,
    "with one slip": mistyped(1),
    "with two slips": mistyped(2),
}


def parted(knowledge: Knowledge, language: Language) -> tuple[Knowledge, Asked]:
    """The knowledge base without some of its phrasings, and these."""
    articles: dict[str, Article] = {}
    asked: list[tuple[str, str]] = []
    for name, article in knowledge.articles.items():
        text = article.text(language)
        kept = tuple(p for turn, p in enumerate(text.phrasings) if turn % LEFT_OUT)
        shorter = replace(text, phrasings=kept)
        asked += [(phrasing, name) for phrasing in text.phrasings[::LEFT_OUT]]
        is_japanese = language is Language.JA
        articles[name] = (
            replace(article, ja=shorter) if is_japanese else replace(article, en=shorter)
        )
    return replace(knowledge, articles=articles), asked[:: -(-len(asked) // MOST)]


def is_right(matcher: Matcher, knowledge: Knowledge, text: str, article: str) -> bool:
    """Whether a text is answered with an article on the same clauses."""
    found = decide(matcher, knowledge, text)[0]
    if found.kind is not DecisionKind.ANSWER:
        return False
    given = knowledge.articles[found.candidates[0].article]
    return bool(set(given.clauses) & set(knowledge.articles[article].clauses))


def print_ways(
    knowledge: Knowledge, language: Language, encoder: SentenceEncoder | None = None
) -> None:
    """How many of the questions that are answered are so in each other way of asking."""
    taught, asked = parted(knowledge, language)
    matcher = fit(taught, language, encoder=encoder)
    plain = [each for each in asked if is_right(matcher, knowledge, *each)]
    print(f"{language}: left-out phrasings ({len(asked)}): {len(plain) / len(asked):.3f} right")
    for name, put in WAYS.items():
        chance = random.Random(0)  # noqa: S311  for measuring
        put_so = [(put(text, language, chance), article) for text, article in plain]
        right = sum(is_right(matcher, knowledge, *each) for each in put_so)
        print(f"{language}:   of these {name}: {right / max(len(plain), 1):.3f}")


def main() -> None:
    """Measure and print."""
    knowledge = content().knowledge
    for language in Language:
        print_ways(knowledge, language)


if __name__ == "__main__":
    main()
