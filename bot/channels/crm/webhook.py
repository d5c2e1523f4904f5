"""Telling the office's own system that a lead changed, signed as Standard Webhooks says.

What is told holds nothing of whoever sent the lead: the system asks for that, with its token. It is
told again until it answers, so it may hear of the same change twice, under the same `webhook-id`.
"""

from __future__ import annotations

import base64
import hmac
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from http import HTTPStatus

import httpx

from bot.assistant.ports import DeliveryResult, DeliveryStatus, DeskPost, Storage
from bot.channels.crm.schemas import LeadNotice, summary_of
from bot.channels.crm.settings import Webhook

log = logging.getLogger(__name__)

TOLD = {"lead": "lead.changed", "said": "lead.message"}
"""What is told of which posts; of all others nothing is."""

TIMEOUT = 10.0
FIRST, LONGEST = timedelta(seconds=5), timedelta(hours=2)
"""The first wait before it is told again, which doubles, and the longest."""

MOST_TRIES = 22
"""About a day."""

SENT = DeliveryResult(DeliveryStatus.SENT)
FAILED = DeliveryResult(DeliveryStatus.FAILED)

TRY_AGAIN = frozenset(
    {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.CONFLICT, HTTPStatus.TOO_EARLY}
    | {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.NOT_FOUND, HTTPStatus.UNAUTHORIZED}
)
"""Refusals that an operator may mend within the day, besides all errors of the server."""


@dataclass(frozen=True)
class WebhookShow:
    """Tells of posts (a `bot.assistant.ports.Show`). Safe to share between threads."""

    webhook: Webhook
    storage: Storage
    http: httpx.Client
    clock: Callable[[], datetime]

    def __call__(self, post: DeskPost) -> DeliveryResult:
        """Tell of one post as things are now; what became of that."""
        kind = TOLD.get(post.subject.partition(":")[0])
        notice = self._notice(post, kind) if kind else None
        if notice is None:
            return SENT
        body = notice.model_dump_json().encode()
        return self._outcome(post, self._status(f"msg_{post.id}", body))

    def _notice(self, post: DeskPost, kind: str) -> LeadNotice | None:
        with self.storage.read_only() as work:
            lead = work.leads.get(post.line)
        return (
            LeadNotice(type=kind, timestamp=self.clock(), data=summary_of(lead)) if lead else None
        )

    def _status(self, name: str, body: bytes) -> int:
        """What the other system answered; 0 where it did not."""
        headers = signed(self.webhook.secret, name, self.clock(), body)
        try:
            return self.http.post(self.webhook.url, content=body, headers=headers).status_code
        except httpx.HTTPError:
            return 0

    def _outcome(self, post: DeskPost, status: int) -> DeliveryResult:
        if 200 <= status < 300:
            return SENT
        is_mendable = status in TRY_AGAIN or status == 0 or status >= 500
        if is_mendable and post.attempts < MOST_TRIES:
            wait = min(FIRST * 2 ** min(post.attempts, 20), LONGEST)
            return DeliveryResult(DeliveryStatus.QUEUED, retry_at=self.clock() + wait)
        log.error("The webhook does not take what it is told of %s: %s", post.line, status)
        return FAILED


def signed(secret: bytes, name: str, now: datetime, body: bytes) -> dict[str, str]:
    """The headers of a notice: its name, the moment, and the proof that it is ours."""
    moment = str(int(now.timestamp()))
    proof = hmac.new(secret, b".".join((name.encode(), moment.encode(), body)), sha256).digest()
    return {
        "content-type": "application/json",
        "webhook-id": name,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{base64.b64encode(proof).decode()}",
    }
