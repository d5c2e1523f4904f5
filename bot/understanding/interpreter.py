"""The one decision: what a message means where the person stands.

Exact things come first (labels, numbers, set phrases), then what is probable enough: commands by
their gate, facts and replies by the reader, values by their likeness, and last the knowledge base.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.answers.article import Knowledge
from bot.answers.decision import Decision, DecisionKind
from bot.answers.matcher import Matcher
from bot.answers.messages import understand
from bot.answers.questions import looks_like_question
from bot.handoff.form import FormDefinition
from bot.handoff.hiding import hide_contact_details
from bot.handoff.mistake import Mistake
from bot.handoff.validation import check
from bot.precheck.flow import Flow
from bot.precheck.reading import asks
from bot.precheck.words import CommonWords, command_in, says_yes
from bot.understanding.choices import named_change, offered_choice
from bot.understanding.command import CommandBook, Risk
from bot.understanding.expert import Expert
from bot.understanding.field_value import NAMES, Likeness, likeness, value_in
from bot.understanding.heard import Heard
from bot.understanding.meaning import (
    Add,
    Agree,
    Ask,
    Do,
    Doubt,
    Fill,
    Hint,
    Leave,
    Nothing,
    Pick,
    Sense,
    Tell,
    Wish,
    Write,
)
from bot.understanding.reader import Reader
from bot.understanding.state import Place, State
from bot.vocabulary import Language

ENOUGH = {Risk.FREE: 0.5, Risk.UNDOABLE: 0.55, Risk.ASKS: 0.5, Risk.FINAL: 0.65}
"""How probable a command must be to be done, by what a mistake would cost."""

BESIDE = 0.75
"""The same where the words may be somebody else's: of staff, or of a field of free words."""

SURELY_KNOWN = 0.9
"""How sure an article must be to be told beside what staff are told."""

