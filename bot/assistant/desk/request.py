"""An act of somebody who is staff, as the handlers of acts see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.assistant.context import Denial
from bot.assistant.desk import leads as actions
from bot.assistant.desk.actions import (
    DeskAction,
    DeskReply,
    Done,
    ShowMessage,
    StaffDesk,
    ToSay,
)
from bot.assistant.desk.leads import Details, LeadDetails
from bot.handoff.lead import Lead
from bot.handoff.lead_change import Change, Refusal, refused_to_owner
from bot.vocabulary.text import visible


@dataclass(frozen=True, slots=True)
class Request:
    """An act of somebody who is staff, at a moment. A value is `REFERENCE` or `REFERENCE more`."""

    desk: StaffDesk
    act: DeskAction
    now: datetime

    @property
    def reference(self) -> str:
        """Which lead it is about."""
        return self.act.value.partition(" ")[0]

    @property
    def more(self) -> str:
        """What else the value says."""
        return self.act.value.partition(" ")[2]

    def filled(self, name: str) -> str:
        """What was filled in, without what cannot be seen."""
        return visible(self.act.values.get(name, ""))

    def change(
        self,
        decide: Callable[[Lead, str, *Details, datetime], Change | Refusal],
        *details: *Details,
    ) -> DeskReply:
        """Change the lead as `decide` says (see `bot.assistant.desk.leads.change`)."""
        return self.changed(
            actions.change(
                self.desk,
                self.reference,
                self.act.staff,
                decide,
                *details,
                now=self.now,
                event=self.act.event,
            )
        )

    def changed(self, done: actions.Done) -> DeskReply:
        """A change tells itself on the card; a refusal is told to who asked."""
        return Done() if isinstance(done, Lead) else ShowMessage(done)

    def case(self) -> LeadDetails | Denial:
        """The lead that it is about, with everything about it."""
        return actions.look_up(self.desk, self.reference, self.act.staff)

    def shown_case(self) -> LeadDetails | Denial:
        """The same, to be shown to this person, which is kept."""
        return actions.look_at(self.desk, self.reference, self.act.staff, self.now)

    def own(self, *, even_unclaimed: bool = False) -> LeadDetails | ShowMessage[ToSay]:
        """The lead, if this person may move it on; otherwise why not."""
        case = self.case()
        if isinstance(case, Denial):
            return ShowMessage(case)
        refused = refused_to_owner(case.lead, self.act.staff, even_unclaimed=even_unclaimed)
        return ShowMessage(refused) if refused else case


Handler = Callable[[Request], DeskReply]
"""Does what is asked for and says what comes of it."""
