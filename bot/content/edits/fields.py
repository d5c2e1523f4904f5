"""The entries of content files as forms: which of their texts are filled in, and back.

Texts in both languages are pairs, in the form side by side. Everything that a form does not show
stays as it is.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from bot.content.source.document import Loc
from bot.content.stamps import DATED_KEYS, stamp_of
from bot.vocabulary import Language

EITHER = "*"
"""Stands in a path for the language."""


class EntryKind(StrEnum):
    """What curators change."""

    ARTICLES = "articles"
    OUTSIDE = "outside"
    REPLIES = "replies"
    FACTS = "facts"
    QUESTIONS = "questions"


class FieldKind(StrEnum):
    """How something is filled in."""

    LINE = "line"
    PROSE = "prose"
    LINES = "lines"
    LIST = "list"
    CHECK = "check"


PHRASINGS = "phrasings"


@dataclass(frozen=True, slots=True)
class EntryField:
    """One field. `name` says what it is; `of` whose it is, where there are several such (a choice,
    a day). `path` is where it stands in the entry. A pair has a value for each language."""

    name: str
    kind: FieldKind
    path: Loc
    of: str = ""
    is_pair: bool = True
    is_needed: bool = True

    @property
    def key(self) -> str:
        """What the input is called in a form, without its language."""
        return ".".join(str(step) for step in self.path if step != EITHER) or self.name

    def inputs(self) -> tuple[str, ...]:
        """The names of its inputs."""
        return tuple(f"{lang}.{self.key}" for lang in Language) if self.is_pair else (self.key,)


def fields_of(kind: EntryKind, data: Mapping[str, Any]) -> tuple[EntryField, ...]:
    """The fields of an entry in the order in which they are filled in."""
    return tuple(_FIELDS[kind](data))


def _of_article(data: Mapping[str, Any]) -> Iterator[EntryField]:
    yield EntryField("question", FieldKind.LINE, (EITHER, "question"))
    yield EntryField("answer", FieldKind.PROSE, (EITHER, "answer"))
    yield EntryField("detail", FieldKind.PROSE, (EITHER, "detail"))
    for index, dated in enumerate(data.get("dated") or ()):
        days = " – ".join(str(dated[side]) for side in ("after", "before") if side in dated)
        for name in DATED_KEYS:
            yield EntryField(name, FieldKind.PROSE, ("dated", index, EITHER, name), days)
    yield EntryField(PHRASINGS, FieldKind.LINES, (EITHER, PHRASINGS))
    yield EntryField("clauses", FieldKind.LIST, ("clauses",), is_pair=False)
    yield EntryField("related", FieldKind.LIST, ("related",), is_pair=False, is_needed=False)
    yield EntryField("partial", FieldKind.CHECK, ("partial",), is_pair=False, is_needed=False)


def _of_outside(_: Mapping[str, Any]) -> Iterator[EntryField]:
    yield EntryField("turn_to", FieldKind.PROSE, ("turn_to", EITHER), is_needed=False)
    yield EntryField("examples", FieldKind.LINES, (EITHER, PHRASINGS))


def _of_reply(_: Mapping[str, Any]) -> Iterator[EntryField]:
    yield EntryField("title", FieldKind.LINE, ("title", EITHER))
    yield EntryField("text", FieldKind.PROSE, ("text", EITHER))
    yield EntryField("clauses", FieldKind.LIST, ("clauses",), is_pair=False, is_needed=False)


def _of_fact(data: Mapping[str, Any]) -> Iterator[EntryField]:
    if "value" in data:
        is_several = isinstance(data["value"], list)
        kind = FieldKind.LIST if is_several else FieldKind.LINE
        yield EntryField("value", kind, ("value",), is_pair=False)
    elif "ja" in data:
        yield EntryField("text", FieldKind.LINE, (EITHER,))
    yield EntryField("clause", FieldKind.LINE, ("clause",), is_pair=False)


def _of_question(data: Mapping[str, Any]) -> Iterator[EntryField]:
    for name, kind in (
        ("title", FieldKind.LINE),
        ("ask", FieldKind.PROSE),
        ("why", FieldKind.PROSE),
        ("find_out", FieldKind.PROSE),
    ):
        yield EntryField(name, kind, (name, EITHER))
    for index, choice in enumerate(data.get("choices") or ()):
        for name, kind in (
            ("label", FieldKind.LINE),
            ("reason", FieldKind.PROSE),
            ("instead", FieldKind.PROSE),
        ):
            if name in choice:
                way = ("choices", index, name, EITHER)
                yield EntryField(name, kind, way, str(choice.get("value", "")))


_FIELDS = {
    EntryKind.ARTICLES: _of_article,
    EntryKind.OUTSIDE: _of_outside,
    EntryKind.REPLIES: _of_reply,
    EntryKind.FACTS: _of_fact,
    EntryKind.QUESTIONS: _of_question,
}

BLANK: Mapping[EntryKind, Mapping[str, Any]] = {
    EntryKind.ARTICLES: {"clauses": [], "ja": {}, "en": {}},
    EntryKind.OUTSIDE: {"turn_to": {"ja": "", "en": ""}},
    EntryKind.REPLIES: {"title": {"ja": "", "en": ""}, "text": {"ja": "", "en": ""}},
}
"""What begins as nothing; facts and questions are what the program or the flow asks for."""

Phrasings = Mapping[Language, list[str]]


def filled_in(
    fields: tuple[EntryField, ...], data: Mapping[str, Any], phrasings: Phrasings
) -> dict[str, str]:
    """What the inputs hold, by their names."""
    found = {}
    for each in fields:
        for name, language in _sides(each):
            if each.path[-1] == PHRASINGS and language:
                found[name] = "\n".join(phrasings.get(language, ()))
            else:
                found[name] = _as_text(_at(data, _path(each, language)))
    return found


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


def _as_text(value: Any) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case list():
            return ", ".join(map(str, value))
    return str(value).strip()


def data_from(
    kind: EntryKind, data: Mapping[str, Any], given: Mapping[str, str], today: date
) -> tuple[dict[str, Any], dict[Language, list[str]]]:
    """The entry, and the ways to ask for it, as they were filled in."""
    made: dict[str, Any] = copy.deepcopy(dict(data))
    phrasings: dict[Language, list[str]] = {}
    for each in fields_of(kind, data):
        for name, language in _sides(each):
            text = given.get(name, "").strip()
            if each.path[-1] == PHRASINGS and language:
                phrasings[language] = lines_in(text)
            else:
                _put(made, _path(each, language), _value(each, _at(data, each.path), text))
    return _finished(kind, made, today), phrasings


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
    is_number = isinstance(before, int) and not isinstance(before, bool)
    if is_number and text.isascii() and text.isdecimal():
        return int(text)
    return text if text or field.is_needed else None


def _put(data: Any, path: Loc, value: Any) -> None:
    for step in path[:-1]:
        data = data.setdefault(step, {}) if isinstance(data, dict) else data[step]
    if value is None:
        data.pop(path[-1], None)
    else:
        data[path[-1]] = value


def _finished(kind: EntryKind, made: dict[str, Any], today: date) -> dict[str, Any]:
    """With what follows from the rest: stamps, and the day on which somebody looked at it."""
    if kind is EntryKind.ARTICLES:
        made["reviewed"] = today.isoformat()
        made["en"] = _stamped(made["en"], stamp_of(made))
        for dated in made.get("dated") or ():
            dated["en"] = _stamped(dated["en"], stamp_of(dated, DATED_KEYS))
        order = ("id", "clauses", "reviewed", "related", "partial", "does", "dated", "ja", "en")
        return {key: made[key] for key in order if key in made}
    if kind is EntryKind.OUTSIDE and not made.get("turn_to"):
        made.pop("turn_to", None)
    return made


def _stamped(english: Mapping[str, Any], stamp: str | None) -> dict[str, Any]:
    rest = {key: value for key, value in english.items() if key != "source"}
    return {"source": stamp, **rest} if stamp else rest
