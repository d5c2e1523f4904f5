"""What the knowledge base says to the part of a message that asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from bot.faq.article import Knowledge
from bot.faq.decision import Candidate, Decision, DecisionKind
from bot.faq.matcher import Matcher
from bot.faq.multi_question import understand
from bot.faq.text.follow_up import is_follow_up
from bot.faq.text.tokens import parts_of_speech
from bot.precheck.flow import Question
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.readings import Reading
from bot.precheck.nlu.sentences import asks
from bot.speech.mood import asked_for, without_insistence, without_lead
from bot.understanding.beside.heard.reaction import is_reaction
from bot.understanding.commands.expert import parts
from bot.understanding.commands.groups import JUDGING, LIKE_COMMANDS
from bot.understanding.meaning import Ask, CommandWish, OfferReadings
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Language
from bot.vocabulary.text import bare

LONGEST_TOPIC = {Language.JA: 12, Language.EN: 24}
"""Characters of a mere word or two."""

LONGEST_TOPIC_WORDS = 2

BRIEF = {Language.JA: 14, Language.EN: 28}
"""Characters of a question that says nothing but whether it is possible: 対象になりますか?"""

ENOUGH_ANSWERED = 3
"""With so many answers the result so far tells more than an article on all companies."""

UNDER_WAY = frozenset({Place.QUESTION, Place.PAUSED, Place.VERDICT})

WISHED = 0.15
"""How probable a command must be where the article that is found tells how to do just that."""

LIKE = 0.1
"""How probable it must be that somebody wishes a result, who asks what the pre-check tells."""

HARDLY_OURS = 0.15
"""How probable an article may be at most where a subject outside is what is asked about."""

SURE = 0.9
"""How probable an article must be to be told to who only says what they wish."""

RATHER_SURE = 0.85
"""How probable an article must be to be told beside facts that it is not about."""

OF_US = re.compile(r"うち[はがもの]|当社|弊社|我が社|\b(?:we|us|our)\b", re.IGNORECASE)
"""How somebody speaks of their own company."""


LEAD_ON = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?|then|well|also|oh|hm+|what about|how about)\b[\s,.…]*"
    r"|(?:で|じゃあ?|では|あと|ちなみに|なるほど|(?:それ|これ)(?:って|は)|それ)[\s、,…]*(?=\S{2}))+",
    re.IGNORECASE,
)
"""How somebody goes on from an answer."""


@dataclass(frozen=True)
class KnowledgeLookup:
    """Asks the matcher of a language, which mends slips and leaves frames out by itself."""

    knowledge: Knowledge
    matcher: Callable[[Language], Matcher]

    def answered(self, text: str, asked: str, state: DialogueState) -> tuple[Decision, ...]:
        """What is known of the part of a text that asks, or of all of it where that part says
        little: "can we apply?" is another question of a start-up than of a student."""
        if is_follow_up(asked, state.language):
            return self.decide(text, state)
        before = text.partition(asked.strip())[0].strip()
        is_told_of = bool(before) and not is_brief(before, state.language)
        # "it" is what was told in the same breath, and not what was answered before
        alone = self.decide(asked, replace(state, topic=None) if is_told_of else state)
        is_clear = alone[0].kind is DecisionKind.ANSWER and not is_brief(asked, state.language)
        if asked.strip() == text.strip() or len(alone) > 1 or is_clear:
            return alone
        whole = self.decide(text, state)
        if whole[0].first == alone[0].first:
            return max(whole, alone, key=lambda decisions: decisions[0].score)[:1]
        if self._says_less(alone[0], whole[0]):
            return whole[:1]
        is_surer = alone[0].kind is DecisionKind.ANSWER and alone[0].score > whole[0].score
        is_known = whole[0].kind is DecisionKind.ANSWER and not is_surer
        return whole[:1] if is_known or whole[0].score > alone[0].score else alone

    def _says_less(self, alone: Decision, whole: Decision) -> bool:
        """Whether a brief question asks for what stands beside it: whether such a company can
        apply, or help with something that is no subject of ours."""
        if alone.kind is not DecisionKind.ANSWER:
            return is_outside(whole)
        article = self.knowledge.articles[alone.candidates[0].article]
        return article.is_judged and whole.kind is DecisionKind.ANSWER

    def known(self, text: str, asked: str, state: DialogueState) -> tuple[Ask, ...]:
        """The part of a text that asks, where an article answers it; nothing otherwise."""
        decisions = self.answered(text, asked, state) if asked else ()
        is_known = bool(decisions) and decisions[0].kind is DecisionKind.ANSWER
        return (Ask(asked, decisions),) if is_known else ()

    def decide(self, text: str, state: DialogueState) -> tuple[Decision, ...]:
        """What is known of a text, or else of what stands behind a preface. Who only takes up the
        answer before ("so not possible?") hears in short what it says."""
        if state.topic is not None and is_reaction(text, state, self._told(state)):
            return (Decision(DecisionKind.ANSWER, (Candidate(state.topic, 1.0),), 1.0),)
        decisions = self._decided(text, state)
        if decisions[0].kind is DecisionKind.ANSWER:
            return decisions
        behind = (self._decided(last, state) for last in _behind_preface(text, state.language))
        answered = (found for found in behind if found[0].kind is DecisionKind.ANSWER)
        return next(answered, decisions)

    def _told(self, state: DialogueState) -> str:
        """What the article that was given last is asked by, and says."""
        article = self.knowledge.articles.get(state.topic or "")
        if article is None:
            return ""
        said = article.text(state.language)
        return folded("\n".join((said.question, said.answer, *said.phrasings)))

    def does(self, decision: Decision) -> str | None:
        """The command that does what the article tells."""
        article = self.knowledge.articles.get(decision.candidates[0].article)
        return article.does if article else None

    def is_of(self, decision: Decision, question: Question) -> bool:
        """Whether an article that answers is about the clauses of a question of the pre-check."""
        article = self.knowledge.articles.get(decision.first or "")
        if article is None or decision.kind is not DecisionKind.ANSWER:
            return False
        return not set(question.clauses).isdisjoint(article.clauses)

    def is_elsewhere(self, decision: Decision, offers: tuple[OfferReadings, ...]) -> bool:
        """Whether what is surely known of a text is about nothing that it probably tells: who
        wishes to hire somebody on a working holiday is to hear of that."""
        is_sure = decision.kind is DecisionKind.ANSWER and decision.score >= SURE
        told = [reading.question for offer in offers for reading in offer.readings]
        return is_sure and not any(self.is_of(decision, question) for question in told)

    def is_apart(self, decision: Decision, told: Iterable[Reading]) -> bool:
        """Whether what is surely known of a text is about another clause in the first place than
        what it tells: "a clerk at our front desk, regular" is asked of the role."""
        article = self.knowledge.articles.get(decision.first or "")
        is_sure = decision.kind is DecisionKind.ANSWER and decision.score >= RATHER_SURE
        if article is None or not is_sure or article.is_judged:
            return False
        return article.clauses[0] not in {c for r in told for c in r.question.clauses}

    def is_introduced(self, decision: Decision) -> bool:
        """Whether an article tells what there is for somebody who says that they are no company."""
        article = self.knowledge.articles.get(decision.first or "")
        return decision.kind is DecisionKind.ANSWER and article is not None and bool(article.asker)

    def for_outsider(self, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
        """What is known of a text by somebody who says in it that they are no company: what there
        is for them, where that is likeliest, however unsure it is."""
        first = self.knowledge.articles.get(decisions[0].first or "")
        if first is None or first.asker is None or len(decisions) > 1:
            return decisions
        return (Decision(DecisionKind.ANSWER, (Candidate(first.id, 1.0),), decisions[0].score),)

    def is_all(self, decision: Decision) -> bool:
        """Whether the likeliest article is what the pre-check finds out."""
        article = self.knowledge.articles.get(decision.first or "")
        return article is not None and article.is_judged

    def is_judged(self, decision: Decision, state: DialogueState) -> bool:
        """Whether the likeliest article is what the pre-check tells, much of which is done."""
        return self.is_all(decision) and is_far(state)

    def is_written_down(self, text: str, state: DialogueState) -> bool:
        """Whether a text is word for word a way to ask for an article, and nothing more."""
        first, *_ = self._decided(text, state)
        is_one = len(parts(text, state.language)) == 1
        return is_one and first.kind is DecisionKind.ANSWER and first.score >= 1

    def asked_on(self, text: str, state: DialogueState) -> Decision | None:
        """What is meant by a few words that ask on from the answer that was just given ("and how
        long?"); None for any others."""
        if not state.is_just_answered:
            return None
        asked = self.knowledge.follow_ups.get(state.language, {}).get(bare(LEAD_ON.sub("", text)))
        if asked is None:
            return None
        meant = asked.after.get(state.topic or "", asked.otherwise)
        return Decision(DecisionKind.ANSWER, (Candidate(meant, 1.0),), 1.0)

    def done_instead(
        self,
        decision: Decision,
        text: str,
        wishes: tuple[CommandWish, ...],
        state: DialogueState,
    ) -> str | None:
        """The command that is done in place of giving the article that tells of it: who asks in the
        middle of the pre-check whether they fit themselves hears how it stands."""
        if decision.kind is not DecisionKind.ANSWER:
            return None
        is_like = any(w.command in JUDGING and w.sure >= LIKE for w in wishes)
        if self.is_judged(decision, state) and (is_like or OF_US.search(text)):
            return "verdict"
        does = self.does(decision)
        is_wished = any(w.command == does and w.sure >= WISHED for w in wishes)
        return does if is_wished else None

    def _decided(self, text: str, state: DialogueState) -> tuple[Decision, ...]:
        return understand(self.matcher, self.knowledge, text, state.language, state.topic)


def is_outside(decision: Decision) -> bool:
    """Whether a subject outside is what a text is about, and hardly any article."""
    is_named = decision.outside is not None and decision.outside not in LIKE_COMMANDS
    return is_named and decision.score <= HARDLY_OURS


def is_far(state: DialogueState) -> bool:
    """Whether a good part of the pre-check is done."""
    return len(state.answers) >= ENOUGH_ANSWERED and state.place in UNDER_WAY


def _behind_preface(text: str, language: Language) -> Iterator[str]:
    """What is asked behind what only leads in to it, if it can be understood alone; at last the
    bare name of what is asked for, whatever stands around it."""
    last = parts(text, language)[-1]
    plainly = without_lead(without_insistence(folded(text)))
    behind = [last] if language is Language.JA and last != text else []
    behind += [plainly] if plainly and plainly != folded(text) else []
    yield from (each for each in behind if asks(each) and not is_follow_up(each, language))
    if thing := asked_for(folded(text)):
        yield thing


def is_brief(asked: str, language: Language) -> bool:
    """Whether a text is so short that it depends on what was said beside it."""
    return len(asked) <= BRIEF[language]


def is_topic(text: str, language: Language) -> bool:
    """Whether a text only names something, and says nothing of it."""
    if len(text) > LONGEST_TOPIC[language]:
        return False
    if language is Language.EN:
        return len(text.split()) <= LONGEST_TOPIC_WORDS
    return all(kind in {"名詞", "接尾辞", "接頭辞", "助詞"} for _, kind in parts_of_speech(text))
