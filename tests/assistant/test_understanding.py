"""What becomes of messages in people's own words, with the real content."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from bot.assistant.ports import Author
from bot.precheck.flow import Effect
from bot.vocabulary import Language
from tests.driver import Stage, new_stage


def begun(language: Language = Language.JA) -> Stage:
    stage = new_stage(language=language)
    stage.pick("do:start")
    return stage


ANSWERED = (
    "request:hands_on_support",
    "legal_form:kabushiki_kaisha",
    "placement_business:none",
    "website:yes",
    "years_supported:0",
    "capacity:yes",
    "workplace:japan",
)


def in_form(language: Language = Language.JA) -> Stage:
    stage = new_stage(language=language)
    for choice in ("do:staff", "consent:yes"):
        stage.pick(choice)
    return stage


def test_nonsense_is_never_answered_twice_in_the_same_words() -> None:
    stage = begun()
    said = [tuple(m.text for m in stage.say("ほにゃらら")) for _ in range(5)]
    for one, other in pairwise(said):
        assert not set(one) & set(other)


def test_the_third_time_a_person_is_offered_with_the_telephone() -> None:
    stage = begun(Language.EN)
    for _ in range(3):
        messages = stage.say("flibber flobber")
    assert any("3582" in m.text for m in messages)
    assert any(c.id == "do:staff" for m in messages for c in m.choices)


def test_being_understood_begins_anew() -> None:
    stage = begun()
    stage.say("ほにゃらら")
    stage.pick("do:help")
    assert stage.conversation is not None
    assert stage.conversation.missed == 0


@pytest.mark.parametrize("text", ["会社名は言いたくないです", "なんでこんなこと聞くんですか"])
def test_a_sentence_is_not_kept_as_the_name_of_a_company(text: str) -> None:
    stage = in_form()
    stage.say(text)
    assert stage.conversation is not None
    assert stage.conversation.form is None or "company" not in stage.conversation.form.values


def test_what_may_be_a_name_is_taken_with_one_tap() -> None:
    stage = in_form()
    messages = stage.say("いろいろ")
    assert any(c.id == "take:company" for m in messages for c in m.choices)
    stage.pick("take:company")
    assert stage.conversation is not None
    assert stage.conversation.form is not None
    assert stage.conversation.form.values["company"] == "いろいろ"


def test_what_is_said_after_sending_is_added_to_the_enquiry_with_one_tap() -> None:
    stage = new_stage(language=Language.EN)
    stage.enquire()
    messages = stage.say("Our factory moves to Tottori in spring, by the way")
    assert any(c.id == "add:yes" for m in messages for c in m.choices)
    stage.pick("add:yes")
    conversation = stage.conversation
    assert conversation is not None
    assert conversation.addition is None
    with stage.assistant.storage() as work:
        kept = [entry.text for entry in work.transcripts.of(conversation.id) if entry.key]
    assert kept == ["Our factory moves to Tottori in spring, by the way"]


def with_addition(language: Language = Language.EN) -> Stage:
    stage = new_stage(language=language)
    stage.enquire()
    stage.say("Our factory moves to Tottori in spring, by the way")
    return stage


@pytest.mark.parametrize(
    "more", ["We are hiring two more", "Right now we have 12 people", "あと、社員は12名です"]
)
def test_what_is_said_beside_an_addition_is_added_with_it(more: str) -> None:
    stage = with_addition()
    stage.say(more)
    conversation = stage.conversation
    assert conversation is not None
    told = "Our factory moves to Tottori in spring, by the way"
    assert conversation.addition == f"{told}\n{more}"


@pytest.mark.parametrize("text", ["We have no website", "Of course we pay the tax ourselves"])
def test_what_only_begins_like_a_yes_adds_nothing(text: str) -> None:
    stage = with_addition()
    stage.say(text)
    assert stage.conversation is not None
    assert stage.conversation.addition is not None


@pytest.mark.parametrize(
    "reply", ["Yes, add both", "yes send it", "please add it", "追加してください"]
)
def test_a_yes_in_more_words_is_one(reply: str) -> None:
    stage = with_addition()
    stage.say(reply)
    assert stage.conversation is not None
    assert stage.conversation.addition is None


def test_a_yes_adds_and_what_stands_behind_it_is_offered_next() -> None:
    stage = with_addition()
    messages = stage.say("Yes. We are hiring two more")
    assert stage.conversation is not None
    assert stage.conversation.addition == "We are hiring two more"
    assert "Added to your enquiry" in messages[0].text


@pytest.mark.parametrize("reply", ["yes please", "Yes. And is it free of charge?"])
def test_what_was_written_and_the_yes_to_it_both_stay(reply: str) -> None:
    stage = new_stage(language=Language.EN)
    stage.enquire()
    stage.say("Our factory moves to Tottori in spring, by the way")
    stage.say(reply)
    conversation = stage.conversation
    assert conversation is not None
    with stage.assistant.storage() as work:
        last = [e for e in work.transcripts.of(conversation.id) if e.speaker is Author.PERSON][-3:]
    told = "Our factory moves to Tottori in spring, by the way"
    assert [(e.kind, e.text) for e in last] == [("text", told), ("text", reply), ("added", told)]
    assert [bool(e.key) for e in last] == [False, False, True]


def test_an_addition_that_is_not_wished_reaches_nobody() -> None:
    stage = new_stage(language=Language.EN)
    stage.enquire()
    stage.say("Our factory moves to Tottori in spring, by the way")
    stage.pick("add:no")
    conversation = stage.conversation
    assert conversation is not None
    with stage.assistant.storage() as work:
        assert not [e for e in work.transcripts.of(conversation.id) if e.key]


@pytest.mark.parametrize(
    ("hour", "words"), [(1, "open now"), (14, "closed now")], ids=["by day", "at night"]
)
def test_who_asks_for_a_person_in_anger_is_heard_and_told_the_telephone(
    hour: int, words: str
) -> None:
    stage = new_stage(language=Language.EN, now=datetime(2024, 10, 1, hour, 0, tzinfo=UTC))
    messages = stage.say("This is useless, let me talk to a real person right now")
    assert any("sorry" in m.text and words in m.text for m in messages)
    assert stage.open == "consent"


def test_a_listed_answer_is_no_command_while_its_question_is_open() -> None:
    stage = begun()
    for choice in ("request:hands_on_support", "legal_form:godo_kaisha", "placement_business:none"):
        stage.pick(f"answer:{choice}")
    stage.pick("answer:website:yes")
    stage.say("はじめて")
    assert stage.answers["years_supported"] == "0"


def test_consent_is_asked_again_after_an_aside_in_a_first_message() -> None:
    stage = new_stage(language=Language.JA)
    stage.say("担当者と話したい")
    stage.say("費用はかかりますか？")
    assert stage.open == "consent"


def test_whoever_then_agrees_has_agreed() -> None:
    stage = new_stage(language=Language.JA)
    stage.say("担当者と話したい")
    stage.say("それなら同意します")
    assert stage.open == "field:company"


def test_a_change_and_a_guess_are_not_asked_about_at_once() -> None:
    stage = begun()
    stage.pick("answer:request:job_fair_only")
    stage.say("東京の本社のために伴走支援をお願いします")
    stage.say("はい")
    assert stage.answers["request"] == "hands_on_support"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.JA, "担当者にもお伝えしました。申込要領では次のとおりです。"),
        (Language.EN, "Passed on to staff as well. The guideline says:"),
    ],
)
def test_what_staff_are_asked_and_the_counter_knows_is_answered_as_well(
    language: Language, said: str
) -> None:
    stage = new_stage(language=language)
    stage.enquire()
    stage.hear_from_staff("こんにちは")
    article = stage.assistant.knowledge.articles["cost-free"]
    messages = stage.say(article.text(language).question)
    assert messages[0].text.startswith(said)
    assert messages[1].clauses == article.clauses


@pytest.mark.parametrize(
    ("asked_about", "text"),
    [("request", "ある"), ("request", "yes"), ("legal_form", "ない"), ("workplace", "はい")],
)
def test_a_bare_yes_or_no_picks_nothing_where_it_is_asked_which(
    asked_about: str, text: str
) -> None:
    stage = begun()
    for choice in ANSWERED:
        if stage.open != asked_about:
            stage.pick(f"answer:{choice}")
    messages = stage.say(text)
    assert stage.open == asked_about
    assert not any(c.label == "わからない" for c in messages[0].choices)


def test_what_is_not_known_of_another_thing_answers_nothing_here() -> None:
    stage = begun()
    stage.pick("answer:request:hands_on_support")
    stage.say("資金はわからんけど、初めてやで")
    assert stage.conversation is not None
    assert "legal_form" not in stage.conversation.answers


def test_a_no_before_a_noun_does_not_deny_what_was_put() -> None:
    stage = begun(Language.EN)
    stage.say("we can do all of that")
    messages = stage.say("no problems with the law")
    assert any("Cooperation" in m.text for m in messages)


def test_facts_that_wait_for_a_yes_are_not_kept_by_a_question() -> None:
    stage = new_stage(language=Language.EN)
    stage.say(
        "Our registered seal is in Paris with the parent company. The Japan branch manager would"
        " sign. Is a signature without seal acceptable?"
    )
    stage.say("We are the Tokyo branch of a French corporation. Would this be accepted?")
    assert stage.conversation is not None
    assert not {"consent_form", "role"} & set(stage.conversation.answers)


def test_what_is_taken_back_of_an_enquiry_is_for_staff_and_changes_no_answer() -> None:
    stage = begun()
    stage.pick("answer:request:hands_on_support")
    stage.pick("answer:legal_form:kabushiki_kaisha")
    stage.enquire()
    assert stage.conversation is not None
    before = dict(stage.conversation.answers)
    messages = stage.say("先ほどの電話のお願いは取り消してください")
    assert stage.conversation.answers == before
    assert any(c.id == "add:yes" for m in messages for c in m.choices)


def form_after(*texts: str, language: Language = Language.EN) -> dict[str, str]:
    """What stands in the contact form once somebody wrote all this."""
    stage = in_form(language)
    for text in texts:
        stage.say(text)
    assert stage.conversation is not None
    assert stage.conversation.form is not None
    return dict(stage.conversation.form.values)


def test_how_to_be_reached_is_no_name_of_a_company() -> None:
    values = form_after("no email, call only")
    assert "company" not in values
    assert values["email"] == ""


def test_a_person_from_a_company_is_both() -> None:
    values = form_after("Hanako Yamada from Example Robotics")
    assert (values["company"], values["name"]) == ("Example Robotics", "Hanako Yamada")


@pytest.mark.parametrize(
    ("text", "times"),
    [("Wed or Thu after 3pm", "Wed or Thu after 3pm"), ("夕方の5時以降で", "夕方の5時以降")],
)
def test_a_time_to_be_called_at_is_one_at_any_field(text: str, times: str) -> None:
    values = form_after("Example Inc.", "Hanako", "hanako@example.com", text)
    assert values["times"] == times
    assert "remarks" not in values


@pytest.mark.parametrize(
    ("language", "text"),
    [(Language.EN, "yeah fine"), (Language.EN, "yeah sure"), (Language.JA, "合うとる")],
)
def test_consent_is_given_as_people_say_yes(language: Language, text: str) -> None:
    stage = new_stage(language=language)
    stage.pick("do:staff")
    stage.say(text)
    assert stage.open == "field:company"


def test_a_person_named_before_the_form_is_open_is_no_company() -> None:
    stage = new_stage(language=Language.EN)
    stage.say("call me please. Hanako Yamada, 090-1234-5678, Wed or Thu after 3pm")
    stage.say("I agree")
    assert stage.conversation is not None
    assert stage.conversation.form is not None
    assert "company" not in stage.conversation.form.values


def checked() -> Stage:
    """Somebody for whom all is well."""
    stage = begun(Language.EN)
    for question in stage.assistant.flow.questions:
        fine = next(o.value for o in question.options if o.effect is Effect.NONE)
        stage.pick(f"answer:{question.key}:{fine}")
    return stage


def test_the_verdict_of_one_person_is_not_told_for_another() -> None:
    stage = checked()
    messages = stage.say(
        "The other engineer with only high school, education is below. Then what is result for him?"
    )
    assert any("Not covered" in m.text for m in messages)
    assert not any(m.kind == "verdict" for m in messages)


def test_what_speaks_for_a_company_is_not_answered_with_what_would_exclude_it() -> None:
    stage = new_stage(language=Language.JA)
    messages = stage.say("紹介とかないない")
    assert not any(m.kind == "answer" for m in messages)
    assert any("許可は持っていない" in m.text for m in messages)


def test_a_change_to_two_places_is_one_to_both() -> None:
    stage = begun(Language.EN)
    for choice in ANSWERED:
        stage.pick(f"answer:{choice}")
    stage.say("change place of work to Tokyo and Singapore")
    stage.say("yes")
    assert stage.conversation is not None
    assert stage.conversation.answers["workplace"] == "japan_and_overseas"


@pytest.mark.parametrize("reply", ["yes both", "both", "両方お願いします"])
def test_several_changes_are_agreed_to_together(reply: str) -> None:
    stage = begun(Language.EN)
    for choice in ANSWERED:
        stage.pick(f"answer:{choice}")
    stage.say("Actually we're a godo kaisha and we have no website")
    stage.say(reply)
    assert stage.conversation is not None
    answers = stage.conversation.answers
    assert (answers["legal_form"], answers["website"]) == ("godo_kaisha", "no")


@pytest.mark.parametrize("number", [12, 13])
def test_a_yes_before_another_thing_declares_nothing(number: int) -> None:
    stage = begun()
    for question in stage.assistant.flow.questions[:number]:
        fine = next(o.value for o in question.options if o.effect is Effect.NONE)
        stage.pick(f"answer:{question.key}:{fine}")
    asked = stage.open
    stage.say("はい、実印です")
    assert stage.open == asked


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        (Language.EN, "can we come to the job fair only?"),
        (Language.JA, "ジョブフェアだけ出られますか"),
    ],
)
def test_an_answer_said_again_is_not_folded_away_behind_its_first_words(
    language: Language, asked: str
) -> None:
    stage = new_stage(language=language)
    said_first = stage.say(asked)[-1].text
    (again,) = stage.say(asked)
    first, _, _ = again.text.partition("\n\n")
    assert said_first.partition("\n\n")[0] in first
