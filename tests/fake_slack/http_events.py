"""Delivery over HTTP: signed requests to the app's Request URL."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from tests.fake_slack.records import Json
from tests.storms.delivery import PATIENCE, Attempt, Delivery, Done

FORM = "application/x-www-form-urlencoded"


def sign(secret: str, timestamp: int, body: bytes) -> str:
    """Slack's signature, version 0."""
    base = f"v0:{timestamp}:".encode() + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


@dataclass
class HttpEvents:
    """The app listens at a URL."""

    url: str
    signing_secret: str
    patience: float = PATIENCE
    requests: list[threading.Thread] = field(default_factory=list)

    def carry(self, delivery: Delivery, number: int, reason: str, done: Done) -> None:
        """Post it from a thread of its own."""
        body, kind = encode(delivery)
        more = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
        headers = more if number and delivery.kind == "event" else {}

        def run() -> None:
            done(self.post(body, kind, headers, number))

        thread = threading.Thread(target=run, name=f"slack-{delivery.type}", daemon=True)
        self.requests = [*(t for t in self.requests if t.is_alive()), thread]
        thread.start()

    def post(
        self,
        body: bytes,
        kind: str,
        headers: Mapping[str, str] | None = None,
        number: int = 0,
        at: float | None = None,
    ) -> Attempt:
        """One signed request, and what came of it; `at` and `headers` can forge it."""
        at, began = time.time() if at is None else at, time.monotonic()
        signed = {
            "Content-Type": kind,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": str(int(at)),
            "X-Slack-Signature": sign(self.signing_secret, int(at), body),
            **(headers or {}),
        }
        try:
            status, text, kind, may_retry = self._exchange(body, signed)
        except TimeoutError:
            return Attempt(number, at, time.monotonic() - began, reason="http_timeout")
        except (OSError, http.client.HTTPException):
            return Attempt(number, at, time.monotonic() - began, reason="connection_failed")
        seconds = time.monotonic() - began
        reason = "" if 200 <= status < 300 else "http_error"
        return Attempt(number, at, seconds, status, text, reason, decode(text, kind), may_retry)

    def _exchange(self, body: bytes, headers: dict[str, str]) -> tuple[int, str, str, bool]:
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(
            parts.hostname or "", parts.port, timeout=self.patience
        )
        try:
            connection.request("POST", parts.path or "/", body, headers)
            with connection.getresponse() as response:
                text = response.read().decode("utf-8", "replace")
                may_retry = response.headers.get("x-slack-no-retry") != "1"
                return response.status, text, response.headers.get_content_type(), may_retry
        finally:
            connection.close()

    def verify_url(self) -> Attempt:
        """What Slack does when the Request URL is saved: the challenge has to come back."""
        challenge = {"type": "url_verification", "token": "small", "challenge": "3eZbrw1aB"}
        return self.post(json.dumps(challenge).encode(), "application/json")

    def ssl_check(self) -> Attempt:
        """What Slack does now and then to a command's URL."""
        return self.post(urlencode({"ssl_check": "1", "token": "small"}).encode(), FORM)

    def close(self) -> None:
        """Wait for requests that are under way."""
        for thread in self.requests:
            thread.join(self.patience + 1)


def encode(delivery: Delivery) -> tuple[bytes, str]:
    """The body and its content type."""
    if delivery.kind == "event":
        return json.dumps(delivery.payload).encode(), "application/json"
    fields = delivery.payload
    if delivery.kind != "command":
        fields = {"payload": json.dumps(delivery.payload)}
    return urlencode(fields).encode(), FORM


def decode(text: str, kind: str) -> Json | str | None:
    """The answer in the body: an object, plain text, or nothing."""
    if not text.strip():
        return None
    if kind != "application/json":
        return text
    try:
        content = json.loads(text)
    except ValueError:
        return text
    return content if isinstance(content, dict) else text
