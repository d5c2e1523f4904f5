"""What members of the desk have set for themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select

from bot.assistant.ports import StaffPreferences
from bot.handoff.alerts import AlertRules, AlertWay, Occasion
from bot.storage.schema.documents import DETAIL
from bot.storage.schema.tables import staff_preferences
from bot.vocabulary import Language

OF_STAFF = staff_preferences.c.staff == bindparam("of_staff", type_=staff_preferences.c.staff.type)

NAMES = ("staff", "rules", "mail", "chat", "language", "away_until", "deputy", "takes_turns")
EVERY = select(*(staff_preferences.c[name] for name in NAMES))
GET = EVERY.where(OF_STAFF)
ADD = insert(staff_preferences).inline()
DROP = delete(staff_preferences).where(OF_STAFF)

SOUND, DIGEST, YES = "sound", "digest", "yes"


class SqlPreferences:
    """Implements `bot.assistant.ports.Preferences`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, staff: str) -> StaffPreferences:
        """What somebody has set."""
        row = self._connection.execute(GET, {"of_staff": staff}).first()
        return preferences_of(row) if row else StaffPreferences(staff)

    def all(self) -> Mapping[str, StaffPreferences]:
        """What everybody has set who did, by their id."""
        found = (preferences_of(row) for row in self._connection.execute(EVERY))
        return {each.staff: each for each in found}

    def save(self, preferences: StaffPreferences) -> None:
        """Keep what somebody sets."""
        self.drop(preferences.staff)
        row = {name: getattr(preferences, name) for name in NAMES if name != "rules"}
        until = preferences.away_until
        kept = {
            "rules": DETAIL.dump(written(preferences.rules)),
            "language": preferences.language.value,
            "away_until": until.isoformat() if until else None,
        }
        self._connection.execute(ADD, row | kept)

    def drop(self, staff: str) -> None:
        """Forget it."""
        self._connection.execute(DROP, {"of_staff": staff})


def preferences_of(row: Row[Any]) -> StaffPreferences:
    """What a row holds."""
    return StaffPreferences(
        staff=row.staff,
        rules=rules_in(DETAIL.load(row.rules)),
        mail=row.mail,
        chat=row.chat,
        language=Language(row.language),
        away_until=date.fromisoformat(row.away_until) if row.away_until else None,
        deputy=row.deputy,
        takes_turns=row.takes_turns,
    )


def written(rules: AlertRules) -> dict[str, str]:
    """Rules as a document."""
    ways = {each.value: ",".join(sorted(rules.of(each))) for each in Occasion}
    marks = {SOUND: rules.has_sound, DIGEST: rules.has_digest}
    return ways | {name: YES for name, is_set in marks.items() if is_set}


def rules_in(document: Mapping[str, str]) -> AlertRules:
    """Rules that were written; what this version does not know is left out."""
    known = set(AlertWay)
    ways = {
        each: frozenset(AlertWay(way) for way in document[each.value].split(",") if way in known)
        for each in Occasion
        if each.value in document
    }
    return AlertRules(ways, document.get(SOUND) == YES, document.get(DIGEST) == YES)
