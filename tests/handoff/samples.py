"""The contact form as it is shipped, and a lead to act on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import yaml

from bot.content.schemas.form import FORM_FILE, to_form
from bot.handoff.business_hours import DeskCalendar
from bot.handoff.form.definition import Field, FormDefinition
from bot.handoff.lead import Contact, Lead, LeadStatus, Wish
from bot.vocabulary import Hours, Language

FILE = Path(__file__).parents[2] / "flows" / "handoff.yaml"
NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
HOURS: Hours = ((time(9), time(12)), (time(13), time(17)))
CALENDAR = DeskCalendar(HOURS)

CONTACT = Contact(
    company="株式会社サンプル商事",
    name="山田 花子",
    email="hanako@example.co.jp",
    language=Language.JA,
    corporate_number="7000012050002",
    phone="+81335824941",
    times="morning",
)

LEAD = Lead(
    reference="M-20261124-7KR4-M2XE",
    conversation="c1",
    person="test:one",
    company_key="number:7000012050002 name:サンプル商事",
    status=LeadStatus.NEW,
    verdict="likely_eligible",
    edition="FY2024",
    flow_version="FY2024-0a1b2c3d",
    language=Language.JA,
    record="{}",
    contact=CONTACT,
    wish=Wish(("hiring",), ("job_fair", "seminars"), "よろしくお願いします"),
    created_at=NOW,
    updated_at=NOW,
    reply_by=NOW,
)

FILLED = {
    "company": "株式会社サンプル商事",
    "name": "山田 花子",
    "email": "hanako@example.co.jp",
    "phone": "",
    "remarks": "",
    "corporate_number": "",
    "language": "ja",
    "times": "水曜の午後",
    "stages": "strategy,retention",
    "menu": "",
}


@cache
def shipped() -> FormDefinition:
    return to_form(FORM_FILE.validate_python(yaml.safe_load(FILE.read_text(encoding="utf-8"))))


def shipped_field(name: str) -> Field:
    field = shipped().field(name)
    assert field is not None
    return field


def lead(status: LeadStatus = LeadStatus.NEW, owner: str = "") -> Lead:
    return replace(LEAD, status=status, owner=owner)


def erased() -> Lead:
    return replace(LEAD, contact=None, wish=None, status=LeadStatus.CLOSED, erased_at=NOW)
