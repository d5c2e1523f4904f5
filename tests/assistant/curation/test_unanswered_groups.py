"""Questions that ask the same stand together, and what many ask comes first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.curation.unanswered import Unanswered, counted, grouped, likeness_by
from bot.assistant.ports import AskedQuestion
from bot.vocabulary import Language
from tests.driver import IN_EDITION, real_assistant

JA, EN = Language.JA, Language.EN


def asked(
    text: str, language: Language = EN, days: int = 0, article: str | None = None
) -> AskedQuestion:
    at = IN_EDITION + timedelta(days=days)
    return AskedQuestion(at, "conversation", language, text, "decline", article, 0.1)


def by_first_letter(texts: Sequence[str], _: Language) -> list[list[float]]:
    return [[float(one[:1] == other[:1]) for other in texts] for one in texts]


def texts_of(questions: Sequence[AskedQuestion]) -> list[tuple[str, ...]]:
    return [group.texts for group in grouped(counted(questions), by_first_letter)]


def test_a_question_counts_once_however_it_is_capitalised_and_spaced() -> None:
    [one] = counted([asked("Is it  free?"), asked("is it free?", days=2), asked("IS IT FREE?")])
    assert one.times == 3
    assert one.text == "is it free?"
    assert one.latest == IN_EDITION + timedelta(days=2)


def test_the_same_words_in_another_language_are_another_question() -> None:
    assert len(counted([asked("visa"), asked("visa", JA)])) == 2


def test_what_was_asked_most_comes_first_and_then_what_was_asked_last() -> None:
    many = [asked("b1"), asked("c1", days=1), asked("a1"), asked("a2"), asked("a2")]
    assert texts_of(many) == [("a2", "a1"), ("c1",), ("b1",)]


def test_a_group_knows_the_article_that_came_closest() -> None:
    questions = [asked("a1"), asked("a1"), asked("a2", article="cost-free")]
    [group] = grouped(counted(questions), by_first_letter)
    assert group.nearest == "cost-free"
    assert group.times == 3
    assert group.language is EN


def test_as_the_matcher_sees_it_the_same_in_other_words_is_one_group() -> None:
    questions = [
        asked("What will the weather be tomorrow?"),
        asked("tomorrow's weather?"),
        asked("Who invented the telephone?"),
        asked("明日の天気はどうですか？", JA),
        asked("明日の天気を教えて", JA),
    ]
    found = grouped(counted(questions), likeness_by(real_assistant().matcher))
    assert sorted(len(group.questions) for group in found) == [1, 2, 2]


@given(
    st.lists(
        st.builds(
            asked,
            st.text(max_size=8),
            st.sampled_from(Language),
            st.integers(0, 9),
            st.sampled_from([None, "x"]),
        ),
        max_size=12,
    )
)
def test_nothing_that_was_asked_is_lost_or_counted_twice(questions: list[AskedQuestion]) -> None:
    groups = grouped(counted(questions), by_first_letter)
    found: list[Unanswered] = [each for group in groups for each in group.questions]
    assert sum(group.times for group in groups) == len(questions)
    assert len({each.key for each in found}) == len(found)
    assert all(len({each.language for each in group.questions}) == 1 for group in groups)
    latest: list[datetime] = [group.latest for group in groups]
    assert max(latest, default=None) == max((each.at for each in questions), default=None)
