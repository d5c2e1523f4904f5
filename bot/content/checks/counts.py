"""Numbers in running text that count the items of a clause: they would stay behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from bot.content.checks.clauses import cited_in
from bot.content.checks.texts import shown_texts
from bot.content.schemas.edition import items_of
from bot.content.source.document import Loc, Source
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.vocabulary.sentence import N_, Sentence

KANJI = "〇一二三四五六七八九十"
WORDS = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

COUNTERS = "つ|個|項目|種類|段階|条件|点|件|とおり|通り"
"""What Japanese counts the items of a list with."""


def count_problems(tree: Tree) -> Iterator[Problem]:
    """Texts that write out how many items a clause lists which they, or what holds them, cite."""
    facts = {f.get("clause"): name for name, f in tree.facts.items() if f.get("type") == "count"}
    yield from empty_counts(tree)
    counted = {c: n for c in tree.clause_ids if (n := items_of(c, tree.clause_ids)) > 1}
    files = (tree.clauses, *tree.articles, tree.flow, tree.form, tree.next_steps, tree.replies)
    for source in (file for file in files if file):
        cited = clauses_by_place(source, is_registry=source is tree.clauses)
        for leaf, text in shown_texts(source):
            near = {c for n in range(1, len(leaf.loc)) for c in cited.get(leaf.loc[:n], ())}
            for number, clauses in by_number(near, counted).items():
                yield from written_out(source, leaf.loc, text, number, clauses, facts)


def by_number(near: Iterable[str], counted: Mapping[str, int]) -> Mapping[int, list[str]]:
    """The clauses among these that list items, by how many they list."""
    found: dict[int, list[str]] = {}
    for clause in sorted(counted.keys() & set(near)):
        found.setdefault(counted[clause], []).append(clause)
    return found


def empty_counts(tree: Tree) -> Iterator[Problem]:
    """Facts that count the items of a clause that lists none."""
    for name, fact in tree.facts.items():
        clause = fact.get("clause")
        is_listed = clause in tree.clause_ids and items_of(str(clause), tree.clause_ids) > 0
        if fact.get("type") == "count" and not is_listed and tree.clause_ids:
            message = Sentence(
                N_("`{clause}` lists no numbered items in knowledge/clauses.yaml"), clause=clause
            )
            yield tree.edition.problem(("facts", name, "clause"), message)


def clauses_by_place(source: Source, *, is_registry: bool) -> Mapping[Loc, set[str]]:
    """The clauses that the entry at each place cites; an entry of the registry is a clause."""
    if is_registry:
        return {
            (clause,): {str(clause)}
            for clause in {leaf.loc[0] for leaf in source.leaves if leaf.loc}
        }
    places: dict[Loc, set[str]] = {}
    for loc, clause in cited_in(source):
        place = loc[: loc.index("clauses")] if "clauses" in loc else loc
        places.setdefault(place, set()).add(clause)
    return places


def written_out(
    source: Source,
    loc: Loc,
    text: str,
    number: int,
    clauses: Sequence[str],
    facts: Mapping[object, str],
) -> Iterator[Problem]:
    """The number of items as it may be written in either language."""
    known = [f"{{{facts[clause]}}}" for clause in clauses if clause in facts]
    what = " / ".join(known) or Sentence(N_("a fact of the type count"))
    for match in pattern(number).finditer(unicodedata.normalize("NFKC", text)):
        message = Sentence(
            N_("found `{found}`, which counts the items of {clauses}: write {fact}"),
            found=match[0],
            clauses=", ".join(clauses),
            fact=what,
        )
        yield source.problem(loc, message)


@cache
def pattern(number: int) -> re.Pattern[str]:
    """Finds a number in words or digits where it counts something."""
    digits = rf"(?<![\d.]){number}"
    if number >= len(WORDS):
        return re.compile(rf"{digits}(?:{COUNTERS}| \w+s\b)")
    japanese = rf"(?:{KANJI[number]}|{digits})(?:{COUNTERS})"
    return re.compile(rf"{japanese}|\b{WORDS[number]}\b(?!-)|{digits} \w+s\b", re.IGNORECASE)
