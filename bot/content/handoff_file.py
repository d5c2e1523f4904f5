"""The shape of `flows/handoff.yaml`, and the contact form that it describes."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bot.handoff import form
from bot.handoff.choosing import fold, phrases_for
from bot.vocabulary import Bilingual, Language, Words

FIELD_NAMES = (
    "company",
    "corporate_number",
    "name",
    "email",
    "phone",
    "language",
    "times",
    "stages",
    "menu",
    "remarks",
)
"""What a lead has room for: the form asks exactly these, in the curator's order."""

NEVER_OPTIONAL = {"company", "name", "email", "language"}
"""Without these nobody can be contacted."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
OptionValue = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]


class Part(BaseModel):
    """A part of the file: nothing unknown, nothing changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class TextPart(Part):
    """One sentence or label in both languages."""

    ja: Text
    en: Text

    def build(self) -> Bilingual:
        """The text as the counter uses it."""
        return Bilingual(self.ja, self.en)


class WordsPart(Part):
    """Words or phrases of both languages."""

    ja: list[Text] = []
    en: list[Text] = []

    def build(self) -> Words:
        """The words as the counter uses them."""
        return {Language.JA: tuple(self.ja), Language.EN: tuple(self.en)}


class ChoicePart(Part):
    """One choice of a field."""

    value: OptionValue
    label: TextPart
    clauses: list[Text] = []
    says: WordsPart = WordsPart()

    def build(self) -> form.FieldOption:
        """The option as the counter uses it."""
        return form.FieldOption(
            self.value, self.label.build(), tuple(self.clauses), self.says.build()
        )


class FieldPart(Part):
    """One field of the form."""

    name: Text
    title: TextPart
    ask: TextPart
    hint: TextPart
    required: bool = True
    several: bool = False
    words: bool = False
    choices: list[ChoicePart] = []

    @model_validator(mode="after")
    def has_a_known_name(self) -> Self:
        """A lead has room for this field, and what it cannot do without is required."""
        if self.name not in FIELD_NAMES:
            raise ValueError(f"{self.name} is no field of a lead: {', '.join(FIELD_NAMES)}")
        if self.name in NEVER_OPTIONAL and not self.required:
            raise ValueError(f"{self.name} cannot be optional: nobody could be contacted")
        return self

    @model_validator(mode="after")
    def has_sensible_choices(self) -> Self:
        """Several values, or words beside choices, need choices to begin with."""
        if (self.several or self.words) and not self.choices:
            raise ValueError(f"{self.name} has no choices, so neither `several` nor `words` fits")
        values = {choice.value for choice in self.choices}
        languages = {language.value for language in Language}
        if self.name == "language" and values != languages:
            raise ValueError(f"the choices of language are {', '.join(sorted(languages))}")
        return self

    @model_validator(mode="after")
    def means_one_thing(self) -> Self:
        """No word means two choices, since a typed answer could then be neither."""
        meant = Counter(
            phrase
            for choice in self.choices
            for phrase in {fold(said) for said in phrases_for(choice.build())}
        )
        twice = sorted(phrase for phrase, count in meant.items() if count > 1)
        if twice:
            raise ValueError(f"{self.name}: two choices mean {', '.join(twice)}")
        return self

    def build(self) -> form.Field:
        """The field as the counter uses it."""
        return form.Field(
            name=self.name,
            title=self.title.build(),
            ask=self.ask.build(),
            hint=self.hint.build(),
            options=tuple(choice.build() for choice in self.choices),
            is_required=self.required,
            is_several=self.several,
            takes_words=self.words,
        )


class FormWordsPart(Part):
    """Words that typed answers are read by."""

    all: WordsPart
    none: WordsPart
    joining: WordsPart

    def build(self) -> form.FormWords:
        """The words as the counter uses them."""
        return form.FormWords(self.all.build(), self.none.build(), self.joining.build())


class HandoffFile(Part):
    """The whole file."""

    reply_within_working_days: Annotated[int, Field(ge=0, le=60)]
    clauses: Annotated[list[Text], Field(min_length=1)]
    notice: TextPart
    words: FormWordsPart
    fields: list[FieldPart]

    @model_validator(mode="after")
    def asks_each_field_once(self) -> Self:
        """Every field of a lead is asked exactly once."""
        names = [field.name for field in self.fields]
        if sorted(names) != sorted(FIELD_NAMES):
            raise ValueError(f"each of these is asked once: {', '.join(FIELD_NAMES)}")
        return self

    def build(self) -> form.FormDefinition:
        """The contact form as the counter uses it."""
        return form.FormDefinition(
            notice=self.notice.build(),
            clauses=tuple(self.clauses),
            reply_within_working_days=self.reply_within_working_days,
            fields=tuple(field.build() for field in self.fields),
            words=self.words.build(),
        )
