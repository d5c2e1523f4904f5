"""Dated texts: they name dates that exist, hold on some day, and never two of them at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from itertools import combinations

from bot.content.checks.articles import dated_in
from bot.content.source.document import Loc, Source, did_you_mean
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.vocabulary.sentence import N_, Sentence

BOUNDS = {"after", "before"}

Span = tuple[datetime.date, datetime.date]
"""The first and the last day."""


def dated_text_problems(tree: Tree) -> Iterator[Problem]:
    """Whatever is wrong with the days on which articles say something else."""
    days = days_in(tree.facts)
    for source, index, entry in tree.each_article():
        spans: dict[Loc, Span] = {}
        for loc, text in dated_in(index, entry):
            wrong = list(bound_problems(source, loc, text, days))
            yield from wrong
            if wrong or BOUNDS.isdisjoint(text):  # without a bound its shape is wrong
                continue
            first, last = spans[loc] = span_of(text, days)
            if first > last:
                yield source.problem(loc, Sentence(N_("there is no day on which this text holds")))
        yield from overlaps(source, spans)


def days_in(facts: Mapping[str, Mapping[str, object]]) -> dict[str, Span]:
    """The days that facts name, as far as they could be read."""
    found = {}
    for name, fact in facts.items():
        match fact.get("type"), fact.get("value"):
            case "date", datetime.date() as day:
                found[name] = (day, day)
            case "month", str(month):
                if span := month_of(month):
                    found[name] = span
    return found


def month_of(written: str) -> Span | None:
    """The first and last day of a month such as 2024-03."""
    try:
        first = datetime.date.fromisoformat(f"{written}-01")
    except ValueError:
        return None
    following = (first + datetime.timedelta(days=31)).replace(day=1)
    return first, following - datetime.timedelta(days=1)


def bound_problems(
    source: Source, loc: Loc, text: Mapping[str, object], days: Mapping[str, Span]
) -> Iterator[Problem]:
    """Bounds that are no date of the edition."""
    for bound in sorted(BOUNDS):
        name = text.get(bound)
        if isinstance(name, str) and name not in days:
            hint = did_you_mean(name, days)
            message = Sentence(
                N_("`{name}` is not a date or month of knowledge/edition.yaml{hint}"),
                name=name,
                hint=hint,
            )
            yield source.problem((*loc, bound), message)


def span_of(text: Mapping[str, object], days: Mapping[str, Span]) -> Span:
    """The days on which a text holds."""
    after, before = text.get("after"), text.get("before")
    one = datetime.timedelta(days=1)
    first = days[after][1] + one if isinstance(after, str) else datetime.date.min
    last = days[before][0] - one if isinstance(before, str) else datetime.date.max
    return first, last


def overlaps(source: Source, spans: Mapping[Loc, Span]) -> Iterator[Problem]:
    """Texts of one article that hold on the same day."""
    for (one, (first, last)), (other, (start, end)) in combinations(spans.items(), 2):
        if max(first, start) <= min(last, end):
            message = Sentence(
                N_("on some day the text at {what} holds as well"), what=source.place(one)
            )
            yield source.problem(other, message)
