"""Values for several fields of the contact form in one message, by name or by shape, in any order.

"My e-mail is … and call me on …", 「会社名は…、備考は空けておきます」, "put “…” in the remarks".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.faq.question_detection import looks_like_question
from bot.faq.text.language import JAPANESE
from bot.handoff.form.definition import Field, FormDefinition
from bot.handoff.form.errors import FormError
from bot.handoff.form.validation import check
from bot.understanding.form.clauses import WRONG, ClausePatterns, FieldClause, Label, clauses_of
from bot.understanding.form.contact_times import (
    CALLING,
    all_times,
    contact_times,
    only_contact_times,
    unfit_times,
)
from bot.understanding.form.field_value import (
    NAMES,
    SHAPES,
    likeness,
    value_in,
    without_shapes,
)
from bot.understanding.form.introductions import company_and_person
from bot.understanding.form.name_likeness import COMPANY, Likeness
from bot.understanding.form.name_pieces import is_pair, name_beside, names_in, without_particle
from bot.understanding.form.refusal import is_refusal
from bot.understanding.meaning import FieldValue
from bot.vocabulary import Language, Words
from bot.vocabulary.text import plain

PROSE = "remarks"
"""The field of free words."""

NOTHING_SAID = re.compile(
    r"(?:はい|ええ|あの|すみません|すいません|あと|それと|以上(?:です)?|よろしく(?:お願い(?:いた|致)?します)?|お願い(?:いた|致)?します"
    r"|間違い(?:ました|でした|です)?|間違えました|訂正(?:です|します)?|やっぱり|実は"
    r"|ok(?:ay)?|yes|no|oh|oops|sorry|wait|actually|please|thanks?(?: you)?|that's (?:it|all)"
    r"|hi|hello|(?:it |that |all )?looks (?:right|good|fine))",
    re.IGNORECASE,
)
"""What stands between values and tells nothing."""

TIMES = "times"
"""The field for when to call."""

SHORTEST_PROSE = {Language.JA: 10, Language.EN: 20}
"""Characters from which on words beside several values are meant for staff."""

NOT_THIS = re.compile(r"(?:and )?not ", re.IGNORECASE)
"""How somebody goes on with the value that was wrong."""

SHORTEST_REMARK = 6
"""Characters from which on something that is said of the field of free words is meant for it."""

LONGEST_REQUEST = 40
"""Characters up to which words about calling and writing are no message of their own."""

SEVERAL = 2
"""So many values in one message make it one that fills in the form."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a message gives to the form, and what is left of it: `asked` is a question."""

    values: tuple[FieldValue, ...]
    asked: str = ""


@dataclass
class _Found:
    """What is found while the clauses are gone through. `is_sure`: some value shows what it is
    for; `is_prose_open`: the last one was for the field of free words, which may go on."""

    values: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    is_sure: bool = False
    is_prose_open: bool = False


