from __future__ import annotations

import re

import pytest

from bot.handoff.form.definition import Field
from bot.handoff.form.validation import LONGEST, check
from bot.vocabulary import Language
from tests.handoff.samples import FILLED, shipped, shipped_field


def test_the_shipped_form_is_whole() -> None:
    assert tuple(field.name for field in shipped().fields) == tuple(FILLED)
    assert shipped().clauses == ("III.4",)
    assert shipped().reply_within_working_days == 2


@pytest.mark.parametrize(("name", "clause"), [("stages", "II.2.2"), ("menu", "II.3")])
def test_every_stage_and_service_names_its_clause(name: str, clause: str) -> None:
    clauses = [option.clauses for option in shipped_field(name).options]
    assert clauses == [(f"{clause}.{number}",) for number in range(1, len(clauses) + 1)]


@pytest.mark.parametrize("language", Language)
def test_the_notice_says_what_consent_is_for(language: Language) -> None:
    notice = shipped().notice.speak(language)
    assert set(re.findall(r"\{(\w+)\}", notice)) == {
        "programme_name",
        "organisation",
        "privacy_url",
        "retention_days",
    }


@pytest.mark.parametrize("field", shipped().fields, ids=lambda field: field.name)
def test_every_word_means_what_its_curator_says(field: Field) -> None:
    for option in field.options:
        for word in (word for words in option.says.values() for word in words):
            assert check(field, word, shipped()) == option.value, word


def test_the_hint_names_the_real_limit() -> None:
    assert str(LONGEST["remarks"]) in shipped_field("remarks").hint.ja
