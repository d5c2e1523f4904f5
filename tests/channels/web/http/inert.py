"""What a browser makes of a page: whether anything runs on it that is not ours."""

from __future__ import annotations

import re
from collections.abc import Collection
from html.parser import HTMLParser
from urllib.parse import quote

from httpx2 import Response
from hypothesis import strategies as st

EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "' onmouseover='alert(1)",
    "<!-- ",
    "</title></head>",
    'https://evil.example/"onclick=alert(1)',
    "\u202e<svg onload=alert(1)>",
    "\0\r\n",
)
texts = st.text(max_size=80) | st.sampled_from(EVIL)

KINDS = (
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "application/json",
    "text/plain",
    "x",
)
"""What a body can say that it is."""

FOREIGN = {"img", "iframe", "object", "embed", "base", "style", "math"}
"""Tags that no page of ours has."""

PICTURES = {"svg"}
"""Tags that only the desk has, where it draws numbers and the flow."""

SAFE = ("/", "./", "../", "#", "?", "mailto:", "tel:", "https://", "http://")
"""How an address begins that may be followed."""


OURS = re.compile(r"(/|\./|(\.\./)+)([a-z]+/)*static/([a-z]+/)?[a-z]+\.[0-9a-f]{10}\.js")
"""Where programs come from that may run."""


class Tags(HTMLParser):
    """The tags of a page, the names of their attributes, and where its programs come from."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.programs: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]
        if tag == "script":
            self.programs.append(dict(attrs).get("src") or "")


def is_inert(html: str, foreign: Collection[str] = FOREIGN) -> bool:
    """Whether nothing runs but programs of ours, and no address does anything by itself."""
    found = Tags(html)
    return (
        found.names.isdisjoint(foreign)
        and not any(name.startswith("on") or name == "style" for name in found.attributes)
        and all(link.startswith(SAFE) for link in found.links)
        and len(found.programs) == len(set(found.programs))
        and all(OURS.fullmatch(program) for program in found.programs)
    )


def is_guarded(answer: Response) -> bool:
    """Whether browsers are told to run nothing inline, guess nothing, keep only what is public."""
    policy = answer.headers.get("content-security-policy", "")
    keeping = answer.headers.get("cache-control", "")
    return (
        "default-src 'none'" in policy
        and "unsafe" not in policy
        and answer.headers.get("x-content-type-options") == "nosniff"
        and (keeping == "no-store" or keeping.startswith("public"))
    )


def quoted(text: str) -> str:
    """A text as one part of a path."""
    return quote(text.encode("utf-8", "replace"), safe="") or "x"
