"""What is asked beside an answer, and what is said to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.faq.decision import Decision, DecisionKind
from bot.precheck.flow import Effect
from bot.precheck.nlu.normalize import bare, folded
from bot.precheck.nlu.sentences import asks, statements
from bot.speech.mood import JAPANESE
from bot.understanding.commands.expert import parts
from bot.understanding.commands.groups import BEGINNING
from bot.understanding.commands.reader import CommandReader
from bot.understanding.knowledge_lookup import KnowledgeLookup, is_brief, is_topic
from bot.understanding.meaning import Act, Ask, Do
from bot.understanding.seen_message import CERTAIN, SeenMessage
from bot.understanding.state import Place
from bot.vocabulary import Language

SURELY_SUCH = 0.95
"""How sure an article about such a case must be, to be told where the pre-check tells as well."""

MOST_TAKEN_UP = 3
"""Words of a question that are taken up."""

RATHER = 0.3
"""How probable a command must be that facts beside it carry out anyway."""


REFERS = re.compile(
    r"\b(?:is|would) (?:that|this|it)(?: be)? (?:an? |any )?(?:\w+ )?"
    r"(?:problem|issue|deal ?breaker|obstacle|bad)\b"
    r"|\b(?:does|would) (?:that|this|it) matter\b"
    r"|まずい|問題(?:です|あり|になり)|(?:だめ|ダメ|駄目)(?:です)?か"
)
"""How people ask whether what they have just told stands in the way."""


COUNTS = re.compile(
    r"\b(?:does|do|would|will) (?:this|that|it|they|he|she) count"
    r"|\b(?:is|would) (?:this|that|it)(?: be)? "
    r"(?:ok(?:ay)?|enough|fine|all right|good enough)\b(?! (?:to|if)\b)"
    r"|(?:それ|これ|そこ|あれ)(?:で|は|も|って)[^。?]{0,12}(?:になり(?:ます|ますか)|になる|扱い|とみな|に当た|に数え)"
    r"|それでも(?:いい|良い|よい|大丈夫)|(?:これ|それ)(?:で|は)(?:も)?(?:いい|大丈夫|入り|含まれ|該当)",
    re.IGNORECASE,
)
"""How people ask whether what they have just said will do."""

WISHES = {
    Language.JA: re.compile(
        r"たい(?:です|のです(?:が|けど)?|ん(?:です|だ)(?:が|けど)?|なあ?|けど)?[。.!ー~]*$"
    ),
    Language.EN: re.compile(r"\b(?:want|wanna|like|wish) to\b"),
}
"""How people say what they want to do."""


@dataclass(frozen=True)
class BesideReader:
    """Reads what is asked beside facts."""

    commands: CommandReader
    lookup: KnowledgeLookup

    def is_known_wish(self, seen: SeenMessage) -> bool:
        """Whether somebody says what they want to do, of which the knowledge base tells."""
        if WISHES[seen.state.language].search(seen.text.casefold()) is None:
            return False
        first, *_ = self.lookup.decide(seen.text, seen.state)
        return first.kind is DecisionKind.ANSWER

    def asked(self, seen: SeenMessage) -> tuple[Ask, ...]:
        """The question that came with facts, unless it is whether the case fits: the pre-check
        answers that, but for what is surely known of such a case."""
        decisions = self._decisions(seen)
        is_known = decisions[0].kind is DecisionKind.ANSWER
        is_vague = is_brief(seen.asked, seen.state.language) and not is_known
        is_about_all = not seen.may_exclude and (is_vague or self._is_about_all(seen))
        refers = is_known and refers_to_told(seen.asked)
        is_apart = self.lookup.is_apart(decisions[0], seen.found.readings)
        is_known_such = decisions[0].score >= SURELY_SUCH or is_apart
        is_such = is_known_such and not self._is_result_wished(seen)
        if is_about_all and not is_such and not refers:
            return ()
        return (Ask(seen.asked, decisions),)

    def of_told(self, seen: SeenMessage) -> tuple[Ask, ...]:
        """What is surely known of a case that somebody begins with, where it does not simply fit:
        "we have no website of our own"."""
        told = seen.found.readings
        is_plain = any(reading.option.effect is Effect.NONE for reading in told)
        if seen.state.place is not Place.FRESH or is_plain or seen.inferred:
            return ()
        about, *_ = self.lookup.decide(seen.text, seen.state)
        is_sure = about.kind is DecisionKind.ANSWER and about.score >= CERTAIN
        return (Ask(seen.text, (about,)),) if is_sure and self._is_of_told(about, seen) else ()

    def _decisions(self, seen: SeenMessage) -> tuple[Decision, ...]:
        """What is known of what is asked; "is that a problem?" speaks of what was just told."""
        told = replace(seen.state, topic=None)  # "does that help?" speaks of what was just told
        spoken_of = statements(seen.text) if refers_to_told(seen.asked) else ""
        if spoken_of:
            about, *_ = self.lookup.decide(spoken_of, told)
            if self._is_of_told(about, seen):
                return (as_answer(about),)
        return self.lookup.answered(seen.text, seen.asked, told)

    def _is_of_told(self, decision: Decision, seen: SeenMessage) -> bool:
        """Whether the likeliest article is about the very clause of what the message tells."""
        if not decision.candidates:
            return False
        article = self.lookup.knowledge.articles[decision.candidates[0].article]
        told = {clause for r in seen.found.readings for clause in r.question.clauses}
        return not told.isdisjoint(article.clauses)

    def _is_about_all(self, seen: SeenMessage) -> bool:
        """Whether what is asked beside facts is whether the case fits."""
        *_, last = parts(seen.asked, seen.state.language)
        likeliest = self.commands.wishes(last, seen.state)[:1]
        return any(
            wish.command in BEGINNING | {"verdict"} and wish.sure >= RATHER for wish in likeliest
        )

    def _is_result_wished(self, seen: SeenMessage) -> bool:
        """Whether the last words surely ask for the result so far."""
        *_, last = parts(seen.asked, seen.state.language)
        return self.commands.likely(self.commands.wishes(last, seen.state)) == "verdict"

    def result(self, seen: SeenMessage) -> tuple[Act, ...]:
        """The result so far where no article answers: it is asked beside an answer ("money is fine.
        are we in?"), or beside a fact that staff have to look at ("no website, are we out?")."""
        if not seen.asked:
            return ()
        is_wished = seen.state.place is Place.QUESTION and self._is_result_wished(seen)
        is_in_the_way = any(r.option.effect is not Effect.NONE for r in seen.found.readings)
        return (Do("verdict", is_free=True),) if is_wished or is_in_the_way else ()


def refers_to_told(asked: str) -> bool:
    """Whether a question speaks of what was just told: does it stand in the way, will it do?"""
    said = asked.casefold()
    return REFERS.search(said) is not None or COUNTS.search(said) is not None


def as_answer(decision: Decision) -> Decision:
    """A decision that its likeliest article answers."""
    return replace(decision, kind=DecisionKind.ANSWER, candidates=decision.candidates[:1])


def referred(text: str) -> str:
    """The question without a sign at the end of a text whether what it tells stands in the way."""
    found = REFERS.search(text.casefold())
    is_last = found is not None and not text[found.end() :].strip(" ?!.。")
    return text[found.start() :] if found is not None and is_last else ""


def asked_in(text: str) -> str:
    """What a text asks; nothing where that is only a word that it takes up."""
    asked = asks(text) or referred(text)
    return "" if is_taken_up(asked, text) else asked


EXCLAIMED = re.compile(
    r"(?:(?:what|huh|eh|wait|really|seriously|sorry|excuse me|no way"
    r"|えっ?|ええっ?|は|はあ|何|なに|まじ|マジ|うそ)\s*)+"
)
"""A word of surprise before something is put right."""


def is_taken_up(asked: str, text: str) -> bool:
    """Whether what seems to be asked is a word of who asked, which the rest of the text answers:
    "Company? A stock company"."""
    core, said = bare(asked), folded(statements(text))
    language = Language.JA if JAPANESE.search(core) else Language.EN
    if EXCLAIMED.fullmatch(core) is not None:
        return core != bare(text)
    is_word = 0 < len(core.split()) <= MOST_TAKEN_UP and is_topic(core, language)
    return is_word and core in said
