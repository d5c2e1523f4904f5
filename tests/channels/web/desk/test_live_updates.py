"""Open pages are told when to look again, as long as who looks may see what is there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from sse_starlette import ServerSentEvent
from starlette.requests import Request

from bot.assistant.desk import leads as actions
from bot.assistant.desk.live_updates import LEADS, Watch
from bot.channels.web.desk.request import visit_of
from bot.channels.web.desk.sessions import begin_session, end_session
from bot.channels.web.desk.views import rings
from bot.channels.web.http.sse import Hub, StreamLimits
from bot.handoff import lead_workflow
from bot.vocabulary import Language
from bot.wording.desk.views import LeadPage
from tests.channels.web.desk.site import TARO, Office

Step = Callable[[], object]


def listen(office: Office, topics: tuple[str, ...], *steps: Step) -> list[str]:
    """Opens a stream, takes each step once the one before was told, and ends it."""
    token = begin_session(office.storage, TARO, office.now)

    async def run() -> list[str]:
        cookie = f"madoguchi_desk={token}".encode()
        scope = {"type": "http", "method": "GET", "path": "/desk/stream", "query_string": b""}
        request = Request({**scope, "headers": [(b"cookie", cookie)]})
        visit = await visit_of(office.staffing, request)
        told: list[str] = []
        left = list(steps)
        async for event in rings(visit, topics):
            assert isinstance(event, ServerSentEvent)
            told.append(str(event.event))
            if left:
                left.pop(0)()
            else:
                office.staffing.hub.close()
        return told

    return asyncio.run(run())


def test_a_stream_tells_of_what_happens_to_its_lead(office: Office) -> None:
    desk, lead = office.staffing.desk, office.lead
    watch = Watch(office.storage)
    watch.look()

    def move() -> None:
        actions.change(desk, lead.reference, TARO, lead_workflow.claim, now=office.now)
        for topic in watch.look():
            office.staffing.ring(topic)

    assert listen(office, (f"lead:{lead.reference}",), move) == ["changed", "changed"]


def test_a_stream_ends_with_the_session(office: Office) -> None:
    def sign_out() -> None:
        with office.storage() as work:
            work.staff_sessions.end_all(TARO)
            work.commit()
        office.staffing.ring(LEADS)

    assert listen(office, (LEADS,), sign_out) == ["changed", "over"]


def test_too_many_streams_are_told_to_wait(office: Office) -> None:
    full = Hub(StreamLimits(total=0))
    object.__setattr__(office.staffing, "hub", full)
    assert listen(office, (LEADS,)) == ["full"]


def test_every_lead_has_topics_of_its_own(office: Office) -> None:
    member = office.staffing.team.member(TARO)
    assert member is not None
    page, lead = office.staffing.lead(member, office.lead.reference, Language.EN), office.lead
    assert isinstance(page, LeadPage)
    assert page.topics == (
        f"lead:{lead.reference}",
        f"talk:{lead.conversation}",
        f"post:{lead.person}",
        f"sent:{lead.person}",
        f"sent:mail:{lead.person}",
    )


@pytest.mark.parametrize("token", ["", "x", "x" * 43])
def test_ending_a_session_that_is_none_does_no_harm(office: Office, token: str) -> None:
    end_session(office.storage, token)
