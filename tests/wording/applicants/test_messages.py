"""Messages about questions, changes, articles, the contact form and stored data."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import acts
from bot.assistant.conversation import Form
from bot.precheck.verdict import Verdict
from bot.vocabulary import Language, Message, MessageKind
from tests.wording import samples
from tests.wording.samples import LEAD, NOW, SPEAKER, VALUES

JA, EN = Language.JA, Language.EN


def numbers(message: Message) -> list[int | None]:
    return [choice.number for choice in message.choices]


def test_a_question_says_where_the_person_is() -> None:
    act = acts.AskQuestion(samples.LEGAL_FORM, 3, 16)
    assert SPEAKER(act, JA).text.startswith("質問 3／16\nどれですか？")
    assert SPEAKER(act, EN).text.startswith("Question 3 of 16\nWhich is it?")
    assert SPEAKER(act, EN).question == "legal_form"


def test_a_question_offers_its_options_and_nothing_else() -> None:
    message = SPEAKER(acts.AskQuestion(samples.YEARS, 2, 3), EN)
    assert [(c.id, c.value, c.number) for c in message.choices] == [
        ("answer:years_supported:0", "0", 0),
        ("answer:years_supported:1", "1", 1),
        ("answer:years_supported:not_sure", "not_sure", None),
    ]


def test_the_answer_that_stands_is_marked_while_it_is_edited() -> None:
    act = acts.AskQuestion(samples.YEARS, 3, 3, samples.YEARS.options[1])
    assert [c.label for c in SPEAKER(act, EN).choices] == ["None", "✓ One", "I'm not sure"]
    assert "Your answer now: One" in SPEAKER(act, EN).text


def test_a_greeting_is_two_lines_with_three_ways_to_begin_and_the_other_language() -> None:
    message = SPEAKER(acts.Greet(has_ended=False), JA)
    assert len(message.text.split("\n\n")) == 2
    assert [c.id for c in message.choices[:3]] == ["do:start", "do:ask", "do:staff"]
    assert message.choices[-1].label == "English"
    assert SPEAKER(acts.Greet(has_ended=False), EN).choices[-1].label == "日本語"


def test_a_greeting_after_the_end_says_when_that_was_and_who_knows_more() -> None:
    text = SPEAKER(acts.Greet(has_ended=True), JA).text
    assert "2025年3月31日" in text
    assert "担当者" in text
    assert "2025" not in SPEAKER(acts.Greet(has_ended=False), JA).text


def test_help_names_only_words_that_are_understood() -> None:
    text = SPEAKER(acts.ShowHelp(), EN).text
    assert "- back: one step back" in text
    assert "undo" not in text
    assert "- 戻る：" in SPEAKER(acts.ShowHelp(), JA).text


def test_a_change_is_shown_with_both_answers_and_what_becomes_of_the_verdict() -> None:
    act = samples.preview(is_old_choice=False, lead=None, after=Verdict.NOT_COVERED)
    message = SPEAKER(act, EN)
    assert "from “Hands-on support” to “Job fair only”" in message.text
    assert "Not decided yet → Not covered" in message.text
    assert [c.id for c in message.choices] == ["apply:request:fair_only", "keep"]


def test_a_change_after_a_lead_says_that_staff_hold_the_earlier_answers() -> None:
    act = samples.preview(is_old_choice=True, lead=LEAD.reference, after=Verdict.UNDECIDED)
    assert LEAD.reference in SPEAKER(act, JA).text


def test_an_answer_ends_with_its_source() -> None:
    act = acts.GiveAnswer(samples.article("a"), (), invites_precheck=False)
    assert SPEAKER(act, JA).text.split("\n\n") == [
        "1,300社で終わります。",
        "2025年3月31日まで。",
        "根拠：第III.1条、第VI条",
    ]
    assert SPEAKER(act, JA).article == "a"


def test_an_article_that_leaves_something_open_offers_staff() -> None:
    partial = samples.article("a", is_partial=True)
    act = acts.GiveAnswer(partial, (samples.article("b"),), invites_precheck=True)
    assert [c.id for c in SPEAKER(act, EN).choices] == [
        "article:b",
        "do:start",
        "do:staff",
        "rate:a:yes",
        "rate:a:no",
    ]


def test_a_question_too_long_for_a_label_is_written_out() -> None:
    message = SPEAKER(acts.OfferSuggestions((samples.article("a"),)), EN)
    assert message.choices[0].label.endswith("…")
    assert samples.article("a").en.question.strip() in message.text


def test_consent_comes_with_the_notice_and_how_long_things_are_kept() -> None:
    message = SPEAKER(acts.AskConsent(has_ended=False), EN)
    assert "Purpose (https://example.jp/privacy/), 365 days." in message.text
    assert [c.id for c in message.choices] == ["consent:yes", "consent:no"]


def test_choices_have_no_numbers_where_a_number_could_be_the_value() -> None:
    assert numbers(SPEAKER(samples.ask_field(samples.PHONE), EN)) == [None, None]
    assert numbers(SPEAKER(samples.ask_field(samples.TIMES), EN)) == [None, None, None]
    assert numbers(SPEAKER(samples.ask_field(samples.SPOKEN), EN)) == [1, 2, 3]
    assert numbers(SPEAKER(samples.ask_field(samples.STAGES), EN)) == [1, 2, 3, 4]


def test_chosen_options_of_a_field_of_several_are_marked() -> None:
    message = SPEAKER(samples.ask_field(samples.STAGES, "hiring"), EN)
    labels = [c.label for c in message.choices]
    assert labels == ["Strategy", "✓ Hiring", "Done, go on with these", "Stop without sending"]
    assert [c.id for c in message.choices][-2:] == ["skip:stages", "do:cancel"]


def test_the_receipt_gives_the_day_and_the_hour_of_the_reply_in_japan() -> None:
    act = acts.Receipt(LEAD, is_update=False, is_desk_open=True)
    assert SPEAKER(act, JA).kind is MessageKind.RECEIPT
    assert "2026年11月25日（水曜日）17:00（日本時間）" in SPEAKER(act, JA).text
    assert "Wednesday, November 25, 2026, 17:00 (Japan Time)" in SPEAKER(act, EN).text
    assert "9:00" not in SPEAKER(act, EN).text


def test_the_receipt_says_when_the_desk_is_closed() -> None:
    act = acts.Receipt(LEAD, is_update=False, is_desk_open=False)
    assert "9:00～12:00、13:00～17:00" in SPEAKER(act, JA).text


@given(st.text(min_size=1), st.sampled_from(list(Language)))
def test_whatever_people_write_stands_on_one_line_of_the_form(words: str, spoken: Language) -> None:
    values = {**VALUES, "company": words, "remarks": words, "times": words}
    text = SPEAKER(acts.ReviewForm(Form(NOW, values)), spoken).text
    assert len(text.split("\n")) == 1 + sum(bool(value) for value in values.values())
    assert text.count(" ".join(words.split())) >= 3


@given(st.text(), st.sampled_from(list(Language)))
def test_what_people_asked_stands_on_one_line_of_their_data(words: str, spoken: Language) -> None:
    asked = replace(samples.ASKED, text=words)
    act = acts.ShowData(samples.CONVERSATION, (LEAD,), (asked,), 4)
    plain = acts.ShowData(samples.CONVERSATION, (LEAD,), (samples.ASKED,), 4)
    text = SPEAKER(act, spoken).text
    assert len(text.split("\n")) == len(SPEAKER(plain, spoken).text.split("\n"))
    assert " ".join(words.split()) in text


def test_whoever_comes_back_to_a_finished_check_can_see_the_result() -> None:
    back = acts.WelcomeBack(16, 16, Verdict.NEEDS_REVIEW, None, (), has_ended=False)
    assert SPEAKER(back, EN).choices[0].id == "do:verdict"
    assert "Staff need to look" in SPEAKER(back, EN).text
