"""Editions side by side at run time: each conversation and each lead keeps its own."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.assistant.context import Assistant
from bot.assistant.desk.leads import RecordCheck, verify
from bot.bootstrap import assistant_of, current_renderer
from bot.content import keep_flow, load, stamp
from bot.editions import EditionCounters
from bot.programme import Programme
from bot.vocabulary import Language
from tests.content.tree import change, write_tree
from tests.driver import Stage
from tests.memory import MemoryStorage

LAST_EVENING = datetime(2025, 3, 31, 14, 59, tzinfo=UTC)
"""A minute before the FY2025 edition opens: midnight in Japan is 15:00 UTC."""

MIDNIGHT = datetime(2025, 3, 31, 15, 0, tzinfo=UTC)
NEXT_DAY = datetime(2025, 4, 1, 3, 0, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small tree, and beside it an edition of which one question means something else."""
    root = write_tree(tmp_path)
    for folder, names in {
        "knowledge": ("edition.yaml", "articles"),
        "flows": ("precheck.yaml",),
    }.items():
        own = root / folder / "editions/FY2025"
        own.mkdir(parents=True)
        for name in names:
            source = root / folder / name
            (shutil.copytree if source.is_dir() else shutil.copyfile)(source, own / name)
    edition = "knowledge/editions/FY2025/edition.yaml"
    change(root, edition, "edition: FY2024", "edition: FY2025\nopens: 2025-04-01")
    change(root, edition, "ja: 2024年度\n    en: FY2024", "ja: 2025年度\n    en: FY2025")
    change(root, edition, "2025-03-31", "2026-03-31")
    flow = "flows/editions/FY2025/precheck.yaml"
    change(root, flow, "edition: FY2024", "edition: FY2025")
    change(root, flow, "revision: 2", "revision: 3")
    change(root, flow, "ask: {ja: 人材紹介業ですか？", "ask: {ja: 人材紹介業か派遣業ですか？")
    stamp(root, None, "FY2025")
    return root


def counter(root: Path) -> Assistant:
    storage = MemoryStorage()
    editions = EditionCounters(root, lambda known: assistant_of(Programme(known), storage))
    first = editions.of("FY2024")
    assert first is not None
    return replace(first, editions=editions)


@pytest.fixture
def stage(root: Path) -> Stage:
    """A person who answered one question on the last evening of FY2024."""
    stage = Stage(counter(root), now=LAST_EVENING)
    stage.pick("do:start")
    stage.pick("answer:industry:other")
    return stage


def edition_of(stage: Stage) -> str:
    assert stage.conversation is not None
    return stage.conversation.edition


def test_at_midnight_in_japan_whoever_comes_meets_the_new_edition(root: Path) -> None:
    assistant = counter(root)
    early = Stage(assistant, now=LAST_EVENING, person="test:early")
    late = Stage(assistant, now=MIDNIGHT, person="test:late")
    for stage in (early, late):
        stage.pick("do:start")
    assert (edition_of(early), edition_of(late)) == ("FY2024", "FY2025")
    assert "人材紹介業か派遣業ですか" in late.said[-1].text


def test_a_conversation_keeps_its_edition_and_is_told_once_of_the_new_one(stage: Stage) -> None:
    stage.now = NEXT_DAY
    first = stage.say("目的は何ですか？")
    assert "2025年度版が始まりました" in first[0].text
    assert any("2024年度の支援です" in message.text for message in first)
    again = stage.say("目的は何ですか？")
    assert not any("始まりました" in message.text for message in again)
    assert (edition_of(stage), stage.open) == ("FY2024", "workplace")


def test_moving_over_asks_only_what_changed(stage: Stage) -> None:
    stage.pick("answer:workplace:both")
    stage.now = NEXT_DAY
    stage.say("目的は何ですか？")
    stage.pick("move:FY2025")
    assert (edition_of(stage), stage.open) == ("FY2025", "industry")
    assert stage.answers == {"workplace": "both"}
    stage.pick("answer:industry:other")
    assert stage.answers == {"workplace": "both", "industry": "other"}
    assert stage.said[-1].verdict == "likely_eligible"


def test_who_starts_over_starts_under_the_edition_that_holds(stage: Stage) -> None:
    stage.now = NEXT_DAY
    stage.pick("do:restart")
    stage.pick("do:start")
    assert edition_of(stage) == "FY2025"


def test_a_lead_keeps_its_edition_and_its_record_is_recomputed(root: Path, stage: Stage) -> None:
    keep_flow(root, load(root).flow)
    stage.pick("answer:workplace:both")
    for choice in ("do:staff", "consent:yes"):
        stage.pick(choice)
    for text in ("Yamada Works", "Hanako Yamada", "hanako@example.co.jp"):
        stage.say(text)
    for choice in ("field:language:ja", "skip:menu", "send"):
        stage.pick(choice)
    with stage.assistant.storage() as work:
        [lead] = work.leads.all()
    editions = stage.assistant.editions
    assert editions is not None
    assert lead.edition == "FY2024"
    kept = editions.flow(lead.flow_version)
    assert kept is not None
    assert verify(lead, kept) is RecordCheck.MATCHES
    now = editions.on(date(2025, 4, 1))
    assert verify(lead, now.flow) is RecordCheck.OTHER_FLOW


def test_screens_speak_of_today_and_of_a_lead_in_the_words_of_its_time(root: Path) -> None:
    speaker = current_renderer(counter(root), lambda: NEXT_DAY)
    said = speaker.voice(Language.EN).gettext("Edition {edition_name}")
    assert said == "Edition FY2025"
    assert speaker.under("FY2024").voice(Language.EN).gettext("{edition_name}") == "FY2024"
    assert speaker.under("FY1999").edition.id == "FY2025", "gone: the one that holds"


def test_an_edition_that_cannot_be_used_leaves_the_one_before_it_open(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    change(root, "knowledge/editions/FY2025/edition.yaml", "desk_phone", "desk_fax")
    assistant = counter(root)
    assert assistant.today(NEXT_DAY).edition.id == "FY2024"
    assert "The edition FY2025 cannot open" in caplog.text
