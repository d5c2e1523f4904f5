"""Telling members of the desk what waits for them, each as they wish, while the desk is open.

What happens while it is closed is told when it opens, all at once. A mail goes out only where
nobody looked at the enquiry meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.assistant.context import calendar_in
from bot.assistant.mail_queue import WORDLESS, staff_line
from bot.assistant.ports import StaffPreferences, Storage, UnitOfWork
from bot.assistant.team.alerts import alerts_among, waiting
from bot.assistant.team.members import Crew, crew_in
from bot.assistant.team.roles import Team
from bot.handoff.alerts import Alert, AlertWay, Occasion
from bot.handoff.business_hours import day_of, is_open
from bot.vocabulary import Hours, Language, Message

PATIENCE = timedelta(minutes=10)
"""How long an enquiry may wait for somebody to look at it before a mail tells of it."""

MOST_TOLD = 20
"""Enquiries that one message names; the desk shows the others."""

DIGEST = "digest"
"""Stands for the enquiries of a message that tells where the desk stands."""

Phrase = Callable[[Sequence[Alert], Language], Message]
"""Words a direct message about some enquiries; about none it tells where the desk stands."""


@dataclass(frozen=True)
class AlertReach:
    """How members can be told. `has_mail`: mails are written; `phrase`: direct messages are."""

    has_mail: bool = False
    phrase: Phrase | None = None


def tell_staff(
    storage: Storage, named: Team, reach: AlertReach, now: datetime, hours: Hours
) -> int:
    """Tell every member what they were not told yet; how many messages that makes.

    Nothing while the desk is closed. Each thing is told once in each way, whichever of several
    processes is first.
    """
    with storage.read_only() as work:
        if not is_open(now, calendar_in(work, hours)):
            return 0
        crew = crew_in(work, named)
        plans = planned(work, crew, reach, now)
    if not plans:
        return 0
    with storage() as work:
        count = sum(put(work, plan, reach, now) for plan in plans)
        work.commit()
    return count


@dataclass(frozen=True, slots=True)
class AlertPlan:
    """What one member is to be told in one way; no alerts: where the desk stands."""

    to: StaffPreferences
    way: AlertWay
    alerts: tuple[Alert, ...]
    day: str = ""

    @property
    def person(self) -> str:
        """Under which name it is kept that they were told."""
        return f"alert:{self.way.value}:{self.to.staff}"


def planned(work: UnitOfWork, crew: Crew, reach: AlertReach, now: datetime) -> list[AlertPlan]:
    """What is to be told to whom, as far as it is not known to be told already."""
    leads, plans = waiting(work, now), list[AlertPlan]()
    seen: dict[tuple[str, datetime], bool] = {}
    for staff in crew.team.colleagues:
        of = crew.of(staff)
        ways = ways_to(of, reach)
        if not ways or of.is_away(day_of(now)):
            continue
        alerts = alerts_among(leads, work, crew, staff, now)
        for way in ways:
            due = [each for each in alerts if is_due(work, each, of, way, now, seen)]
            plans += plans_for(work, of, way, due, now)
    return plans


def ways_to(of: StaffPreferences, reach: AlertReach) -> tuple[AlertWay, ...]:
    """In which ways a member can be told outside of the page."""
    can = {
        AlertWay.MAIL: reach.has_mail and bool(address_of(of)),
        AlertWay.CHAT: reach.phrase is not None and bool(of.chat),
    }
    return tuple(way for way, is_there in can.items() if is_there)


def address_of(of: StaffPreferences) -> str:
    """Where a member is written mails: what they set, or what they are called by."""
    return of.mail or (of.staff if "@" in of.staff else "")


def is_due(
    work: UnitOfWork,
    alert: Alert,
    of: StaffPreferences,
    way: AlertWay,
    now: datetime,
    seen: dict[tuple[str, datetime], bool],
) -> bool:
    """Whether a member wishes to be told of something in this way, and there is need for it."""
    if way not in of.rules.of(alert.occasion):
        return False
    if way is not AlertWay.MAIL or alert.occasion is Occasion.OVERDUE:
        return True
    if alert.since + PATIENCE > now:
        return False
    about = (alert.reference, alert.since)
    if about not in seen:
        seen[about] = work.accesses.seen_since(*about)
    return not seen[about]


def plans_for(
    work: UnitOfWork, of: StaffPreferences, way: AlertWay, due: list[Alert], now: datetime
) -> list[AlertPlan]:
    """What of it is new to them, and the look at the day where they wish for one."""
    empty = AlertPlan(of, way, ())
    day = f"{DIGEST}:{day_of(now).isoformat()}" if of.rules.has_digest else ""
    known = work.events.known([empty.person])
    fresh = tuple(each for each in due if (empty.person, each.key) not in known)[:MOST_TOLD]
    plans = [AlertPlan(of, way, fresh)] if fresh else []
    if day and (empty.person, day) not in known:
        plans.append(AlertPlan(of, way, (), day))
    return plans


def put(work: UnitOfWork, plan: AlertPlan, reach: AlertReach, now: datetime) -> bool:
    """Queue one message, unless another process was first; whether it was queued."""
    keys = [each.key for each in plan.alerts] or [plan.day]
    fresh = [key for key in keys if work.events.is_new(plan.person, key, now)]
    if not fresh:
        return False
    alerts = tuple(each for each in plan.alerts if each.key in fresh)
    if plan.way is AlertWay.MAIL:
        work.outbox.put(staff_line(plan.to.staff), written(alerts), [WORDLESS], now)
    elif reach.phrase is not None:
        message = reach.phrase(alerts, plan.to.language)
        work.outbox.put(plan.to.chat, f"alert:{plan.to.staff}", [message], now)
    return True


def written(alerts: Sequence[Alert]) -> str:
    """Alerts as a row of the outbox names them: nothing of any applicant."""
    named = (f"{each.occasion.value}.{each.reference}" for each in alerts)
    return " ".join(named) or DIGEST


def alerts_in(text: str, at: datetime) -> tuple[Alert, ...]:
    """Alerts that were written so; `at` is when."""
    parts = (word.partition(".") for word in text.split())
    known = set(Occasion)
    return tuple(
        Alert(Occasion(occasion), reference, at)
        for occasion, dot, reference in parts
        if dot and occasion in known
    )
