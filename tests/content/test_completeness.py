"""Every sentence that the program can say finds its facts and its clauses in the edition."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.content.checks.explanations import shape_problems
from bot.content.checks.texts import text_problems
from bot.content.schemas.edition import EDITION_FILE
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree, read_tree
from bot.vocabulary import NEEDED_FACTS
from tests.content.translations import ROOT, placeholders

BOT = ROOT / "bot"
FACTS = yaml.safe_load((ROOT / "knowledge/edition.yaml").read_text(encoding="utf-8"))["facts"]
CLAUSE_ID = re.compile(r"(?:I|II|III|IV|V|VI)(?:\.n?\d+)+|VI")
SAYS = {"gettext", "ngettext", "speak"}


@cache
def code() -> tuple[tuple[tuple[Path, str], ...], frozenset[str]]:
    """What stands in quotes, with its module, and the names of all values that any sentence is
    filled with; each module is read once."""
    said, given = list[tuple[Path, str]](), {"count"}
    for path in sorted(BOT.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said += ((path, text) for text in texts(tree))
        given |= values_given_in(tree)
    return tuple(said), frozenset(given)


def texts(tree: ast.AST) -> Iterator[str]:
    """What stands in quotes and is neither a docstring nor a part of an f-string."""
    formatted = {
        id(part)
        for each in ast.walk(tree)
        if isinstance(each, ast.JoinedStr)
        for part in each.values
    }
    remarks = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for each in ast.walk(tree):
        if isinstance(each, ast.Constant) and id(each) not in formatted | remarks:
            yield from (each.value,) if isinstance(each.value, str) else ()


def values_given_in(tree: ast.AST) -> set[str]:
    """The names of all values that the sentences of a module are filled with."""
    calls = (each for each in ast.walk(tree) if isinstance(each, ast.Call))
    return {
        word.arg
        for call in calls
        if name_of(call.func) in SAYS
        for word in call.keywords
        if word.arg
    }


def named(*, below: Path = BOT) -> set[str]:
    """The names of all that sentences of the code are filled with."""
    said, _ = code()
    return {name for path, text in said if below in path.parents for name in placeholders(text)}


def name_of(called: ast.expr) -> str:
    """What a function is called where it is called."""
    match called:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def problems_without(*names: str) -> tuple[Problem, ...]:
    """What is told of the repository's content once these facts are gone."""
    tree = shipped()
    written = yaml.safe_load((ROOT / "knowledge/edition.yaml").read_text(encoding="utf-8"))
    for name in names:
        del written["facts"][name]
    edition = replace(tree.edition, data=written)
    changed = replace(tree, edition=edition)
    return (*shape_problems(edition, EDITION_FILE), *text_problems(changed))


@cache
def shipped() -> Tree:
    return read_tree(ROOT)


def test_every_fact_that_is_gone_is_told_in_one_round() -> None:
    kept = "screening_tool"
    told = problems_without(*(FACTS.keys() - {kept}))
    assert all(any(name in p.message for p in told) for name in FACTS.keys() - {kept})


@pytest.mark.parametrize("name", ["support_end", "new_form_url", "desk_phone", "organisation"])
def test_an_edition_without_one_fact_is_refused_and_only_that_fact_is_named(name: str) -> None:
    told = problems_without(name)
    assert told
    assert all(name in problem.message for problem in told)


def test_a_sentence_of_the_code_names_only_facts_that_every_edition_has() -> None:
    _, given = code()
    assert not (named() & set(FACTS)) - given - set(NEEDED_FACTS)


def test_a_sentence_in_words_names_nothing_that_nobody_fills_in() -> None:
    _, given = code()
    assert named(below=BOT / "wording") <= given | set(NEEDED_FACTS) | {"zone"}


def test_the_list_of_needed_facts_names_none_that_the_code_does_not_need() -> None:
    reckoned = {"support_end", "desk_hours"}
    assert set(NEEDED_FACTS) <= named() | reckoned


def test_a_value_is_never_called_like_a_fact_that_it_would_hide() -> None:
    _, given = code()
    assert given.isdisjoint(FACTS)


def test_no_clause_of_the_guideline_stands_in_the_code() -> None:
    said, _ = code()
    assert not [(path, text) for path, text in said if CLAUSE_ID.fullmatch(text)]
