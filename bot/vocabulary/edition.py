"""The edition of the guideline: its clauses and its facts, each of which stands in one place."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.vocabulary.desk_zone import USUAL
from bot.vocabulary.language import Bilingual


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the guideline. `out_of_scope` says why no article speaks about it.

    `is_exclusion`: what it names is what is not covered. `is_condition`: the pre-check has to ask
    about it, or to say why not.
    """

    id: str
    label: Bilingual
    gist: Bilingual
    out_of_scope: Bilingual | None = None
    is_exclusion: bool = False
    is_condition: bool = False


class FactType(StrEnum):
    """How a fact is written in a sentence."""

    DATE = "date"
    MONTH = "month"
    NUMBER = "number"
    COUNT = "count"
    TEXT = "text"
    URL = "url"
    EMAIL = "email"
    PHONE = "phone"
    HOURS = "hours"


NEEDED_FACTS: Mapping[str, FactType] = MappingProxyType(
    {
        "edition_name": FactType.TEXT,
        "programme_name": FactType.TEXT,
        "organisation": FactType.TEXT,
        "support_end": FactType.DATE,
        "desk_email": FactType.EMAIL,
        "desk_phone": FactType.PHONE,
        "desk_hours": FactType.HOURS,
    }
)
"""The facts that every edition has: the program reckons with them, or names them in its own
sentences. A test reads all of these sentences and holds the list complete."""


class Statement(StrEnum):
    """What the bot says in its own words and what rests on clauses, which the edition names."""

    DESK = "desk"
    NO_PROMISE = "no_promise"
    SUPPORT_END = "support_end"
    FORMS_END = "forms_end"


Hours = tuple[tuple[time, time], ...]
"""Opening hours of one day: (from, to) pairs in local time of the desk."""

FactValue = date | int | str | Bilingual | Hours


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the edition. `value` is a date for dates and months (its first day), an int for
    numbers and counts, `Bilingual` for texts, `Hours` for hours, otherwise a str."""

    name: str
    type: FactType
    clause: str
    value: FactValue


@dataclass(frozen=True, slots=True)
class Edition:
    """One year's guideline: its facts by name, its clauses by id in the guideline's order.

    `statements` are the clauses behind what the bot says in its own words, `sayings` the words of
    those that this programme says in its own. `zone` is where its desk is.
    """

    id: str
    facts: Mapping[str, Fact]
    clauses: Mapping[str, Clause]
    statements: Mapping[Statement, tuple[str, ...]] = field(default_factory=dict)
    sayings: Mapping[Statement, Bilingual] = field(default_factory=dict)
    zone: ZoneInfo = USUAL

    def behind(self, *statements: Statement) -> tuple[str, ...]:
        """The clauses that these statements rest on."""
        return tuple(c for each in statements for c in self.statements.get(each, ()))

    @property
    def support_end(self) -> date:
        """The last day up to which this edition supports companies, in principle (II.6)."""
        return self.last_day("support_end")

    def first_day(self, name: str) -> date:
        """The day that a fact names, or the first one of its month."""
        value = self.facts[name].value
        assert isinstance(value, date)  # noqa: S101  the content check proves it
        return value

    def last_day(self, name: str) -> date:
        """The day that a fact names, or the last one of its month."""
        first = self.first_day(name)
        if self.facts[name].type is not FactType.MONTH:
            return first
        return first.replace(day=monthrange(first.year, first.month)[1])

    @property
    def desk_hours(self) -> Hours:
        """When the desk answers on a working day (VI)."""
        value = self.facts["desk_hours"].value
        assert isinstance(value, tuple)  # noqa: S101  the content check proves it
        return value

    def values_of(self, kind: FactType) -> tuple[str, ...]:
        """The facts of a kind that are written as they are: numbers, addresses."""
        facts = (fact for fact in self.facts.values() if fact.type is kind)
        return tuple(str(fact.value) for fact in facts)

    def has_ended(self, today: date) -> bool:
        """Whether the period of this edition is over on that day (II.6, II.6.n1)."""
        return today > self.support_end
