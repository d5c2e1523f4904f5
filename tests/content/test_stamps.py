from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import ContentError, load, stamp
from tests.content.tree import ARTICLE_FILE, ARTICLES, change


def text_of(root: Path) -> str:
    return (root / ARTICLE_FILE).read_bytes().decode()


def without_stamps(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if "source:" not in line)


def test_stamping_adds_one_line_to_each_article_and_touches_nothing_else(root: Path) -> None:
    assert text_of(root).count('source: "') == 2
    assert without_stamps(text_of(root)) == ARTICLES


def test_stamping_again_changes_nothing(root: Path) -> None:
    before = text_of(root)
    assert stamp(root) == []
    assert text_of(root) == before


def test_only_the_articles_that_are_named_are_stamped(root: Path) -> None:
    change(root, ARTICLE_FILE, "目的は何ですか", "何が目的ですか")
    change(root, ARTICLE_FILE, "窓口はいつ", "いつ窓口は")
    assert stamp(root, ["purpose"]) == ["purpose"]
    with pytest.raises(ContentError, match="stamp desk-hours"):
        load(root)
    assert stamp(root) == ["desk-hours"]
    load(root)


def test_a_remark_behind_a_stamp_stays(root: Path) -> None:
    text = text_of(root)
    old = next(line for line in text.splitlines() if "source:" in line)
    change(root, ARTICLE_FILE, old, f"{old}  # seen by Aki")
    change(root, ARTICLE_FILE, "目的は何ですか", "何が目的ですか")
    assert stamp(root) == ["purpose"]
    assert "  # seen by Aki\n" in text_of(root)
    assert old not in text_of(root)


def test_windows_line_ends_stay(root: Path) -> None:
    (root / ARTICLE_FILE).write_bytes(ARTICLES.replace("\n", "\r\n").encode())
    assert stamp(root) == ["purpose", "desk-hours"]
    assert without_stamps(text_of(root)) == ARTICLES.replace("\n", "\r\n")
    load(root)


def test_an_article_in_braces_is_stamped_too(root: Path) -> None:
    head, _, _ = ARTICLES.partition("  en:\n    # A remark")
    braces = "  en: {question: What?, answer: This., detail: More.}\n"
    (root / ARTICLE_FILE).write_text(head + braces, encoding="utf-8")
    assert stamp(root) == ["purpose"]
    assert '  en: {source: "' in text_of(root)
    assert stamp(root) == []


def test_an_empty_stamp_is_filled_in(root: Path) -> None:
    stamped = text_of(root)
    line = next(line for line in stamped.splitlines() if "source:" in line)
    change(root, ARTICLE_FILE, line, "    source:")
    assert stamp(root) == ["purpose"]
    assert text_of(root) == stamped


def test_an_unknown_article_is_told_and_nothing_is_written(root: Path) -> None:
    change(root, ARTICLE_FILE, "目的は何ですか", "何が目的ですか")
    before = text_of(root)
    with pytest.raises(ContentError, match="did you mean `purpose`"):
        stamp(root, ["purpose", "purpos"])
    assert text_of(root) == before


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_written(root: Path) -> None:
    change(root, ARTICLE_FILE, "目的は何ですか", "何が目的ですか")
    (root / "knowledge/articles/02-broken.yaml").write_text("[", encoding="utf-8")
    before = text_of(root)
    with pytest.raises(ContentError, match="not valid YAML"):
        stamp(root)
    assert text_of(root) == before
