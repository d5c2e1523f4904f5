"""The office's own system is told of changes, and told again until it hears."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import httpx
import pytest

from bot.assistant.ports import DeliveryResult, DeliveryStatus, DeskPost
from bot.channels.crm.settings import DESK, Webhook
from bot.channels.crm.webhook import MOST_TRIES, WebhookShow
from tests.assistant.desk_driver import DeskStage, new_desk

SECRET = b"a secret of more than 24 bytes"
URL = "https://crm.example.jp/hook"

Answer = Callable[[httpx.Request], httpx.Response]


@pytest.fixture
def desk() -> DeskStage:
    return new_desk()


def show(desk: DeskStage, answer: Answer, subject: str = "", attempts: int = 1) -> DeliveryResult:
    reference = desk.lead.reference
    post = DeskPost(
        *(7, DESK, reference, subject or f"lead:{reference}", {}, DeliveryStatus.SENDING),
        *(attempts, desk.now),
    )
    http = httpx.Client(transport=httpx.MockTransport(answer))
    return WebhookShow(Webhook(URL, SECRET), desk.desk.storage, http, lambda: desk.now)(post)


def test_a_notice_says_which_lead_and_proves_that_it_is_ours(desk: DeskStage) -> None:
    heard: list[httpx.Request] = []

    def take(request: httpx.Request) -> httpx.Response:
        heard.append(request)
        return httpx.Response(204)

    assert show(desk, take).status is DeliveryStatus.SENT
    [request] = heard
    told = json.loads(request.content)
    assert (told["type"], told["data"]["reference"]) == ("lead.changed", desk.lead.reference)
    assert desk.lead.contact is not None
    assert desk.lead.contact.email.encode() not in request.content
    name, moment = request.headers["webhook-id"], request.headers["webhook-timestamp"]
    proof = hmac.new(SECRET, f"{name}.{moment}.".encode() + request.content, sha256).digest()
    assert request.headers["webhook-signature"] == f"v1,{base64.b64encode(proof).decode()}"


def test_a_message_of_the_applicant_is_told_and_reminders_are_not(desk: DeskStage) -> None:
    kinds: list[str] = []

    def take(request: httpx.Request) -> httpx.Response:
        kinds.append(json.loads(request.content)["type"])
        return httpx.Response(200)

    for subject in ("said:M-1:2", "remind:M-1", "digest:2026-01-01"):
        assert show(desk, take, subject).status is DeliveryStatus.SENT
    assert kinds == ["lead.message"]


@pytest.mark.parametrize("status", [0, 401, 404, 429, 500, 503])
def test_what_can_be_mended_is_told_again_and_later_each_time(desk: DeskStage, status: int) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        if not status:
            raise httpx.ConnectError("nobody there", request=request)
        return httpx.Response(status)

    waits: list[timedelta] = []
    for attempts in (1, 2, 3, 20):
        result = show(desk, refuse, attempts=attempts)
        assert result.status is DeliveryStatus.QUEUED
        assert result.retry_at is not None
        waits.append(result.retry_at - desk.now)
    assert waits == sorted(waits)
    assert show(desk, refuse, attempts=MOST_TRIES).status is DeliveryStatus.FAILED


@pytest.mark.parametrize("status", [301, 400, 410])
def test_what_no_repetition_mends_is_not_repeated(desk: DeskStage, status: int) -> None:
    assert show(desk, lambda _: httpx.Response(status)).status is DeliveryStatus.FAILED
