"""A message written at the counter, as all experts see it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.precheck.flow import NOT_SURE, Effect, Question
from bot.precheck.nlu.common_words import CommonWords, says_yes
from bot.precheck.nlu.normalize import bare, folded
from bot.precheck.nlu.readings import PossibleReading, Reading, Understanding
from bot.precheck.nlu.sentences import sentences
from bot.precheck.nlu.short_answers import names, short_answer
from bot.speech.mood import asks_leave
from bot.understanding.knowledge_lookup import is_topic
from bot.understanding.meaning import Act, CommandWish, Hint, OfferReadings, Sense, Tell
from bot.understanding.state import DialogueState
from bot.understanding.waiting.yes_no import whole_yes_no

CERTAIN = 0.9
"""How probable a command must be beside a reply, or for a question that is known as well."""


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """A message as all experts see it. `question`: the open one; `asked`: what of the text asks, ""
    where nothing does."""

    text: str
    state: DialogueState
    question: Question | None
    asked: str
    found: Understanding
    wishes: tuple[CommandWish, ...]

    @property
    def is_sure(self) -> bool:
        """Whether the likeliest command is certain."""
        return bool(self.wishes) and self.wishes[0].sure >= CERTAIN

    @property
    def has_asked(self) -> bool:
        """Whether who asks whether they may ask something has asked it in the same breath."""
        is_led = any(asks_leave(folded(each)) for each in sentences(self.text))
        return is_led and bool(self.asked) and not asks_leave(folded(self.asked))

    @property
    def doubt(self) -> Hint | None:
        """What the text may say of the open question."""
        doubts = (d for d in self.found.doubts if d.question is self.question)
        return next((Hint(d.question, d.options) for d in doubts), None)

    @property
    def may_exclude(self) -> bool:
        """Whether something may stand in the way, of which articles tell more."""
        options = (option for doubt in self.found.doubts for option in doubt.options)
        return any(option.effect is Effect.EXCLUDED for option in options)

    @property
    def offers(self) -> tuple[OfferReadings, ...]:
        """The likely facts about other questions than the open one."""
        return offers_of(self.found, self.question, self.state)

    @property
    def inferred(self) -> tuple[Reading, ...]:
        """What only follows from what is told."""
        return self.found.inferred(self.state.answers)

    @property
    def is_topic(self) -> bool:
        """Whether the text only names something."""
        return is_topic(self.text, self.state.language)

    def sense(self, by: str, *acts: Act) -> Sense:
        """What it means."""
        return Sense(acts, self.wishes, by, self.inferred)


def offers_of(
    found: Understanding, question: Question | None, state: DialogueState
) -> tuple[OfferReadings, ...]:
    """The likely facts about other questions than this one, to be offered together."""
    likely = [r for r in found.likely(state.answers) if r.question is not question]
    return (OfferReadings(tuple(likely)),) if likely else ()


def speak_for_it(offers: tuple[OfferReadings, ...]) -> bool:
    """Whether nothing that is likely speaks against the case: then no article is needed on it."""
    return all(r.option.effect is Effect.NONE for act in offers for r in act.readings)


def without_unsure(found: Understanding, question: Question) -> Understanding:
    """The same without a reply to this question that it is not known."""
    kept = (
        reading
        for reading in found.readings
        if not (reading.question is question and reading.option.value == NOT_SURE)
    )
    return replace(found, readings=tuple(kept))


def doubted(found: Understanding, question: Question) -> Understanding:
    """The same, where a reply to this question is only put to the person."""
    doubts = tuple(
        PossibleReading(reading.question, (reading.option,))
        for reading in found.readings
        if reading.question is question
    )
    others = tuple(reading for reading in found.readings if reading.question is not question)
    return Understanding(others, (*doubts, *found.doubts))


def is_bare_reply(words: CommonWords, question: Question, text: str) -> bool:
    """Whether a message is nothing but a reply, which tells nothing of other questions."""
    is_label = any(bare(text) in names(option) for option in question.options)
    return is_label or says_yes(words, text) is not None or short_answer(question, text) is not None


def is_no_choice(words: CommonWords, question: Question, text: str) -> bool:
    """Whether a text is a bare yes or no to a question that asks which."""
    asks_which = question.yes is None and question.no is None
    is_bare = asks_which and whole_yes_no(words, text) is not None
    return is_bare and short_answer(question, text) is None


def newly_told(found: Understanding, state: DialogueState) -> tuple[Tell, ...]:
    """The facts that nothing was answered to before."""
    new = tuple(r for r in found.readings if r.question.key not in state.answers)
    return (Tell(new),) if new else ()
