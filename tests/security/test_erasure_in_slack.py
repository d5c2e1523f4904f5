"""What was erased is not to be read in Slack any more, except what its applicant wrote there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.assistant.context import Desk
from bot.assistant.desk import leads as actions
from bot.assistant.desk.replies import ReplyQueued, send_reply
from bot.bootstrap import matcher_of
from bot.channels.slack.api.address import desk_of as desk_id
from bot.channels.slack.app import SlackApp
from bot.handoff import lead_workflow
from bot.serving.service import Service
from bot.storage import SqlStorage, open_storage
from bot.vocabulary import Language
from tests.channels.slack.service import user_actions
from tests.channels.slack.service.running_service import Calendar, configuration, serving
from tests.channels.slack.service.user_actions import actor, pick, send_lead, slack_app
from tests.fake_slack import Channel, Person, SmallSlack, Workspace
from tests.fake_slack.conftest import acme, slack
from tests.memory import migrated_file
from tests.security import canaries as c

__all__ = ["acme", "slack"]

FORM = (c.COMPANY, c.NAME, c.EMAIL)


@pytest.fixture
def hanako(slack: SmallSlack, acme: Workspace) -> Person:
    return slack.person(acme, "hanako", locale="en-US")


@pytest.fixture
def staff(slack: SmallSlack, acme: Workspace) -> Person:
    return slack.person(acme, "sato", locale="en-US")


@pytest.fixture
def channel(slack: SmallSlack, acme: Workspace, staff: Person) -> Channel:
    return slack.channel(acme, "desk", staff, is_private=True)


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[SqlStorage]:
    with open_storage(migrated_file(tmp_path / "app.db")) as opened:
        yield opened


@pytest.fixture
def service(
    slack: SmallSlack, acme: Workspace, channel: Channel, staff: Person, storage: SqlStorage
) -> Iterator[Service]:
    for language in Language:
        matcher_of()(language)
    given = configuration(slack, acme, channel, staff.id, "socket")
    with serving(slack, storage, given, Calendar()) as opened:
        yield opened


def written_by_us(slack: SmallSlack) -> list[str]:
    """All that stands in Slack of ours, by itself and with its blocks, and every home."""
    messages = [m for m in slack.state.messages if m.bot_id and not m.is_deleted]
    homes = [json.dumps(home.data, ensure_ascii=False) for home in slack.state.homes.values()]
    return [
        *(m.text + json.dumps([m.blocks, m.files], ensure_ascii=False) for m in messages),
        *homes,
    ]


def work_on(app: SlackApp, storage: SqlStorage, channel: Channel, hanako: Person) -> None:
    """Staff write whatever staff can write about the newest enquiry."""
    assistant, now = app._shared.assistant, app._shared.clock()
    place = desk_id(hanako.team, channel.id)
    desk = Desk(storage, lambda _: True, (place,), assistant.wording)
    with storage.read_only() as work:
        reference = work.leads.all()[0].reference
    actions.change(desk, reference, "staff:1", lead_workflow.claim, now=now)
    actions.change(desk, reference, "staff:1", lead_workflow.note, c.NOTE, now=now)
    assert isinstance(send_reply(desk, reference, "staff:1", c.REPLY, "reply-1", now), ReplyQueued)


def is_all_taken_back(storage: SqlStorage) -> bool:
    with storage.read_only() as work:
        [lead] = work.leads.all()
        is_shown = all(post.status == "sent" for post in work.desk_posts.of(lead.reference))
        ever = lead.updated_at + timedelta(days=365)
        return bool(lead.erased_at) and is_shown and not work.withdrawals.waiting("slack:", ever)


def test_nobody_reads_in_slack_what_we_wrote_of_an_erased_person(
    slack: SmallSlack,
    hanako: Person,
    channel: Channel,
    storage: SqlStorage,
    service: Service,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(user_actions, "FORM", FORM)
    send_lead(slack, storage, hanako)
    work_on(slack_app(service), storage, channel, hanako)
    slack.wait_until(lambda: any(c.REPLY in text for text in hanako.reads(hanako.dm())))
    hanako.say(hanako.dm(), c.SAID)
    slack.wait_until(lambda: any(c.SAID in text for text in written_by_us(slack)))
    slack.wait_until(lambda: any(c.NOTE in text for text in written_by_us(slack)))
    assert c.found_in_texts(written_by_us(slack)), "otherwise nothing is proved"

    hanako.say(hanako.dm(), "delete my data")
    pick(slack, hanako, "erase:yes")
    slack.wait_until(lambda: is_all_taken_back(storage), timeout=60)
    slack.quiet()

    assert c.found_in_texts(written_by_us(slack)) == []
    with storage.read_only() as work:
        [receipt] = work.outbox.of(actor(hanako))
    left = [m.text for m in hanako.sees(hanako.dm()) if m.bot_id]
    assert left == [receipt.message.text], "the receipt of the deletion stays"
    assert not slack.problems
