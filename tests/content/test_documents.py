"""What documents say is there: files, commands, settings."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot.cli import main
from bot.settings import CONFIG, PREFIX, Settings

ROOT = Path(__file__).parents[2]
OPERATORS = {"en": ROOT / "bot/serving/README.md", "ja": ROOT / "bot/serving/README.ja.md"}

LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
VARIABLE = re.compile(PREFIX + r"[A-Z_]+\b")
COMMAND = re.compile(r"(?:^|`)madoguchi ((?:[a-z][a-z-]* ?)+)", re.MULTILINE)
TARGET = re.compile(r"(?:^|`)make ([a-z]+)", re.MULTILINE)
IN_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
PAST = {"CHANGELOG.md"}
"""Documents that tell of what was there once."""

LONGEST_README, LONGEST_LINE = 130, 120


def documents() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.split() if (ROOT / name).exists()]


PATH = re.compile(r"[\w.*-]+(/[\w.*-]+)+")
FROM = ("", "bot", "knowledge", "flows")
"""The folders from which documents name paths, besides their own."""

VENV = ".venv/"
"""What `make` puts there; tests may run in another one."""


def anchor(heading: str) -> str:
    """The name under which GitHub lets a heading be linked to."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors(document: Path) -> set[str]:
    return set(map(anchor, HEADING.findall(document.read_text(encoding="utf-8"))))


def dead_links(document: Path) -> Iterator[str]:
    for link in LINK.findall(document.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, part = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (part and part not in anchors(target)):
            yield link


def test_every_link_between_documents_leads_somewhere() -> None:
    assert {(doc.name, link) for doc in documents() for link in dead_links(doc)} == set()


@pytest.mark.parametrize("language", OPERATORS)
def test_every_setting_is_documented_and_none_that_there_is_not(language: str) -> None:
    settings = {CONFIG, *(f"{PREFIX}{name}".upper() for name in Settings.model_fields)}
    assert set(VARIABLE.findall(OPERATORS[language].read_text(encoding="utf-8"))) == settings


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_a_visitor_reads_one_page(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= LONGEST_README


def paths_in(document: Path) -> Iterator[str]:
    for code in re.findall(r"`([^`\n]+)`", document.read_text(encoding="utf-8")):
        if PATH.fullmatch(code.rstrip("/")):
            yield code.rstrip("/")


def is_there(path: str, document: Path) -> bool:
    """Whether a path leads somewhere; modules are named without their ending."""
    if path.startswith(VENV):
        return (Path(sys.prefix) / path.removeprefix(VENV)).exists()
    bases = (document.parent, *(ROOT / folder for folder in FROM))
    return any(any(base.glob(path + ending)) for base in bases for ending in ("", ".py"))


def test_every_path_in_a_document_is_one() -> None:
    told = {(doc, path) for doc in documents() if doc.name not in PAST for path in paths_in(doc)}
    assert len(told) > 30
    assert {(doc.name, path) for doc, path in told if not is_there(path, doc)} == set()


def commands_in(document: Path) -> Iterator[list[str]]:
    for code in IN_CODE.findall(document.read_text(encoding="utf-8")):
        for words in COMMAND.findall(code):
            yield words.split()


def is_command(words: list[str]) -> bool:
    """Whether these words lead to a command; what follows it are arguments."""
    group: click.Command | None = main
    for word in words:
        if not isinstance(group, click.Group):
            return True
        group = group.get_command(click.Context(group), word)
        if group is None:
            return False
    return True


def test_every_command_in_a_document_is_one() -> None:
    told = {tuple(words) for doc in documents() for words in commands_in(doc)}
    assert len(told) > 20
    assert {words for words in told if not is_command(list(words))} == set()


def test_every_make_target_in_a_document_is_one() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    told = {
        target
        for document in documents()
        for code in IN_CODE.findall(document.read_text(encoding="utf-8"))
        for target in TARGET.findall(code)
    }
    assert told <= targets


def test_only_running_text_makes_long_lines_in_content() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{number}"
        for folder in ("flows", "knowledge")
        for path in (ROOT / folder).rglob("*.yaml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST_LINE and is_list_or_mapping(line)
    ]
    assert long == []


def is_list_or_mapping(line: str) -> bool:
    """Whether a line holds a list or mapping in one line, or a comment: anything but a text."""
    return bool(re.match(r"\s*(#|(- )?(\"?[\w.-]+\"?: )?(\[|\{\w+: ))", line))
