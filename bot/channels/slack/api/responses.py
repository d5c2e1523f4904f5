"""What an answer of Slack, or none, says about whether something was done."""

from __future__ import annotations

import errno
import http.client
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.error import URLError

from slack_sdk.errors import SlackApiError


class ApiOutcome(StrEnum):
    """How a call ended."""

    DONE = "done"
    LIMITED = "limited"
    """Not done: too many calls. Slack says how long to wait."""
    UNREACHED = "unreached"
    """Not done: Slack was not reached."""
    UNKNOWN = "unknown"
    """It may have been done: the answer was lost, or says that Slack itself broke."""
    BARRED = "barred"
    """Not done until somebody mends it: a token, a scope, a channel."""
    REFUSED = "refused"
    """Not done, and never will be: something is wrong with the call."""


BARRED = frozenset(
    {
        "accesslimited",
        "account_inactive",
        "app_missing_action_url",
        "channel_not_found",
        "ekm_access_denied",
        "invalid_auth",
        "is_archived",
        "message_limit_exceeded",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "not_in_channel",
        "org_login_required",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
        "team_access_not_granted",
        "team_added_to_org",
        "team_not_found",
        "token_expired",
        "token_revoked",
        "two_factor_setup_required",
    }
)
BROKEN = frozenset({"fatal_error", "internal_error"})
"""Slack says itself that part of it may have been done."""
UNREACHED = frozenset({"service_unavailable", "request_timeout"})
LIMITED = frozenset({"ratelimited", "rate_limited", "message_rate_limited"})

EXPECTED = frozenset(
    {
        "exchanged_trigger_id",
        "expired_trigger_id",
        "hash_conflict",
        "message_not_found",
        "not_found",
        "trigger_expired",
        "trigger_exchanged",
        "user_not_in_channel",
    }
)
"""Refusals that happen although everything is in order: somebody was slow, or closed a window."""

UNREACHABLE = frozenset(
    {errno.ECONNREFUSED, errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EHOSTDOWN, errno.ENETDOWN}
)
TROUBLE = (OSError, http.client.HTTPException)
"""What is raised when there is no whole answer."""

USUAL_WAIT = 30
LONGEST_WAIT = 3_600
"""Seconds."""


@dataclass(frozen=True, slots=True)
class ApiResult:
    """How a call ended, with what came back. `error` is Slack's word or the kind of trouble."""

    ending: ApiOutcome
    data: Mapping[str, Any]
    error: str = ""
    wait: int = 0

    @property
    def is_done(self) -> bool:
        """Whether it was surely done."""
        return self.ending is ApiOutcome.DONE


def refused(error: SlackApiError) -> ApiResult:
    """An answer that says no."""
    response = error.response
    status = getattr(response, "status_code", 200)
    data = response.data if isinstance(getattr(response, "data", None), dict) else {}
    word = str(data.get("error", ""))
    if status == 429 or word in LIMITED:
        return ApiResult(ApiOutcome.LIMITED, {}, "ratelimited", wait_of(response.headers))
    if status >= 500 or not word or "non-JSON" in word:
        return ApiResult(ApiOutcome.UNKNOWN, {}, f"http_{status}")
    return ApiResult(ending_of(word), data, word)


def ending_of(word: str) -> ApiOutcome:
    """What Slack's word for an error means."""
    if word in BROKEN:
        return ApiOutcome.UNKNOWN
    if word in UNREACHED:
        return ApiOutcome.UNREACHED
    return ApiOutcome.BARRED if word in BARRED else ApiOutcome.REFUSED


def wait_of(headers: Mapping[str, Any]) -> int:
    """Seconds that Slack asks to wait."""
    given = next((v for k, v in headers.items() if k.lower() == "retry-after"), None)
    text = str(given[0] if isinstance(given, list) else given)
    return min(max(int(text), 1), LONGEST_WAIT) if text.isdecimal() else USUAL_WAIT


def unanswered(error: OSError | http.client.HTTPException) -> ApiResult:
    """No whole answer: it may have been done, unless Slack was surely not reached."""
    reason = error.reason if isinstance(error, URLError) else error
    is_unreached = (
        isinstance(reason, (socket.gaierror, ssl.SSLCertVerificationError))
        or getattr(reason, "errno", None) in UNREACHABLE
    )
    ending = ApiOutcome.UNREACHED if is_unreached else ApiOutcome.UNKNOWN
    return ApiResult(ending, {}, type(reason).__name__)
