"""The one decision: what a message means where the person stands.

Exact things come first (labels, numbers, set phrases), then what is probable enough: commands by
their gate, facts and replies by the reader, values by their likeness, and last the knowledge base.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.faq.article import Knowledge
from bot.faq.decision import Decision, DecisionKind
from bot.faq.matcher import Matcher
from bot.faq.multi_question import understand
from bot.faq.question_detection import looks_like_question
from bot.faq.text.tokens import parts_of_speech
from bot.handoff.form import Field, FormDefinition
from bot.handoff.form_errors import FormError
from bot.handoff.redaction import hide_contact_details
from bot.handoff.validation import check
from bot.precheck.flow import Flow, Question
from bot.precheck.nlu.common_words import CommonWords, command_in, says_yes
from bot.precheck.nlu.interpreter import Reading, Understanding, asks
from bot.precheck.nlu.short_answers import short_answer
from bot.understanding.agreement import CONFIRMING, behind_yes, is_plain_yes, put_option
from bot.understanding.assent import assent
from bot.understanding.choices import named_change, offered_choice
from bot.understanding.commands.command import CommandBook, Risk
from bot.understanding.commands.expert import Expert, parts
from bot.understanding.concepts import as_compared
from bot.understanding.context import as_change, leans_on_rest, without_opening
from bot.understanding.dictionary import spelling_of
from bot.understanding.facts.reader import Reader
from bot.understanding.facts.spelling import Spelling
from bot.understanding.field_value import NAMES, Likeness, is_refusal, likeness, value_in
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
from bot.vocabulary.choice_ids import ChoiceId

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
        """The commands that may be meant, likeliest first; slips are mended where none is."""
        expert = self.expert(state.language)
        found = expert.wishes(without_opening(text), state.place)
        mended = self._mended(text)
        if mended != text and (not found or found[0].sure < NOT_KNOWN):
            return expert.wishes(mended, state.place)
        return found

    def _mended(self, text: str) -> str:
        """The text without slips of the finger, where it holds any."""
        mended = self._spelling.mended(text.casefold())
        return mended if mended != text.casefold() else text

    @cached_property
    def _spelling(self) -> Spelling:
        return spelling_of(self.book, self.knowledge, self.reader.book)

    def _exact(self, text: str, state: DialogueState) -> Sense | None:
        """A bare yes or no to what waits, a choice that was offered, a change, a set phrase."""
        said = assent(self.words, state.waits, text) if state.waits else None
        if said is not None and not (state.place is Place.FIELD and state.waits == "sending"):
            return Sense((Agree(said),), by="yes or no")
        put = self._put(text, state)
        if put is not None:
            return put
        is_number = text.isdigit()
        offered = offered_choice(state, text)
        if offered is not None and not (is_number and state.place is Place.STAFF):
            return Sense((Pick(offered),), by="offered")
        is_staff = state.place is Place.STAFF
        change = None if is_staff else named_change(self.flow, self.form, state, text)
        if change is not None:
            return Sense((Pick(change),), by="change")
        if self._is_listed(text, state):
            return None
        command = command_in(self.words, text)
        is_value = state.open == "language" and command in {"japanese", "english"}
        if command and not is_value and state.place in self.book.commands[command].where:
            meant = self.book.meant(command, state.place)
            return Sense((self._do(meant, text, state, is_free=False),), by="set phrase")
        return None

    def _put(self, text: str, state: DialogueState) -> Sense | None:
        """A yes to the one option that was put as likely, or to what waits, said once more."""
        behind = behind_yes(self.words, text)
        confirmed = CONFIRMING.get(state.waits or "")
        if behind and confirmed and self._likely(self.wishes(behind, state)) == confirmed:
            return Sense((Agree(is_yes=True),), by="yes, said once more")
        put = put_option(self.flow, state)
        is_bare = says_yes(self.words, text) is True
        is_yes = is_bare or (behind is not None and self._tells_nothing(behind))
        if put is None or not is_yes:
            return None
        if is_plain_yes(*put):
            return Sense(
                (Pick(str(ChoiceId.answer(put[0].key, put[1].value))),), by="yes to what was put"
            )
        return Sense((Hint(put[0], (put[1],)),), by="yes to a no") if is_bare else None

    def _tells_nothing(self, text: str) -> bool:
        """Whether a text holds neither a fact nor a number."""
        is_number = any(c.isdigit() for c in text)
        return not is_number and not self.reader.fact_reader.message(text).told

    def _is_listed(self, text: str, state: DialogueState) -> bool:
        """Whether a set phrase is also a listed answer to what is open: it answers, then."""
        if state.place is Place.QUESTION:
            question = self.flow.question(state.open or "")
            return question is not None and short_answer(question, text) is not None
        field = self.form.field(state.open or "") if state.place is Place.FIELD else None
        is_choice = field is not None and bool(field.options) and not field.takes_words
        return is_choice and self._is_valid(field, text)

    def _is_valid(self, field: Field | None, text: str) -> bool:
        """Whether the field takes this as its value."""
        return field is not None and not isinstance(check(field, text, self.form), FormError)

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
        field = self.form.field(state.open or "") if state.place is Place.FIELD else None
        if field is not None and not field.is_required and is_refusal(heard.text):
            return Sense((self._do("skip", heard.text, state),), wishes, "refusal")
        if looks_like_question(heard.text, state.language):
            return Sense((Ask(heard.text, self._decide(heard.text, state)),), wishes, "question")
        if field is not None and field.name not in NAMES:
            return Sense((Fill(heard.written),), wishes, "value")
        doubted = Doubt(heard.written) if state.place is Place.FIELD else Nothing()
        return Sense((doubted,), wishes, "doubt")

    def _is_value(self, heard: Heard, state: DialogueState) -> bool:
        """Whether this is certainly a value for the field that is asked."""
        field = self.form.field(state.open or "")
        if field is None or field.name == PROSE:
            return False
        written = value_in(field.name, heard.written)
        if field.name in NAMES:
            return likeness(field.name, heard.text) is Likeness.VALUE
        said = INDEFINITE.sub("", heard.text)
        if field.takes_words and looks_like_question(said, state.language):
            return False
        if field.takes_words and self._is_valid(field, heard.written):
            command = self._likely(self.wishes(heard.text, state))
            return command in {None, "staff"}  # staff are being written to already
        return self._is_valid(field, written)

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
        command = self._command(text, question, found, wishes, state)
        is_certain = command is not None and wishes[0].sure >= CERTAIN
        if hide_contact_details(text) != text and not is_certain:
            return Sense((Leave(),), wishes, "contact details")
        if command is not None:
            return self._commanded(command, text, found, wishes, state)
        if found.readings:
            asked = asks(text)
            questions = (Ask(asked, self._answered(text, asked, state)),) if asked else ()
            is_change = any(
                state.answers.get(r.question.key, r.option.value) != r.option.value
                for r in found.readings
            )  # a change is asked about; only one at a time
            is_bare = question is not None and is_bare_reply(self.words, question, text)
            offers = () if is_change or is_bare else offers_of(found, None, state)
            return Sense((Tell(found.readings), *questions, *offers), wishes, "facts")
        if not any(c.isalnum() for c in text):
            return Sense((Nothing(is_empty=True),), wishes, "nothing")
        return self._asked(text, question, found, wishes, state)

    def _command(
        self,
        text: str,
        question: Question | None,
        found: Understanding,
        wishes: tuple[CommandWish, ...],
        state: DialogueState,
    ) -> str | None:
        """The likeliest command, unless the text is a reply, or asks what is known."""
        command = self._likely(wishes)
        if command is None:
            return None
        is_one = len(parts(text, state.language)) == 1
        if found.readings and (wishes[0].sure < CERTAIN or is_one):
            return None  # what it says is a fact
        if not found.readings and self._touches(text, question, wishes):
            return None
        is_likely = any(d.question == question and d.options for d in found.doubts)
        if command in {"start", "resume"} and is_likely and wishes[0].sure < CERTAIN:
            return None  # the pre-check is going on: this is rather a reply
        is_else = self._knows_better(text, command, wishes[0].sure, state)
        return None if is_else else command

    def _touches(
        self, text: str, question: Question | None, wishes: tuple[CommandWish, ...]
    ) -> bool:
        """Whether a text speaks of the open question, and its command is not certain."""
        if question is None or wishes[0].sure >= CERTAIN:
            return False
        told = self.reader.fact_reader.message(text).about(question)
        return any(not t.is_asked and not t.mention.is_topic for t in told)

    def _knows_better(self, text: str, command: str, sure: float, state: DialogueState) -> bool:
        """Whether what sounds like a command is a question that the knowledge base answers."""
        asked = asks(text)
        if not asked:
            return False
        first, *more = self._answered(text, asked, state)
        is_surer = sure < CERTAIN and first.score > sure
        is_known = first.kind is DecisionKind.ANSWER and (is_surer or bool(more))
        return is_known and self._does(first) != command

    def _fixed(
        self, text: str, found: Understanding, question: Question | None, state: DialogueState
    ) -> Sense | None:
        """The correction of an earlier answer to a value that is told; it is shown before it is
        made, with whatever else was told."""
        wish = as_change(text)
        if any(r.question is question for r in found.readings) or (asks(text) and wish is None):
            return None
        fixed = self.reader.correction(wish or text, state.language, state.answers)
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
        if told and command in {"start", "resume", "hello"}:
            # facts begin the pre-check, or go on with it
            return Sense((*told, *offers_of(found, None, state)), wishes, "gate")
        if command == "reply" and not told and self._says_more(text, state):
            return Sense((Add(text),), wishes, "gate")
        return Sense((*told, self._act(command, text, state)), wishes, "gate")

    def _says_more(self, text: str, state: DialogueState) -> bool:
        """Whether what staff are to hear stands in the same message."""
        others = parts(text, state.language)[1:]
        return any(self._likely(self.wishes(part, state)) != "reply" for part in others)

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
        is_sent = state.place is Place.SENT
        offers = () if is_sent else offers_of(found, question, state)
        decisions = self._answered(text, asked or text, state)
        is_known = decisions[0].kind is DecisionKind.ANSWER
        if offers and not asked and not is_known and not is_topic(text, state.language):
            return Sense(offers, wishes, "likely facts")
        weak = self._where_unknown(wishes)
        if weak is not None and (not is_known or self._does(decisions[0]) == weak):
            return Sense((self._act(weak, text, state),), wishes, "gate")
        if state.place is Place.QUESTION and question is not None and not asked and not is_known:
            return Sense((Hint(question),), wishes, "about the open question")
        is_told = not is_topic(text, state.language) and decisions[0].score < CERTAIN
        if is_sent and not asked and (is_told or not is_known):
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
        """What the knowledge base says: to all of it, or else to what stands behind a preface;
        with slips mended where that is all that is missing."""
        found = self._behind_preface(text, state)
        mended = self._mended(text) if found[0].kind is DecisionKind.DECLINE else text
        if mended == text:
            return found
        again = self._decided(mended, state)
        return found if again[0].kind is DecisionKind.DECLINE else again

    def _answered(self, text: str, asked: str, state: DialogueState) -> tuple[Decision, ...]:
        """What the knowledge base makes of the part of a text that asks; with all of the text
        where that part says too little."""
        if leans_on_rest(text, asked):
            alone, whole = self._decide(asked, state), self._decide(text, state)
            is_known = whole[0].kind is DecisionKind.ANSWER
            is_weak = alone[0].kind is not DecisionKind.ANSWER and whole[0].score > alone[0].score
            return whole[:1] if is_known or is_weak else alone
        return self._decide(asked, state)

    def _behind_preface(self, text: str, state: DialogueState) -> tuple[Decision, ...]:
        decisions = self._decided(LEAD_IN.sub("", text) or text, state)
        last = parts(text, state.language)[-1]
        is_prefaced = state.language is Language.JA and last != text  # English leads in with words
        if decisions[0].kind is DecisionKind.ANSWER or not is_prefaced or not asks(last):
            return decisions
        behind = self._decided(last, state)
        return behind if behind[0].kind is DecisionKind.ANSWER else decisions

    def _decided(self, text: str, state: DialogueState) -> tuple[Decision, ...]:
        return understand(self.matcher, self.knowledge, text, state.language, state.topic)

    def maybe(self, sense: Sense) -> tuple[str, ...]:
        """The commands that are worth naming where nothing is certain."""
        return tuple(w.command for w in sense.wishes if w.sure >= WORTH_NAMING)


def offers_of(
    found: Understanding, question: Question | None, state: DialogueState
) -> tuple[OfferReadings, ...]:
    """The likely facts about other questions than this one, to be offered together."""
    likely = [r for r in found.likely(state.answers) if r.question is not question]
    return (OfferReadings(tuple(likely)),) if likely else ()


INDEFINITE = re.compile(r"(?:いつ|何時|何曜日|何|どれ|どちら|どこ|誰)でも")
"""Words that look as if somebody asked, and mean all of them."""

LEAD_IN = re.compile(
    r"\s*(?:ところで|ちなみに|それと|それから|あと[、 ]|by the way,?)[、, ]*", re.IGNORECASE
)
"""How somebody turns to something else; it says nothing by itself."""

LONGEST_TOPIC = {Language.JA: 12, Language.EN: 24}
"""Characters of a mere word or two."""


def is_bare_reply(words: CommonWords, question: Question, text: str) -> bool:
    """Whether a message is nothing but a reply, which tells nothing of other questions."""
    return says_yes(words, text) is not None or short_answer(question, text) is not None


def is_topic(text: str, language: Language) -> bool:
    """Whether a text only names something, and says nothing of it."""
    if len(text) > LONGEST_TOPIC[language]:
        return False
    if language is Language.EN:
        return len(text.split()) <= LONGEST_TOPIC_WORDS
    return all(kind in {"名詞", "接尾辞", "接頭辞", "助詞"} for _, kind in parts_of_speech(text))


LONGEST_TOPIC_WORDS = 2
