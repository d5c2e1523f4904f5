"""The entries of content files as forms: which of their texts are filled in, and back.

Texts in both languages are pairs, in the form side by side. Everything that a form does not show
stays as it is. Parts of an entry may stand in other files (how people ask, or answer): they are
filled in as parts of its data.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
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
    COMMANDS = "commands"
    SYNONYMS = "synonyms"


class FieldKind(StrEnum):
    """How something is filled in."""

    LINE = "line"
    PROSE = "prose"
    LINES = "lines"
    LIST = "list"
    CHECK = "check"
    EFFECT = "effect"


PHRASINGS, SENTENCES, PHRASES = "phrasings", "sentences", "phrases"
"""Parts of entries that stand in files of their own: ways to ask for something, sentences by which
a choice or a command is heard, and the set phrases of choices."""

EFFECTS = ("", "note", "review", "excluded")
"""What a choice means for a case; nothing where the first is picked."""

UNDECIDED = ("not_sure", "undecided")
"""Sentences about a question that pick none of its choices."""


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
    yield EntryField(PHRASINGS, FieldKind.LINES, (PHRASINGS, EITHER))
    yield EntryField("clauses", FieldKind.LIST, ("clauses",), is_pair=False)
    yield EntryField("related", FieldKind.LIST, ("related",), is_pair=False, is_needed=False)
    yield EntryField("partial", FieldKind.CHECK, ("partial",), is_pair=False, is_needed=False)


def _of_outside(_: Mapping[str, Any]) -> Iterator[EntryField]:
    yield EntryField("turn_to", FieldKind.PROSE, ("turn_to", EITHER), is_needed=False)
    yield EntryField("examples", FieldKind.LINES, (PHRASINGS, EITHER))


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
    yield EntryField("clauses", FieldKind.LIST, ("clauses",), is_pair=False)
    for index, choice in enumerate(data.get("choices") or ()):
        yield from _of_choice(index, str(choice.get("value", "")))
    for name in UNDECIDED:
        yield _heard(SENTENCES, (SENTENCES, EITHER, name), name)


def _of_choice(index: int, value: str) -> Iterator[EntryField]:
    way = ("choices", index)
    yield EntryField("label", FieldKind.LINE, (*way, "label", EITHER), value)
    effect = (*way, "effect")
    yield EntryField("effect", FieldKind.EFFECT, effect, value, is_pair=False, is_needed=False)
    for name in ("reason", "instead"):
        yield EntryField(name, FieldKind.PROSE, (*way, name, EITHER), value, is_needed=False)
    clauses = (*way, "clauses")
    yield EntryField("clauses", FieldKind.LIST, clauses, value, is_pair=False, is_needed=False)
    yield _heard(SENTENCES, (SENTENCES, EITHER, value), value)
    for name in ("says", "answers"):
        yield _heard(name, (PHRASES, value, name, EITHER), value)


def _of_command(_: Mapping[str, Any]) -> Iterator[EntryField]:
    for name in ("short", "said", "not"):
        yield _heard(name, (SENTENCES, EITHER, name))


def _of_synonyms(_: Mapping[str, Any]) -> Iterator[EntryField]:
    yield EntryField("synonyms", FieldKind.LINES, (EITHER,), is_needed=False)
    yield EntryField("kind_of", FieldKind.LIST, ("kind_of",), is_pair=False, is_needed=False)


def _heard(name: str, path: Loc, of: str = "") -> EntryField:
    """Sentences by which something is heard: need not be as many in both languages."""
    return EntryField(name, FieldKind.LINES, path, of, is_needed=False)


_FIELDS = {
    EntryKind.ARTICLES: _of_article,
    EntryKind.OUTSIDE: _of_outside,
    EntryKind.REPLIES: _of_reply,
    EntryKind.FACTS: _of_fact,
    EntryKind.QUESTIONS: _of_question,
    EntryKind.COMMANDS: _of_command,
    EntryKind.SYNONYMS: _of_synonyms,
}

BLANK: Mapping[EntryKind, Mapping[str, Any]] = {
    EntryKind.ARTICLES: {"clauses": [], "ja": {}, "en": {}},
    EntryKind.OUTSIDE: {"turn_to": {"ja": "", "en": ""}},
    EntryKind.REPLIES: {"title": {"ja": "", "en": ""}, "text": {"ja": "", "en": ""}},
    EntryKind.SYNONYMS: {},
}
"""What begins as nothing; facts, questions and commands are asked for by program and flow."""


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


def _finished(kind: EntryKind, made: dict[str, Any], today: date) -> dict[str, Any]:
    """With what follows from the rest: stamps, and the day on which somebody looked at it."""
    if kind is EntryKind.ARTICLES:
        made["reviewed"] = today.isoformat()
        made["en"] = _stamped(made["en"], stamp_of(made))
        for dated in made.get("dated") or ():
            dated["en"] = _stamped(dated["en"], stamp_of(dated, DATED_KEYS))
        order = ("id", "clauses", "reviewed", "related", "partial", "does", "dated", "ja", "en")
        return {key: made[key] for key in (*order, PHRASINGS) if key in made}
    for each, optional in ((made, ("turn_to",)), *((c, REASONED) for c in made.get("choices", ()))):
        for key in optional:
            if each.get(key) == {}:
                del each[key]
    return made


REASONED = ("reason", "instead")


def _stamped(english: Mapping[str, Any], stamp: str | None) -> dict[str, Any]:
    rest = {key: value for key, value in english.items() if key != "source"}
    return {"source": stamp, **rest} if stamp else rest
