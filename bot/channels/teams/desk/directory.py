"""Who is staff in Teams, and what they are called: people whose object ids are configured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from threading import Lock

from bot.channels.teams.api.activity import TeamsActivity
from bot.channels.teams.api.address import TeamsAddress, parse_address
from bot.channels.teams.api.connector import Connector
from bot.channels.teams.api.references import TeamsReferences

FRESH = timedelta(hours=1)
PATIENCE = timedelta(minutes=1)
"""How soon to ask again after Teams did not answer."""


class TeamsStaff:
    """The staff of one desk. Safe to share between threads.

    Object ids are what Microsoft vouches for; a display name is anybody's to choose.
    """

    def __init__(
        self,
        tenant: str,
        channel: str,
        listed: Sequence[str],
        connector: Connector,
        references: TeamsReferences,
        clock: Callable[[], datetime],
    ) -> None:
        self._tenant, self._channel = tenant, channel
        self._staff = {str(TeamsAddress(tenant, each)): each for each in listed}
        self._connector, self._references, self._clock = connector, references, clock
        self._names: dict[str, tuple[str, datetime]] = {}
        self._lock = Lock()

    def is_staff(self, actor: str) -> bool:
        """Whether somebody (`teams:TENANT:OBJECT`) is staff."""
        return actor in self._staff

    def note(self, activity: TeamsActivity) -> None:
        """Remember what somebody is called who just acted."""
        name = activity.from_.name if activity.from_ else None
        actor = str(activity.address.private)
        if name and actor in self._staff:
            self._keep(actor, name, FRESH)

    def name(self, actor: str) -> str:
        """What somebody is called; the id where Teams does not say."""
        address = parse_address(actor)
        if address is None or address.tenant != self._tenant:
            return actor
        with self._lock:
            held = self._names.get(actor)
        if held is not None and held[1] > self._clock():
            return held[0]
        return self._ask(address, actor, held[0] if held else address.user)

    def people(self) -> dict[str, str]:
        """All staff, by the name under which they act."""
        return {actor: self.name(actor) for actor in self._staff}

    def _ask(self, address: TeamsAddress, actor: str, otherwise: str) -> str:
        service = self._references.service(self._tenant)
        told = self._connector.member(service, self._channel, address.user).data.get("name")
        if isinstance(told, str) and told:
            self._keep(actor, told, FRESH)
            return told
        self._keep(actor, otherwise, PATIENCE)
        return otherwise

    def _keep(self, actor: str, name: str, time: timedelta) -> None:
        with self._lock:
            if len(self._names) > 5_000:
                self._names.clear()
            self._names[actor] = (name, self._clock() + time)
