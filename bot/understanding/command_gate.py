"""Which command a message means, if any: what it tells or asks may speak against the likeliest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bot.faq.decision import DecisionKind
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import is_asking, sentences
from bot.understanding.beside.departure import is_to_come_back
from bot.understanding.beside.displeasure import is_displeased
from bot.understanding.beside.headcount import is_headcount
from bot.understanding.beside.interjection import GRATEFUL
from bot.understanding.beside.other_subject import RATHER, is_of_another
from bot.understanding.beside.second_thought import asks_after_all, is_otherwise_meant
from bot.understanding.commands.courtesy import CourtesyReader
from bot.understanding.commands.expert import parts
from bot.understanding.commands.groups import (
    ASIDES,
    ASKS_LEAVE,
    BEGINNING,
    COURTESIES,
    EXCLAIMED,
    JUDGING,
    LEAVING,
    LOSING,
    SUPPOSABLE,
    UNKNOWING,
)
from bot.understanding.commands.needed_words import LANGUAGES, NEVER_SHORT, SAID_WITH, SWITCHED
from bot.understanding.commands.reader import CHANGING, CommandReader
from bot.understanding.commands.rivals import ends_with, meant_rather
from bot.understanding.commands.wishes.check import wished_of_check
from bot.understanding.commands.wishes.explicit import ON_THE_WAY, explicit_wish
from bot.understanding.commands.wishes.language import asks_of_language
from bot.understanding.commands.wishes.none import SUPPOSED, wishes_nothing
from bot.understanding.facts.reader import Reader
from bot.understanding.facts.settlement import tells_several
from bot.understanding.form.sent_question import (
    asks_after_message,
    asks_whether_noted,
    asks_whether_sent,
)
from bot.understanding.knowledge_lookup import KnowledgeLookup, is_brief
from bot.understanding.seen_message import CERTAIN, SeenMessage
from bot.understanding.state import Place
from bot.understanding.waiting.yes_no import THANKS, agreed_first

ADVICE = re.compile(
    r"\b(?:consultation|consulting|advice|coaching)\b"
    r"|(?:相談|助言|アドバイス)(?:を受け|が(?:ほし|欲し)|に乗っ)",
    re.IGNORECASE,
)
"""How somebody names the support that they look for."""

SURER = 0.03
"""By how much an article must be more probable than the command that asks for something else."""

KNOWN = 0.5
"""How probable an article must be for a question behind "never mind" to count."""

HARDLY = 0.2
"""A command that the whole of a message means less probably is hardly its wish."""

BEFORE_STAFF = frozenset({Place.CONSENT, Place.FIELD, Place.REVIEW, Place.SENT})
"""Where somebody turns to staff: when they hear something is asked of these, not of a screening."""

ENDED_WITH = frozenset({"pause", "restart"})
"""Commands that the last of several sentences wishes for as surely as a message of its own."""

COUNTED = frozenset({"staff", "why", "review"})
"""Commands that somebody sounds like who counts who works for them, or puts the count right."""


@dataclass(frozen=True)
class CommandGate:
    """Lets through the command that a message at the counter means."""

    words: CommonWords
    reader: Reader
    commands: CommandReader
    lookup: KnowledgeLookup

    @cached_property
    def _courtesy(self) -> CourtesyReader:
        return CourtesyReader(self.words, self.commands)

    def passed(self, seen: SeenMessage) -> str | None:
        """The command that exact words leave no doubt of, or the one that is probable enough."""
        is_here = seen.state.place in {Place.CONSENT, Place.SENT} and asks_whether_sent(seen.text)
        is_here |= seen.state.place is Place.SENT and asks_whether_noted(seen.text)
        if is_here or asks_after_message(seen.text):
            return "enquiry"
        if (wished := explicit_wish(seen.text, seen.state)) is not None:
            return wished
        if not seen.asked and self._is_departure(seen):
            return "goodbye" if seen.question is None else "pause"
        in_words = wished_of_check(seen.text, seen.state)
        if in_words is not None:
            return in_words
        command = self._probable(seen)
        is_parting = command in {"goodbye", "pause"}
        # it is asked once more before anything is deleted
        return "delete_data" if is_parting and self._is_erasure_wished(seen) else command

    def _is_departure(self, seen: SeenMessage) -> bool:
        """Whether somebody leaves to talk it over, and tells nothing else."""
        is_told = bool(seen.found.readings) or seen.state.place not in ON_THE_WAY
        return not is_told and is_to_come_back(seen.text)

    def _probable(self, seen: SeenMessage) -> str | None:
        """The likeliest command, unless the text is a reply, or asks what is known."""
        command = self.commands.likely(seen.wishes)
        if command in COURTESIES and (meant := self._courtesy.beside(seen)):
            command = self.commands.likely(self.commands.wishes(meant, seen.state))
        if command is None or (not seen.is_sure and self._is_told(command, seen)):
            return None
        if self._is_none(command, seen):
            return None
        if command == "consent_yes" and seen.asked and not agreed_first(self.words, seen.text):
            return None  # whoever asks what becomes of it has not agreed
        if command in LOSING | LEAVING | ASIDES and not self._is_all(command, seen):
            return None  # "One. I told you so at the beginning" tells something
        is_one = len(parts(seen.text, seen.state.language)) == 1
        is_answer = command in LEAVING and any(
            reading.question is seen.question for reading in seen.found.readings
        )
        if is_answer or (seen.found.readings and is_one):
            return None  # what it says is a fact
        if self._knows_better(command, seen):
            return None
        return meant_rather(command, seen, self.commands)

    def _is_none(self, command: str, seen: SeenMessage) -> bool:
        """Whether a message only sounds like a command."""
        return (
            wishes_nothing(command, seen.text, is_sure=seen.is_sure)
            or (command == "ask" and seen.has_asked)
            or self._is_no_departure(command, seen)
            or self._is_no_thanks(command, seen)
            or self._is_only_supposed(command, seen)
            or self._is_lead_in(command, seen)
            or self._is_advice(command, seen)
            or is_of_another(command, seen, self.commands, self.lookup)
        )

    def _is_erasure_wished(self, seen: SeenMessage) -> bool:
        """Whether who leaves wishes as well that what they wrote is deleted."""
        *_, last = parts(seen.text, seen.state.language)
        wishes = self.commands.wishes(last, seen.state)
        return self.commands.likely(wishes, CERTAIN) == "delete_data"

    def _is_told(self, command: str, seen: SeenMessage) -> bool:
        """Whether a text with a command that is not certain rather tells something: it answers,
        counts heads ("one person"), or has none of the words that such a command is said with."""
        if self._is_reply(command, seen) or (command in COUNTED and is_headcount(seen.text)):
            return True
        if command == "staff" and self.commands.is_angry(seen.text, seen.state):
            return False
        return self._lacks_words(command, seen)

    def _lacks_words(self, command: str, seen: SeenMessage) -> bool:
        """Whether a text that is not short has none of the words that a command is said with."""
        needed = SAID_WITH.get(command)
        is_short = is_brief(seen.text, seen.state.language) and command not in NEVER_SHORT
        return needed is not None and not is_short and needed.search(seen.text) is None

    def _is_advice(self, command: str, seen: SeenMessage) -> bool:
        """Whether who is asked what support they look for wishes for advice, and no person now."""
        is_asked = seen.question is not None and seen.question.key == "request"
        return command == "staff" and is_asked and ADVICE.search(seen.text) is not None

    def _is_no_thanks(self, command: str, seen: SeenMessage) -> bool:
        """Whether a message thanks nobody: it scorns, asks, or begins with "understood" and says
        more."""
        if command == "thanks" and (seen.asked or is_displeased(seen.text)):
            return True
        if command != "thanks" or GRATEFUL.search(seen.text):
            return False
        return len(parts(seen.text, seen.state.language)) > 1

    def _is_no_departure(self, command: str, seen: SeenMessage) -> bool:
        """Whether somebody who sounds as if they went on to something else answers what is asked:
        "that's all, please" leaves no question for consent."""
        if asks_after_all(command, seen.text) and not ends_with(command, seen, self.commands):
            first, *_ = self.lookup.decide(seen.asked, seen.state)
            return first.score >= KNOWN
        if is_otherwise_meant(command, seen.text):
            return True
        if command in BEGINNING:
            return seen.state.place is Place.CONSENT and not seen.is_sure
        return command in UNKNOWING and self._is_told_answer(seen)

    def _is_told_answer(self, seen: SeenMessage) -> bool:
        """Whether who sounds as if they did not know how to go on most probably answers."""
        question, language = seen.question, seen.state.language
        if question is None or seen.doubt is None or seen.asked or is_brief(seen.text, language):
            return False
        return self.reader.may_answer(question, seen.text, language)

    def _is_only_supposed(self, command: str, seen: SeenMessage) -> bool:
        """Whether somebody asks what would be if something were so, which is no wish for now."""
        is_asking = bool(seen.asked) and not seen.is_sure
        return is_asking and command in SUPPOSABLE and SUPPOSED.search(seen.text) is not None

    def is_sensible(self, command: str, seen: SeenMessage) -> bool:
        """Whether a command that is only likely can be done for want of anything better."""
        is_meant = not wishes_nothing(command, seen.text, is_sure=seen.is_sure)
        is_now = not self._is_only_supposed(command, seen)
        is_ours = not is_of_another(command, seen, self.commands, self.lookup)
        return is_meant and is_now and is_ours and not self._lacks_words(command, seen)

    def _is_lead_in(self, command: str, seen: SeenMessage) -> bool:
        """Whether a few words lead in to a question that asks something else, and the message as a
        whole wishes nothing of the kind: "so what now, do we ring the coordinator?"."""
        if command not in EXCLAIMED or not seen.asked:
            return False
        _, *said = parts(seen.text, seen.state.language)
        asking = (part for part in said if is_asking(part))
        others = (part for part in asking if not is_brief(part, seen.state.language))
        wishes = (self.commands.wishes(part, seen.state) for part in others)
        whole = self.commands.of_whole(seen.text, seen.state)
        is_of_whole = any(w.command == command and w.sure >= HARDLY for w in whole)
        return not is_of_whole and any(self.commands.likely(each) != command for each in wishes)

    def _is_all(self, command: str, seen: SeenMessage) -> bool:
        """Whether a command is what a message says as a whole, where a question is open."""
        said = [p for p in parts(seen.text, seen.state.language)[1:] if not THANKS.match(p)]
        is_asked = command in ASIDES and all(is_asking(s) for s in sentences(seen.text))
        if seen.question is None or len(said) <= 1 or is_asked:
            return True
        if command == "review" and self._is_asked_throughout(command, seen):
            return True
        if command in ENDED_WITH and self._is_surely(command, said[-1], seen):
            return True  # whoever ends with it has told their reason, or of whom, before
        return self.commands.likely(self.commands.of_whole(seen.text, seen.state)) == command

    def _is_surely(self, command: str, part: str, seen: SeenMessage) -> bool:
        """Whether one part of a message can hardly mean anything else."""
        return self.commands.likely(self.commands.wishes(part, seen.state), CERTAIN) == command

    def _is_reply(self, command: str, seen: SeenMessage) -> bool:
        """Whether a text with a command that is not certain rather tells something."""
        if seen.found.readings:
            return True
        if command in BEGINNING and seen.doubt is not None and seen.doubt.options:
            return True  # the pre-check is going on
        if command == "change" and seen.offers:
            return True  # there is nothing of it to change yet
        doubts = (d for d in seen.found.doubts if d.question is not seen.question)
        if command in LOSING and any(doubt.options for doubt in doubts):
            return True  # "we start from zero" may tell something
        message = self.reader.fact_reader.message(seen.text)
        if command not in CHANGING and tells_several(message):
            return True  # "A. Regular, R&D, visa undecided" lists what is so
        if seen.question is None:
            return False
        told = message.about(seen.question)
        return any(not t.is_asked and not t.mention.is_topic for t in told)

    def _knows_better(self, command: str, seen: SeenMessage) -> bool:
        """Whether what sounds like a command is a question that the knowledge base answers."""
        is_of_reply = command == "enquiry" and seen.state.place in BEFORE_STAFF
        is_of_reply |= command in LANGUAGES and SWITCHED.search(folded(seen.text)) is not None
        if is_of_reply or not seen.asked:
            return False
        first, *more = self.lookup.answered(seen.text, seen.asked, seen.state)
        is_surer = not seen.is_sure and first.score > seen.wishes[0].sure + SURER
        is_surer |= command == "verdict" and seen.state.place is Place.FRESH  # nothing to show
        is_surer |= command == "ask" and not self._only_wants_to_ask(seen)
        is_begun = command in BEGINNING and ASKS_LEAVE.search(seen.asked) is None
        is_surer |= is_begun and first.score >= CERTAIN and not self.lookup.is_all(first)
        is_surer |= first.score >= CERTAIN and self._is_part(command, seen)
        is_surer |= asks_of_language(command, seen.text)
        is_more = bool(more) and not self._is_asked_throughout(command, seen)
        if command in JUDGING and self.lookup.is_judged(first, seen.state):
            return False
        is_known = first.kind is DecisionKind.ANSWER and (is_surer or is_more)
        return is_known and self.lookup.does(first) != command

    def _only_wants_to_ask(self, seen: SeenMessage) -> bool:
        """Whether a message names nothing of what it wants to ask."""
        return seen.is_sure and is_brief(seen.text, seen.state.language)

    def _is_part(self, command: str, seen: SeenMessage) -> bool:
        """Whether only a part of what is said sounds like the command, and not the whole."""
        if len(parts(seen.text, seen.state.language)) == 1:
            return False
        whole = self.commands.of_whole(seen.text, seen.state)
        return not any(w.command == command and w.sure >= RATHER for w in whole)

    def _is_asked_throughout(self, command: str, seen: SeenMessage) -> bool:
        """Whether each of several questions means the command: "did it arrive? when will you
        reply?"."""
        asked = sentences(seen.asked)
        wishes = (self.commands.wishes(sentence, seen.state) for sentence in asked)
        return bool(asked) and all(self.commands.likely(each) == command for each in wishes)
