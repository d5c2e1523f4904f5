"""Staff, the applicant and deliveries at the same time, on real databases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Event

import pytest

from bot.assistant.context import Desk
from bot.assistant.desk import leads as actions
from bot.assistant.desk.replies import ReplyQueued, send_reply
from bot.assistant.ports import DeliveryResult, DeliveryStatus, DeskPost, Outgoing
from bot.assistant.turns import handle_turn
from bot.handoff import lead_workflow
from bot.storage import SqlStorage
from bot.vocabulary import Language, MessageKind, Turn
from tests.assistant.desk_driver import DESK, FORM, HANA, KEN
from tests.delivery import deliver, deliver_all
from tests.driver import IN_EDITION, Stage, real_assistant

ROUNDS = 8
TIMEOUT = 60.0  # seconds; only ever reached by a bug


def with_lead(storage: SqlStorage) -> tuple[Stage, Desk, str]:
    """An applicant who sent a lead, and the desk that took it on."""
    stage = Stage(replace(real_assistant(), storage=storage, desks=(DESK,)), language=Language.JA)
    stage.arrive()
    stage.pick("do:staff")
    stage.pick("consent:yes")
    for text in FORM:
        stage.pick(text) if text.startswith("skip:") else stage.say(text)
    stage.pick("field:language:ja")
    stage.pick("field:times:any")
    for name in ("stages", "menu", "remarks"):
        stage.pick(f"skip:{name}")
    stage.pick("send")
    desk = Desk(storage, {HANA, KEN}.__contains__, (DESK,), stage.assistant.wording)
    with storage() as work:
        [lead] = work.leads.all()
    actions.change(desk, lead.reference, HANA, lead_workflow.claim, now=IN_EDITION)
    send_reply(desk, lead.reference, HANA, "はじめまして", "first", IN_EDITION)
    return stage, desk, lead.reference


@dataclass
class Rush:
    """Everybody who acts at once, and what was sent and shown by it."""

    storage: SqlStorage
    stage: Stage
    desk: Desk
    reference: str
    sent: list[int] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    is_over: Event = field(default_factory=Event)

    def applicant(self) -> None:
        for number in range(ROUNDS):
            turn = Turn(f"said-{number}", self.stage.person, f"伝えたいこと{number}")
            for _ in range(2):  # redelivered
                handle_turn(self.stage.assistant, turn, IN_EDITION)

    def staff(self) -> None:
        for number in range(ROUNDS):
            event = f"reply-{number}"
            done = send_reply(self.desk, self.reference, HANA, "返信", event, IN_EDITION)
            assert isinstance(done, ReplyQueued)

    def colleague(self) -> None:
        for number in range(ROUNDS):
            actions.change(
                self.desk, self.reference, KEN, lead_workflow.note, f"note {number}", now=IN_EDITION
            )

    def drain(self) -> None:
        while not self.is_over.is_set():
            self.deliver()

    def deliver(self) -> int:
        tried = deliver_all(self.storage, self.send, lambda: IN_EDITION)
        return tried + deliver(self.storage, self.show, lambda: IN_EDITION, DESK)

    def send(self, outgoing: Outgoing) -> DeliveryResult:
        self.sent.append(outgoing.id)
        return DeliveryResult(DeliveryStatus.SENT, f"D1/{outgoing.id}")

    def show(self, post: DeskPost) -> DeliveryResult:
        self.shown.append(post.subject)
        return DeliveryResult(DeliveryStatus.SENT)


def test_nothing_is_lost_or_doubled_when_everybody_acts_at_once(
    storage: SqlStorage, caplog: pytest.LogCaptureFixture
) -> None:
    rush = Rush(storage, *with_lead(storage))
    tasks = (rush.applicant, rush.staff, rush.colleague)
    run_at_once(tasks, (rush.drain, rush.drain), rush.is_over)
    while rush.deliver():
        pass
    assert caplog.messages == [], "nothing had to be tried again"
    check(storage, rush.stage, rush.reference, rush.sent, rush.shown)


def run_at_once(
    tasks: Sequence[Callable[[], None]], drains: Sequence[Callable[[], None]], is_over: Event
) -> None:
    with ThreadPoolExecutor(len(tasks) + len(drains)) as pool:
        draining = [pool.submit(drain) for drain in drains]
        try:
            for task in [pool.submit(task) for task in tasks]:
                task.result(TIMEOUT)
        finally:
            is_over.set()
        for each in draining:
            each.result(TIMEOUT)


def check(
    storage: SqlStorage, stage: Stage, reference: str, sent: list[int], shown: list[str]
) -> None:
    with storage() as work:
        lead = work.leads.get(reference)
        assert lead is not None
        entries = work.transcripts.of(lead.conversation)
        outgoing = work.outbox.of(stage.person)
        history = [event.action for event in work.leads.history(reference)]
    texts = [entry.text for entry in entries if entry.text.startswith("伝えたいこと")]
    assert texts == [f"伝えたいこと{number}" for number in range(ROUNDS)]
    assert history.count("replied") == ROUNDS + 1
    assert history.count("noted") <= ROUNDS
    replies = [each.id for each in outgoing if each.message.kind is MessageKind.STAFF]
    assert len(replies) == ROUNDS + 1
    assert {each.status for each in outgoing} == {DeliveryStatus.SENT}
    assert len(sent) == len(set(sent)), "nothing is sent twice"
    said = [subject for subject in shown if subject.startswith("said:")]
    keys = [entry.key for entry in entries if entry.kind == "text" and entry.key]
    assert said == [f"said:{reference}:{key}" for key in keys]
    assert set(shown) >= {f"reply:{id_}" for id_ in replies}
