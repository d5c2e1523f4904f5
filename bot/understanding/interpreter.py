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
from bot.handoff.form.definition import FormDefinition
from bot.precheck.flow import Flow
from bot.precheck.nlu.common_words import CommonWords, command_in
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import asks
from bot.precheck.nlu.short_answers import short_answer
from bot.speech.dictation import with_stops, with_stops_in_english
from bot.speech.mood import JAPANESE
from bot.understanding.beside.heard.unmet import UnmetReader
from bot.understanding.beside.profile import ProfileReader
from bot.understanding.choices import named_change, offered_choice
from bot.understanding.commands.command import CommandBook, Risk
from bot.understanding.commands.expert import Expert, parts
from bot.understanding.commands.groups import LIKE_COMMANDS
from bot.understanding.commands.reader import TYPED_IN, CommandReader
from bot.understanding.context import as_reply
from bot.understanding.counter.reader import CounterReader
from bot.understanding.dictionary import spelling_of
from bot.understanding.enumeration import one_by_one
from bot.understanding.facts.reader import Reader
from bot.understanding.facts.replies.noted import as_noted
from bot.understanding.form.enquiry_reader import EnquiryReader
from bot.understanding.form.interlude import between_values
from bot.understanding.form.reader import FormReader
from bot.understanding.form.told.desk_contacts import DeskContacts
from bot.understanding.form.told.remark import PROSE
from bot.understanding.knowledge_lookup import KnowledgeLookup
from bot.understanding.listed_questions import ListReader
from bot.understanding.meaning import (
    Add,
    Agree,
    Ask,
    CorrectEnquiry,
    FieldValue,
    FillSeveral,
    Pick,
    Sense,
    Write,
)
from bot.understanding.message import Heard
from bot.understanding.seen_message import CERTAIN
from bot.understanding.state import DialogueState, Place
from bot.understanding.waiting.consent import OF_HAVING, ConsentReader
from bot.understanding.waiting.offer import Said, with_offered
from bot.understanding.waiting.own_call import calls_instead
from bot.understanding.waiting.picked import picked_suggestion
from bot.understanding.waiting.reader import WaitingReader
from bot.understanding.waiting.yes_no import (
    taken_back,
    whole_yes_no,
)
from bot.vocabulary import Language, Words

SURELY_KNOWN = 0.9
"""How sure an article must be to be told beside what staff are told."""

WORTH_NAMING = 0.15
"""How probable a command must be to be among what may be meant."""

ENDING = frozenset({"pause", "goodbye"})
"""Commands that are no guess worth naming: whoever was not understood is not shown the door."""

ONLY_IN_SET_PHRASES = frozenset({"start", "restart", "resume"})
"""What is done while staff listen only where it is said in so many words: in others' words it may
well be about the programme or an appointment."""


