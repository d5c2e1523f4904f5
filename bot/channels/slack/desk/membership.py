"""Who is staff of a desk in Slack: users and user groups that the configuration names."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from bot.channels.common.group_members import GroupMembers
from bot.channels.slack.api.address import SlackAddress, parse_address
from bot.channels.slack.api.client import SlackClientOf

GROUP = re.compile(r"S[A-Z0-9]+")

logger = logging.getLogger(__name__)


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
        self._members = GroupMembers(self._read, clock)

    def _actor(self, listed: str) -> str:
        team, _, user = listed.rpartition(":")
        return str(SlackAddress(team or self._team, user))

    def is_staff(self, actor: str) -> bool:
        """Whether somebody (`slack:T1:U9`) is staff now."""
        if actor in self._users:
            return True
        address = parse_address(actor)
        if address is None or address.is_public or address.team != self._team:
            return False
        return any(address.user in self._members.of(group) for group in self._groups)

    def _read(self, group: str) -> Mapping[str, str] | None:
        calls = self._calls_of(self._team)
        if calls is None:
            return None
        answer = calls.hasty().ask("usergroups.users.list", usergroup=group)
        users = answer.data.get("users")
        if not answer.is_done or not isinstance(users, list):
            logger.warning("members of the user group %s are not known: %s", group, answer.error)
            return None
        return {str(user): "" for user in users}
