"""What was published at the desk, written into the files by a command."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.assistant.ports import Publication
from bot.cli.content import content
from bot.content.edits.fields import EntryKind
from bot.content.edits.release import entries_of
from bot.content.edits.shelf import shelf_at
from bot.storage import open_storage
from bot.vocabulary.content_edit import ContentEdit
from tests.memory import migrated_file
from tests.programmes.tsubaki import ROOT
from tests.storage.samples import NOW

FACTS = "knowledge/edition.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(ROOT, folder)
    monkeypatch.setenv("MADOGUCHI_CONTENT", str(folder))
    url = migrated_file(tmp_path / "desk.db")
    monkeypatch.setenv("MADOGUCHI_DATABASE_URL", url)
    fact = shelf_at(folder).get(EntryKind.FACTS, "forms_close")
    assert fact is not None
    edits = shelf_at(folder).edits_to(fact, {**fact.data, "value": "2027-01-29"})
    with open_storage(url) as storage, storage() as work:
        work.publications.add(Publication(1, NOW, "jiro", "kayo", tuple(edits)))
        work.commit()
    return folder


def export(*options: str) -> tuple[int, str]:
    done = CliRunner().invoke(content, ["export", *options])
    return done.exit_code, done.output


def value(root: Path) -> str:
    return str(entries_of(root, FACTS)["forms_close"]["value"])


def test_it_is_written_once(root: Path) -> None:
    assert export("--dry-run") == (0, f"{FACTS}: forms_close\n")
    assert value(root) != "2027-01-29"
    assert export() == (0, f"{FACTS}: forms_close\n")
    assert value(root) == "2027-01-29"
    assert export() == (0, "Nothing to write: the files have all of it.\n")


def test_what_was_changed_in_the_file_since_is_left_and_named(root: Path) -> None:
    path = root / FACTS
    was = value(root)
    path.write_text(path.read_text("utf-8").replace(was, "2027-02-10"), "utf-8")
    code, told = export()
    assert code == 1
    assert f"{FACTS}: forms_close" in told
    assert value(root) == "2027-02-10"


def test_the_edit_names_the_entry_that_its_author_saw() -> None:
    assert (
        ContentEdit(FACTS, "x", {"a": " b "}).digest == ContentEdit(FACTS, "x", {"a": "b"}).digest
    )
