"""New numbers are written everywhere at once, and what is gone cannot be mistaken for another."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.content.guideline.alignment import align
from bot.content.guideline.carry import carry
from bot.content.guideline.passages import passages

OLD = "I. 甲\n1. 一番目の決まりです\n2. 二番目は別の定めです\n3. 三番目だけの約束です\n"
NEW = "I. 甲\n1. 二番目は別の定めです\n2. 一番目の決まりです\n"

REGISTRY = """\
# A remark.
I.1: {gist: 一}
I.2: {gist: 二}
I.3: {gist: 三}  # going
"""
CITING = """\
- clauses: [I.1, "I.2", I.3]  # all three
  text: {ja: I.1のとおり}
- clause: I.2
- unused_clauses: {I.3: why}
"""


def test_clauses_that_change_places_are_carried_at_once(tmp_path: Path) -> None:
    registry, citing = tmp_path / "clauses.yaml", tmp_path / "articles.yaml"
    registry.write_text(REGISTRY, encoding="utf-8")
    citing.write_text(CITING, encoding="utf-8")
    carry([registry, citing], align(passages(OLD), passages(NEW)))
    assert yaml.safe_load(registry.read_text("utf-8")) == {
        "I.2": {"gist": "一"},
        "I.1": {"gist": "二"},
    }
    text = citing.read_text("utf-8")
    assert "[I.2, I.1, gone-I.3]  # all three" in text
    assert "clause: I.1" in text
    assert "{gone-I.3: why}" in text
    assert "I.1のとおり" in text
    assert registry.read_text("utf-8").startswith("# A remark.")
