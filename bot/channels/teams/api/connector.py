"""Calls of the Bot Connector that tell the truth about what became of them.

Nothing that creates is repeated here: a lost answer may hide a message that arrived. A token goes
only to a service of the cloud.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import quote

import httpx

from bot.assistant.ports import DeliveryResult, DeliveryStatus
from bot.channels.teams.api.access_tokens import AccessTokenError, AccessTokens
from bot.channels.teams.api.address import TeamsPlace
from bot.channels.teams.api.cloud import TeamsCloud

TIMEOUT = 10.0
"""Seconds."""
LATER = timedelta(minutes=5)
"""When to try again what somebody has to mend first."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 120.0
"""Seconds; each wait is about twice the one before."""
LONGEST_HELD = 3_600.0

Json = Mapping[str, Any]


class ConnectorOutcome(StrEnum):
    """How a call ended."""

    DONE = "done"
    BUSY = "busy"
    """Not done: the platform says to try again (412, 429, 502, 504), or was not reached."""
    UNKNOWN = "unknown"
    """It may have been done: the answer was lost, or says that the platform itself broke."""
    BARRED = "barred"
    """Not done until somebody mends it: the secret, the app's registration."""
    REFUSED = "refused"
    """Not done, and never will be: they blocked the bot, or the message is wrong."""


AGAIN = frozenset({412, 429, 502, 504})
"""What Microsoft says is to be tried again."""
GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class ConnectorResult:
    """How a call ended, with what came back. `wait`: seconds that the platform asks for."""

    outcome: ConnectorOutcome
    data: Json
    error: str = ""
    status: int = 0
    wait: float = 0.0

    @property
    def is_done(self) -> bool:
        """Whether it was surely done."""
        return self.outcome is ConnectorOutcome.DONE

    @property
    def is_gone(self) -> bool:
        """Whether what it was about is not there any more."""
        return self.status in GONE


@dataclass(frozen=True)
class Connector:
    """The Bot Connector. Safe to share between threads."""

    cloud: TeamsCloud
    tokens: AccessTokens
    http: httpx.Client
    clock: Callable[[], datetime]
    jitter: Callable[[], float] = lambda: random.uniform(0.5, 1.5)  # noqa: S311  spreads load only

    def send(self, service: str, conversation: str, activity: Json) -> ConnectorResult:
        """Say something in a conversation; never twice."""
        return self._call("POST", service, path_of(conversation, "activities"), activity)

    def update(self, service: str, place: TeamsPlace, activity: Json) -> ConnectorResult:
        """Give a message of ours new content."""
        path = path_of(place.conversation, "activities", place.activity)
        return self._call("PUT", service, path, activity)

    def delete(self, service: str, place: TeamsPlace) -> ConnectorResult:
        """Take back a message of ours."""
        return self._call(
            "DELETE", service, path_of(place.conversation, "activities", place.activity)
        )

    def open_chat(self, service: str, tenant: str, bot: str, account: str) -> ConnectorResult:
        """The personal chat with somebody; the same one however often it is opened."""
        asked = {
            "bot": {"id": bot},
            "members": [{"id": account}],
            "isGroup": False,
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        return self._call("POST", service, "/v3/conversations", asked)

    def member(self, service: str, conversation: str, user: str) -> ConnectorResult:
        """What the roster says of somebody: `name`, `email`, `aadObjectId`."""
        return self._call("GET", service, path_of(conversation, "members", user))

    def delivery(
        self, result: ConnectorResult, attempts: int = 0, *, is_repeatable: bool = False
    ) -> DeliveryResult:
        """What a result means for something that waits to be delivered."""
        match result.outcome:
            case ConnectorOutcome.DONE:
                return DeliveryResult(DeliveryStatus.SENT)
            case ConnectorOutcome.BUSY:
                return self._again(result, attempts)
            case ConnectorOutcome.UNKNOWN if is_repeatable:
                return self._again(result, attempts)
            case ConnectorOutcome.UNKNOWN:
                return DeliveryResult(DeliveryStatus.UNCERTAIN)
            case ConnectorOutcome.BARRED:
                return DeliveryResult(DeliveryStatus.QUEUED, retry_at=self.clock() + LATER)
            case ConnectorOutcome.REFUSED:
                return DeliveryResult(DeliveryStatus.FAILED)

    def _again(self, result: ConnectorResult, attempts: int) -> DeliveryResult:
        """Later: as the platform says, or after longer and longer times, never all at once."""
        backoff = min(FIRST_WAIT * 2 ** min(attempts, 10), LONGEST_WAIT) * self.jitter()
        until = self.clock() + timedelta(seconds=max(result.wait, backoff))
        return DeliveryResult(DeliveryStatus.QUEUED, retry_at=until)

    def _call(
        self, method: str, service: str, path: str, body: Json | None = None
    ) -> ConnectorResult:
        if not self.cloud.trusts(service):
            return ConnectorResult(ConnectorOutcome.REFUSED, {}, "another service")
        try:
            answer = self._ask(method, f"{service.rstrip('/')}{path}", body)
        except AccessTokenError as error:
            outcome = ConnectorOutcome.BARRED if error.is_final else ConnectorOutcome.BUSY
            return ConnectorResult(outcome, {}, str(error))
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            return ConnectorResult(ConnectorOutcome.BUSY, {}, type(error).__name__)
        except httpx.HTTPError as error:
            return ConnectorResult(ConnectorOutcome.UNKNOWN, {}, type(error).__name__)
        return result_of(answer)

    def _ask(self, method: str, url: str, body: Json | None) -> httpx.Response:
        """Ask, with a new token once where the one that was held is refused."""
        answer = self._once(method, url, body)
        if answer.status_code == 401:
            self.tokens.forget()
            answer = self._once(method, url, body)
        return answer

    def _once(self, method: str, url: str, body: Json | None) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.tokens.token()}"}
        return self.http.request(method, url, json=body, headers=headers, timeout=TIMEOUT)


def path_of(conversation: str, *rest: str) -> str:
    """Where something of a conversation is."""
    return "/".join(
        ("/v3/conversations", *(quote(each, safe="") for each in (conversation, *rest)))
    )


def result_of(answer: httpx.Response) -> ConnectorResult:
    """What an answer says about whether something was done."""
    status, data = answer.status_code, json_of(answer)
    if answer.is_success:
        return ConnectorResult(ConnectorOutcome.DONE, data, status=status)
    error = data.get("error")
    word = str(error.get("code") or "") if isinstance(error, dict) else ""
    outcome = ConnectorOutcome.REFUSED
    if status in AGAIN:
        outcome = ConnectorOutcome.BUSY
    elif status >= 500:
        outcome = ConnectorOutcome.UNKNOWN
    elif status == 401:
        outcome = ConnectorOutcome.BARRED
    return ConnectorResult(outcome, data, word or f"http_{status}", status, wait_of(answer))


def json_of(answer: httpx.Response) -> dict[str, Any]:
    """The object that came back; nothing where none did."""
    try:
        told = answer.json()
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def wait_of(answer: httpx.Response) -> float:
    """Seconds that the platform asks to wait."""
    text = answer.headers.get("retry-after", "")
    return min(float(text), LONGEST_HELD) if text.isdecimal() else 0.0
