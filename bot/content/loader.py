"""From all content files to the objects that the program works with, or to every problem there is.

First everything that is wrong is found; only where nothing is wrong is anything built.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content.checks.articles import article_problems
from bot.content.checks.clauses import clause_problems
from bot.content.checks.explanations import shape_problems
from bot.content.checks.flow import flow_problems
from bot.content.checks.texts import text_problems
from bot.content.schemas.answers import (
    ANSWERS_FILE,
    CALLED_FILE,
    PLACES_FILE,
    STANCES_FILE,
    answer_file_problems,
    to_answer_book,
)
from bot.content.schemas.article import ARTICLES_FILE, OUTSIDE_FILE, to_article, to_outside
from bot.content.schemas.commands import (
    COMMANDS_FILE,
    PHRASINGS_FILE,
    SYNONYMS_FILE,
    command_problems,
    short_words,
    to_commands,
)
from bot.content.schemas.edition import CLAUSES_FILE, EDITION_FILE, to_edition
from bot.content.schemas.flow import FLOW_FILE, WORDS_FILE, to_flow, to_unused_clauses, to_words
from bot.content.schemas.form import FORM_FILE, to_form
from bot.content.schemas.replies import REPLIES_FILE, to_replies
from bot.content.source.problem import ContentError, Problem
from bot.content.source.tree import Tree, read_tree, reading_problems
from bot.faq.article import Knowledge
from bot.handoff.canned_replies import CannedReply
from bot.handoff.form import FormDefinition
from bot.precheck.flow import Flow
from bot.precheck.nlu.common_words import CommonWords
from bot.understanding.commands.command import CommandBook
from bot.understanding.facts.answer_book import AnswerBook
from bot.vocabulary import Bilingual, Edition, Language


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


def load(root: Path) -> Content:
    """Everything below `root` that curators wrote; raises ContentError with all problems."""
    tree = read_tree(root)
    if problems := list(all_problems(tree)):
        raise ContentError(problems)
    return build(tree)


def all_problems(tree: Tree) -> Iterator[Problem]:
    """Whatever is wrong in any file or between files."""
    yield from reading_problems(tree)
    yield from shape_problems(tree.edition, EDITION_FILE)
    yield from shape_problems(tree.clauses, CLAUSES_FILE)
    for source in tree.articles:
        yield from shape_problems(source, ARTICLES_FILE)
    if tree.outside:
        yield from shape_problems(tree.outside, OUTSIDE_FILE)
    yield from shape_problems(tree.flow, FLOW_FILE)
    yield from shape_problems(tree.words, WORDS_FILE)
    yield from shape_problems(tree.form, FORM_FILE)
    yield from shape_problems(tree.commands, COMMANDS_FILE)
    for source in tree.command_phrasings:
        yield from shape_problems(source, PHRASINGS_FILE)
    yield from shape_problems(tree.synonyms, SYNONYMS_FILE)
    for source in tree.answer_phrasings:
        yield from shape_problems(source, ANSWERS_FILE)
    yield from shape_problems(tree.called, CALLED_FILE)
    yield from shape_problems(tree.stances, STANCES_FILE)
    yield from shape_problems(tree.places, PLACES_FILE)
    if tree.replies:
        yield from shape_problems(tree.replies, REPLIES_FILE)
    yield from text_problems(tree)
    yield from clause_problems(tree)
    yield from article_problems(tree)
    yield from flow_problems(tree)
    yield from command_problems(tree)
    if tree.is_read:  # what cannot be read is not missing
        yield from answer_file_problems(tree)


def build(tree: Tree) -> Content:
    """The objects of a tree without problems."""
    flow = FLOW_FILE.validate_python(tree.flow.data)
    edition = EDITION_FILE.validate_python(tree.edition.data)
    clauses = CLAUSES_FILE.validate_python(tree.clauses.data)
    commands = build_commands(tree)
    words = WORDS_FILE.validate_python(tree.words.data)
    return Content(
        edition=to_edition(edition, clauses),
        knowledge=build_knowledge(tree),
        flow=to_flow(flow),
        words=to_words(words, flow.not_sure, short_words(commands)),
        form=to_form(FORM_FILE.validate_python(tree.form.data)),
        commands=commands,
        answers=to_answer_book(tree),
        unused_clauses=to_unused_clauses(flow),
        replies=to_replies(REPLIES_FILE.validate_python(tree.replies.data if tree.replies else [])),
    )


def build_commands(tree: Tree) -> CommandBook:
    """The commands with their sentences in every language."""
    phrasings = {
        language: PHRASINGS_FILE.validate_python(source.data)
        for language, source in zip(Language, tree.command_phrasings, strict=True)
    }
    return to_commands(
        COMMANDS_FILE.validate_python(tree.commands.data),
        phrasings,
        SYNONYMS_FILE.validate_python(tree.synonyms.data),
    )


def build_knowledge(tree: Tree) -> Knowledge:
    """The articles of all files, in order, and the subjects outside."""
    entries = [e for source in tree.articles for e in ARTICLES_FILE.validate_python(source.data)]
    outside = OUTSIDE_FILE.validate_python(tree.outside.data) if tree.outside else []
    return Knowledge(
        articles={entry.id: to_article(entry) for entry in entries},
        outside=tuple(map(to_outside, outside)),
    )
