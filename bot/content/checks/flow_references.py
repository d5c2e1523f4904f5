"""What other files say about questions, answers and fields: all of them exist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from bot.content.checks.flow import values_by_entry
from bot.content.checks.repetition import repeated_names
from bot.content.source.document import Loc, Source, did_you_mean
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree
from bot.precheck.flow import NOT_SURE
from bot.vocabulary.sentence import N_, Sentence

Known = Mapping[str, Collection[str]]
"""The values of each question or field; none where anything may be written."""


def flow_reference_problems(tree: Tree) -> Iterator[Problem]:
    """Whatever next steps and the demonstration name that the flow or the form does not have."""
    if tree.flow.data is None or tree.form.data is None:
        return
    questions = {
        key: {*values, NOT_SURE} for key, values in named(tree.flow, "questions", "key").items()
    }
    yield from step_problems(tree.next_steps, questions)
    if tree.demo:
        yield from demo_problems(tree.demo, questions, named(tree.form, "fields", "name"))


def named(source: Source, entries: str, key: str) -> dict[str, set[str]]:
    """The values of each question or field, by its name."""
    values = values_by_entry(source, entries)
    return {
        name: {value for _, value in values.get(loc[1], ())}
        for loc, name in source.texts_at(entries, None, key)
    }


def step_problems(steps: Source, questions: Known) -> Iterator[Problem]:
    """Steps that depend on a question or an answer that does not exist, or twice on the same."""
    asked = {loc[0]: key for loc, key in steps.texts_at(None, "question")}
    for loc, key in steps.texts_at(None, "question"):
        if key not in questions:
            yield unknown(steps, loc, "question", key, questions)
    values: dict[str | int, list[tuple[Loc, str]]] = defaultdict(list)
    for loc, value in steps.texts_at(None, "cases", None, "values", None):
        values[loc[0]].append((loc, value))
        known = questions.get(asked.get(loc[0], ""))
        if known is not None and value not in known:
            yield unknown(steps, loc, "answer", value, known)
    for entries in values.values():
        yield from repeated_names(steps, entries)


def demo_problems(demo: Source, questions: Known, fields: Known) -> Iterator[Problem]:
    """Visitors who answer, stop or wish what cannot be answered, stopped at or wished."""
    patterns = (("usual", None), ("visitors", None, "answers", None))
    for loc, value in (found for way in patterns for found in demo.texts_at(*way)):
        key = str(loc[-1])
        if key not in questions:
            yield unknown(demo, loc, "question", key, questions)
        elif value not in questions[key]:
            yield unknown(demo, loc, "answer", value, questions[key])
    for loc, key in demo.texts_at("visitors", None, "stops_at"):
        if key not in questions:
            yield unknown(demo, loc, "question", key, questions)
    for loc, value in demo.texts_at("visitors", None, "wish", None):
        yield from wish_problems(demo, loc, value, fields)


def wish_problems(demo: Source, loc: Loc, value: str, fields: Known) -> Iterator[Problem]:
    """A field that the form does not have, or choices that the field does not have."""
    known = fields.get(str(loc[-1]))
    if known is None:
        yield unknown(demo, loc, "field", str(loc[-1]), fields)
        return
    for each in value.split(",") if known else ():
        if each not in known:
            yield unknown(demo, loc, "choice", each, known)


def unknown(source: Source, loc: Loc, what: str, name: str, known: Collection[str]) -> Problem:
    """Something that is named and does not exist."""
    return source.problem(
        loc,
        Sentence(
            N_("there is no {what} `{name}`{hint}"),
            what=what,
            name=name,
            hint=did_you_mean(name, known),
        ),
    )
