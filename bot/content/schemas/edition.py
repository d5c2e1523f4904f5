"""The shape of `knowledge/edition.yaml` and `knowledge/clauses.yaml`: facts and clauses."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, TypeAdapter, field_validator

from bot.content.schemas.base import (
    ContentEntry,
    FactName,
    Text,
    TextEntry,
    bilingual_or_none,
    mistake,
)
from bot.content.source.document import did_you_mean
from bot.precheck.flow_rules import is_condition
from bot.vocabulary import (
    NEEDED_FACTS,
    Bilingual,
    Clause,
    Edition,
    Fact,
    FactType,
    Hours,
    Statement,
)
from bot.vocabulary.desk_zone import USUAL
from bot.vocabulary.sentence import N_, Sentence

SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


def is_month(text: str) -> str:
    """A month such as 2024-03."""
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        raise mistake(Sentence(N_("found `{text}`, expected a month such as 2024-03"), text=text))
    return text


def are_hours(spans: list[str]) -> list[str]:
    """Spans of time such as 09:00-12:00, one after the other."""
    for span in spans:
        if not SPAN.fullmatch(span):
            raise mistake(
                Sentence(
                    N_("found `{span}`, expected a span of time such as 09:00-12:00"), span=span
                )
            )
    times = [time for span in spans for time in span.split("-")]
    if times != sorted(set(times)):
        raise mistake(Sentence(N_("the spans of time must follow one another without touching")))
    return spans


def is_zone(name: str) -> str:
    """A time zone such as Asia/Tokyo."""
    if name not in available_timezones():
        hint = did_you_mean(name, available_timezones())
        raise mistake(
            Sentence(
                N_("found `{name}`, expected a time zone such as Asia/Tokyo{hint}"),
                name=name,
                hint=hint,
            )
        )
    return name


class FactEntry(ContentEntry):
    """What every fact has."""

    clause: Text


class DateFact(FactEntry):
    """A day."""

    type: Literal["date"]
    value: datetime.date

    def content(self) -> datetime.date:
        """The day."""
        return self.value


class MonthFact(FactEntry):
    """A month, kept as its first day."""

    type: Literal["month"]
    value: Annotated[str, AfterValidator(is_month)]

    def content(self) -> datetime.date:
        """The first day of the month."""
        return datetime.date.fromisoformat(f"{self.value}-01")


class NumberFact(FactEntry):
    """A whole number."""

    type: Literal["number"]
    value: int

    def content(self) -> int:
        """The number."""
        return self.value


class CountFact(FactEntry):
    """How many items a clause lists: counted in the registry, so that it cannot be out of date."""

    type: Literal["count"]


class TextFact(FactEntry):
    """A name or the like, in both languages."""

    type: Literal["text"]
    ja: Text
    en: Text

    def content(self) -> Bilingual:
        """The text in both languages."""
        return Bilingual(self.ja, self.en)


class PlainFact(FactEntry):
    """What is written alike in every language."""

    type: Literal["url", "email", "phone"]
    value: Text

    def content(self) -> str:
        """The fact as it is written."""
        return self.value


class HoursFact(FactEntry):
    """Opening hours of one day."""

    type: Literal["hours"]
    value: Annotated[list[str], Field(min_length=1), AfterValidator(are_hours)]

    def content(self) -> Hours:
        """The spans of time, as (from, to)."""
        read = datetime.time.fromisoformat
        spans = (span.split("-") for span in self.value)
        return tuple((read(start), read(end)) for start, end in spans)


AnyFact = Annotated[
    DateFact | MonthFact | NumberFact | CountFact | TextFact | PlainFact | HoursFact,
    Field(discriminator="type"),
]


class StatementEntry(ContentEntry):
    """Something that the bot says by itself: its clauses, and words where its own do not fit."""

    clauses: list[Text]
    text: TextEntry | None = None


def with_clauses(entry: object) -> object:
    """Mere clauses mean that the bot's own words fit."""
    return {"clauses": entry} if isinstance(entry, list) else entry


