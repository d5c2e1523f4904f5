"""Flows: names that exist, and are unique."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bot.content.checks.repetition import Phrase, repeated_names, repeated_phrases
from bot.content.source.document import Loc, Source
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.precheck.flow import NOT_SURE
from bot.vocabulary.sentence import N_, Sentence

REFERENCES: tuple[tuple[str | None, ...], ...] = (
    ("questions", None, "yes"),
    ("questions", None, "no"),
    ("questions", None, "of_hire_wish"),
    ("questions", None, "topic", "there"),
    ("questions", None, "topic", "missing"),
    ("questions", None, "choices", None, "denied"),
    ("questions", None, "choices", None, "beside_others"),
    ("questions", None, "choices", None, "offer", "value"),
)
"""Where a question names one of its own values."""


def flow_problems(tree: Tree) -> Iterator[Problem]:
    """Whatever is wrong inside the flows."""
    yield from edition_problems(tree)
    yield from naming_problems(tree.flow)
    yield from form_problems(tree.form)
    if tree.replies:
        yield from repeated_names(tree.replies, tree.replies.texts_at(None, "id"))


def edition_problems(tree: Tree) -> Iterator[Problem]:
    """The pre-check must be that of the edition."""
    for loc, edition in tree.flow.texts_at("edition"):
        for _, expected in tree.edition.texts_at("edition"):
            if edition != expected:
                message = Sentence(
                    N_("found `{edition}`, expected `{expected}` as in knowledge/edition.yaml"),
                    edition=edition,
                    expected=expected,
                )
                yield tree.flow.problem(loc, message)


def naming_problems(flow: Source) -> Iterator[Problem]:
    """Questions, traits and values that stand twice, and names of values that there are not."""
    yield from repeated_names(flow, flow.texts_at("questions", None, "key"))
    yield from repeated_names(flow, flow.texts_at("profile", None, "trait"))
    yield from value_problems(flow)


def value_problems(flow: Source) -> Iterator[Problem]:
    """Values that stand twice in a question, and names of values that it does not have."""
    values = values_by_entry(flow, "questions")
    for entries in values.values():
        yield from repeated_names(flow, entries)
        for loc, value in entries:
            if value == NOT_SURE:
                message = Sentence(
                    N_("`{value}` is added to every question by itself: remove it"),
                    value=NOT_SURE,
                )
                yield flow.problem(loc, message)
    for pattern in REFERENCES:
        for loc, value in flow.texts_at(*pattern):
            known = [NOT_SURE, *(name for _, name in values[loc[1]])]
            if value not in known:
                message = Sentence(
                    N_("the question has no value `{value}` (it has: {what})"),
                    value=value,
                    what=", ".join(known),
                )
                yield flow.problem(loc, message)


def values_by_entry(source: Source, entries: str) -> dict[str | int, list[tuple[Loc, str]]]:
    """The values of the choices of each question or field, by its position."""
    values: dict[str | int, list[tuple[Loc, str]]] = defaultdict(list)
    for loc, value in source.texts_at(entries, None, "choices", None, "value"):
        values[loc[1]].append((loc, value))
    return values


def form_problems(form: Source) -> Iterator[Problem]:
    """Fields and values that stand twice, and words that mean two choices of one field."""
    yield from repeated_names(form, form.texts_at("fields", None, "name"))
    for entries in values_by_entry(form, "fields").values():
        yield from repeated_names(form, entries)
    phrases: dict[str | int, list[Phrase]] = defaultdict(list)
    for loc, text in form.texts_at("fields", None, "choices", None, "says", None, None):
        phrases[loc[1]].append(Phrase(form, loc, text, loc[3]))
    for of_field in phrases.values():
        yield from repeated_phrases(of_field)
