"""The one decision: what a message means where the person stands, with the real content."""

from __future__ import annotations

import pytest

from bot.bootstrap import content, interpreter
from bot.understanding import meaning
from bot.understanding.meaning import Do, Hint, Pick, Sense, Tell, Write
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place, state_at
from bot.vocabulary import Choice, Language

JA, EN = Language.JA, Language.EN


def sense(text: str, language: Language, place: str, waits: str | None = None) -> Sense:
    at = state_at(place, language)
    known = {q.key: q.options[0].value for q in content().flow.questions}
    answers = known if at.place in {Place.VERDICT, Place.SENT} else {}
    state = DialogueState(language, at.place, at.open, answers, (), waits)
    return interpreter().interpret(Heard(text, text), state)


def command(text: str, language: Language, place: str, waits: str | None = None) -> str | None:
    done = [act.command for act in sense(text, language, place, waits).acts if isinstance(act, Do)]
    return done[0] if done else None


@pytest.mark.parametrize(
    ("text", "language", "place", "meant"),
    [
        ("この後どうしたらよいですか", JA, "verdict", "verdict"),
        ("So what should I do next?", EN, "verdict", "verdict"),
        ("次の質問に進んでください", JA, "question:website", "skip"),
        ("can we move to the next question?", EN, "question:website", "skip"),
        ("次の質問をお願いします", JA, "paused", "resume"),
        ("next question please", EN, "paused", "resume"),
        ("で、次はどうすればいい？", JA, "verdict", "verdict"),
        ("えー。じゃあうちは対象外ってことですか", JA, "verdict", "verdict"),
        ("so that's it? we can't join at all?", EN, "verdict", "verdict"),
        ("ok that's it, thanks", EN, "verdict", "thanks"),
        ("let's proceed", EN, "consent", "consent_yes"),
        ("このまま進みましょう", JA, "consent", "consent_yes"),
        ("let's proceed", EN, "fresh", "start"),
        ("let's proceed", EN, "question:website", "resume"),
    ],
)
def test_the_same_words_mean_what_fits_the_place(
    text: str, language: Language, place: str, meant: str
) -> None:
    assert command(text, language, place) == meant


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("Hello! Can I talk to a person?", EN, "staff"),
        ("Thanks! Let me pause here.", EN, "pause"),
        ("ありがとう。ちょっと中断します", JA, "pause"),
        ("はじめまして、担当の方とお話ししたいのですが", JA, "staff"),
        ("Hello", EN, "hello"),
        ("おはようございます", JA, "hello"),
    ],
)
def test_a_courtesy_yields_to_the_wish_beside_it(text: str, language: Language, meant: str) -> None:
    assert command(text, language, "question:website") == meant


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thank you. Can I see what data you hold?", EN),
        ("ありがとうございます。英語でもお願いできますか。", JA),
        ("I'd like to start the pre-check now", EN),
        ("続きをやりたいです", JA),
        ("Thank you. Please go ahead with that date.", EN),
    ],
)
def test_what_may_be_meant_for_staff_goes_to_staff(text: str, language: Language) -> None:
    found = sense(text, language, "staff")
    assert isinstance(found.acts[0], Write)
    assert not [act for act in found.acts if isinstance(act, Do)]


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("最初からやり直す", JA, "restart"),
        ("start the pre-check", EN, "start"),
        ("continue", EN, "resume"),
    ],
)
def test_set_phrases_are_done_while_staff_listen(text: str, language: Language, meant: str) -> None:
    assert command(text, language, "staff") == meant


def test_what_is_asked_of_staff_and_known_is_answered_beside() -> None:
    article = content().knowledge.articles["cost-free"]
    acts = sense(article.text(EN).question, EN, "staff").acts
    assert acts[0] == Write(is_known=True)
    assert isinstance(acts[1], meaning.Ask)


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("We want to start hiring in spring", EN, "fresh"),
        ("Our manager came back from abroad", EN, "question:website"),
        ("担当者が本社に戻りました", JA, "question:website"),
        ("海外からの採用を始めたいと考えています", JA, "fresh"),
    ],
)
def test_words_that_only_look_like_a_command_do_nothing(
    text: str, language: Language, place: str
) -> None:
    assert command(text, language, place) is None


def test_a_number_picks_what_was_offered_and_a_bare_yes_what_waits() -> None:
    choice = Choice("do:pause", "Stop for now", number=1)
    state = DialogueState(EN, Place.QUESTION, "website", offered=(choice,))
    assert interpreter().interpret(Heard("1", "1"), state).acts == (meaning.Pick("do:pause"),)
    assert sense("yes", EN, "consent", "consent").acts == (meaning.Agree(is_yes=True),)
    assert sense("yes", EN, "fresh").acts == (meaning.Nothing(),)


def test_a_sentence_is_no_name_and_a_name_is() -> None:
    assert sense("株式会社テスト", JA, "field:company").acts == (meaning.Fill("株式会社テスト"),)
    refused = sense("I would rather not tell you that", EN, "field:name").acts
    assert not [act for act in refused if isinstance(act, meaning.Fill)]


def test_places_are_named_as_curators_name_them() -> None:
    at = state_at("question:website", EN)
    assert (at.place, at.open) == (Place.QUESTION, "website")
    with pytest.raises(ValueError, match="no place `nowhere`"):
        state_at("nowhere", EN)


