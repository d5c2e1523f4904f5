"""Of several questions in one message, what is unclear is asked back behind what is answered."""

from __future__ import annotations

import pytest

from bot.assistant.acts import GiveAnswer, OfferSuggestions
from bot.assistant.context import TurnContext
from bot.assistant.dialogue.faq import answer
from bot.faq.decision import Candidate, Decision, DecisionKind
from bot.understanding.meaning import Ask
from bot.vocabulary import Language
from tests.driver import new_stage


def decision(kind: DecisionKind, *articles: str) -> Decision:
    return Decision(kind, tuple(Candidate(article, 0.5) for article in articles), 0.6)


@pytest.mark.parametrize("language", Language)
def test_what_is_unclear_is_offered_behind_the_answer_and_both_are_kept(
    language: Language,
) -> None:
    stage = new_stage(language=language)
    stage.arrive()
    conversation = stage.conversation
    assert conversation is not None
    known = decision(DecisionKind.ANSWER, "cost-free")
    unclear = decision(DecisionKind.SUGGEST, "company-size", "company-region")
    with stage.assistant.storage() as work:
        context = TurnContext(stage.assistant, work, stage.now)
        result = answer(context, conversation, Ask("?", (known, unclear)), ())
        kept = work.questions.of(conversation.id)
    given, offered = result.acts
    assert isinstance(given, GiveAnswer)
    assert isinstance(offered, OfferSuggestions)
    assert offered.is_beside
    assert [article.id for article in offered.articles] == ["company-size", "company-region"]
    assert result.conversation is not None
    assert result.conversation.topic == "cost-free"
    assert [question.decision for question in kept] == ["answer", "suggest"]
