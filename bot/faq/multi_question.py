"""Whole messages: several questions in one, a question amid a long story, a question that leans on
what was answered before, and Japanese in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice

import jaconv

from bot.faq.article import Knowledge
from bot.faq.decision import Candidate, Decision, DecisionKind
from bot.faq.matcher import Matcher
from bot.faq.question_detection import looks_like_question
from bot.faq.text.contrast import meant_in
from bot.faq.text.follow_up import is_follow_up
from bot.vocabulary import Language
from bot.vocabulary.text import bare

MOST_ANSWERS = 3

NEARLY_CLEAR = 0.4
"""How probable it must be that the first of its suggestions is meant by a part of a message, for
them to be offered beside an answer (set by hand)."""

MOST_PARTS = 12
"""Sentences of one message that are looked at; a pasted document must not keep others waiting."""

ENDS = re.compile(r"(?<=[。．？！?!\n])\s*|(?<=\.)\s+")

JOINTS = {
    Language.JA: re.compile(
        r"(?<=か)[、,]\s*(?=\S)|[、,]?\s*(?:それと|それから|あわせて|加えて|ついでに)[、,]?"
    ),
    Language.EN: re.compile(
        r",?\s+(?:and|also|plus)(?:\s+also)?,?\s+(?=(?:what|when|where|who|which|how|is|are|do|does"
        r"|can|could|may|will|would|must|should)\b)",
        re.IGNORECASE,
    ),
}
"""Where one question of a sentence ends and the next begins."""

LEANING = {
    Language.JA: re.compile(
        r"^(?:じゃあ|では|で[、,]|ちなみに)?[、,\s]*(?:それ|これ|その|この|そこ|そちら)"
    ),
    Language.EN: re.compile(
        r"^(?:and|but|so|ok|okay)?,?\s*(?:what about (?:it|that|this)|(?:when|where|who|how|why"
        r"|what|is|are|does|do|can|will|would|must|should)\b.*\b(?:it|that|this|they|them|those))\b",
        re.IGNORECASE,
    ),
}
"""A question that speaks of "it" cannot be understood alone."""

LONGEST_LEANING = 60
"""Characters; a longer question says itself what it is about."""

SYLLABLES = re.compile(
    r"^(?:(?:[bdghjkmnprstwyz]|f(?=u)|[kgnhbpmr]y|sh|ch|ts|[kstpgzdbjh]{2}|ss?h|cch|tch)?[aiueo]{1,2}"
    r"|n(?![aiueoy])|-)+$"
)
"""A word that Japanese in Latin letters can consist of."""


def understand(
    matcher_of: Callable[[Language], Matcher],
    knowledge: Knowledge,
    text: str,
    language: Language,
    topic: str | None = None,
) -> tuple[Decision, ...]:
    """What to make of a message; what declines in English may be Japanese in Latin letters.

    `topic`: the article that was given last. Several decisions only where the first is an answer;
    what may be meant by the rest comes last.
    """
    if named := knowledge.topics.get(language, {}).get(bare(text)):
        share = 1 / len(named)
        candidates = tuple(Candidate(article, share) for article in named)
        return (Decision(DecisionKind.SUGGEST, candidates, share),)
    found = decide(matcher_of(language), knowledge, text, topic)
    read = from_latin(text) if found[0].kind is DecisionKind.DECLINE else None
    if read is None:
        return found
    in_japanese = decide(matcher_of(Language.JA), knowledge, read)
    return in_japanese if in_japanese[0].kind is DecisionKind.ANSWER else found


def decide(
    matcher: Matcher, knowledge: Knowledge, text: str, topic: str | None = None
) -> tuple[Decision, ...]:
    """The same in the language of the matcher, as its letters stand there."""
    meant = meant_in(text, matcher.language)
    if meant is None:
        return decide_all(matcher, knowledge, text, topic)
    found = decide_all(matcher, knowledge, meant, topic)
    if found[0].kind is DecisionKind.ANSWER:
        return found
    whole = decide_all(matcher, knowledge, text, topic)
    left = {candidate.article for candidate in found[0].candidates}
    is_rejected = whole[0].kind is DecisionKind.ANSWER and whole[0].first not in left
    return found if is_rejected and found[0].kind is DecisionKind.SUGGEST else whole


def decide_all(
    matcher: Matcher, knowledge: Knowledge, text: str, topic: str | None
) -> tuple[Decision, ...]:
    """What is known of all that a text asks, of which nothing is said not to be meant."""
    whole = matcher.decide(text)
    found = among_parts(whole, [matcher.decide(part) for part in asked_alone(matcher, text)])
    is_clear = found[0].kind is DecisionKind.ANSWER
    if is_clear or topic is None or not leans(text, matcher.language):
        return found
    article = knowledge.articles.get(topic)
    if article is None:
        return found
    joined = matcher.decide(f"{article.text(matcher.language).question} {text}")
    is_told_again = joined.first == topic and found[0].kind is DecisionKind.SUGGEST
    if joined.kind is DecisionKind.DECLINE or (is_told_again and topic not in found[0].articles):
        return found  # the topic alone speaks for itself, and nothing that was asked
    return (joined,)


def asked_alone(matcher: Matcher, text: str) -> list[str]:
    """The parts of a text that can be understood without the others. One that asks only what to do
    ("… Who should he ask?") cannot, unless what is said beside it may be about the programme."""
    asked = [part for part in parts(text, matcher.language) if not matcher.frames.is_all(part)]
    following = {part for part in asked if is_follow_up(part, matcher.language)}
    said = [part for part in split(text, matcher.language) if part and part not in following]
    beside = " ".join(part for part in said if not matcher.frames.is_all(part))
    if not following or not beside or matcher.may_be_ours(beside):
        return asked
    return [part for part in asked if part not in following]


def among_parts(whole: Decision, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The answers of the parts where there are any, and what may be meant by another part; else the
    surest that there is."""
    parted = list(decisions)
    answers = {d.candidates[0].article: d for d in parted if d.kind is DecisionKind.ANSWER}
    if answers:
        is_alone = len(answers) == 1 and whole.kind is DecisionKind.ANSWER
        given = (whole,) if is_alone else tuple(answers.values())[:MOST_ANSWERS]
        return (*given, *unclear_beside(given, parted))
    if whole.kind is DecisionKind.ANSWER:
        return (whole,)
    suggested = [d for d in (whole, *parted) if d.kind is DecisionKind.SUGGEST]
    return (max(suggested, key=lambda d: d.score, default=whole),)


