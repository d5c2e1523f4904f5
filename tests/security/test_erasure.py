"""What was erased is nowhere any more: not in the history, in drafts, in the file or in its log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.assistant.context import Desk
from bot.assistant.curation.drafts import write_answer
from bot.assistant.desk import leads as actions
from bot.assistant.desk.replies import ReplyQueued, send_reply
from bot.assistant.ports import AskedQuestion, Subscriber
from bot.assistant.privacy import erase_on_request
from bot.assistant.retention import purge
from bot.assistant.turns import keep_edit
from bot.handoff import lead_workflow
from bot.handoff.lead import LASTING, Lead
from bot.storage import SqlStorage, open_storage
from bot.vocabulary import Language
from tests.driver import STAFF, Stage, new_stage
from tests.memory import migrated_file
from tests.security import canaries as c

PERSONS = {"web": "web:3f0a9c", "slack": "slack:T1:U1", "terminal": "terminal:local"}
DESK = "slack:T1:C9"


@dataclass
class House:
    """A counter on a file, with everything of one applicant in it."""

    file: Path
    storage: SqlStorage
    stage: Stage
    desk: Desk

    @property
    def lead(self) -> Lead:
        with self.storage.read_only() as work:
            return work.leads.all()[0]


@pytest.fixture(params=[*PERSONS.values()], ids=[*PERSONS])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """An applicant of each channel, who left something in every field that there is."""
    file = tmp_path / "app.db"
    with open_storage(migrated_file(file)) as storage:
        stage = new_stage(person=request.param, language=Language.EN)
        stage.assistant = replace(stage.assistant, storage=storage, desks=(DESK,))
        desk = Desk(storage, lambda _: True, (DESK,), stage.assistant.wording)
        house = House(file, storage, stage, desk)
        live(house)
        assert c.found_on_disk(file), "otherwise nothing is proved"
        yield house


def live(house: House) -> None:
    """Everything that an applicant and staff can write, in its place."""
    stage, desk = house.stage, house.desk
    stage.arrive()
    ask(stage, c.QUESTION)
    stage.pick("do:new_enquiry")
    stage.pick("consent:yes")
    for text in c.FORM:
        stage.say(text)
    for field, text in c.MORE.items():
        stage.pick(f"refill:{field}")
        stage.say(text)
    stage.pick("send")
    reference = house.lead.reference
    actions.change(desk, reference, STAFF, lead_workflow.claim, now=stage.now)
    actions.change(desk, reference, STAFF, lead_workflow.note, c.NOTE, now=stage.now)
    assert isinstance(send_reply(desk, reference, STAFF, c.REPLY, "reply", stage.now), ReplyQueued)
    stage.receive()
    stage.say(c.SAID)
    keep_edit(stage.assistant, stage.person, "edit", c.EDITED, stage.now)
    actions.change(
        desk, reference, STAFF, lead_workflow.close, f"no_answer: {c.REASON}", now=stage.now
    )
    write_answer(desk, STAFF, c.QUESTION, Language.EN, c.ANSWER, stage.now)
    write_answer(desk, STAFF, c.WISHED, Language.EN, c.ANSWER, stage.now)
    stage.pick("do:new_enquiry")
    stage.pick("consent:yes")
    stage.say(f"{c.COMPANY} again")
    stage.pick("do:my_data")


def ask(stage: Stage, text: str) -> None:
    """A question that was not answered, and one that the applicant wishes to be told about."""
    conversation = stage.conversation
    assert conversation is not None
    asked = AskedQuestion(stage.now, conversation.id, Language.EN, text, "decline", None, 0.1)
    with stage.assistant.storage() as work:
        work.questions.add(asked)
        work.drafts.wish(Subscriber(stage.person, c.WISHED, Language.EN, stage.now))
        work.commit()


def erase_themselves(house: House) -> None:
    """The applicant has everything deleted."""
    house.stage.pick("do:delete_data")
    house.stage.pick("erase:yes")


def erase_as_operator(house: House) -> None:
    """The operator deletes everything."""
    with house.storage() as work:
        assert erase_on_request(work, house.stage.person, "operator", house.stage.now)
        work.commit()


def expire(house: House) -> None:
    """Nobody touches it until its time is over."""
    later = house.stage.now + timedelta(days=400)
    assert purge(house.storage, later - timedelta(days=365), later)


WAYS = {"applicant": erase_themselves, "operator": erase_as_operator, "expiry": expire}


@pytest.mark.parametrize("erase", WAYS.values(), ids=WAYS.keys())
def test_nobody_finds_anything_of_an_erased_person_in_the_database_or_its_log(
    house: House, erase: Callable[[House], None]
) -> None:
    erase(house)
    assert c.found_on_disk(house.file) == {}


def test_the_log_is_emptied_although_somebody_looks_at_the_same_time(house: House) -> None:
    with house.storage.read_only() as work:
        work.leads.all()
        erase_themselves(house)
    house.stage.arrive()
    assert c.found_on_disk(house.file) == {}


def test_the_history_keeps_who_did_what_and_when_and_nobodys_words(house: House) -> None:
    with house.storage() as work:
        before = work.leads.history(house.lead.reference)
    erase_themselves(house)
    with house.storage() as work:
        after = work.leads.history(house.lead.reference)
    assert [(e.at, e.actor, e.action) for e in after[:-1]] == [
        (e.at, e.actor, e.action) for e in before
    ]
    assert after[-1].action == "erased"
    assert all(set(event.detail) <= LASTING for event in after)
    closed = next(event for event in after if event.action == "closed")
    assert closed.detail["to"] == "closed"


def test_nobody_reads_in_a_draft_what_an_erased_person_asked(house: House) -> None:
    erase_themselves(house)
    with house.storage() as work:
        assert work.drafts.all() == []


def test_a_draft_stays_as_long_as_another_person_asks_its_question(house: House) -> None:
    other = AskedQuestion(house.stage.now, "c-2", Language.EN, c.QUESTION, "decline", None, 0.1)
    with house.storage() as work:
        work.questions.add(other)
        work.commit()
    erase_themselves(house)
    with house.storage() as work:
        assert [draft.question for draft in work.drafts.all()] == [c.QUESTION]


def test_what_is_typed_into_a_form_that_is_cancelled_is_not_in_the_outbox(house: House) -> None:
    house.stage.pick("do:cancel")
    with house.storage() as work:
        messages = [sent.message.text for sent in work.outbox.of(house.stage.person)]
    assert not any(f"{c.COMPANY} again" in text for text in messages)
    assert c.REPLY in messages, "what staff wrote is still to be read"
