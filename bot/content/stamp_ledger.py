"""What both languages of every text were when a curator last said that they agree.

Articles bear their stamp themselves; all other texts (labels, gists, questions, reasons, notices,
prepared replies) have a line in `knowledge/stamps.yaml`. So has every question of the pre-check:
how it read when its `revision` was set. Nobody edits that file by hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import yaml

from bot.content.source.document import Loc, Source
from bot.content.source.editions import SHARED, place, shared_name
from bot.content.source.problem import Problem
from bot.content.source.tree import Tree, read_tree

LEDGER = "knowledge/stamps.yaml"

HOW = "then run `madoguchi knowledge stamp`"


def stamp_problems(tree: Tree, root: Path, edition: str = SHARED) -> Iterator[Problem]:
    """Texts of which a language changed since, and questions that read otherwise."""
    kept = read_ledger(place(root, LEDGER, edition))
    for name, (source, loc, stamp) in stamps_in(tree).items():
        if kept.get(name) != stamp:
            yield source.problem(loc, told(name, kept.get(name, ""), stamp))
    if gone := sorted(kept.keys() - stamps_in(tree).keys()):
        message = (
            f"`{gone[0]}` is no text any more ({len(gone)} in all): {HOW.removeprefix('then ')}"
        )
        yield Problem(LEDGER, 0, "", message)


def told(name: str, old: str, new: str) -> str:
    """What changed of a text or a question, and what to do."""
    if not old:
        return f"new: once both languages say the same, {HOW.removeprefix('then ')}"
    (before, was), (after, now) = old.split("-"), new.split("-")
    if name.startswith("revision "):
        if before == after:
            return f"it reads otherwise: raise `revision` if it means something else, {HOW}"
        return f"its revision was set to {after}: {HOW.removeprefix('then ')}"
    if was == now:
        return f"only the Japanese has changed: bring the English up to date, {HOW}"
    if before == after:
        return f"only the English has changed: see whether the Japanese still says the same, {HOW}"
    return f"both languages have changed: see whether they say the same, {HOW}"


def stamp_texts(
    root: Path, names: Collection[str] | None = None, edition: str = SHARED
) -> list[str]:
    """Declare that these texts agree (None: all), by the beginning of their names; return which."""
    ledger = place(root, LEDGER, edition)
    kept, texts = read_ledger(ledger), stamps_in(read_tree(root, edition))
    found = {name: stamp for name, (_, _, stamp) in texts.items()}
    if names is not None:
        chosen = {name for name in found if name.startswith(tuple(names))}
        found = {name: found[name] if name in chosen else kept.get(name, "") for name in found}
    changed = [name for name, stamp in found.items() if stamp and stamp != kept.get(name)]
    if changed or kept.keys() - found.keys():
        written = {name: stamp for name, stamp in sorted(found.items()) if stamp}
        text = yaml.safe_dump(written, allow_unicode=True, width=1000)
        ledger.write_text(f"# Written by `madoguchi knowledge stamp`.\n{text}", "utf-8")
    return changed


def read_ledger(path: Path) -> Mapping[str, str]:
    """The stamps that are kept; none where there is no such file yet, or it cannot be read."""
    try:
        kept = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        return {}
    return {str(k): str(v) for k, v in kept.items()} if isinstance(kept, dict) else {}


def stamps_in(tree: Tree) -> dict[str, tuple[Source, Loc, str]]:
    """The stamp of every text and question as it is now, with its place, by name."""
    files = (tree.edition, tree.clauses, tree.flow, tree.form, tree.next_steps)
    optional = (source for source in (tree.replies, tree.out_of_scope) if source)
    found: dict[str, tuple[Source, Loc, str]] = {}
    for source in (*files, *optional):
        for loc, ja, en in bilingual_in(source.data, ()):
            found[f"{shared_name(source.name)} {source.key(loc)}"] = (
                source,
                loc,
                f"{digest(ja)}-{digest(en)}",
            )
    at_revision = tree.flow.at("questions", None, "revision")
    revisions = {leaf.loc[1]: str(leaf.value) for leaf in at_revision}
    for loc, key in tree.flow.texts_at("questions", None, "key"):
        revision = revisions.get(loc[1], "1")
        found[f"revision {key}"] = tree.flow, loc[:2], f"{revision}-{meaning(tree.flow, loc[1])}"
    return found


def bilingual_in(data: object, loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    """Every text that stands in both languages."""
    match data:
        case {"ja": str(ja), "en": str(en)}:
            yield loc, ja, en
        case dict():
            for key, value in data.items():
                yield from bilingual_in(value, (*loc, key))
        case list():
            for index, value in enumerate(data):
                yield from bilingual_in(value, (*loc, index))


def meaning(flow: Source, index: str | int) -> str:
    """What a question asks and offers, in Japanese, as a digest."""
    ways = ("questions", None, "ask", "ja"), ("questions", None, "choices", None, "label", "ja")
    texts = [text for way in ways for loc, text in flow.texts_at(*way) if loc[1] == index]
    return digest("\n".join(texts))


def digest(text: str) -> str:
    """The first digits of a text's SHA-256."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:8]
