"""Articles: their ids, their relations, and whether the English is up to date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.content.checks.repetition import Phrase, repeated_phrases
from bot.content.source.document import Loc, did_you_mean
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.content.stamps import DATED_KEYS, STAMPED_KEYS, stamp_of
from bot.vocabulary.sentence import N_, Sentence


def article_problems(tree: Tree) -> Iterator[Problem]:
    """Whatever is wrong between articles."""
    yield from repeated_phrases(ids_in(tree))
    yield from relation_problems(tree)
    yield from stamp_problems(tree)


def ids_in(tree: Tree) -> Iterator[Phrase]:
    """The ids of articles and of subjects out of scope: both name entries of the knowledge base."""
    subjects = (tree.out_of_scope,) if tree.out_of_scope else ()
    for source in (*tree.articles, *subjects):
        for loc, article in source.texts_at(None, "id"):
            yield Phrase(source, loc, article, (source.name, loc), "id")


def relation_problems(tree: Tree) -> Iterator[Problem]:
    """Related articles that do not exist, or that are the article itself."""
    ids = {article for source in tree.articles for _, article in source.texts_at(None, "id")}
    for source in tree.articles:
        own = {loc[0]: article for loc, article in source.texts_at(None, "id")}
        for loc, related in source.texts_at(None, "related", None):
            if related == own.get(loc[0]):
                yield source.problem(
                    loc, Sentence(N_("an article is not related to itself: remove it"))
                )
            elif related not in ids and tree.is_read:
                hint = did_you_mean(related, ids)
                yield source.problem(
                    loc,
                    Sentence(
                        N_("there is no article `{related}`{hint}"), related=related, hint=hint
                    ),
                )


def stamp_problems(tree: Tree) -> Iterator[Problem]:
    """English texts that were not made from the Japanese text as it is now."""
    for source, index, entry in tree.each_article():
        for loc, text, keys in stamped_in(index, entry):
            english, stamp = text.get("en"), stamp_of(text, keys)
            if stamp is None or not isinstance(english, dict) or english.get("source") == stamp:
                continue
            has_none = not english.get("source")
            state = N_("no `source` yet") if has_none else N_("the Japanese has changed since")
            message = Sentence(
                N_(
                    "{state}: bring the English up to date, then run "
                    "`madoguchi knowledge stamp {article}`"
                ),
                state=Sentence(state),
                article=entry.get("id"),
            )
            yield source.problem((*loc, "en", "source"), message)


def stamped_in(
    index: int, entry: dict[str, object]
) -> Iterator[tuple[Loc, dict[str, object], tuple[str, ...]]]:
    """The texts of an article that bear a stamp, with what each stamp is made from."""
    yield (index,), entry, STAMPED_KEYS
    yield from ((loc, dated, DATED_KEYS) for loc, dated in dated_in(index, entry))


def dated_in(index: int, entry: Mapping[str, object]) -> Iterator[tuple[Loc, dict[str, object]]]:
    """The dated texts of the article at this position, with the way to each."""
    dated = entry.get("dated")
    for number, text in enumerate(dated if isinstance(dated, list) else []):
        if isinstance(text, dict):
            yield (index, "dated", number), text
