"""What people at the desk are called, and which language they read: as Slack knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from bot.channels.slack.api.address import SlackAddress, parse_address
from bot.channels.slack.api.client import SlackClientOf
from bot.vocabulary import Language

FRESH = timedelta(hours=1)
PATIENCE = timedelta(minutes=1)
"""How soon to ask again after Slack did not answer."""
MOST = 5_000
"""People who are remembered."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody at the desk; until when that is taken for true."""

    name: str
    language: Language
    until: datetime


class Colleagues:
    """Everybody who acted at a desk of the workspace `home`. Safe to share between threads.

    `language` is what those read of whom Slack says nothing.
    """

    def __init__(
        self,
        home: str,
        calls_of: SlackClientOf,
        clock: Callable[[], datetime],
        language: Language = Language.JA,
    ) -> None:
        self._home = home
        self._calls_of = calls_of
        self._clock = clock
        self._language = language
        self._known: dict[str, Colleague] = {}
        self._lock = Lock()

    def name(self, actor: str) -> str:
        """What somebody (`slack:T1:U9`) is called; the id where Slack does not say."""
        address = parse_address(actor)
        return actor if address is None else self._look_up(address).name

    def language(self, actor: str) -> Language:
        """The language that somebody has set in Slack."""
        address = parse_address(actor)
        return self._language if address is None else self._look_up(address).language

    def _look_up(self, address: SlackAddress) -> Colleague:
        now, who = self._clock(), str(address.private)
        with self._lock:
            held = self._known.get(who)
        if held is not None and held.until > now:
            return held
        found = self._ask(address, now) or self._stranger(address, held, now)
        with self._lock:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[who] = found
        return found

    def _ask(self, address: SlackAddress, now: datetime) -> Colleague | None:
        calls = self._calls_of(address.team) or self._calls_of(self._home)
        if calls is None:
            return None
        answer = calls.hasty().ask("users.info", user=address.user, include_locale=True)
        user = answer.data.get("user")
        if not answer.is_done or not isinstance(user, dict):
            return None
        name = name_of(user) or address.user
        return Colleague(name, language_of(user, self._language), now + FRESH)

    def _stranger(self, address: SlackAddress, held: Colleague | None, now: datetime) -> Colleague:
        """What was known before, or nothing but the id."""
        if held is not None:
            return Colleague(held.name, held.language, now + PATIENCE)
        return Colleague(address.user, self._language, now + PATIENCE)


def name_of(user: Mapping[str, Any]) -> str:
    """What a person wishes to be called."""
    profile = user.get("profile") or {}
    names = (profile.get("display_name"), profile.get("real_name"), user.get("real_name"))
    return next((str(name) for name in (*names, user.get("name")) if name), "")


def language_of(user: Mapping[str, Any], otherwise: Language) -> Language:
    """The language of a person's Slack: Japanese, or English for everybody else."""
    locale = str(user.get("locale") or "")
    if not locale:
        return otherwise
    return Language.JA if locale.lower().startswith("ja") else Language.EN
