"""A question that was written down is found in exactly its spelling, and no other one is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.faq.model.spellings import spellings_of

written = st.dictionaries(
    st.text(max_size=12), st.lists(st.sampled_from("abc"), min_size=1, unique=True).map(tuple)
)


@given(written, st.lists(st.text(max_size=12)))
def test_what_was_written_is_found_with_its_articles_and_nothing_else_is(
    questions: dict[str, tuple[str, ...]], others: list[str]
) -> None:
    spellings = spellings_of(questions)
    for asked in (*questions, *others):
        assert spellings.articles(asked) == questions.get(asked, ())
