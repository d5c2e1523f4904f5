"""Facts that somebody tells beside something else. Beside a question of their own they are noted,
and the pre-check is offered, not begun: who only wanted to ask would hear its first question under
each later reply.
"""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import DialogueAct, EchoReadings
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import ASKING, open_question
from bot.assistant.notices import Notice, Say
from bot.faq.decision import Decision, DecisionKind
from bot.precheck.verdict import Verdict, judge
from bot.understanding import meaning
from bot.understanding.meaning import Sense


def is_told_beside(context: TurnContext, sense: Sense) -> bool:
    """Whether a message asks something that the pre-check does not answer. Whether a case fits it
    does: who describes theirs and asks that wishes for it."""
    asked = (act.decisions[0] for act in sense.acts if isinstance(act, meaning.Ask))
    return any(not is_for_precheck(context, decision) for decision in asked)


def is_for_precheck(context: TurnContext, decision: Decision) -> bool:
    """Whether what was asked is what the pre-check finds out."""
    article = context.assistant.knowledge.articles.get(decision.first or "")
    is_known = decision.kind is DecisionKind.ANSWER and article is not None
    return is_known and article is not None and article.is_judged


def only_noted(context: TurnContext, before: Conversation, told: TurnResult) -> TurnResult:
    """The step without the pre-check that the facts in it would begin, or go on with after a pause.
    What was under way goes on, and a case that is out is told so."""
    after = told.conversation
    if after is None or open_question(context, before) is not None:
        return told
    if judge(context.flow, after.answers).verdict is Verdict.NOT_COVERED:
        return told
    if before.is_asking and not before.is_paused:
        return told
    said = tuple(act for act in told.acts if not isinstance(act, ASKING))
    kept = replace(after, is_asking=before.is_asking, is_paused=before.is_paused)
    return replace(told, conversation=kept, acts=said)


def without_idle_no(acts: tuple[DialogueAct, ...]) -> tuple[DialogueAct, ...]:
    """The acts, which do not say that nothing was noted beside what was."""
    is_noted = any(isinstance(act, EchoReadings) for act in acts)
    return tuple(act for act in acts if not (is_noted and act == Say(Notice.NOT_NOTED)))
