"""What the inputs of a form hold, and the entry that is made of what was filled in.

Everything that a form does not show stays as it is.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from bot.content.edits.fields import (
    EFFECTS,
    EITHER,
    PHRASINGS,
    EntryField,
    EntryKind,
    FieldKind,
    fields_of,
)
from bot.content.source.document import Loc
from bot.content.stamps import DATED_KEYS, stamp_of
from bot.vocabulary import Language


def filled_in(fields: Iterable[EntryField], data: Mapping[str, Any]) -> dict[str, str]:
    """What the inputs hold, by their names."""
    return {
        name: _as_text(_at(data, _path(each, language)), each.kind)
        for each in fields
        for name, language in _sides(each)
    }


def _sides(field: EntryField) -> Iterator[tuple[str, Language | None]]:
    sides: tuple[Language | None, ...] = tuple(Language) if field.is_pair else (None,)
    yield from zip(field.inputs(), sides, strict=True)


def _path(field: EntryField, language: Language | None) -> Loc:
    return tuple(str(language) if step == EITHER else step for step in field.path)


def _at(data: Any, path: Loc) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _as_text(value: Any, kind: FieldKind) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case list():
            return ("\n" if kind is FieldKind.LINES else ", ").join(map(str, value))
    return str(value).strip()


def data_from(
    kind: EntryKind, data: Mapping[str, Any], given: Mapping[str, str], today: date
) -> dict[str, Any]:
    """The entry with its parts, as it was filled in."""
    made: dict[str, Any] = copy.deepcopy(dict(data))
    for each in fields_of(kind, data):
        for name, language in _sides(each):
            text, way = given.get(name, "").strip(), _path(each, language)
            _put(made, way, _value(each, _at(data, way), text))
    return _finished(kind, made, today)


MEANT = ("ask", "label")
"""What a question asks and offers: where it reads otherwise, it may mean something else."""


def reads_otherwise(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether what a question asks, or offers to pick, is said in other words than before."""
    return _meant(before) != _meant(after)


def _meant(data: Mapping[str, Any]) -> dict[str, str]:
    named = [each for each in fields_of(EntryKind.QUESTIONS, data) if each.name in MEANT]
    return filled_in(named, data)


def raised(data: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """A question that means something else than before: whoever answered it is asked again."""
    revision = int(before.get("revision", 1)) + 1
    order = ("key", "revision")
    return {"key": data["key"], "revision": revision} | {
        key: value for key, value in data.items() if key not in order
    }


def lines_in(text: str) -> list[str]:
    """One way to ask a line."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def listed(text: str) -> list[str]:
    """Names with commas or spaces between them."""
    return list(dict.fromkeys(text.replace("、", ",").replace(",", " ").split()))


def _value(field: EntryField, before: Any, text: str) -> Any:
    """What is written for what was typed; None: nothing, so that the key is left out."""
    match field.kind:
        case FieldKind.LIST:
            return listed(text) or (None if not field.is_needed else [])
        case FieldKind.CHECK:
            return True if text else None
        case FieldKind.LINES:
            return lines_in(text) or None
        case FieldKind.EFFECT:
            return text if text in EFFECTS[1:] else None
    is_number = isinstance(before, int) and not isinstance(before, bool)
    if is_number and text.isascii() and text.isdecimal():
        return int(text)
    return text if text or field.is_needed else None


def _put(data: Any, path: Loc, value: Any) -> None:
    if value is None and _at(data, path) is None:
        return
    for step in path[:-1]:
        data = data.setdefault(step, {}) if isinstance(data, dict) else data[step]
    if value is None:
        del data[path[-1]]
    else:
        data[path[-1]] = value


def without_gaps(data: Any) -> Any:
    """The data without keys under which nothing stands; None where nothing is left."""
    if not isinstance(data, dict):
        return data or None
    kept = {key: without_gaps(value) for key, value in data.items()}
    return {key: value for key, value in kept.items() if value is not None} or None


REASONED = ("reason", "instead")
"""What a choice with an effect says beside it."""


IN_ORDER = (
    *("id", "clauses", "reviewed", "related", "partial", "judged", "for_all", "asker", "does"),
    *("dated", "ja", "en", PHRASINGS),
)
"""The keys of an article, as they stand in its file."""


def _finished(kind: EntryKind, made: dict[str, Any], today: date) -> dict[str, Any]:
    """With what follows from the rest: stamps, and the day on which somebody looked at it."""
    if kind is EntryKind.ARTICLES:
        made["reviewed"] = today.isoformat()
        made["en"] = _stamped(made["en"], stamp_of(made))
        for dated in made.get("dated") or ():
            dated["en"] = _stamped(dated["en"], stamp_of(dated, DATED_KEYS))
        return {key: made[key] for key in IN_ORDER if key in made}
    for each, optional in ((made, ("turn_to",)), *((c, REASONED) for c in made.get("choices", ()))):
        for key in optional:
            if each.get(key) == {}:
                del each[key]
    return made


def _stamped(english: Mapping[str, Any], stamp: str | None) -> dict[str, Any]:
    rest = {key: value for key, value in english.items() if key != "source"}
    return {"source": stamp, **rest} if stamp else rest
