"""Values for several fields of the contact form in one message, by name or by shape, in any order.

"My e-mail is … and call me on …", 「会社名は…、備考は空けておきます」, "put “…” in the remarks".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from bot.faq.question_detection import looks_like_question
from bot.handoff.form.definition import Field, FormDefinition
from bot.handoff.form.errors import FormError
from bot.handoff.form.validation import check
from bot.understanding.form.clauses import (
    NOT_THIS,
    WRONG,
    ClausePatterns,
    FieldClause,
    Label,
    clauses_of,
    put_right,
    right_behind,
)
from bot.understanding.form.contact_times import contact_times, only_contact_times, unfit_times
from bot.understanding.form.field_value import (
    NAMES,
    SHAPES,
    likeness,
    parted,
    value_in,
    without_shapes,
)
from bot.understanding.form.introductions import (
    INTRODUCES,
    company_and_person,
    is_called_so,
    with_position,
)
from bot.understanding.form.name_likeness import COMPANY, LIKE_THIS, Likeness
from bot.understanding.form.name_pieces import is_pair, name_beside, names_in, without_particle
from bot.understanding.form.refusal import (
    REMOVED,
    is_left_out,
    is_refusal,
    is_removal,
    unwished_way,
)
from bot.understanding.form.told.contact_language import contact_language
from bot.understanding.form.told.gathered import (
    TIMES,
    Gathered,
    Read,
    as_written,
    is_called_wrong,
    is_complaint,
    read_of,
    with_remark,
)
from bot.understanding.form.told.remark import (
    OTHERS,
    PROSE,
    SHORTEST_REMARK,
    as_told,
    call_times,
    denies,
    is_matter,
    is_told,
    language_of,
    says_nothing,
    told_beside,
)
from bot.vocabulary import Words
from bot.vocabulary.text import plain

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class ValueReader:
    """Reads values. `called` is what people call the fields, by name."""

    form: FormDefinition
    called: Mapping[str, Words]

    def read(
        self, written: str, open_field: str | None, filled: Mapping[str, str] = NOTHING
    ) -> Read | None:
        """The values that a message gives by name or shape; None where it gives none. `filled` is
        what stands in the form: what the field of free words takes whole replaces none of it."""
        is_prose = open_field == PROSE
        found = Gathered.of(written, is_denying=is_prose and denies(written))
        for clause in clauses_of(written if is_prose else parted(written), self._patterns):
            self._sort(clause, found, open_field)
        if is_prose:
            return with_remark(written, found, filled)
        found.is_sure = found.is_sure or (open_field in NAMES and is_pair(found.left))
        if not found.is_sure:
            return None
        self._assign(found, open_field)
        found.values = as_written(found.values, written)
        if (name := found.values.get("name")) and (titled := with_position(name, written)) != name:
            found.values["name"] = titled
            found.left = [text for text in found.left if text.strip(" .") not in titled]
        return read_of(found, takes_prose=open_field is not None) if found.values else None

    def all_named(self, written: str) -> tuple[str, ...]:
        """The fields that a message names, in its order."""
        found = self._patterns.anywhere.finditer(written)
        return tuple(dict.fromkeys(self._patterns.fields[each[0].casefold()] for each in found))

    def called_wrong(self, written: str) -> str | None:
        """The field of which a message only says that it is wrong."""
        clauses = clauses_of(written, self._patterns)
        said = [clause for clause in clauses if not says_nothing(clause.text)]
        named = {clause.named for clause in said if is_called_wrong(clause)}
        is_all = len(named) == 1 and all(is_complaint(clause) for clause in said)
        return next(iter(named)) if is_all else None

    def named(self, written: str) -> str | None:
        """The one field that a message names, whatever it says of it."""
        named = {clause.named for clause in clauses_of(written, self._patterns) if clause.named}
        return min(named) if len(named) == 1 else None

    def _sort(self, clause: FieldClause, found: Gathered, open_field: str | None) -> None:
        """Keep what one clause gives, or what is left of it."""
        is_for_staff = WRONG.search(clause.text) is None and not found.puts_right
        asked = None if found.is_denying else open_field
        given = dict(self._given(clause, asked, is_for_staff=is_for_staff))
        if not given and found.wrong:
            given = self._put_right(found.wrong, clause.text)
        if not given and clause.named and (right := right_behind(clause.text)):
            given = self._put_right(clause.named, right)
        if not given and found.named and is_removal(clause.text):
            given = {found.named: ""}
            found.values.pop(found.named, None)
        found.named = clause.named or found.named
        found.is_sure = found.is_sure or bool(given)
        if given:
            self._keep(clause, given, found, is_prose=open_field == PROSE)
        elif found.is_prose_open:
            found.values[PROSE] += f"{clause.joint}{clause.text}"
        elif is_called_wrong(clause):
            found.wrong = clause.named
        elif not says_nothing(clause.text):
            found.left.append(clause.text)

    def _keep(
        self, clause: FieldClause, given: dict[str, str], found: Gathered, *, is_prose: bool
    ) -> None:
        """Keep what a clause gives, and what it says besides."""
        found.add(given, clause.text)
        is_exact = clause.label is not None and clause.label.is_exact
        is_going_on = is_exact or found.is_changing or found.wrong == PROSE
        found.is_prose_open = bool(given.get(PROSE)) and is_going_on
        is_name_alone = found.wrong in NAMES and bool(NAMES & given.keys())
        found.wrong = None
        if clause.label is not None or is_name_alone:
            return
        if beside := name_beside(clause.text, given) or told_beside(clause.text, is_prose=is_prose):
            found.left.append(beside)

    def _put_right(self, name: str, text: str) -> dict[str, str]:
        """The value of a field that was called wrong, in the clause behind; empty without one."""
        asked, right = self.form.field(name), put_right(text)
        is_asked = name != PROSE and looks_like_question(text, language_of(text))
        if asked is None or is_asked:
            return {}
        if name in NAMES:
            value = value_in(name, right or text)
            name = "company" if COMPANY.search(value) else name
            is_named = right != "" or COMPANY.search(value) is not None
            is_value = likeness(name, value) is Likeness.VALUE and not WRONG.search(value)
            return {name: value} if is_named and is_value else {}
        if name == PROSE:
            return {name: right} if len(right) >= SHORTEST_REMARK else {}
        is_valid = right != "" and self._is_valid(asked, right, is_exact=name == TIMES)
        return {name: right} if is_valid else {}

    def _given(
        self, clause: FieldClause, open_field: str | None, *, is_for_staff: bool
    ) -> Iterator[tuple[str, str]]:
        """The fields and values of one clause; in the field of free words it may be for staff."""
        label = as_told(clause.label) if open_field is None else clause.label
        is_prose_open = open_field == PROSE and is_for_staff
        value = self._labelled(label, is_prose_open=is_prose_open) if label else None
        if label is not None and value is not None:
            yield label.field, value
        elif clause.named and self._is_left_out(clause.named, clause.text):
            yield (open_field if {open_field, clause.named} <= NAMES else clause.named) or "", ""
        elif (unwished := unwished_way(clause.text)) is not None and open_field != PROSE:
            yield unwished, ""
        else:
            shaped = self._shaped(clause.text, open_field)
            is_past = NOT_THIS.match(clause.text) is not None
            yield from ((n, v) for n, v in shaped if n == TIMES or not is_past)
        if label is None and value is None:
            yield from self._introduced(clause.text, open_field)

    def _labelled(self, label: Label, *, is_prose_open: bool) -> str | None:
        """The value that a label names, if it can be one."""
        asked = self.form.field(label.field)
        is_other = is_prose_open and not (label.is_exact or label.field in SHAPES)
        is_time = label.field == TIMES and only_contact_times(label.value) != ""
        if asked is None or (is_other and not is_time):
            return None  # words to staff
        value = value_in(asked.name, label.value)
        if asked.name in NAMES:
            value = without_particle(value)
            if WRONG.search(value):
                return None
            is_value = likeness(asked.name, value) is Likeness.VALUE and is_called_so(label, value)
            return value if is_value or label.is_quoted else None
        if asked.name == PROSE:
            is_asked = looks_like_question(value, language_of(value)) and not is_matter(value)
            is_said = len(value) >= SHORTEST_REMARK and not is_asked
            return value if (label.is_exact or is_said) and not is_refusal(value) else None
        times = only_contact_times(label.value) if asked.name == TIMES else ""
        value, is_time = times or value, times != ""
        return value if self._is_valid(asked, value, is_exact=label.is_exact or is_time) else None

    def _is_left_out(self, name: str, text: str) -> bool:
        """Whether a clause leaves out the field that it names: names of choices ("at this stage")
        stand anywhere, and are left out only where something is to be removed."""
        asked = self.form.field(name)
        if asked is None or not is_left_out(text):
            return False
        return not asked.options or REMOVED.search(text) is not None

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
        is_prose = open_field == PROSE
        is_of_others = is_prose and OTHERS.search(text) is not None
        for name in SHAPES if not is_of_others else ():
            asked, value = self.form.field(name), value_in(name, plain(text))
            if asked is not None and value != "" and self._is_valid(asked, value, is_exact=False):
                yield name, value
        times = only_contact_times(text) or (
            call_times(text) if is_prose else contact_times(text) or unfit_times(text)
        )
        if times and self.form.field(TIMES):
            yield TIMES, times
        if tongue := contact_language(text):
            yield "language", tongue

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
        is_introduced = name != said and INTRODUCES.match(said) is not None
        is_said = name != "" and (is_introduced or is_beside) and not COMPANY.search(name)
        is_said = is_said and LIKE_THIS.search(name) is None
        if open_field in NAMES and is_said and likeness("name", name) is Likeness.VALUE:
            yield "name", name

    def _assign(self, found: Gathered, open_field: str | None) -> None:
        """Give what is left to the names that are still to be told: a company's, a person's."""
        left, found.left = found.left, []
        parts = [part for piece in left for part in names_in(piece)]
        for text in sorted(parts, key=lambda part: COMPANY.search(part) is None):
            is_name = COMPANY.search(text) is not None or is_told(text)  # "call only" is none
            name = self._meant(text, found, open_field) if is_name else None
            if name is not None:
                found.values[name] = value_in(name, text)
            else:
                found.left.append(text)

    def _meant(self, text: str, found: Gathered, open_field: str | None) -> str | None:
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
        return ClausePatterns.of_form(self.form, self.called)
