"""How each member of the desk wishes to be told, and whether they are away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.handoff.alerts import AlertRules
from bot.vocabulary import Language


@dataclass(frozen=True)
class StaffPreferences:
    """What one member has set. `chat` is whom a direct message goes to (`slack:T1:U1`).

    `away_until` is the last day on which they are away; `deputy` looks after their leads meanwhile.
    `takes_turns`: enquiries may be given to them where the desk deals them out.
    """

    staff: str
    rules: AlertRules = field(default_factory=AlertRules)
    mail: str = ""
    chat: str = ""
    language: Language = Language.JA
    away_until: date | None = None
    deputy: str = ""
    takes_turns: bool = True

    def is_away(self, today: date) -> bool:
        """Whether they are away on a day."""
        return self.away_until is not None and today <= self.away_until


class Preferences(Protocol):
    """What members have set; who has set nothing has what is usual."""

    def of(self, staff: str) -> StaffPreferences:
        """What somebody has set."""

    def all(self) -> Mapping[str, StaffPreferences]:
        """What everybody has set who did, by their id."""

    def save(self, preferences: StaffPreferences) -> None:
        """Keep what somebody sets."""

    def drop(self, staff: str) -> None:
        """Forget it."""
