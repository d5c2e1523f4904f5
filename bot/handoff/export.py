"""Leads as CSV (RFC 4180) that is safe to open in a spreadsheet.

A cell that a spreadsheet would run as a formula gets an apostrophe in front, which means "this is
text". So does a cell that begins with an apostrophe itself: what follows the first one is the
original. All cells are quoted, so that a spreadsheet that separates by semicolons cannot find a new
cell, and with it a formula, inside a text.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.handoff.lead import Lead
from bot.vocabulary.desk_zone import desk_zone
from bot.vocabulary.phone_number import as_dialled
from bot.vocabulary.text import SHAPING, UNSEEN

BYTE_ORDER_MARK = "\ufeff"
"""Lets Excel see that the file is UTF-8."""

GUARD = "'"
FORMULA_SIGNS = frozenset("=+-@|%")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, and what it says of a lead."""

    title: str
    cell: Callable[[Lead], str]


def contact_column(name: str) -> Column:
    """A column of the contact; empty once the lead was erased."""
    return Column(name, lambda lead: getattr(lead.contact, name) if lead.contact else "")


def moment(at: datetime | None) -> str:
    """A moment in the time of Japan; empty for none."""
    return at.astimezone(desk_zone()).isoformat(timespec="seconds") if at else ""


def phone(lead: Lead) -> str:
    """The number as it is dialled in Japan, which no spreadsheet takes for a formula."""
    return as_dialled(lead.contact.phone) if lead.contact else ""


def named_values(values: Mapping[str, str]) -> str:
    """Several values on one line: `name=value; name=value`."""
    return "; ".join(f"{name}={value}" for name, value in values.items())


LEAD_COLUMNS = (
    Column("reference", lambda lead: lead.reference),
    Column("status", lambda lead: lead.status.value),
    Column("owner", lambda lead: lead.owner),
    Column("verdict", lambda lead: lead.verdict),
    Column("created_at", lambda lead: moment(lead.created_at)),
    Column("reply_by", lambda lead: moment(lead.reply_by)),
    contact_column("company"),
    contact_column("corporate_number"),
    contact_column("name"),
    contact_column("email"),
    Column("phone", phone),
    contact_column("language"),
    contact_column("times"),
    Column("stages", lambda lead: ",".join(lead.wish.stages) if lead.wish else ""),
    Column("menu", lambda lead: ",".join(lead.wish.menu) if lead.wish else ""),
    Column("remarks", lambda lead: lead.wish.remarks if lead.wish else ""),
    Column("edition", lambda lead: lead.edition),
    Column("flow_version", lambda lead: lead.flow_version),
    Column("consented_at", lambda lead: moment(lead.consented_at)),
    Column("consent_notice", lambda lead: lead.consent_notice or ""),
    Column("joined", lambda lead: lead.joined or ""),
    Column("others", lambda lead: named_values(lead.wish.others) if lead.wish else ""),
    Column("profile", lambda lead: named_values(lead.wish.profile) if lead.wish else ""),
)
"""Everything that staff need, language-neutral."""


def to_csv(leads: Iterable[Lead], columns: Sequence[Column] = LEAD_COLUMNS) -> str:
    """The leads as CSV with a byte order mark and a line of headings."""
    titles = [column.title for column in columns]
    return safe_csv(titles, ([column.cell(lead) for column in columns] for lead in leads))


def safe_csv(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table as CSV with a byte order mark, each cell of it guarded."""
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(map(guard, titles))
    writer.writerows(map(guard, row) for row in rows)
    return out.getvalue()


def guard(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return GUARD + text if text.startswith(GUARD) or is_formula(text) else text


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might run this: by its first visible sign, of any width, or a leading
    tab or line break, which some spreadsheets drop."""
    visible = next((c for c in text if is_visible(c)), "")
    sign = unicodedata.normalize("NFKC", visible)[:1]
    return sign in FORMULA_SIGNS or text[:1] in {"\t", "\r", "\n"} or visible == "\u2212"


def is_visible(character: str) -> bool:
    """Whether a character can be seen: no space, control or formatting character."""
    is_hidden = UNSEEN.match(character) or SHAPING.match(character)
    return not is_hidden and unicodedata.category(character) not in {"Cc", "Cf", "Zs", "Zl", "Zp"}
