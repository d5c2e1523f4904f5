"""Answers of staff to what the counter could not answer, and telling those who wished so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assistant.context import Denial
from bot.assistant.curation.drafts import Published, PublishRefusal, drop, publish, write_answer
from bot.assistant.ports import DraftAnswer, DraftStatus, Outgoing
from bot.assistant.privacy import everything_about
from bot.vocabulary import Language, Message
from tests.assistant.desk_driver import GUEST, HANA, DeskStage, keep_question, new_desk
from tests.driver import PERSON

QUESTION = "駐車場はありますか？"


@pytest.fixture
def stage() -> DeskStage:
    """The applicant was declined a question and wishes to be told once there is an answer."""
    stage = new_desk()
    keep_question(stage.applicant, QUESTION, "decline")
    stage.applicant.pick("do:tell_me")
    return stage


def write(stage: DeskStage, answer: str = "近くにあります。") -> DraftAnswer:
    done = write_answer(stage.desk, HANA, QUESTION, Language.JA, answer, stage.now)
    assert isinstance(done, DraftAnswer)
    return done


def article(stage: DeskStage) -> str:
    return next(iter(stage.applicant.assistant.knowledge.articles))


def told(stage: DeskStage) -> list[Message]:
    with stage.desk.storage() as work:
        due = work.outbox.due("", stage.now, limit=50)
        items = (work.outbox.claim(person, stage.now) for person in due)
        return [item.message for item in items if isinstance(item, Outgoing)]


def test_a_wish_is_thanked_for_and_shown_among_what_is_kept(stage: DeskStage) -> None:
    with stage.desk.storage() as work:
        [wish] = everything_about(work, PERSON).wishes
    assert (wish.question, wish.language) == (QUESTION, Language.JA)


def test_without_a_declined_question_there_is_nothing_to_wish_for() -> None:
    stage = new_desk()
    stage.applicant.pick("do:tell_me")
    with stage.desk.storage() as work:
        assert work.drafts.wishes_of(PERSON) == []


def test_a_draft_waits_for_the_curators_and_is_sent_to_nobody(stage: DeskStage) -> None:
    draft = write(stage, "詳しくは 03-1234-5678 へ。")
    assert draft.status is DraftStatus.OPEN
    assert draft.askers == (PERSON,)
    assert draft.answer == "詳しくは [***] へ。"
    assert told(stage) == []


def test_only_staff_write_answers(stage: DeskStage) -> None:
    done = write_answer(stage.desk, GUEST, QUESTION, Language.JA, "x", stage.now)
    assert done is Denial.NOT_STAFF


def test_those_who_wished_are_told_once_in_their_language(stage: DeskStage) -> None:
    stage.applicant.pick("do:english")
    draft, assistant = write(stage), stage.applicant.assistant
    done = publish(assistant, draft.id, stage.now, article(stage))
    assert isinstance(done, Published)
    assert (done.draft.status, done.told, done.article) == (
        DraftStatus.PUBLISHED,
        1,
        article(stage),
    )
    [message] = told(stage)
    assert message.article == article(stage)
    assert QUESTION in message.text
    assert "There is an answer now" in message.text
    again = publish(assistant, draft.id, stage.now, article(stage))
    assert isinstance(again, Published)
    assert again.told == 0


def test_what_was_told_stands_in_the_transcript_and_can_be_spoken_of(stage: DeskStage) -> None:
    publish(stage.applicant.assistant, write(stage).id, stage.now, article(stage))
    conversation = stage.applicant.conversation
    assert conversation is not None
    assert conversation.topic == article(stage)
    with stage.desk.storage() as work:
        assert QUESTION in work.transcripts.of(conversation.id)[-1].text


def test_whoever_deleted_their_data_is_not_told(stage: DeskStage) -> None:
    draft = write(stage)
    another = replace(draft, id="another", question="something else", askers=())
    with stage.desk.storage() as work:
        work.drafts.add(another)
        work.commit()
    stage.erase()
    done = publish(stage.applicant.assistant, draft.id, stage.now, article(stage))
    assert done is PublishRefusal.NO_SUCH_DRAFT, "what they asked is not kept in a draft either"
    done = publish(stage.applicant.assistant, another.id, stage.now, article(stage))
    assert isinstance(done, Published)
    assert done.told == 0
    assert told(stage) == []


def test_a_person_without_a_conversation_is_told_in_the_language_of_their_wish(
    stage: DeskStage,
) -> None:
    conversation = stage.applicant.conversation
    assert conversation is not None
    with stage.desk.storage() as work:
        work.conversations.erase(conversation.id)
        work.commit()
    done = publish(stage.applicant.assistant, write(stage).id, stage.now, article(stage))
    assert isinstance(done, Published)
    assert done.told == 1


def test_nobody_is_told_before_the_counter_answers_the_question(stage: DeskStage) -> None:
    draft, assistant = write(stage), stage.applicant.assistant
    assert publish(assistant, draft.id, stage.now) is PublishRefusal.NOT_ANSWERED
    assert publish(assistant, draft.id, stage.now, "nowhere") is PublishRefusal.NO_SUCH_ARTICLE
    assert publish(assistant, "none", stage.now) is PublishRefusal.NO_SUCH_DRAFT
    assert told(stage) == []


def publish_what_it_costs(stage: DeskStage) -> Published:
    """Publish an answer to what the counter answers by now."""
    done = write_answer(stage.desk, HANA, "費用はかかりますか？", Language.JA, "いいえ", stage.now)
    assert isinstance(done, DraftAnswer)
    published = publish(stage.applicant.assistant, done.id, stage.now)
    assert isinstance(published, Published)
    return published


def test_the_article_that_the_counter_gives_is_the_one_that_is_told(stage: DeskStage) -> None:
    done = publish_what_it_costs(stage)
    assert done.article in stage.applicant.assistant.knowledge.articles


def test_those_who_asked_the_same_in_other_words_are_told_too(stage: DeskStage) -> None:
    keep_question(stage.applicant, "利用料は無料ですか？", "decline")
    stage.applicant.pick("do:tell_me")
    assert publish_what_it_costs(stage).told == 1
    [message] = told(stage)
    assert "利用料は無料ですか？" in message.text
    with stage.desk.storage() as work:
        assert [wish.question for wish in work.drafts.wishes()] == [QUESTION]


def test_a_dropped_draft_is_not_published_and_the_wish_goes_on(stage: DeskStage) -> None:
    draft = write(stage)
    dropped = drop(stage.desk.storage, draft.id)
    assert dropped == replace(draft, status=DraftStatus.DROPPED)
    assert drop(stage.desk.storage, draft.id) is None
    done = publish(stage.applicant.assistant, draft.id, stage.now, article(stage))
    assert done is PublishRefusal.DROPPED
    stage.applicant.wait(timedelta(days=1))
    later = write(stage)
    assert later.askers == (PERSON,)