def unclear_beside(given: Collection[Decision], parted: Iterable[Decision]) -> Iterator[Decision]:
    """The surest of the parts that are not clear and that nothing given may answer."""
    told = {decision.first for decision in given}
    unclear = (d for d in parted if d.kind is DecisionKind.SUGGEST and d.score >= NEARLY_CLEAR)
    ours = (d for d in unclear if told.isdisjoint(d.articles))
    yield from islice(sorted(ours, key=lambda d: -d.score), 1)


def parts(text: str, language: Language) -> tuple[str, ...]:
    """The questions in a message that holds more than one sentence; nothing for a single one."""
    found = [part for part in split(text, language) if part]
    if len(found) < 2:
        return ()
    asking = (part for part in found if looks_like_question(part, language))
    return tuple(islice(asking, MOST_PARTS))


def split(text: str, language: Language) -> Iterator[str]:
    """The sentences, divided further where one holds two questions."""
    for sentence in ENDS.split(text):
        yield from (part.strip() for part in JOINTS[language].split(sentence))


def leans(text: str, language: Language) -> bool:
    """Whether a question speaks of something that was named before it."""
    return len(text) <= LONGEST_LEANING and bool(LEANING[language].search(text.strip()))


def from_latin(text: str) -> str | None:
    """Japanese typed in Latin letters, in hiragana; None for what cannot be that."""
    words = re.findall(r"[a-z-]+", text.casefold())
    if not words or not text.isascii() or not all(SYLLABLES.match(word) for word in words):
        return None
    read: str = jaconv.alphabet2kana(" ".join(words).replace("-", "ー"))
    return None if re.search(r"[a-z]", read) else read
