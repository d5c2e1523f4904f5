"""The office's own system reads leads and moves them on, as one more member of staff."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.channels.crm.routes import CrmRoutes
from bot.channels.crm.service import CrmService
from bot.channels.crm.settings import digest_of
from bot.handoff.lead import LeadStatus
from tests.assistant.desk_driver import HANA, DeskStage, new_desk

TOKEN = "a token that nobody guesses"  # noqa: S105  nobody's
HOME = "https://counter.example.jp"


@pytest.fixture
def desk() -> DeskStage:
    return new_desk()


@pytest.fixture
def crm(desk: DeskStage) -> TestClient:
    return client_of(desk)


def client_of(desk: DeskStage, token: str = TOKEN) -> TestClient:
    service = CrmService(
        assistant=desk.applicant.assistant,
        names=frozenset({"kintone"}),
        home=HOME,
        clock=lambda: desk.now,
        committed=lambda: None,
    )
    routes = CrmRoutes(service, {digest_of(TOKEN): "kintone"}).routes
    headers = {"authorization": f"Bearer {token}"} if token else {}
    return TestClient(Starlette(routes=routes), headers=headers)


def move(crm: TestClient, desk: DeskStage, key: str = "", **wanted: Any) -> tuple[int, Any]:
    headers = {"idempotency-key": key} if key else {}
    path = f"/api/v1/leads/{desk.lead.reference}/status"
    answer = crm.put(path, json=wanted, headers=headers)
    return answer.status_code, answer.json()


def has_looked(desk: DeskStage) -> bool:
    reference = desk.lead.reference
    with desk.desk.storage.read_only() as work:
        return work.accesses.last_view("crm:kintone", reference) is not None


@pytest.mark.parametrize("token", ["", "another", f"{TOKEN} "[:-2]])
def test_nobody_is_told_anything_without_a_token(desk: DeskStage, token: str) -> None:
    stranger = client_of(desk, token)
    reference = desk.lead.reference
    for path in ("openapi.json", "leads", f"leads/{reference}"):
        answer = stranger.get(f"/api/v1/{path}")
        assert answer.status_code == 401
        assert reference not in answer.text
    assert move(stranger, desk, status="claimed")[0] == 401
    assert desk.lead.status is LeadStatus.NEW


def test_leads_are_listed_without_a_word_of_who_sent_them(desk: DeskStage, crm: TestClient) -> None:
    found = crm.get("/api/v1/leads")
    assert [each["reference"] for each in found.json()["leads"]] == [desk.lead.reference]
    assert desk.lead.contact is not None
    assert desk.lead.contact.email not in found.text
    assert not has_looked(desk)


def test_only_what_changed_since_a_moment_is_listed(desk: DeskStage, crm: TestClient) -> None:
    later = (desk.lead.updated_at + timedelta(seconds=1)).isoformat()
    at = desk.lead.updated_at.isoformat()
    assert len(crm.get("/api/v1/leads", params={"changed_since": at}).json()["leads"]) == 1
    assert crm.get("/api/v1/leads", params={"changed_since": later}).json()["leads"] == []


def test_pages_follow_one_another(desk: DeskStage, crm: TestClient) -> None:
    first = crm.get("/api/v1/leads", params={"limit": 1}).json()
    assert first["next"]
    second = crm.get("/api/v1/leads", params={"limit": 1, "after": first["next"]}).json()
    assert second == {"leads": [], "next": None}


def test_a_lead_comes_with_everything_and_it_is_kept_who_looked(
    desk: DeskStage, crm: TestClient
) -> None:
    lead = crm.get(f"/api/v1/leads/{desk.lead.reference}").json()
    assert lead["contact"]["email"] == "hanako@example.com"
    assert lead["answers"]["legal_form"] == "other_in_japan"
    assert lead["desk_url"] == f"{HOME}/desk/leads/{desk.lead.reference}"
    assert has_looked(desk)


def test_an_erased_lead_tells_only_that_it_was_erased(desk: DeskStage, crm: TestClient) -> None:
    desk.erase()
    lead = crm.get(f"/api/v1/leads/{desk.lead.reference}").json()
    assert lead["stage"] == "erased"
    assert (lead["contact"], lead["wish"], lead["answers"]) == (None, None, {})


def test_a_lead_is_moved_along_its_way(desk: DeskStage, crm: TestClient) -> None:
    assert move(crm, desk, status="contacted")[1]["code"] == "not_claimed"
    for status in ("claimed", "contacted", "applied"):
        assert move(crm, desk, status=status)[0] == 200
        assert desk.lead.status == status
    assert move(crm, desk, status="closed")[1]["code"] == "text_missing"
    assert move(crm, desk, status="closed", reason="selected")[1]["status"] == "closed"
    assert [event.actor for event in desk.history()][-1] == "crm:kintone"


def test_what_comes_back_of_a_change_is_on_record_too(desk: DeskStage, crm: TestClient) -> None:
    assert move(crm, desk, status="claimed")[1]["contact"]["email"] == "hanako@example.com"
    assert has_looked(desk)


def test_a_lead_that_stands_there_already_stays_as_it_is(desk: DeskStage, crm: TestClient) -> None:
    for _ in range(2):
        assert move(crm, desk, status="claimed")[0] == 200
    assert move(crm, desk, status="claimed", take_over=True, reason="ours")[0] == 200
    assert [event.action for event in desk.history()].count("claimed") == 1


def test_a_change_that_comes_twice_has_one_effect(desk: DeskStage, crm: TestClient) -> None:
    for _ in range(2):
        assert move(crm, desk, key="k-1", status="claimed")[0] == 200
    assert [event.action for event in desk.history()].count("claimed") == 1


def test_a_colleagues_lead_is_taken_over_for_a_reason_only(
    desk: DeskStage, crm: TestClient
) -> None:
    desk.act("claim", by=HANA)
    status, told = move(crm, desk, status="closed", reason="done")
    assert (status, told["code"], told["owner"]) == (409, "owned_by_other", HANA)
    assert move(crm, desk, status="closed", take_over=True)[1]["code"] == "text_missing"
    assert move(crm, desk, status="closed", take_over=True, reason="done")[0] == 200
    assert [event.action for event in desk.history()][-2:] == ["taken_over", "closed"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("leads?after=nonsense", 400),
        ("leads?changed_since=2026-01-01", 400),
        ("leads?limit=0", 400),
        ("leads?limit=many", 400),
        ("leads/M-0000-0000", 404),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(crm: TestClient, path: str, status: int) -> None:
    answer = crm.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert answer.json()["message"]


@pytest.mark.parametrize("wanted", [{}, {"status": "new"}, {"status": "closed", "owner": "x"}])
def test_a_body_that_makes_no_sense_is_refused_with_its_fields(
    desk: DeskStage, crm: TestClient, wanted: dict[str, Any]
) -> None:
    status, told = move(crm, desk, **wanted)
    assert (status, told["code"]) == (422, "invalid")


def test_a_body_that_is_too_large_is_not_read(desk: DeskStage, crm: TestClient) -> None:
    path = f"/api/v1/leads/{desk.lead.reference}/status"
    assert crm.put(path, content=b" " * 30_000).status_code == 400


def test_every_route_is_described_and_answers_in_the_described_shapes(
    desk: DeskStage, crm: TestClient
) -> None:
    described = crm.get("/api/v1/openapi.json").json()
    routes = {getattr(route, "path", "") for route in crm.app.routes}  # type: ignore[attr-defined]
    assert set(described["paths"]) == routes - {"/api/v1/openapi.json"}
    schemas = described["components"]["schemas"]
    for name in references(described):
        assert name in schemas
    lead = crm.get(f"/api/v1/leads/{desk.lead.reference}").json()
    assert set(lead) == set(schemas["LeadBody"]["properties"])


def references(node: Any) -> set[str]:
    """The names of all shapes that are referred to."""
    if isinstance(node, dict):
        own = {node["$ref"].rpartition("/")[2]} if "$ref" in node else set()
        return own.union(*map(references, node.values()))
    return set().union(*map(references, node)) if isinstance(node, list) else set()
