"""`flows/phrases.yaml`: every phrase belongs to a choice that exists, and means one thing only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.content.checks.flow import naming_problems
from bot.content.checks.repetition import Phrase, repeated_phrases
from bot.content.schemas.answers import values_in
from bot.content.schemas.commands import short_in
from bot.content.source.document import did_you_mean
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree, groups_in
from bot.precheck.flow import NOT_SURE
from bot.vocabulary.sentence import N_, Sentence


def phrase_problems(tree: Tree) -> Iterator[Problem]:
    """Whatever is wrong with the phrases of the pre-check."""
    yield from repeated_phrases((*says_in(tree), *everyday_words(tree)))
    yield from answer_problems(tree)
    is_sound = tree.is_read and not any(naming_problems(tree.flow))
    if is_sound:  # what cannot be read, or is named wrongly, is not missing
        yield from choice_problems(tree)
        yield from topic_problems(tree)


def says_in(tree: Tree) -> Iterator[Phrase]:
    """Phrases that certainly mean an option, of all questions: they fill in answers anywhere."""
    for loc, text in tree.phrases.texts_at("not_sure", None, None):
        yield Phrase(tree.phrases, loc, text, NOT_SURE)
    for loc, text in tree.phrases.texts_at("topics", None, None, None):
        yield Phrase(tree.phrases, loc, text, loc[1:2])
    for loc, text in tree.phrases.texts_at("choices", None, None, "says", None, None):
        yield Phrase(tree.phrases, loc, text, loc[1:3])


def everyday_words(tree: Tree) -> Iterator[Phrase]:
    """Words that are heard at any question: yes, no, commands."""
    for kind in ("yes", "no"):
        for loc, text in tree.words.texts_at(kind, None, None):
            yield Phrase(tree.words, loc, text, kind)
    yield from short_in(tree)


def answer_problems(tree: Tree) -> Iterator[Problem]:
    """Short answers that mean two things while their question is open."""
    answers: dict[str | int, list[Phrase]] = defaultdict(list)
    for kind in ("answers", "says"):
        for loc, text in tree.phrases.texts_at("choices", None, None, kind, None, None):
            answers[loc[1]].append(Phrase(tree.phrases, loc, text, loc[1:3]))
    commands = list(short_in(tree))
    for phrases in answers.values():
        yield from repeated_phrases((*phrases, *commands))


def choice_problems(tree: Tree) -> Iterator[Problem]:
    """Phrases of a question or choice that does not exist."""
    choices = values_in(tree)
    for question, values in groups_at(tree, "choices").items():
        if question not in choices:
            yield unknown(tree, ("choices", question), choices)
            continue
        for value in values:
            if value not in choices[question]:
                yield unknown(tree, ("choices", question, value), choices[question])


def topic_problems(tree: Tree) -> Iterator[Problem]:
    """Topics without words, and words of a topic that the question does not have."""
    there = {loc[1] for loc, _ in tree.flow.texts_at("questions", None, "topic", "there")}
    with_topic = {
        key: loc for loc, key in tree.flow.texts_at("questions", None, "key") if loc[1] in there
    }
    worded = groups_at(tree, "topics")
    for question in worded:
        if question not in with_topic:
            yield unknown(tree, ("topics", question), with_topic)
    for question, loc in with_topic.items():
        if question not in worded:
            message = Sentence(
                N_("its topic has no words: write them in {name}"), name=tree.phrases.name
            )
            yield tree.flow.problem((*loc[:-1], "topic"), message)


def unknown(tree: Tree, loc: tuple[str, ...], known: Iterable[str]) -> Problem:
    """The problem of a name that the pre-check does not have."""
    hint = did_you_mean(loc[-1], known)
    what = "question with a topic" if loc[0] == "topics" else ("question", "choice")[len(loc) - 2]
    return tree.phrases.problem(
        loc,
        Sentence(
            N_("the pre-check has no {what} `{name}`{hint}"), what=what, name=loc[-1], hint=hint
        ),
    )


def groups_at(tree: Tree, key: str) -> dict[str, dict[str, object]]:
    """The groups below one key of the file, as far as they could be read."""
    return groups_in(tree.phrases.data.get(key) if isinstance(tree.phrases.data, dict) else None)
