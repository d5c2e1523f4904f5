"""How good and how quick the matching is.

Printed for the repository's own knowledge base, each phrasing judged as if it had not been learnt.
With MADOGUCHI_EVAL_DIR also for `faq_dev.tsv` (language, question, clause ids or "-") and for
`intents/*.json` ({"lang", "train": [[text, label]], "test": [[text, label]]}) in that folder.
"""

from __future__ import annotations

import csv
import json
import os
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

import numpy as np

from bot.answers import ridge
from bot.answers.article import Article, ArticleText, Knowledge
from bot.answers.decision import DecisionKind
from bot.answers.features import WEIGHTS
from bot.answers.gates import Booleans
from bot.answers.judging import evidence_of
from bot.answers.matcher import SMOOTHING, Matcher, fit
from bot.answers.space import build
from bot.answers.studying import (
    answers_rightly,
    coverages,
    left_out_groups,
    nearest_others,
)
from bot.answers.teaching import lessons_from
from bot.bootstrap import content
from bot.vocabulary import Language

OUT_OF_SCOPE = "-"


@dataclass(frozen=True, slots=True)
class OwnScores:
    """The knowledge base's own texts, each judged as if new; one entry per asked text."""

    is_ours: Booleans
    is_first: Booleans
    is_among_three: Booleans
    cites_right_clause: Booleans
    is_answered: Booleans
    is_suggested: Booleans


def judge_own(knowledge: Knowledge, language: Language, matcher: Matcher) -> OwnScores:
    """Leave out each phrasing with its near-copies, and each outside subject as a whole."""
    lessons = lessons_from(knowledge, language)
    space = build(lessons.features, WEIGHTS[language], lessons.known_words())
    likeness = space.gram_matrix()
    labels = lessons.numbers()
    groups = left_out_groups(lessons, likeness)
    scores = ridge.fit(likeness, labels, lessons.classes, SMOOTHING).left_out(groups)
    evidence = evidence_of(
        scores,
        nearest_others(lessons, likeness, groups),
        coverages(lessons, space),
        matcher.kinship,
    )
    judge = matcher.judge
    ours, right = judge.is_ours.probability(evidence), judge.is_right.probability(evidence)
    is_answered = (ours > judge.ours_to_answer) & (right >= judge.right_to_answer)
    best = np.argsort(-scores[:, : len(lessons.articles)], axis=1)[:, :3]
    asked = np.array([lesson.is_asked for lesson in lessons.lessons])
    return OwnScores(
        is_ours=lessons.is_ours()[asked],
        is_first=(best[:, 0] == labels)[asked],
        is_among_three=(best == labels[:, None]).any(axis=1)[asked],
        cites_right_clause=answers_rightly(matcher.kinship, lessons, scores)[asked],
        is_answered=is_answered[asked],
        is_suggested=((ours > judge.ours_to_suggest) & ~is_answered)[asked],
    )


def print_own(knowledge: Knowledge, language: Language, matcher: Matcher) -> None:
    """Measure the own phrasings and the outside examples of one language."""
    own = judge_own(knowledge, language, matcher)
    answered = own.is_answered & own.is_ours
    print(
        f"{language}: own phrasings, left out ({own.is_ours.sum()}): "
        f"first {own.is_first[own.is_ours].mean():.1%}, "
        f"among three {own.is_among_three[own.is_ours].mean():.1%}, "
        f"right clause {own.cites_right_clause[own.is_ours].mean():.1%}; "
        f"answered {answered[own.is_ours].mean():.1%}, "
        f"of these another article {1 - own.is_first[answered].mean():.1%}, "
        f"no right clause {1 - own.cites_right_clause[answered].mean():.1%}; "
        f"suggested {own.is_suggested[own.is_ours].mean():.1%}"
    )
    print(
        f"{language}: outside examples, subject left out ({(~own.is_ours).sum()}): "
        f"answered {own.is_answered[~own.is_ours].mean():.1%}, "
        f"suggested {own.is_suggested[~own.is_ours].mean():.1%}"
    )


def print_questions(knowledge: Knowledge, matcher: Matcher, path: Path) -> None:
    """Measure questions that were asked elsewhere, with the clauses that an answer must cite."""
    lines = csv.reader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    rows = [row for row in lines if row[0] == matcher.language]
    found: Counter[str] = Counter()
    for _, question, clauses in rows:
        wanted = set(clauses.replace(",", " ").split())
        decision = matcher.decide(question)
        shown = decision.candidates if decision.kind is DecisionKind.SUGGEST else ()
        shown = decision.candidates[:1] if decision.kind is DecisionKind.ANSWER else shown
        is_right = any(wanted & set(knowledge.articles[c.article].clauses) for c in shown)
        scope = "out of scope" if clauses == OUT_OF_SCOPE else "in scope"
        verdict = {True: " right", False: " wrong"}[is_right] if shown else ""
        found[f"{scope} {decision.kind}{verdict if scope == 'in scope' else ''}"] += 1
    counted = ", ".join(f"{name} {times}" for name, times in sorted(found.items()))
    print(f"{matcher.language}: {path.name} ({len(rows)}): {counted}")


def knowledge_of(train: list[list[str]], language: Language) -> Knowledge:
    """A public intent set as if each intent were an article without an answer."""
    nothing = ArticleText("", "", "", ())
    articles = {}
    for label in sorted({label for _, label in train}):
        phrasings = tuple(text for text, other in train if other == label)
        text = ArticleText("", "", "", phrasings)
        ja, en = (text, nothing) if language is Language.JA else (nothing, text)
        articles[label] = Article(label, (label,), date.min, (), ja, en)
    return Knowledge(articles)


def print_intents(path: Path) -> None:
    """Measure one public intent set: in-scope top-1, and where 90% out of scope are refused."""
    data = json.loads(path.read_text(encoding="utf-8"))
    language = Language(data["lang"])
    matcher = fit(knowledge_of(data["train"], language), language)
    known = set(matcher.articles)
    right, inside, outside = [], [], []
    for text, label in data["test"]:
        decision = matcher.decide(text)
        score = decision.candidates[0].score if decision.candidates else 0.0
        if label in known:
            right.append(bool(decision.candidates) and decision.candidates[0].article == label)
            inside.append(score)
        else:
            outside.append(score)
    refused = np.quantile(outside, 0.9)
    kept = np.array(right) & (np.array(inside) > refused)
    print(f"{path.stem}: first {np.mean(right):.3f}, with 90% refused {kept.mean():.3f}")


def print_speed(matcher: Matcher, knowledge: Knowledge) -> None:
    """Time the decisions on every canonical question with a word added, so that none is exact."""
    questions = [f"{a.text(matcher.language).question} x" for a in knowledge.articles.values()]
    times = []
    for question in questions:
        began = perf_counter()
        matcher.decide(question)
        times.append((perf_counter() - began) * 1000)
    middle, slow = np.quantile(times, [0.5, 0.99])
    print(f"{matcher.language}: one decision {middle:.2f} ms, 99% within {slow:.2f} ms")


def main() -> None:
    """Measure and print."""
    knowledge = content().knowledge
    folder = os.environ.get("MADOGUCHI_EVAL_DIR")
    for language in Language:
        began = perf_counter()
        matcher = fit(knowledge, language)
        print(f"{language}: fitted in {perf_counter() - began:.2f} s")
        print_speed(matcher, knowledge)
        print_own(knowledge, language, matcher)
        if folder:
            print_questions(knowledge, matcher, Path(folder) / "faq_dev.tsv")
    for path in sorted(Path(folder).glob("intents/*.json")) if folder else ():
        print_intents(path)


if __name__ == "__main__":
    main()
