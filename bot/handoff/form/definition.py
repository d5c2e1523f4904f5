"""The contact form: what is asked of a company that wishes to be contacted, in which order.

Curators keep it in `flows/handoff.yaml`. Values are language-neutral strings by field name; several
values are joined by commas in the order of the form; a field that was left out is an empty string.
What to ask next is derived from the values, as in the pre-check.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.handoff.lead import Contact, Wish
from bot.vocabulary import NO_WORDS, Bilingual, Language, Words

LANGUAGE = "language"
"""The field for the language of contact; it begins with the one that is spoken."""

COMMON_FIELDS = (
    *("company", "corporate_number", "name", "email", "phone", "language", "times"),
    *("stages", "menu", "remarks"),
)
"""The fields that every lead can keep under a name of its own; a programme may ask more."""

FormValues = Mapping[str, str]
"""What was given so far: `{field name: value}`."""


@dataclass(frozen=True, slots=True)
class FieldOption:
    """One value that a field offers. `says` are further words that certainly mean it."""

    value: str
    label: Bilingual
    clauses: tuple[str, ...] = ()
    says: Words = field(default_factory=lambda: NO_WORDS)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form. `title` is its short name, `hint` says how to fill it in.

    `is_several`: any number of the options; `takes_words`: free words as well as an option.
    `instead` names the field that may be filled in in its place.
    `is_folded`: it is asked only of who wishes to say more; `default` stands in it otherwise.
    """

    name: str
    title: Bilingual
    ask: Bilingual
    hint: Bilingual
    options: tuple[FieldOption, ...] = ()
    is_required: bool = True
    is_folded: bool = False
    default: str = ""
    is_several: bool = False
    takes_words: bool = False
    instead: str = ""

    def option(self, value: str) -> FieldOption | None:
        """The option with this value, or None."""
        return next((option for option in self.options if option.value == value), None)


@dataclass(frozen=True, slots=True)
class FormWords:
    """Words that typed answers are read by: `all` and `none` of the options, and what may stand
    between two of them or after them (`joining`: "and", "please")."""

    all: Words = field(default_factory=lambda: NO_WORDS)
    none: Words = field(default_factory=lambda: NO_WORDS)
    joining: Words = field(default_factory=lambda: NO_WORDS)


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """The whole contact form.

    `notice` is shown, and consent asked, before the first field (III.4). Besides facts it holds
    `{retention_days}`, which the operator sets.
    """

    notice: Bilingual
    clauses: tuple[str, ...]
    reply_within_working_days: int
    fields: tuple[Field, ...]
    words: FormWords = FormWords()

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields that everybody is asked for."""
        return tuple(field for field in self.fields if not field.is_folded)

    def field(self, name: str) -> Field | None:
        """The field with this name, or None."""
        return next((field for field in self.fields if field.name == name), None)

    def beside(self, field: Field, values: FormValues) -> Field:
        """A field as it is beside the others: one that another may stand in for can be left out,
        and once it is, that other one cannot."""
        if field.instead:
            is_given = bool(values.get(field.instead))
            return replace(field, is_required=False, instead="" if is_given else field.instead)
        if any(values.get(name) == "" for name in self.stood_for(field)):
            return replace(field, is_required=True, is_folded=False)
        return field

    def stood_for(self, field: Field) -> tuple[str, ...]:
        """The names of the fields in whose place this one may be filled in."""
        return tuple(each.name for each in self.fields if each.instead == field.name)


def first_values(definition: FormDefinition, language: Language) -> dict[str, str]:
    """What stands in a form before anything is filled in: defaults, and the language spoken."""
    folded = (field for field in definition.fields if field.is_folded)
    values = {f.name: language.value if f.name == LANGUAGE else f.default for f in folded}
    return {name: value for name, value in values.items() if value}


def next_field(definition: FormDefinition, values: FormValues) -> Field | None:
    """The first field that was neither filled in nor, where it may be, left out."""
    fields = (definition.beside(field, values) for field in definition.fields)
    return next((field for field in fields if is_waiting(field, values)), None)


def is_waiting(field: Field, values: FormValues) -> bool:
    """Whether the field still waits: an empty value settles an optional field only."""
    if field.is_folded and not field.is_required:
        return False
    return field.name not in values or (field.is_required and not values[field.name])


def is_complete(definition: FormDefinition, values: FormValues) -> bool:
    """Whether nothing is left to ask."""
    return next_field(definition, values) is None


def to_contact_and_wish(values: FormValues) -> tuple[Contact, Wish]:
    """What a completely filled in form says, in the shape that staff work with."""
    contact = Contact(
        company=values["company"],
        name=values["name"],
        email=values["email"],
        language=Language(values["language"]),
        corporate_number=values.get("corporate_number", ""),
        phone=values.get("phone", ""),
        times=values.get("times", ""),
    )
    wish = Wish(
        stages=split_values(values.get("stages", "")),
        menu=split_values(values.get("menu", "")),
        remarks=values.get("remarks", ""),
        others={name: value for name, value in values.items() if name not in COMMON_FIELDS},
    )
    return contact, wish


def values_of(contact: Contact, wish: Wish) -> dict[str, str]:
    """The values of the form that a lead was made of (see `to_contact_and_wish`)."""
    return {
        "company": contact.company,
        "corporate_number": contact.corporate_number,
        "name": contact.name,
        "email": contact.email,
        "phone": contact.phone,
        "language": contact.language.value,
        "times": contact.times,
        "stages": ",".join(wish.stages),
        "menu": ",".join(wish.menu),
        "remarks": wish.remarks,
        **wish.others,
    }


def split_values(value: str) -> tuple[str, ...]:
    """The single values of a field of several."""
    return tuple(part for part in value.split(",") if part)


def join_values(field: Field, chosen: frozenset[str]) -> str:
    """The chosen option values, in the order of the form, as one value."""
    return ",".join(option.value for option in field.options if option.value in chosen)