class EditionFile(ContentEntry):
    """The whole of `edition.yaml`.

    `opens`: the day on which it opens, where the desk is: in `zone`. `conditions` are the sections
    whose clauses the pre-check has to ask about.
    """

    edition: Text
    opens: datetime.date | None = None
    zone: Annotated[str, AfterValidator(is_zone)] = USUAL.key
    statements: dict[Statement, Annotated[StatementEntry, BeforeValidator(with_clauses)]]
    conditions: Annotated[list[Text], Field(min_length=1)]
    facts: dict[FactName, AnyFact]

    @field_validator("facts")
    @classmethod
    def has_needed_facts(cls, facts: dict[str, AnyFact]) -> dict[str, AnyFact]:
        """The program reckons with some facts and names others, so they must be there."""
        lacking = [
            f"`{name}` of the type {needed}"
            for name, needed in NEEDED_FACTS.items()
            if name not in facts or facts[name].type != needed
        ]
        if lacking:
            raise mistake(
                Sentence(N_("the program needs these facts: {what}"), what=", ".join(lacking))
            )
        return facts

    @field_validator("statements", mode="before")
    @classmethod
    def has_every_statement(cls, statements: object) -> object:
        """Each thing that the bot says by itself names its clauses, or says that it has none."""
        if not isinstance(statements, dict):
            return statements
        lacking = [f"`{each}`" for each in Statement if each not in statements]
        if lacking:
            raise mistake(
                Sentence(
                    N_("which clauses are behind {what}? Write [] for none"),
                    what=", ".join(lacking),
                )
            )
        if unknown := sorted(set(map(str, statements)) - set(Statement)):
            raise mistake(
                Sentence(
                    N_("found `{found}`, expected one of {known}"),
                    found=unknown[0],
                    known=", ".join(Statement),
                )
            )
        return {Statement(name): clauses for name, clauses in statements.items()}


class ClauseEntry(ContentEntry):
    """One clause of the guideline."""

    label: TextEntry
    gist: TextEntry
    out_of_scope: TextEntry | None = None
    excludes: bool = False


EDITION_FILE = TypeAdapter(EditionFile)
CLAUSES_FILE = TypeAdapter(dict[str, ClauseEntry])


def to_edition(file: EditionFile, clauses: Mapping[str, ClauseEntry]) -> Edition:
    """The edition as the program sees it."""
    return Edition(
        id=file.edition,
        facts={name: to_fact(name, fact, clauses) for name, fact in file.facts.items()},
        clauses={
            name: to_clause(name, clause, file.conditions) for name, clause in clauses.items()
        },
        statements={name: tuple(entry.clauses) for name, entry in file.statements.items()},
        sayings={n: entry.text.bilingual() for n, entry in file.statements.items() if entry.text},
        zone=ZoneInfo(file.zone),
    )


def items_of(clause: str, clauses: Iterable[str]) -> int:
    """How many numbered items a clause lists."""
    listed = (each.removeprefix(f"{clause}.") for each in clauses if each.startswith(f"{clause}."))
    return sum(item.isdecimal() for item in listed)


def to_fact(name: str, entry: AnyFact, clauses: Iterable[str]) -> Fact:
    """One fact."""
    if isinstance(entry, CountFact):
        return Fact(name, FactType.COUNT, entry.clause, items_of(entry.clause, clauses))
    return Fact(name, FactType(entry.type), entry.clause, entry.content())


def to_clause(name: str, entry: ClauseEntry, conditions: Sequence[str]) -> Clause:
    """One clause."""
    return Clause(
        id=name,
        label=entry.label.bilingual(),
        gist=entry.gist.bilingual(),
        out_of_scope=bilingual_or_none(entry.out_of_scope),
        is_exclusion=entry.excludes,
        is_condition=is_condition(name, conditions),
    )
