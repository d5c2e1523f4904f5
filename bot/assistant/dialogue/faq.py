"""Questions to the knowledge base. They never change the answers of the pre-check."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.acts import Act, Decline, GiveAnswer, OfferRelated, OfferSuggestions
from bot.assistant.context import Counter, Scene, Step
from bot.assistant.conversation import Conversation
from bot.assistant.dialogue.next_question import ask_open
from bot.assistant.notices import Notice, Say
from bot.assistant.ports import AskedQuestion, Asker
from bot.faq.article import Article, Outside
from bot.faq.decision import Decision, DecisionKind
from bot.handoff.validation import hide_contact_details


def after(first: Step, second: Step) -> Step:
    """Two answers to one message: what is open is asked once, at the end."""
    said = tuple(act for act in first.acts if isinstance(act, GiveAnswer))
    return replace(second, acts=(*said, *second.acts))


def keep_question(scene: Scene, conversation: Conversation, text: str, decision: Decision) -> None:
    """Keep the question for staff and curators, without contact details."""
    best = decision.candidates[0].article if decision.candidates else None
    scene.work.questions.add(
        AskedQuestion(
            at=scene.now,
            conversation=conversation.id,
            language=conversation.language,
            text=hide_contact_details(text),
            decision=decision.kind.value,
            article=best,
            score=decision.score,
        )
    )


def tell(
    scene: Scene, conversation: Conversation, decision: Decision, maybe: tuple[str, ...] = ()
) -> Step:
    """Say what was decided and go back to what was open. `maybe`: commands that may be meant."""
    if decision.kind is DecisionKind.ANSWER:
        return read_article(scene, conversation, decision.candidates[0].article)
    act: Act = Decline(outside_of(scene.counter, decision), maybe)
    if decision.kind is DecisionKind.SUGGEST:
        articles = scene.counter.knowledge.articles
        act = OfferSuggestions(tuple(articles[c.article] for c in decision.candidates), maybe)
    return Step(conversation, (act, *ask_open(scene, conversation)))


def read_article(scene: Scene, conversation: Conversation, article_id: str) -> Step:
    """Give one article and go back to what was open."""
    article = scene.counter.knowledge.articles.get(article_id)
    again = ask_open(scene, conversation)
    if article is None:
        return Step(conversation, (Say(Notice.CHOICE_NOT_KNOWN), *again))
    given = GiveAnswer(
        article=article,
        related=related_to(scene.counter, article),
        invites_precheck=not conversation.is_asking,
        has_ended=scene.has_ended,
    )
    return Step(replace(conversation, topic=article.id), (given, *again))


def tell_more(scene: Scene, conversation: Conversation) -> Step:
    """Offer what goes on from the last answer; without one, invite a question."""
    article = scene.counter.knowledge.articles.get(conversation.topic or "")
    act: Act = Say(Notice.ASK_AWAY)
    if article is not None:
        act = OfferRelated(article, related_to(scene.counter, article))
    return Step(conversation, (act, *ask_open(scene, conversation)))


def rate_answer(
    scene: Scene, conversation: Conversation, article: str, *, is_helpful: bool
) -> Step:
    """Keep whether an answer helped, and thank for it."""
    scene.work.questions.rate(conversation.id, article, helpful=is_helpful)
    notice = Notice.RATED_HELPFUL if is_helpful else Notice.RATED_UNHELPFUL
    return Step(conversation, (Say(notice), *ask_open(scene, conversation)))


def wish_to_be_told(scene: Scene, conversation: Conversation) -> Step:
    """Keep that the person wishes to hear once their last question has an answer."""
    asked = [q for q in scene.work.questions.of(conversation.id) if q.decision != "answer"]
    if not asked:
        return Step(conversation, (Say(Notice.ASK_AWAY),))
    question = asked[-1].text
    scene.work.drafts.wish(Asker(conversation.person, question, conversation.language, scene.now))
    return Step(conversation, (Say(Notice.WILL_TELL), *ask_open(scene, conversation)))


def related_to(counter: Counter, article: Article) -> tuple[Article, ...]:
    """The articles that a curator named as going on from this one."""
    return tuple(counter.knowledge.articles[other] for other in article.related)


def outside_of(counter: Counter, decision: Decision) -> Outside | None:
    """The subject outside the programme that the question seems to belong to."""
    return next((o for o in counter.knowledge.outside if o.id == decision.outside), None)