@dataclass(frozen=True)
class ValueReader:
    """Reads values. `called` is what people call the fields, by name."""

    form: FormDefinition
    called: Mapping[str, Words]

    def read(self, written: str, open_field: str | None) -> Read | None:
        """The values that a message gives by name or shape; None where it gives none, or tells
        more in the field of free words, which takes it whole."""
        found, is_prose = _Found(), open_field == PROSE
        for clause in clauses_of(written, self._patterns):
            self._sort(clause, found, open_field)
        found.is_sure = found.is_sure or (open_field in NAMES and is_pair(found.left))
        if not found.is_sure or (is_prose and any(map(_is_told, found.left))):
            return None
        self._assign(found, open_field)
        takes_prose = open_field is not None and not is_prose
        return _read(found, takes_prose=takes_prose) if found.values else None

    def named(self, written: str) -> str | None:
        """The one field that a message names, whatever it says of it."""
        named = {clause.named for clause in clauses_of(written, self._patterns) if clause.named}
        return min(named) if len(named) == 1 else None

    def _sort(self, clause: FieldClause, found: _Found, open_field: str | None) -> None:
        """Keep what one clause gives, or what is left of it."""
        given = dict(self._given(clause, open_field))
        found.is_sure = found.is_sure or bool(given)
        if given:
            if TIMES in found.values and given.get(TIMES):
                found.values[TIMES] = all_times(found.values[TIMES], given[TIMES])
            found.values = found.values | {k: v for k, v in given.items() if k not in found.values}
            is_exact = clause.label is not None and clause.label.is_exact
            found.is_prose_open = bool(given.get(PROSE)) and is_exact
            if clause.label is None and (beside := name_beside(clause.text, given)):
                found.left.append(beside)
        elif found.is_prose_open:
            found.values[PROSE] += f"{clause.joint}{clause.text}"
        elif not NOTHING_SAID.fullmatch(clause.text.strip(" .!。")):
            found.left.append(clause.text)

    def _given(self, clause: FieldClause, open_field: str | None) -> Iterator[tuple[str, str]]:
        """The fields and values of one clause."""
        label = clause.label
        value = self._labelled(label, is_prose_open=open_field == PROSE) if label else None
        if label is not None and value is not None:
            yield label.field, value
        elif clause.named and self._is_typed(clause.named) and is_left_out(clause.text):
            yield (open_field if {open_field, clause.named} <= NAMES else clause.named) or "", ""
        else:
            shaped = self._shaped(clause.text, open_field)
            is_past = NOT_THIS.match(clause.text) is not None
            yield from ((n, v) for n, v in shaped if n == TIMES or not is_past)
        if label is None and value is None:
            yield from self._introduced(clause.text, open_field)

    def _labelled(self, label: Label, *, is_prose_open: bool) -> str | None:
        """The value that a label names, if it can be one."""
        asked = self.form.field(label.field)
        if asked is None or (is_prose_open and not (label.is_exact or asked.name in SHAPES)):
            return None  # words to staff
        value = value_in(asked.name, label.value)
        if asked.name in NAMES:
            value = without_particle(value)
            if WRONG.search(value):
                return None
            is_value = likeness(asked.name, value) is Likeness.VALUE and _is_name(label, value)
            return value if is_value or label.is_quoted else None
        if asked.name == PROSE:
            is_told = len(value) >= SHORTEST_REMARK and not looks_like_question(
                value, _language(value)
            )
            return value if (label.is_exact or is_told) and not is_refusal(value) else None
        is_time = asked.name == TIMES and only_contact_times(value) != ""
        return value if self._is_valid(asked, value, is_exact=label.is_exact or is_time) else None

    def _is_typed(self, name: str) -> bool:
        """Whether one writes into a field: names of choices ("at this stage") stand anywhere."""
        asked = self.form.field(name)
        return asked is not None and not asked.options

    def _is_valid(self, asked: Field, value: str, *, is_exact: bool) -> bool:
        """Whether a field takes this value; free words only where nothing else can be meant."""
        checked = check(asked, value, self.form) if value else FormError
        if isinstance(checked, str):
            is_option = asked.option(checked) is not None
            return bool(checked) and (is_exact or is_option or not asked.takes_words)
        return False

    def _shaped(self, text: str, open_field: str | None) -> Iterator[tuple[str, str]]:
        """The address, the number or the time for a call that a clause holds, whatever is said
        around it."""
        for name in SHAPES:
            asked, value = self.form.field(name), value_in(name, plain(text))
            if asked is not None and value != "" and self._is_valid(asked, value, is_exact=False):
                yield name, value
        is_prose = open_field == PROSE
        times = only_contact_times(text) if is_prose else contact_times(text) or unfit_times(text)
        if times and self.form.field(TIMES):
            yield TIMES, times

    def _introduced(self, text: str, open_field: str | None) -> Iterator[tuple[str, str]]:
        """The name of a person who introduces themselves beside something else."""
        said, is_asked = without_shapes(text), open_field == "company"
        pair = company_and_person(said, is_asked=is_asked) if open_field in NAMES else None
        if pair is not None:
            yield from ((n, v) for n, v in zip(("company", "name"), pair, strict=True) if v)
            return
        said = without_shapes(plain(text))
        name = value_in("name", said)
        is_beside = open_field == "name" and said != plain(text)
        is_introduced = name != said and PERSON.match(said) is not None
        is_said = name != "" and (is_introduced or is_beside) and not COMPANY.search(name)
        is_said = is_said and LIKE_THIS.search(name) is None
        if open_field in NAMES and is_said and likeness("name", name) is Likeness.VALUE:
            yield "name", name

    def _assign(self, found: _Found, open_field: str | None) -> None:
        """Give what is left to the names that are still to be told: a company's, a person's."""
        left, found.left = found.left, []
        parts = [part for piece in left for part in names_in(piece)]
        for text in sorted(parts, key=lambda part: COMPANY.search(part) is None):
            is_name = COMPANY.search(text) is not None or _is_told(text)  # "call only" is none
            name = self._meant(text, found, open_field) if is_name else None
            if name is not None:
                found.values[name] = value_in(name, text)
            else:
                found.left.append(text)

    def _meant(self, text: str, found: _Found, open_field: str | None) -> str | None:
        """The field of a name for which a clause without a label is meant."""
        waiting = [n for n in ("company", "name") if n not in found.values]
        if COMPANY.search(text) and "company" in waiting:
            waiting = ["company"]
        elif open_field == "name":
            waiting = [n for n in waiting if n == "name"]
        elif open_field != "company":
            return None
        return next((n for n in waiting if likeness(n, text) is Likeness.VALUE), None)

    @cached_property
    def _patterns(self) -> ClausePatterns:
        """How the fields are named, titles included."""
        return ClausePatterns.of(
            {
                each.name: (
                    *(word for words in self.called.get(each.name, {}).values() for word in words),
                    each.title.ja,
                    each.title.en,
                )
                for each in self.form.fields
            }
        )


