"""The shape of `flows/precheck.yaml` and `flows/words.yaml`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from bot.content.schemas.base import (
    ContentEntry,
    LabelEntry,
    Text,
    TextEntry,
    Value,
    WordsEntry,
    bilingual_or_none,
    mistake,
    words_or_none,
)
from bot.content.schemas.phrases import PhrasesFile
from bot.precheck.flow import NOT_SURE, Effect, Flow, Offer, Option, Question, Topic
from bot.precheck.next_steps import StepChoice
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.profile import ProfileEntry, Trait
from bot.vocabulary import Bilingual, Words
from bot.vocabulary.sentence import N_, Sentence

Clauses = Annotated[list[Text], Field(min_length=1)]


class OfferEntry(ContentEntry):
    """What is possible instead of an excluding choice."""

    value: Value
    label: LabelEntry

    def offer(self) -> Offer:
        """The offer as the program sees it."""
        return Offer(self.value, self.label.bilingual())


class TopicEntry(ContentEntry):
    """What it answers to a yes/no question that its subject is there, or that it is missing."""

    there: Value
    missing: Value


class ChoiceEntry(ContentEntry):
    """One choice of a question."""

    value: Value
    label: LabelEntry
    denied: Value | None = None
    beside_others: Value | None = None
    effect: Literal["excluded", "review", "note"] | None = None
    clauses: Clauses | None = None
    reason: TextEntry | None = None
    instead: TextEntry | None = None
    offer: OfferEntry | None = None

    @model_validator(mode="after")
    def explains_its_effect(self) -> Self:
        """Nobody is turned away, sent to staff or noted without being told why."""
        needed = {"reason": self.reason} if self.effect else {}
        if self.effect == "excluded":
            needed["instead"] = self.instead
        if missing := [f"`{key}`" for key, text in needed.items() if text is None]:
            raise mistake(
                Sentence(
                    N_("the effect is {effect}, so {what} is expected"),
                    effect=self.effect,
                    what=" and ".join(missing),
                )
            )
        if self.offer and self.effect != "excluded":
            raise mistake(
                Sentence(N_("an `offer` is made only where the effect is excluded: remove it"))
            )
        return self


class QuestionEntry(ContentEntry):
    """One question of the pre-check."""

    key: Value
    revision: Annotated[int, Field(ge=1)] = 1
    clauses: Clauses
    title: TextEntry
    ask: TextEntry
    why: TextEntry
    find_out: TextEntry
    yes: Value | None = None
    no: Value | None = None
    first_number: Annotated[int, Field(ge=0)] = 1
    topic: TopicEntry | None = None
    of_hire_wish: Value | None = None
    choices: Annotated[list[ChoiceEntry], Field(min_length=2)]

    @model_validator(mode="after")
    def offers_a_way_on(self) -> Self:
        """What is offered instead of an excluding choice must not exclude as well."""
        excluded = {choice.value for choice in self.choices if choice.effect == "excluded"}
        for choice in self.choices:
            if choice.offer and choice.offer.value in excluded:
                raise mistake(
                    Sentence(
                        N_("`{value}` offers `{value2}`, which is excluded"),
                        value=choice.value,
                        value2=choice.offer.value,
                    )
                )
        return self


class NotSureEntry(ContentEntry):
    """The option that every question ends with."""

    label: LabelEntry


class TraitEntry(ContentEntry):
    """Something that companies tell of themselves although no question asks it."""

    trait: Annotated[Trait, Field(strict=False)]
    title: TextEntry
    remark: TextEntry
    clauses: Clauses

    def entry(self) -> ProfileEntry:
        """The same as the program sees it."""
        title, remark = self.title.bilingual(), self.remark.bilingual()
        return ProfileEntry(self.trait, title, remark, tuple(self.clauses))


class FlowFile(ContentEntry):
    """The whole of `precheck.yaml`."""

    edition: Text
    not_sure: NotSureEntry
    unused_clauses: dict[str, TextEntry] = Field(default_factory=dict)
    questions: Annotated[list[QuestionEntry], Field(min_length=1)]
    profile: list[TraitEntry] = Field(default_factory=list)


class WordsFile(ContentEntry):
    """The whole of `words.yaml`."""

    yes: WordsEntry
    no: WordsEntry
    as_shown: WordsEntry
    repairs: WordsEntry | None = None
    exclaimed: WordsEntry | None = None
    dialect: dict[Text, list[Text]] = Field(default_factory=dict)
    formal: dict[Text, list[Text]] = Field(default_factory=dict)
    dictated: dict[Text, list[Text]] = Field(default_factory=dict)
    shorthand: dict[Text, list[Text]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _each_form_means_one_thing(self) -> Self:
        kinds = (self.dialect, self.formal, self.dictated, self.shorthand)
        listed = (said for kind in kinds for said in kind.values())
        forms = Counter(form for said in listed for form in said)
        if twice := [form for form, times in forms.items() if times > 1]:
            raise mistake(
                Sentence(
                    N_("{words} stand for two things: keep one of them"), words=", ".join(twice)
                )
            )
        return self


FLOW_FILE = TypeAdapter(FlowFile)
WORDS_FILE = TypeAdapter(WordsFile)


def to_flow(file: FlowFile, phrases: PhrasesFile, next_steps: tuple[StepChoice, ...]) -> Flow:
    """The pre-check as the program sees it, with what comes after it."""
    questions = (to_question(entry, file.not_sure, phrases) for entry in file.questions)
    profile = tuple(entry.entry() for entry in file.profile)
    return Flow(file.edition, tuple(questions), next_steps, profile)


def to_question(entry: QuestionEntry, not_sure: NotSureEntry, phrases: PhrasesFile) -> Question:
    """One question, which ends with "not sure"."""
    clauses = tuple(entry.clauses)
    unsure = Option(
        value=NOT_SURE,
        label=not_sure.label.bilingual(),
        effect=Effect.REVIEW,
        clauses=clauses,
        says=phrases.not_sure.words(),
    )
    return Question(
        key=entry.key,
        clauses=clauses,
        title=entry.title.bilingual(),
        ask=entry.ask.bilingual(),
        why=entry.why.bilingual(),
        find_out=entry.find_out.bilingual(),
        options=(*(to_option(choice, entry.key, phrases) for choice in entry.choices), unsure),
        yes=entry.yes,
        no=entry.no,
        topic=to_topic(entry, phrases),
        of_hire_wish=entry.of_hire_wish,
        first_number=entry.first_number,
        revision=entry.revision,
    )


def to_topic(entry: QuestionEntry, phrases: PhrasesFile) -> Topic | None:
    """What a question is about, where it can be answered by that."""
    if entry.topic is None:
        return None
    return Topic(phrases.topics[entry.key].words(), entry.topic.there, entry.topic.missing)


def to_option(entry: ChoiceEntry, question: str, phrases: PhrasesFile) -> Option:
    """One option of a question."""
    said = phrases.of(question, entry.value)
    return Option(
        value=entry.value,
        label=entry.label.bilingual(),
        effect=Effect(entry.effect or Effect.NONE),
        clauses=tuple(entry.clauses or ()),
        reason=bilingual_or_none(entry.reason),
        instead=bilingual_or_none(entry.instead),
        offer=entry.offer.offer() if entry.offer else None,
        says=words_or_none(said.says),
        denied=entry.denied,
        beside_others=entry.beside_others,
        answers=words_or_none(said.answers),
    )


def to_unused_clauses(file: FlowFile) -> Mapping[str, Bilingual]:
    """Why some conditions of the guideline are not asked about, by clause."""
    return {clause: reason.bilingual() for clause, reason in file.unused_clauses.items()}


def to_words(file: WordsFile, phrases: PhrasesFile, commands: Mapping[str, Words]) -> CommonWords:
    """The everyday words as the program sees them, among them the short forms of commands."""
    return CommonWords(
        yes=file.yes.words(),
        no=file.no.words(),
        as_shown=file.as_shown.words(),
        repairs=words_or_none(file.repairs),
        exclaimed=words_or_none(file.exclaimed),
        not_sure=phrases.not_sure.words(),
        commands=commands,
        standard={
            form: plain
            for kind in (file.dialect, file.formal, file.dictated)
            for plain, said in kind.items()
            for form in said
        },
        shorthand={form: plain for plain, said in file.shorthand.items() for form in said},
    )
