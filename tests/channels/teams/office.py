"""A desk in a channel, two members of staff, and an applicant who sent an enquiry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.handoff.lead import Lead
from bot.runtime.scheduler import Job
from tests.channels.slack.service.running_service import Calendar
from tests.fake_teams import Person, Post, SmallTeams, controls
from tests.memory import MemoryStorage


@dataclass
class Office:
    """The desk, with `clock` on the wall."""

    teams: SmallTeams
    storage: MemoryStorage
    applicant: Person
    hana: Person
    ken: Person
    channel: str
    clock: Calendar = field(default_factory=Calendar)
    duties: Sequence[Job] = ()
    port: int = 0
    others: Mapping[str, Person] = field(default_factory=dict)

    def member(self, name: str) -> Person:
        """Somebody of the desk, by the first name in small letters."""
        return {"hana": self.hana, "ken": self.ken, **self.others}[name]

    @property
    def lead(self) -> Lead:
        with self.storage.read_only() as work:
            [found] = work.leads.all()
        return found

    @property
    def card(self) -> Post:
        self.teams.wait_until(lambda: self.hana.posts(self.channel))
        return self.hana.posts(self.channel)[0]

    @property
    def thread(self) -> list[str]:
        return self.hana.reads(f"{self.channel};messageid={self.card.id}")

    def enquire(self) -> None:
        someone = self.applicant
        someone.say("contact staff")
        someone.press("agree")
        someone.press("Fill in the whole form")
        someone.submit(company="Yamada Works")
        someone.press("Send this")

    def remind(self) -> None:
        """What the clock brings once a minute."""
        [duty] = [duty for duty in self.duties if "Reminding" in duty.name]
        duty.do(self.clock())

    def offers(self) -> list[str]:
        return [control.data["desk"] for control in controls(self.card.card)]

    def act(self, staff: Person, action: str) -> dict[str, object]:
        """Press what does this on the card."""
        self.teams.wait_until(lambda: action in self.offers())
        [control] = [c for c in controls(self.card.card) if c.data["desk"] == action]
        return staff.press_on(self.card, control)
