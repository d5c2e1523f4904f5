"""One life of the bot: what runs in a process of its own until it is killed or told to stop."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from slack_bolt import BoltRequest

import bot.channels.email.smtp
import bot.channels.slack.app
import bot.channels.teams.endpoint
import bot.serving.service
from bot.bootstrap import TroubleError, open_database
from bot.channels.slack.app import SlackApp
from bot.channels.teams.api.activity import read_activity
from bot.channels.teams.api.cloud import TeamsCloud
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.serving.factory import configured, open_service
from bot.serving.runner import log_to_stderr, run
from bot.settings import Settings
from tests.channels.slack.service.user_actions import slack_app
from tests.driver import IN_EDITION
from tests.storms.disasters import Watch

BEGAN = "began"
"""What stands among the arrivals where a life begins."""

GAP = timedelta(seconds=0.02)
"""Between two messages in a channel, which is a second otherwise."""


SETTLED = 0.5
"""Seconds after which nothing is on its way any more, which are thirty otherwise."""

bot.channels.slack.app.LOOK = 0.3
bot.channels.email.smtp.FIRST_WAIT = timedelta(seconds=0.3)
bot.serving.service.SETTLED = 3_600.0  # what stays is spared in the fork server, once for all


@dataclass(frozen=True)
class Life:
    """What a bot process is told. `ahead`: how many seconds its clock goes before the real one.

    `given` are settings; into `log` goes what it says, and into `arrivals` when it heard of what.
    `watch` says how much further ahead the clock is, as somebody sets it.
    """

    given: Mapping[str, Any]
    began: float
    ahead: float
    log: Path
    arrivals: Path
    watch: Path
    cloud: TeamsCloud | None = None
    """Where Teams is, if there is one."""

    def clock(self) -> Callable[[], datetime]:
        """What tells the time, which is within the edition."""
        watch, set_by = Watch(self.watch), 60 + self.ahead - self.began
        return lambda: IN_EDITION + timedelta(seconds=set_by + watch.ahead + time.time())


def live(life: Life, ready: Connection) -> None:
    """Serve until the end; `ready` is told once it can be reached."""
    log = opened_log(life)
    os.dup2(log, sys.stderr.fileno())
    log_to_stderr()
    wanted = Settings(**life.given)
    while not opened(life, wanted, ready):
        time.sleep(0.05)


def opened(life: Life, wanted: Settings, ready: Connection) -> bool:
    """Serve with a database of its own; False where that could not be reached: a server may be
    frozen just now, and whoever watches over this tries again."""
    try:
        with open_database(wanted) as storage:
            while not lived(life, wanted, storage, ready):
                time.sleep(0.05)
    except (TroubleError, OSError) as error:
        tell(error)
        return False
    return True


def opened_log(life: Life) -> int:
    """Where it says what happens, as soon as the machine has a descriptor for that."""
    while True:
        try:
            return os.open(life.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        except OSError:
            time.sleep(0.05)


def lived(life: Life, wanted: Settings, storage: Any, ready: Connection) -> bool:
    """Serve; False where it could not begin: whoever watches over this tries again."""
    try:
        channels = configured(wanted)
        if channels.teams is not None and life.cloud is not None:
            channels = replace(channels, teams=replace(channels.teams, cloud=life.cloud))
        note(opened_arrivals(life.arrivals), BEGAN)
        note_activities(life.arrivals)
        with open_service(wanted, channels, storage, life.clock(), DeliveryPace(GAP)) as service:
            if channels.slack is not None:
                look_soon(slack_app(service))
                note_arrivals(slack_app(service), life.arrivals)
            run(service, lambda: ready.send(True))
    except (TroubleError, OSError) as error:  # the machine may lack what it takes to begin
        tell(error)
        return False
    return True


def tell(error: Exception) -> None:
    """Say what is wrong, if there is room for it."""
    with suppress(OSError):
        sys.stderr.write(f"{error}\n")
        sys.stderr.flush()


def look_soon(app: SlackApp) -> None:
    """Wait no longer for what may be on its way than a small Slack takes."""
    vars(app.doubts)["_settled"] = SETTLED


def note_activities(into: Path) -> None:
    """The same of activities of Teams."""
    file = opened_arrivals(into)

    def noted(body: object) -> Any:
        event = body.get("id") if isinstance(body, dict) else ""
        if event:
            note(file, event)
        return read_activity(body)

    vars(bot.channels.teams.endpoint)["read_activity"] = noted


def note(file: int, what: str) -> None:
    """Write down that something came now."""
    os.write(file, f"{what} {time.monotonic():.6f}\n".encode())


def opened_arrivals(into: Path) -> int:
    return os.open(into, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)


def note_arrivals(app: SlackApp, into: Path) -> None:
    """Write down when which event came in: what came late may stand late."""
    file = opened_arrivals(into)
    receive = app.reception.receive

    def noted(request: BoltRequest) -> Any:
        event = request.body.get("event_id")
        if event:
            note(file, event)
        return receive(request)

    vars(app.reception)["receive"] = noted
