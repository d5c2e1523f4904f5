"""Trying a message out: what it is taken for, what would be said, and why. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.assistant.context import Assistant, TurnContext
from bot.assistant.dialogue.public import first_language, tell_in_public
from bot.faq.decision import Decision
from bot.faq.multi_question import understand
from bot.faq.text.language import language_of
from bot.understanding.meaning import Sense
from bot.understanding.message import Heard
from bot.understanding.state import Place, state_at
from bot.vocabulary import Language, Message
from bot.vocabulary.text import MAX_TEXT, plain, visible

if TYPE_CHECKING:
    from bot.faq.explanations import MatchReason
    from bot.understanding.facts.extraction import Told


@dataclass(frozen=True, slots=True)
class PlaygroundResult:
    """What a message is taken for, and what the knowledge base makes of it as a question (of each,
    where there are several), and why of the first.

    `read_as`: its words that are strange to the articles, each with what it is read as.
    `to_answer` is how sure one has to be to answer (0..1). `told`: the facts in it.
    """

    text: str
    language: Language
    decisions: tuple[Decision, ...]
    messages: tuple[Message, ...]
    reasons: tuple[MatchReason, ...]
    read_as: tuple[tuple[str, str], ...]
    to_answer: float
    sense: Sense
    told: tuple[Told, ...]


def try_out(
    assistant: Assistant,
    text: str,
    language: Language | None,
    now: datetime,
    place: str = Place.FRESH,
) -> PlaygroundResult | None:
    """What the counter makes of a message; None where there is none.

    The language is recognised where none is given. `place`: where it is written, see `state_at`.
    """
    from bot.faq.explanations import explain  # loading numpy takes its time

    asked = visible(text[:MAX_TEXT])
    if not asked:
        return None
    spoken = language or language_of(asked) or first_language(asked)
    matcher, interpreter = assistant.matcher(spoken), assistant.interpreter
    sense = interpreter.interpret(Heard(plain(asked), asked), state_at(place, spoken))
    decisions = understand(assistant.matcher, assistant.knowledge, asked, spoken)
    with assistant.storage.read_only() as work:
        context = TurnContext(assistant, work, now)
        acts = [tell_in_public(context, decision) for decision in decisions]
    return PlaygroundResult(
        text=asked,
        language=spoken,
        decisions=decisions,
        messages=tuple(assistant.wording(act, spoken) for act in acts),
        reasons=explain(matcher, assistant.knowledge, asked),
        read_as=tuple(matcher.synonyms.readings(asked)),
        to_answer=matcher.costs.to_answer,
        sense=sense,
        told=interpreter.reader.fact_reader.message(plain(asked)).told,
    )
