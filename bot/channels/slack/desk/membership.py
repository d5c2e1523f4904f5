"""Who is staff of a desk in Slack: users and user groups that the configuration names.

It is asked on every action, so a group is read at most every few minutes. While Slack does not
answer, the last list holds for an hour; after that nobody of the group is staff.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from bot.channels.slack.api.address import Address, parse
from bot.channels.slack.api.client import SlackClientOf

FRESH = timedelta(minutes=5)
STALE = timedelta(hours=1)
PATIENCE = timedelta(seconds=30)
"""How soon to ask again after Slack did not answer."""

GROUP = re.compile(r"S[A-Z0-9]+")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Members:
    """Who was in a group when it was read, and when to read it next."""

    users: frozenset[str]
    read_at: datetime
    next_at: datetime


class Staff:
    """Who is staff of the desks of one workspace. Safe to share between threads.

    `listed` holds ids of users (`U9`, or `T2:U9` of another workspace) and of user groups (`S9`).
    """

    def __init__(
        self,
        team: str,
        listed: Iterable[str],
        calls_of: SlackClientOf,
        clock: Callable[[], datetime],
    ) -> None:
        ids = frozenset(listed)
        self._team = team
        self._groups = tuple(sorted(each for each in ids if GROUP.fullmatch(each)))
        self._users = frozenset(self._actor(each) for each in ids.difference(self._groups))
        self._calls_of = calls_of
        self._clock = clock
        self._members: dict[str, Members] = {}
        self._lock = Lock()

    def _actor(self, listed: str) -> str:
        team, _, user = listed.rpartition(":")
        return str(Address(team or self._team, user))

    def is_staff(self, actor: str) -> bool:
        """Whether somebody (`slack:T1:U9`) is staff now."""
        if actor in self._users:
            return True
        address = parse(actor)
        if address is None or address.is_public or address.team != self._team:
            return False
        return any(address.user in self._users_of(group) for group in self._groups)

    def _users_of(self, group: str) -> frozenset[str]:
        """Who is in a group; one asks Slack while the others wait."""
        with self._lock:
            now = self._clock()
            held = self._members.get(group)
            if held is None or held.next_at <= now:
                held = self._read(group, now) or self._held_on(held, now)
                self._members[group] = held
            return held.users

    def _read(self, group: str, now: datetime) -> Members | None:
        calls = self._calls_of(self._team)
        if calls is None:
            return None
        answer = calls.hasty().ask("usergroups.users.list", usergroup=group)
        users = answer.data.get("users")
        if not answer.is_done or not isinstance(users, list):
            logger.warning("members of the user group %s are not known: %s", group, answer.error)
            return None
        return Members(frozenset(str(user) for user in users), now, now + FRESH)

    def _held_on(self, held: Members | None, now: datetime) -> Members:
        """The last list while it may hold, or nobody."""
        if held is None or now - held.read_at > STALE:
            return Members(frozenset(), now if held is None else held.read_at, now + PATIENCE)
        return Members(held.users, held.read_at, now + PATIENCE)
