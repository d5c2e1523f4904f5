"""What is written at the counter itself: facts, commands, questions, or several of them at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from bot.precheck.flow import Flow, Question
from bot.precheck.nlu.common_words import CommonWords, says_yes
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.readings import Understanding
from bot.understanding.beside.aside import AsideReader
from bot.understanding.beside.consent_asked import contact_details, is_beside_consent
from bot.understanding.beside.departure import DepartureReader
from bot.understanding.beside.heard.case_reader import CaseQuestionReader
from bot.understanding.beside.heard.consequence import consequence
from bot.understanding.beside.other_subject import without_other_subject
from bot.understanding.beside.other_talk import OtherTalkReader
from bot.understanding.beside.question import BesideReader, asked_in
from bot.understanding.beside.retraction import taken_back
from bot.understanding.beside.statement import is_put_right
from bot.understanding.command_gate import CommandGate
from bot.understanding.commands.expert import parts
from bot.understanding.commands.groups import BEGINNING, TAKING_BACK
from bot.understanding.commands.needed_words import OF_ANSWERS
from bot.understanding.commands.reader import CommandReader
from bot.understanding.commands.wishes.explicit import is_recap
from bot.understanding.commands.wishes.none import is_number
from bot.understanding.commands.wishes.question import QuestionWishReader
from bot.understanding.commands.wishes.recap import language_of
from bot.understanding.context import as_change, behind_slip
from bot.understanding.counter.changes import ChangeReader
from bot.understanding.counter.facts import CounterFacts
from bot.understanding.counter.plain_wishes import PlainWishReader
from bot.understanding.counter.question_names import QuestionNames
from bot.understanding.facts.reader import Reader
from bot.understanding.knowledge_lookup import KnowledgeLookup, is_brief
from bot.understanding.meaning import (
    Acknowledge,
    Act,
    Add,
    Ask,
    Begin,
    CommandWish,
    Hint,
    Leave,
    Nothing,
    Recap,
    Sense,
    Tell,
)
from bot.understanding.seen_message import (
    SeenMessage,
    is_bare_reply,
    is_no_choice,
    newly_told,
    offers_of,
)
from bot.understanding.state import DialogueState, Place
from bot.understanding.waiting.yes_no import begun_by_yes


@dataclass(frozen=True)
class CounterReader:
    """Reads what is written where no form is open and staff do not listen."""

    flow: Flow
    words: CommonWords
    reader: Reader
    commands: CommandReader
    lookup: KnowledgeLookup

    def read(self, text: str, state: DialogueState) -> Sense:
        """What asks on from the answer before, or how the case stands; a yes to
        what is offered begins the pre-check."""
        if (asked_on := self.lookup.asked_on(text, state)) is not None:
            return Sense((Ask(text, (asked_on,)),), by="asked on")
        if (begun := begun_by_yes(self.words, text, state)) is not None:
            return Sense((Begin(begun),), by="yes to the pre-check")
        return self._standing.sense(text, state) or self._read(text, state)

    def _read(self, text: str, state: DialogueState) -> Sense:
        """Facts and commands first; what is neither is asked of the knowledge base."""
        is_asked = state.place is Place.QUESTION  # while consent is asked, that was asked last
        question = self.flow.question(state.open or "") if is_asked else None
        is_bare = says_yes(self.words, text) is not None or is_number(text)
        if question is None and is_bare:
            return Sense((Nothing(),), by="a yes, a no or a number to nothing")
        if question is not None and is_no_choice(self.words, question, text):
            return Sense((Hint(question, ()),), by="yes or no to a choice")
        aside = self._aside.between_words(text, state)
        if aside is not None:
            return Sense((aside,), by="a word in between")
        if weighed := consequence(text, self.flow, state):
            return Sense(weighed, by="what an answer means")
        wishes = self.commands.wishes(text, state)
        turned = self._turned(text, question, wishes, state)
        if turned is not None:
            return turned
        notes, rest = self._facts.noted(text, state.language)
        found = self._facts.found(text, (notes, rest), question, wishes, state)
        if not re.search(r"\w", rest) and not notes.readings:
            return Sense(offers_of(notes, None, state) or (Acknowledge(),), wishes, "notes")
        named = self._names.answer(text, found)
        if named is not None:
            return Sense((named,), by="named yes or no")
        found = self._names.pieces(text, found)
        seen = SeenMessage(text, state, question, asked_in(rest), found, wishes)
        seen = without_other_subject(seen, self.lookup)
        return self._put_right(seen) or self._decided(seen)

    def _turned(
        self,
        text: str,
        question: Question | None,
        wishes: tuple[CommandWish, ...],
        state: DialogueState,
    ) -> Sense | None:
        """What is meant by who turns to a part of the answers, to another question, or away."""
        removed = self.commands.removed(text, state)
        if removed is not None:
            return Sense((removed,), wishes, "a part that is to go")
        plain = self._plain_wishes.wished(text, question, state)
        if plain is not None:
            return plain
        wished = self._question_wishes.wished(text, state)
        if wished is not None and not self.lookup.is_written_down(text, state):
            rest = self._question_wishes.beside(text, state)
            noted = self._facts.noted(rest, state.language)
            found = (
                self._facts.found(rest, noted, question, wishes, state) if rest else Understanding()
            )
            return Sense((*newly_told(found, state), wished), wishes, "a question by its name")
        left = self._departure.acts(text, question, state)
        return None if left is None else Sense(left, wishes, "who is asked no more")

    @cached_property
    def _standing(self) -> CaseQuestionReader:
        return CaseQuestionReader(self.lookup, self._read)

    @cached_property
    def _facts(self) -> CounterFacts:
        return CounterFacts(self.flow, self.reader, self.commands, self._names)

    @cached_property
    def _beside(self) -> BesideReader:
        return BesideReader(self.commands, self.lookup)

    @cached_property
    def _aside(self) -> AsideReader:
        return AsideReader(self.words, self.commands, self.lookup)

    @cached_property
    def _question_wishes(self) -> QuestionWishReader:
        return QuestionWishReader(self.flow, self.commands.called)

    @cached_property
    def _plain_wishes(self) -> PlainWishReader:
        return PlainWishReader(self._names, self.commands, self.lookup, self.read)

    @cached_property
    def _departure(self) -> DepartureReader:
        return DepartureReader(self.reader, self.commands, self.lookup)

    @cached_property
    def _gate(self) -> CommandGate:
        return CommandGate(self.words, self.reader, self.commands, self.lookup)

    @cached_property
    def _other_talk(self) -> OtherTalkReader:
        gated = (self._gate, self._beside)
        return OtherTalkReader(self.words, self.reader, self.commands, self.lookup, *gated)

    @cached_property
    def _changes(self) -> ChangeReader:
        return ChangeReader(self.reader, self.commands)

    @cached_property
    def _names(self) -> QuestionNames:
        return QuestionNames(self.flow, self.words, self.commands.called)

    def _decided(self, seen: SeenMessage) -> Sense:
        command = self._gate.passed(seen)
        told = behind_slip(seen.text) if command in TAKING_BACK | {"change"} else ""
        if told and not self.commands.is_taking_back(told, seen.state):
            return self.read(told, seen.state)
        change = self._changes.named(command, seen)
        if change is not None:
            return seen.sense("a change of what is named", change)
        details = contact_details(seen, command)
        if details is not None:
            is_before_consent = isinstance(details, Leave)
            asked = seen.asked if is_before_consent else ""
            known = self.lookup.known(seen.text, asked, seen.state)
            facts = (Tell(seen.found.readings),) if seen.found.readings else ()
            return seen.sense("contact details", *known, *facts, details)
        if command is not None:
            return self._commanded(command, seen)
        if seen.found.readings:
            return self._told(seen)
        if not any(c.isalnum() for c in seen.text):
            return seen.sense("nothing", Nothing(is_empty=True))
        if seen.state.place is Place.CONSENT and is_beside_consent(seen):
            return seen.sense("beside consent", Acknowledge())
        return self._aside.complaint(seen) or self._other_talk.read(seen)

    def _put_right(self, seen: SeenMessage) -> Sense | None:
        """What was told before is corrected, or taken back."""
        corrected = self._changes.corrected(seen)
        if corrected is not None:
            return self._corrected(corrected, seen)
        taken = taken_back(seen, self.reader.fact_reader.message(seen.text), self.flow)
        return None if taken is None else seen.sense("a retraction", taken)

    def _corrected(self, corrected: Tell, seen: SeenMessage) -> Sense:
        """Corrections, after the answer to what was asked beside them."""
        is_wish = as_change(seen.text) is not None
        told = replace(seen, found=Understanding(corrected.readings))
        asked = self._beside.asked(told) if seen.asked and not is_wish else ()
        return seen.sense("correction", *asked, corrected)

    def _commanded(self, command: str, seen: SeenMessage) -> Sense:
        """A command, after the facts that came with it."""
        told = (Tell(seen.found.readings),) if seen.found.readings else ()
        if command == "change" and not told and not seen.offers and is_put_right(seen.text):
            return seen.sense("beside the open question", Acknowledge())  # of nothing held here
        if told and (command in BEGINNING or command == "hello"):
            asked = self._beside.asked(seen) if seen.asked and seen.may_exclude else ()
            return seen.sense("gate", *told, *asked, *offers_of(seen.found, None, seen.state))
        if told and command == "restart":
            return seen.sense("gate", self._act(command, seen), *told)  # it holds from now on
        if not told and self._is_for_staff(command, seen):
            return seen.sense("gate", Add(seen.text))
        beside = self._plain_wishes.beside_command(command, seen.text, seen.state)
        return seen.sense("gate", *told, *beside, self._act(command, seen))

    def _act(self, command: str, seen: SeenMessage) -> Act:
        if command == "review" and is_recap(seen.text, seen.state):
            return Recap(language_of(seen.text))
        return self.commands.act(command, seen.text, seen.state)

    def _is_for_staff(self, command: str, seen: SeenMessage) -> bool:
        """Whether a command is something to tell staff: words to them, or, once an enquiry was
        sent, what is to be taken back of it: the answers are not meant by "never mind the call"."""
        is_sent = seen.state.place is Place.SENT
        is_long = not is_brief(seen.text, seen.state.language)
        if is_sent and command in TAKING_BACK:
            return is_long or OF_ANSWERS.search(folded(seen.text)) is None
        return command == "reply" and self._says_more(seen)

    def _says_more(self, seen: SeenMessage) -> bool:
        """Whether what staff are to hear stands in the same message."""
        others = parts(seen.text, seen.state.language)[1:]
        wishes = (self.commands.wishes(part, seen.state) for part in others)
        return any(self.commands.likely(each) != "reply" for each in wishes)

    def _told(self, seen: SeenMessage) -> Sense:
        """Facts, with the question that came with them, and what else is likely."""
        asked = self._beside.asked(seen) if seen.asked else self._beside.of_told(seen)
        readings, answers = seen.found.readings, seen.state.answers
        is_change = any(
            answers.get(r.question.key, r.option.value) != r.option.value for r in readings
        )  # a change is asked about, and nothing else then
        about = [seen.question, *(reading.question for reading in readings)]
        is_bare = any(q is not None and is_bare_reply(self.words, q, seen.text) for q in about)
        offers = () if is_change or is_bare else offers_of(seen.found, None, seen.state)
        is_known = all(answers.get(r.question.key) == r.option.value for r in readings)
        told = () if is_known and (asked or offers) else (Tell(readings),)
        if is_change:
            return seen.sense("facts", *asked, *told)  # what is to be confirmed stands last
        result = self._beside.result(seen)
        return seen.sense("facts", *told, *(asked or result), *offers)
