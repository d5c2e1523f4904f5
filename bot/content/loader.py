"""From all content files to the objects that the program works with, or to every problem there is.

First everything that is wrong is found; only where nothing is wrong is anything built.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot.content.checks.articles import article_problems
from bot.content.checks.clauses import clause_problems
from bot.content.checks.counts import count_problems
from bot.content.checks.dated_texts import dated_text_problems
from bot.content.checks.explanations import shape_problems
from bot.content.checks.flow import flow_problems
from bot.content.checks.flow_references import flow_reference_problems
from bot.content.checks.phrases import phrase_problems
from bot.content.checks.phrasings import phrasing_problems
from bot.content.checks.sufficiency import scarce_sentences
from bot.content.checks.synonyms import synonym_problems, synonym_use_problems
from bot.content.checks.texts import text_problems
from bot.content.checks.topics import topic_problems
from bot.content.schemas.answers import (
    ANSWERS_FILE,
    CALLED_FILE,
    PLACES_FILE,
    STANCES_FILE,
    answer_file_problems,
    to_answer_book,
)
from bot.content.schemas.article import (
    ARTICLES_FILE,
    OUT_OF_SCOPE_FILE,
    OUT_OF_SCOPE_PHRASINGS_FILE,
    PHRASINGS_FILE,
    TOPICS_FILE,
    Phrasings,
    to_article,
    to_follow_ups,
    to_out_of_scope,
    to_topics,
)
from bot.content.schemas.base import words_or_none
from bot.content.schemas.commands import (
    COMMAND_PHRASINGS_FILE,
    COMMANDS_FILE,
    CONCEPTS_FILE,
    command_problems,
    short_words,
    to_commands,
)
from bot.content.schemas.demo import DEMO_FILE, to_demo
from bot.content.schemas.edition import CLAUSES_FILE, EDITION_FILE, to_edition
from bot.content.schemas.flow import FLOW_FILE, WORDS_FILE, to_flow, to_unused_clauses, to_words
from bot.content.schemas.form import FORM_FILE, to_form
from bot.content.schemas.next_steps import NEXT_STEPS_FILE, to_next_steps
from bot.content.schemas.phrases import PHRASES_FILE
from bot.content.schemas.replies import REPLIES_FILE, to_replies
from bot.content.schemas.synonyms import SYNONYMS_FILE, synonyms_in, to_synonyms, widened
from bot.content.source.document import Source
from bot.content.source.editions import SHARED
from bot.content.source.problem import ContentError, Problem
from bot.content.source.tree import Tree, read_tree, reading_problems
from bot.content.stamp_ledger import stamp_problems
from bot.faq.article import Knowledge
from bot.handoff.canned_replies import CannedReply
from bot.handoff.form.definition import FormDefinition
from bot.precheck.flow import Flow
from bot.precheck.nlu.common_words import CommonWords
from bot.understanding.commands.command import CommandBook
from bot.understanding.facts.answer_book import AnswerBook
from bot.vocabulary import Bilingual, Edition, Language
from bot.vocabulary.demo_visitor import DemoVisitor


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that curators wrote. `unused_clauses` says why some conditions are not asked."""

    edition: Edition
    knowledge: Knowledge
    flow: Flow
    words: CommonWords
    form: FormDefinition
    commands: CommandBook
    answers: AnswerBook
    unused_clauses: Mapping[str, Bilingual]
    replies: tuple[CannedReply, ...] = ()
    demo: tuple[DemoVisitor, ...] = ()


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Look for no garbage meanwhile: what is read stays, and is a lot to go through each time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@without_garbage_collection()
def load(root: Path, edition: str = SHARED, *, is_checked: bool = False) -> Content:
    """What curators wrote for an edition; raises ContentError with all problems.

    `is_checked`: another process has just found no problem in it, and it is not looked at again.
    """
    tree = read_tree(root, edition)
    if is_checked:
        return build(tree)
    problems = list(all_problems(tree))
    if problems:
        raise ContentError(problems)
    return build(tree)


def scarcity(root: Path, edition: str = SHARED) -> tuple[Problem, ...]:
    """What has too few sentences to be heard well. Curators are advised: a new programme has few,
    and its labels and choices are understood without them."""
    return tuple(scarce_sentences(read_tree(root, edition)))


def staleness(root: Path, edition: str = SHARED) -> tuple[Problem, ...]:
    """Texts of which one language may be out of date, questions that may mean something else, and
    synonyms that no question needs. Curators are told; the counter runs with it."""
    tree = read_tree(root, edition)
    return (*stamp_problems(tree, root, edition), *synonym_use_problems(tree))


def all_problems(tree: Tree) -> Iterator[Problem]:
    """Whatever is wrong in any file or between files."""
    yield from reading_problems(tree)
    for source, shape in shapes_of(tree):
        yield from shape_problems(source, shape)
    yield from text_problems(tree)
    yield from count_problems(tree)
    yield from clause_problems(tree)
    yield from article_problems(tree)
    yield from dated_text_problems(tree)
    yield from phrasing_problems(tree)
    yield from topic_problems(tree)
    yield from synonym_problems(tree)
    yield from (of_flows := list(flow_problems(tree)))
    if not of_flows:  # else a name that is wrong there would be told again wherever it is used
        yield from flow_reference_problems(tree)
    yield from phrase_problems(tree)
    yield from command_problems(tree)
    if tree.is_read:  # what cannot be read is not missing
        yield from answer_file_problems(tree)


