"""Members of the desk in a browser who were invited there, beside those of the settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class KeptMember:
    """Somebody who was invited. `joined_at`: None until they came; `password` is a hash."""

    id: str
    role: str
    invited_by: str
    invited_at: datetime
    joined_at: datetime | None = None
    password: str = ""


class StaffMembers(Protocol):
    """Who was invited. Whoever is removed is gone at once, whatever process they ask."""

    def all(self) -> Sequence[KeptMember]:
        """Everybody, in the order in which they were invited."""

    def get(self, id_: str) -> KeptMember | None:
        """The member with this id."""

    def add(self, member: KeptMember) -> bool:
        """Keep somebody new; False where that name is taken."""

    def change_role(self, id_: str, role: str) -> bool:
        """Give somebody another role; False where nobody is called so."""

    def join(self, id_: str, now: datetime) -> None:
        """Somebody came for the first time."""

    def set_password(self, id_: str, password: str) -> bool:
        """Keep the hash of somebody's password; False where nobody is called so."""

    def remove(self, id_: str) -> bool:
        """Let somebody be a member no more; False where nobody is called so."""
