"""Questions that were not answered, in groups of those that ask the same."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from bot.assistant.ports import AskedQuestion, DraftStatus, UnitOfWork
from bot.faq.decision import DecisionKind
from bot.faq.multi_question import understand
from bot.vocabulary import Language

if TYPE_CHECKING:
    from bot.assistant.context import Assistant
    from bot.faq.article import Knowledge
    from bot.faq.matcher import Matcher


Asked = tuple[Language, str]

AT_ONCE = 200
"""Questions that are settled in one unit of work, so that nobody has to wait for all of them."""


def review(assistant: Assistant) -> int:
    """Settle every question that an article answers by now, or no longer does; how many.

    Doing so again changes nothing as long as curators write nothing.
    """
    with assistant.storage.read_only() as work:
        asked = work.questions.once_unanswered(None)
    changes = changed(asked, assistant.matcher, assistant.knowledge)
    count = 0
    while batch := tuple(islice(changes, AT_ONCE)):
        with assistant.storage() as work:
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


def unanswered_of(work: UnitOfWork) -> list[Unanswered]:
    """Questions that wait for somebody to write an answer, as `asked_of` sorts them."""
    waiting, _ = asked_of(work)
    return waiting


def asked_of(work: UnitOfWork) -> tuple[list[Unanswered], list[Unanswered]]:
    """Questions that were not answered, each once, the most frequent first, then the newest.

    Those that nobody wrote an answer to that still stands, and those whose answer waits for the
    curators. One whose answer was published is neither.
    """
    written: defaultdict[str, set[DraftStatus]] = defaultdict(set)
    for draft in work.drafts.all(limit=None):
        written[question_key(draft.language, draft.question)].add(draft.status)
    asked = counted(work.questions.unanswered(None))
    return (
        [each for each in asked if written[each.key] <= {DraftStatus.DROPPED}],
        [each for each in asked if DraftStatus.OPEN in written[each.key]],
    )


ALIKE = 0.45
"""Questions at least so alike are shown as one (cosine)."""

Likeness = Callable[[Sequence[str], Language], Sequence[Sequence[float]]]
"""How like each text is to each other one, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that was not answered. `key` names it, however it was capitalised and spaced.

    `latest`: when it was last asked; `nearest`: the article that came closest, if any came.
    """

    key: str
    language: Language
    text: str
    times: int
    latest: datetime
    nearest: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions of one language that ask the same, the most frequent first.

    `written`: others that ask the same, to which staff wrote an answer that curators have now.
    """

    questions: tuple[Unanswered, ...]
    written: tuple[str, ...] = ()

    @property
    def language(self) -> Language:
        """The language that they were asked in."""
        return self.questions[0].language

    @property
    def texts(self) -> tuple[str, ...]:
        """What was asked."""
        return tuple(question.text for question in self.questions)

    @property
    def times(self) -> int:
        """How often any of them was asked."""
        return sum(question.times for question in self.questions)

    @property
    def latest(self) -> datetime:
        """When one of them was last asked."""
        return max(question.latest for question in self.questions)

    @property
    def nearest(self) -> str | None:
        """The article that came closest to the most frequent of them that any came close to."""
        return next((question.nearest for question in self.questions if question.nearest), None)


def question_key(language: Language, text: str) -> str:
    """What names a question, however it was capitalised and spaced."""
    same = f"{language.value}:{' '.join(text.casefold().split())}"
    return hashlib.sha256(same.encode()).hexdigest()[:20]


def counted(asked: Iterable[AskedQuestion]) -> list[Unanswered]:
    """Each question once as it was asked last, the most frequent first, then the latest."""
    found: defaultdict[str, list[AskedQuestion]] = defaultdict(list)
    for each in asked:
        found[question_key(each.language, each.text)].append(each)
    questions = [one_of(key, same) for key, same in found.items()]
    return sorted(questions, key=lambda each: (-each.times, -each.latest.timestamp(), each.key))


def one_of(key: str, same: Sequence[AskedQuestion]) -> Unanswered:
    """A question that was asked several times."""
    last = max(same, key=lambda each: each.at)
    nearest = last.article or next((each.article for each in same if each.article), None)
    return Unanswered(key, last.language, last.text, len(same), last.at, nearest)


def likeness_by(matcher: Callable[[Language], Matcher]) -> Likeness:
    """How like questions are as the matcher of their language sees them."""

    def likeness(texts: Sequence[str], language: Language) -> Sequence[Sequence[float]]:
        from bot.faq.matcher import likeness_among  # loading numpy takes its time

        return likeness_among(matcher(language), texts)

    return likeness


def grouped(questions: Sequence[Unanswered], likeness: Likeness) -> list[QuestionGroup]:
    """The groups of all languages, the most frequent first, then the latest."""
    groups = [
        QuestionGroup(tuple(same))
        for language in Language
        for same in alike([each for each in questions if each.language is language], likeness)
    ]
    return sorted(groups, key=lambda group: (-group.times, -group.latest.timestamp()))


def with_written_apart(
    groups: Iterable[QuestionGroup], written: Container[str]
) -> list[QuestionGroup]:
    """The groups, what staff wrote an answer to (by its key) apart in each; such groups come last.

    A group of which nothing else is left is left out.
    """
    left = [apart(group, written) for group in groups]
    return sorted((group for group in left if group.questions), key=lambda g: bool(g.written))


def apart(group: QuestionGroup, written: Container[str]) -> QuestionGroup:
    """What of a group still waits for an answer, and what does not."""
    return QuestionGroup(
        questions=tuple(each for each in group.questions if each.key not in written),
        written=tuple(each.text for each in group.questions if each.key in written),
    )


def alike(questions: Sequence[Unanswered], likeness: Likeness) -> list[list[Unanswered]]:
    """Questions of one language: each joins the first group whose first it is like."""
    if not questions:
        return []
    found = likeness([each.text for each in questions], questions[0].language)
    groups: list[list[int]] = []
    for number in range(len(questions)):
        home = next((g for g in groups if found[g[0]][number] >= ALIKE), None)
        if home is None:
            groups.append([number])
        else:
            home.append(number)
    return [[questions[number] for number in group] for group in groups]
