"""What is found in a message to the form, and what becomes of all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.faq.question_detection import looks_like_question
from bot.handoff.form.definition import Field
from bot.understanding.form.clauses import SWAPPED, WRONG, FieldClause, changes, without_verb
from bot.understanding.form.contact_times import all_times
from bot.understanding.form.field_value import NAMES, SHAPES
from bot.understanding.form.name_likeness import NO_NAME
from bot.understanding.form.told.remark import (
    LONGEST_REQUEST,
    PROSE,
    SEVERAL,
    SHORTEST_PROSE,
    is_matter,
    is_told,
    known_names,
    language_of,
    said_remark,
)
from bot.understanding.meaning import FieldValue
from bot.vocabulary.text import plain

TIMES = "times"
"""The field for when to call."""

SIGNS = re.compile(r"[㈱㈲㈳㈶㈻㍿]")
"""Signs of one letter that stand for a legal form."""

OPEN = frozenset({TIMES, "language"})
"""Fields that something stands in before anybody fills them in."""


MISTAKEN = re.compile(
    r"^(?:.{0,6}[、,])?(?:(?:お|私の|会社の)?(?:名前|氏名|社名|会社名|メール(?:アドレス)?|アドレス|電話(?:番号)?|携帯"
    r"|連絡先)"
    r"(?:の(?:つづり|漢字|番号))?(?:は|が|を|も)?).{0,4}(?:間違|まちが|違|ちが|誤|変(?:$|[でだ])|おかし|古い)"
    r"|^(?:(?:oh|oops|sorry|wait|no|and|but),? )*(?:i (?:mis-?typed|misspel\w+) )?(?:the|my|our)"
    r" (?:(?:company|phone|e-?mail|contact) ?(?:name|number|address)?|name|address|mobile)"
    r"(?: (?:is|was|looks) (?:\w+ )?"
    r"(?:wrong|incorrect|mistyped|misspel\w+|not right|a typo|odd|old)|$)",
    re.IGNORECASE,
)
"""How somebody says that contact details stand wrongly in the form."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a message gives to the form, and what is left of it: `asked` is a question, and `more`
    what was told of a field that has a value already."""

    values: tuple[FieldValue, ...]
    asked: str = ""
    more: str = ""


@dataclass
class Gathered:
    """What is found while the clauses are gone through. `is_sure`: some value shows what it is
    for; `is_prose_open`: the last one was for the field of free words, which may go on, as it does
    up to the end where the message `is_changing` it; `wrong`: the field that was called wrong;
    `puts_right`: the message says that values stand in each other's place, `is_denying`: it begins
    with what the form says wrongly; `more`: what was told of a field that has a value already;
    `named`: the one that was named last."""

    is_changing: bool = False
    values: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    is_sure: bool = False
    is_prose_open: bool = False
    wrong: str | None = None
    puts_right: bool = False
    is_denying: bool = False
    named: str | None = None
    more: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, written: str, *, is_denying: bool = False) -> Gathered:
        """What is known before the clauses of a message are gone through."""
        is_swapped = SWAPPED.search(written) is not None
        return cls(changes(written), puts_right=is_swapped, is_denying=is_denying)

    def add(self, given: Mapping[str, str], said: str) -> None:
        """Keep what a clause gives: the first value of each field, and all times."""
        held = self.values
        if any(given.get(name) and held.get(name, given[name]) != given[name] for name in SHAPES):
            self.more.append(said)
        if TIMES in held and given.get(TIMES):
            held[TIMES] = all_times(held[TIMES], given[TIMES])
        self.values = held | {name: value for name, value in given.items() if name not in held}


def read_of(found: Gathered, *, takes_prose: bool) -> Read:
    """The values; a question that is left is one, and other words are for staff."""
    asked = "\n".join(t for t in found.left if looks_like_question(t, language_of(t)))
    told = "\n".join(t for t in found.left if is_told(t) or is_matter(t))
    values = dict(found.values)
    is_for_staff = PROSE not in values and (len(values) >= SEVERAL or is_matter(told))
    is_prose = len(told) >= SHORTEST_PROSE[language_of(told)]
    if takes_prose and is_for_staff and is_prose:
        values[PROSE] = told
    if PROSE in values:
        values[PROSE] = without_verb(values[PROSE]).rstrip("、, ") or values[PROSE]
    return Read(as_values(values), asked, "\n".join(found.more))


def with_remark(written: str, found: Gathered, filled: Mapping[str, str]) -> Read | None:
    """What a message in the field of free words gives to other fields: beside anything that is told
    or asked it stays a message, and replaces nothing that it does not call wrong."""
    known = {t: names for t in found.left if (names := known_names(t, filled))}
    left = [text for text in found.left if text not in known]
    values = {k: v for names in known.values() for k, v in names.items()} | found.values
    asked = "\n".join(t for t in left if looks_like_question(t, language_of(t)))
    if not asked and not any(is_told(text) or is_matter(text) for text in left):
        return Read(as_values(values)) if values else None
    is_wrong = found.is_denying or found.puts_right or WRONG.search(written) is not None
    new = {k: v for k, v in values.items() if v and (not filled.get(k) or is_wrong or k in OPEN)}
    new.pop(PROSE, None)
    told = written[written.find(left[0]) :] if NAMES & new.keys() and is_wrong else written
    return Read(as_values({**new, PROSE: said_remark(told)}), asked) if new else None


def as_written(values: Mapping[str, str], written: str) -> dict[str, str]:
    """Values with the sign of a legal form as it was written: "㈱" and not "(株)"."""
    signs = {plain(sign): sign for sign in SIGNS.findall(written)}
    kept = dict(values)
    for name in NAMES & kept.keys():
        for spelt, sign in signs.items():
            if spelt not in written:
                kept[name] = kept[name].replace(spelt, sign)
    return kept


def as_values(values: Mapping[str, str]) -> tuple[FieldValue, ...]:
    """Values with the fields that they are for."""
    return tuple(FieldValue(name, value) for name, value in values.items())


def is_called_wrong(clause: FieldClause) -> bool:
    """Whether a clause says of the one field that it names that it is wrong, and not what is
    right."""
    if clause.named is None:
        return False
    label = clause.label
    is_odd = label is not None and label.field in NAMES and NO_NAME.match(label.value) is not None
    return is_odd or WRONG.search(clause.text) is not None


def is_complaint(clause: FieldClause) -> bool:
    """Whether a clause says nothing but that a field of the form is wrong as it stands: who tells
    of a change to come writes to staff."""
    is_short = len(clause.text) <= LONGEST_REQUEST and "?" not in plain(clause.text)
    return is_short and is_called_wrong(clause) and MISTAKEN.search(clause.text) is not None


def is_own_value(values: tuple[FieldValue, ...], field: Field) -> bool:
    """Whether a value for the field that is asked is all that was told."""
    first, *others = values
    return not others and first.field == field.name != PROSE and bool(first.text)
