"""Phrasings: each belongs to one article or subject, and every one of those has some. None is the
word of a topic as well."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.content.checks.repetition import Phrase, repeated_phrases
from bot.content.source.document import Source, did_you_mean
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.vocabulary import Language
from bot.vocabulary.sentence import N_, Sentence

KEBAB = re.compile(r"[a-z0-9-]+")


def phrasing_problems(tree: Tree) -> Iterator[Problem]:
    """Phrasings of nothing, of two things, and entries that nobody can ask for."""
    for language in Language:
        for articles, phrasings in pairs_in(tree, language):
            yield from matching_problems(articles, phrasings)
        yield from repeated_phrases((*phrases_in(tree, language), *topics_in(tree, language)))


def pairs_in(tree: Tree, language: Language) -> Iterator[tuple[Source, Source]]:
    """Each file of articles or subjects, with the file of its phrasings."""
    yield from zip(tree.articles, tree.phrasings[language], strict=False)
    if tree.out_of_scope:
        yield tree.out_of_scope, tree.out_of_scope_phrasings[language]


def matching_problems(articles: Source, phrasings: Source) -> Iterator[Problem]:
    """What stands in only one of two files that belong together."""
    places = {article: loc for loc, article in articles.texts_at(None, "id")}
    if not isinstance(phrasings.data, dict) or not are_sound(articles, places):
        return
    unasked = set(places) - set(phrasings.data)
    for name in phrasings.data:
        if name not in places:
            hint = did_you_mean(name, unasked)
            unasked -= {article for article in unasked if hint.endswith(f"`{article}`?")}
            yield phrasings.problem(
                (name,),
                Sentence(
                    N_("there is no `{name}` in {name2}{hint}"),
                    name=name,
                    name2=articles.name,
                    hint=hint,
                ),
            )
    for article in sorted(unasked):
        message = Sentence(
            N_("nobody can ask for it: write phrasings in {name}"), name=phrasings.name
        )
        yield articles.problem(places[article], message)


def are_sound(articles: Source, places: Collection[str]) -> bool:
    """Whether ids are unique and well formed: what is wrong with them is told elsewhere."""
    is_unique = isinstance(articles.data, list) and len(places) == len(articles.data)
    return is_unique and all(KEBAB.fullmatch(name) for name in places)


def phrases_in(tree: Tree, language: Language) -> Iterator[Phrase]:
    """Every way to ask for an article, or for a subject out of scope, in one language."""
    for source in tree.articles:
        ids = {loc[0]: article for loc, article in source.texts_at(None, "id")}
        for loc, text in source.texts_at(None, language, "question"):
            yield Phrase(source, loc, text, ids.get(loc[0], ""))
    for spoken, source in tree.each_phrasings():
        if spoken is language:
            for loc, text in source.texts_at(None, None):
                yield Phrase(source, loc, text, loc[0])


def topics_in(tree: Tree, language: Language) -> Iterator[Phrase]:
    """Every word that names a subject, in one language."""
    if tree.topics:
        for loc, word in tree.topics.texts_at(None, language, None):
            yield Phrase(tree.topics, loc, word, ("topic", loc[0]), "topic")
