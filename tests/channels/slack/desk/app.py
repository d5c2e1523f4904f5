"""Staff at work: a small Slack, a bolt app, and the real desk on storage in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from typing import Any

from bot.assistant.context import Denial
from bot.assistant.desk.actions import DeskAction, StaffDesk, WordedReply
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing
from bot.bootstrap import renderer
from bot.channels.common.chat_desk import ChatDesk
from bot.channels.slack.desk import Colleagues, SlackShow, register
from bot.channels.slack.desk.service import SlackDeskService
from bot.handoff.lead import Lead, LeadEvent
from bot.runtime.adapter import CommitSignal, Services
from bot.runtime.background import Background
from bot.runtime.metrics import Metrics
from bot.vocabulary import Language
from tests.channels.slack.desk.channel_view import Wall
from tests.delivery import deliver_all
from tests.driver import real_assistant
from tests.fake_slack import Message, Person, SmallSlack, View, shown
from tests.fake_slack.bots import new_app, running
from tests.handoff.samples import LEAD

APPLICANT = "slack:T0APPLICANT:U0APPLICANT"
REFERENCE = LEAD.reference


def actor(person: Person) -> str:
    return f"slack:{person.team}:{person.id}"


@dataclass(frozen=True)
class WatchedDesk(ChatDesk):
    """The real desk; what staff do is noted."""

    office: Office = field(kw_only=True)

    def handle(self, act: DeskAction) -> WordedReply:
        self.office.acts.append(act)
        return super().handle(act)


@dataclass(frozen=True)
class WatchedDeskService(SlackDeskService):
    """The real service on that desk."""

    office: Office = field(kw_only=True)

    @cached_property
    def colleagues(self) -> Colleagues:
        return Colleagues(self.team, self.calls_of, self.services.clock)

    @cached_property
    def chat(self) -> ChatDesk:
        known = super().chat
        return WatchedDesk(known.services, known.is_staff, known.name_of, office=self.office)


@dataclass
class Office:
    """The desk with its people. What is sent to applicants ends in `sent`."""

    wall: Wall
    people: Sequence[Person]
    sent: list[Outgoing] = field(default_factory=list)
    fates: list[DeliveryStatus] = field(default_factory=list)
    acts: list[DeskAction] = field(default_factory=list)
    elsewhere: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Somebody in the channel is not staff."""
        self.listed = [person.id for person in self.people]
        self.outsider = self.slack.person(self.wall.workspace, "mei", locale="en-US")
        self.wall.channel.members.append(self.outsider.id)

    @property
    def slack(self) -> SmallSlack:
        return self.wall.slack

    @cached_property
    def service(self) -> WatchedDeskService:
        return WatchedDeskService(
            team=self.wall.workspace.id,
            listed=self.listed,
            services=self.services,
            calls_of=self.wall.calls_of,
            beside=lambda work: work(),
            office=self,
        )

    @property
    def services(self) -> Services:
        storage = self.wall.storage
        return Services(
            assistant=replace(real_assistant(), storage=storage, desks=(self.wall.desk,)),
            speaker=renderer(),
            clock=self.wall.clock,
            language=Language.EN,
            is_alone=True,
            beside=Background(),
            commits=CommitSignal(),
            metrics=Metrics(storage, self.wall.clock),
        )

    def dismiss_everybody(self) -> None:
        """Nobody is staff any more."""
        self.people = ()
        self.listed.clear()
        vars(self.service).pop("chat")  # it asks anew who is staff

    @property
    def desk(self) -> StaffDesk:
        return self.service.chat.staff_desk

    @contextmanager
    def open(self, transport: str = "http") -> Iterator[None]:
        """The desk is at work, with one new lead on it."""
        app = new_app(self.slack, self.wall.workspace, process_before_response=True)
        register(app, self.service)
        app.event("message")(self.hear_elsewhere)
        self.wall.show = SlackShow(
            self.wall.storage,
            self.service.chat.screen_of,
            self.wall.calls_of,
            self.wall.clock,
        )
        self.bring_lead()
        with running(self.slack, app, transport):
            yield
        assert not self.slack.problems

    def hear_elsewhere(self, event: Any) -> None:
        """What is for those who listen to applicants."""
        self.elsewhere.append(event)

    def bring_lead(self) -> None:
        """An applicant wishes to be contacted."""
        now = self.wall.clock()
        until = now + timedelta(days=2)
        lead = replace(LEAD, person=APPLICANT, created_at=now, updated_at=now, reply_by=until)
        with self.wall.storage() as work:
            work.leads.add(lead, LeadEvent(now, "applicant", "sent"))
            card = f"lead:{REFERENCE}"
            work.desk_posts.put(self.wall.desk, REFERENCE, card, now, urgency=2)
            work.commit()
        self.drain()

    def send(self, outgoing: Outgoing) -> DeliveryResult:
        """A message to an applicant: it arrives, unless something else is its fate."""
        self.sent.append(outgoing)
        fate = self.fates.pop(0) if self.fates else DeliveryStatus.SENT
        return DeliveryResult(fate, "D1/1700.1")

    def drain(self) -> None:
        """Whatever waits is sent and shown."""
        for _ in range(3):
            deliver_all(self.wall.storage, self.send, self.wall.clock, "slack:")
            self.wall.drain(3)

    def refusal(self, language: Language = Language.EN) -> str:
        """What those are told who are not staff."""
        return self.service.chat.renderer.text(Denial.NOT_STAFF, language)

    def digest(self) -> Message:
        """A digest in the channel."""
        self.wall.put("digest:2026-11-25")
        self.drain()
        return self.wall.messages()[-1]

    @property
    def lead(self) -> Lead:
        with self.wall.storage() as work:
            lead = work.leads.get(REFERENCE)
        assert lead is not None
        return lead

    @property
    def card(self) -> Message:
        """The card of the lead, as it stands."""
        return next(m for m in self.wall.messages() if m.thread_ts in (None, m.ts) and m.bot_id)

    def thread(self) -> list[str]:
        """What stands below the card, for everybody."""
        card = self.card.ts
        everything = self.wall.messages()
        return [shown(m) for m in everything if m.thread_ts == card and m.ts != card]

    def whispers(self, person: Person) -> list[str]:
        """What the desk told one person alone."""
        seen = person.sees(self.wall.channel)
        return [shown(m) for m in seen if m.ephemeral_to == person.id]

    def press(self, person: Person, action: str, target: Message | None = None) -> None:
        """Press a button, by default on the card, and let everything happen that follows."""
        attempt = person.click(target or self.card, f"desk:{action}").answer()
        assert attempt is not None
        self.slack.quiet()
        self.drain()

    def modal(self, person: Person) -> View:
        """The window that is open."""
        self.slack.wait_until(person.modal)
        view = person.modal()
        assert view is not None
        return view

    def hand_in(self, person: Person, **entries: str) -> View:
        """Fill in the window that is open, and hand it in; that window."""
        view = self.modal(person)
        person.fill(view, entries)
        assert person.submit(view).answer() is not None
        self.slack.quiet()
        self.drain()
        return view


def title(view: View) -> str:
    return str(view.data["title"]["text"])


def words_in(view: View) -> str:
    return str(view.data["blocks"])
