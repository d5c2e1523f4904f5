"""What one answer of the pre-check means for the case, to who asks whether it stands in the way."""

from __future__ import annotations

from bot.assistant.acts import WeighAnswer
from bot.precheck.flow import Effect
from bot.precheck.verdict import Reason
from bot.vocabulary import Message, MessageKind
from bot.wording.applicants.verdict import instead
from bot.wording.reasons import reason_text
from bot.wording.translator import Translator, paragraphs


def weigh_answer(act: WeighAnswer, translator: Translator) -> Message:
    """Which answer is meant, what it does to the case and why, and what is possible instead."""
    reason = act.reason
    question, option = reason.question, reason.option
    named = translator.entry(translator.speak(question.title), translator.speak(option.label))
    why = reason_text(reason, translator) if option.reason is not None else ""
    counted = translator.joined(weight(reason, translator), why)
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(
            named,
            translator.cited(counted, rests_on(reason)),
            instead((reason,), translator) if option.instead is not None else "",
        ),
        clauses=rests_on(reason),
    )


def rests_on(reason: Reason) -> tuple[str, ...]:
    """The clauses of the answer, or of its question."""
    return tuple(reason.clauses) or reason.question.clauses


def weight(reason: Reason, translator: Translator) -> str:
    """Whether the answer stands in the way."""
    match reason.effect:
        case Effect.EXCLUDED:
            return translator.gettext("As answered, your case is not covered.")
        case Effect.REVIEW:
            return translator.gettext("This answer alone does not rule you out.")
        case Effect.NOTE:
            return translator.gettext("This answer does not rule you out.")
        case Effect.NONE:
            return translator.gettext("Nothing about this answer stands in the way.")
