"""Answering where others can read it: from the knowledge base alone, remembering nobody.

No conversation, no transcript and no answers are kept, and nothing of the pre-check is read or
said. The question is kept for curators, without who asked it.
"""

from __future__ import annotations

from datetime import datetime

from bot.assistant.acts import Decline, DialogueAct, GiveAnswer, OfferSuggestions, SpokenHere
from bot.assistant.context import Assistant, TurnContext, TurnObserver
from bot.assistant.dialogue.faq import outside_of, related_to
from bot.assistant.notices import Notice, Say
from bot.assistant.ports import AskedQuestion
from bot.faq.decision import Decision, DecisionKind
from bot.faq.multi_question import understand
from bot.faq.text.language import JAPANESE, language_of
from bot.faq.text.other_languages import tongue_of
from bot.handoff.form.validation import hide_contact_details
from bot.precheck.nlu.common_words import command_in
from bot.vocabulary import Choice, Language, Message, MessageKind, Reply, Turn
from bot.vocabulary.choice_ids import ChoiceId, Verb
from bot.vocabulary.commands import Command
from bot.vocabulary.text import MAX_TEXT, plain


def is_private(assistant: Assistant, turn: Turn) -> bool:
    """Whether a public turn is answered there by "I have written to you directly".

    It follows from the turn alone, so that a turn that comes twice goes on just as surely.
    """
    if turn.choose is not None:
        pick = ChoiceId.parse(turn.choose)
        return pick is None or pick.verb is not Verb.ARTICLE
    text = plain(turn.text)
    if not text or len(text) > MAX_TEXT:
        return False
    command = command_in(assistant.words, text)
    is_command = command is not None and command not in SMALL_TALK
    return is_command or (command is None and hide_contact_details(text) != text)


SMALL_TALK = frozenset({Command.HELLO, Command.HELP, Command.ASK, Command.THANKS})
"""Commands that anybody may overhear."""

OFFERED = frozenset({ChoiceId.command(Command.START), ChoiceId.command(Command.STAFF)})
"""What may be offered where others read it, beside articles."""


def first_language(text: str) -> Language:
    """The language to begin in with somebody of whom nothing is known but the first words."""
    letters = [c for c in text if c.isalpha()]
    is_japanese = not letters or (JAPANESE.search(text) and tongue_of(text) is None)
    return Language.JA if is_japanese else Language.EN


def answer_in_public(
    assistant: Assistant, turn: Turn, now: datetime, observer: TurnObserver | None = None
) -> Reply | None:
    """Answer one turn where others read it. None if its event was handled before."""
    with assistant.storage() as work:
        is_new = work.events.is_new(turn.person, turn.event, now)
        if observer is not None:
            observer.begin(work, None)  # of what is public there is no conversation
        if not is_new:
            return None
        context = TurnContext(assistant, work, now)
        language = language_of(plain(turn.text)) or turn.language or first_language(turn.text)
        acts = respond_in_public(context, turn, language)
        reply = Reply(language, tuple(overheard(assistant.wording(act, language)) for act in acts))
        work.outbox.put(turn.person, turn.event, reply.messages, now)
        work.commit()
    return reply


def respond_in_public(
    context: TurnContext, turn: Turn, language: Language
) -> tuple[DialogueAct, ...]:
    """An article that was picked, answers to a question, or that it is private."""
    if turn.choose is not None:
        return (read_in_public(context, turn.choose),)
    text = plain(turn.text)
    command = command_in(context.assistant.words, text)
    if not text or command in SMALL_TALK:
        return (Say(Notice.ASK_IN_PUBLIC),)
    if len(text) > MAX_TEXT:
        return (Say(Notice.TEXT_TOO_LONG),)
    if command is not None or hide_contact_details(text) != text:
        return (Say(Notice.PRIVATE_ELSEWHERE),)
    tongue = tongue_of(text)
    if tongue is not None:
        return (SpokenHere(tongue),)
    decided = understand(
        context.assistant.matcher, context.assistant.knowledge, text, language, None
    )
    for decision in decided:
        keep_question(context, text, language, decision)
    told = tuple(tell_in_public(context, decision) for decision in decided)
    given = tuple(act for act in told if isinstance(act, GiveAnswer))
    return given or told[:1]


def read_in_public(context: TurnContext, choice_id: str) -> DialogueAct:
    """The article that a choice names; anything else that can be picked is private."""
    pick = ChoiceId.parse(choice_id)
    if pick is None or pick.verb is not Verb.ARTICLE:
        return Say(Notice.PRIVATE_ELSEWHERE)
    return give(context, pick.first)


def give(context: TurnContext, article_id: str) -> DialogueAct:
    """An article with what goes on from it."""
    article = context.assistant.knowledge.articles.get(article_id)
    if article is None:
        return Say(Notice.CHOICE_NOT_KNOWN)
    related = related_to(context.assistant, article)
    return GiveAnswer(article.on(context.today), related, invites_precheck=False)


def tell_in_public(context: TurnContext, decision: Decision) -> DialogueAct:
    """Say what was decided."""
    if decision.kind is DecisionKind.ANSWER:
        return give(context, decision.candidates[0].article)
    if decision.kind is DecisionKind.SUGGEST:
        articles = context.assistant.knowledge.articles
        return OfferSuggestions(tuple(articles[each] for each in decision.articles))
    return Decline(outside_of(context.assistant, decision))


def keep_question(context: TurnContext, text: str, language: Language, decision: Decision) -> None:
    """Keep the question for curators; nobody is named as having asked it."""
    context.work.questions.add(
        AskedQuestion(
            at=context.now,
            conversation="",
            language=language,
            text=hide_contact_details(text),
            decision=decision.kind.value,
            article=decision.candidates[0].article if decision.candidates else None,
            score=decision.score,
        )
    )


def may_be_overheard(choice: Choice) -> bool:
    """Whether a choice may be offered where others read it."""
    does = ChoiceId.parse(choice.id)
    return does is not None and (does.verb is Verb.ARTICLE or does in OFFERED)


def overheard(message: Message) -> Message:
    """The message with the choices that may be seen by all; nothing can be picked by number."""
    kept = tuple(
        Choice(choice.id, choice.label, choice.value)
        for choice in message.choices
        if may_be_overheard(choice)
    )
    kind = MessageKind.NOTICE if message.kind is MessageKind.STAFF else message.kind
    return Message(
        kind,
        message.text,
        choices=kept,
        clauses=message.clauses,
        article=message.article,
    )
