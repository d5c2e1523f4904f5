"""Prepared replies of staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import ContentError, load
from tests.content.tree import write_tree

REPLY = """\
- id: hours
  clauses: [VI]
  title: {ja: 受付時間, en: Hours}
  text: {ja: "{name}様、{desk_hours}です。", en: "Dear {name}, {desk_hours}."}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_tree(tmp_path)


def problems(root: Path, text: str) -> str:
    (root / "flows/replies.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load(root)
    return str(caught.value)


def test_there_may_be_no_prepared_replies(root: Path) -> None:
    assert load(root).replies == ()


def test_a_prepared_reply_may_name_the_applicant_and_facts(root: Path) -> None:
    (root / "flows/replies.yaml").write_text(REPLY, encoding="utf-8")
    [reply] = load(root).replies
    assert (reply.id, reply.clauses) == ("hours", ("VI",))


def test_an_unknown_clause_a_strange_placeholder_and_a_second_id_are_told(root: Path) -> None:
    wrong = REPLY.replace("[VI]", "[IX]").replace("{name}様", "{nmae}様") + REPLY
    told = problems(root, wrong)
    assert "`IX` is not a clause" in told
    assert "`{nmae}` is not a fact" in told
    assert "flows/replies.yaml" in told
    assert "hours" in told
