"""The shape of `flows/handoff.yaml`: the contact form."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AfterValidator, TypeAdapter, field_validator, model_validator
from pydantic import Field as Limit
from rapidfuzz import fuzz

from bot.content.schemas.base import (
    ContentEntry,
    LabelEntry,
    Text,
    TextEntry,
    Value,
    WordsEntry,
    mistake,
    words_or_none,
)
from bot.handoff.form.definition import (
    COMMON_FIELDS,
    LANGUAGE,
    Field,
    FieldOption,
    FormDefinition,
    FormWords,
)
from bot.vocabulary import Language
from bot.vocabulary.sentence import N_, Sentence

NEEDED_FIELDS = ("company", "name", "email", "language")
"""Without these nobody can be contacted."""


NEARLY = 85
"""Likeness (0-100) from which a name is a slip for a field that every lead has a place for."""


def is_no_slip(name: str) -> str:
    """A field of the programme's own is not called nearly as one that there is."""
    for common in COMMON_FIELDS:
        if name != common and fuzz.ratio(name, common) >= NEARLY:
            raise mistake(
                Sentence(
                    N_("found `{name}`, which is nearly '{common}': write that, or another name"),
                    name=name,
                    common=common,
                )
            )
    return name


class FieldChoiceEntry(ContentEntry):
    """One choice of a field."""

    value: Value
    label: LabelEntry
    clauses: list[Text] = Limit(default_factory=list)
    says: WordsEntry | None = None

    def option(self) -> FieldOption:
        """The choice as the program sees it."""
        return FieldOption(
            value=self.value,
            label=self.label.bilingual(),
            clauses=tuple(self.clauses),
            says=words_or_none(self.says),
        )


class FieldEntry(ContentEntry):
    """One field of the form: one that every lead has a place for, or one of this programme."""

    name: Annotated[Value, AfterValidator(is_no_slip)]
    required: bool = True
    folded: bool = False
    default: Value | None = None
    several: bool = False
    words: bool = False
    instead: Value | None = None
    title: TextEntry
    ask: TextEntry
    hint: TextEntry
    choices: list[FieldChoiceEntry] = Limit(default_factory=list)

    @model_validator(mode="after")
    def has_choices_where_needed(self) -> Self:
        """Some settings mean nothing without choices, and a language must be one of ours."""
        if (self.several or self.words) and not self.choices:
            raise mistake(Sentence(N_("`several` and `words` need `choices`")))
        values = {choice.value for choice in self.choices}
        if self.name == LANGUAGE and values != set(Language):
            raise mistake(
                Sentence(
                    N_("`choices` with the values {what} are expected"), what=" and ".join(Language)
                )
            )
        if self.default is not None and self.default not in values:
            raise mistake(Sentence(N_("`default` is the value of one of the `choices`")))
        is_known = self.default is not None or self.name == LANGUAGE
        if self.folded and self.required and not is_known:
            raise mistake(Sentence(N_("a required field that is `folded` needs a `default`")))
        return self

    def field(self) -> Field:
        """The field as the program sees it."""
        return Field(
            name=self.name,
            title=self.title.bilingual(),
            ask=self.ask.bilingual(),
            hint=self.hint.bilingual(),
            options=tuple(choice.option() for choice in self.choices),
            is_required=self.required,
            is_folded=self.folded,
            default=self.default or "",
            is_several=self.several,
            takes_words=self.words,
            instead=self.instead or "",
        )


class FormWordsEntry(ContentEntry):
    """Words that typed answers are read by."""

    all: WordsEntry
    none: WordsEntry
    joining: WordsEntry


class FormFile(ContentEntry):
    """The whole of `handoff.yaml`."""

    reply_within_working_days: Annotated[int, Limit(ge=1)]
    clauses: Annotated[list[Text], Limit(min_length=1)]
    notice: TextEntry
    words: FormWordsEntry
    fields: list[FieldEntry]

    @field_validator("fields")
    @classmethod
    def can_be_answered(cls, fields: list[FieldEntry]) -> list[FieldEntry]:
        """Without a name and an address nobody can be contacted."""
        required = {field.name for field in fields if field.required}
        if missing := [name for name in NEEDED_FIELDS if name not in required]:
            raise mistake(
                Sentence(N_("these required fields are missing: {what}"), what=", ".join(missing))
            )
        names = {field.name for field in fields if not field.required}
        if others := [f.instead for f in fields if f.instead and f.instead not in names]:
            told = N_("`instead` names no field that may be left out: {what}")
            raise mistake(Sentence(told, what=", ".join(others)))
        return fields


FORM_FILE = TypeAdapter(FormFile)


def to_form(file: FormFile) -> FormDefinition:
    """The contact form as the program sees it."""
    words = file.words
    return FormDefinition(
        notice=file.notice.bilingual(),
        clauses=tuple(file.clauses),
        reply_within_working_days=file.reply_within_working_days,
        fields=tuple(entry.field() for entry in file.fields),
        words=FormWords(words.all.words(), words.none.words(), words.joining.words()),
    )
