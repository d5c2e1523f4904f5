"""How good and how quick the matching is.

Printed for the repository's own knowledge base: every phrasing asked as if it were new, questions
outside of the guideline that nothing was learnt from, how true the probabilities are, and the time
of a question beside rapidfuzz and beside a hundred times as many phrasings. With MADOGUCHI_EVAL_DIR
also for `faq_dev.tsv` (language, question, clause ids or "-") and `intents/*.json` in that folder.
"""

from __future__ import annotations

import csv
import os
import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import numpy as np
from rapidfuzz import fuzz, process

from bot.bootstrap import content
from bot.faq.article import Knowledge
from bot.faq.decision import DecisionKind
from bot.faq.matcher import Matcher
from bot.faq.semantic.encoder import SentenceEncoder
from bot.faq.training.evaluation import Examined, examine
from bot.faq.training.fit import fit, material_of
from bot.vocabulary import Language
from tests.benchmarks.intents import knowledge_of, measure, share, told
from tests.content.out_of_scope import outside_questions

OUT_OF_SCOPE = "-"

ARTICLES, PHRASINGS = 150, 30
"""The size that times are compared at."""

GROWTH = 100

ASKED = 200
"""Questions per timing."""


def print_own(
    knowledge: Knowledge, language: Language, encoder: SentenceEncoder | None = None
) -> None:
    """Ask every phrasing, and every outside example without its subject, as if it were new."""
    examined = examine(material_of(knowledge, language, encoder))
    ours = [each for each in examined if not each.is_outside]
    outside = [each for each in examined if each.is_outside]
    print(
        f"{language}: own phrasings, each left out ({len(ours)}): "
        f"right article first {share_of(ours, lambda e: e.is_first):.1%}, "
        f"among three {share_of(ours, lambda e: e.label in e.best):.1%}; "
        f"answered {share_of(ours, lambda e: e.kind is DecisionKind.ANSWER):.1%}, "
        f"with another article {share_of(ours, lambda e: e.is_wrong):.1%}; "
        f"suggested {share_of(ours, lambda e: e.kind is DecisionKind.SUGGEST):.1%}"
    )
    print(
        f"{language}: outside examples, subject left out ({len(outside)}): "
        f"answered {share_of(outside, lambda e: e.kind is DecisionKind.ANSWER):.1%}, "
        f"suggested {share_of(outside, lambda e: e.kind is DecisionKind.SUGGEST):.1%}"
    )
    print_reliability(language, examined)


def share_of(examined: Sequence[Examined], holds: Callable[[Examined], bool]) -> float:
    """How often something holds."""
    return share(np.array([holds(each) for each in examined], dtype=bool))


def print_reliability(language: Language, examined: Sequence[Examined]) -> None:
    """Whether a probability of so much is right so often, and how far it is off on average."""
    off = 0.0
    print(f"{language}: said to be sure    cases   mean said   were right")
    for tenth in range(10):
        inside = [each for each in examined if tenth <= each.sure * 10 < tenth + 1]
        if inside:
            said = sum(each.sure for each in inside) / len(inside)
            right = share_of(inside, lambda e: e.is_first and not e.is_outside)
            print(
                f"    {tenth / 10:.1f} to {tenth / 10 + 0.1:.1f} {len(inside):>14} "
                f"{said:>11.2f} {right:>12.2f}"
            )
            off += abs(said - right) * len(inside) / len(examined)
    print(f"{language}: off by {off:.3f} on average (expected calibration error)")


def print_outside(matcher: Matcher) -> None:
    """Questions that nothing was learnt from and that have no answer."""
    questions = outside_questions(matcher.language)
    kinds = {question: matcher.decide(question.text).kind for question in questions}
    for name, chosen in (
        ("all", questions),
        ("near", [q for q in questions if q.is_near]),
        ("far", [q for q in questions if not q.is_near]),
        ("of subjects never seen", [q for q in questions if q.is_unseen]),
    ):
        counted = Counter(kinds[question] for question in chosen)
        print(
            f"{matcher.language}: outside test questions, {name} ({len(chosen)}): "
            f"answered {counted[DecisionKind.ANSWER] / len(chosen):.1%}, "
            f"suggested {counted[DecisionKind.SUGGEST] / len(chosen):.1%}"
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


def print_speed(knowledge: Knowledge, language: Language) -> None:
    """Time questions beside rapidfuzz over the same phrasings, and after growth."""
    phrased = [
        (text, article.id)
        for article in list(knowledge.articles.values())[:ARTICLES]
        for text in article.text(language).phrasings[:PHRASINGS]
    ]
    chance = random.Random(0)  # noqa: S311  for measuring
    asked = [f"{text} x" for text, _ in chance.sample(phrased, ASKED)]
    matcher = fit(knowledge_of(phrased, language), language)
    choices = [text for text, _ in phrased]
    ours = median_ms(matcher.decide, asked)
    peer = median_ms(lambda text: process.extractOne(text, choices, scorer=fuzz.WRatio), asked)
    print(
        f"{language}: a question over {len(phrased)} phrasings {ours:.2f} ms, rapidfuzz WRatio "
        f"{peer:.2f} ms: {peer / ours:.1f} times as long"
    )
    few = thinned(phrased, GROWTH)
    small = fit(knowledge_of(few, language), language)
    print(
        f"{language}: with {len(few)} phrasings instead of {len(phrased)}, "
        f"{len(phrased) / len(few):.0f} times fewer: growth of the time by "
        f"{ours / median_ms(small.decide, asked):.1f}"
    )


def thinned(phrased: Sequence[tuple[str, str]], times: int) -> list[tuple[str, str]]:
    """So many times fewer phrasings, of as many articles as that leaves."""
    return list(phrased[::times])


def median_ms(ask: Callable[[str], object], questions: Sequence[str]) -> float:
    """The median processor time of a question in milliseconds."""
    times = []
    for question in questions:
        begun = process_time()
        ask(question)
        times.append((process_time() - begun) * 1000)
    return median(times)


def main() -> None:
    """Measure and print."""
    knowledge = content().knowledge
    folder = os.environ.get("MADOGUCHI_EVAL_DIR")
    for language in Language:
        begun = perf_counter()
        matcher = fit(knowledge, language)
        print(f"{language}: fitted in {perf_counter() - begun:.2f} s")
        print_speed(knowledge, language)
        print_own(knowledge, language)
        print_outside(matcher)
        if folder:
            print_questions(knowledge, matcher, Path(folder) / "faq_dev.tsv")
    for path in sorted(Path(folder).glob("intents/*.json")) if folder else ():
        print(told(measure(path)))


if __name__ == "__main__":
    main()
