"""Where a storm happens: a small Slack with its people, a database with one lead, and the bot."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.assistant.ports import Storage, UnitOfWork
from bot.bootstrap import assistant_on
from bot.channels.slack.api.address import desk as desk_id
from bot.handoff.lead import Lead
from bot.storage import open_storage
from bot.vocabulary import Language
from tests.channels.slack.service.user_actions import FORM
from tests.chaos.process_control import Mortal, free_port
from tests.driver import Stage
from tests.fake_slack import Channel, Faults, Message, Person, SmallSlack, Workspace
from tests.storms.browser import Browser
from tests.storms.disasters import Machine
from tests.storms.mail import SETTINGS, VISITORS, MailWorld, bring_visitors, mail_world
from tests.storms.proxy import Proxy, proxied

RATES = {
    "lost_answer": 0.03,
    "dropped_call": 0.03,
    "ratelimited": 0.03,
    "server_error": 0.03,
    "slow": 0.03,
    "redelivered": 0.1,
    "delayed": 0.1,
    "disconnected": 0.02,
}
RETRIES = (0.05, 0.3, 0.6, 1.2)
"""Seconds after which Slack delivers again what was not acknowledged."""

STEPS = ("do:staff", "consent:yes", *FORM, "skip:remarks", "send")
"""How emma sent her lead: choices, and words in between."""
PICKED_BEFORE = sum(":" in step or step == "send" for step in STEPS)


@dataclass(frozen=True)
class People:
    """Two applicants, of whom `emma` sent a lead before; two of staff; and their desk."""

    workspace: Workspace
    emma: Person
    taro: Person
    staff: tuple[Person, Person]
    desk: Channel

    @property
    def applicants(self) -> tuple[Person, Person]:
        return self.emma, self.taro

    @property
    def desk_id(self) -> str:
        return desk_id(self.workspace.id, self.desk.id)


def people_in(slack: SmallSlack) -> People:
    """They have the same ids in every new small Slack."""
    acme = slack.workspace("acme")
    emma, taro = slack.person(acme, "emma", locale="en-US"), slack.person(acme, "taro")
    staff = slack.person(acme, "sato", locale="en-US"), slack.person(acme, "kato")
    return People(acme, emma, taro, staff, slack.channel(acme, "desk", *staff, is_private=True))


def actor(person: Person) -> str:
    return f"slack:{person.team}:{person.id}"


@dataclass
class Scene:
    """One storm, drawn from its seed. What people said for the record ends in the lists."""

    seed: int
    transport: str
    slack: SmallSlack
    people: People
    storage: Storage
    bot: Mortal
    browser: Browser
    machine: Machine
    chance: random.Random
    mail: MailWorld
    proxy: Proxy | None = None
    said: list[tuple[Person, Message, str]] = field(default_factory=list)
    edited: list[tuple[Person, Message, str]] = field(default_factory=list)
    presses: dict[str, int] = field(default_factory=dict)
    private: list[str] = field(default_factory=list)
    replies: list[str] = field(default_factory=list)
    words: int = 0

    @property
    def lead(self) -> Lead:
        with self.storage() as work:
            return lead_of_slack(work)

    @cached_property
    def reference(self) -> str:
        """What the lead is called."""
        return self.lead.reference

    def word(self) -> str:
        """A word that nobody said before."""
        self.words += 1
        return "zq" + "".join("bdfgklmnpr"[int(digit)] for digit in f"{self.words:03d}")


def lead_of_slack(work: UnitOfWork) -> Lead:
    """The lead of emma; the others are of visitors of the page."""
    (lead,) = (lead for lead in work.leads.all() if lead.person not in VISITORS)
    return lead


@contextmanager
def scene_of(seed: int, transport: str, url: str, folder: Path) -> Iterator[Scene]:
    """A scene on a database that holds the lead already, or gets it now."""
    chance = random.Random(f"storm {seed}")  # noqa: S311  it guards nothing
    with ExitStack() as stack:
        slack = stack.enter_context(SmallSlack(faults=Faults.seeded(seed, RATES)))
        people = people_in(slack)
        storage = stack.enter_context(open_storage(url))
        bring_lead(storage, people)
        proxy = None
        if not url.startswith("sqlite"):
            url, proxy = stack.enter_context(proxied(url))
        port = free_port()
        mail = stack.enter_context(mail_world())
        given = configuration(slack, people, transport, url, port) | mail_settings(mail)
        bot = Mortal(folder, given)
        browser, machine = Browser(f"http://127.0.0.1:{port}"), Machine(folder, lambda: bot.pid)
        stack.callback(browser.close)
        stack.callback(bot.kill)
        stack.callback(machine.heal)
        slack.patience(chance.choice((0.4, 1.0, 3.0)), RETRIES)
        whole = (slack, people, storage, bot, browser, machine, chance, mail, proxy)
        yield Scene(seed, transport, *whole)


def configuration(
    slack: SmallSlack, people: People, transport: str, url: str, port: int
) -> dict[str, Any]:
    """What an operator would set: all channels. The same port for every life of the bot."""
    given: dict[str, Any] = {
        "database_url": url,
        "slack_bot_token": people.workspace.bot_token,
        "slack_api_url": slack.api_url,
        "slack_desk_channel": people.desk.id,
        "slack_staff": " ".join(person.id for person in people.staff),
        "language": "en",
        "port": port,
        "web_url": f"http://127.0.0.1:{port}",
        "web_staff": "hanako=admin",
        "metrics_token": "watching",
    }
    if transport == "socket":
        return given | {"slack_app_token": slack.use_socket_mode()}
    slack.connect_http(f"http://127.0.0.1:{port}/slack/events")
    return given | {"slack_signing_secret": slack.app.signing_secret}


def mail_settings(mail: MailWorld) -> dict[str, Any]:
    """Mail, handed in at a small server."""
    return {
        "mail_url": f"smtp://127.0.0.1:{mail.start()}",
        "mail_from": SETTINGS.sender,
        "mail_reply_to": SETTINGS.reply_to,
    }


def bring_lead(storage: Storage, people: People) -> None:
    """Emma fills in the contact form and sends it, long ago; all that was said has arrived."""
    with storage() as work:
        if work.leads.all():
            return
    assistant = replace(assistant_on(storage), desks=(people.desk_id,))
    emma = Stage(assistant, person=actor(people.emma), language=Language.EN)
    for step in STEPS:
        emma.pick(step) if ":" in step or step == "send" else emma.say(step)
    with storage() as work:
        work.outbox.forget([sent.id for sent in work.outbox.of(emma.person)])
        work.commit()
    bring_visitors(storage)


def prepared_file(folder: Path) -> Path:
    """A database that holds the lead, to be copied for each storm."""
    path = folder / "prepared.db"
    slack = SmallSlack()
    try:
        with open_storage(f"sqlite:///{path}") as storage:
            bring_lead(storage, people_in(slack))
    finally:
        slack.core.office.close()
    return path


def copy_of(prepared: Path, folder: Path) -> str:
    """The address of a copy."""
    folder.mkdir()
    shutil.copy(prepared, folder / "app.db")
    return f"sqlite:///{folder}/app.db"
