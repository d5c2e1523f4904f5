"""A decision record can be recomputed byte for byte after the pre-check has changed."""

from __future__ import annotations

from pathlib import Path
from random import Random

from bot.bootstrap import content
from bot.content import find_root, load
from bot.content.kept_flows import keep_flow, kept_flow
from bot.precheck.record import matches, record_of
from tests.content.curator_mistakes import PRECHECK
from tests.content.tree import change


def test_a_version_that_was_kept_gives_every_record_again(root: Path) -> None:
    flow = content().flow
    assert keep_flow(root, flow)
    assert not keep_flow(root, flow)
    kept = kept_flow(root, flow.version)
    assert kept is not None
    random = Random(1)  # noqa: S311  a test, not a secret
    for _ in range(200):
        answers = {
            question.key: random.choice(question.options).value
            for question in flow.questions
            if random.random() < 0.9
        }
        assert matches(record_of(flow, answers), kept)


def test_a_record_of_an_older_version_is_recomputed_after_a_change(root: Path) -> None:
    old = load(root).flow
    record = record_of(old, {"industry": "placement"})
    keep_flow(root, old)
    change(root, PRECHECK, "effect: excluded", "effect: review")
    change(
        root, PRECHECK, "        offer: {value: other, label: {ja: 変える, en: Change it}}\n", ""
    )
    new = load(root).flow
    assert new.version != old.version
    assert not matches(record, new)
    kept = kept_flow(root, old.version)
    assert kept is not None
    assert matches(record, kept)


def test_a_kept_version_that_was_touched_is_not_trusted(root: Path) -> None:
    flow = load(root).flow
    keep_flow(root, flow)
    change(root, f"flows/kept/{flow.version}.yaml", "excluded", "review")
    assert kept_flow(root, flow.version) is None
    assert kept_flow(root, "FY1999-00000000") is None


def test_the_version_of_the_repository_is_kept() -> None:
    root = find_root()
    assert kept_flow(root, load(root).flow.version) is not None
