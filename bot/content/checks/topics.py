"""Topics: each leads to articles that exist."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.source.document import Loc, Source, did_you_mean
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.vocabulary.sentence import N_, Sentence


def topic_problems(tree: Tree) -> Iterator[Problem]:
    """Whatever is wrong with what a topic leads to."""
    if tree.topics is None:
        return
    ids = {article for source in tree.articles for _, article in source.texts_at(None, "id")}
    named = (
        *tree.topics.texts_at(None, "articles", None),
        *tree.topics.texts_at(None, "follow_up", "otherwise"),
        *follow_ups_in(tree.topics),
    )
    for loc, article in named:
        if article not in ids and tree.is_read:
            hint = did_you_mean(article, ids)
            yield tree.topics.problem(
                loc,
                Sentence(N_("there is no article `{article}`{hint}"), article=article, hint=hint),
            )


def follow_ups_in(topics: Source) -> Iterator[tuple[Loc, str]]:
    """The articles that are meant after others, and these."""
    for loc, before in topics.texts_at(None, "follow_up", "after", None, None):
        yield loc, before
        yield loc, str(loc[-2])
