"""Several questions in one list, each of which is answered shortly or said not to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.faq.decision import Candidate, Decision, DecisionKind
from bot.precheck.nlu.sentences import is_asking
from bot.understanding.commands.reader import CommandReader
from bot.understanding.enumeration import Listed, listed_in
from bot.understanding.facts.reader import Reader
from bot.understanding.knowledge_lookup import KnowledgeLookup
from bot.understanding.meaning import Ask, Sense
from bot.understanding.seen_message import CERTAIN
from bot.understanding.state import DialogueState

MOST_UNCLEAR = 2
"""Items that are not clear, for each of which what may be meant is offered."""

OFFERED_EACH = 2
"""Articles that are offered for such an item."""

NEARLY_CLEAR = 0.3
"""How probable the first suggestion must be, for it to be offered (set by hand)."""


@dataclass(frozen=True)
class ListReader:
    """Reads messages that list what somebody wants to know, as questions or by mere names."""

    lookup: KnowledgeLookup
    commands: CommandReader
    facts: Reader

    def read(self, written: str, state: DialogueState) -> Sense | None:
        """What such a message asks; None for one that tells or wishes something besides, or lists
        what the programme knows nothing of."""
        listed = listed_in(written) if state.waits is None else None
        if listed is None or self._tells(listed):
            return None
        alone = replace(state, topic=None)
        decided = [(item, self.lookup.decide(item, alone)[0]) for item in listed.items]
        answered = [found for _, found in decided if found.kind is DecisionKind.ANSWER]
        left = [each for each in decided if each[1].kind is not DecisionKind.ANSWER]
        known = len(answered) + sum(is_near(found) for _, found in left)
        if not answered or not is_enough(listed, known) or self._is_wished(left, state):
            return None
        return Sense((asked_of(written, answered, left),), by="a list of questions")

    def _tells(self, listed: Listed) -> bool:
        """Whether anything in the message is a fact of the case, which must not be passed over."""
        said = (listed.before, *(item for item in listed.items if not is_asking(item)))
        return any(self.facts.fact_reader.message(each).told for each in said if each)

    def _is_wished(self, left: Sequence[tuple[str, Decision]], state: DialogueState) -> bool:
        """Whether an item that no article answers is something to be done."""
        wishes = (self.commands.wishes(item, state) for item, _ in left)
        return any(self.commands.likely(each, CERTAIN) is not None for each in wishes)


def is_near(decision: Decision) -> bool:
    """Whether it is nearly clear which article is meant."""
    return decision.kind is DecisionKind.SUGGEST and decision.score >= NEARLY_CLEAR


def is_enough(listed: Listed, known: int) -> bool:
    """Whether enough of a list is known for it to be one of questions: mere names may be answers to
    what was asked here."""
    return any(map(is_asking, listed.items)) or known >= max(2, len(listed.items) / 2)


def asked_of(
    written: str, answered: Sequence[Decision], left: Sequence[tuple[str, Decision]]
) -> Ask:
    """The question of a whole list: each answer once, what may be meant by what is not clear, and
    what nothing is known of."""
    once = {found.first: found for found in answered}
    unclear = [each for each in left if is_near(each[1])][:MOST_UNCLEAR]
    named = dict.fromkeys(
        article for _, found in unclear for article in islice(found.articles, OFFERED_EACH)
    )
    maybe = tuple(Candidate(article, 0.0) for article in named if article not in once)
    offered = (Decision(DecisionKind.SUGGEST, maybe, 0.0),) if maybe else ()
    are_offered = {item for item, _ in unclear} if maybe else set()
    unanswered = tuple(item for item, _ in left if item not in are_offered)
    return Ask(written, (*once.values(), *offered), is_listed=True, unanswered=unanswered)
