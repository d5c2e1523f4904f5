"""The content files of one root, all read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content.source.document import Loc, Source
from bot.content.source.problem import Problem
from bot.content.source.reader import broken, read_source
from bot.vocabulary import Language

Where = tuple[Source, Loc]
"""A place in one of the files."""


@dataclass(frozen=True)
class Tree:
    """Every content file. `outside` and `replies` are None where the file does not exist."""

    edition: Source
    clauses: Source
    articles: tuple[Source, ...]
    outside: Source | None
    flow: Source
    words: Source
    form: Source
    commands: Source
    command_phrasings: tuple[Source, ...]
    synonyms: Source
    answer_phrasings: tuple[Source, ...]
    called: Source
    stances: Source
    places: Source
    replies: Source | None = None

    @property
    def all(self) -> tuple[Source, ...]:
        """All files."""
        needed = (self.edition, self.clauses, *self.articles, self.flow, self.words, self.form)
        spoken = (self.commands, *self.command_phrasings, self.synonyms)
        told = (*self.answer_phrasings, self.called, self.stances, self.places)
        return (
            *needed,
            *spoken,
            *told,
            *(source for source in (self.outside, self.replies) if source),
        )

    @property
    def is_read(self) -> bool:
        """Whether every file could be read: only then does it mean anything that something is
        nowhere to be found."""
        return all(source.data is not None for source in self.all)

    @property
    def facts(self) -> dict[str, dict[str, object]]:
        """The facts as they are written, by name, as far as they could be read."""
        facts = self.edition.data.get("facts") if isinstance(self.edition.data, dict) else None
        return groups_in(facts)

    @property
    def clause_ids(self) -> tuple[str, ...]:
        """The ids of the clauses, as far as they could be read."""
        return tuple(self.clauses.data) if isinstance(self.clauses.data, dict) else ()

    @property
    def unused_clauses(self) -> tuple[str, ...]:
        """The clauses that the flow declares unused, as far as they could be read."""
        unused = self.flow.data.get("unused_clauses") if isinstance(self.flow.data, dict) else None
        return tuple(unused) if isinstance(unused, dict) else ()

    def each_article(self) -> Iterator[tuple[Source, int, dict[str, object]]]:
        """Every article as it is written: its file, its position there, its data."""
        for source in self.articles:
            entries = source.data if isinstance(source.data, list) else []
            for index, entry in enumerate(entries):
                if isinstance(entry, dict):
                    yield source, index, entry


def groups_in(data: object) -> dict[str, dict[str, object]]:
    """The groups of keys in a mapping; anything else is left to the check of the shape."""
    if not isinstance(data, dict):
        return {}
    return {name: group for name, group in data.items() if isinstance(group, dict)}


def read_tree(root: Path) -> Tree:
    """Read all content files below the root; what cannot be read becomes a problem."""
    outside, replies = root / "knowledge/outside.yaml", root / "flows/replies.yaml"
    return Tree(
        edition=read_source(root / "knowledge/edition.yaml", root),
        clauses=read_source(root / "knowledge/clauses.yaml", root),
        articles=read_articles(root),
        outside=read_source(outside, root) if outside.exists() else None,
        flow=read_source(root / "flows/precheck.yaml", root),
        words=read_source(root / "flows/words.yaml", root),
        form=read_source(root / "flows/handoff.yaml", root),
        commands=read_source(root / "flows/commands.yaml", root),
        command_phrasings=tuple(
            read_source(root / "flows/phrasings" / language / "commands.yaml", root)
            for language in Language
        ),
        synonyms=read_source(root / "flows/synonyms.yaml", root),
        answer_phrasings=tuple(
            read_source(root / "flows/phrasings" / language / "answers.yaml", root)
            for language in Language
        ),
        called=read_source(root / "flows/called.yaml", root),
        stances=read_source(root / "flows/stances.yaml", root),
        places=read_source(root / "flows/places.yaml", root),
        replies=read_source(replies, root) if replies.exists() else None,
    )


def read_articles(root: Path) -> tuple[Source, ...]:
    """The article files, by name. There must be some, and none may be overlooked."""
    folder = root / "knowledge/articles"
    sources = [read_source(path, root) for path in sorted(folder.glob("*.yaml"))]
    sources += [
        broken(path.relative_to(root).as_posix(), 0, "only *.yaml is read: rename the file")
        for path in sorted(folder.glob("*.yml"))
    ]
    return tuple(sources) or (broken("knowledge/articles", 0, "there are no article files"),)


def reading_problems(tree: Tree) -> Iterator[Problem]:
    """Whatever could not be read."""
    for source in tree.all:
        yield from source.problems
