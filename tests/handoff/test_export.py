from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handoff.export import BYTE_ORDER_MARK, GUARD, LEAD_COLUMNS, Column, guard, to_csv
from bot.handoff.lead import Lead
from tests.handoff.samples import CONTACT, LEAD, erased

storable = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
nasty = st.text(st.sampled_from("=+-@＝＋－＠−'\" \t\r\n,;\u3000\ufeffA|"), max_size=12)


def rows(text: str) -> list[list[str]]:
    shown = text.removeprefix(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(shown, newline=""), strict=True))


def exported(cell: str) -> str:
    return to_csv([LEAD], [Column("cell", lambda _: cell)])


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("http://example.com")',
        "+81335824941",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\u3000＝1",
        "＝1",
        "＋1",
        "－1",
        "＠A1",
        "﹢1",
        "\u2212\u0031",
        "\u200b=1",
        "\ufeff=1",
        "\u3164=1",
        "\u2060＝1",
    ],
)
def test_what_a_spreadsheet_might_run_gets_an_apostrophe(cell: str) -> None:
    assert guard(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "山田 花子", "a=b", "03-3582-4941", "1-2", "(+81)", " x"])
def test_harmless_text_stays_as_it_is(cell: str) -> None:
    assert guard(cell) == cell


def original(cell: str) -> str:
    """What a guarded cell was made from."""
    return cell.removeprefix(GUARD)


@given(storable | nasty)
def test_no_cell_begins_like_a_formula_and_reading_back_gives_the_original(cell: str) -> None:
    [[_], [read]] = rows(exported(cell))
    visible = read.lstrip().lstrip("\ufeff\u200b").lstrip()
    assert unicodedata.normalize("NFKC", visible[:1]) not in {"=", "+", "-", "@"}
    assert read[:1] not in {"\t", "\r", "\n"}
    assert original(read) == cell


@given(st.lists(st.lists(nasty, min_size=3, max_size=3), max_size=4))
def test_a_table_keeps_its_shape(table: list[list[str]]) -> None:
    leads = [replace(LEAD, reference=a, owner=b, record=c) for a, b, c in table]
    columns = [
        Column("a", lambda lead: lead.reference),
        Column("b", lambda lead: lead.owner),
        Column("c", lambda lead: lead.record),
    ]
    read = rows(to_csv(leads, columns))
    assert [[original(cell) for cell in row] for row in read[1:]] == table


def test_lines_end_as_the_standard_says() -> None:
    assert exported("x") == BYTE_ORDER_MARK + '"cell"\r\n"x"\r\n'


def test_every_column_of_a_lead_is_filled() -> None:
    titles, cells = rows(to_csv([LEAD]))
    line = dict(zip(titles, cells, strict=True))
    assert line["company"] == CONTACT.company
    assert line["phone"] == "03-3582-4941"
    assert line["menu"] == "job_fair,seminars"
    assert line["created_at"] == "2026-11-24T10:00:00+09:00"
    assert line["language"] == "ja"


def test_an_erased_lead_shows_nothing_of_people() -> None:
    titles, cells = rows(to_csv([erased()]))
    line = dict(zip(titles, cells, strict=True))
    assert line["reference"] == LEAD.reference
    assert not any(line[name] for name in ("company", "name", "email", "phone", "remarks"))


def test_every_column_says_something_else() -> None:
    titles = [column.title for column in LEAD_COLUMNS]
    assert len(titles) == len(set(titles))
    assert all(isinstance(column.cell(LEAD), str) for column in LEAD_COLUMNS)


def test_no_leads_give_the_headings_alone() -> None:
    none: list[Lead] = []
    assert len(rows(to_csv(none))) == 1
