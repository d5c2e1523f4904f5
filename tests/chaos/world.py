"""Where a storm happens: a platform with its people, a database with one lead, and the bot."""

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
from bot.handoff.lead import Lead
from bot.storage import open_storage
from bot.vocabulary import Language
from tests.channels.slack.service.user_actions import FORM
from tests.chaos.platform import RETRIES, Opened, People, Platform, Someone, Written
from tests.chaos.process_control import Mortal, free_port
from tests.driver import Stage
from tests.storms.browser import Browser
from tests.storms.disasters import Machine
from tests.storms.mail import SETTINGS, VISITORS, MailWorld, bring_visitors, mail_world
from tests.storms.proxy import Proxy, proxied

STEPS = ("do:staff", "consent:yes", *FORM, "skip:remarks", "send")
"""How emma sent her lead: choices, and words in between."""
PICKED_BEFORE = sum(":" in step or step == "send" for step in STEPS)


@dataclass
class Scene:
    """One storm, drawn from its seed. What people said for the record ends in the lists."""

    seed: int
    platform: Platform
    storage: Storage
    bot: Mortal
    browser: Browser
    machine: Machine
    chance: random.Random
    mail: MailWorld
    proxy: Proxy | None = None
    said: list[tuple[Someone, Written, str]] = field(default_factory=list)
    written: dict[str, float] = field(default_factory=dict)
    """When each word was written, on the clock of the arrivals."""
    edited: list[tuple[Someone, Written, str]] = field(default_factory=list)
    presses: dict[str, int] = field(default_factory=dict)
    private: list[str] = field(default_factory=list)
    replies: list[str] = field(default_factory=list)
    words: int = 0

    @property
    def people(self) -> People:
        return self.platform.people

    @property
    def lead(self) -> Lead:
        with self.storage() as work:
            return lead_of_chat(work)

    @cached_property
    def reference(self) -> str:
        """What the lead is called."""
        return self.lead.reference

    def word(self) -> str:
        """A word that nobody said before."""
        self.words += 1
        return "zq" + "".join("bdfgklmnpr"[int(digit)] for digit in f"{self.words:03d}")


def lead_of_chat(work: UnitOfWork) -> Lead:
    """The lead of emma; the others are of visitors of the page."""
    (lead,) = (lead for lead in work.leads.all() if lead.person not in VISITORS)
    return lead


@contextmanager
def scene_of(seed: int, opened: Opened, transport: str, url: str, folder: Path) -> Iterator[Scene]:
    """A scene on a database that holds the lead already, or gets it now."""
    chance = random.Random(f"storm {seed}")  # noqa: S311  it guards nothing
    with ExitStack() as stack:
        platform = stack.enter_context(opened(seed, transport, folder))
        storage = stack.enter_context(open_storage(url))
        bring_lead(storage, platform)
        proxy = None
        if not url.startswith("sqlite"):
            url, proxy = stack.enter_context(proxied(url))
        port = free_port()
        mail = stack.enter_context(mail_world())
        bot = Mortal(folder, configuration(url, port) | mail_settings(mail))
        bot.given |= platform.settings(port)
        platform.follow(bot)
        browser, machine = Browser(f"http://127.0.0.1:{port}"), Machine(folder, lambda: bot.pid)
        stack.callback(browser.close)
        stack.callback(bot.kill)
        stack.callback(machine.heal)
        platform.patience(chance.choice((0.4, 1.0, 3.0)), RETRIES)
        yield Scene(seed, platform, storage, bot, browser, machine, chance, mail, proxy)


def configuration(url: str, port: int) -> dict[str, Any]:
    """What an operator would set beside a platform. The same port for every life of the bot."""
    return {
        "database_url": url,
        "language": "en",
        "port": port,
        "web_url": f"http://127.0.0.1:{port}",
        "web_staff": "hanako=admin",
        "metrics_token": "watching",
    }


def mail_settings(mail: MailWorld) -> dict[str, Any]:
    """Mail, handed in at a small server."""
    return {
        "mail_url": f"smtp://127.0.0.1:{mail.start()}",
        "mail_from": SETTINGS.sender,
        "mail_reply_to": SETTINGS.reply_to,
    }


def bring_lead(storage: Storage, platform: Platform) -> None:
    """Emma fills in the contact form and sends it, long ago; all that was said has arrived."""
    with storage() as work:
        if work.leads.all():
            return
    assistant = replace(assistant_on(storage), desks=(platform.people.desk,))
    person = platform.actor(platform.people.emma)
    emma = Stage(assistant, person=person, language=Language.EN)
    for step in STEPS:
        emma.pick(step) if ":" in step or step == "send" else emma.say(step)
    with storage() as work:
        work.outbox.forget([sent.id for sent in work.outbox.of(emma.person)])
        work.commit()
    bring_visitors(storage)


def prepared_file(folder: Path, opened: Opened) -> Path:
    """A database that holds the lead, to be copied for each storm."""
    path = folder / "prepared.db"
    with (
        opened(0, "http", folder) as platform,
        open_storage(f"sqlite:///{path}") as storage,
    ):
        bring_lead(storage, platform)
    return path


def copy_of(prepared: Path, folder: Path) -> str:
    """The address of a copy."""
    folder.mkdir()
    shutil.copy(prepared, folder / "app.db")
    return f"sqlite:///{folder}/app.db"
