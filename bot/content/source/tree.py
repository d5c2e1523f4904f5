"""The content files of one root, all read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from bot.content.source.document import Source
from bot.content.source.editions import SHARED, place
from bot.content.source.problem import Problem
from bot.content.source.reader import broken, read_source
from bot.vocabulary import Language

CONTENT_FOLDERS = ("knowledge", "flows")
"""What a root of content holds."""


@dataclass(frozen=True)
class Tree:
    """Every content file. `out_of_scope`, `replies`, `topics`, `synonyms`, `demo` are None where
    there is none.

    `phrasings` holds a file for each of `articles`, in their order; `out_of_scope_phrasings` the
    one of `out_of_scope`.
    """

    edition: Source
    clauses: Source
    articles: tuple[Source, ...]
    phrasings: Mapping[Language, tuple[Source, ...]]
    out_of_scope: Source | None
    out_of_scope_phrasings: Mapping[Language, Source]
    flow: Source
    phrases: Source
    words: Source
    form: Source
    next_steps: Source
    commands: Source
    command_phrasings: tuple[Source, ...]
    concepts: Source
    answer_phrasings: tuple[Source, ...]
    called: Source
    stances: Source
    places: Source
    replies: Source | None = None
    demo: Source | None = None
    topics: Source | None = None
    synonyms: Source | None = None

    @property
    def all(self) -> tuple[Source, ...]:
        """All files."""
        needed = (self.edition, self.clauses, *self.articles, self.flow, self.form, self.next_steps)
        phrasings = chain.from_iterable(self.phrasings.values())
        spoken = (self.phrases, self.words, self.commands, *self.command_phrasings, self.concepts)
        told = (*self.answer_phrasings, self.called, self.stances, self.places)
        optional = (self.out_of_scope, self.replies, self.topics, self.synonyms, self.demo)
        chosen = (source for source in optional if source)
        subjects = self.out_of_scope_phrasings.values()
        return (*needed, *phrasings, *spoken, *told, *chosen, *subjects)

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

    def each_phrasings(self) -> Iterator[tuple[Language, Source]]:
        """Every file of phrasings, with its language."""
        for language in Language:
            yield from ((language, source) for source in self.phrasings[language])
            if language in self.out_of_scope_phrasings:
                yield language, self.out_of_scope_phrasings[language]

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


def read_tree(root: Path, edition: str = SHARED) -> Tree:
    """Read all content files of an edition; what cannot be read becomes a problem."""
    at = partial(place, root, edition=edition)
    subjects, articles = at("knowledge/out_of_scope.yaml"), read_articles(root, edition)
    return Tree(
        edition=read_source(at("knowledge/edition.yaml"), root),
        clauses=read_source(at("knowledge/clauses.yaml"), root),
        articles=articles,
        phrasings={
            language: read_phrasings(root, language, articles, edition) for language in Language
        },
        out_of_scope=optional(subjects, root),
        out_of_scope_phrasings={
            language: read_source(at(f"knowledge/phrasings/{language}/{subjects.name}"), root)
            for language in Language
            if subjects.exists()
        },
        flow=read_source(at("flows/precheck.yaml"), root),
        phrases=read_source(at("flows/phrases.yaml"), root),
        words=read_source(at("flows/words.yaml"), root),
        form=read_source(at("flows/handoff.yaml"), root),
        next_steps=read_source(at("flows/next_steps.yaml"), root),
        commands=read_source(at("flows/commands.yaml"), root),
        command_phrasings=tuple(
            read_source(at(f"flows/phrasings/{language}/commands.yaml"), root)
            for language in Language
        ),
        concepts=read_source(at("flows/concepts.yaml"), root),
        answer_phrasings=tuple(
            read_source(at(f"flows/phrasings/{language}/answers.yaml"), root)
            for language in Language
        ),
        called=read_source(at("flows/called.yaml"), root),
        stances=read_source(at("flows/stances.yaml"), root),
        places=read_source(at("flows/places.yaml"), root),
        replies=optional(at("flows/replies.yaml"), root),
        demo=optional(at("flows/demo.yaml"), root),
        topics=optional(at("knowledge/topics.yaml"), root),
        synonyms=optional(at("knowledge/synonyms.yaml"), root),
    )


def optional(path: Path, root: Path) -> Source | None:
    """A file that need not be there, read."""
    return read_source(path, root) if path.exists() else None


def read_articles(root: Path, edition: str = SHARED) -> tuple[Source, ...]:
    """The article files, by name. There must be some, and none may be overlooked."""
    folder = place(root, "knowledge/articles", edition)
    sources = [read_source(path, root) for path in sorted(folder.glob("*.yaml"))]
    sources += [
        broken(path.relative_to(root).as_posix(), 0, "only *.yaml is read: rename the file")
        for path in sorted(folder.glob("*.yml"))
    ]
    return tuple(sources) or (broken("knowledge/articles", 0, "there are no article files"),)


def read_phrasings(
    root: Path, language: Language, articles: tuple[Source, ...], edition: str
) -> tuple[Source, ...]:
    """How people ask for the articles of each file, in one language: a file of the same name."""
    names = [Path(source.name).name for source in articles if source.name.endswith(".yaml")]
    files = (f"knowledge/phrasings/{language}/{name}" for name in names)
    return tuple(read_source(place(root, file, edition), root) for file in files)


def reading_problems(tree: Tree) -> Iterator[Problem]:
    """Whatever could not be read."""
    for source in tree.all:
        yield from source.problems
