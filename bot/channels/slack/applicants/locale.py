"""What Slack knows of people: the language of their client."""

from __future__ import annotations

from threading import Lock

from bot.channels.slack.api.client import SlackClientOf
from bot.vocabulary import Language

MOST = 50_000
"""People who are remembered; beyond that, all are asked after anew."""


def language_of(locale: str) -> Language | None:
    """The language that a locale (`ja-JP`) means; English for all that are not spoken here."""
    if not locale:
        return None
    return Language.JA if locale.lower().startswith("ja") else Language.EN


class Languages:
    """The language of each person's client, asked once. Safe to share between threads.

    Somebody waits for the answer: where there is none at once, what the person writes decides.
    """

    def __init__(self, calls_of: SlackClientOf) -> None:
        self._calls_of = calls_of
        self._known: dict[tuple[str, str], Language | None] = {}
        self._lock = Lock()

    def __call__(self, team: str, user: str) -> Language | None:
        """The language of a person's client; None where it is not known."""
        with self._lock:
            if (team, user) in self._known:
                return self._known[team, user]
        calls = self._calls_of(team)
        if calls is None:
            return None
        answer = calls.hasty().ask("users.info", user=user, include_locale=True)
        if not answer.is_done:
            return None
        language = language_of(str((answer.data.get("user") or {}).get("locale") or ""))
        with self._lock:
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[team, user] = language
        return language
