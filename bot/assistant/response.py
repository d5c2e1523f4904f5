"""What follows from one turn: how the conversation stands afterwards, and what is said."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import (
    AskConsent,
    AskQuestion,
    ConfirmErasure,
    DialogueAct,
    EditionOpened,
    Greet,
    PreviewEdit,
    RecallAnswer,
)
from bot.assistant.consent_notice import with_notice_shown
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.greeting import greeting_before, welcome_back
from bot.assistant.dialogue.next_question import onward, open_question
from bot.assistant.dialogue.other_languages import say_what_is_spoken
from bot.assistant.dialogue.overtaken import leave_overtaken
from bot.assistant.dialogue.router import route
from bot.assistant.dialogue.told.waiting_change import is_lapsed, put_again
from bot.assistant.notices import Notice, Say
from bot.precheck.flow import Question
from bot.vocabulary import Bilingual, Turn


def take_turn(
    context: TurnContext, before: Conversation, turn: Turn, *, is_new: bool
) -> TurnResult:
    """Respond to the turn; greet first who is new, and say first what changed meanwhile."""
    current, changed = refresh(context, before)
    result = (
        leave_overtaken(context, current, turn)
        or say_what_is_spoken(context, current, turn)
        or route(context, current, turn)
    )
    if turn.choose is None:
        result = put_again(context, current, result)
    opening: tuple[DialogueAct, ...] = ()
    if is_new and not any(isinstance(act, Greet) for act in result.acts):
        opening = (greeting_before(context, result.acts),)
    if changed:
        opening = (welcome_back(context, current, changed),)
    if is_lapsed(current, result.conversation):
        opening = (*opening, Say(Notice.ANSWER_KEPT))
    if (news := edition_news(context, result.conversation)) is not None:
        opening = (news, *opening)
        result = replace(result, conversation=told_of(result.conversation, news))
    after = without_stale_wishes(with_notice_shown(context, result), result.acts)
    asked = None if is_new else open_question(context, before)
    said = (act for act in (*opening, *result.acts) if not is_recalled_again(act, asked))
    acts = tuple(shorter(act, asked) for act in said)
    return replace(result, conversation=after, acts=leading_on(context, after or current, acts))


def edition_news(context: TurnContext, after: Conversation | None) -> EditionOpened | None:
    """That another edition has opened meanwhile; told once, and not to whom staff talk with."""
    newer = context.newer
    if newer is None or after is None or after.with_staff or after.told_of == newer.id:
        return None
    name = newer.facts["edition_name"].value
    assert isinstance(name, Bilingual)  # noqa: S101  the content check proves it
    return EditionOpened(newer.id, name)


def told_of(after: Conversation | None, news: EditionOpened) -> Conversation | None:
    """The conversation of a person who knows of another edition."""
    return after and replace(after, told_of=news.edition)


def without_stale_wishes(
    after: Conversation | None, acts: tuple[DialogueAct, ...]
) -> Conversation | None:
    """The conversation in which only what this reply asked to confirm can be confirmed by a yes."""
    if after is None:
        return None
    kinds = {type(act) for act in acts}
    if after.is_erasure_asked and ConfirmErasure not in kinds:
        after = replace(after, is_erasure_asked=False)
    if after.is_consent_asked and AskConsent not in kinds:
        after = replace(after, is_consent_asked=False)
    if after.edit and after.edit.value is not None and PreviewEdit not in kinds:
        after = replace(after, edit=None)
    return after


def shorter(act: DialogueAct, asked: Question | None) -> DialogueAct:
    """A question that was open before the turn is asked more shortly."""
    if isinstance(act, AskQuestion) and act.question == asked:
        return replace(act, is_again=not act.in_full)
    return act


def is_recalled_again(act: DialogueAct, asked: Question | None) -> bool:
    """Whether an act puts what was put already when the question was asked that is open still."""
    return isinstance(act, RecallAnswer) and act.question == asked


def leading_on(
    context: TurnContext, conversation: Conversation, acts: tuple[DialogueAct, ...]
) -> tuple[DialogueAct, ...]:
    """The acts; notices know the next step, and offer it where nothing else is said."""
    if not any(isinstance(act, Say) for act in acts):
        return acts
    following, is_sent = onward(context, conversation), conversation.lead is not None
    is_all = all(isinstance(act, Say) for act in acts)
    return tuple(
        replace(act, onward=following, leads_on=is_all and number == len(acts), is_sent=is_sent)
        if isinstance(act, Say)
        else act
        for number, act in enumerate(acts, start=1)
    )


def refresh(
    context: TurnContext, conversation: Conversation
) -> tuple[Conversation, tuple[Question, ...]]:
    """The conversation under today's flow; questions whose meaning changed lose their answer."""
    flow, answers = context.flow, conversation.answers
    known = [question for key in answers if (question := flow.question(key)) is not None]
    kept = {q.key: answers[q.key] for q in known if not is_outdated(conversation, q)}
    if len(kept) == len(answers) and conversation.edition == flow.edition:
        return conversation, ()
    changed = tuple(question for question in known if question.key not in kept)
    fresh = replace(conversation, answers=kept, edition=flow.edition, before=None, edit=None)
    return fresh, changed


def is_outdated(conversation: Conversation, question: Question) -> bool:
    """Whether a question means something else by now than when it was answered."""
    key = question.key
    if conversation.fingerprints.get(key) != question.fingerprint:
        return True
    return question.option(conversation.answers[key]) is None
