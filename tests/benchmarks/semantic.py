"""What the extra `semantic` changes: everything measured with a second look and, in the same run,
without. Nothing is measured where the extra is not installed.

With MADOGUCHI_EVAL_DIR also for `faq_dev.tsv` and `intents/*.json` in that folder.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, quantiles
from time import process_time

from bot.bootstrap import content
from bot.faq.article import Knowledge
from bot.faq.matcher import Matcher
from bot.faq.semantic.encoder import SentenceEncoder, installed_encoder
from bot.faq.training.fit import fit
from bot.vocabulary import Language
from tests.benchmarks.answers import print_outside, print_own, print_questions
from tests.benchmarks.intents import measure, told
from tests.benchmarks.variants import parted, print_ways

WAYS = ("by words alone", "with a second look")


def print_language(
    knowledge: Knowledge, language: Language, encoder: SentenceEncoder | None, folder: str | None
) -> None:
    """Measure one language with an encoder or without."""
    begun = process_time()
    matcher = fit(knowledge, language, encoder=encoder)
    print(f"{language}: fitted in {process_time() - begun:.1f} s of processor time")
    print_own(knowledge, language, encoder)
    print_outside(matcher)
    if folder:
        print_questions(knowledge, matcher, Path(folder) / "faq_dev.tsv")
    print_ways(knowledge, language, encoder)
    _, asked = parted(knowledge, language)
    print_times(matcher, [f"{text} x" for text, _ in asked])


def print_times(matcher: Matcher, questions: Sequence[str]) -> None:
    """How long questions take that are asked a little otherwise than they were learnt."""
    times = []
    for question in questions:
        begun = process_time()
        matcher.decide(question)
        times.append((process_time() - begun) * 1000)
    longest = quantiles(times, n=20)[-1]
    print(
        f"{matcher.language}: a question takes {mean(times):.2f} ms of processor time on average, "
        f"one of twenty more than {longest:.2f} ms"
    )


def resident() -> float:
    """Resident memory of this process in MiB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


def main() -> None:
    """Measure and print."""
    encoder = installed_encoder()
    if encoder is None:
        print("the extra `semantic` is not installed")
        return
    before = resident()
    encoder.load()
    print(f"the encoder takes {resident() - before:.0f} MiB")
    knowledge, folder = content().knowledge, os.environ.get("MADOGUCHI_EVAL_DIR")
    for language in Language:
        for way, used in zip(WAYS, (None, encoder), strict=True):
            print(f"\n{language}, {way}")
            print_language(knowledge, language, used, folder)
    for path in sorted(Path(folder).glob("intents/*.json")) if folder else ():
        for way, used in zip(WAYS, (None, encoder), strict=True):
            print(f"{way}: {told(measure(path, used))}")


if __name__ == "__main__":
    main()
