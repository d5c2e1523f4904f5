"""Questions to the knowledge base. They never change the answers of the pre-check."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import Decline, DialogueAct, GiveAnswer, OfferRelated, OfferSuggestions
from bot.assistant.context import Assistant, TurnContext, TurnResult
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import is_consent_open, reprompt, without_asking
from bot.assistant.dialogue.staff_chat import is_with_staff
from bot.assistant.notices import Notice, Say
from bot.assistant.ports import AskedQuestion, Subscriber
from bot.faq.article import Article, OutOfScope
from bot.faq.asking_on import asks_anew, asks_on
from bot.faq.decision import Decision, DecisionKind
from bot.handoff.business_hours import is_open, next_opening
from bot.handoff.form.validation import hide_contact_details
from bot.precheck.nlu.sentences import asks
from bot.understanding.facts.outsiders import is_outsider
from bot.understanding.meaning import Ask
from bot.understanding.state import is_rated_now
from bot.vocabulary import Language

HOURS = "{desk_hours}"
"""The fact that an article names which tells when somebody answers at the desk."""


def answer(
    context: TurnContext, conversation: Conversation, asked: Ask, maybe: tuple[str, ...]
) -> TurnResult:
    """Answer what a message asks, suggest what may be meant, or decline; then ask what was open."""
    if asked.is_listed:
        return answer_listed(context, conversation, asked)
    text, (first, *more) = asked.text, asked.decisions
    keep_question(context, conversation, text, first)
    if first.kind is DecisionKind.DECLINE and is_consent_open(conversation):
        unclear = (Say(Notice.CONSENT_UNCLEAR), *reprompt(context, conversation))
        return TurnResult(conversation, unclear)
    known = introduced(context, conversation, text, first)
    result = tell(context, known, first, text, maybe)
    for decision in more:
        keep_question(context, conversation, text, decision)
        so_far = result.conversation or known
        result = after(result, tell(context, so_far, decision, text, is_beside=True))
    return without_asking(result) if is_with_staff(conversation) else result


def answer_listed(context: TurnContext, conversation: Conversation, listed: Ask) -> TurnResult:
    """Answer each question of a list shortly, and say which are not; then ask what was open."""
    result = TurnResult(conversation, ())
    for decision in listed.decisions:
        keep_question(context, conversation, listed.text, decision)
        so_far = result.conversation or conversation
        told = tell(context, so_far, decision, listed.text, is_beside=True)
        result = after(result, replace(told, acts=tuple(map(in_short, told.acts))))
    for item in listed.unanswered:
        keep_question(context, conversation, item, Decision(DecisionKind.DECLINE, (), 0.0))
    if listed.unanswered:
        so_far = result.conversation or conversation
        left = (Decline(None, items=listed.unanswered), *reprompt(context, so_far))
        result = after(result, TurnResult(so_far, left))
    return without_asking(result) if is_with_staff(conversation) else result


def in_short(act: DialogueAct) -> DialogueAct:
    """An answer without what goes on from its first words."""
    return replace(act, is_short=True) if isinstance(act, GiveAnswer) else act


def after(first: TurnResult, second: TurnResult) -> TurnResult:
    """Two answers to one message: what is open is asked once, at the end."""
    said = tuple(act for act in first.acts if isinstance(act, GiveAnswer | OfferSuggestions))
    return replace(second, acts=(*said, *second.acts))


def keep_question(
    context: TurnContext, conversation: Conversation, text: str, decision: Decision
) -> None:
    """Keep the question for staff and curators, without contact details."""
    best = decision.candidates[0].article if decision.candidates else None
    context.work.questions.add(
        AskedQuestion(
            at=context.now,
            conversation=conversation.id,
            language=conversation.language,
            text=hide_contact_details(text),
            decision=decision.kind.value,
            article=best,
            score=decision.score,
        )
    )


def tell(
    context: TurnContext,
    conversation: Conversation,
    decision: Decision,
    asked: str,
    maybe: tuple[str, ...] = (),
    *,
    is_beside: bool = False,
) -> TurnResult:
    """Say what was decided and go back to what was open. `maybe`: commands that may be meant.
    `is_beside`: another question of the same message was answered."""
    if decision.kind is DecisionKind.ANSWER:
        return answer_with(context, conversation, decision.candidates[0].article, asked)
    if decision.kind is DecisionKind.DECLINE and decision.outside is None:
        instead = for_asker(context, conversation)
        if instead is not None and conversation.topic != instead.id:
            return answer_with(context, conversation, instead.id, asked)
    act: DialogueAct = Decline(outside_of(context.assistant, decision), maybe)
    if decision.kind is DecisionKind.SUGGEST:
        articles = context.assistant.knowledge.articles
        offered = tuple(articles[article] for article in decision.articles)
        act = OfferSuggestions(offered, maybe, is_beside=is_beside)
    return TurnResult(conversation, (act, *reprompt(context, conversation)))


def read_article(context: TurnContext, conversation: Conversation, article_id: str) -> TurnResult:
    """Give one article and go back to what was open."""
    article = context.assistant.knowledge.articles.get(article_id)
    again = reprompt(context, conversation)
    if article is None:
        return TurnResult(conversation, (Say(Notice.CHOICE_NOT_KNOWN), *again))
    is_for_all = article.is_for_all or article.asker is not None
    instead = None if is_for_all else for_asker(context, conversation)
    given = GiveAnswer(
        article=article.on(context.today),
        related=related_to(context.assistant, article),
        invites_precheck=not conversation.is_asking and instead is None,
        instead=instead,
    )
    given = with_hours(context, given, conversation.language)
    return TurnResult(replace(conversation, topic=article.id), (given, *again))


def with_hours(context: TurnContext, given: GiveAnswer, language: Language) -> GiveAnswer:
    """An answer that tells the desk's hours, with whether it is open now."""
    if HOURS not in given.article.text(language).answer:
        return given
    now, calendar = context.now, context.calendar
    opens_at = next_opening(now, calendar)
    return replace(given, is_desk_open=is_open(now, calendar), opens_at=opens_at)