ONLY = re.compile(r"だけ|のみ|\bonly\b", re.IGNORECASE)

LIKE_THIS = re.compile(
    r"^(?:the|an?|not|just|here|calling|looking|sorry)\b|\b(?:in|on|at|of|for|to|by|with|known|used|only|too|very)\b"
)
"""Words of what a name is like, which none holds."""

PERSON = re.compile(
    r".*と(?:申|言|い)(?:し|い)ます|^(?:私|わたし|担当(?:者)?)(?:の名前)?は"
    r"|^(?:i am|i'm|im|this is|my name is) ",
    re.IGNORECASE,
)
"""How people introduce themselves."""


def is_left_out(text: str) -> bool:
    """Whether a clause says that the field it names is left out, not that it is the only one."""
    return is_refusal(text) and ONLY.search(text) is None


def _read(found: _Found, *, takes_prose: bool = False) -> Read:
    """The values; a question that is left is one, and other words are for staff."""
    asked = "\n".join(t for t in found.left if looks_like_question(t, _language(t)))
    told = "\n".join(t for t in found.left if _is_told(t))
    values = dict(found.values)
    is_told = PROSE not in values and len(values) >= SEVERAL
    is_prose = len(told) >= SHORTEST_PROSE[_language(told)]
    if takes_prose and is_told and is_prose:
        values[PROSE] = told
    return Read(tuple(FieldValue(name, value) for name, value in values.items()), asked)


def _is_told(text: str) -> bool:
    """Whether words beside values are for staff: no question, and not merely how to be reached."""
    is_of_contact = is_refusal(text) or (CALLING.search(text) and len(text) <= LONGEST_REQUEST)
    is_wrong = WRONG.search(text) is not None and len(text) <= LONGEST_REQUEST
    return not (looks_like_question(text, _language(text)) or is_of_contact or is_wrong)


def _is_name(label: Label, value: str) -> bool:
    """Whether what is said of a company or a person is its name, not what it is like ("our company
    is small", 弊社は製造業です)."""
    if label.is_exact or COMPANY.search(value):
        return True
    if label.field == "company":
        return "名" in label.word or value[:1].isupper()
    return LIKE_THIS.search(value) is None


def _language(text: str) -> Language:
    """The language of a piece of text, by its script."""
    return Language.JA if JAPANESE.search(text) else Language.EN
