"""The product's own matcher on intent sets that others published.

    python -m tests.benchmarks.intents FILE... --json

Each file holds `{"lang", "train": [[text, label]], "test": [[text, label]]}`. A label of `test`
that does not occur in `train` (such as NO_NODES_DETECTED) means out of scope.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import click
import numpy as np

from bot.faq.article import Article, ArticleText, Knowledge
from bot.faq.decision import DecisionKind
from bot.faq.model.vectors import Booleans, Doubles
from bot.faq.semantic.encoder import SentenceEncoder
from bot.faq.training.fit import fit
from bot.vocabulary import Language

REFUSED = 0.9
"""The share of out-of-scope questions that has to be refused."""

Texts = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one file gave.

    `first`: in-scope questions whose best article is right. `kept`: those that are right and score
    above 90% of the out-of-scope questions. `correlation`: of not declining with being in scope,
    after Matthews, at the matcher's own threshold. Times: `fit_s` in seconds, `ms` the median of a
    question.
    """

    file: str
    language: str
    n: int
    in_scope: int
    first: float
    kept: float
    correlation: float
    fit_s: float
    ms: float


def knowledge_of(train: Texts, language: Language) -> Knowledge:
    """An intent set as if each intent were an article without an answer."""
    nothing = ArticleText("", "", "", ())
    articles = {}
    for label in sorted({label for _, label in train}):
        phrasings = tuple(text for text, other in train if other == label)
        text = ArticleText("", "", "", phrasings)
        ja, en = (text, nothing) if language is Language.JA else (nothing, text)
        articles[label] = Article(label, (label,), (), ja, en)
    return Knowledge(articles)


def measure(path: Path, encoder: SentenceEncoder | None = None) -> Measured:
    """Fit on the training texts of a file and measure on its test texts."""
    data = json.loads(path.read_text(encoding="utf-8"))
    language = Language(data["lang"])
    begun = perf_counter()
    matcher = fit(knowledge_of(data["train"], language), language, encoder=encoder)
    fitted = perf_counter() - begun
    decisions, times = [], []
    for text, _ in data["test"]:
        begun = perf_counter()
        decisions.append(matcher.decide(text))
        times.append(perf_counter() - begun)
    labels = [label for _, label in data["test"]]
    is_ours = np.array([label in matcher.articles for label in labels], dtype=bool)
    is_first = np.array([d.first == label for d, label in zip(decisions, labels, strict=True)])
    is_offered = np.array([d.kind is not DecisionKind.DECLINE for d in decisions])
    score = np.array([decision.score for decision in decisions])
    return Measured(
        file=path.name,
        language=language,
        n=len(labels),
        in_scope=int(is_ours.sum()),
        first=share(is_first[is_ours]),
        kept=kept(score, is_first, is_ours),
        correlation=correlation(is_offered, is_ours),
        fit_s=round(fitted, 2),
        ms=round(median(times) * 1000, 3),
    )


def kept(score: Doubles, is_right: Booleans, is_ours: Booleans) -> float:
    """The share of in-scope questions that are right and pass where strangers are refused."""
    threshold = np.quantile(score[~is_ours], REFUSED) if (~is_ours).any() else -np.inf
    return share((is_right & (score > threshold))[is_ours])


def correlation(one: Booleans, other: Booleans) -> float:
    """Matthews' correlation of two yes-or-no columns; 0 where either never varies."""
    if one.all() or other.all() or not one.any() or not other.any():
        return 0.0
    return round(float(np.corrcoef(one, other)[0, 1]), 4)


def share(column: Booleans) -> float:
    """How often it is true, 0..1."""
    return round(float(column.mean()), 4) if len(column) else 0.0


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One object per file, as JSON lines.")
def main(files: tuple[Path, ...], *, as_json: bool) -> None:
    """Measure the matcher on intent sets."""
    for path in files:
        measured = measure(path)
        line = json.dumps(asdict(measured), ensure_ascii=False) if as_json else told(measured)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def told(measured: Measured) -> str:
    """One line for people."""
    return (
        f"{measured.file}: {measured.n} questions, {measured.in_scope} in scope; "
        f"first {measured.first:.3f}, with 90% refused {measured.kept:.3f}, "
        f"correlation {measured.correlation:.3f}; "
        f"fitted in {measured.fit_s:.1f} s, {measured.ms:.2f} ms a question"
    )


if __name__ == "__main__":
    main()
