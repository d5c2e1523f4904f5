"""Synonyms: each word has one meaning, some word of each meaning is used, and what other articles
use is no synonym."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from bot.content.checks.phrasings import phrases_in
from bot.content.source.document import Loc, Source, did_you_mean
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree, groups_in
from bot.faq.text.synonyms import USED, finder_of, name_of
from bot.vocabulary import Language
from bot.vocabulary.sentence import N_, Sentence

Uses = Mapping[str, Counter[str]]
"""How many questions of each article hold a word, by its name."""

MOST_NAMED = 3
"""Articles that a message names."""


def synonym_problems(tree: Tree) -> Iterator[Problem]:
    """Wider concepts that do not exist, and words that stand in two places."""
    if tree.synonyms is None:
        return
    yield from kind_problems(tree, tree.synonyms)
    for language in Language:
        yield from repeated_words(tree.synonyms, language)


def synonym_use_problems(tree: Tree) -> Iterator[Problem]:
    """Words of one meaning of which questions use none, or one for something else."""
    if tree.synonyms is None:
        return
    for language in Language:
        listed = list(tree.synonyms.texts_at(None, language, None))
        uses = uses_of(tree, [word for _, word in listed], language)
        for name, group in groups_in(tree.synonyms.data).items():
            words = [(loc, word) for loc, word in listed if loc[0] == name]
            known = known_of(words, uses, language)
            yield from other_words(tree.synonyms, known)
            if words and not known and not group.get("kind_of"):
                yield unused(tree.synonyms, (name, language.value))


def kind_problems(tree: Tree, synonyms: Source) -> Iterator[Problem]:
    """Wider concepts that do not exist."""
    known = groups_in(tree.concepts.data)
    for loc, name in synonyms.texts_at(None, "kind_of", None):
        if name not in known and tree.is_read:
            hint = did_you_mean(name, known)
            message = N_("there is no concept `{name}` in {file}{hint}")
            yield synonyms.problem(
                loc, Sentence(message, name=name, file=tree.concepts.name, hint=hint)
            )


def repeated_words(synonyms: Source, language: Language) -> Iterator[Problem]:
    """Words that stand in two places."""
    first: dict[str, Loc] = {}
    for loc, word in synonyms.texts_at(None, language, None):
        earlier = first.setdefault(name_of(word, language), loc)
        if earlier is not loc:
            place = synonyms.place(earlier)
            message = N_("the {what} `{text}` is also at {place}")
            yield synonyms.problem(loc, Sentence(message, what="word", text=word, place=place))


def uses_of(tree: Tree, words: list[str], language: Language) -> Uses:
    """Which questions hold these words."""
    finder, uses = finder_of(words, language), defaultdict[str, Counter[str]](Counter)
    for phrase in phrases_in(tree, language):
        for name in {found.name for found in finder.found_in(phrase.text)}:
            uses[name][str(phrase.owner)] += 1
    return uses


def known_of(
    words: list[tuple[Loc, str]], uses: Uses, language: Language
) -> list[tuple[Loc, str, Counter[str]]]:
    """The words that questions use, with how many of each article do."""
    held = [(loc, word, uses.get(name_of(word, language), Counter())) for loc, word in words]
    return [each for each in held if each[2].total() >= USED]


def unused(synonyms: Source, loc: Loc) -> Problem:
    """Words of which no question uses any."""
    message = N_("questions use none of these words {least} times: none can be read as another")
    return synonyms.problem(loc, Sentence(message, least=USED))


def other_words(synonyms: Source, known: list[tuple[Loc, str, Counter[str]]]) -> Iterator[Problem]:
    """Words that questions use, but of other articles than the first one: false friends."""
    for loc, word, articles in known[1:]:
        if not articles.keys() & known[0][2].keys():
            named = ", ".join(name for name, _ in articles.most_common(MOST_NAMED))
            message = N_(
                "`{word}` is a word of other articles ({articles}): it means something else"
            )
            yield synonyms.problem(loc, Sentence(message, word=word, articles=named))
