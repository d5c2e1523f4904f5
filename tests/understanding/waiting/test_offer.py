"""Facts that were asked about: a yes before more, the same said again, and what is put right."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language
from bot.vocabulary.choice_ids import Verb, verb_of
from tests.driver import Stage, new_stage

AGENCY = (
    "We run a dispatch agency and our site should be up. We want to hire foreign engineers and "
    "send them to our clients. Eligible?"
)
TRAINEES = "実習生を考えています。大学を出た人に海外の営業をしてもらいたいです"


def talked(language: Language, *said: str) -> Stage:
    """A conversation after these messages."""
    stage = new_stage(language=language)
    stage.arrive()
    for text in said:
        stage.say(text)
    return stage


def offered(stage: Stage) -> set[str]:
    """The facts that the last reply asks about, each as question=value."""
    conversation = stage.conversation
    choices = conversation.offered if conversation else ()
    told = (c.id.partition(":")[2] for c in choices if verb_of(c.id) is Verb.TELL)
    return {fact for each in told for fact in each.split(",")} - {"none"}


def test_a_yes_before_a_question_keeps_what_was_asked_about_and_answers() -> None:
    stage = talked(Language.EN, AGENCY, "Yes, but is a dispatch agency allowed at all?")
    assert stage.answers["website"] == "yes"
    assert stage.conversation is not None
    assert stage.conversation.topic == "staffing-dispatch-company"


def test_a_yes_before_another_fact_keeps_both() -> None:
    stage = talked(Language.EN, AGENCY, "Yes, that's right. We are a godo kaisha.")
    assert stage.answers["website"] == "yes"
    assert stage.answers["legal_form"] == "godo_kaisha"


@pytest.mark.parametrize("said", ["that's right", "yes", "looks right", "Yes, that is right."])
def test_it_is_agreed_that_things_are_as_they_were_shown(said: str) -> None:
    assert talked(Language.EN, AGENCY, said).answers["website"] == "yes"


@pytest.mark.parametrize(
    "said", ["合ってます", "はい、合っています", "そうです", "それで合ってます"]
)
def test_it_is_agreed_in_japanese_too(said: str) -> None:
    stage = talked(
        Language.JA, "ホームページはあったはずです。採用から定着まで相談したいです", said
    )
    assert stage.answers["website"] == "yes"


def test_what_was_put_right_is_not_asked_about_again() -> None:
    stage = talked(Language.JA, TRAINEES)
    assert "residence_status=specified_skilled_or_trainee" in offered(stage)
    stage.say("営業のほうは合ってると思います。実習生だけというのは違います")
    assert "residence_status=specified_skilled_or_trainee" not in offered(stage)
    assert "residence_status" not in stage.answers
    assert stage.answers["role"] == "overseas_business"


def test_it_is_not_so_is_a_no() -> None:
    said = "実習生を考えています。採用から定着まで相談したいです"
    stage = talked(Language.JA, said, "実習生だけというのは違います")
    assert "residence_status" not in stage.answers
    assert not offered(stage)


def test_a_denial_said_again_is_the_fact_itself() -> None:
    said = "we are not online I guess, no page"
    stage = talked(Language.EN, said)
    assert "website=no" in offered(stage)
    stage.say(said)
    assert stage.answers["website"] == "no"


def test_an_ok_that_turns_to_something_else_agrees_to_nothing_that_excludes() -> None:
    stage = talked(Language.EN, "it's a corporation registered in Singapore", "ok, start the check")
    assert "legal_form" not in stage.answers


def test_what_would_exclude_is_not_put_to_who_only_asks_about_it() -> None:
    stage = talked(Language.JA, "ジョブフェアに出展したいんですけど、申込みってどこからですか?")
    assert not offered(stage)


def test_a_job_seeker_is_asked_nothing_about_a_company() -> None:
    stage = talked(
        Language.JA, "留学生です。日本の会社で働きたいです。会社を紹介してくださいますか。"
    )
    assert not offered(stage)
    assert stage.conversation is not None
    assert stage.conversation.topic == "individuals-foreigners"


def test_a_yes_to_a_change_makes_it_whatever_follows() -> None:
    stage = new_stage()
    stage.arrive()
    for answer in ("request:hands_on_support", "legal_form:kabushiki_kaisha"):
        stage.pick(f"answer:{answer}")
    stage.say("Please change the legal form to godo kaisha")
    stage.say("Yes, please change it. And we have a website.")
    assert stage.answers["legal_form"] == "godo_kaisha"
    assert stage.answers["website"] == "yes"


@pytest.mark.parametrize(
    ("language", "text", "article"),
    [
        (
            Language.JA,
            "お世話になります。人材紹介会社ですが、候補者をご紹介いただくことは可能ですか?",
            "candidate-introduction",
        ),
        (Language.EN, "Hello there. Can you introduce candidates to us?", "candidate-introduction"),
    ],
)
def test_a_greeting_hides_no_question(language: Language, text: str, article: str) -> None:
    conversation = talked(language, text).conversation
    assert conversation is not None
    assert conversation.topic == article


def test_what_is_told_beside_the_same_said_again_is_not_lost() -> None:
    said = "we are not online I guess, no page"
    stage = talked(Language.EN, said, f"{said}. He is here already on an engineer visa")
    assert stage.answers["website"] == "no"
    assert "residence_status=target" in offered(stage)
