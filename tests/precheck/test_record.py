from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from bot.precheck.flow import Effect, Flow, Option, Question
from bot.precheck.record import answers_in, digest, matches, record_of
from bot.vocabulary import Bilingual

TEXT = Bilingual("文", "text")


def question(key: str, *options: Option) -> Question:
    return Question(key, ("III.1",), TEXT, TEXT, TEXT, TEXT, options)


FLOW = Flow(
    "FY2024",
    (
        question(
            "website",
            Option("yes", TEXT),
            Option("no", TEXT, Effect.EXCLUDED, ("III.1.1.3",)),
            Option("not_sure", TEXT, Effect.REVIEW),
        ),
        question("が", Option("yes", TEXT), Option("no", TEXT, Effect.NOTE)),
    ),
)
answers = st.fixed_dictionaries(
    {}, optional={"website": st.sampled_from(["yes", "no", "not_sure"]), "が": st.just("no")}
)


def test_a_record_is_canonical_and_says_all_that_decided() -> None:
    assert record_of(FLOW, {"website": "no"}) == (
        '{"answers":{"website":"no"},"edition":"FY2024",'
        f'"flow_version":"{FLOW.version}",'
        '"reasons":[{"clauses":["III.1.1.3"],"effect":"excluded","question":"website",'
        '"value":"no"}],"verdict":"not_covered"}'
    )


@for_all(answers)
def test_a_record_matches_the_flow_it_came_from(given: dict[str, str]) -> None:
    record = record_of(FLOW, given)
    assert matches(record, FLOW)
    assert answers_in(record) == given
    assert unicodedata.is_normalized("NFC", record)


@for_all(answers)
def test_the_order_of_answers_never_matters(given: dict[str, str]) -> None:
    backwards = dict(reversed(given.items()))
    assert record_of(FLOW, backwards) == record_of(FLOW, given)


@for_all(answers, st.data())
def test_any_changed_character_is_noticed(given: dict[str, str], data: st.DataObject) -> None:
    record = record_of(FLOW, given)
    place = data.draw(st.integers(0, len(record) - 1))
    other = data.draw(st.characters().filter(lambda c: c != record[place]))
    changed = record[:place] + other + record[place + 1 :]
    assert not matches(changed, FLOW)


def test_a_different_spelling_of_the_same_content_is_noticed() -> None:
    record = record_of(FLOW, {"website": "no"})
    assert not matches(json.dumps(json.loads(record)), FLOW)


def test_a_record_of_another_flow_does_not_match() -> None:
    shorter = Flow("FY2024", FLOW.questions[:1])
    assert not matches(record_of(FLOW, {"website": "no"}), shorter)


def test_answers_that_the_flow_does_not_know_have_no_part_in_it() -> None:
    strange = {"website": "no", "shoe_size": "44", "が": "perhaps"}
    assert record_of(FLOW, strange) == record_of(FLOW, {"website": "no"})


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "1", '{"answers":[]}', '{"answers":{"a":1}}', "[" * 100_000, "\ud800"],
)
def test_what_is_no_record_does_not_match(text: str) -> None:
    assert not matches(text, FLOW)


def test_the_digest_tells_records_apart() -> None:
    one, other = (record_of(FLOW, {"website": value}) for value in ("yes", "no"))
    assert len(digest(one)) == 64
    assert digest(one) != digest(other)
