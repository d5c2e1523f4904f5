"""A programme of one's own, from nothing to a conversation."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from click.testing import CliRunner

from bot.bootstrap import assistant_of
from bot.cli import main
from bot.content import kept_flow, load, staleness
from bot.precheck.proof import prove
from bot.programme import Programme
from tests.driver import Stage
from tests.memory import MemoryStorage

NAMES = ("--ja", "空き家「再生」補助: #1", "--en", 'Empty "Houses": a # of them')


def test_a_new_programme_passes_its_checks_under_any_name(tmp_path: Path) -> None:
    root = tmp_path / "houses"
    made = CliRunner().invoke(main, ["new", str(root), *NAMES])
    assert made.exit_code == 0, made.output
    assert f"MADOGUCHI_CONTENT={root}" in made.output
    content = load(root)
    assert not staleness(root)
    assert not prove(content.flow, content.edition.clauses, content.unused_clauses).problems
    assert kept_flow(root, content.flow.version) is not None


def test_a_new_programme_holds_a_conversation_in_both_languages(tmp_path: Path) -> None:
    CliRunner().invoke(main, ["new", str(tmp_path / "houses"), *NAMES])
    assistant = assistant_of(Programme(load(tmp_path / "houses")), MemoryStorage())
    stage = Stage(assistant, now=datetime.now(UTC))
    stage.say("どんな事業ですか？")
    assert any("空き家「再生」補助: #1は" in message.text for message in stage.said)
    stage.say("Who can apply?")
    assert any("Companies in Japan" in message.text for message in stage.said)
    stage.pick("do:start")
    stage.say("we are in japan")
    stage.say("not yet")
    assert [message.verdict for message in stage.said if message.verdict] == ["likely_eligible"]
    stage.enquire()
    assert stage.said[-1].kind == "receipt"


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "mine.txt"
    kept.write_text("mine", encoding="utf-8")
    told = CliRunner().invoke(main, ["new", str(tmp_path)])
    assert told.exit_code == 2
    assert "is there already" in told.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
