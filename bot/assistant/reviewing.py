"""What could not be answered when it was asked, looked at again with what curators wrote since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from bot.answers.decision import DecisionKind
from bot.answers.messages import understand
from bot.vocabulary import Language

if TYPE_CHECKING:
    from bot.answers.article import Knowledge
    from bot.answers.matcher import Matcher
    from bot.assistant.counter import Counter
    from bot.assistant.ports import AskedQuestion

Asked = tuple[Language, str]

AT_ONCE = 200
"""Questions that are settled in one unit of work, so that nobody has to wait for all of them."""

EVERYTHING = 100_000
"""More questions than are ever kept unanswered."""


def review(counter: Counter) -> int:
    """Settle every question that an article answers by now, or no longer does; how many.

    Doing so again changes nothing as long as curators write nothing.
    """
    with counter.storage.look() as work:
        asked = work.questions.once_unanswered(EVERYTHING)
    changes = changed(asked, counter.matcher, counter.knowledge)
    count = 0
    while batch := tuple(islice(changes, AT_ONCE)):
        with counter.storage() as work:
            for (language, text), article in batch:
                work.questions.settle(language, text, article)
            work.commit()
        count += len(batch)
    return count


def still_open(
    asked: Iterable[AskedQuestion],
    matcher_of: Callable[[Language], Matcher],
    knowledge: Knowledge,
) -> list[AskedQuestion]:
    """Those that no article answers as knowledge stands here, whatever was kept of them."""
    return [
        each
        for same in by_text(asked).values()
        if answer_since(same, matcher_of, knowledge) is None
        for each in same
    ]


def changed(
    asked: Iterable[AskedQuestion],
    matcher_of: Callable[[Language], Matcher],
    knowledge: Knowledge,
) -> Iterator[tuple[Asked, str | None]]:
    """The questions of which something else is true than what was kept, with what is true."""
    for key, same in sorted(by_text(asked).items()):
        article = answer_since(same, matcher_of, knowledge)
        if any(each.answered_by != article for each in same):
            yield key, article


def by_text(asked: Iterable[AskedQuestion]) -> dict[Asked, list[AskedQuestion]]:
    """The same question each time that it was asked."""
    found: defaultdict[Asked, list[AskedQuestion]] = defaultdict(list)
    for each in asked:
        found[each.language, each.text].append(each)
    return dict(found)


def answer_since(
    same: Sequence[AskedQuestion],
    matcher_of: Callable[[Language], Matcher],
    knowledge: Knowledge,
) -> str | None:
    """The article that answers a question by now, unless somebody said that it did not help."""
    article = answer_to(same[0].text, same[0].language, matcher_of, knowledge)
    is_no_help = any(each.helpful is False and each.article == article for each in same)
    return None if is_no_help else article


def answer_to(
    text: str, language: Language, matcher_of: Callable[[Language], Matcher], knowledge: Knowledge
) -> str | None:
    """The article that the counter gives to a question; None where it does not answer."""
    first, *_ = understand(matcher_of, knowledge, text, language)
    return first.candidates[0].article if first.kind is DecisionKind.ANSWER else None
