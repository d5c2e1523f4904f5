"""What whoever watches is told of a counter that is served, on either kind of database."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from bot.assistant.ports import LOOKED_INTO_MAILBOX, DeliveryStatus, ReplicaState, Storage
from bot.handoff.lead import Lead, LeadStatus
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.serving.factory import configured, open_service
from bot.serving.service import Service
from bot.settings import Settings
from bot.storage import open_storage
from bot.storage.backup import back_up
from bot.storage.migrations import HEAD
from tests.driver import IN_EDITION
from tests.memory import migrated_file
from tests.serving.test_deploy import needed
from tests.storage.conftest import *  # noqa: F403  the same databases
from tests.storage.conftest import migrated_schema
from tests.storage.samples import event, lead, message, question

NOW = IN_EDITION
TOKEN = "watching"  # noqa: S105  opens the numbers of a test
SAMPLE = re.compile(r"^(madoguchi_\w+)(\{.*\})? (\S+)$", re.MULTILINE)


@dataclass
class Watched:
    """A counter that is served, its database, and somebody who watches it."""

    url: str
    storage: Storage
    service: Service
    now: datetime = NOW

    def numbers(self) -> dict[str, float]:
        """All of ours, by name and labels."""
        address = f"http://127.0.0.1:{self.service.port}/metrics"
        answer = httpx.get(address, headers={"authorization": f"Bearer {TOKEN}"})
        assert answer.status_code == 200
        return {name + labels: float(value) for name, labels, value in SAMPLE.findall(answer.text)}

    def after(self, **passed: float) -> dict[str, float]:
        """The numbers some time later."""
        self.now += timedelta(**passed)
        return self.numbers()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield migrated_file(tmp_path / "app.db")
    else:
        yield from migrated_schema(request.getfixturevalue("server"))


@pytest.fixture
def watched(url: str) -> Iterator[Watched]:
    wanted = Settings(database_url=url, port=0, metrics_token=TOKEN, language="en")
    found: list[Watched] = []

    def clock() -> datetime:
        return found[0].now if found else NOW

    with (
        open_storage(url) as storage,
        open_service(wanted, configured(wanted), storage, clock, DeliveryPace()) as service,
    ):
        found.append(Watched(url, storage, service))
        service.show()
        yield found[0]
        service.close()


def waiting(number: int, at: datetime, more: dict[str, Any]) -> Lead:
    new = lead(f"M-{number}", f"web:{number}", f"name:{number}", at)
    return replace(new, **{"status": LeadStatus.NEW, "snoozed_until": None, **more})


def test_enquiries_that_wait_and_those_that_wait_too_long_are_counted(watched: Watched) -> None:
    assert watched.numbers()["madoguchi_leads_waiting"] == 0
    hour = timedelta(hours=1)
    with watched.storage() as work:
        for number, at, more in (
            (1, NOW, dict[str, Any]()),
            (2, NOW - 3 * hour, {}),
            (3, NOW - 5 * hour, {}),
            (4, NOW - 9 * hour, {"snoozed_until": NOW + hour}),
            (5, NOW - 9 * hour, {"status": LeadStatus.CLOSED}),
        ):
            work.leads.add(waiting(number, at, more), event())
        work.commit()
    found = watched.after(seconds=10)
    assert found["madoguchi_leads_waiting"] == 3
    assert found["madoguchi_leads_overdue"] == 2
    assert found["madoguchi_leads_overdue_longest_seconds"] == 4 * 3600 + 10


def test_replies_that_nobody_sees_and_messages_on_their_way_are_counted(watched: Watched) -> None:
    with watched.storage() as work:
        work.outbox.put("web:1", "reply:M-1", [message()], NOW - timedelta(minutes=5))
        work.outbox.put("web:1", "said", [message()], NOW)
        [bounced] = work.outbox.put("mail:web:1", "reply:M-1", [message()], NOW)
        work.outbox.put("slack:T1:U1", "reply:M-2", [message()], NOW - timedelta(minutes=9))
        [uncertain] = work.outbox.put("teams:1", "e", [message()], NOW)
        [failed] = work.outbox.put("teams:2", "e", [message()], NOW)
        [sent] = work.outbox.put("web:2", "reply:M-3", [message()], NOW)
        work.outbox.settle([bounced], DeliveryStatus.BOUNCED, NOW)  # a queued one is taken at once
        work.outbox.settle([uncertain], DeliveryStatus.UNCERTAIN, NOW)
        work.outbox.settle([failed], DeliveryStatus.FAILED, NOW)
        work.outbox.settle([sent], DeliveryStatus.SENT, NOW)
        work.desk_posts.put("slack:T1:C9", "M-1", "lead:M-1", NOW)
        work.commit()
    found = watched.numbers()
    assert found["madoguchi_replies_unseen"] == 1
    assert found["madoguchi_replies_unseen_longest_seconds"] == 300
    counts = {
        (way, status): found[f'madoguchi_messages{{status="{status}",way="{way}"}}']
        for way in ("web", "chat", "mail", "crm", "desk")
        for status in ("queued", "sending", "uncertain", "failed", "bounced")
    }
    assert {key: count for key, count in counts.items() if count} == {
        ("web", "queued"): 2,
        ("mail", "bounced"): 1,
        ("chat", "queued"): 1,
        ("chat", "uncertain"): 1,
        ("chat", "failed"): 1,
        ("desk", "queued"): 1,
    }
    oldest = "madoguchi_messages_oldest_seconds"
    assert found[f'{oldest}{{way="chat"}}'] == 540
    assert found[f'{oldest}{{way="mail"}}'] == 0
    assert found[f'{oldest}{{way="crm"}}'] == 0


def test_questions_that_wait_for_a_curator_are_counted(watched: Watched) -> None:
    with watched.storage() as work:
        work.questions.add(question("Is it free?"))
        work.questions.add(question("Since when?", "suggest"))
        work.questions.add(question("Who?", "answer", article="who"))
        work.questions.add(question("What?", "answer", article="what"))
        work.questions.rate("c1", "what", helpful=False)
        work.questions.add(question("How?"))
        work.questions.settle(question("How?").language, "How?", "how")
        work.commit()
    assert watched.numbers()["madoguchi_questions_unanswered"] == 3


def test_it_is_told_when_a_backup_was_made_last(watched: Watched, tmp_path: Path) -> None:
    assert watched.numbers()["madoguchi_backup_timestamp_seconds"] == 0
    before = datetime.now(UTC).timestamp()
    back_up(watched.url, tmp_path / "backup.db")
    made = watched.after(seconds=10)["madoguchi_backup_timestamp_seconds"]
    assert before - 1 <= made <= datetime.now(UTC).timestamp()


def test_the_size_of_the_database_is_told(watched: Watched) -> None:
    before = watched.numbers()["madoguchi_database_bytes"]
    assert before > 100_000
    with watched.storage() as work:
        work.outbox.put("web:1", "e", [message("x" * 2_000_000)], NOW)
        work.commit()
    grown = watched.after(seconds=10)["madoguchi_database_bytes"] - before
    assert grown > (1_000_000 if "sqlite" in watched.url else -1)  # a server compresses it


def test_it_is_told_what_runs_what_it_has_learnt_and_who_reaches_it(watched: Watched) -> None:
    found = watched.numbers()
    [build] = [name for name in found if name.startswith("madoguchi_build_info")]
    assert f'schema="{HEAD}"' in build
    assert found["madoguchi_database_up"] == 1
    assert found["madoguchi_learning_done"] == 0
    assert found['madoguchi_channel_up{channel="web"}'] == 0
    watched.service.open()
    found = watched.numbers()
    assert found["madoguchi_learning_done"] == 1
    assert found['madoguchi_channel_up{channel="web"}'] == 1


def test_it_is_told_which_edition_holds_and_when_it_closes(watched: Watched) -> None:
    found = watched.numbers()
    assert found['madoguchi_edition_info{edition="FY2024"}'] == 1
    left = found["madoguchi_edition_days_left"]
    assert left > 0
    assert watched.after(days=2)["madoguchi_edition_days_left"] == left - 2


def test_a_mailbox_that_is_not_looked_into_is_not_expected_to_be(watched: Watched) -> None:
    name = f"madoguchi_{LOOKED_INTO_MAILBOX}_timestamp_seconds"
    assert name not in watched.numbers()


MONITORING = Path(__file__).parents[2] / "bot" / "serving" / "deploy" / "monitoring"
NAMED = re.compile(r"\b(?:madoguchi|process)_[a-z_]+\b")


def expressions() -> Iterator[str]:
    """What the dashboard and the alert rules ask for."""
    groups = yaml.safe_load((MONITORING / "alerts.yaml").read_text("utf-8"))["groups"]
    yield from (rule["expr"] for group in groups for rule in group["rules"])
    panels = json.loads((MONITORING / "dashboard.json").read_text("utf-8"))["panels"]
    yield from (target["expr"] for panel in panels for target in panel["targets"])


def test_whatever_the_dashboard_and_the_rules_ask_for_is_exported(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    metrics = watched.service._shared.metrics
    state = ReplicaState("host/database", behind=0.5)  # as where there is one
    monkeypatch.setattr(metrics._replica, "_state", lambda: state)
    metrics.expect(LOOKED_INTO_MAILBOX)  # as where there is a mailbox
    with metrics.turn("web"):
        pass
    exported = {sample.name for family in metrics.registry.collect() for sample in family.samples}
    asked = {name for each in expressions() for name in NAMED.findall(each)}
    assert len(asked) > 15
    assert asked - exported == set()
    ours = {name for name in exported if name.startswith("madoguchi_")}
    assert {name for name in ours - asked if not name.endswith(("_created", "_sum", "_count"))} == {
        "madoguchi_edition_info"
    }


def test_every_alert_says_in_both_languages_what_is_wrong() -> None:
    groups = yaml.safe_load((MONITORING / "alerts.yaml").read_text("utf-8"))["groups"]
    for rule in (rule for group in groups for rule in group["rules"]):
        assert rule["annotations"]["summary"].isascii()
        assert not rule["annotations"]["summary_ja"].isascii()
        assert rule["labels"]["severity"] in {"page", "ticket"}


def test_the_rules_and_who_is_asked_are_what_prometheus_takes(tmp_path: Path) -> None:
    promtool = needed("promtool")
    shutil.copytree(MONITORING, tmp_path, dirs_exist_ok=True)
    (tmp_path / "metrics-token").write_text(TOKEN)
    for command in (["check", "rules", "alerts.yaml"], ["check", "config", "prometheus.yaml"]):
        done = subprocess.run([promtool, *command], cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


UNIT_TESTS = """
rule_files: [alerts.yaml]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - {series: 'up{job="madoguchi", instance="a"}', values: '1x60'}
      - {series: 'madoguchi_leader{instance="a"}', values: '1x60'}
      - {series: 'madoguchi_database_up{instance="a"}', values: '1x60'}
      - {series: 'madoguchi_messages_oldest_seconds{way="chat"}', values: '0+60x60'}
      - {series: 'madoguchi_messages_oldest_seconds{way="web"}', values: '90000x60'}
      - {series: 'madoguchi_leads_overdue_longest_seconds', values: '3600x60'}
    alert_rule_test:
      - {alertname: MadoguchiDown, eval_time: 30m, exp_alerts: []}
      - {alertname: MadoguchiNobodyLeads, eval_time: 30m, exp_alerts: []}
      - {alertname: MadoguchiRepliesLate, eval_time: 30m, exp_alerts: []}
      - {alertname: MadoguchiDeliveryStuck, eval_time: 15m, exp_alerts: []}
      - alertname: MadoguchiDeliveryStuck
        eval_time: 30m
        exp_alerts:
          - exp_labels: {severity: page, way: chat}
            exp_annotations:
              summary: A message by chat waits for more than a quarter of an hour.
              summary_ja: chat のメッセージが 15 分以上送信を待っています。
  - interval: 1m
    input_series:
      - {series: 'up{job="madoguchi", instance="a"}', values: '0x60'}
      - {series: 'madoguchi_leader{instance="a"}', values: '0x60'}
      - {series: 'madoguchi_database_up{instance="a"}', values: '0x60'}
    alert_rule_test:
      - alertname: MadoguchiDown
        eval_time: 10m
        exp_alerts:
          - exp_labels: {severity: page}
            exp_annotations:
              summary: No process of the counter answers.
              summary_ja: 窓口のどのプロセスも応答していません。
      - alertname: MadoguchiNobodyLeads
        eval_time: 10m
        exp_alerts:
          - exp_labels: {severity: page}
            exp_annotations:
              summary: No process sends reminders, looks into the mailbox and deletes what is old.
              summary_ja: 督促、受信確認、期限切れデータの削除を行うプロセスがありません。
"""


def test_the_rules_tell_when_something_is_wrong_and_are_silent_when_nothing_is(
    tmp_path: Path,
) -> None:
    promtool = needed("promtool")
    shutil.copytree(MONITORING, tmp_path, dirs_exist_ok=True)
    (tmp_path / "tests.yaml").write_text(UNIT_TESTS, "utf-8")
    command = [promtool, "test", "rules", "tests.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
