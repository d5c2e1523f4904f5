"""Where activities come in: each is handled in the order of its person."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from bot.channels.teams.api.activity import TeamsActivity
from bot.channels.teams.api.references import TeamsReferences
from bot.channels.teams.applicants.activities import ApplicantActivities
from bot.channels.teams.applicants.events import DELETED, EDITED, FORM
from bot.channels.teams.applicants.extension import search
from bot.channels.teams.desk.activities import TeamsDeskActivities
from bot.channels.teams.desk.ids import DESK
from bot.runtime.incoming.arrival_order import ArrivalOrder
from bot.runtime.incoming.sequencer import Sequencer

Answer = Mapping[str, Any]


@dataclass(frozen=True)
class TeamsDispatcher:
    """Hands activities to applicants' side or to the desk's, those of one person in their order."""

    applicants: ApplicantActivities
    desk: TeamsDeskActivities | None
    references: TeamsReferences
    sequencer: Sequencer
    order: ArrivalOrder = field(default_factory=ArrivalOrder)

    def receive(self, activity: TeamsActivity) -> Future[Answer | None]:
        """Have an activity handled; the future has the answer once all is committed."""
        line, wait = f"{activity.tenant}:{activity.user}", 0.0
        if activity.type.startswith("message"):
            wait = self.order.wait(line, activity.at)
        return self.sequencer.submit(line, lambda: self.handle(activity), activity.at, wait)

    def handle(self, activity: TeamsActivity) -> Answer | None:
        """Handle it. None is no answer, as nothing but invokes has one."""
        self.references.note(activity)
        if activity.type == "invoke":
            return self._invoked(activity)
        if self.desk is not None and self.desk.is_here(activity):
            self.desk.hear(activity)
        else:
            self._happened(activity)
        return None

    def _happened(self, activity: TeamsActivity) -> None:
        match activity.type:
            case "message":
                self.applicants.hear(activity)
            case "messageUpdate" if activity.channel_data.event_type == EDITED:
                self.applicants.correct(activity)
            case "messageDelete" if activity.channel_data.event_type in (DELETED, None):
                self.applicants.correct(activity)
            case "installationUpdate" if activity.action in ("add", "add-upgrade"):
                self.applicants.welcome(activity)
            case "conversationUpdate" if is_joined(activity):
                self.applicants.welcome(activity)

    def _invoked(self, activity: TeamsActivity) -> Answer | None:
        data = data_of(activity)
        if DESK in data:
            return self.desk.invoked(activity, data) if self.desk is not None else None
        match activity.name:
            case "adaptiveCard/action":
                return self.applicants.press(activity)
            case "message/submitAction":
                return self.applicants.rate(activity)
            case "composeExtension/query":
                return search(self.applicants.service, activity)
            case "task/fetch" if FORM in data:
                return self.applicants.open_form(activity)
            case "task/submit" if FORM in data:
                return self.applicants.submit_form(activity)
        return None


def is_joined(activity: TeamsActivity) -> bool:
    """Whether we were added, told with the language to welcome in.

    An installation is told of as well, always with a language; so one without waits for that.
    """
    if activity.language is None:
        return False
    us = activity.recipient.id if activity.recipient else ""
    return any(each.id == us for each in activity.members_added)


def data_of(activity: TeamsActivity) -> Mapping[str, Any]:
    """The data of what was pressed or handed in."""
    action = activity.data.get("action")
    found = action.get("data") if isinstance(action, Mapping) else activity.data.get("data")
    return found if isinstance(found, Mapping) else {}
