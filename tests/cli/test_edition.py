"""A new edition, from its guideline's text to the day on which it opens."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot import bootstrap
from bot.cli import main
from bot.content import edition_on, load
from tests.content.tree import change, write_tree

OLD = """\
I. 目的
支援します。
III. 条件
1. なし
2. 業種
人材紹介業は対象になりません。
3. 期限
300社までです。
V. 審査
【留意事項】
1. 助言
2. 責任
3. 勤務地は日本国内です。
VI. 窓口
電話でお尋ねください。
"""
NEW = OLD.replace("人材紹介業は", "人材紹介業と派遣業は").replace(
    "3. 期限\n300社", "3. 地域\nどの地域の会社も使えます。\n4. 期限\n300社"
)
OPENS = datetime.date(2099, 4, 1)
EDITION = "knowledge/editions/FY2099/edition.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    root = write_tree(tmp_path / "own")
    (root / "knowledge/guideline.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MADOGUCHI_CONTENT", str(root))
    monkeypatch.setenv("MADOGUCHI_DATABASE_URL", "sqlite:///own.db")
    bootstrap.content.cache_clear()
    bootstrap.first_edition.cache_clear()
    bootstrap.programme.cache_clear()
    yield root
    bootstrap.content.cache_clear()
    bootstrap.first_edition.cache_clear()
    bootstrap.programme.cache_clear()


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["edition", *words])


def made() -> Result:
    return run("new", "FY2099", "--text", "new.txt", "--opens", str(OPENS))


def test_a_new_edition_lists_everything_that_rests_on_a_changed_clause(root: Path) -> None:
    told = made()
    assert told.exit_code == 0, told.output
    assert "renumbered: 1, changed: 1, new: 1" in told.output
    listed = run("todo", "FY2099").output
    for text in ("[purpose]", "questions[industry]", "[1].cases[1]", "no_promise", "III.2"):
        assert text in listed
    assert "facts.company_limit" in listed
    assert "the new clause and an article for it" in listed
    assert "[desk-hours]" in listed  # it cites the clause that has another number now
    assert "questions[workplace]" not in listed


def test_a_comparison_marks_the_words_that_changed(root: Path) -> None:
    made()
    told = run("compare", "FY2024", "FY2099").output
    assert "CHANGED III.2" in told
    assert "{+業と派遣+}" in told
    assert "RENUMBERED III.3 -> III.4" in told


@pytest.mark.parametrize(
    ("language", "told"), [("ja", "言葉が変わった条項 (1)"), ("en", "Words changed (1)")]
)
def test_a_page_tells_a_director_what_changes(root: Path, language: str, told: str) -> None:
    Path("new.txt").write_text(NEW.replace("どの地域の", "<b>どの地域の"), encoding="utf-8")
    made()
    assert (
        run("report", "FY2024", "FY2099", "--language", language, "--output", "r.html").exit_code
        == 0
    )
    page = Path("r.html").read_text(encoding="utf-8")
    assert f"<h2>{told}</h2>" in page
    assert "<ins>業と派遣</ins>" in page
    assert "III.3 -&gt; III.4" in page
    assert page.count("<rect") == 4, "changed, new, renumbered and unchanged"
    assert "☐ knowledge/articles/01-all.yaml: [purpose]" in page
    assert "<b>" not in page, "the guideline's words are never markup"
    [item] = re.findall(
        r"^([0-9a-f]{8})  CHANGED.*\[purpose\]",
        run("todo", "FY2099").output,
        re.IGNORECASE | re.MULTILINE,
    )
    run("confirm", "FY2099", item, "--by", "hana")
    run("report", "FY2024", "FY2099", "--output", "r.html")
    assert "☑ knowledge/articles/01-all.yaml: [purpose]" in Path("r.html").read_text("utf-8")


def test_renumbered_clauses_are_carried_over_by_one_command(root: Path) -> None:
    made()
    assert "places changed" in run("carry", "FY2099").output
    articles = (root / "knowledge/editions/FY2099/articles/01-all.yaml").read_text("utf-8")
    assert "clauses: [VI, III.4]" in articles
    assert "# A remark that must stay." in articles
    fresh = load(root, "FY2099")
    assert "III.4" in fresh.edition.clauses
    assert "III.4" in fresh.unused_clauses
    assert "III.3" in load(root).unused_clauses
    assert fresh.edition.statements == load(root).edition.statements
    assert "done already" in run("carry", "FY2099").output


def test_an_edition_opens_on_its_day_and_not_before_everything_is_confirmed(root: Path) -> None:
    made()
    assert edition_on(root, OPENS) == ""
    told = CliRunner().invoke(main, ["knowledge", "check"]).output
    assert "items are open" not in told  # its day has not come
    items = re.findall(r"^([0-9a-f]{8})  ", run("todo", "FY2099").output, re.MULTILINE)
    assert run("confirm", "FY2099", "00000000", "--by", "hana").exit_code == 2
    assert "0 left" in run("confirm", "FY2099", *items, "--by", "hana").output
    kept = (root / "knowledge/editions/FY2099/confirmed.yaml").read_text("utf-8")
    assert kept.count("by: hana") == len(items)
    assert run("todo", "FY2099").exit_code == 0
    assert edition_on(root, OPENS) == "FY2099"
    assert edition_on(root, OPENS - datetime.timedelta(days=1)) == ""
    assert load(root, "FY2099").edition.id == load(root, "FY2099").flow.edition == "FY2099"


def test_an_edition_whose_day_came_too_early_is_told_and_the_former_one_holds(root: Path) -> None:
    made()
    change(root, EDITION, f"opens: {OPENS}", "opens: 2020-04-01")
    told = CliRunner().invoke(main, ["knowledge", "check"])
    assert told.exit_code == 1
    assert "its day has come and" in told.output
    assert bootstrap.content().edition.id == "FY2024"


def test_the_files_of_both_editions_are_checked_and_shared_ones_stand_once(root: Path) -> None:
    made()
    assert not (root / "knowledge/editions/FY2099/phrasings").exists()
    change(root, "flows/editions/FY2099/precheck.yaml", "clauses: [V.n3]", "clauses: [V.n9]")
    told = CliRunner().invoke(main, ["knowledge", "check", "--edition", "FY2099"])
    assert "flows/editions/FY2099/precheck.yaml" in told.output
    load(root)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("new", "FY2099", "--text", "new.txt", "--opens", "2020-04-01"), "a day to come"),
        (("new", "FY2099", "--text", "plain.txt", "--opens", "2099-04-01"), "No clause numbers"),
        (("new", "FY2099", "--text", "sjis.txt", "--opens", "2099-04-01"), "UTF-8"),
        (("new", "FY2099", "--text", "a.pdf", "--opens", "2099-04-01"), "the PDF itself"),
        (("new", "FY 2099!", "--text", "new.txt", "--opens", "2099-04-01"), "no name such as"),
        (("todo", "FY2077"), "There is no edition FY2077"),
    ],
)
def test_what_cannot_be_is_told_plainly_and_writes_nothing(
    root: Path, words: tuple[str, ...], says: str
) -> None:
    Path("plain.txt").write_text("番号がありません。", encoding="utf-8")
    Path("sjis.txt").write_bytes(NEW.encode("cp932"))
    Path("a.pdf").write_bytes(b"%PDF-1.7\nwords")
    told = run(*words)
    assert told.exit_code != 0
    assert says in told.output
    assert not (root / "knowledge/editions").exists()


def test_two_editions_do_not_open_on_one_day(root: Path) -> None:
    made()
    told = run("new", "FY2098", "--text", "new.txt", "--opens", str(OPENS))
    assert told.exit_code == 2
    assert f"FY2099 opens on {OPENS} already" in told.output
    assert not (root / "knowledge/editions/FY2098").exists()


def test_verdicts_that_would_change_are_counted(root: Path) -> None:
    made()
    assert json.loads(run("flips", "FY2024", "FY2099", "--json").output) == {
        "leads": 0,
        "changed": [],
    }
