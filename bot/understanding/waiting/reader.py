"""What settles what waits for a yes: an option that was put, a change or facts that were shown, an
addition, consent; alone or with more behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.faq.question_detection import looks_like_question
from bot.precheck.flow import NOT_SURE, Flow, Option, Question
from bot.precheck.nlu.common_words import CommonWords, command_in
from bot.precheck.nlu.echoes import Echoed
from bot.precheck.nlu.readings import Reading
from bot.precheck.nlu.sentences import asks, sentences
from bot.precheck.nlu.short_answers import BUT, leading
from bot.understanding.choices import only_change
from bot.understanding.commands.reader import CommandReader
from bot.understanding.facts.reader import Reader
from bot.understanding.facts.replies.reserves import is_kept_back
from bot.understanding.form.reader import FormReader
from bot.understanding.form.told.remark import says_nothing
from bot.understanding.knowledge_lookup import KnowledgeLookup
from bot.understanding.meaning import Acknowledge, Agree, Ask, Do, Hint, Pick, Sense
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState
from bot.understanding.waiting.asked_instead import found_instead
from bot.understanding.waiting.erasure import is_erasure_wished
from bot.understanding.waiting.offer import GOING_ON, offered_facts, told_anew
from bot.understanding.waiting.yes_no import (
    CONFIRMING,
    PIECES,
    TO_ADD,
    agreed_first,
    behind_yes,
    concluded,
    denied,
    is_as_shown,
    is_left_as_it_was,
    is_plain_yes,
    put_option,
    whole_yes_no,
)
from bot.vocabulary.choice_ids import ChoiceId, Verb, verb_of

ALL_OF_IT = re.compile(
    r"(?:yes|ok|okay|sure)?[, ]*(?:change )?(?:both|all)(?: of (?:them|these|it))?"
    r"(?: (?:are )?(?:right|correct|fine|ok|good)| yes)?(?:,? (?:please|thanks|thank you))?[.! ]*"
    r"|(?:はい|うん)?[、, ]*(?:両方|どちらも|二つとも|2つとも|全部|すべて)"
    r"(?:とも)?(?:変えて|変更して)?(?:です|で|ください|お願いします)*[。! ]*"
)
"""How somebody agrees to several changes or facts that were shown together."""

AGREED = 0.4
"""How probable it must be that what stands behind a yes says that all is to be sent."""

PARTING = frozenset({"thanks", "goodbye"})
"""Commands with which somebody takes leave."""

MAKING = frozenset({Verb.AMEND, Verb.APPLY})
"""What choices do that make a change; all changes at once come first."""


@dataclass(frozen=True)
class WaitingReader:
    """Reads what is written while something waits. `interpreted` tells what the rest of a message
    means."""

    flow: Flow
    words: CommonWords
    reader: Reader
    commands: CommandReader
    lookup: KnowledgeLookup
    form: FormReader
    interpreted: Callable[[Heard, DialogueState], Sense]

    def settled(self, text: str, state: DialogueState) -> Sense | None:
        """What settles what was put to the person, or what waits for a yes."""
        if state.waits == "addition" and (sense := self._about_addition(text, state)) is not None:
            return sense
        if state.waits == "sending" and self.form.holds_back(text, state):
            return None
        if state.waits == "sending" and self._agrees_to_send(text, state):
            return Sense((Agree(is_yes=True),), by="yes, and send")
        if state.waits == "erasure" and is_erasure_wished(self.words, text):
            return Sense((Agree(is_yes=True),), by="yes, delete")
        said_again = self._said_again(text, state)
        if said_again is not None:
            return said_again
        put = put_option(self.flow, state)
        if put is not None and (sense := self._about_put(text, *put, state)) is not None:
            return sense
        return self._about_shown(text, state)

    def _said_again(self, text: str, state: DialogueState) -> Sense | None:
        """A yes to what waits, with the same said once more or a wish to go on; or to the only
        change that was offered."""
        behind = behind_yes(self.words, text)
        confirmed = CONFIRMING.get(state.waits or "")
        if behind and confirmed and self._is_said_again(confirmed, behind, state):
            return Sense((Agree(is_yes=True),), by="yes, said once more")
        is_agreed = state.waits == "facts" and agreed_first(self.words, text)
        if behind and is_agreed and self._goes_on(behind, state):
            return Sense((Agree(is_yes=True),), by="yes, and on")
        is_bare = whole_yes_no(self.words, text) is True
        if is_bare and state.waits is None and (only := only_change(state)) is not None:
            return Sense((Pick(only),), by="yes to what was put")
        return None

    def _about_put(
        self, text: str, question: Question, option: Option, state: DialogueState
    ) -> Sense | None:
        """A yes to the one option that was put as likely."""
        picked = Pick(str(ChoiceId.answer(question.key, option.value)))
        more = self._put_and_more(text, question, option, state)
        if more is not None:
            return more
        if self._affirms(text, question, option, state):
            return Sense((picked, *self._asked_behind(text, state)), by="put, and so")
        behind = behind_yes(self.words, text)
        is_bare = whole_yes_no(self.words, text) is True
        if not is_bare and (behind is None or not self._tells_nothing(behind)):
            return None
        if is_plain_yes(question, option):
            return Sense((picked,), by="yes to what was put")
        return Sense((Hint(question, (option,)),), by="yes to a no") if is_bare else None

    def _put_and_more(
        self, text: str, question: Question, option: Option, state: DialogueState
    ) -> Sense | None:
        """A yes to the one option that was put, as a sentence of its own, and what else is said."""
        first, *others = sentences(text)
        if not others or whole_yes_no(self.words, first) is not True:
            return None
        is_said = option.value == NOT_SURE or is_as_shown(self.words, first)
        is_clear = is_said or is_plain_yes(question, option)
        rest = "\n".join(others)
        answers = {**state.answers, question.key: option.value}
        after = replace(state, offered=(), waits=None, open=None, answers=answers)
        behind = self.interpreted(Heard(rest, rest), after)
        acts = told_anew(behind.acts, ())
        if not is_clear:  # a yes to a no may be one to the question
            return Sense((*acts, Hint(question, (option,))), behind.wishes, "yes to a no, and more")
        noted = (Acknowledge(),) if not acts and is_kept_back(rest) else ()
        picked = Pick(str(ChoiceId.answer(question.key, option.value)))
        return Sense((picked, *acts, *noted), behind.wishes, "yes to what was put, and more")

    def _asked_behind(self, text: str, state: DialogueState) -> tuple[Ask, ...]:
        """What a message asks besides agreeing."""
        asked = asks(text)
        return (Ask(asked, self.lookup.answered(text, asked, state)),) if asked else ()

    def _about_addition(self, text: str, state: DialogueState) -> Sense | None:
        """A yes to the addition that was offered, or a wish that it is sent; and what is said
        behind it, which may be the next addition."""
        if self._is_to_be_added(text, state) or whole_yes_no(self.words, text) is True:
            return Sense((Agree(is_yes=True),), by="yes to the addition")
        if self._only_adds(text, state):
            return Sense((Agree(is_yes=True),), by="yes to the addition, and goodbye")
        first, *others = PIECES.split(text, maxsplit=1)
        rest = "".join(others) or behind_yes(self.words, text) or ""
        if self._is_to_be_added(rest, state):
            return Sense((Agree(is_yes=True),), by="yes, said once more")
        if not rest or BUT.match(rest) or whole_yes_no(self.words, first) is not True:
            return None
        behind = self.interpreted(Heard(rest, rest), replace(state, waits=None, offered=()))
        return Sense((Agree(is_yes=True), *behind.acts), behind.wishes, "yes, and more")

    def _only_adds(self, text: str, state: DialogueState) -> bool:
        """Whether a message wishes the addition in one of its pieces, and takes leave with the
        others."""
        pieces = [piece for piece in PIECES.split(text) if piece.strip()]
        wished = [self._is_to_be_added(behind_yes(self.words, p) or p, state) for p in pieces]
        others = (p for p, is_wish in zip(pieces, wished, strict=True) if not is_wish)
        return any(wished) and all(self._parts_with(piece) for piece in others)

    def _parts_with(self, piece: str) -> bool:
        """Whether a piece only agrees once more, thanks, or says that this is all."""
        is_yes = whole_yes_no(self.words, piece) is True
        return is_yes or says_nothing(piece) or command_in(self.words, piece) in PARTING

    def _agrees_to_send(self, text: str, state: DialogueState) -> bool:
        """Whether a message says that all is right, and rather that it is to be sent than anything
        else."""
        if not agreed_first(self.words, text):
            return False
        if TO_ADD.fullmatch((behind_yes(self.words, text) or "").strip().casefold()):
            return True
        wishes = self.commands.wishes(text, state)
        return bool(wishes) and wishes[0].command == "send" and wishes[0].sure >= AGREED

    def _is_to_be_added(self, text: str, state: DialogueState) -> bool:
        """Whether a text only wishes that what was put is added, or sent."""
        if not text:
            return False
        wished = self.commands.likely(self.commands.of_whole(text, state))
        return wished in {"send", "reply"} or TO_ADD.fullmatch(text.strip().casefold()) is not None

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
        return self.commands.likely(self.commands.wishes(behind, state)) == confirmed

    def _goes_on(self, behind: str, state: DialogueState) -> bool:
        """Whether what stands behind a yes only wishes to go on with the pre-check."""
        wished = self.commands.likely(self.commands.wishes(behind, state))
        is_told = bool(self.reader.facts(behind, state.language))
        is_mere = self._tells_nothing(behind) and not is_told
        is_open = wished is None and not asks(behind)  # what is asked there is to be answered
        return is_mere and (is_open or wished in {*GOING_ON, "ask"})

    def _tells_nothing(self, text: str) -> bool:
        """Whether a text holds neither a fact nor a number."""
        is_number = any(c.isdigit() for c in text)
        return not is_number and not self.reader.fact_reader.message(text).told

    def _about_shown(self, text: str, state: DialogueState) -> Sense | None:
        """What settles the change or the facts that were shown, and says more."""
        if state.waits in {"change", "facts"} and is_left_as_it_was(text):
            return self._left_as_it_was(text, state)
        if state.waits == "facts" and ALL_OF_IT.fullmatch(text.strip().casefold()):
            return Sense((Agree(is_yes=True),), by="yes to all of it")
        if state.waits == "facts":
            return self._denied_first(text, state)
        if state.waits == "choice" and self._tells_to_change(text, state):
            made = next((c.id for c in state.offered if verb_of(c.id) in MAKING), None)
            return Sense((Pick(made),), by="the change, by its name") if made else None
        if state.waits != "change":
            return None
        if self._tells_to_change(text, state):
            return Sense((Agree(is_yes=True),), by="the change, said once more")
        return self._changed_first(text, state) or self._asked_first(text, state)

    def _tells_to_change(self, text: str, state: DialogueState) -> bool:
        """Whether a message only says that the change that was shown is to be made."""
        if ALL_OF_IT.fullmatch(text.strip().casefold()):
            return True
        likeliest = self.commands.likely(self.commands.of_whole(text, state))
        is_asked = looks_like_question(text, state.language)
        return likeliest == "change" and self._tells_nothing(text) and not is_asked

    def _changed_first(self, text: str, state: DialogueState) -> Sense | None:
        """A yes to the change that was shown, and what else the message says behind it."""
        first, *others = sentences(text)
        is_yes = whole_yes_no(self.words, first) is True
        if not others or not (is_yes or self._is_said_again("change", first, state)):
            return None
        rest = "\n".join(others)
        behind = self.interpreted(Heard(rest, rest), replace(state, waits=None))
        return Sense((Agree(is_yes=True), *behind.acts), behind.wishes, "yes to a change, and more")

    def _left_as_it_was(self, text: str, state: DialogueState) -> Sense:
        """A no to the change or the facts that were shown, and what else the message tells that
        is not known already."""
        rest = "\n".join(each for each in sentences(text) if not is_left_as_it_was(each))
        after = replace(state, waits=None, offered=())
        acts = told_anew(self.interpreted(Heard(rest, rest), after).acts if rest else (), ())
        known = tuple(
            Reading(question, option)
            for question in self.flow.questions
            if (option := question.option(state.answers.get(question.key, ""))) is not None
        )
        told = tuple(act for act in told_anew(acts, known) if not isinstance(act, Do))
        return Sense((Agree(is_yes=False), *told), by="as it was")

    def _denied_first(self, text: str, state: DialogueState) -> Sense | None:
        """A no to the facts that were put, and what else the message tells behind it."""
        rest = denied(self.words, text)
        if rest is None or not rest.strip():
            return None
        after = replace(state, waits=None, offered=())
        behind = self.interpreted(Heard(rest, rest), after)
        told = told_anew(behind.acts, offered_facts(self.flow, state))
        told = told or found_instead(self.lookup, rest, after)
        return Sense((Agree(is_yes=False), *told), behind.wishes, "no to the facts, and more")

    def _asked_first(self, text: str, state: DialogueState) -> Sense | None:
        """A no to the change that was shown by who had asked something, and nothing else."""
        rest = denied(self.words, text) or ""
        after = replace(state, waits=None, offered=())
        if not rest.strip() or self.reader.corrections(rest, state.language, state.answers):
            return None
        asked = found_instead(self.lookup, rest, after)
        return Sense((Agree(is_yes=False), *asked), by="no to a change, asked") if asked else None
