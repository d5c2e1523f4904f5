"""The second programme goes through the same journeys as the first, in the same process."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.content import kept_flow, scarcity, staleness
from bot.handoff.export import to_csv
from bot.precheck.proof import prove
from bot.precheck.record import matches
from bot.precheck.verdict import Verdict
from bot.serving.demo.player import play_all
from bot.vocabulary import Language
from tests.dialogues.performance import moment_of, play
from tests.dialogues.script import Dialogue, dialogues_in
from tests.driver import Stage, new_stage
from tests.programmes.tsubaki import ROOT, town_counter, tsubaki

FOLDER = Path(__file__).parent / "dialogues"
DIALOGUES = [(language, d) for language in Language for d in dialogues_in(FOLDER / language)]
IN_EDITION = datetime(2026, 10, 1, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "dialogue"), DIALOGUES, ids=[f"{la}: {d.name}" for la, d in DIALOGUES]
)
def test_the_conversation_goes_as_people_expect(language: Language, dialogue: Dialogue) -> None:
    play(Stage(town_counter(), now=moment_of(dialogue), language=language), dialogue)


def test_its_content_is_whole_and_small() -> None:
    content = tsubaki().content
    assert (len(content.knowledge.articles), len(content.flow.questions)) == (10, 5)
    assert not staleness(ROOT)
    assert scarcity(ROOT), "there is little to learn from, and curators are advised of it"


def test_its_pre_check_is_proved_and_kept() -> None:
    content = tsubaki().content
    proof = prove(content.flow, content.edition.clauses, content.unused_clauses)
    assert proof.problems == ()
    assert proof.counts[Verdict.LIKELY_ELIGIBLE] == 3, "one for each kind of equipment"
    assert kept_flow(ROOT, content.flow.version) is not None


def told(stage: Stage) -> str:
    return "\n".join(message.text for message in stage.said)


def test_two_programmes_in_one_process_know_nothing_of_each_other() -> None:
    town, ours = Stage(town_counter(), now=IN_EDITION), new_stage()
    for stage in (town, ours):
        stage.say("How much is paid?")
    assert "at most 300 thousand yen" in told(town)
    assert "thousand yen" not in told(ours)
    for stage in (town, ours):
        stage.pick("do:start")
    assert (town.open, ours.open) == ("place", "request")


def test_a_lead_keeps_what_only_the_form_of_the_programme_asks() -> None:
    assistant = town_counter()
    assert play_all(assistant, tsubaki().content.demo, "hana", IN_EDITION) == 2
    with assistant.storage() as work:
        [lead] = work.leads.all()
    assert lead.wish is not None
    assert lead.wish.others == {"street": "station", "estimate": "約40万円"}
    assert matches(lead.record, tsubaki().content.flow)
    assert "street=station; estimate=約40万円" in to_csv([lead])
