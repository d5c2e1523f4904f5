"""A content file with some entries changed differs only there."""

from __future__ import annotations

import difflib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import bootstrap
from bot.content.edits.field_values import data_from, filled_in
from bot.content.edits.fields import EntryKind, fields_of
from bot.content.edits.patch import UnpatchableError, entries_in, entry_in, patched
from bot.content.edits.release import entries_of, standing
from bot.content.edits.shelf import shelf_at
from bot.vocabulary.content_edit import ContentEdit, digest_of, plain_data
from tests.content.tree import ARTICLE_FILE, FILES

REPLIES = "flows/replies.yaml"


def lines_changed(before: str, after: str) -> list[str]:
    diff = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in diff if line[0] in "+-" and line[:3] not in ("+++", "---")]


def change(file: str, entry: str, **changes: Any) -> tuple[str, str]:
    before = FILES[file]
    data = {**entries_in(file, before)[entry], **changes}
    return before, patched(file, before, [ContentEdit(file, entry, data)])


def test_only_the_line_that_changes_differs() -> None:
    before, after = change(ARTICLE_FILE, "desk-hours", clauses=["VI", "I"])
    assert lines_changed(before, after) == ["-  clauses: [VI, III.3]", "+  clauses: [VI, I]"]


def test_remarks_stay() -> None:
    data = entry_in(ARTICLE_FILE, FILES[ARTICLE_FILE], "purpose")
    changed = {**data, "en": {**data["en"], "detail": "Look there."}}
    after = patched(
        ARTICLE_FILE, FILES[ARTICLE_FILE], [ContentEdit(ARTICLE_FILE, "purpose", changed)]
    )
    assert "# A remark that must stay." in after
    assert after.startswith("# Articles about the programme.")
    assert after.count("\n") == FILES[ARTICLE_FILE].count("\n")


def test_files_are_written_by_several_threads_at_once() -> None:
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(_with_another_limit, range(300, 380)))
    limits = [entry_in("knowledge/edition.yaml", text, "company_limit") for text in made]
    assert [limit["value"] for limit in limits] == [*range(300, 380)]


def _with_another_limit(limit: int) -> str:
    return change("knowledge/edition.yaml", "company_limit", value=limit)[1]


def test_a_fact_is_changed_among_others() -> None:
    before, after = change("knowledge/edition.yaml", "company_limit", value=350)
    assert lines_changed(before, after) == ["-    value: 300", "+    value: 350"]


def test_an_entry_is_added_and_taken_out() -> None:
    before = FILES[ARTICLE_FILE]
    data = {**entry_in(ARTICLE_FILE, before, "purpose"), "id": "another"}
    added = patched(ARTICLE_FILE, before, [ContentEdit(ARTICLE_FILE, "another", data)])
    assert list(entries_in(ARTICLE_FILE, added)) == ["purpose", "desk-hours", "another"]
    gone = patched(ARTICLE_FILE, added, [ContentEdit(ARTICLE_FILE, "another", None)])
    assert gone.rstrip() == before.rstrip()


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "no", "on", "null", "~", "1", "1.5", "12:30", "0x1f", "1_000"),
        *("- a", "a: b", "a #b", "#a", "{x}", "[x]", "*a", "&a", "!a", "%a", "@a", "'a", '"a"'),
        *("two\nlines", "# one\n\ntwo", "word " * 60, "語" * 200, "a\u2028b", "tab\there"),
    ],
)
def test_any_text_comes_back_as_it_was_typed(text: str) -> None:
    data = {"id": "x", "title": {"ja": text, "en": text}, "text": {"ja": text, "en": f"{text}!"}}
    after = patched(
        REPLIES, "- id: a\n  title: {ja: b, en: c}\n", [ContentEdit(REPLIES, "x", data)]
    )
    assert digest_of(entry_in(REPLIES, after, "x")) == digest_of(data)


def test_a_file_without_entries_cannot_be_added_to() -> None:
    with pytest.raises(UnpatchableError, match="no entry yet"):
        patched(REPLIES, "[]\n", [ContentEdit(REPLIES, "x", {"id": "x"})])


def test_every_entry_that_is_shipped_can_be_read_into_its_form_and_back() -> None:
    shelf = shelf_at(bootstrap.root())
    assert {entry.kind for entry in shelf.entries.values()} == set(EntryKind)
    for entry in shelf.entries.values():
        fields = fields_of(entry.kind, entry.data)
        typed = filled_in(fields, entry.data)
        data = data_from(entry.kind, entry.data, typed, entry.data.get("reviewed"))  # type: ignore[arg-type]
        assert plain_data(data) == plain_data(entry.data), entry.id
        assert shelf.edits_to(entry, data) == [], entry.id


def test_writing_what_is_there_already_changes_no_file() -> None:
    root = bootstrap.root()
    for file in (REPLIES, "knowledge/edition.yaml", "knowledge/articles/03-menu-cost.yaml"):
        text = (root / file).read_text("utf-8")
        edits = [ContentEdit(file, name, data) for name, data in entries_of(root, file).items()]
        assert patched(file, text, edits[:8]) == text


def at(tmp_path: Path, text: str) -> Path:
    (tmp_path / "flows").mkdir()
    (tmp_path / REPLIES).write_text(text, "utf-8")
    return tmp_path


def reply(text: str) -> dict[str, Any]:
    return {"id": "a", "text": {"ja": text, "en": text}}


def edits() -> list[ContentEdit]:
    """Somebody changed one to two, and later somebody else two to three."""
    first = ContentEdit(REPLIES, "a", reply("two"), digest_of(reply("one")))
    return [first, ContentEdit(REPLIES, "a", reply("three"), first.digest)]


@pytest.mark.parametrize(
    ("in_file", "holds", "aside"),
    [("one", 1, 0), ("two", 1, 0), ("three", 0, 0), ("by hand", 0, 1)],
)
def test_what_was_published_holds_unless_the_file_says_something_else_by_now(
    tmp_path: Path, in_file: str, holds: int, aside: int
) -> None:
    root = at(tmp_path, yaml.safe_dump([reply(in_file)], allow_unicode=True))
    holding, overtaken = standing(root, edits())
    assert (len(holding), len(overtaken)) == (holds, aside)
