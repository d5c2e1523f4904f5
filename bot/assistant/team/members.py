"""Members who are invited at the desk, beside those whom the settings name.

Whom the settings name is a member whatever is kept here: so nobody can be locked out of a desk.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.assistant.ports import (
    Access,
    AccessKind,
    KeptMember,
    SignInLink,
    StaffPreferences,
    Storage,
    UnitOfWork,
)
from bot.assistant.team.roles import Role, Team

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}")
"""A plain name or a mail address."""

TAKEN = frozenset({"applicant", "system"})
"""Histories call others so."""


class MemberProblem(StrEnum):
    """Why nothing was changed about a member."""

    NAME_WRONG = "name_wrong"
    NAME_TAKEN = "name_taken"
    ROLE_WRONG = "role_wrong"
    FROM_SETTINGS = "from_settings"
    """The settings name them, and only these can change it."""
    YOURSELF = "yourself"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Crew:
    """All members with what they set. `named` are those whom the settings name."""

    team: Team
    named: Team
    invited: Mapping[str, KeptMember]
    preferences: Mapping[str, StaffPreferences]

    def of(self, staff: str) -> StaffPreferences:
        """What somebody has set."""
        return self.preferences.get(staff) or StaffPreferences(staff)


def team_in(work: UnitOfWork, named: Team) -> Team:
    """Everybody who is a member at this moment."""
    return joined(named, {each.id: each for each in work.members.all()})


def crew_in(work: UnitOfWork, named: Team) -> Crew:
    """The same, with what they set."""
    invited = {each.id: each for each in work.members.all()}
    return Crew(joined(named, invited), named, invited, work.preferences.all())


def joined(named: Team, invited: Mapping[str, KeptMember]) -> Team:
    """Those of the settings first, who keep the role that these give them."""
    known = {id_: Role(m.role) for id_, m in invited.items() if m.role in set(Role)}
    return Team({**named.roles, **{id_: r for id_, r in known.items() if id_ not in named.roles}})


def invite(
    storage: Storage, named: Team, member: KeptMember, link: SignInLink, now: datetime
) -> MemberProblem | None:
    """Make somebody a member, with a link that lets them in once."""
    if not NAME.fullmatch(member.id) or member.id in TAKEN:
        return MemberProblem.NAME_WRONG
    if member.role not in set(Role):
        return MemberProblem.ROLE_WRONG
    with storage() as work:
        if is_taken(work, named, member.id) or not work.members.add(member):
            return MemberProblem.NAME_TAKEN
        work.staff_sessions.add_link(link)
        work.accesses.add([Access(now, member.invited_by, AccessKind.INVITED, member.id)])
        work.commit()
    return None


def is_taken(work: UnitOfWork, named: Team, name: str) -> bool:
    """Whether somebody is called so, whatever letters are large."""
    known = (*named.roles, *(each.id for each in work.members.all()))
    return name.casefold() in {each.casefold() for each in known}


def renew_link(storage: Storage, named: Team, link: SignInLink) -> MemberProblem | None:
    """Give a member another link; those that they had before are of no use any more."""
    with storage() as work:
        if team_in(work, named).member(link.staff) is None:
            return MemberProblem.GONE
        work.staff_sessions.end_links(link.staff)
        work.staff_sessions.add_link(link)
        work.commit()
    return None


def change_role(
    storage: Storage, named: Team, by: str, id_: str, role: str, now: datetime
) -> MemberProblem | None:
    """Give a member another role; what they may no longer see is closed to them at once."""
    if role not in set(Role):
        return MemberProblem.ROLE_WRONG
    if refused := refused_about(named, by, id_):
        return refused
    with storage() as work:
        if not work.members.change_role(id_, role):
            return MemberProblem.GONE
        work.accesses.add([Access(now, by, AccessKind.ROLE_CHANGED, id_)])
        work.commit()
    return None


def remove(storage: Storage, named: Team, by: str, id_: str, now: datetime) -> MemberProblem | None:
    """Let somebody be a member no more: their sessions and links end with it."""
    if refused := refused_about(named, by, id_):
        return refused
    with storage() as work:
        if not work.members.remove(id_):
            return MemberProblem.GONE
        work.staff_sessions.end_all(id_)
        work.preferences.drop(id_)
        work.accesses.add([Access(now, by, AccessKind.REMOVED, id_)])
        work.commit()
    return None


def refused_about(named: Team, by: str, id_: str) -> MemberProblem | None:
    """Why somebody may not change a member."""
    if id_ in named.roles:
        return MemberProblem.FROM_SETTINGS
    return MemberProblem.YOURSELF if id_ == by else None
