"""`madoguchi leads` and `madoguchi privacy`: from a form that was sent to a lead that is closed."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from typing import Any

import pytest
from openpyxl import load_workbook

from bot import bootstrap
from bot.precheck.flow import Effect
from tests.cli.conftest import Command

COMPANY = "=株式会社\x1b[31m例"


@pytest.fixture
def reference(madoguchi: Command) -> str:
    """The reference of a lead that was sent through the chat."""
    flow = bootstrap.content().flow
    picks = [
        f"answer:{q.key}:{next(o.value for o in q.options if o.effect is Effect.NONE)}"
        for q in flow.questions
    ]
    lines = [{"choose": pick} for pick in (*picks, "do:staff", "consent:yes")]
    lines += [{"text": COMPANY}, {"choose": "skip:corporate_number"}]
    lines += [{"text": "山田 花子"}, {"text": "hanako@example.com"}, {"choose": "skip:phone"}]
    lines += [{"choose": "field:language:ja"}, {"choose": "field:times:any"}]
    lines += [{"choose": f"skip:{name}"} for name in ("stages", "menu", "remarks")]
    sent = "".join(json.dumps(line) + "\n" for line in [*lines, {"choose": "send"}])
    madoguchi("chat", "--jsonl", sent=sent)
    [lead] = listed(madoguchi)
    return str(lead["reference"])


def listed(madoguchi: Command, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(madoguchi("leads", "list", "--json", *options).stdout)
    return found


def test_a_lead_goes_its_way_and_its_history_is_told(madoguchi: Command, reference: str) -> None:
    steps = [
        ("claim", reference),
        ("note", reference, "called them"),
        ("move", reference, "contacted"),
        ("move", reference, "applied"),
        ("close", reference, "adopted"),
        ("reopen", reference),
        ("hand-over", reference, "ken"),
    ]
    for step in steps:
        assert madoguchi("leads", *step).exit_code == 0, step
    history = json.loads(madoguchi("leads", "history", reference, "--json").stdout)
    assert [event["action"] for event in history] == [
        *("sent", "claimed", "noted", "moved", "moved", "closed", "reopened", "handed_over")
    ]
    assert {event["actor"] for event in history[1:]} == {"hana"}
    assert "called them" in madoguchi("leads", "history", reference).stdout
    assert listed(madoguchi)[0]["owner"] == "ken"


def test_the_second_claimer_is_refused_and_told_who_has_it(
    madoguchi: Command, reference: str
) -> None:
    assert madoguchi("leads", "claim", reference).exit_code == 0
    refused = madoguchi("leads", "claim", reference, "--as", "ken")
    assert refused.exit_code == 1
    assert "hana" in refused.stderr


def test_a_reference_may_be_typed_in_any_way_but_must_be_one(
    madoguchi: Command, reference: str
) -> None:
    typed = reference.lower().replace("-", " ")
    assert madoguchi("leads", "show", typed).exit_code == 0
    assert madoguchi("leads", "show", "M-1").exit_code == 2
    unknown = bootstrap_reference_of_another_day()
    assert madoguchi("leads", "show", unknown).exit_code == 1


def bootstrap_reference_of_another_day() -> str:
    from datetime import date

    from bot.handoff.reference import new_reference

    return new_reference(date(2020, 1, 1), bytes(8))


def test_what_people_typed_commands_no_terminal_and_no_spreadsheet(
    madoguchi: Command, reference: str
) -> None:
    for command in (("list",), ("show", reference, "--transcript")):
        shown = madoguchi("leads", *command)
        assert shown.exit_code == 0
        assert "株式会社" in shown.stdout
        assert "\x1b" not in shown.stdout
    exported = madoguchi("leads", "export").stdout_bytes.decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(exported, newline=""))
    assert row["reference"] == reference
    assert row["company"].startswith("'=")


def test_an_exported_file_is_for_its_owner_alone(
    madoguchi: Command, reference: str, tmp_path: Any
) -> None:
    output = tmp_path / "leads.csv"
    assert madoguchi("leads", "export", "--output", str(output)).exit_code == 0
    assert output.read_bytes().startswith(b"\xef\xbb\xbf")
    assert output.stat().st_mode & 0o077 == 0
    assert reference in output.read_text()
    assert madoguchi("leads", "export", "--output", str(tmp_path / "no" / "x")).exit_code == 1


def test_a_workbook_is_written_where_the_file_is_called_so(
    madoguchi: Command, reference: str, tmp_path: Any
) -> None:
    output = tmp_path / "leads.xlsx"
    assert madoguchi("leads", "export", "--output", str(output)).exit_code == 0
    assert output.stat().st_mode & 0o077 == 0
    _, row = load_workbook(output)["leads"].iter_rows(values_only=True)
    assert row[0] == reference


def test_a_record_that_was_tampered_with_does_not_verify(
    madoguchi: Command, reference: str
) -> None:
    assert madoguchi("leads", "verify", reference).exit_code == 0
    assert madoguchi("leads", "verify").exit_code == 0
    with sqlite3.connect(madoguchi.url.removeprefix("sqlite:///")) as database:
        database.execute("UPDATE leads SET record = replace(record, '\"yes\"', '\"no\"')")
    database.close()
    assert madoguchi("leads", "verify", reference).exit_code == 1
    [entry] = json.loads(madoguchi("leads", "verify", "--json").stdout)
    assert entry["record"] == "differs"


def test_staff_read_in_their_own_language(madoguchi: Command, reference: str) -> None:
    for language, word in (("ja", "未対応"), ("en", "New")):
        assert word in madoguchi("leads", "list", "--language", language).stdout


def test_everything_about_a_person_can_be_exported_and_erased(
    madoguchi: Command, reference: str
) -> None:
    exported = madoguchi("privacy", "export", "terminal:local")
    assert json.loads(exported.stdout)["leads"][0]["lead"]["reference"] == reference
    assert "hanako@example.com" in exported.stdout
    assert madoguchi("privacy", "erase", "terminal:local", sent="n\n").exit_code == 1
    erased = madoguchi("privacy", "erase", "terminal:local", "--yes")
    assert erased.exit_code == 0
    assert "Receipt: D-" in erased.stdout
    assert madoguchi("privacy", "export", "terminal:local").exit_code == 1
    assert madoguchi("privacy", "erase", "terminal:local", "--yes").exit_code == 1
    assert madoguchi("leads", "show", reference).exit_code == 0
    assert madoguchi("leads", "verify").exit_code == 0
    assert madoguchi("leads", "claim", reference).exit_code == 1


def test_leads_are_put_together_and_taken_apart_at_the_terminal(
    madoguchi: Command, reference: str
) -> None:
    again = "M-20240101-2222-222F"
    assert madoguchi("leads", "join", reference, reference).exit_code == 1
    assert madoguchi("leads", "join", reference, again).exit_code in (1, 2)
    assert madoguchi("leads", "part", reference).exit_code == 1


def test_the_notice_that_a_lead_names_can_be_read(madoguchi: Command, reference: str) -> None:
    [lead] = listed(madoguchi)
    shown = json.loads(madoguchi("privacy", "notice", "--json").stdout)
    assert lead["reference"] == reference
    assert lead["consented_at"]
    assert lead["consent_notice"] in shown
    assert len(shown) == 2


def test_a_rehearsal_of_expiry_deletes_nothing(madoguchi: Command, reference: str) -> None:
    age(madoguchi, reference)
    rehearsed = madoguchi("privacy", "purge", "--days", "30", "--dry-run")
    assert "1 conversations, 1 leads" in rehearsed.stdout
    assert listed(madoguchi)[0]["contact"]
    assert madoguchi("privacy", "purge", "--days", "30", sent="n\n").exit_code == 1
    assert listed(madoguchi)[0]["contact"]
    purged = madoguchi("privacy", "purge", "--days", "30", sent="y\n")
    assert "Receipt: D-" in purged.stdout
    assert "1 conversations, 1 leads (of 1 and 1)" in purged.stderr
    assert listed(madoguchi)[0]["contact"] is None
    assert "nothing" in madoguchi("privacy", "purge", "--days", "30").stdout


def test_what_looks_like_a_mistake_is_not_deleted_without_an_answer(
    madoguchi: Command, reference: str
) -> None:
    age(madoguchi, reference)
    refused = madoguchi("privacy", "purge", "--days", "3", "--yes")
    assert refused.exit_code == 1
    assert "mistyped" in refused.stderr
    assert listed(madoguchi)[0]["contact"]
    assert madoguchi("privacy", "purge", "--days", "3", sent="y\n").exit_code == 0
    assert madoguchi("privacy", "purge", "--days", "3", "--yes").exit_code == 0, "it is known now"


def age(madoguchi: Command, reference: str) -> None:
    """Let everything be long ago."""
    with sqlite3.connect(madoguchi.url.removeprefix("sqlite:///")) as database:
        database.execute("UPDATE leads SET updated_at = '2020-01-01 00:00:00.000000'")
        database.execute("UPDATE conversations SET updated_at = '2020-01-01 00:00:00.000000'")
    database.close()
