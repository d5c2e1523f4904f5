"""A made-up guideline of the next year, with every kind of change that a new one has brought."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest

from bot.content.guideline.alignment import ChangeKind, align
from bot.content.guideline.passages import passages
from bot.content.guideline.todo import todo
from tests.content.guideline_text import Guideline, Node, placed, touched, written
from tests.content.test_guideline import shipped, shipped_places

Edit = Callable[[Guideline], None]

FACTS = ("II.6", "III.3", "VI", "II.5", "IV.2.1", "V.1.2.1", "III.1.1.4", "III.1.1.1")
REWORDED = ("I", "II.1", "II.4", "III.2", "IV.1.1", "IV.2.2", "V.1.2.2", "III.4")


def node(guideline: Guideline, clause: str) -> Node:
    return next(each for _, each in placed(guideline) if each.origin == clause)


def around(guideline: Guideline, clause: str) -> list[Node]:
    wanted = node(guideline, clause)
    lists = (of for _, each in placed(guideline) for of in (each.items, each.notes))
    return next(of for of in lists if any(each is wanted for each in of))


def says(clause: str, words: str) -> Edit:
    def edit(guideline: Guideline) -> None:
        node(guideline, clause).words += words

    return edit


def gone(clause: str) -> Edit:
    def edit(guideline: Guideline) -> None:
        of = around(guideline, clause)
        of[:] = [each for each in of if each.origin != clause]

    return edit


def added(beside: str, words: str) -> Edit:
    return lambda guideline: around(guideline, beside).append(Node("", words))


def before_all(beside: str, words: str) -> Edit:
    return lambda guideline: around(guideline, beside).insert(0, Node("", words))


def merged(first: str, second: str) -> Edit:
    def edit(guideline: Guideline) -> None:
        node(guideline, first).words += node(guideline, second).words
        gone(second)(guideline)

    return edit


def parted(clause: str) -> Edit:
    def edit(guideline: Guideline) -> None:
        of, whole = around(guideline, clause), node(guideline, clause)
        half = len(whole.words) // 2
        of.insert(of.index(whole) + 1, Node("", whole.words[half:]))
        whole.words = whole.words[:half]

    return edit


def moved(clause: str, beside: str) -> Edit:
    def edit(guideline: Guideline) -> None:
        taken = node(guideline, clause)
        gone(clause)(guideline)
        around(guideline, beside).append(taken)

    return edit


EDITS: dict[str, Edit] = {
    **{f"a fact in {clause}": says(clause, "（今年度から別の数）") for clause in FACTS},
    **{f"other words in {clause}": says(clause, "ただし例外もある") for clause in REWORDED},
    "a new exclusion": added("III.1.1.2", "別の補助を受けている会社は除く"),
    "a removed exclusion": gone("III.1.1.7"),
    "a removed exception": gone("III.1.1.n1"),
    "a new menu item at the end": added("II.3.2", "新しく始める動画の講座"),
    "a new menu item before all": before_all("II.3.2", "最初に行う診断の面談"),
    "a menu item that is gone": gone("II.3.7"),
    "two points of cooperation made one": merged("III.1.2.1", "III.1.2.2"),
    "a point of compliance made two": parted("III.1.3.2"),
    "a moved point": moved("III.1.2.6", "III.1.3.1"),
}


def test_there_is_every_kind_of_change_and_at_least_twenty_five() -> None:
    assert len(EDITS) >= 25


@pytest.mark.parametrize("name", [*EDITS, "all at once"])
def test_whatever_rests_on_a_change_is_on_the_list(name: str) -> None:
    tree, before = shipped()
    after = deepcopy(before)
    for each, edit in EDITS.items():
        if name in (each, "all at once"):
            edit(after)
    changes = align(passages(written(before)), passages(written(after)))
    items = todo(changes, tree)
    named = {(item.text.file, item.text.line) for item in items if item.text}
    rests = {p for clause in touched(before, after) for p in shipped_places().get(clause, ())}
    assert rests <= named
    assert items, "something changed"
    unlike = {change for change in changes if change.kind is not ChangeKind.SAME}
    assert {item.change for item in items} == unlike


@pytest.mark.parametrize(
    ("edit", "also"),
    [
        (gone("II.3.7"), "II.3"),
        (added("II.3.2", "新しく始める動画の講座"), "II.3"),
        (gone("III.1.1.7"), "III.1.1"),
        (says("V.1.1.n1", "ただし例外もある"), "V.1.1.n2"),
        (says("II.3.n2", "ただし例外もある"), "II.3.n1"),
    ],
    ids=["item gone", "item new", "exclusion gone", "note beside", "note before"],
)
def test_what_rests_on_the_list_or_on_the_notes_beside_is_named_too(edit: Edit, also: str) -> None:
    tree, before = shipped()
    edit(after := deepcopy(before))
    changes = align(passages(written(before)), passages(written(after)))
    named = {(item.text.file, item.text.line) for item in todo(changes, tree) if item.text}
    assert shipped_places()[also] <= named