@dataclass(frozen=True)
class Interpreter:
    """Tells what messages mean. `expert` and `matcher` give those of a language; `called` is what
    people call the questions and the fields, by key and name; `desk` is how staff are reached."""

    flow: Flow
    words: CommonWords
    form: FormDefinition
    book: CommandBook
    knowledge: Knowledge
    expert: Callable[[Language], Expert]
    matcher: Callable[[Language], Matcher]
    reader: Reader
    called: Mapping[str, Words]
    desk: DeskContacts

    def interpret(self, heard: Heard, state: DialogueState) -> Sense:
        """What a message means, as acts in the order in which they are to be done."""
        if state.place is not Place.STAFF and state.open != PROSE:
            heard = self.desk.spoken_of(heard)
        is_counter = state.place not in {Place.FIELD, Place.REVIEW, Place.STAFF}
        if is_counter and (listed := self._listed.read(heard.written, state)) is not None:
            return listed
        if is_counter and (items := one_by_one(heard.written)) is not None:
            heard = replace(heard, text=items)
        if is_counter and state.language is Language.JA:
            plain = self.words.in_standard(heard.text)
            heard = replace(heard, text=as_reply(with_stops(plain)))
        if is_counter and JAPANESE.search(heard.text) is None:
            plain = self.words.written_out(heard.text)
            heard = replace(heard, text=as_reply(with_stops_in_english(plain)))
        opened = self.flow.question(state.open or "") if state.place is Place.QUESTION else None
        if opened is not None:
            heard = replace(heard, text=as_noted(opened, self.words, heard.text))
        sense = self._interpreted(heard, state)
        is_put = state.waits == "facts"
        told = self.reader.fact_reader.message(heard.text).told if is_put else ()
        said = Said(heard.text, frozenset(each.mention.question.key for each in told))
        return with_offered(sense, self.flow, self.words, said, state)

    def _interpreted(self, heard: Heard, state: DialogueState) -> Sense:
        is_form = state.place in {Place.FIELD, Place.REVIEW}
        if is_form and (between := between_values(heard.written, state)) is not None:
            return Sense((between,), by="between values")
        exact = self._exact(heard.text, state)
        if exact is not None:
            return exact
        if called := calls_instead(heard.text, state):
            return Sense(called, by="who calls themselves")
        if state.waits == "consent" and (agreed := self._consent.read(heard, state)) is not None:
            return agreed
        if state.place is Place.STAFF:
            return self._beside_staff(heard, state)
        if is_form:
            sense = self._form.read(heard, state)
            return replace(sense, acts=self.desk.without(sense.acts, heard.written))
        if state.place is Place.SENT and (put_right := self._put_right(heard, state)) is not None:
            return Sense((put_right,), by="about the enquiry")
        is_japanese = JAPANESE.search(heard.text) is not None
        in_their_words = heard.text if is_japanese else heard.written
        sense = self._unmet.heard(self._counter.read(heard.text, state), heard.text, state)
        return self._profile.beside(sense, in_their_words, state)

    def _put_right(self, heard: Heard, state: DialogueState) -> CorrectEnquiry | Add | None:
        """What is to be changed in the enquiry that was sent, if it is no answer that is, or added
        to it."""
        first, *_ = parts(heard.text, state.language) or (heard.text,)
        if self._commands.likely(self._commands.wishes(first, state)) == "delete_data":
            return None
        enquiry = EnquiryReader(self._form.values)
        is_answer = self.reader.corrections(heard.text, state.language, state.answers)
        read = enquiry.read(heard, state) if enquiry.names(heard) or not is_answer else None
        return read or (None if is_answer else enquiry.addition(heard))

    def maybe(self, sense: Sense, state: DialogueState) -> tuple[str, ...]:
        """The commands that are worth naming where nothing is certain, and no other subject is what
        was asked about; where no form is open, none is to be left."""
        asked = (act.decisions[0] for act in sense.acts if isinstance(act, Ask))
        if any(each.outside not in {None, *LIKE_COMMANDS} for each in asked):
            return ()
        likely = (w.command for w in sense.wishes if w.sure >= WORTH_NAMING)
        ending = ENDING if state.place in TYPED_IN else ENDING | {"cancel"}
        return tuple(command for command in likely if command not in ending)

    def contact_details(self, written: str, state: DialogueState) -> tuple[FieldValue, ...]:
        """What a message that was written before any form was open gives to its fields."""
        said = self.desk.spoken_of(Heard(written, written)).written
        sense = self._form.details(said, state)
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
    def _listed(self) -> ListReader:
        return ListReader(self._lookup, self._commands, self.reader)

    @cached_property
    def _form(self) -> FormReader:
        return FormReader(self.form, self._commands, self._lookup)

    @cached_property
    def _waiting(self) -> WaitingReader:
        known = (self.flow, self.words, self.reader, self._commands, self._lookup, self._form)
        return WaitingReader(*known, self._interpreted)

    @cached_property
    def _consent(self) -> ConsentReader:
        known = (self.words, self.form, self._commands, self._form, self._lookup)
        return ConsentReader(*known, self._interpreted)

    @cached_property
    def _profile(self) -> ProfileReader:
        return ProfileReader(self.reader.book.gazetteer)

    @cached_property
    def _unmet(self) -> UnmetReader:
        return UnmetReader(self._counter.read)

    @cached_property
    def _counter(self) -> CounterReader:
        return CounterReader(self.flow, self.words, self.reader, self._commands, self._lookup)

    def _exact(self, text: str, state: DialogueState) -> Sense | None:
        """A bare yes or no to what waits, a choice that was offered, a change, a set phrase."""
        is_of_having = state.waits == "consent" and OF_HAVING.fullmatch(folded(text)) is not None
        said = whole_yes_no(self.words, text) if state.waits and not is_of_having else None
        if said is not None and not (state.place is Place.FIELD and state.waits == "sending"):
            return Sense((Agree(said),), by="yes or no")
        settled = self._waiting.settled(text, state)
        if settled is not None:
            return settled
        if taken_back(text, state):
            return Sense((Agree(is_yes=False),), by="taken back")
        is_staff = state.place is Place.STAFF
        offered = offered_choice(state, text)
        if offered is not None and not (text.isdigit() and is_staff):
            return Sense((Pick(offered),), by="offered")
        picked = None if is_staff else picked_suggestion(state, text)
        if picked is not None:
            return Sense((Pick(picked),), by="one of the suggestions")
        change = None if is_staff else named_change(self.flow, self.form, state, text)
        if change is not None:
            return Sense((Pick(change),), by="change")
        return None if self._is_listed(text, state) else self._set_phrase(text, state)

    def _set_phrase(self, text: str, state: DialogueState) -> Sense | None:
        """The command whose whole phrase this is."""
        command = command_in(self.words, text)
        is_value = state.open == "language" and command in {"japanese", "english"}
        if not command or is_value or state.place not in self.book.commands[command].where:
            return None
        meant = self.book.meant(command, state.place)
        return Sense((self._commands.done(meant, text, state, is_free=False),), by="set phrase")

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
            asked = asks(heard.text) or heard.text
            first, *_ = self._lookup.answered(heard.text, asked, state)
            if first.kind is DecisionKind.ANSWER and first.score >= SURELY_KNOWN:
                known = Ask(heard.text, (first,))
                return Sense((Write(is_known=True), known), wishes, "to staff, and known")
        return Sense((Write(),), wishes, "to staff")

    def _is_thanks_first(self, text: str, state: DialogueState) -> bool:
        """Whether a message begins with thanks, which are due to who wrote last: staff."""
        _, *sentences = parts(text, state.language)
        return bool(sentences) and command_in(self.words, sentences[0]) == "thanks"