def shapes_of(tree: Tree) -> Iterator[tuple[Source, TypeAdapter[Any]]]:
    """Every file, with the shape that it has to have."""
    yield from ((tree.edition, EDITION_FILE), (tree.clauses, CLAUSES_FILE))
    yield from ((source, ARTICLES_FILE) for source in tree.articles)
    for sources in tree.phrasings.values():
        yield from ((source, PHRASINGS_FILE) for source in sources)
    subjects = tree.out_of_scope_phrasings.values()
    yield from ((source, OUT_OF_SCOPE_PHRASINGS_FILE) for source in subjects)
    if tree.out_of_scope:
        yield tree.out_of_scope, OUT_OF_SCOPE_FILE
    yield from ((tree.flow, FLOW_FILE), (tree.phrases, PHRASES_FILE))
    yield from ((tree.words, WORDS_FILE), (tree.form, FORM_FILE))
    yield tree.next_steps, NEXT_STEPS_FILE
    yield from ((tree.commands, COMMANDS_FILE), (tree.concepts, CONCEPTS_FILE))
    yield from ((source, COMMAND_PHRASINGS_FILE) for source in tree.command_phrasings)
    yield from ((source, ANSWERS_FILE) for source in tree.answer_phrasings)
    yield from (
        (tree.called, CALLED_FILE),
        (tree.stances, STANCES_FILE),
        (tree.places, PLACES_FILE),
    )
    if tree.replies:
        yield tree.replies, REPLIES_FILE
    if tree.demo:
        yield tree.demo, DEMO_FILE
    if tree.topics:
        yield tree.topics, TOPICS_FILE
    if tree.synonyms:
        yield tree.synonyms, SYNONYMS_FILE


def build(tree: Tree) -> Content:
    """The objects of a tree without problems."""
    flow = FLOW_FILE.validate_python(tree.flow.data)
    phrases = PHRASES_FILE.validate_python(tree.phrases.data)
    edition = to_edition(
        EDITION_FILE.validate_python(tree.edition.data),
        CLAUSES_FILE.validate_python(tree.clauses.data),
    )
    commands = build_commands(tree)
    next_steps = NEXT_STEPS_FILE.validate_python(tree.next_steps.data)
    words = WORDS_FILE.validate_python(tree.words.data)
    return Content(
        edition=edition,
        knowledge=build_knowledge(tree, edition),
        flow=to_flow(flow, phrases, to_next_steps(next_steps)),
        words=to_words(words, phrases, short_words(commands)),
        form=to_form(FORM_FILE.validate_python(tree.form.data)),
        commands=commands,
        answers=to_answer_book(tree),
        unused_clauses=to_unused_clauses(flow),
        replies=to_replies(REPLIES_FILE.validate_python(tree.replies.data if tree.replies else [])),
        demo=to_demo(DEMO_FILE.validate_python(tree.demo.data)) if tree.demo else (),
    )


def build_commands(tree: Tree) -> CommandBook:
    """The commands with their sentences in every language."""
    phrasings = {
        language: COMMAND_PHRASINGS_FILE.validate_python(source.data)
        for language, source in zip(Language, tree.command_phrasings, strict=True)
    }
    return to_commands(
        COMMANDS_FILE.validate_python(tree.commands.data),
        phrasings,
        widened(CONCEPTS_FILE.validate_python(tree.concepts.data), synonyms_in(tree.synonyms)),
    )


def build_knowledge(tree: Tree, edition: Edition) -> Knowledge:
    """The articles of all files, in order, and the subjects that are out of scope."""
    entries = [e for source in tree.articles for e in ARTICLES_FILE.validate_python(source.data)]
    subjects = tree.out_of_scope.data if tree.out_of_scope else []
    topics = TOPICS_FILE.validate_python(tree.topics.data if tree.topics else [])
    phrasings = build_phrasings(tree)
    return Knowledge(
        articles={entry.id: to_article(entry, phrasings, edition) for entry in entries},
        outside=tuple(
            to_out_of_scope(entry, phrasings)
            for entry in OUT_OF_SCOPE_FILE.validate_python(subjects)
        ),
        topics=to_topics(topics),
        follow_ups=to_follow_ups(topics),
        frames=words_or_none(PHRASES_FILE.validate_python(tree.phrases.data).frames),
        synonyms=to_synonyms(synonyms_in(tree.synonyms)),
    )


def build_phrasings(tree: Tree) -> Phrasings:
    """The ways to ask for everything in the knowledge base."""
    read: dict[str, dict[Language, tuple[str, ...]]] = {}
    for language, source in tree.each_phrasings():
        for name, texts in OUT_OF_SCOPE_PHRASINGS_FILE.validate_python(source.data).items():
            read.setdefault(name, {})[language] = tuple(texts)
    return read
