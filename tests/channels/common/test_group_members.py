"""Who is in a group: read now and then, believed for a while, and nobody where it is not known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from bot.channels.common.group_members import FRESH, PATIENCE, STALE, GroupMembers


class Directory:
    """A platform that says who is in the group, or does not."""

    def __init__(self) -> None:
        self.names: Mapping[str, str] | None = {"hana": "Hana Sato"}
        self.now, self.asked = datetime(2025, 1, 6, tzinfo=UTC), 0
        self.members = GroupMembers(self.read, lambda: self.now)

    def read(self, group: str) -> Mapping[str, str] | None:
        assert group == "staff"
        self.asked += 1
        return self.names

    def after(self, time: timedelta) -> Mapping[str, str]:
        self.now += time
        return self.members.of("staff")


def test_a_group_is_read_once_in_a_while() -> None:
    directory = Directory()
    for _ in range(5):
        assert directory.after(FRESH / 10) == {"hana": "Hana Sato"}
    assert directory.asked == 1
    directory.names = {"ken": "Ken Mori"}
    assert directory.after(FRESH) == {"ken": "Ken Mori"}


def test_the_last_list_holds_for_an_hour_and_then_nobody_is_in_it() -> None:
    directory = Directory()
    directory.after(timedelta())
    directory.names = None
    assert directory.after(FRESH)
    assert directory.after(STALE - FRESH)
    assert not directory.after(PATIENCE)


def test_of_a_group_that_was_never_read_nobody_is_a_member() -> None:
    directory = Directory()
    directory.names = None
    assert not directory.after(timedelta())
    assert not directory.after(PATIENCE / 2)
    assert directory.asked == 1
    directory.names = {"ken": ""}
    assert directory.after(PATIENCE)
