"""Who is staff in Teams, in which role, and what they are called: people, or groups of Entra, by
object id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from bot.assistant.team.roles import WITH_LEADS, Role
from bot.channels.common.group_members import GroupMembers
from bot.channels.teams.api.activity import TeamsActivity
from bot.channels.teams.api.address import TeamsAddress, parse_address
from bot.channels.teams.api.connector import Connector
from bot.channels.teams.api.references import TeamsReferences

FRESH = timedelta(hours=1)
MOST_ACCOUNTS = 60
"""People whose clients draw a card for each of them."""
PATIENCE = timedelta(minutes=1)
"""How soon to ask again after Teams did not answer."""
NO_GROUPS: Mapping[str, Role] = {}


@dataclass(frozen=True, slots=True)
class StaffEntry:
    """What somebody is called: by people, and by Teams (`29:…`; empty where it is not known)."""

    name: str
    account: str = ""


class TeamsStaff:
    """The staff of one desk. Safe to share between threads.

    Object ids are what Microsoft vouches for; a display name is anybody's to choose. `listed` and
    `groups` say which role an id gives. Who is listed has that role, whatever groups they are in;
    of several groups the one that was named first counts. `members` tells who is in a group.
    """

    def __init__(
        self,
        tenant: str,
        channel: str,
        listed: Mapping[str, Role],
        connector: Connector,
        references: TeamsReferences,
        clock: Callable[[], datetime],
        groups: Mapping[str, Role] = NO_GROUPS,
        members: Callable[[str], Mapping[str, str] | None] = lambda _: None,
    ) -> None:
        self._tenant, self._channel = tenant, channel
        self._groups, self._members = groups, GroupMembers(members, clock)
        self._listed = {str(TeamsAddress(tenant, each)): role for each, role in listed.items()}
        self._connector, self._references, self._clock = connector, references, clock
        self._names: dict[str, tuple[StaffEntry, datetime]] = {}
        self._lock = Lock()

    def is_staff(self, actor: str) -> bool:
        """Whether somebody (`teams:TENANT:OBJECT`) may work on leads."""
        return self.role(actor) in WITH_LEADS

    def role(self, actor: str) -> Role | None:
        """What somebody is there for now; None for anybody else."""
        return self._listed.get(actor) or self.roles().get(actor)

    def roles(self) -> Mapping[str, Role]:
        """Everybody of the desk, by the name under which they act; names are not asked for."""
        found = dict(self._listed)
        for group, role in self._groups.items():
            for each in self._members.of(group):
                found.setdefault(self._named(each), role)
        return found

    def _grouped(self) -> Mapping[str, str]:
        """Names of those in groups, by the name under which they act."""
        found = [self._members.of(group) for group in self._groups]
        return {self._named(each): name for group in found for each, name in group.items()}

    def _named(self, user: str) -> str:
        return str(TeamsAddress(self._tenant, user))

    def note(self, activity: TeamsActivity) -> None:
        """Remember what somebody is called who just acted."""
        name = activity.from_.name if activity.from_ else None
        actor = str(activity.address.private)
        if name and activity.from_ and self.is_staff(actor):
            self._keep(actor, StaffEntry(name, activity.from_.id), FRESH)

    def name(self, actor: str) -> str:
        """What somebody is called; the id where Teams does not say."""
        address = parse_address(actor)
        if address is None or address.tenant != self._tenant:
            return actor
        with self._lock:
            held = self._names.get(actor)
        if held is not None and held[1] > self._clock():
            return held[0].name
        known = held[0].name if held else self._grouped().get(actor) or address.user
        return self._ask(address, actor, StaffEntry(known, held[0].account if held else "")).name

    def actors(self) -> tuple[str, ...]:
        """All who may work on leads, by the name under which they act; listed ones first."""
        return tuple(actor for actor, role in self.roles().items() if role in WITH_LEADS)

    def people(self) -> dict[str, str]:
        """All staff, by the name under which they act."""
        return {actor: self.name(actor) for actor in self.actors()}

    def accounts(self) -> list[str]:
        """What Teams calls those of staff who acted or were named here lately."""
        with self._lock:
            held = dict(self._names)
        found = {actor: entry.account for actor, (entry, _) in held.items() if entry.account}
        return sorted(account for actor, account in found.items() if self.is_staff(actor))

    def every_account(self) -> list[str]:
        """The same of all staff; it may take a call for each, once an hour."""
        for actor in self.actors()[:MOST_ACCOUNTS]:
            self.name(actor)
        return self.accounts()[:MOST_ACCOUNTS]

    def _ask(self, address: TeamsAddress, actor: str, otherwise: StaffEntry) -> StaffEntry:
        service = self._references.service(self._tenant)
        told = self._connector.member(service, self._channel, address.user).data
        name, account = told.get("name"), told.get("id")
        if isinstance(name, str) and name:
            found = StaffEntry(name, account if isinstance(account, str) else "")
            self._keep(actor, found, FRESH)
            return found
        self._keep(actor, otherwise, PATIENCE)
        return otherwise

    def _keep(self, actor: str, entry: StaffEntry, time: timedelta) -> None:
        with self._lock:
            if len(self._names) > 5_000:
                self._names.clear()
            self._names[actor] = (entry, self._clock() + time)