@pytest.mark.parametrize(
    ("text", "language", "key", "value"),
    [
        ("website: yes", EN, "website", "yes"),
        ("yes for the website", EN, "website", "yes"),
        ("ホームページはあり", JA, "website", "yes"),
    ],
)
def test_a_yes_or_no_to_a_question_that_is_named_is_heard_as_its_answer(
    text: str, language: Language, key: str, value: str
) -> None:
    [told] = sense(text, language, "question:request").acts
    assert isinstance(told, meaning.Tell | meaning.OfferReadings)
    assert [(r.question.key, r.option.value) for r in told.readings] == [(key, value)]


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("ビザ", JA, "question:legal_form"),
        ("在留資格", JA, "question:request"),
        ("ホームページ", JA, "question:legal_form"),
        ("visa status", EN, "question:website"),
        ("web page", EN, "question:request"),
    ],
)
def test_the_mere_name_of_another_question_tells_nothing_of_it(
    text: str, language: Language, place: str
) -> None:
    told = (meaning.Tell, meaning.OfferReadings)
    assert not [act for act in sense(text, language, place).acts if isinstance(act, told)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("don't erase anything, please", EN),
        ("I never asked you to delete our answers", EN),
        ("消してほしいとは言っていません", JA),
        ("削除しないでください", JA),
        ("please do not restart", EN),
        ("やり直すつもりはありません", JA),
    ],
)
def test_what_is_forbidden_is_not_done_and_answers_nothing(text: str, language: Language) -> None:
    acts = sense(text, language, "question:capacity").acts
    assert not [act for act in acts if isinstance(act, Do | Tell | Pick)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Don't keep any of my data", EN),
        ("データを残さないでください。全部消してほしいです", JA),
    ],
)
def test_what_is_not_to_be_kept_is_deleted(text: str, language: Language) -> None:
    assert command(text, language, "question:capacity") == "delete_data"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Suppose our owner were ill that day, what then?", EN),
        ("What if we moved to another prefecture?", EN),
        ("もし途中で社名が変わったらどうなりますか", JA),
    ],
)
def test_what_is_only_supposed_is_asked_and_not_done(text: str, language: Language) -> None:
    assert command(text, language, "question:consent_form") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("打ち合わせが終わったので、止めたところからお願いします", JA),
        ("I paused earlier, let's go on from there", EN),
    ],
)
def test_whoever_has_paused_and_speaks_of_it_goes_on(text: str, language: Language) -> None:
    assert command(text, language, "paused") == "resume"


def test_whoever_does_not_know_where_to_begin_asks_for_support_and_not_for_help() -> None:
    text = "採用は素人で何もわからないので、始めから終わりまで付き添ってもらえると嬉しいです"
    assert command(text, JA, "question:request") is None
    (act,) = sense(text, JA, "question:request").acts
    assert isinstance(act, Hint)
    assert [option.value for option in act.options] == ["hands_on_support"]


def test_all_of_it_is_begun_anew_whichever_question_is_named() -> None:
    text = "別の会社の答えが混ざったので、まっさらにして一問目からお願いします"
    assert command(text, JA, "question:employment") == "restart"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("英語のページならあります", JA),
        ("yes but only in English", EN),
        ("we have an English page", EN),
    ],
)
def test_something_in_a_language_is_no_wish_for_it(text: str, language: Language) -> None:
    assert command(text, language, "question:website") is None


def test_a_wish_in_small_letters_is_no_name_of_a_company() -> None:
    assert command("actually forget the enquiry", EN, "field:company") == "cancel"
    assert command("pause cafe", EN, "field:company") is None


def test_who_is_poor_at_a_language_wishes_for_the_other_one() -> None:
    text = "日本語が苦手な者に代わるので英語でお願いします"
    assert command(text, JA, "question:website") == "english"


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Is there a car park at your building?", EN, "fresh"),
        ("Are there any perks for people like us?", EN, "fresh"),
        ("please find me an employer", EN, "fresh"),
        ("初めて", JA, "question:request"),
        ("0", JA, "question:website"),
        ("4", EN, "paused"),
    ],
)
def test_what_names_nothing_of_a_command_is_none(text: str, language: Language, place: str) -> None:
    assert command(text, language, place) is None


def test_no_fact_is_taken_of_a_wish_for_another_subject() -> None:
    acts = sense("海外に拠点を出すときの税金について相談したいです", JA, "fresh").acts
    assert [type(act) for act in acts] == [meaning.Ask]


def test_not_really_is_a_no_to_whether_there_is_something() -> None:
    (act,) = sense("not really", EN, "question:capacity").acts
    assert isinstance(act, Tell)
    assert [reading.option.value for reading in act.readings] == ["no"]


@pytest.mark.parametrize(
    ("text", "language", "article"),
    [
        ("短大です", JA, "education-vocational"),
        ("専門学校卒です", JA, "education-vocational"),
        ("junior college", EN, "education-vocational"),
    ],
)
def test_a_case_that_fits_no_choice_is_answered_by_the_article_on_it(
    text: str, language: Language, article: str
) -> None:
    (act,) = sense(text, language, "question:education").acts
    assert isinstance(act, meaning.Ask)
    assert act.decisions[0].first == article
