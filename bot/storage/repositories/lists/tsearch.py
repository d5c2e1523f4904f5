"""Finding words on PostgreSQL: a `tsquery` made by us, so that no dictionary has a say."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, cast, literal
from sqlalchemy.dialects.postgresql import TSQUERY

from bot.assistant.ports import LeadMatch
from bot.handoff.search_words import mark_of
from bot.storage.schema.search_tables import quoted
from bot.storage.schema.tables import search_texts


def matches(match: LeadMatch) -> ColumnElement[bool]:
    """Whether a text holds all that is looked for."""
    phrases = [phrase(words) for words in match.phrases]
    groups = [any_of([mark_of(kind, v) for v in values]) for kind, values in match.marks]
    query = cast(literal(" & ".join([*phrases, *groups])), TSQUERY)
    return search_texts.c.words.bool_op("@@")(query)


def phrase(words: Sequence[str]) -> str:
    """The words one after the other; the last one may go on."""
    *first, last = map(quoted, words)
    return "(" + " <-> ".join([*first, f"{last}:*"]) + ")"


def any_of(words: Sequence[str]) -> str:
    """One of some words."""
    return "(" + " | ".join(map(quoted, words)) + ")"
