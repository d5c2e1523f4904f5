from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from bot.content import cited_by, clause_gaps, find_root, load
from bot.precheck.flow import NOT_SURE, Effect
from bot.precheck.flow_rules import is_condition
from bot.vocabulary import Bilingual, FactType, Language


def test_facts_and_clauses_become_the_edition(root: Path) -> None:
    edition = load(root).edition
    assert edition.id == "FY2024"
    assert edition.support_end == date(2025, 3, 31)
    assert edition.desk_hours == ((time(9), time(12)), (time(13), time(17)))
    assert edition.facts["published"].value == date(2024, 3, 1)
    assert edition.facts["published"].type is FactType.MONTH
    assert edition.facts["edition_name"].value == Bilingual("2024年度", "FY2024")
    assert list(edition.clauses) == ["I", "III.2", "III.3", "V.n3", "VI"]
    assert edition.clauses["V.n3"].out_of_scope is not None
    assert edition.clauses["VI"].out_of_scope is None


def test_articles_and_subjects_outside_become_the_knowledge(root: Path) -> None:
    knowledge = load(root).knowledge
    assert list(knowledge.articles) == ["purpose", "desk-hours"]
    purpose = knowledge.articles["purpose"]
    assert purpose.clauses == ("I", "III.2")
    assert purpose.related == ("desk-hours",)
    assert purpose.ja.answer == "{edition_name}の支援です。"
    assert purpose.en.phrasings[-1] == "aim 8"
    assert knowledge.articles["desk-hours"].is_partial
    tax, weather = knowledge.outside
    assert tax.turn_to[Language.EN] == "The tax office"
    assert weather.turn_to == {Language.JA: "", Language.EN: ""}
    assert weather.examples[Language.JA] == ("明日の天気",)


def test_every_question_ends_with_not_sure(root: Path) -> None:
    for question in load(root).flow.questions:
        unsure = question.options[-1]
        assert unsure.value == NOT_SURE
        assert unsure.effect is Effect.REVIEW
        assert unsure.clauses == question.clauses
        assert unsure.says[Language.EN] == ("no idea",)


def test_a_question_keeps_everything_that_the_curator_wrote(root: Path) -> None:
    industry, workplace = load(root).flow.questions
    assert (industry.yes, industry.no, industry.first_number) == ("placement", "other", 0)
    assert (industry.revision, workplace.revision) == (2, 1)
    assert industry.topic is not None
    assert industry.topic.words[Language.JA] == ("免許",)
    other, placement, _ = industry.options
    assert (other.effect, other.denied) == (Effect.NONE, "placement")
    assert placement.effect is Effect.EXCLUDED
    assert placement.offer is not None
    assert placement.offer.value == "other"


def test_everyday_words_take_not_sure_from_the_pre_check(root: Path) -> None:
    words = load(root).words
    assert words.yes[Language.JA] == ("はい",)
    assert words.not_sure[Language.JA] == ("不明",)
    assert words.commands["back"][Language.EN] == ("go back",)


def test_the_contact_form_keeps_its_fields_in_order(root: Path) -> None:
    form = load(root).form
    assert [field.name for field in form.fields] == ["company", "name", "email", "language", "menu"]
    menu = form.fields[-1]
    assert (menu.is_required, menu.is_several, menu.takes_words) == (False, True, False)
    assert menu.options[0].clauses == ("I",)
    assert form.words.all[Language.EN] == ("all",)


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(root: Path) -> None:
    for path in root.rglob("*.yaml"):
        text = path.read_bytes().replace(b"\n", b"\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + text)
    assert load(root).edition.id == "FY2024"


def test_the_content_of_the_repository_has_no_problems() -> None:
    content = load(find_root())
    assert len(content.flow.questions) == 16
    assert len(content.knowledge.articles) >= 130
    assert content.unused_clauses


def test_the_flow_of_the_repository_leaves_no_condition_out() -> None:
    content = load(find_root())
    cited, known = cited_by(content.flow), content.edition.clauses
    conditions = {clause.id for clause in known.values() if clause.is_condition}
    assert conditions == {c for c in known if c.startswith(("III.", "V.n3"))}
    assert clause_gaps(known, conditions, cited, content.unused_clauses) == ()
    assert clause_gaps(known, conditions, (), content.unused_clauses) != ()


def test_a_condition_that_is_neither_asked_nor_declared_is_a_gap() -> None:
    one = ["III.1"]
    assert [gap.clause for gap in clause_gaps(one, one, (), ())] == one
    assert [gap.clause for gap in clause_gaps(one, one, one, one)] == one
    assert clause_gaps(one, one, one, ()) == ()
    assert clause_gaps(one, one, (), one) == ()


def test_other_sections_need_not_be_asked_about() -> None:
    assert clause_gaps(["I", "II.3.1"], ["III.1"], (), ()) == ()


@pytest.mark.parametrize("clause", ["V.n3", "V.n3.2", "III.1"])
def test_a_clause_is_a_condition_where_its_section_is_one(clause: str) -> None:
    assert is_condition(clause, ("III", "V.n3"))
    assert not is_condition(clause, ("II", "V.n"))


def test_an_installed_package_finds_the_content_that_it_ships(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "bot"
    package.mkdir(parents=True)
    assert find_root(package) == package / "shipped"
    for folder in ("knowledge", "flows"):
        (package.parent / folder).mkdir()
    assert find_root(package) == package.parent
