"""Clauses: each one that is cited exists, each one that exists has a home."""

from __future__ import annotations

from collections.abc import Iterator

from bot.content.source.document import Loc, Source, did_you_mean
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.precheck.flow_rules import clause_gaps, is_condition
from bot.vocabulary.sentence import N_, Sentence

GONE = "gone-"
"""Before the number of a clause that a new guideline does not have (see `guideline/carry`)."""


def clause_problems(tree: Tree) -> Iterator[Problem]:
    """Unknown clauses; clauses without an article; conditions without a question."""
    if not tree.clause_ids:
        return
    for source in tree.all:
        for loc, clause in cited_in(source):
            if clause not in tree.clause_ids:
                yield unknown_clause(tree, source, loc, clause)
    for clause in tree.unused_clauses:
        if clause not in tree.clause_ids:
            yield unknown_clause(tree, tree.flow, ("unused_clauses", clause), clause)
    yield from condition_problems(tree)
    if tree.is_read:
        yield from home_problems(tree)
    yield from gap_problems(tree)


def cited_in(source: Source) -> Iterator[tuple[Loc, str]]:
    """Every clause id that a file cites, under `clause` or `clauses`."""
    for leaf in source.leaves:
        is_cited = (
            "clauses" in leaf.loc[-2:-1]
            or leaf.loc[-1:] == ("clause",)
            or (leaf.loc[:1] == ("statements",) and "text" not in leaf.loc)
        )
        if is_cited and isinstance(leaf.value, str):
            yield leaf.loc, leaf.value


def unknown_clause(tree: Tree, source: Source, loc: Loc, clause: str) -> Problem:
    """A clause that is not registered, or one that a new guideline does not have any more."""
    if clause.startswith(GONE):
        former = clause.removeprefix(GONE)
        message = N_("clause {clause} of the former guideline is gone: cite another, or none")
        return source.problem(loc, Sentence(message, clause=former))
    hint = did_you_mean(clause, tree.clause_ids)
    return source.problem(
        loc,
        Sentence(
            N_("`{clause}` is not a clause of knowledge/clauses.yaml{hint}"),
            clause=clause,
            hint=hint,
        ),
    )


def condition_problems(tree: Tree) -> Iterator[Problem]:
    """Sections of conditions that hold no clause."""
    for loc, section in tree.edition.texts_at("conditions", None):
        if not any(is_condition(clause, (section,)) for clause in tree.clause_ids):
            message = Sentence(
                N_("there is no clause in `{section}`: name a section of the guideline"),
                section=section,
            )
            yield tree.edition.problem(loc, message)


def home_problems(tree: Tree) -> Iterator[Problem]:
    """Clauses that no article covers and that are not declared out of scope, or both at once."""
    covered = {clause for source in tree.articles for _, clause in cited_in(source)}
    outside = {str(loc[0]) for loc in tree.clauses.lines if loc[1:] == ("out_of_scope",)}
    for clause in tree.clause_ids:
        if clause in covered and clause in outside:
            message = Sentence(N_("an article covers this clause, so it is not out of scope"))
            yield tree.clauses.problem((clause, "out_of_scope"), message)
        elif clause not in covered and clause not in outside:
            message = Sentence(
                N_("no article covers this clause: write one, or give a reason as out_of_scope")
            )
            yield tree.clauses.problem((clause,), message)


def gap_problems(tree: Tree) -> Iterator[Problem]:
    """Conditions that the pre-check leaves out."""
    if not isinstance(tree.flow.data, dict) or "questions" not in tree.flow.data:
        return
    cited = {clause for loc, clause in cited_in(tree.flow) if loc[0] == "questions"}
    sections = [section for _, section in tree.edition.texts_at("conditions", None)]
    conditions = {clause for clause in tree.clause_ids if is_condition(clause, sections)}
    for gap in clause_gaps(tree.clause_ids, conditions, cited, tree.unused_clauses):
        message = Sentence(N_("clause {clause}: {message}"), clause=gap.clause, message=gap.message)
        yield tree.flow.problem(("unused_clauses", gap.clause), message)
