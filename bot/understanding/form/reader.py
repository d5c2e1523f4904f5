"""What is typed into the contact form: a value for the field, or something else said instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bot.faq.question_detection import looks_like_question
from bot.handoff.form.definition import Field, FormDefinition
from bot.handoff.form.errors import FormError
from bot.handoff.form.validation import check
from bot.understanding.commands.groups import TOLD_IN_WORDS
from bot.understanding.commands.reader import CommandReader
from bot.understanding.commands.wishes.language import asks_of_language
from bot.understanding.form.clauses import WRONG
from bot.understanding.form.field_value import NAMES, likeness, value_in
from bot.understanding.form.name_likeness import Likeness
from bot.understanding.form.name_pieces import ends_in_ka
from bot.understanding.form.refusal import asks_to_call_instead, is_refusal
from bot.understanding.form.self_introduction import is_person, with_introduced
from bot.understanding.form.sent_question import asks_whether_noted, asks_whether_sent
from bot.understanding.form.told.exchange import exchanged
from bot.understanding.form.told.gathered import is_own_value
from bot.understanding.form.told.last_words import HOLDS, SendingReader
from bot.understanding.form.told.no_company import says_no_company
from bot.understanding.form.told.part_changes import changed_act
from bot.understanding.form.told.remark import PROSE, REMARKED, SHORTEST_PROSE, said_remark
from bot.understanding.form.value_reader import ValueReader
from bot.understanding.knowledge_lookup import KnowledgeLookup, is_brief
from bot.understanding.meaning import (
    Ask,
    CommandWish,
    Doubt,
    FieldValue,
    Fill,
    FillSeveral,
    Note,
    Nothing,
    Pick,
    Sense,
    WithoutCompany,
)
from bot.understanding.message import Heard
from bot.understanding.seen_message import CERTAIN
from bot.understanding.state import DialogueState, Place
from bot.vocabulary.choice_ids import ChoiceId

BESIDE = 0.75
"""How probable a command must be where the words may be meant for a field of free words."""

SURELY_SENT = 0.9
"""How probable it must be that a question asks for the form to be sent."""

SURELY_KNOWN = 0.95
"""How probable an article must be to be given beside what is written to staff."""

COMPANY_FIELD = "company"

SAID_WORDS = 3
"""So many words in small letters may be said and not be a name."""

OF_CONTACT = re.compile(
    r"電話|携帯|メール|アドレス|名前|氏名|社名|会社名|連絡先"
    r"|\b(?:phone|mobile|cell|tel|e?-?mail|address|names?|contact)\b",
    re.IGNORECASE,
)
"""Words that only fields of the form are called by: a number may be any."""

INDEFINITE = re.compile(r"(?:いつ|何時|何曜日|何|どれ|どちら|どこ|誰)でも")
"""Words that look as if somebody asked, and mean all of them."""


@dataclass(frozen=True)
class FormReader:
    """Reads what is typed at a field, or while all of the form is shown."""

    form: FormDefinition
    commands: CommandReader
    lookup: KnowledgeLookup

    def read(self, heard: Heard, state: DialogueState) -> Sense:
        """A value if it can be one; else a command, a refusal, a question, or a doubt."""
        field = self.form.field(state.open or "") if state.place is Place.FIELD else None
        if field is not None and field.name == COMPANY_FIELD and says_no_company(heard.written):
            return Sense((self._without_company(heard.written),), by="no company")
        if act := changed_act(heard, self.values, state):
            return Sense((act,), by="words that are changed")
        several = self._several(field, heard, state) or self._exchanged(heard, state)
        if several is not None:
            return several
        if field is None:
            return self._at_end(heard, state)
        if self._is_value(field, heard, state):
            return Sense((Fill(value_in(field.name, heard.written)),), by="value")
        if not any(c.isalnum() for c in heard.text):
            return Sense((Nothing(is_empty=True),), by="nothing")
        return self._at_field(field, heard, state)

    def _exchanged(self, heard: Heard, state: DialogueState) -> Sense | None:
        """Two values of which a message says that each stands in the place of the other."""
        named = self.values.all_named(heard.written)
        values = exchanged(named, heard.written, state.filled)
        return Sense((FillSeveral(values),), by="values that are exchanged") if values else None

    def _without_company(self, written: str) -> FillSeveral | WithoutCompany:
        """What is meant by who has no company: whoever says their name with it stands for it."""
        read = self.values.read(written, COMPANY_FIELD)
        told = {value.field: value.text for value in read.values} if read else {}
        name = told.get("name", "")
        if not is_person(name):
            return WithoutCompany()
        return FillSeveral((FieldValue(COMPANY_FIELD, name), FieldValue("name", name)))

    def details(self, written: str, state: DialogueState) -> Sense | None:
        """The values that a message gives to a form that it has just opened, or before it was; None
        without any."""
        first = self.form.asked[0]
        sense = self._several(first, Heard(written, written), state)
        match sense.acts if sense is not None else ():
            case (FillSeveral(values), *others):
                told = with_introduced(values, written)
                return Sense((FillSeveral(told), *others), by="values")
        told = with_introduced((), written) if sense is None else ()
        return Sense((FillSeveral(told),), by="values") if told else sense

    def holds_back(self, text: str, state: DialogueState) -> bool:
        """Whether a message is no mere yes to all that is shown: it waits, or says more."""
        is_more = self.details(text, state) is not None or self._sending.unsaid(text, state)
        return HOLDS.search(text) is not None or bool(is_more)

    def _at_field(self, field: Field, heard: Heard, state: DialogueState) -> Sense:
        """What is no certain value for the field that is asked."""
        is_prose = field.name == PROSE
        wrong = self.values.called_wrong(heard.written)
        if wrong is not None and wrong != field.name:
            return Sense((Pick(str(ChoiceId.refill(wrong))),), by="a field that is called wrong")
        wishes = self._wishes(field, heard, state)
        command = self.commands.likely(wishes, BESIDE if is_prose else 0.0)
        command = None if asks_of_language(command, heard.text) else command
        is_open_to_it = command in {None, "change", "staff"}
        is_remark = is_open_to_it and self._is_remark(field, heard, state)
        if is_remark:
            return Sense((Note(heard.written),), wishes, "a remark")
        if is_prose and (told := self._before_sending(command, heard, state)):
            return Sense((Fill(said_remark(told)),), wishes, "value, and send")
        if command is not None and not (is_prose and command in TOLD_IN_WORDS):
            return Sense((self.commands.act(command, heard.text, state),), wishes, "gate")
        if (
            is_prose
            and self.commands.likely(wishes) == "skip"
            and is_brief(heard.text, state.language)
        ):
            return Sense((self.commands.done("skip", heard.text, state),), wishes, "gate")
        if is_prose:
            known = self._known(heard, state)
            return Sense((*known, Fill(said_remark(heard.written))), wishes, "value")
        return self._besides_value(field, heard, wishes, state)

    def _besides_value(
        self, field: Field, heard: Heard, wishes: tuple[CommandWish, ...], state: DialogueState
    ) -> Sense:
        """A refusal, a question or a doubt in the place of a value."""
        if self._is_left_out(field, heard):
            return Sense((self.commands.done("skip", heard.text, state),), wishes, "refusal")
        if looks_like_question(heard.text, state.language):
            return self._asked(heard, wishes, state)
        is_name = field.name in NAMES
        act = Doubt(heard.written) if is_name else Fill(heard.written)
        return Sense((act,), wishes, "doubt" if is_name else "value")

    def _before_sending(self, command: str | None, heard: Heard, state: DialogueState) -> str:
        """What is told in the field of free words before a wish to send; empty without any."""
        return self._sending.before_it(heard.written, state) if command == "send" else ""

    def _is_remark(self, field: Field, heard: Heard, state: DialogueState) -> bool:
        """Whether a sentence in the place of a name puts something right or adds to it that is no
        field of the form."""
        if field.name not in NAMES or looks_like_question(heard.text, state.language):
            return False
        is_cued = REMARKED.search(heard.text) or WRONG.search(heard.text)
        is_said = likeness(field.name, heard.text) is not Likeness.VALUE
        is_long = len(heard.text) >= SHORTEST_PROSE[state.language]
        is_of_field = self.values.named(heard.written) and OF_CONTACT.search(heard.text)
        return bool(is_cued) and is_said and is_long and not is_of_field

    def _is_left_out(self, field: Field, heard: Heard) -> bool:
        """Whether a field that may be left out is: by a refusal, or by the name of the other one
        that may be filled in in its place."""
        if field.instead and self.values.named(heard.written) == field.instead:
            return True
        if field.instead and asks_to_call_instead(heard.text):
            return True
        return (bool(field.instead) or not field.is_required) and is_refusal(heard.text)

    def _at_end(self, heard: Heard, state: DialogueState) -> Sense:
        """What is written while all of the form is shown: a field that it names is asked again."""
        is_question = looks_like_question(heard.text, state.language)
        wishes = self.commands.wishes(heard.text, state)
        command = self.commands.likely(wishes)
        is_held = command == "send" and HOLDS.search(heard.text) is not None
        is_sent = command == "send" and wishes[0].sure >= SURELY_SENT and not is_held
        unsaid = self._sending.unsaid(heard.written, state)
        if unsaid is not None:
            return Sense((unsaid,), wishes, "beside sending")
        named = self.values.named(heard.written)
        if named is not None and not is_question and not is_sent:
            return Sense((Pick(str(ChoiceId.refill(named))),), by="a field that is named")
        if (
            is_held
            or asks_of_language(command, heard.text)
            or (command == "send" and is_question and not is_sent)
        ):
            command = None  # "can it be changed once it is sent?"
        if command is not None:
            return Sense((self.commands.act(command, heard.text, state),), wishes, "gate")
        return (
            self._asked(heard, wishes, state)
            if is_question
            else Sense((Nothing(),), wishes, "doubt")
        )

    def _asked(self, heard: Heard, wishes: tuple[CommandWish, ...], state: DialogueState) -> Sense:
        """A question to the knowledge base, or whether it was sent."""
        if asks_whether_sent(heard.text) or asks_whether_noted(heard.text):
            return Sense((self.commands.done("enquiry", heard.text, state),), wishes, "sent")
        return Sense((Ask(heard.text, self.lookup.decide(heard.text, state)),), wishes, "question")

    def _known(self, heard: Heard, state: DialogueState) -> tuple[Ask, ...]:
        """A question to staff, where it is exactly known: it is answered at once as well."""
        if not looks_like_question(heard.text, state.language):
            return ()
        known = self.lookup.known(heard.text, heard.text, state)
        return tuple(each for each in known if each.decisions[0].score >= SURELY_KNOWN)

    def _several(self, field: Field | None, heard: Heard, state: DialogueState) -> Sense | None:
        """Values for fields that a message names, with the question that came with them."""
        read = self.values.read(heard.written, field.name if field else None, state.filled)
        if read is None:
            return None
        if field is not None and not (read.asked or read.more) and is_own_value(read.values, field):
            # a name is taken out of what is said around it; any other field reads its own value,
            # and says what is wrong with it
            value = read.values[0].text
            return Sense((Fill(value),), by="value") if field.name in NAMES else None
        told = (FillSeveral(read.values), *((Note(read.more),) if read.more else ()))
        if not read.asked:
            return Sense(told, by="values")
        if any(value.field == PROSE for value in read.values):
            return Sense((*told, *self._known(Heard(read.asked, read.asked), state)), by="values")
        return Sense((*told, Ask(read.asked, self.lookup.decide(read.asked, state))), by="values")

    @cached_property
    def _sending(self) -> SendingReader:
        return SendingReader(self.commands, self.values)

    @cached_property
    def values(self) -> ValueReader:
        """Reads the values that a message gives to fields."""
        return ValueReader(self.form, self.commands.called)

    def _wishes(self, field: Field, heard: Heard, state: DialogueState) -> tuple[CommandWish, ...]:
        """The commands that may be meant; in a field of one's own words, by all of the text."""
        takes_words = field.takes_words or field.name == PROSE
        wishes = self.commands.of_whole if takes_words else self.commands.wishes
        return wishes(heard.text, state)

    def is_listed(self, text: str, state: DialogueState) -> bool:
        """Whether a text is one of the choices of the field that is asked."""
        field = self.form.field(state.open or "")
        is_choice = field is not None and bool(field.options) and not field.takes_words
        return is_choice and self._is_valid(field, text)

    def _is_value(self, field: Field, heard: Heard, state: DialogueState) -> bool:
        """Whether this is certainly a value for the field."""
        if field.name == PROSE:
            return False
        if field.name in NAMES:
            is_like = likeness(field.name, heard.text) is Likeness.VALUE
            is_like = is_like or (field.name == "name" and ends_in_ka(heard.text))
            return is_like and not self._is_wish(field, heard, state)
        said = INDEFINITE.sub("", heard.text)
        if field.takes_words and looks_like_question(said, state.language):
            return False
        if field.takes_words and self._is_valid(field, heard.written):
            command = self.commands.likely(self._wishes(field, heard, state))
            return command in {None, "staff"}  # staff are being written to already
        return self._is_valid(field, value_in(field.name, heard.written))

    def _is_wish(self, field: Field, heard: Heard, state: DialogueState) -> bool:
        """Whether several words, all in small letters, are rather a wish than a name."""
        text = heard.written[:1].lower() + heard.written[1:]
        is_said = text.isascii() and text == text.lower() and len(text.split()) >= SAID_WORDS
        return (
            is_said and self.commands.likely(self._wishes(field, heard, state), CERTAIN) is not None
        )

    def _is_valid(self, field: Field | None, text: str) -> bool:
        """Whether the field takes this as its value."""
        return field is not None and not isinstance(check(field, text, self.form), FormError)
