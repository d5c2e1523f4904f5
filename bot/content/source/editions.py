"""Which files an edition is made of: its own, otherwise those that all editions share, and for how
people talk to any counter those that all programmes share."""

from __future__ import annotations

from pathlib import Path

from bot.content.source.places import find_root

EDITIONS = "editions"

SHARED = ""
"""The edition whose files stand outside of `editions/`; without such a folder the only one."""


OF_ANY_PROGRAMME = frozenset(
    {
        "flows/commands.yaml",
        "flows/concepts.yaml",
        "flows/phrasings/en/commands.yaml",
        "flows/phrasings/ja/commands.yaml",
        "flows/places.yaml",
        "flows/stances.yaml",
        "flows/words.yaml",
    }
)
"""How people talk to a counter, whatever it is about: a programme without such a file of its own
has the one that comes with the program."""


def place(root: Path, name: str, edition: str = SHARED) -> Path:
    """Where a file stands for an edition: knowledge/editions/FY2026/edition.yaml where that exists,
    otherwise knowledge/edition.yaml."""
    own = own_place(root, name, edition)
    if edition and own.exists():
        return own
    shared = root / name
    return find_root() / name if name in OF_ANY_PROGRAMME and not shared.exists() else shared


def own_place(root: Path, name: str, edition: str) -> Path:
    """Where a file stands that only this edition has."""
    folder, _, rest = name.partition("/")
    return root / folder / EDITIONS / edition / rest if edition else root / name


def edition_ids(root: Path) -> tuple[str, ...]:
    """The editions that have files of their own, by name."""
    found = (root / "knowledge" / EDITIONS).glob("*/edition.yaml")
    return tuple(sorted(path.parent.name for path in found))


def edition_of(file: str) -> str:
    """The edition that alone has a file: FY2026 of knowledge/editions/FY2026/edition.yaml."""
    _, *steps = file.split("/")
    return steps[1] if steps[:1] == [EDITIONS] and len(steps) > 2 else SHARED


def shared_name(name: str) -> str:
    """The name of a file without the edition that it belongs to."""
    folder, *steps = name.split("/")
    return "/".join([folder, *steps[2:]]) if steps[:1] == [EDITIONS] else name
