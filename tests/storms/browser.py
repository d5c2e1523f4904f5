"""A visitor's browser in a storm: what was not answered is sent again, as people press again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import httpx

from bot.channels.web.applicants.turns import person_of

JSON = {"accept": "application/json"}
COOKIE = "madoguchi_visitor"


@dataclass
class Sent:
    """Something that was written, under its event; whether it was acknowledged."""

    event: str
    word: str
    text: str
    is_acknowledged: bool = False


@dataclass
class Browser:
    """One visitor."""

    root: str
    sent: list[Sent] = field(default_factory=list)
    _client: httpx.Client | None = None
    _csrf: str = ""
    token: str = ""

    @property
    def person(self) -> str:
        """Who it is; empty before the page was ever seen."""
        return person_of(self.token) if self.token else ""

    def write(self, word: str, text: str) -> None:
        """Write something; it is tried once now."""
        told = Sent(f"storm-{len(self.sent):04d}", word, text)
        self.sent.append(told)
        self._try(told)

    def write_again(self) -> bool:
        """Send what was not acknowledged; whether all is now."""
        return all(told.is_acknowledged or self._try(told) for told in self.sent)

    def close(self) -> None:
        if self._client is not None:
            self._client.close()

    def _try(self, told: Sent) -> bool:
        try:
            client = self._open()
            fields = {"csrf": self._csrf, "event": told.event, "text": told.text}
            status = client.post("/turn", data=fields, headers=JSON).status_code
        except httpx.HTTPError:
            return False
        told.is_acknowledged = status == 200
        return told.is_acknowledged

    def _open(self) -> httpx.Client:
        """The client, once it has seen the page."""
        if self._client is None:
            self._client = httpx.Client(base_url=self.root, timeout=5)
        if not self._csrf:
            page = self._client.get("/", headers={"accept-language": "en"})
            found = re.search(r'data-csrf="([^"]*)"', page.text)
            if page.status_code != 200 or found is None:
                raise httpx.ReadError("no page")
            self._csrf, self.token = found[1], self._client.cookies[COOKIE]
        return self._client
