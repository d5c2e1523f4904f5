"""Everything that rests on a clause: articles, questions, options, facts, steps, replies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.content.checks.clauses import cited_in
from bot.content.checks.texts import shown_texts
from bot.content.source.document import Loc, Source
from bot.content.source.tree import Tree

NOTE = re.compile(r"\.n\d+$")


@dataclass(frozen=True, slots=True, order=True)
class Dependant:
    """A text, or a group of texts, that rests on clauses: where it stands."""

    file: str
    line: int
    key: str


def dependants(tree: Tree) -> Mapping[str, frozenset[Dependant]]:
    """Everything that rests on each clause, by the clause's id; the registry's entry among it."""
    found: dict[str, set[Dependant]] = defaultdict(set)
    for source in tree.all:
        for loc, clause in cited_in(source):
            found[clause].add(dependant(source, entry_of(loc)))
    for clause in tree.clause_ids:
        found[clause].add(dependant(tree.clauses, (clause,)))
    for clause in tree.unused_clauses:
        found[clause].add(dependant(tree.flow, ("unused_clauses", clause)))
    for fact, users in texts_with_facts(tree).items():
        found[str(tree.facts[fact].get("clause"))] |= users
    return {clause: frozenset(texts) for clause, texts in found.items()}


def entry_of(loc: Loc) -> Loc:
    """The entry that cites: what stands around `clauses` or `clause`."""
    return loc[: loc.index("clauses")] if "clauses" in loc else loc[:-1]


def dependant(source: Source, loc: Loc) -> Dependant:
    """The place of an entry."""
    return Dependant(source.name, source.lines.get(source.existing(loc), 1), source.key(loc))


def texts_with_facts(tree: Tree) -> Mapping[str, set[Dependant]]:
    """Every text that a fact is filled into, by the fact."""
    found: dict[str, set[Dependant]] = defaultdict(set)
    for source in tree.all:
        for leaf, text in shown_texts(source):
            for name in tree.facts:
                if f"{{{name}}}" in text:
                    found[name].add(dependant(source, leaf.loc[: language_at(leaf.loc)]))
    return found


def language_at(loc: Loc) -> int:
    """Where in a way the language stands: the text in both languages is around it."""
    return next(n for n, step in enumerate(loc) if step in {"ja", "en"})


def family(clause: str, registered: Collection[str]) -> Iterator[str]:
    """The registered clauses that a change of this one can touch.

    That is the clause itself or, where it has no entry, what is around it; and all notes of the
    same place, as notes bear no numbers in the guideline and are told apart only by their order.
    """
    place = NOTE.sub("", clause)
    around = clause
    while around and around not in registered:
        around = around.rpartition(".")[0]
    roots = {around, nearest(place, registered)} - {""}
    for each in registered:
        if each in roots or (NOTE.sub("", each) in {*roots, place} and NOTE.search(each)):
            yield each


def nearest(clause: str, registered: Collection[str]) -> str:
    """The clause, or the nearest registered one around it; empty where there is none."""
    while clause and clause not in registered:
        clause = clause.rpartition(".")[0]
    return clause
