"""What a small Teams holds: chats and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import RLock
from typing import Any

Json = dict[str, Any]


@dataclass
class Post:
    """A message of the app."""

    id: str
    conversation: str
    activity: Json
    versions: list[Json] = field(default_factory=list)

    @property
    def card(self) -> Json:
        attachments = self.activity.get("attachments") or [{}]
        content: Json = attachments[0].get("content") or {}
        return content

    @property
    def has_thumbs(self) -> bool:
        """Whether Teams puts thumbs below it."""
        loop = (self.activity.get("channelData") or {}).get("feedbackLoop") or {}
        return loop.get("type") in ("default", "custom")

    @property
    def cards(self) -> list[Json]:
        """The card as it was at first, and each time it changed."""
        every = [*self.versions, self.activity]
        return [each["attachments"][0]["content"] for each in every if each.get("attachments")]

    def change(self, to: Json) -> None:
        """Show something else from now on."""
        self.versions.append(self.activity)
        self.activity = {**self.activity, **to}


@dataclass
class Chat:
    """A conversation, or a thread of one."""

    id: str
    posts: list[Post] = field(default_factory=list)
    typing: int = 0
    """How often it was shown that the app is writing."""


@dataclass
class Fault:
    """What goes wrong with the next calls: a status, or the answer is lost after it was done."""

    status: int = 0
    times: int = 1
    method: str = "POST"
    headers: Json = field(default_factory=dict)
    is_lost: bool = False


@dataclass
class State:
    """All of it. `lock` is held by whoever reads or writes."""

    chats: dict[str, Chat] = field(default_factory=dict)
    roster: dict[str, Json] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)
    """Object ids of those in each group of the directory."""
    blocked: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    calls: list[tuple[str, str]] = field(default_factory=list)
    lost: int = 0
    """Calls that posted, or may have, and whose answer did not arrive as it was."""
    tokens: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    """What the app did that Teams would not take."""
    lock: RLock = field(default_factory=RLock)
    under_way: int = 0
    """Calls that are being answered."""
    count: int = 1_700_000_000_000

    def next_id(self) -> str:
        with self.lock:
            self.count += 1
            return str(self.count)

    def chat(self, conversation: str) -> Chat:
        with self.lock:
            return self.chats.setdefault(conversation, Chat(conversation))

    def find(self, conversation: str, activity: str) -> Post | None:
        with self.lock:
            posts = self.chat(conversation).posts
            return next((post for post in posts if post.id == activity), None)

    def fault(self, method: str) -> Fault | None:
        """The fault that meets this call, used up by it."""
        with self.lock:
            for fault in self.faults:
                if fault.method == method and fault.times > 0:
                    fault.times -= 1
                    return fault
            return None
