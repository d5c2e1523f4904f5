"""Curators are told, by file and line, which commands and values have too few sentences."""

from __future__ import annotations

from pathlib import Path

from bot.content import load, scarcity
from bot.content.checks.sufficiency import LEAST_ANSWERS, LEAST_SAID, LEAST_TRAPS

ENGLISH = "flows/phrasings/en/commands.yaml"
ANSWERS = "flows/phrasings/en/answers.yaml"


def lacking(root: Path, file: str, key: str) -> list[str]:
    return [p.message for p in scarcity(root) if (p.file, p.key) == (file, key)]


def phrased(said: int, traps: int) -> str:
    sentences = "".join(f"    - please halt the process {number}\n" for number in range(said))
    not_meant = "".join(f"    - the process halted {number}\n" for number in range(traps))
    return f"skip:\n  said:\n{sentences}  not:\n{not_meant}"


def test_content_with_few_sentences_works_but_is_told_of(root: Path) -> None:
    load(root)
    assert scarcity(root)
    assert all(problem.line for problem in scarcity(root))


def test_a_command_needs_sentences_and_traps(root: Path) -> None:
    (root / ENGLISH).write_text(phrased(LEAST_SAID - 1, LEAST_TRAPS - 1), encoding="utf-8")
    few_said, few_traps = lacking(root, ENGLISH, "skip")
    assert few_said.startswith(f"{LEAST_SAID - 1} sentences mean `skip`")
    assert few_traps.startswith(f"{LEAST_TRAPS - 1} sentences only look like `skip`")
    (root / ENGLISH).write_text(phrased(LEAST_SAID, LEAST_TRAPS), encoding="utf-8")
    assert not lacking(root, ENGLISH, "skip")


def test_a_value_needs_sentences(root: Path) -> None:
    told = "".join(f"    - we place people {number}\n" for number in range(LEAST_ANSWERS))
    found = [p for p in scarcity(root) if p.file == ANSWERS]
    assert found
    name = found[0].message.partition("`")[2].partition("`")[0]
    (root / ANSWERS).write_text(f"industry:\n  {name}:\n{told}", encoding="utf-8")
    assert not [p for p in scarcity(root) if p.file == ANSWERS and f"`{name}`" in p.message]
