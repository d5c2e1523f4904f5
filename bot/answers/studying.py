"""What the knowledge base says about its own matcher, each text judged as if it were new."""

from __future__ import annotations

import numpy as np

from bot.answers.gates import Booleans, Doubles, lowest_threshold
from bot.answers.judging import Judge, evidence_of, learn_to_judge
from bot.answers.ridge import Floats, Integers, Ridge
from bot.answers.space import Space
from bot.answers.teaching import Lessons, near_copies

WRONG_SUBJECTS = 0.1
"""The share of outside examples with a named subject that may get another subject's sentence."""


def learn_judge(
    kinship: Booleans, lessons: Lessons, space: Space, likeness: Floats, model: Ridge
) -> Judge:
    """The judge that the knowledge base's own questions and the outside examples teach."""
    groups = left_out_groups(lessons, likeness)
    scores = model.left_out(groups)
    evidence = evidence_of(
        scores,
        nearest_others(lessons, likeness, groups),
        coverages(lessons, space),
        kinship,
    )
    asked = np.array([lesson.is_asked for lesson in lessons.lessons], dtype=bool)
    is_right = answers_rightly(kinship, lessons, scores)
    return learn_to_judge(evidence[asked], lessons.is_ours()[asked], is_right[asked])


def left_out_groups(lessons: Lessons, likeness: Floats) -> list[Integers]:
    """Near-copies of an article's phrasing go together; so does an outside subject as a whole."""
    numbers = lessons.numbers()
    of_articles = [
        group
        for group in near_copies(likeness, numbers)
        if not lessons.lessons[group[0]].is_outside
    ]
    first = len(lessons.articles)
    return of_articles + [
        np.flatnonzero(numbers == number) for number in range(first, lessons.classes)
    ]


def nearest_others(lessons: Lessons, likeness: Floats, groups: list[Integers]) -> Floats:
    """How like the nearest text of an article is, outside of a text's own group."""
    others = likeness * lessons.is_ours()
    for group in groups:
        others[np.ix_(group, group)] = 0
    nearest: Floats = others.max(axis=1, initial=0)
    return nearest


def coverages(lessons: Lessons, space: Space) -> Doubles:
    """The coverage of each text by the articles' other texts."""
    return np.array(
        [
            space.coverage(found, own=0 if lesson.is_outside else 1)
            for lesson, found in zip(lessons.lessons, lessons.features, strict=True)
        ]
    )


def answers_rightly(kinship: Booleans, lessons: Lessons, scores: Floats) -> Booleans:
    """Whether the best article cites a clause that the right one cites."""
    is_right = np.zeros(len(scores), dtype=bool)
    ours = np.flatnonzero(lessons.is_ours())
    if len(ours):
        best = scores[ours, : len(kinship)].argmax(axis=1)
        is_right[ours] = kinship[lessons.numbers()[ours], best]
    return is_right


def learn_naming(lessons: Lessons, model: Ridge) -> float:
    """The score from which an outside subject is sure enough to be named."""
    strangers = np.flatnonzero(~lessons.is_ours())
    if not len(strangers):
        return 1.0
    scores = model.left_out([np.array([number]) for number in strangers])
    subjects = scores[strangers, len(lessons.articles) :]
    is_right = subjects.argmax(axis=1) + len(lessons.articles) == lessons.numbers()[strangers]
    best = subjects.max(axis=1).astype(np.float64)
    return lowest_threshold(best, is_right, WRONG_SUBJECTS)
