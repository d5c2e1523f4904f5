"""Tables as files that are safe to open in a spreadsheet, whatever people wrote into the cells."""

from __future__ import annotations

import io
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.handoff.export import safe_csv
from bot.wording.desk.exports.lead_table import Cell, LeadTable

LONGEST_CELL = 32_000
"""Characters that Excel takes in one cell."""

WIDTH = 22


class TableFormat(StrEnum):
    """What a table can be taken as."""

    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES = {
    TableFormat.CSV: "text/csv; charset=utf-8",
    TableFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def to_csv(table: LeadTable) -> bytes:
    """The table as CSV, safe as `bot.handoff.export` says."""
    return safe_csv(table.titles, (map(as_text, row) for row in table.rows)).encode()


def as_text(cell: Cell) -> str:
    """A cell where there are only texts."""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return cell or ""


def to_xlsx(table: LeadTable) -> bytes:
    """The table as a workbook, in which texts are texts: nothing is a formula or a number."""
    # Imported here: few starts need it.
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet("leads")
    sheet.freeze_panes = "B2"
    for number in range(1, len(table.titles) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH

    def cell_of(value: Cell) -> Any:
        if isinstance(value, datetime):
            cell = WriteOnlyCell(sheet, value)
            cell.number_format = "yyyy-mm-dd hh:mm"
            return cell
        text = ILLEGAL_CHARACTERS_RE.sub("", value or "")
        cell = WriteOnlyCell(sheet, text[:LONGEST_CELL])
        cell.data_type = "s"  # what begins with = is no formula
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        return cell

    heading = [cell_of(title) for title in table.titles]
    for cell in heading:
        cell.font = Font(bold=True)
    sheet.append(heading)
    for row in table.rows:
        sheet.append([cell_of(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


FILES = {TableFormat.CSV: to_csv, TableFormat.XLSX: to_xlsx}
