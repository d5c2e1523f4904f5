from __future__ import annotations

import pytest

from bot import bootstrap
from bot.understanding.facts.experts.serialization import from_arrays, to_arrays
from bot.vocabulary import Language

SAID = {
    Language.JA: (
        "うちは合同会社で、鳥取にあります",
        "インドの方を正社員で採りたい",
        "ホームページはまだないです",
    ),
    Language.EN: (
        "we are a GK in Tottori",
        "an engineer from India, permanent",
        "no website so far",
    ),
}


@pytest.mark.parametrize("language", Language)
def test_experts_from_their_arrays_weigh_everything_the_same(language: Language) -> None:
    lessons = bootstrap.fact_lessons()
    first = bootstrap.fact_experts()(language)
    again = from_arrays(to_arrays(first), lessons)
    for said in SAID[language]:
        assert again.clauses.weigh(said) == first.clauses.weigh(said)
        for key, expert in first.values.items():
            assert again.values[key].weigh(said) == expert.weigh(said)
