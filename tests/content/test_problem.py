from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import ContentError, Problem, load
from tests.content.curator_mistakes import (
    CLAUSES,
    EDITION,
    HANDOFF,
    OUT_OF_SCOPE,
    PHRASED,
    PHRASINGS_JA,
    PRECHECK,
    problems_in,
)
from tests.content.tree import ARTICLE_FILE, FILES, change, write_tree


def test_all_problems_of_all_files_are_told_at_once_and_grouped_by_file(root: Path) -> None:
    for file, before, after in [
        (EDITION, "value: 300", "value: many"),
        (CLAUSES, "Any industry", "Any {x"),
        (ARTICLE_FILE, "[desk-hours]", "[nowhere]"),
        (PHRASINGS_JA, ", 目的8]", "]"),
        (OUT_OF_SCOPE, "id: weather", "id: Weather"),
        (PRECHECK, '"no": other', '"no": nobody'),
        (PRECHECK, "en: Where is it?", "en: '{where}'"),
        (PHRASED, "[skip]", "[1]"),
        (HANDOFF, "name: menu", "name: menus"),
    ]:
        change(root, file, before, after)
    problems = problems_in(root)
    flows = [HANDOFF, PHRASED, PRECHECK, PRECHECK]
    knowledge = [ARTICLE_FILE, CLAUSES, EDITION, OUT_OF_SCOPE, PHRASINGS_JA]
    assert [problem.file for problem in problems] == flows + knowledge
    shown = str(ContentError(problems))
    assert shown.startswith("9 problems in the content\n\nflows/handoff.yaml\n  line ")
    assert shown.count(f"\n{PRECHECK}\n") == 1


def test_a_problem_reads_as_file_line_key_and_message() -> None:
    assert str(Problem("a.yaml", 3, "x.y", "wrong")) == "a.yaml:3: x.y: wrong"
    assert str(Problem("a.yaml", 0, "", "missing")) == "a.yaml: missing"


@given(data=st.data())
def test_whatever_stands_in_a_file_it_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = write_tree(tmp_path_factory.getbasetemp() / "spoilt")
    file = data.draw(st.sampled_from(sorted(FILES)))
    text = FILES[file]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 30, len(text))))
    noise = data.draw(st.text(st.sampled_from("a1 :-[]{}\"'#&*!|>\n\tあ%@`~,?<.="), max_size=8))
    (root / file).write_text(text[:start] + noise + text[end:], encoding="utf-8")
    with contextlib.suppress(ContentError):
        load(root)
