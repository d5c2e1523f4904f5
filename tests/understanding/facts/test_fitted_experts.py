from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot import bootstrap
from bot.storage.model_cache import fact_experts, key_of, read, write
from bot.understanding.facts.model.experts import FactExperts
from bot.vocabulary import Language

KIND = fact_experts(bootstrap.content().flow, bootstrap.content().answers)
PROBES = {
    Language.JA: ("ホームページはまだ", "インドの技術者を常勤で採りたい", "考え中です"),
    Language.EN: ("no site so far", "we want engineers full time", "still thinking about it"),
}


def read_again(experts: FactExperts, path: Path) -> FactExperts:
    write(path, key_of(KIND, experts.language), KIND.to_arrays(experts))
    kept = read(path, key_of(KIND, experts.language), KIND)
    assert kept is not None
    return kept


@pytest.mark.parametrize("language", Language)
def test_kept_experts_weigh_the_same_as_those_that_were_fitted(
    language: Language, tmp_path: Path
) -> None:
    experts = bootstrap.programme().fact_experts(language)
    again = read_again(experts, tmp_path / "kept.npz")
    for text in PROBES[language]:
        assert again.guess(text, ()) == experts.guess(text, ())
        for question in experts.values:
            assert again.weigh(question, text, ()) == experts.weigh(question, text, ())


def test_other_answers_of_curators_mean_learning_anew() -> None:
    content = bootstrap.content()
    fewer = {**content.answers.sentences, Language.JA: {}}
    book = replace(content.answers, sentences=fewer)
    anew = fact_experts(content.flow, book)
    assert all(key_of(anew, each) != key_of(KIND, each) for each in Language)
