"""What people read of a verdict: gentle, complete, and never a promise."""

from __future__ import annotations

import pytest

from bot.assistant.acts import ShowVerdict
from bot.bootstrap import content, renderer
from bot.precheck.flow import Answers
from bot.precheck.next_steps import steps_for
from bot.precheck.verdict import judge
from bot.vocabulary import Language, Message, MessageKind
from tests.wording.samples import FINE, FLOW, NOT_COVERED, SPEAKER, TO_REVIEW

JA, EN = Language.JA, Language.EN


def worded(
    answers: Answers, language: Language = EN, *, is_stop: bool = False, has_ended: bool = False
) -> Message:
    act = ShowVerdict(judge(FLOW, answers), answers, is_stop, has_ended)
    return SPEAKER(act, language)


def ids(message: Message) -> list[str]:
    return [choice.id for choice in message.choices]


def test_a_stop_names_the_obstacle_with_its_clauses_and_offers_what_is_possible_first() -> None:
    message = worded({"request": "fair_only"}, is_stop=True)
    assert message.kind is MessageKind.VERDICT
    assert message.verdict == "not_covered"
    assert "Only the fair is not possible. (§V.n3; §II.3)" in message.text
    assert "It can be part of hands-on support." in message.text
    assert "only this point" in message.text
    assert message.clauses == ("II.3", "V.n3")
    assert ids(message) == [
        "apply:request:hands_on",
        "do:staff",
        "edit:request",
        "do:go_on",
        "do:ask",
    ]


@pytest.mark.parametrize("answers", [FINE, TO_REVIEW])
def test_a_favourable_verdict_says_that_it_promises_nothing(answers: Answers) -> None:
    assert "no promise that an application will succeed" in worded(answers).text
    assert "お約束するものではありません" in worded(answers, JA).text
    assert {"III.2", "V.1.1.n2"} <= set(worded(answers).clauses)


def test_reasons_stand_under_what_they_mean() -> None:
    text = worded(NOT_COVERED).text
    blocks = dict(block.split("\n", 1) for block in text.split("\n\n") if "\n" in block)
    assert blocks["What stands in the way:"].startswith("- Support: Only the fair")
    assert blocks["What staff will look at:"].startswith("- Legal form: An exception may apply.")
    assert blocks["Good to know:"].startswith("- Years of support: Continuing.")


def test_what_is_not_known_yet_comes_with_how_to_find_it_out() -> None:
    text = worded(TO_REVIEW).text
    heading = "Still open; finding these out makes the result clear:"
    assert f"{heading}\n- Years of support: Please look at the registration. (§III.1)" in text


@pytest.mark.parametrize(
    ("years", "forms"),
    [
        ("0", {"https://example.jp/new"}),
        ("1", {"https://example.jp/continuing"}),
        ("not_sure", {"https://example.jp/new", "https://example.jp/continuing"}),
    ],
)
def test_the_next_step_names_the_form_that_fits_the_years_of_support(
    years: str, forms: set[str]
) -> None:
    text = worded({**FINE, "years_supported": years}).text
    every = {"https://example.jp/new", "https://example.jp/continuing"}
    assert {url for url in every if url in text} == forms


@pytest.mark.parametrize(
    ("seal", "clauses"),
    [
        ("representative_seal", {"IV.2.2"}),
        ("authorised_signatory", {"IV.2.2.n1"}),
        ("not_sure", {"IV.2.2", "IV.2.2.n1"}),
    ],
)
def test_the_consent_form_is_explained_for_whoever_seals_it(seal: str, clauses: set[str]) -> None:
    steps = steps_for(content().flow.next_steps, {"consent_form": seal})
    cited = {clause for step in steps for clause in step.clauses}
    assert cited & {"IV.2.2", "IV.2.2.n1"} == clauses


def test_after_the_end_the_next_step_is_the_desk_and_no_form() -> None:
    message = worded(FINE, has_ended=True)
    assert ids(message)[0] == "do:staff"
    assert "Staff know what is offered now." in message.text
    assert "https://" not in message.text


def test_many_points_to_look_at_are_counted_first_and_named_in_the_list() -> None:
    flow = content().flow
    unsure = {question.key: "not_sure" for question in flow.questions}
    act = ShowVerdict(judge(flow, unsure), unsure, is_stop=False, has_ended=False)
    _, why, listed, *_ = renderer()(act, EN).text.split("\n\n")
    assert why == "16 of your answers need a closer look. They are listed below."
    assert listed.count("\n- ") == 16


def test_an_undecided_case_is_told_how_many_questions_are_left() -> None:
    message = worded({"request": "hands_on"}, JA)
    assert message.verdict == "undecided"
    assert "残りの質問は2問です。" in message.text


def test_an_unfinished_one_says_that_nothing_rules_the_case_out_so_far() -> None:
    begun = {"request": "hands_on"}
    assert "Nothing in your answers so far rules your case out." in worded(begun).text
    assert "rules your case out" not in worded({}).text
