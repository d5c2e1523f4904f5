"""Who works at the desk in a browser, and what each role may do there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is there for. Staff look after leads, curators after what the counter knows."""

    STAFF = "staff"
    CURATOR = "curator"
    ADMIN = "admin"


EVERYBODY = frozenset(Role)
WITH_LEADS = frozenset({Role.STAFF, Role.ADMIN})
"""Who sees what applicants wrote and how to reach them."""
WITH_CONTENT = frozenset({Role.CURATOR, Role.ADMIN})
ADMINS = frozenset({Role.ADMIN})


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody at the desk. `id` is what histories and leads know them by."""

    id: str
    role: Role


@dataclass(frozen=True)
class Team:
    """Everybody who may sign in, by id. Whoever is taken out of it is out at once."""

    roles: Mapping[str, Role]

    def member(self, id_: str) -> Member | None:
        """The member with this id; None for anybody else."""
        role = self.roles.get(id_)
        return None if role is None else Member(id_, role)

    def has_leads(self, id_: str) -> bool:
        """Whether somebody may work on leads."""
        return self.roles.get(id_) in WITH_LEADS

    @property
    def colleagues(self) -> tuple[str, ...]:
        """Those who can take a lead on, in the order in which they were named."""
        return tuple(id_ for id_ in self.roles if self.has_leads(id_))
