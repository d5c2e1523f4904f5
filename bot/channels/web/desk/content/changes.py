"""What edits change of entries, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.content.edits.field_values import filled_in, lines_in
from bot.content.edits.fields import (
    BLANK,
    PHRASINGS,
    SENTENCES,
    EntryField,
    EntryKind,
    FieldKind,
    fields_of,
)
from bot.content.edits.shelf import Shelf, ShelfEntry
from bot.vocabulary import Language
from bot.vocabulary.content_edit import ContentEdit
from bot.wording.desk.content.pages import EntryChange, TextChange
from bot.wording.desk.views import Labels

MOST_NAMED = 4
"""Words of one meaning that tell which meaning it is."""


def touched(edits: Sequence[ContentEdit], shelf: Shelf) -> list[tuple[EntryKind, str]]:
    """The entries that edits are about, each once."""
    found = ((shelf.kind_of(edit.file), edit.entry) for edit in edits)
    return list(dict.fromkeys((kind, id_) for kind, id_ in found if kind))


def entry_changes(
    edits: Sequence[ContentEdit], old: Shelf, new: Shelf, labels: Labels, language: Language
) -> list[EntryChange]:
    """What edits change, entry by entry."""
    return [
        entry_change(kind, id_, old, new, labels, language) for kind, id_ in touched(edits, new)
    ]


def entry_change(
    kind: EntryKind, id_: str, old: Shelf, new: Shelf, labels: Labels, language: Language
) -> EntryChange:
    """What changes about one entry."""
    before, after = old.get(kind, id_), new.get(kind, id_)
    known = after or before
    texts = tuple(text_changes(kind, before, after, labels))
    sides = {each.language for each in texts if each.language and not is_asked(each)}
    return EntryChange(
        kind=kind.value,
        id=id_,
        title=title_of(known, language) if known else id_,
        texts=texts,
        is_new=before is None,
        is_gone=after is None,
        is_one_sided=before is not None and len(sides) == 1,
    )


def is_asked(change: TextChange) -> bool:
    """Whether a change is about how people ask, which need not be the same in both languages."""
    return bool(change.added or change.removed)


def text_changes(
    kind: EntryKind, before: ShelfEntry | None, after: ShelfEntry | None, labels: Labels
) -> Iterator[TextChange]:
    """The texts that differ between two states of an entry."""
    data = (after or before).data if (after or before) else BLANK.get(kind, {})  # type: ignore[union-attr]
    fields = fields_of(kind, data)
    was, now = values_of(fields, before), values_of(fields, after)
    for each in fields:
        for name in each.inputs():
            one, other = was.get(name, ""), now.get(name, "")
            if one == other:
                continue
            side = name.partition(".")[0] if each.is_pair else ""
            label = label_of(each, labels)
            if each.kind is FieldKind.LINES:
                yield lines_changed(label, side, one, other)
            else:
                yield TextChange(label, side, one, other)


def lines_changed(label: str, side: str, before: str, after: str) -> TextChange:
    """Lines that came and went."""
    old, new = lines_in(before), lines_in(after)
    added = tuple(line for line in new if line not in old)
    removed = tuple(line for line in old if line not in new)
    return TextChange(label, side, added=added, removed=removed)


def values_of(fields: Sequence[EntryField], entry: ShelfEntry | None) -> Mapping[str, str]:
    """What the fields hold."""
    return filled_in(fields, entry.data) if entry else {}


def label_of(field: EntryField, labels: Labels) -> str:
    """What a field is called."""
    label = labels[f"field_{field.name}"]
    return f"{label} ({field.of})" if field.of else label


def title_of(entry: ShelfEntry, language: Language) -> str:
    """What an entry is called in a language."""
    data: Any = entry.data
    match entry.kind:
        case EntryKind.ARTICLES:
            title = (data.get(language.value) or {}).get("question")
        case EntryKind.REPLIES | EntryKind.QUESTIONS:
            title = (data.get("title") or {}).get(language.value)
        case EntryKind.FACTS:
            title = entry.id
        case EntryKind.SYNONYMS:
            title = ", ".join((data.get(language.value) or ())[:MOST_NAMED])
        case EntryKind.COMMANDS:
            said = (data.get(SENTENCES) or {}).get(language.value) or {}
            title = next(iter(said.get("short") or ()), "")
        case _:
            title = next(iter(entry.lines(PHRASINGS, language)), "")
    return str(title or entry.id)


def value_of(fact: ShelfEntry, language: Language) -> str:
    """What a fact is, as it is written; empty for one that is counted."""
    value = fact.data.get(language.value, fact.data.get("value", ""))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
