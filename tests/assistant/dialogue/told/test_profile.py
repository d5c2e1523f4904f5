"""What a company tells beside the questions is noted, remarked on once, and reaches staff."""

from __future__ import annotations

import pytest

from bot.vocabulary import Language, MessageKind
from tests.assistant.dialogue.contact.test_contact_form import fill_in
from tests.driver import Stage, new_stage

SAID = {
    Language.JA: ("株式会社で、社員は25人です", "すみません、社員は27人でした"),
    Language.EN: ("We are a KK, 25 people", "sorry, 27 people"),
}
NO_LIMIT = {
    Language.JA: "会社の規模による制限はありません。",
    Language.EN: "There is no limit on the size of a company.",
}


@pytest.fixture(params=[Language.JA, Language.EN])
def stage(request: pytest.FixtureRequest) -> Stage:
    stage = new_stage(language=request.param)
    stage.arrive()
    stage.pick("do:start")
    return stage


def language(stage: Stage) -> Language:
    assert stage.conversation is not None
    return stage.conversation.language


def test_it_is_noted_among_the_facts_with_what_the_guideline_says(stage: Stage) -> None:
    noted, question = stage.say(SAID[language(stage)][0])
    assert "25" in noted.text
    assert NO_LIMIT[language(stage)] in noted.text
    assert "III.2" in noted.clauses
    assert question.kind is MessageKind.QUESTION


def test_a_correction_is_noted_without_the_remark(stage: Stage) -> None:
    first, second = SAID[language(stage)]
    stage.say(first)
    noted, _ = stage.say(second)
    assert "27" in noted.text
    assert NO_LIMIT[language(stage)] not in noted.text
    assert stage.conversation is not None
    assert "27" in stage.conversation.profile["headcount"]


def test_staff_receive_it_with_the_enquiry(stage: Stage) -> None:
    stage.say(SAID[language(stage)][0])
    fill_in(stage)
    stage.pick("send")
    with stage.assistant.storage() as work:
        (lead,) = work.leads.all()
    assert lead.wish is not None
    assert "25" in lead.wish.profile["headcount"]


def test_who_looks_up_their_data_sees_it(stage: Stage) -> None:
    stage.say(SAID[language(stage)][0])
    shown, *_ = stage.pick("do:my_data")
    assert "25" in shown.text


@pytest.mark.parametrize(("speech", "place"), [(Language.EN, "Shibuya"), (Language.JA, "渋谷です")])
def test_where_a_company_is_waits_for_the_question_where_people_will_work(
    speech: Language, place: str
) -> None:
    stage = new_stage(language=speech)
    stage.pick("do:start")
    noted, question = stage.say(place)
    assert not [c for c in noted.choices if c.id.startswith("tell:")]
    assert question.kind is MessageKind.QUESTION
    assert stage.conversation is not None
    assert stage.conversation.likely["workplace"].value == "japan"


@pytest.mark.parametrize(
    ("speech", "text", "place"),
    [
        (Language.EN, "We are in Nagoya. What is the weather like today?", "Nagoya"),
        (Language.EN, "Our shop is in Kobe. Where do I renew a driving licence?", "Kobe"),
        (Language.JA, "本社は仙台です。明日の天気はどうですか？", "仙台"),
    ],
)
def test_it_is_noted_beside_a_question_that_others_can_answer(
    speech: Language, text: str, place: str
) -> None:
    stage = new_stage(language=speech)
    stage.arrive()
    kinds = [message.kind for message in stage.say(text)]
    assert MessageKind.DECLINE in kinds
    assert stage.conversation is not None
    assert stage.conversation.profile == {"place": place}


def test_a_telephone_number_is_no_number_of_people() -> None:
    stage = new_stage(language=Language.JA)
    stage.pick("do:start")
    stage.say("スタッフ090-1234-5678です")
    assert stage.conversation is not None
    assert stage.conversation.profile == {}


def test_who_starts_over_describes_another_company(stage: Stage) -> None:
    stage.say(SAID[language(stage)][0])
    stage.pick("do:restart")
    assert stage.conversation is not None
    assert stage.conversation.profile == {}
