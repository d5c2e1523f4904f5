"""What neither tells facts nor is a command for certain: it may be about the open question, and is
asked of the knowledge base otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.faq.decision import Decision, DecisionKind
from bot.precheck.flow import Effect, Question
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import statements
from bot.speech.mood import without_lead
from bot.understanding.beside.displeasure import is_displeased
from bot.understanding.beside.headcount import is_headcount
from bot.understanding.beside.interjection import takes_up
from bot.understanding.beside.question import BesideReader
from bot.understanding.beside.statement import is_slip, is_statement, is_unrelated, stated
from bot.understanding.command_gate import CommandGate
from bot.understanding.commands.reader import CommandReader
from bot.understanding.context import behind_slip
from bot.understanding.facts.outsiders import is_outsider
from bot.understanding.facts.reader import Reader
from bot.understanding.facts.replies.hedges import is_wondered
from bot.understanding.knowledge_lookup import KnowledgeLookup, is_brief, is_outside
from bot.understanding.meaning import Acknowledge, Act, Add, Ask, Hint, Nod, OfferReadings, Sense
from bot.understanding.seen_message import CERTAIN, SeenMessage, offers_of
from bot.understanding.state import Place

COURTESY = re.compile(
    r"\W*(?:(?:many |ok(?:ay)?,? )?th(?:an)?(?:k|x)|cheers|hello|hi\b|good (?:morning|day|evening)"
    r"|(?:いつも)?(?:お世話|ありがと|有難う|有り難う)|どうも|(?:大変)?(?:助かり|恐れ入り|すみません)|こんにちは|承知|了解)"
)
"""How a message begins that thanks or greets."""

LIKELY = 0.8
"""How probable an article must be to be told to who says more than thanks."""


@dataclass(frozen=True)
class OtherTalkReader:
    """Reads what is left once facts and commands were looked for."""

    words: CommonWords
    reader: Reader
    commands: CommandReader
    lookup: KnowledgeLookup
    gate: CommandGate
    beside: BesideReader

    def read(self, seen: SeenMessage) -> Sense:
        """What it means: something about the open question, or a question of its own."""
        is_told = bool(seen.offers) or (seen.doubt is not None and bool(seen.doubt.options))
        if is_slip(seen.text) and not is_told and seen.state.place is not Place.SENT:
            return seen.sense("a slip", Acknowledge())
        return self._about_open(seen) or self._asked(seen)

    def _act(self, command: str, seen: SeenMessage) -> Act:
        return self.commands.act(command, seen.text, seen.state)

    def _about_open(self, seen: SeenMessage) -> Sense | None:
        """What is no question while one is open: a command that is nearly certain, or something
        about the open question that decides nothing."""
        if seen.question is None or seen.asked or seen.state.place is not Place.QUESTION:
            return None
        if (weak := self._weak(seen)) is not None:
            return seen.sense("gate", self._act(weak, seen))
        if seen.offers and (seen.doubt is None or len(seen.doubt.options) == 1):
            all_likely = offers_of(seen.found, None, seen.state)
            return seen.sense("about other questions too", *all_likely)
        is_unlike = seen.doubt is None or not seen.doubt.options
        told = self.reader.fact_reader.message(seen.text).about(seen.question)
        if is_headcount(seen.text) and not told:
            return seen.sense("beside the open question", Acknowledge())
        if (
            seen.is_topic
            and is_unlike
            and not self.reader.may_answer(seen.question, seen.text, seen.state.language)
        ):
            return None  # the name of something else
        if seen.doubt is None and self.beside.is_known_wish(seen):
            return None
        known = self._known_case(seen.question, seen)
        heard = self._heard(seen) if is_unlike else None
        about = seen.sense("about the open question", seen.doubt or Hint(seen.question))
        return known or heard or about

    def _known_case(self, question: Question, seen: SeenMessage) -> Sense | None:
        """A reply that fits no choice in favour of the case, where an article on the same clause
        surely tells of it: 「短大です」."""
        options = seen.doubt.options if seen.doubt else ()
        if len(options) == 1 or any(option.effect is Effect.NONE for option in options):
            return None  # that is what may be meant
        decisions = self.lookup.decide(seen.text, seen.state)
        is_sure = decisions[0].score >= CERTAIN and self.lookup.is_of(decisions[0], question)
        return seen.sense("a known case", Ask(seen.text, decisions)) if is_sure else None

    def _looked_up(self, seen: SeenMessage) -> tuple[str, tuple[Decision, ...]]:
        """What is asked, and what is known of it: who asks decides what is helpful."""
        is_outside = is_outsider(seen.text)
        is_company = not (self.reader.is_by_somebody_else(seen.text) or is_outside)
        is_company &= not seen.state.is_outsider
        asked = (seen.asked if is_company else "") or behind_courtesy(seen)
        decisions = self.lookup.answered(seen.text, asked, seen.state)
        return asked, self.lookup.for_outsider(decisions) if is_outside else decisions

    def _asked(self, seen: SeenMessage) -> Sense:
        """A question to the knowledge base, unless it is a statement or a command it knows not."""
        is_sent = seen.state.place is Place.SENT
        offers = () if is_sent else seen.offers
        asked, decisions = self._looked_up(seen)
        is_known = decisions[0].kind is DecisionKind.ANSWER
        is_introduced = self.lookup.is_introduced(decisions[0])
        is_elsewhere = bool(offers) and self.lookup.is_elsewhere(decisions[0], offers)
        told = (
            None
            if is_elsewhere
            else stated(seen, offers, decisions[0], is_introduced=is_introduced)
        )
        if told is not None:
            return told
        if (seen.inferred and seen.is_topic and not is_known) or is_unrelated(seen, decisions[0]):
            return seen.sense("an introduction", Acknowledge())
        if not is_known and seen.doubt and seen.doubt.options and is_wondered(seen.text):
            return seen.sense("about the open question", seen.doubt)
        done = self.lookup.done_instead(decisions[0], seen.text, seen.wishes, seen.state)
        if done is not None:
            return seen.sense("what an article tells is done", self._act(done, seen))
        weak = self.commands.where_unknown(seen.wishes)
        is_near = bool(seen.asked) and decisions[0].kind is DecisionKind.SUGGEST
        is_open_to_it = not is_known and not is_near and not is_outside(decisions[0])
        if weak is not None and is_open_to_it and self.gate.is_sensible(weak, seen):
            return seen.sense("gate", self._act(weak, seen))
        unasked = None if seen.asked else self._unasked(seen, decisions[0])
        if unasked is not None:
            return unasked
        is_told = not seen.is_topic and decisions[0].score < CERTAIN
        if is_sent and not seen.asked and (is_told or not is_known):
            return seen.sense("after sending", Add(seen.text))
        is_other = is_elsewhere and not statements(seen.text).strip()
        put = () if is_sent or is_other or is_outside(decisions[0]) else put_beside(seen)
        return seen.sense("question", Ask(asked, decisions), *put)

    def _weak(self, seen: SeenMessage) -> str | None:
        """A command that is only likely, where nothing is told, counted or put right."""
        if seen.doubt or is_headcount(seen.text) or behind_slip(seen.text):
            return None
        weak = self.commands.where_unknown(seen.wishes)
        return weak if weak is not None and self.gate.is_sensible(weak, seen) else None

    def _heard(self, seen: SeenMessage) -> Sense | None:
        """What is meant by who says something of what they heard, or how things stand."""
        if takes_up(self.words, seen.text):
            return seen.sense("a word on what was heard", Nod())
        if is_statement(seen.text):
            return seen.sense("beside the open question", Acknowledge())
        return None

    def _unasked(self, seen: SeenMessage, decision: Decision) -> Sense | None:
        """What is meant by what asks nothing, and of which nothing is known: thanks among other
        things, a word on what was heard, or something about the open question."""
        is_known = decision.kind is DecisionKind.ANSWER
        is_thanks = self.commands.likely(seen.wishes, CERTAIN) == "thanks"
        is_more = not is_brief(behind_courtesy(seen), seen.state.language)
        is_faint = not is_known or decision.score < (LIKELY if is_more else CERTAIN)
        if is_thanks and is_faint and not is_displeased(seen.text):
            return seen.sense("thanks among other things", self._act("thanks", seen))
        if is_known:
            return None
        if takes_up(self.words, seen.text) and seen.state.place is not Place.SENT:
            return seen.sense("a word on what was heard", Nod())
        if seen.state.place is Place.QUESTION and seen.question:
            return seen.sense("about the open question", Hint(seen.question))
        return None


def behind_courtesy(seen: SeenMessage) -> str:
    """What is said behind thanks or a greeting by who asks nothing in so many words."""
    if seen.asked or COURTESY.match(folded(seen.text)) is None:
        return seen.text
    return without_lead(folded(seen.text)) or seen.text


def put_beside(seen: SeenMessage) -> tuple[OfferReadings | Hint, ...]:
    """What a message probably tells besides asking something else, of the open question as well: it
    is put to the person, and not lost beneath the answer."""
    is_told = bool(seen.asked) and bool(statements(seen.text).strip())
    if not is_told:
        return seen.offers
    offers = offers_of(seen.found, None, seen.state)
    doubt = seen.doubt if seen.doubt is not None and seen.doubt.options else None
    return offers or (() if doubt is None else (doubt,))
