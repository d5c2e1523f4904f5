"""A visitor with a browser that runs no program: pages, forms and a cookie."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from httpx2 import Response
from starlette.testclient import TestClient

from tests.channels.web.applicants.site import House
from tests.shared_loop import QuickClient

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
PICKS = re.compile(r'name="choose" value="([^"]+)"')
JSON = {"accept": "application/json"}


@dataclass
class Visitor:
    """Holds one browser."""

    house: House
    language: str = "en"
    base: str = "http://localhost"
    client: TestClient = field(init=False)
    html: str = ""

    def __post_init__(self) -> None:
        self.client = QuickClient(
            self.house.app,
            base_url=self.base,
            headers={"accept-language": self.language},
            follow_redirects=False,
        )
        self.open()

    def open(self, path: str = "/") -> Response:
        found = self.client.get(path)
        self.html = found.text
        return found

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of the page's forms."""
        return {name: unescape(value) for name, value in HIDDEN.findall(self.html)}

    @property
    def picks(self) -> list[str]:
        """Everything that can be pressed."""
        return [unescape(value) for value in PICKS.findall(self.html)]

    def send(self, **fields: str) -> Response:
        """Send a form as it stands on the page, and look at what comes of it."""
        answer = self.client.post("/turn", data={**self.hidden, **fields})
        if answer.status_code == 303:
            self.open()
        return answer

    def act(self, event: str, **fields: str) -> Response:
        """Send something as the page's program does."""
        hidden = {name: value for name, value in self.hidden.items() if name != "page"}
        return self.client.post("/turn", data={**hidden, "event": event, **fields}, headers=JSON)

    @property
    def lines(self) -> list[str]:
        """What was said, as it stands on the page, without its markup."""
        html = self.html.replace("<wbr>", "")
        said = re.findall(r'<div class="said">(.*?)</div>\n', html, re.DOTALL)
        return [" ".join(unescape(re.sub(r"<[^>]+>", " ", each)).split()) for each in said]
