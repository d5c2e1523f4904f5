"""A small Teams: the services that an app calls, and the activities that it is told of."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

import httpx

from bot.channels.teams.api.cloud import TeamsCloud
from tests.fake_teams.connector_api import ConnectorApi
from tests.fake_teams.people import Person
from tests.fake_teams.signing import ISSUER, Signer
from tests.fake_teams.state import Chat, Fault, Json, State
from tests.serving.live_server import served
from tests.storms.faults import Faults

PATIENCE = 20.0


class SmallTeams:
    """Everything, listening on loopback. `connect` says where the app takes activities."""

    def __init__(self, tenant: str = "", faults: Faults | None = None) -> None:
        self.app_id, self.tenant = str(uuid.uuid4()), tenant or str(uuid.uuid4())
        self.faults = faults or Faults()
        self.secret = "a secret of a test"  # noqa: S105
        self.state, self.signer = State(), Signer()
        self.url = self.endpoint = self.client = ""
        self.attempts: list[tuple[str, int]] = []
        self._stack = ExitStack()
        self._http = httpx.Client(timeout=30)

    def __enter__(self) -> Self:
        api = ConnectorApi(self.state, self.signer, self.app_id, self.secret, self.faults)
        self.url = self._stack.enter_context(served(api.app()))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()
        self._stack.close()

    @property
    def cloud(self) -> TeamsCloud:
        """This Teams, as an app knows its cloud; `client` is from where it shows tabs."""
        known = self._cloud
        return replace(known, origins=(self.client,)) if self.client else known

    @property
    def _cloud(self) -> TeamsCloud:
        return TeamsCloud(
            issuer=ISSUER,
            openid=f"{self.url}/openid",
            login=f"{self.url}/{{tenant}}/token",
            scope="https://api.botframework.com/.default",
            hosts=("127.0.0.1",),
            service=self.url,
            graph=self.url,
            authority=self.url,
            is_encrypted=False,
        )

    def connect(self, endpoint: str) -> None:
        self.endpoint = endpoint

    def person(
        self, name: str, locale: str = "ja-JP", tenant: str = "", aad: str = "", **roster: str
    ) -> Person:
        aad = aad or str(uuid.uuid4())
        account = f"29:{uuid.uuid5(uuid.UUID(aad), self.app_id).hex}"
        person = Person(self, name, aad, account, tenant or self.tenant, locale)
        self.state.roster[aad] = {"id": person.account, "name": name, "aadObjectId": aad, **roster}
        return person

    def channel(self) -> str:
        return f"19:{uuid.uuid4().hex}@thread.tacv2"

    def threads(self, channel: str) -> list[Chat]:
        """The threads below what the app posted in a channel."""
        with self.state.lock:
            chats = dict(self.state.chats)
        return [chat for id_, chat in chats.items() if id_.startswith(f"{channel};")]

    def fails(self, status: int = 0, times: int = 1, method: str = "POST", **headers: str) -> None:
        """The next calls fail."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self.state.faults.append(Fault(status, times, method, told))

    def loses(self, times: int = 1, method: str = "POST") -> None:
        """What the next calls do is done, and they never hear of it."""
        self.state.faults.append(Fault(times=times, method=method, is_lost=True))

    # Telling the app.

    def deliver(self, activity: Json, token: str | None = None) -> tuple[int, Json]:
        """Tell the app of an activity, as often as Teams does; what it answered at last."""
        told = self.signer.token(self.app_id, activity["serviceUrl"]) if token is None else token
        answer = self.post(activity, {"Authorization": f"Bearer {told}"} if told else {})
        try:
            found = answer.json() if answer.content else {}
        except ValueError:
            found = {}
        return answer.status_code, found

    def post(self, activity: Any, headers: Json) -> httpx.Response:
        answer = self._http.post(self.endpoint, json=activity, headers=headers)
        name = activity.get("type", "") if isinstance(activity, dict) else ""
        self.attempts.append((str(name), answer.status_code))
        return answer

    def wait_until(self, holds: Callable[[], object], patience: float = PATIENCE) -> None:
        end = time.monotonic() + patience
        while not holds():
            assert time.monotonic() < end, "it never came to that"
            time.sleep(0.01)