WORTH_NAMING = 0.15
"""How probable a command must be to be among what may be meant."""

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

    def interpret(self, heard: Heard, state: State) -> Sense:
        """What a message means, as acts in the order in which they are to be done."""
        exact = self._exact(heard.text, state)
        if exact is not None:
            return exact
        if state.place is Place.STAFF:
            return self._beside_staff(heard, state)
        if state.place in {Place.FIELD, Place.REVIEW}:
            return self._in_form(heard, state)
        return self._at_counter(heard.text, state)

    def wishes(self, text: str, state: State) -> tuple[Wish, ...]:
        """The commands that may be meant, likeliest first."""
        return self.expert(state.language).wishes(text, state.place)

    def _exact(self, text: str, state: State) -> Sense | None:
        """A bare yes or no to what waits, a choice that was offered, a change, a set phrase."""
        said = says_yes(self.words, text) if state.waits else None
        if said is not None and not (state.place is Place.FIELD and state.waits == "sending"):
            return Sense((Agree(said),), by="yes or no")
        offered = offered_choice(state, text)
        if offered is not None:
            return Sense((Pick(offered),), by="offered")
        is_staff = state.place is Place.STAFF
        change = None if is_staff else named_change(self.flow, self.form, state, text)
        if change is not None:
            return Sense((Pick(change),), by="change")
        command = command_in(self.words, text)
        if command is not None and state.place in self.book.commands[command].where:
            return Sense((self._do(command, text, state, is_free=False),), by="set phrase")
        return None

    def _do(self, command: str, text: str, state: State, *, is_free: bool = True) -> Do:
        """The command; whoever asks for a person may be angry."""
        is_angry = command == "staff" and ANGER in self.expert(state.language).concepts.spoken_of(
            text
        )
        return Do(command, is_free=is_free, is_angry=is_angry)

    def _likely(self, wishes: tuple[Wish, ...], least: float = 0.0) -> str | None:
        """The likeliest command, where it is probable enough for its risk."""
        if not wishes:
            return None
        best = wishes[0]
        is_enough = best.sure >= max(least, ENOUGH[self.book.commands[best.command].risk])
        return best.command if is_enough else None

    def _beside_staff(self, heard: Heard, state: State) -> Sense:
        """Words to staff, unless they are certainly meant for the counter; what it knows exactly
        is told as well."""
        wishes = self.wishes(heard.text, state)
        command = self._likely(wishes, BESIDE)
        if command is not None:
            return Sense((self._do(command, heard.text, state),), wishes, "gate")
        if looks_like_question(heard.text, state.language):
            first, *_ = self._decide(heard.text, state)
            if first.kind is DecisionKind.ANSWER and first.score >= SURELY_KNOWN:
                return Sense((Write(), Ask(heard.text, (first,))), wishes, "to staff, and known")
        return Sense((Write(),), wishes, "to staff")

    def _in_form(self, heard: Heard, state: State) -> Sense:
        """A value for the field, or something else that is said instead of one."""
        if state.place is Place.FIELD and self._is_value(heard, state):
            return Sense((Fill(value_in(state.open or "", heard.written)),), by="value")
        wishes = self.wishes(heard.text, state)
        is_prose = state.open == PROSE
        command = self._likely(wishes, BESIDE if is_prose else 0.0)
        if command is not None:
            return Sense((self._do(command, heard.text, state),), wishes, "gate")
        if is_prose:
            return Sense((Fill(heard.written),), wishes, "value")
        if looks_like_question(heard.text, state.language):
            return Sense((Ask(heard.text, self._decide(heard.text, state)),), wishes, "question")
        if state.place is Place.FIELD and state.open not in NAMES:
            return Sense((Fill(heard.written),), wishes, "value")
        doubted = Doubt(heard.written) if state.place is Place.FIELD else Nothing()
        return Sense((doubted,), wishes, "doubt")

    def _is_value(self, heard: Heard, state: State) -> bool:
        """Whether this is certainly a value for the field that is asked."""
        field = self.form.field(state.open or "")
        if field is None or field.name == PROSE:
            return False
        if field.name in NAMES:
            return likeness(field.name, heard.text) is Likeness.VALUE
        if field.takes_words and looks_like_question(heard.text, state.language):
            return False
        is_free = field.takes_words and not isinstance(
            check(field, heard.written, self.form), Mistake
        )
        if is_free:
            return self._likely(self.wishes(heard.text, state)) is None
        return not isinstance(check(field, heard.written, self.form), Mistake)

    def _at_counter(self, text: str, state: State) -> Sense:
        """Facts, commands, questions: one of them, or several in one message."""
        question = self.flow.question(state.open or "") if state.place is Place.QUESTION else None
        if question is None and says_yes(self.words, text) is not None:
            return Sense((Nothing(),), by="yes or no to nothing")
        found = self.reader.read(text, question, state.language)
        told = Tell(found.readings)
        wishes = self.wishes(text, state)
        command = self._likely(wishes)
        is_reply = any(reading.question == question for reading in found.readings)
        if command is not None and not (is_reply and wishes[0].sure < BESIDE):
            do = self._do(command, text, state)
            if found.readings and command in {"start", "resume"}:
                return Sense((told,), wishes, "gate")
            return Sense((told, do) if found.readings else (do,), wishes, "gate")
        if hide_contact_details(text) != text:
            return Sense((Leave(),), wishes, "contact details")
        asked = asks(text)
        if found.readings:
            questions = (Ask(asked, self._decide(asked, state)),) if asked else ()
            return Sense((told, *questions), wishes, "facts")
        if not any(c.isalnum() for c in text):
            return Sense((Nothing(is_empty=True),), wishes, "nothing")
        if asked:
            return Sense((Ask(asked, self._decide(asked, state)),), wishes, "question")
        if question is not None:
            doubt = next((d for d in found.doubts if d.question == question), None)
            hint = Hint(question, doubt.options if doubt else ())
            return Sense((hint,), wishes, "about the open question")
        decisions = self._decide(text, state)
        if state.place is Place.SENT and decisions[0].kind is not DecisionKind.ANSWER:
            return Sense((Add(text),), wishes, "after sending")
        return Sense((Ask(text, decisions),), wishes, "question")

    def _decide(self, text: str, state: State) -> tuple[Decision, ...]:
        return understand(self.matcher, self.knowledge, text, state.language, state.topic)

    def maybe(self, sense: Sense) -> tuple[str, ...]:
        """The commands that are worth naming where nothing is certain."""
        return tuple(w.command for w in sense.wishes if w.sure >= WORTH_NAMING)
