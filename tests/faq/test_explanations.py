"""Why a question is answered so: of what is meant in it."""

from __future__ import annotations

import pytest

from bot.faq.explanations import explain
from bot.faq.training.fit import fit
from bot.vocabulary import Language
from tests.faq.sample_knowledge import shelf

JA, EN = Language.JA, Language.EN


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        (EN, "not the fee, which seal goes on the consent form?"),
        (JA, "費用ではなくて、同意書に押す印鑑の種類"),
    ],
)
def test_what_is_rejected_speaks_for_no_article(language: Language, asked: str) -> None:
    first, *_ = explain(fit(shelf(), language), shelf(), asked)
    assert first.article == "seal"
    assert not {"fee", "費用"} & {word.word for word in first.words}
