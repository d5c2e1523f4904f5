"""The one decision: what a message means where the person stands.

Exact things come first (labels, numbers, set phrases), then what is probable enough: commands by
their gate, facts and replies by the reader, values by their likeness, and last the knowledge base.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from bot.faq.article import Knowledge
from bot.faq.decision import DecisionKind
from bot.faq.matcher import Matcher
from bot.faq.question_detection import looks_like_question
from bot.handoff.form import FormDefinition
from bot.precheck.flow import Flow, Option, Question
from bot.precheck.nlu.common_words import CommonWords, command_in
from bot.precheck.nlu.echoes import Echoed
from bot.precheck.nlu.sentences import asks, sentences
from bot.precheck.nlu.short_answers import BUT, leading, short_answer
from bot.understanding.choices import named_change, offered_choice, only_change
from bot.understanding.commands.command import CommandBook, Risk
from bot.understanding.commands.expert import Expert, parts
from bot.understanding.commands.reader import CommandReader
from bot.understanding.counter_reader import CounterReader
from bot.understanding.dictionary import spelling_of
from bot.understanding.facts.reader import Reader
from bot.understanding.form.reader import FormReader
from bot.understanding.knowledge_lookup import KnowledgeLookup
from bot.understanding.meaning import Agree, Ask, FieldValue, FillSeveral, Hint, Pick, Sense, Write
from bot.understanding.message import Heard
from bot.understanding.offer import GOING_ON, offered_facts, told_anew, with_offered
from bot.understanding.seen_message import CERTAIN
from bot.understanding.state import DialogueState, Place
from bot.understanding.yes_no import (
    CONFIRMING,
    agreed_first,
    behind_yes,
    concluded,
    is_as_shown,
    is_plain_yes,
    pieces_of,
    put_option,
    taken_back,
    whole_yes_no,
)
from bot.vocabulary import Language, Words
from bot.vocabulary.choice_ids import ChoiceId

SURELY_KNOWN = 0.9
"""How sure an article must be to be told beside what staff are told."""

WORTH_NAMING = 0.15
"""How probable a command must be to be among what may be meant."""

ONLY_IN_SET_PHRASES = frozenset({"start", "restart", "resume"})
"""What is done while staff listen only where it is said in so many words: in others' words it may
well be about the programme or an appointment."""


@dataclass(frozen=True)
class Interpreter:
    """Tells what messages mean. `expert` and `matcher` give those of a language; `called` is what
    people call the questions and the fields, by key and name."""

    flow: Flow
    words: CommonWords
    form: FormDefinition
    book: CommandBook
    knowledge: Knowledge
    expert: Callable[[Language], Expert]
    matcher: Callable[[Language], Matcher]
    reader: Reader
    called: Mapping[str, Words]

    def interpret(self, heard: Heard, state: DialogueState) -> Sense:
        """What a message means, as acts in the order in which they are to be done."""
        sense = self._interpreted(heard, state)
        return with_offered(sense, self.flow, self.words, heard.text, state)

    def _interpreted(self, heard: Heard, state: DialogueState) -> Sense:
        exact = self._exact(heard.text, state)
        if exact is not None:
            return exact
        if state.waits == "consent" and (agreed := self._consented(heard, state)) is not None:
            return agreed
        if state.place is Place.STAFF:
            return self._beside_staff(heard, state)
        if state.place in {Place.FIELD, Place.REVIEW}:
            return self._form.read(heard, state)
        return self._counter.read(heard.text, state)

    def maybe(self, sense: Sense) -> tuple[str, ...]:
        """The commands that are worth naming where nothing is certain."""
        return tuple(w.command for w in sense.wishes if w.sure >= WORTH_NAMING)

    def contact_details(self, written: str, state: DialogueState) -> tuple[FieldValue, ...]:
        """What a message that was written before any form was open gives to its fields."""
        sense = self._form.details(written, state)
        given = (act.values for act in sense.acts if isinstance(act, FillSeveral)) if sense else ()
        return tuple(value for values in given for value in values)

    @cached_property
    def _commands(self) -> CommandReader:
        spelling = spelling_of(self.book, self.knowledge, self.reader.book)
        return CommandReader(self.book, self.form, self.expert, self.called, spelling)

    @cached_property
    def _lookup(self) -> KnowledgeLookup:
        return KnowledgeLookup(self.knowledge, self.matcher)

    @cached_property
    def _form(self) -> FormReader:
        return FormReader(self.form, self._commands, self._lookup)

    @cached_property
    def _counter(self) -> CounterReader:
        return CounterReader(self.flow, self.words, self.reader, self._commands, self._lookup)

    def _exact(self, text: str, state: DialogueState) -> Sense | None:
        """A bare yes or no to what waits, a choice that was offered, a change, a set phrase."""
        said = whole_yes_no(self.words, text) if state.waits else None
        if said is not None and not (state.place is Place.FIELD and state.waits == "sending"):
            return Sense((Agree(said),), by="yes or no")
        put = self._put(text, state)
        if put is not None:
            return put
        settled = self._settled(text, state)
        if settled is not None:
            return settled
        if taken_back(text, state):
            return Sense((Agree(is_yes=False),), by="taken back")
        is_staff = state.place is Place.STAFF
        offered = offered_choice(state, text)
        if offered is not None and not (text.isdigit() and is_staff):
            return Sense((Pick(offered),), by="offered")
        change = None if is_staff else named_change(self.flow, self.form, state, text)
        if change is not None:
            return Sense((Pick(change),), by="change")
        return None if self._is_listed(text, state) else self._set_phrase(text, state)

    def _settled(self, text: str, state: DialogueState) -> Sense | None:
        """What settles the change or the facts that were shown, and says more."""
        if state.waits == "facts":
            return self._denied_first(text, state)
        if state.waits != "change":
            return None
        if self._tells_to_change(text, state):
            return Sense((Agree(is_yes=True),), by="the change, said once more")
        return self._changed_first(text, state)

    def _tells_to_change(self, text: str, state: DialogueState) -> bool:
        """Whether a message only says that the change that was shown is to be made."""
        likeliest = self._commands.likely(self._commands.of_whole(text, state))
        is_asked = looks_like_question(text, state.language)
        return likeliest == "change" and self._tells_nothing(text) and not is_asked

    def _denied_first(self, text: str, state: DialogueState) -> Sense | None:
        """A no to the facts that were put, and what else the message tells behind it."""
        lead = leading(self.words, text)
        if lead is None or lead[0] is not Echoed.NO or not lead[1].strip():
            return None
        behind = self._interpreted(Heard(lead[1], lead[1]), replace(state, waits=None, offered=()))
        told = told_anew(behind.acts, offered_facts(self.flow, state))
        return Sense((Agree(is_yes=False), *told), behind.wishes, "no to the facts, and more")

    def _consented(self, heard: Heard, state: DialogueState) -> Sense | None:
        """A yes to what contact details are used for, and the details in the same message."""
        pieces = pieces_of(heard.written)
        yes = next((piece for piece in pieces if self._consents(piece, state)), None)
        details = "\n".join(piece for piece in pieces if piece != yes)
        filled = self._form.details(details, state) if yes else None
        return filled and Sense((Agree(is_yes=True), *filled.acts), by="consent, and details")

    def _consents(self, text: str, state: DialogueState) -> bool:
        """Whether a piece of a message agrees."""
        if whole_yes_no(self.words, text) is True:
            return True
        return self._commands.likely(self._commands.wishes(text, state)) == "consent_yes"

    def _changed_first(self, text: str, state: DialogueState) -> Sense | None:
        """A yes to the change that was shown, and what else the message says behind it."""
        first, *others = sentences(text)
        is_yes = whole_yes_no(self.words, first) is True
        if not others or not (is_yes or self._is_said_again("change", first, state)):
            return None
        rest = "\n".join(others)
        behind = self._interpreted(Heard(rest, rest), replace(state, waits=None))
        return Sense((Agree(is_yes=True), *behind.acts), behind.wishes, "yes to a change, and more")

    def _set_phrase(self, text: str, state: DialogueState) -> Sense | None:
        """The command whose whole phrase this is."""
        command = command_in(self.words, text)
        is_value = state.open == "language" and command in {"japanese", "english"}
        if not command or is_value or state.place not in self.book.commands[command].where:
            return None
        meant = self.book.meant(command, state.place)
        return Sense((self._commands.done(meant, text, state, is_free=False),), by="set phrase")

    def _put(self, text: str, state: DialogueState) -> Sense | None:
        """A yes to the one option that was put as likely, or to what waits, said once more."""
        if state.waits == "addition" and self._agrees_to_add(text, state):
            return Sense((Agree(is_yes=True),), by="yes to the addition")
        behind = behind_yes(self.words, text)
        confirmed = CONFIRMING.get(state.waits or "")
        if behind and confirmed and self._is_said_again(confirmed, behind, state):
            return Sense((Agree(is_yes=True),), by="yes, said once more")
        is_agreed = state.waits == "facts" and agreed_first(self.words, text)
        if behind and is_agreed and self._goes_on(behind, state):
            return Sense((Agree(is_yes=True),), by="yes, and on")
        put = put_option(self.flow, state)
        is_bare = whole_yes_no(self.words, text) is True
        is_yes = is_bare or (behind is not None and self._tells_nothing(behind))
        if is_bare and state.waits is None and (only := only_change(state)) is not None:
            return Sense((Pick(only),), by="yes to what was put")
        if put is not None and self._affirms(text, *put, state):
            affirmed = Pick(str(ChoiceId.answer(put[0].key, put[1].value)))
            return Sense((affirmed, *self._asked_behind(text, state)), by="put, and so")
        if put is None or not is_yes:
            return None
        if is_plain_yes(*put):
            picked = str(ChoiceId.answer(put[0].key, put[1].value))
            return Sense((Pick(picked),), by="yes to what was put")
        return Sense((Hint(put[0], (put[1],)),), by="yes to a no") if is_bare else None

    def _agrees_to_add(self, text: str, state: DialogueState) -> bool:
        """Whether a message begins with a yes, or wishes that something is sent."""
        if self._commands.likely(self._commands.of_whole(text, state)) in {"send", "reply"}:
            return True
        lead = leading(self.words, text)
        is_yes = lead is not None and lead[0] is Echoed.YES
        return is_yes and lead is not None and not BUT.match(lead[1].strip(" ,.、。"))

    def _asked_behind(self, text: str, state: DialogueState) -> tuple[Ask, ...]:
        """What a message asks besides agreeing."""
        asked = asks(text)
        return (Ask(asked, self._lookup.answered(text, asked, state)),) if asked else ()

    def _affirms(self, text: str, question: Question, option: Option, state: DialogueState) -> bool:
        """Whether a text says that it is as it was put: in words that can mean nothing else, or
        with a yes and the option itself."""
        is_yes = concluded(self.words, text) is Echoed.YES and question.yes is None
        if is_yes or is_as_shown(self.words, text):
            return True
        lead = leading(self.words, text)
        if lead is None or lead[0] is not Echoed.YES or not lead[1]:
            return False
        reply = self.reader.reply(question, lead[1], state.language)
        said = {o for r in reply.doubts for o in r.options} | {r.option for r in reply.readings}
        return said == {option}

    def _is_said_again(self, confirmed: str, behind: str, state: DialogueState) -> bool:
        """Whether what stands behind a yes is the command that waits for it."""
        return self._commands.likely(self._commands.wishes(behind, state)) == confirmed

    def _goes_on(self, behind: str, state: DialogueState) -> bool:
        """Whether what stands behind a yes only wishes to go on with the pre-check."""
        wished = self._commands.likely(self._commands.wishes(behind, state))
        return self._tells_nothing(behind) and wished in {None, *GOING_ON, "ask"}

    def _tells_nothing(self, text: str) -> bool:
        """Whether a text holds neither a fact nor a number."""
        is_number = any(c.isdigit() for c in text)
        return not is_number and not self.reader.fact_reader.message(text).told

    def _is_listed(self, text: str, state: DialogueState) -> bool:
        """Whether a set phrase is also a listed answer to what is open: it answers, then."""
        if state.place is Place.QUESTION:
            question = self.flow.question(state.open or "")
            return question is not None and short_answer(question, text) is not None
        return state.place is Place.FIELD and self._form.is_listed(text, state)

    def _beside_staff(self, heard: Heard, state: DialogueState) -> Sense:
        """Words to staff, unless they are certainly meant for the counter; what it knows exactly
        is told as well."""
        wishes = self._commands.wishes(heard.text, state)
        command = self._commands.likely(wishes, CERTAIN)
        if self._is_thanks_first(heard.text, state) or command in ONLY_IN_SET_PHRASES:
            command = None
        if command is not None and self.book.commands[command].risk in {Risk.FREE, Risk.ASKS}:
            return Sense((self._commands.done(command, heard.text, state),), wishes, "gate")
        if looks_like_question(heard.text, state.language):
            first, *_ = self._lookup.decide(heard.text, state)
            if first.kind is DecisionKind.ANSWER and first.score >= SURELY_KNOWN:
                known = Ask(heard.text, (first,))
                return Sense((Write(is_known=True), known), wishes, "to staff, and known")
        return Sense((Write(),), wishes, "to staff")

    def _is_thanks_first(self, text: str, state: DialogueState) -> bool:
        """Whether a message begins with thanks, which are due to who wrote last: staff."""
        _, *sentences = parts(text, state.language)
        return bool(sentences) and command_in(self.words, sentences[0]) == "thanks"
