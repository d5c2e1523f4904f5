"""Names and phrases that must not stand in two places."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from bot.content.source.document import Loc, Source
from bot.content.source.problem import Problem
from bot.vocabulary.sentence import N_, Sentence
from bot.vocabulary.text import plain


class Phrase(NamedTuple):
    """A phrase, where it stands and what it belongs to: one owner may repeat itself.

    `kind` is what a curator calls it.
    """

    source: Source
    loc: Loc
    text: str
    owner: Hashable
    kind: str = "phrase"


def folded(text: str) -> str:
    """A phrase without differences of width, case and spaces."""
    return "".join(plain(text).casefold().split())


def repeated_phrases(phrases: Iterable[Phrase]) -> Iterator[Problem]:
    """A problem for every phrase that belongs to another owner already."""
    first: dict[str, Phrase] = {}
    for phrase in phrases:
        earlier = first.setdefault(folded(phrase.text), phrase)
        if earlier is not phrase and earlier.owner != phrase.owner:
            place = earlier.source.place(earlier.loc)
            message = Sentence(
                N_("the {what} `{text}` is also at {place}"),
                what=phrase.kind,
                text=phrase.text,
                place=place,
            )
            yield phrase.source.problem(phrase.loc, message)


def repeated_names(source: Source, names: Iterable[tuple[Loc, str]]) -> Iterator[Problem]:
    """A problem for every name that another entry of the same file has already."""
    yield from repeated_phrases(Phrase(source, loc, name, loc, "name") for loc, name in names)
