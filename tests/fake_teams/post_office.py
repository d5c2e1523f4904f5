"""Brings activities to the app by itself: late, more than once, again where nobody took them."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Condition

import httpx

from tests.fake_teams.people import Person
from tests.fake_teams.state import Json, Post
from tests.fake_teams.teams import SmallTeams
from tests.storms.delivery import PATIENCE, Attempt, Delivery, Done, PostOffice

AT_ONCE = 16


class ActivityTransport:
    """The way to the app, each activity in a request of its own."""

    def __init__(self, teams: SmallTeams) -> None:
        self.teams, self.patience = teams, PATIENCE
        self.pool = ThreadPoolExecutor(AT_ONCE)
        self.http = httpx.Client()

    def carry(self, delivery: Delivery, number: int, _: str, done: Done) -> None:
        self.pool.submit(lambda: done(self.attempt(delivery.payload, number)))

    def attempt(self, activity: Json, number: int) -> Attempt:
        """One try."""
        teams, at, began = self.teams, time.time(), time.monotonic()
        token = teams.signer.token(teams.app_id, activity["serviceUrl"])
        headers = {"Authorization": f"Bearer {token}"}
        try:
            told = self.http.post(
                teams.endpoint, json=activity, headers=headers, timeout=self.patience
            )
        except httpx.HTTPError as error:
            return Attempt(number, at, time.monotonic() - began, reason=type(error).__name__)
        reason = "" if told.status_code == 200 else "http_error"
        answer = told.json() if told.content and not reason else {}
        seconds = time.monotonic() - began
        return Attempt(number, at, seconds, told.status_code, reason=reason, answer=answer)

    def close(self) -> None:
        self.pool.shutdown(wait=True, cancel_futures=True)
        self.http.close()


class TeamsPostOffice:
    """Everything that people do, on its way to the app."""

    def __init__(self, teams: SmallTeams) -> None:
        self.teams, self.changed = teams, Condition()
        self.transport = ActivityTransport(teams)
        self.office = PostOffice(self.changed, teams.faults)
        self.office.transport = self.transport

    def tell(self, activity: Json) -> Delivery:
        """Something happened: it is told until somebody takes it."""
        return self.office.send(Delivery("event", activity))

    def invoke(self, activity: Json, person: Person, post: Post | None = None) -> Delivery:
        """Something was pressed, which is told once; the client shows what is answered."""

        def shown(delivery: Delivery) -> None:
            attempt = delivery.acknowledged
            if attempt is not None:
                person.after(post, attempt.answer)

        return self.office.send(Delivery("invoke", activity, shown))

    def again(self, activity: Json) -> Delivery:
        """Teams tells of the same press once more, under another id; nobody sees what comes."""
        told = {**activity, "id": self.teams.state.next_id()}
        return self.office.send(Delivery("invoke", told))

    def quiet(self, timeout: float = 10.0, still: float = 0.1) -> None:
        """Wait until all is delivered, and nothing was called for a moment."""
        end, seen, since = time.monotonic() + timeout, -1, time.monotonic()
        while time.monotonic() - since < still:
            assert time.monotonic() < end, f"not quiet: {self.story()}"
            now = len(self.teams.state.calls)
            is_still = all(each.is_settled for each in list(self.office.deliveries))
            if now != seen or not is_still or self.teams.state.under_way:
                seen, since = now, time.monotonic()
            time.sleep(0.01)

    def story(self) -> str:
        """The last calls and deliveries, for who has to find out what happened."""
        told = [
            f"{each.type}: {[a.reason or a.status for a in each.attempts]}"
            for each in self.office.deliveries[-12:]
        ]
        return f"calls {self.teams.state.calls[-12:]}, deliveries {told}"

    def close(self) -> None:
        self.office.close()
