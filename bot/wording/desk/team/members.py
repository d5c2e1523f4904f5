"""Members of the desk in a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.assistant.team.members import Crew
from bot.handoff.business_hours import day_of
from bot.wording.facts import long_date
from bot.wording.translator import Translator


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member. `can_change`: whoever looks may give them a role, or remove them."""

    id: str
    role: str
    origin: str
    absence: str
    is_me: bool
    can_change: bool


def member_rows(
    crew: Crew, me: str, now: datetime, translator: Translator
) -> tuple[MemberRow, ...]:
    """Everybody, those of the settings first."""
    return tuple(
        MemberRow(
            id=id_,
            role=role.value,
            origin=origin(crew, id_, translator),
            absence=absence(crew, id_, now, translator),
            is_me=id_ == me,
            can_change=id_ in crew.invited and id_ not in crew.named.roles and id_ != me,
        )
        for id_, role in crew.team.roles.items()
    )


def origin(crew: Crew, id_: str, translator: Translator) -> str:
    """How somebody became a member."""
    if id_ in crew.named.roles:
        return translator.gettext("named in the settings")
    member = crew.invited[id_]
    if member.joined_at is None:
        day = long_date(day_of(member.invited_at), translator.language)
        return translator.gettext(
            "invited on {day} by {name}, has not come yet", day=day, name=member.invited_by
        )
    day = long_date(day_of(member.joined_at), translator.language)
    return translator.gettext("member since {day}", day=day)


def absence(crew: Crew, id_: str, now: datetime, translator: Translator) -> str:
    """Until when somebody is away, and who stands in for them; empty where they are here."""
    of = crew.of(id_)
    if not of.is_away(day_of(now)) or of.away_until is None:
        return ""
    until = long_date(of.away_until, translator.language)
    if of.deputy:
        return translator.gettext("away until {day}; {name} stands in", day=until, name=of.deputy)
    return translator.gettext("away until {day}", day=until)
