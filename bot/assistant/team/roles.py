"""Who works at the desk in a browser, and what each role may do there."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.vocabulary.text import lower_ascii


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

    def vouched_for(
        self, email: str, subject: str, passwords: Container[str] = ()
    ) -> Member | None:
        """The member whom a provider means, by a verified mail address or by its own number.

        A number is whatever the provider's people chose, so it is never taken for an address, and
        never for the name of somebody who has a password here, or acts in another channel.
        """
        if email:
            addresses = {lower_ascii(id_): id_ for id_ in self.roles if "@" in id_}
            member = self.member(addresses.get(lower_ascii(email), ""))
            if member is not None:
                return member
        is_ours = not {"@", ":"} & set(subject) and subject not in passwords
        return self.member(subject) if is_ours else None

    def has_leads(self, id_: str) -> bool:
        """Whether somebody may work on leads."""
        return self.roles.get(id_) in WITH_LEADS

    @property
    def colleagues(self) -> tuple[str, ...]:
        """Those who can take a lead on, in the order in which they were named."""
        return tuple(id_ for id_ in self.roles if self.has_leads(id_))