def introduced(
    context: TurnContext, conversation: Conversation, text: str, decision: Decision
) -> Conversation:
    """The conversation of a person who says that they are no company, if one article tells what
    there is for them. Whoever only asks of such people is none of them."""
    if decision.kind is not DecisionKind.ANSWER or (asks(text) and not is_outsider(text)):
        return conversation
    article = context.assistant.knowledge.articles.get(decision.candidates[0].article)
    if article is None or article.asker is None:
        return conversation
    return replace(conversation, asker=article.id)


def for_asker(context: TurnContext, conversation: Conversation) -> Article | None:
    """The article that tells what there is for a person who is no company, as long as they do not
    speak for one."""
    if conversation.asker is None or conversation.answers or conversation.is_asking:
        return None
    return context.assistant.knowledge.articles.get(conversation.asker)


def answer_with(
    context: TurnContext, conversation: Conversation, article_id: str, asked: str
) -> TurnResult:
    """Give the article that answers what was asked; the second time in a row more shortly and with
    a person, the third time only what else there is: it is not what they want to know. Who asks on
    into the rest of it hears it in full."""
    result = read_article(context, conversation, article_id)
    if conversation.topic != article_id or not was_just_answered(conversation):
        return result
    before = "\n".join(q.text for q in context.work.questions.of(conversation.id)[:-1])
    acts = (said_again(act, conversation, asked, before) for act in result.acts)
    return replace(result, acts=tuple(acts))


def said_again(
    act: DialogueAct, conversation: Conversation, asked: str, before: str
) -> DialogueAct:
    """An answer in other words than the time before. `before`: what was asked until now."""
    if not isinstance(act, GiveAnswer):
        return act
    language = conversation.language
    text = act.article.text(language)
    if asks_on(asked, text, language):
        return replace(act, is_again=True, in_full=True)
    if conversation.missed and not asks_anew(asked, before, text, language):
        return OfferRelated(act.article, act.related, is_enough=True)
    return replace(act, is_again=True)


def was_just_answered(conversation: Conversation) -> bool:
    """Whether the last reply gave the article that is spoken of."""
    return is_rated_now(conversation.topic, conversation.offered)


def tell_more(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Offer what goes on from the last answer; without one, invite a question."""
    article = context.assistant.knowledge.articles.get(conversation.topic or "")
    act: DialogueAct = Say(Notice.ASK_AWAY)
    if article is not None:
        act = OfferRelated(article, related_to(context.assistant, article))
    return TurnResult(conversation, (act, *reprompt(context, conversation)))


def rate_answer(
    context: TurnContext, conversation: Conversation, article: str, *, is_helpful: bool
) -> TurnResult:
    """Keep whether an answer helped, and thank for it."""
    context.work.questions.rate(conversation.id, article, helpful=is_helpful)
    notice = Notice.RATED_HELPFUL if is_helpful else Notice.RATED_UNHELPFUL
    return TurnResult(conversation, (Say(notice), *reprompt(context, conversation)))


def wish_to_be_told(context: TurnContext, conversation: Conversation) -> TurnResult:
    """Keep that the person wishes to hear once their last question has an answer."""
    asked = [q for q in context.work.questions.of(conversation.id) if q.decision != "answer"]
    if not asked:
        return TurnResult(conversation, (Say(Notice.ASK_AWAY),))
    question = asked[-1].text
    context.work.drafts.wish(
        Subscriber(conversation.person, question, conversation.language, context.now)
    )
    return TurnResult(conversation, (Say(Notice.WILL_TELL), *reprompt(context, conversation)))


def related_to(assistant: Assistant, article: Article) -> tuple[Article, ...]:
    """The articles that a curator named as going on from this one."""
    return tuple(assistant.knowledge.articles[other] for other in article.related)


def outside_of(assistant: Assistant, decision: Decision) -> OutOfScope | None:
    """The subject outside the programme that the question seems to belong to."""
    return next((o for o in assistant.knowledge.outside if o.id == decision.outside), None)
