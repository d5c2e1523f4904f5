"""The one decision: what a message means where the person stands.

Exact things come first (labels, numbers, set phrases), then what is probable enough: commands by
their gate, facts and replies by the reader, values by their likeness, and last the knowledge base.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.faq.article import Knowledge
from bot.faq.decision import Decision, DecisionKind
from bot.faq.matcher import Matcher
from bot.faq.multi_question import understand
from bot.faq.question_detection import looks_like_question
from bot.faq.text.tokens import parts_of_speech
from bot.handoff.form import FormDefinition
from bot.handoff.form_errors import FormError
from bot.handoff.redaction import hide_contact_details
from bot.handoff.validation import check
from bot.precheck.flow import Flow, Question
from bot.precheck.nlu.common_words import CommonWords, command_in, says_yes
from bot.precheck.nlu.interpreter import Reading, Understanding, asks
from bot.understanding.choices import named_change, offered_choice
from bot.understanding.commands.command import CommandBook, Risk
from bot.understanding.commands.expert import Expert, parts
from bot.understanding.concepts import as_compared
from bot.understanding.facts.reader import Reader
from bot.understanding.field_value import NAMES, Likeness, likeness, value_in
from bot.understanding.meaning import (
    Add,
    Agree,
    Ask,
    CommandWish,
    Do,
    Doubt,
    Fill,
    Hint,
    Leave,
    Nothing,
    OfferReadings,
    Pick,
    Sense,
    Tell,
    Write,
)
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Language, Words

ENOUGH = {Risk.FREE: 0.5, Risk.UNDOABLE: 0.55, Risk.ASKS: 0.5, Risk.FINAL: 0.65}
"""How probable a command must be to be done, by what a mistake would cost."""

BESIDE = 0.75
"""The same where the words may be meant for a field of free words."""

SURELY_KNOWN = 0.9
"""How sure an article must be to be told beside what staff are told."""

CERTAIN = 0.9
"""How probable a command must be beside a reply, or for a question that is known as well."""

NOT_KNOWN = 0.4
"""How probable a command that costs little must be where the knowledge base knows no answer."""

WORTH_NAMING = 0.15
"""How probable a command must be to be among what may be meant."""

COURTESIES = frozenset({"hello", "thanks", "goodbye"})
"""What people say around a command; alone it is answered in kind."""

ONLY_IN_SET_PHRASES = frozenset({"start", "restart", "resume"})
"""What is done while staff listen only where it is said in so many words: in others' words it may
well be about the programme or an appointment."""

ANGER = "ANGER"
"""The concept of words said in anger."""

PROSE = "remarks"
"""The field of free words."""


@dataclass(frozen=True)
class Interpreter:
    """Tells what messages mean. `expert` and `matcher` give those of a language."""

    flow: Flow
    words: CommonWords
    form: FormDefinition
    book: CommandBook
    knowledge: Knowledge
    expert: Callable[[Language], Expert]
    matcher: Callable[[Language], Matcher]
    reader: Reader
    called: Mapping[str, Words]
    """What people call the questions and the fields, by key and name."""

    def interpret(self, heard: Heard, state: DialogueState) -> Sense:
        """What a message means, as acts in the order in which they are to be done."""
        exact = self._exact(heard.text, state)
        if exact is not None:
            return exact
        if state.place is Place.STAFF:
            return self._beside_staff(heard, state)
        if state.place in {Place.FIELD, Place.REVIEW}:
            return self._in_form(heard, state)
        return self._at_counter(heard.text, state)

    def wishes(self, text: str, state: DialogueState) -> tuple[CommandWish, ...]:
        """The commands that may be meant, likeliest first."""
        return self.expert(state.language).wishes(text, state.place)

    def _exact(self, text: str, state: DialogueState) -> Sense | None:
        """A bare yes or no to what waits, a choice that was offered, a change, a set phrase."""
        said = says_yes(self.words, text) if state.waits else None
        if said is not None and not (state.place is Place.FIELD and state.waits == "sending"):
            return Sense((Agree(said),), by="yes or no")
        is_number = text.isdigit()
        offered = offered_choice(state, text)
        if offered is not None and not (is_number and state.place is Place.STAFF):
            return Sense((Pick(offered),), by="offered")
        is_staff = state.place is Place.STAFF
        change = None if is_staff else named_change(self.flow, self.form, state, text)
        if change is not None:
            return Sense((Pick(change),), by="change")
        command = command_in(self.words, text)
        if command is not None and state.place in self.book.commands[command].where:
            meant = self.book.meant(command, state.place)
            return Sense((self._do(meant, text, state, is_free=False),), by="set phrase")
        return None

    def _do(self, command: str, text: str, state: DialogueState, *, is_free: bool = True) -> Do:
        """The command; whoever asks for a person may be angry."""
        is_angry = command == "staff" and ANGER in self.expert(state.language).concepts.spoken_of(
            text
        )
        return Do(command, is_free=is_free, is_angry=is_angry)

    def _likely(self, wishes: tuple[CommandWish, ...], least: float = 0.0) -> str | None:
        """The likeliest command, where it is probable enough for its risk."""
        enough = [
            wish.command
            for wish in wishes
            if wish.sure >= max(least, ENOUGH[self.book.commands[wish.command].risk])
        ]
        if not enough or enough[0] != wishes[0].command:
            return None
        beside = [command for command in enough if command not in COURTESIES]
        return (beside or enough)[0] if enough[0] in COURTESIES else enough[0]

    def _beside_staff(self, heard: Heard, state: DialogueState) -> Sense:
        """Words to staff, unless they are certainly meant for the counter; what it knows exactly
        is told as well."""
        wishes = self.wishes(heard.text, state)
        command = self._likely(wishes, CERTAIN)
        if self._is_thanks_first(heard.text, state) or command in ONLY_IN_SET_PHRASES:
            command = None
        if command is not None and self.book.commands[command].risk in {Risk.FREE, Risk.ASKS}:
            return Sense((self._do(command, heard.text, state),), wishes, "gate")
        if looks_like_question(heard.text, state.language):
            first, *_ = self._decide(heard.text, state)
            if first.kind is DecisionKind.ANSWER and first.score >= SURELY_KNOWN:
                return Sense(
                    (Write(is_known=True), Ask(heard.text, (first,))), wishes, "to staff, and known"
                )
        return Sense((Write(),), wishes, "to staff")

    def _is_thanks_first(self, text: str, state: DialogueState) -> bool:
        """Whether a message begins with thanks, which are due to who wrote last: staff."""
        _, *sentences = parts(text, state.language)
        return bool(sentences) and command_in(self.words, sentences[0]) == "thanks"

    def _in_form(self, heard: Heard, state: DialogueState) -> Sense:
        """A value for the field, or something else that is said instead of one."""
        if state.place is Place.FIELD and self._is_value(heard, state):
            return Sense((Fill(value_in(state.open or "", heard.written)),), by="value")
        wishes = self.wishes(heard.text, state)
        is_prose = state.open == PROSE
        command = self._likely(wishes, BESIDE if is_prose else 0.0)
        if command is not None:
            return Sense((self._act(command, heard.text, state),), wishes, "gate")
        if is_prose:
            return Sense((Fill(heard.written),), wishes, "value")
        if looks_like_question(heard.text, state.language):
            return Sense((Ask(heard.text, self._decide(heard.text, state)),), wishes, "question")
        if state.place is Place.FIELD and state.open not in NAMES:
            return Sense((Fill(heard.written),), wishes, "value")
        doubted = Doubt(heard.written) if state.place is Place.FIELD else Nothing()
        return Sense((doubted,), wishes, "doubt")

    def _is_value(self, heard: Heard, state: DialogueState) -> bool:
        """Whether this is certainly a value for the field that is asked."""
        field = self.form.field(state.open or "")
        if field is None or field.name == PROSE:
            return False
        if field.name in NAMES:
            return likeness(field.name, heard.text) is Likeness.VALUE
        if field.takes_words and looks_like_question(heard.text, state.language):
            return False
        is_free = field.takes_words and not isinstance(
            check(field, heard.written, self.form), FormError
        )
        if is_free:
            return self._likely(self.wishes(heard.text, state)) is None
        return not isinstance(check(field, heard.written, self.form), FormError)

    def _at_counter(self, text: str, state: DialogueState) -> Sense:
        """Facts, commands, questions: one of them, or several in one message."""
        is_asked = state.place in {Place.QUESTION, Place.CONSENT}
        question = self.flow.question(state.open or "") if is_asked else None
        if question is None and says_yes(self.words, text) is not None:
            return Sense((Nothing(),), by="yes or no to nothing")
        found = self.reader.read(text, question, state.language)
        fixed = self._fixed(text, found, question, state)
        if fixed is not None:
            return fixed
        wishes = self.wishes(text, state)
        command = self._likely(wishes)
        is_reply = any(reading.question == question for reading in found.readings)
        if is_reply and (wishes[0].sure < CERTAIN or len(parts(text, state.language)) == 1):
            command = None
        if command is not None and not self._knows_better(text, command, wishes[0].sure, state):
            return self._commanded(command, text, found, wishes, state)
        if hide_contact_details(text) != text:
            return Sense((Leave(),), wishes, "contact details")
        if found.readings:
            asked = asks(text)
            questions = (Ask(asked, self._decide(asked, state)),) if asked else ()
            offers = offers_of(found, question, state)
            return Sense((Tell(found.readings), *questions, *offers), wishes, "facts")
        if not any(c.isalnum() for c in text):
            return Sense((Nothing(is_empty=True),), wishes, "nothing")
        return self._asked(text, question, found, wishes, state)

    def _knows_better(self, text: str, command: str, sure: float, state: DialogueState) -> bool:
        """Whether what sounds like a command is a question that the knowledge base answers."""
        asked = asks(text)
        if not asked or sure >= CERTAIN:
            return False
        first, *_ = self._decide(asked, state)
        is_known = first.kind is DecisionKind.ANSWER and first.score > sure
        return is_known and self._does(first) != command

    def _fixed(
        self, text: str, found: Understanding, question: Question | None, state: DialogueState
    ) -> Sense | None:
        """The correction of an earlier answer to a value that is told; it is shown before it is
        made, with whatever else was told."""
        if any(reading.question is question for reading in found.readings) or asks(text):
            return None
        fixed = self.reader.correction(text, state.language, state.answers)
        if fixed is None or fixed.option is None or fixed.question is question:
            return None
        others = (r for r in found.readings if r.question is not fixed.question)
        told = Tell((*others, Reading(fixed.question, fixed.option)))
        return Sense((told,), by="correction")

    def _commanded(
        self,
        command: str,
        text: str,
        found: Understanding,
        wishes: tuple[CommandWish, ...],
        state: DialogueState,
    ) -> Sense:
        """A command, after the facts that came with it."""
        told = (Tell(found.readings),) if found.readings else ()
        if told and command in {"start", "resume"}:
            return Sense(told, wishes, "gate")  # facts begin the pre-check, or go on with it
        return Sense((*told, self._act(command, text, state)), wishes, "gate")

    def _asked(
        self,
        text: str,
        question: Question | None,
        found: Understanding,
        wishes: tuple[CommandWish, ...],
        state: DialogueState,
    ) -> Sense:
        """A question to the knowledge base, unless it is a statement or a command it knows not."""
        asked = asks(text)
        doubt = next((d for d in found.doubts if d.question == question), None)
        if question is not None and not asked and state.place is Place.QUESTION:
            weak = None if doubt else self._where_unknown(wishes)
            if weak is not None:
                return Sense((self._act(weak, text, state),), wishes, "gate")
            if doubt is not None or not is_topic(text, state.language):
                hint = Hint(question, doubt.options if doubt else ())
                return Sense((hint,), wishes, "about the open question")
        offers = offers_of(found, question, state)
        if offers and not asked:
            return Sense(offers, wishes, "likely facts")
        decisions = self._decide(asked or text, state)
        is_known = decisions[0].kind is DecisionKind.ANSWER
        weak = self._where_unknown(wishes)
        if weak is not None and (not is_known or self._does(decisions[0]) == weak):
            return Sense((self._act(weak, text, state),), wishes, "gate")
        if state.place is Place.QUESTION and question is not None and not asked and not is_known:
            return Sense((Hint(question),), wishes, "about the open question")
        if state.place is Place.SENT and not asked and not is_known:
            return Sense((Add(text),), wishes, "after sending")
        return Sense((Ask(asked or text, decisions), *offers), wishes, "question")

    def _does(self, decision: Decision) -> str | None:
        """The command that does what the article tells."""
        article = self.knowledge.articles.get(decision.candidates[0].article)
        return article.does if article else None

    def _where_unknown(self, wishes: tuple[CommandWish, ...]) -> str | None:
        """The likeliest command, where nothing else is known and a mistake costs little."""
        if not wishes or wishes[0].sure < NOT_KNOWN:
            return None
        risk = self.book.commands[wishes[0].command].risk
        is_cheap = risk in {Risk.FREE, Risk.ASKS} and wishes[0].command not in COURTESIES
        return wishes[0].command if is_cheap else None

    def _act(self, command: str, text: str, state: DialogueState) -> Do | Pick:
        """The command, or the change of what is named."""
        named = self._named(text, state) if command in {"change", "back"} else None
        return Pick(named) if named else self._do(command, text, state)

    def _named(self, text: str, state: DialogueState) -> str | None:
        """The choice that asks again the one question or field that a text names."""
        compared = as_compared(text, state.language)
        is_form = state.place in {Place.FIELD, Place.REVIEW}
        keys = [f.name for f in self.form.fields] if is_form else list(state.answers)
        named = {key: self._longest(key, compared, state.language) for key in keys}
        longest = max(named.values(), default=0)
        found = [key for key, length in named.items() if length == longest and length]
        verb = "refill" if is_form else "edit"
        return f"{verb}:{found[0]}" if len(found) == 1 else None

    def _longest(self, key: str, compared: str, language: Language) -> int:
        """How long the longest name of a question or a field is that stands in a text."""
        names = [w for words in self.called.get(key, {}).values() for w in words]
        forms = [as_compared(name, language) for name in names]
        return max((len(form) for form in forms if form and form in compared), default=0)

    def _decide(self, text: str, state: DialogueState) -> tuple[Decision, ...]:
        return understand(self.matcher, self.knowledge, text, state.language, state.topic)

    def maybe(self, sense: Sense) -> tuple[str, ...]:
        """The commands that are worth naming where nothing is certain."""
        return tuple(w.command for w in sense.wishes if w.sure >= WORTH_NAMING)


def offers_of(
    found: Understanding, question: Question | None, state: DialogueState
) -> tuple[OfferReadings, ...]:
    """The likely facts about other questions than the open one, to be offered together."""
    likely = [r for r in found.likely(state.answers) if r.question is not question]
    return (OfferReadings(tuple(likely)),) if likely else ()


LONGEST_TOPIC = {Language.JA: 12, Language.EN: 24}
"""Characters of a mere word or two."""


def is_topic(text: str, language: Language) -> bool:
    """Whether a text only names something, and says nothing of it."""
    if len(text) > LONGEST_TOPIC[language]:
        return False
    if language is Language.EN:
        return len(text.split()) <= LONGEST_TOPIC_WORDS
    return all(kind in {"名詞", "接尾辞", "接頭辞", "助詞"} for _, kind in parts_of_speech(text))


LONGEST_TOPIC_WORDS = 2
