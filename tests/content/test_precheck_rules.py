"""The pre-check means what was agreed: stored answers, exports and other programs rely on it."""

from __future__ import annotations

import pytest

from bot.bootstrap import content
from bot.precheck.flow import NOT_SURE, Flow
from bot.vocabulary import Language

CONTRACT = """
request              hands_on_support                   none      II.3.1
request              job_fair_only                      excluded  V.n3.4 II.3.3
request              candidate_introduction             excluded  V.n3.2 II.3.n1
request              overseas_recruiting                excluded  V.n3.1
request              specified_skilled_or_trainee_advice excluded  V.n3.3
legal_form           kabushiki_kaisha                   none      III.1.1.2
legal_form           yugen_kaisha                       none      III.1.1.2
legal_form           godo_kaisha                        none      III.1.1.2
legal_form           other_in_japan                     review    III.1.1.2 III.1.1.n1
legal_form           overseas_corporation               excluded  V.n3.1
placement_business   none                               none      III.1.1.1
placement_business   licensed_without_record            review    III.1.1.1 III.2
placement_business   licensed_with_record               excluded  III.1.1.1 III.2
website              yes                                none      III.1.1.3
website              no                                 review    III.1.1.3 III.1.1.n1
years_supported      0                                  none      III.1.1.4
years_supported      1                                  note      III.1.1.4 IV.1.1
years_supported      2                                  note      III.1.1.4 IV.1.1
years_supported      3_or_more                          excluded  III.1.1.4
capacity             yes                                none      III.1.1.5
capacity             no                                 review    III.1.1.5 III.1.1.n1
workplace            japan                              none      V.n3
workplace            japan_and_overseas                 note      III.1.1.6
workplace            overseas_only                      excluded  III.1.1.6 V.n3.1
residence_status     target                             none      II.2.1.1
residence_status     target_and_other                   note      II.2.1.1 III.1.1.7
residence_status     other_professional                 review    II.2.1.1
residence_status     specified_skilled_or_trainee       excluded  III.1.1.7 V.1.1.n1
employment           regular                            none      III.1.1.7
employment           not_regular                        excluded  III.1.1.7
role                 specialist                         none      II.2.1.2
role                 overseas_business                  none      II.2.1.2
role                 legal_or_accounting                none      II.2.1.2
role                 management                         none      II.2.1.2
role                 other                              excluded  II.2.1.2 II.2.1
education            university_or_equivalent           none      II.2.1.3
education            below                              excluded  II.2.1.3 II.2.1
commitment           agreed                             none      III.1.1.8
commitment           in_preparation                     review    III.1.1.8
commitment           none                               excluded  III.1.1.8
cooperation          yes                                none      III.1.2
cooperation          not_all                            review    III.1.2
compliance           yes                                none      III.1.3
compliance           no                                 excluded  III.1.3
consent_form         representative_seal                none      III.1.4 IV.2.2
consent_form         authorised_signatory               note      IV.2.2.n1
consent_form         not_possible                       excluded  III.1.4
screening_attendance yes                                none      V.1.2.2
screening_attendance no                                 review    V.1.2.2
"""
"""Each line: question, value, effect, clauses; questions and choices in the order of asking."""

LONGEST_LABEL = {Language.JA: 30, Language.EN: 60}


@pytest.fixture(scope="module")
def flow() -> Flow:
    return content().flow


def test_keys_values_effects_and_clauses_are_those_agreed(flow: Flow) -> None:
    written = [
        (question.key, option.value, option.effect.value, *option.clauses)
        for question in flow.questions
        for option in question.options
        if option.value != NOT_SURE
    ]
    assert written == [tuple(line.split()) for line in CONTRACT.strip().splitlines()]


def test_every_label_fits_on_a_button(flow: Flow) -> None:
    for question in flow.questions:
        for option in question.options:
            for language, longest in LONGEST_LABEL.items():
                assert len(option.label.speak(language)) <= longest, option.value


def test_whoever_asks_for_something_else_is_offered_hands_on_support(flow: Flow) -> None:
    request = flow.questions[0]
    offers = {o.value: o.offer.value for o in request.options if o.offer is not None}
    excluded = {o.value for o in request.options if o.effect.value == "excluded"}
    assert set(offers) == excluded
    assert set(offers.values()) == {"hands_on_support"}


def test_a_bare_number_is_the_number_of_years(flow: Flow) -> None:
    for question in flow.questions:
        assert question.first_number == (0 if question.key == "years_supported" else 1)


def test_a_bare_no_means_nothing_where_two_choices_could_be_meant(flow: Flow) -> None:
    commitment = flow.question("commitment")
    assert commitment is not None
    assert (commitment.yes, commitment.no) == ("agreed", None)
