"""Plays made-up visits through the real counter, as if they had come when they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta

from bot.assistant.context import Assistant, Desk, calendar_in
from bot.assistant.desk import leads as actions
from bot.assistant.desk.appointments.arrangement import NO_CALL, AppointmentWish, arrange
from bot.assistant.desk.replies import send_reply
from bot.assistant.turns import fill_all, handle_turn
from bot.handoff import lead_workflow
from bot.handoff.appointments.appointment import AppointmentPlan
from bot.handoff.business_hours import day_of, following_working_day, moment
from bot.vocabulary import Language, Turn
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.demo_visitor import DemoVisitor

STEP = timedelta(seconds=20)
"""Between two things that somebody does."""

BEGINS = {Language.JA: "事前チェックを始める", Language.EN: "Start the pre-check"}
ASKS_FOR_STAFF = {Language.JA: "担当者と話したいです", Language.EN: "I want to talk to staff"}


def play_all(
    assistant: Assistant,
    visits: Iterable[DemoVisitor],
    staff: str,
    now: datetime,
    mail: Callable[[str, datetime], None] = lambda _, __: None,
) -> int:
    """Play every visit that was not played before; how many were.

    `mail` has mails to somebody sent that are due at a moment.
    """
    fresh = [visit for visit in visits if not is_known(assistant, visit)]
    for visit in fresh:
        Playing(assistant, visit, now, mail).play(staff)
    return len(fresh)


def is_known(assistant: Assistant, visit: DemoVisitor) -> bool:
    """Whether this visitor was here already."""
    with assistant.storage() as work:
        return work.conversations.of(visit.person) is not None


def has_real_people(assistant: Assistant, visits: Iterable[DemoVisitor], now: datetime) -> bool:
    """Whether others than made-up visitors were the first in this database.

    Where the demonstration began it, whoever tries it there is welcome.
    """
    if any(is_known(assistant, visit) for visit in visits):
        return False
    with assistant.storage.read_only() as work:
        held = work.sweeps.holdings(now)
    return bool(held.conversations.total or held.leads.total)


class Playing:
    """One visit while it goes on."""

    def __init__(
        self,
        assistant: Assistant,
        visit: DemoVisitor,
        now: datetime,
        mail: Callable[[str, datetime], None],
    ) -> None:
        self._assistant, self._visit, self._at = assistant, visit, now - visit.ago
        self._now, self._mail = now, mail
        self._count = 0

    def play(self, staff: str) -> None:
        """Everything that the visitor does, and then what staff do."""
        self._say(text=BEGINS[self._visit.language])
        for key, value in self._visit.answers.items():
            if key == self._visit.stops_at:
                break
            self._say(choose=str(ChoiceId.answer(key, value)))
        for question in self._visit.questions:
            self._say(text=question)
        if self._visit.company:
            self._enquire()
            self._look_after(staff)

    def _say(self, text: str = "", choose: str | None = None) -> None:
        turn = Turn(
            self._next(), self._visit.person, text, choose=choose, language=self._visit.language
        )
        handle_turn(self._assistant, turn, self._at)

    def _next(self) -> str:
        """The key of what is done next, a little later than what was done before."""
        self._count += 1
        self._at += STEP
        return f"demo-{self._visit.name}-{self._count}"

    def _enquire(self) -> None:
        self._say(text=ASKS_FOR_STAFF[self._visit.language])
        self._say(choose=str(ChoiceId.consent(is_given=True)))
        event = self._next()
        values = self._visit.form
        fill_all(self._assistant, self._visit.person, event, values, self._at, is_sent=True)
        self._mail(self._visit.person, self._at)

    def _look_after(self, staff: str) -> None:
        desk = Desk(
            self._assistant.storage,
            lambda name: name == staff,
            speak=self._assistant.wording,
            mailed=self._assistant.mailed,
        )
        with self._assistant.storage() as work:
            [lead] = work.leads.of(self._visit.person)
        for act in self._visit.handled:
            event, (kind, _, text) = self._next(), act.partition(":")
            self._at += timedelta(hours=2)
            if kind == "claim":
                actions.change(
                    desk, lead.reference, staff, lead_workflow.claim, now=self._at, event=event
                )
            elif kind == "call":
                wish = AppointmentWish(self._plan(text), NO_CALL)
                arrange(desk, lead.reference, staff, wish, event, self._at)
                self._mail(self._visit.person, self._at)
            else:
                send_reply(desk, lead.reference, staff, text, event, self._at)
                self._mail(self._visit.person, self._at)

    def _plan(self, text: str) -> AppointmentPlan:
        days, clock, place = text.split(" ", 2)
        with self._assistant.storage.read_only() as work:
            calendar = calendar_in(work, self._assistant.edition.desk_hours)
        day = day_of(self._now)
        for _ in range(int(days)):
            day = following_working_day(day, calendar)
        return AppointmentPlan(moment(day, time.fromisoformat(clock)), 30, place)
