"""What Slack refuses until somebody mends it waits, is told, and arrives once in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.assistant.ports import DeliveryStatus, Outgoing, Storage
from bot.bootstrap import matcher_of
from bot.storage import open_storage
from bot.vocabulary import Language
from bot.wording.desk.leads.threads import ALERTS
from tests.channels.slack.service.running_service import Calendar, configuration, serving
from tests.channels.slack.service.user_actions import actor, send_lead
from tests.fake_slack import Channel, Message, Person, SmallSlack, Workspace, shown
from tests.memory import migrated_file

QUEUED, SENT = DeliveryStatus.QUEUED, DeliveryStatus.SENT


@pytest.fixture(scope="module", autouse=True)
def _fitted() -> None:
    for language in Language:
        matcher_of()(language)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def hanako(slack: SmallSlack, acme: Workspace) -> Person:
    return slack.person(acme, "hanako", locale="en-US")


@pytest.fixture
def sato(slack: SmallSlack, acme: Workspace) -> Person:
    return slack.person(acme, "sato", locale="en-US")


@pytest.fixture
def desk(slack: SmallSlack, acme: Workspace, sato: Person) -> Channel:
    return slack.channel(acme, "desk", sato, is_private=True)


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    with open_storage(migrated_file(tmp_path / "app.db")) as opened:
        yield opened


def outbox(storage: Storage, person: Person) -> list[Outgoing]:
    with storage() as work:
        return work.outbox.of(actor(person))


def written(person: Person) -> list[Message]:
    """What the counter wrote to a person."""
    return [message for message in person.sees(person.dm()) if message.bot_id]


def alerts(sato: Person, desk: Channel, code: str) -> list[Message]:
    """What is told at the desk of a trouble."""
    told = ALERTS[code].split("{")[0]
    return [m for m in sato.sees(desk) if m.bot_id and told in shown(m)]


def time_passes(slack: SmallSlack, calendar: Calendar, until: Callable[[], object]) -> None:
    """Every now and then some seconds are over."""

    def is_so() -> object:
        calendar.passes(timedelta(seconds=2))
        return until()

    slack.wait_until(is_so, 30)


def test_what_a_revoked_token_held_back_is_sent_once_the_app_is_installed_again(
    slack: SmallSlack,
    acme: Workspace,
    hanako: Person,
    sato: Person,
    desk: Channel,
    storage: Storage,
    calendar: Calendar,
    transport: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    before = configuration(slack, acme, desk, sato.id, transport)
    with serving(slack, storage, before, calendar):
        hanako.say(hanako.dm(), "hello")
        slack.wait_until(lambda: written(hanako))
        slack.quiet()
        slack.faults.limit("chat.postMessage", 60, channel=hanako.dm().id)
        hanako.say(hanako.dm(), "Is it free?")
        slack.wait_until(lambda: QUEUED in {o.status for o in outbox(storage, hanako)})
        slack.revoke(acme)
        time_passes(slack, calendar, lambda: "Slack refuses: token_revoked" in caplog.text)
        slack.quiet()
    assert {o.status for o in outbox(storage, hanako)} == {SENT, QUEUED}
    slack.install(acme)
    after = configuration(slack, acme, desk, sato.id, transport)
    with serving(slack, storage, after, calendar):
        time_passes(slack, calendar, lambda: alerts(sato, desk, "token_revoked"))
        slack.wait_until(lambda: {o.status for o in outbox(storage, hanako)} == {SENT})
        slack.quiet()
    assert len(written(hanako)) == len(outbox(storage, hanako))
    assert len(alerts(sato, desk, "token_revoked")) == 1


def test_what_an_archived_desk_could_not_show_is_shown_once_it_is_back(
    slack: SmallSlack,
    acme: Workspace,
    hanako: Person,
    sato: Person,
    desk: Channel,
    storage: Storage,
    calendar: Calendar,
    caplog: pytest.LogCaptureFixture,
) -> None:
    given = configuration(slack, acme, desk, sato.id, "http")
    with serving(slack, storage, given, calendar):
        slack.archive(desk)
        send_lead(slack, storage, hanako)
        slack.wait_until(lambda: "Slack refuses: is_archived" in caplog.text)
        slack.quiet()
        slack.wait_until(lambda: {o.status for o in outbox(storage, hanako)} == {SENT})
        (lead,) = leads(storage)
        assert posts(storage, lead) == [QUEUED]
        slack.unarchive(desk)
        time_passes(slack, calendar, lambda: posts(storage, lead) == [SENT])
        slack.wait_until(lambda: alerts(sato, desk, "is_archived"))
        slack.quiet()
    cards = [m for m in sato.sees(desk) if m.bot_id and lead in shown(m)]
    assert len(cards) == 1
    assert len(alerts(sato, desk, "is_archived")) == 1


def leads(storage: Storage) -> list[str]:
    with storage() as work:
        return [lead.reference for lead in work.leads.all()]


def posts(storage: Storage, lead: str) -> list[DeliveryStatus]:
    with storage() as work:
        return [post.status for post in work.desk_posts.of(lead)]
