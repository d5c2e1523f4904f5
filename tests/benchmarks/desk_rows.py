"""A desk with very many enquiries, put into the tables as they are: through the product it would
take hours. What they say differs, so that there is something to look for."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from sqlalchemy import Connection, Table, insert

from bot.handoff.company_matching import company_keys
from bot.handoff.lead import Contact, Lead, LeadStatus
from bot.storage.repositories.leads import row_of
from bot.storage.schema.documents import CONVERSATION
from bot.storage.schema.tables import (
    conversations,
    entries,
    lead_events,
    lead_keys,
    leads,
    questions,
)
from bot.vocabulary import Language
from tests.storage.samples import conversation, lead

NOW = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)
SPAN = timedelta(days=700)
BATCH = 4_000

PLACES = [
    "東京",
    "大阪",
    "名古屋",
    "札幌",
    "仙台",
    "広島",
    "福岡",
    "金沢",
    "静岡",
    "高松",
    "那覇",
    "新潟",
]
TRADES = [
    "工業",
    "製作所",
    "食品",
    "物流",
    "電機",
    "建設",
    "情報",
    "商事",
    "薬品",
    "印刷",
    "造船",
    "観光",
]
FAMILIES = [
    "高橋",
    "髙橋",
    "佐藤",
    "鈴木",
    "田中",
    "伊藤",
    "渡邊",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
]
GIVEN = ["花子", "太郎", "次郎", "恵子", "直樹", "陽子", "健", "誠", "美咲", "翔", "結衣", "大輔"]
SAID = (
    "費用はいくらかかりますか",
    "在留資格の更新について知りたいです",
    "外国籍の社員は現在3名います",
    "高度外国人材の採用が初めてで不安です",
    "日本語研修の支援はありますか",
    "従業員は120名です",
    "Does the programme cover interns?",
    "まだ募集していません",
)
STATUSES = (
    (LeadStatus.NEW, 2),
    (LeadStatus.CLAIMED, 2),
    (LeadStatus.CONTACTED, 36),
    (LeadStatus.APPLIED, 20),
    (LeadStatus.CLOSED, 40),
)
STAFF = [f"staff{number}@example.go.jp" for number in range(20)]
VERDICTS = ("likely_eligible", "needs_review", "not_covered")
ANSWERS = {"legal_form": "stock_company", "website": "yes", "area": "no"}


def fill(connection: Connection, people: int) -> None:
    """Keep so many enquiries of companies, each with its conversation and history."""
    numbers = iter(range(people))
    while batch := list(islice(numbers, BATCH)):
        found = [enquiry(number, people) for number in batch]
        put(connection, conversations, [talk(each) for each in found])
        put(connection, leads, [row_of(each) for each in found])
        put(connection, lead_keys, [row for each in found for row in key_rows(each)])
        put(connection, entries, [row for each in found for row in lines(each)])
        put(connection, lead_events, [row for each in found for row in events(each)])
        put(connection, questions, [asked(each) for each in found])


def put(connection: Connection, table: Table, rows: list[dict[str, object]]) -> None:
    """Add many rows at once."""
    if connection.dialect.name != "postgresql":
        connection.execute(insert(table), rows)
        return
    driver = connection.connection.driver_connection
    names = ", ".join(f'"{name}"' for name in rows[0])
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:  # type: ignore[union-attr]
        for row in rows:
            copy.write_row(tuple(row.values()))


def enquiry(number: int, people: int) -> Lead:
    """One of them; the same number is the same every time."""
    luck = random.Random(number)  # noqa: S311  nothing secret
    at = NOW - SPAN + SPAN * number / people
    family = luck.choice(FAMILIES)
    form, place, trade = (
        luck.choice(["株式会社", "有限会社"]),
        luck.choice(PLACES),
        luck.choice(TRADES),
    )
    contact = Contact(
        f"{form}{place}{family}{trade}{number % 997}",
        f"{family} {luck.choice(GIVEN)}",
        f"contact{number}@example.co.jp",
        Language.JA,
        phone=f"+813{number:08}",
    )
    [status] = luck.choices([s for s, _ in STATUSES], [weight for _, weight in STATUSES])
    is_unreached = status in {LeadStatus.NEW, LeadStatus.CLAIMED}
    return replace(
        lead(f"M-{number:06}", f"web:{number}", " ".join(company_keys(contact)), at),
        conversation=f"c{number}",
        contact=contact,
        status=status,
        verdict=luck.choice(VERDICTS),
        owner="" if status is LeadStatus.NEW else luck.choice(STAFF),
        updated_at=at + timedelta(hours=luck.randrange(200)),
        reply_by=at + timedelta(days=2),
        answered_at=None if is_unreached else at + timedelta(hours=luck.randrange(1, 80)),
        snoozed_until=None,
    )


def key_rows(lead: Lead) -> Iterator[dict[str, object]]:
    for key in dict.fromkeys(lead.company_key.split()):
        yield {"company_key": key, "reference": lead.reference}


def talk(lead: Lead) -> dict[str, object]:
    state = replace(
        conversation(lead.conversation, lead.person, lead.updated_at),
        answers=ANSWERS,
        lead=lead.reference,
    )
    return {
        "id": state.id,
        "person": state.person,
        "updated_at": state.updated_at,
        "state": CONVERSATION.dump(state),
    }


def lines(lead: Lead) -> Iterator[dict[str, object]]:
    luck = random.Random(lead.reference)  # noqa: S311  nothing secret
    for number in range(8):
        is_person = number % 2 == 0
        yield {
            "conversation": lead.conversation,
            "at": lead.created_at + timedelta(seconds=number),
            "speaker": "person" if is_person else "counter",
            "kind": "text" if is_person else "answer",
            "text": luck.choice(SAID)
            if is_person
            else "ガイドラインの該当する箇所をご案内します。" * 3,
            "key": None,
        }


def events(lead: Lead) -> Iterator[dict[str, object]]:
    def event(at: datetime, actor: str, action: str, detail: str = "{}") -> dict[str, object]:
        made = {"reference": lead.reference, "at": at, "actor": actor, "action": action}
        return {**made, "detail": detail}

    yield event(lead.created_at, "applicant", "submitted")
    if lead.owner:
        yield event(lead.created_at, lead.owner, "claimed", '{"from":"new","to":"claimed"}')
        yield event(lead.created_at, lead.owner, "noted", '{"text":"電話で確認済み"}')
    if lead.answered_at:
        moved = '{"from":"claimed","to":"contacted"}'
        yield event(lead.answered_at, lead.owner, "contacted", moved)


def asked(lead: Lead) -> dict[str, object]:
    return {
        "conversation": lead.conversation,
        "at": lead.created_at,
        "language": "ja",
        "text": SAID[0],
        "decision": "answer",
        "article": "costs",
        "score": 0.9,
        "helpful": None,
        "answered_by": None,
    }
