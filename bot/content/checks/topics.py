"""Topics: each leads to articles that exist, and none of its words is a phrasing as well."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from bot.content.checks.phrasings import phrases_in
from bot.content.checks.repetition import Phrase, repeated_phrases
from bot.content.source.document import did_you_mean
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.vocabulary import Language
from bot.vocabulary.sentence import N_, Sentence


def topic_problems(tree: Tree) -> Iterator[Problem]:
    """Whatever is wrong with the words that name a subject."""
    if tree.topics is None:
        return
    ids = {article for source in tree.articles for _, article in source.texts_at(None, "id")}
    for loc, article in tree.topics.texts_at(None, "articles", None):
        if article not in ids and tree.is_read:
            hint = did_you_mean(article, ids)
            yield tree.topics.problem(
                loc,
                Sentence(N_("there is no article `{article}`{hint}"), article=article, hint=hint),
            )
    for language in Language:
        words = (
            Phrase(tree.topics, loc, word, ("topic", loc[0]))
            for loc, word in tree.topics.texts_at(None, language, None)
        )
        for problem in repeated_phrases(chain(phrases_in(tree, language), words), "topic"):
            if problem.file == tree.topics.name:
                yield problem
