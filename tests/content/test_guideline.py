"""Two guidelines side by side: nothing that changed is overlooked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from random import Random

import pytest

from bot.content.guideline.alignment import ChangeKind, ClauseChange, align, marked
from bot.content.guideline.passages import (
    GuidelineError,
    decode,
    fingerprints,
    from_fingerprints,
    passages,
)
from bot.content.guideline.todo import from_rows, to_rows, todo
from bot.content.source.document import Loc
from bot.content.source.tree import Tree, read_tree
from tests.content.guideline_text import (
    Guideline,
    changed,
    guideline_of,
    placed,
    reworded_headings,
    touched,
    written,
)
from tests.content.translations import ROOT
from tests.sweeps import seeds

SMALL = """\
まえがき
I. 目的
だれでも使えます。
II. 条件
1. 会社
(1) 対象
次のどれかです。
- ① 株式会社として登記されている会社
- ② ウェブサイトを持っている会社
- ③ 社員が一人以上いる会社

ただし、例外があります。
2. 期限
300社まで受け付けます。
※ 早く終わることがあります。
"""


def kinds(after: str) -> dict[str, ChangeKind]:
    changes = align(passages(SMALL), passages(after))
    return {each.name: each.kind for each in changes if each.kind is not ChangeKind.SAME}


def test_clauses_are_found_by_their_numbers() -> None:
    found = [passage.id for passage in passages(SMALL)]
    assert found[:4] == ["I", "II", "II.1", "II.1.1"]
    assert found[4:8] == ["II.1.1.1", "II.1.1.2", "II.1.1.3", "II.1.1.n1"]
    assert found[8:] == ["II.2", "II.2.n1"]


def test_broken_lines_spaces_and_widths_mean_nothing() -> None:
    assert kinds(SMALL.replace("300社まで", "３００ 社\nまで").replace("I. ", "Ⅰ．")) == {}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("300社", "200社", {"II.2": ChangeKind.CHANGED}),
        ("- ② ウェブサイトを持っている会社\n- ③", "- ②",
         {"II.1.1.2": ChangeKind.GONE, "II.1.1.3 -> II.1.1.2": ChangeKind.RENUMBERED}),
        ("会社\n\nただし", "会社\n- ④ まったく別の新しい決まり\n\nただし",
         {"II.1.1.4": ChangeKind.NEW}),
        ("会社\n- ② ウェブ", "会社で、ウェブ",
         {"II.1.1.1": ChangeKind.CHANGED, "II.1.1.2 -> II.1.1.1": ChangeKind.MERGED,
          "II.1.1.3": ChangeKind.SAME}),
        ("300社まで受け付けます。", "受け付けます。\n3. 数\n300社までと決めます。",
         {"II.2": ChangeKind.CHANGED, "II.3": ChangeKind.NEW, "II.2.n1": ChangeKind.SAME}),
    ],
)  # fmt: skip
def test_what_happened_to_a_clause_is_told(
    before: str, after: str, expected: dict[str, ChangeKind]
) -> None:
    assert before in SMALL
    found = kinds(SMALL.replace(before, after))
    wanted = {name: kind for name, kind in expected.items() if kind is not ChangeKind.SAME}
    assert wanted.items() <= found.items()


def test_changed_words_are_marked() -> None:
    assert list(marked("300社まで", "200社まで")) == [
        ("gone", "3"), ("new", "2"), ("same", "00社まで"),
    ]  # fmt: skip


def test_fingerprints_alone_tell_what_is_not_the_same() -> None:
    kept = from_fingerprints(fingerprints(passages(SMALL)))
    changes = align(kept, passages(SMALL.replace("300社", "200社")))
    assert [c.name for c in changes if c.kind is not ChangeKind.SAME] == ["II.2"]


@pytest.mark.parametrize("text", ["", "申込要領\n番号のない文です。", "300社までです。" * 50])
def test_a_text_without_numbers_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(GuidelineError, match="No clause numbers"):
        passages(text)


def test_a_text_in_another_encoding_is_refused_with_what_to_do() -> None:
    with pytest.raises(GuidelineError, match="UTF-8"):
        decode(SMALL.encode("cp932"))


@cache
def shipped() -> tuple[Tree, Guideline]:
    tree = read_tree(ROOT)
    return tree, guideline_of(tree)


def changes_of(before: Guideline, after: Guideline) -> tuple[ClauseChange, ...]:
    return align(passages(written(before)), passages(written(after)))


def test_the_made_up_guideline_has_every_clause_of_the_registry() -> None:
    tree, guideline = shipped()
    found = [passage.id for passage in passages(written(guideline))]
    assert set(tree.clause_ids) <= set(found)
    assert found == [name for name, _ in placed(guideline)]


@seeds("changes of a guideline")
def test_no_change_at_random_is_overlooked(seed: int) -> None:
    tree, before = shipped()
    random = Random(seed)  # noqa: S311  a test, not a secret
    after = changed(before, random, times=random.randint(1, 25))
    changes = changes_of(before, after)
    items = todo(changes, tree)
    named = {(item.text.file, item.text.line) for item in items if item.text}
    missing = {
        (clause, place)
        for clause in touched(before, after)
        for place in shipped_places().get(clause, ())
        if place not in named
    }
    assert not missing
    looked_at = {item.change for item in items}
    assert looked_at == {change for change in changes if change.kind is not ChangeKind.SAME}
    headings = {each.change.old.id for each in items if each.change.old}
    assert reworded_headings(before, after) <= headings | set(touched(before, after))
    new = {change.new.id for change in changes if change.kind is ChangeKind.NEW and change.new}
    listed = {item.change.new.id for item in items if item.change.new and item.text is None}
    assert new <= listed


@cache
def shipped_places() -> dict[str, set[tuple[str, int]]]:
    """Where texts stand that rest on each clause, found by another way than the one that is tried:
    by reading the files as they are."""
    tree = shipped()[0]
    found: dict[str, set[tuple[str, int]]] = {}
    clause_of = {name: str(fact["clause"]) for name, fact in tree.facts.items()}
    for source in tree.all:
        for clause, path in cites(source.data, (), clause_of):
            found.setdefault(clause, set()).add((source.name, source.lines.get(path, 1)))
    for clause in tree.clause_ids:
        found.setdefault(clause, set()).add((tree.clauses.name, tree.clauses.lines[(clause,)]))
    return found


def cites(data: object, path: Loc, clause_of: dict[str, str]) -> Iterator[tuple[str, Loc]]:
    """Every entry that names clauses, and every text that a fact of a clause is filled into."""
    if not isinstance(data, dict | list):
        return
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        cited = value if isinstance(value, list) else [value]
        if key in {"clause", "clauses"} and all(isinstance(each, str) for each in cited):
            yield from ((each, path) for each in cited)
        elif path == ("statements",) and isinstance(value, list):
            yield from ((each, (*path, key)) for each in value)
        elif key in {"ja", "en"} and isinstance(value, str):
            filled = (name for name in clause_of if f"{{{name}}}" in value)
            yield from ((clause_of[name], path) for name in filled)
        else:
            yield from cites(value, (*path, key), clause_of)


def test_an_unchanged_guideline_leaves_nothing_to_do() -> None:
    tree, guideline = shipped()
    assert todo(changes_of(guideline, guideline), tree) == ()


def test_kept_changes_give_the_same_items_again_and_hold_none_of_the_words() -> None:
    tree, before = shipped()
    changes = changes_of(before, changed(before, Random(7), times=25))  # noqa: S311
    rows = to_rows(changes)
    assert {item.id for item in todo(from_rows(rows), tree)} == {i.id for i in todo(changes, tree)}
    words = [node.words for _, node in placed(before) if len(node.words) > 12]
    assert not any(word in str(rows) for word in words)
