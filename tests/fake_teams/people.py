"""People in Teams: what they write, press and fill in reaches the app as Teams tells it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tests.fake_teams.cards import Json, Shown, controls, inputs, reads
from tests.fake_teams.connector_api import chat_with
from tests.fake_teams.state import Post

if TYPE_CHECKING:
    from tests.fake_teams.teams import SmallTeams


@dataclass
class Person:
    """Somebody in a tenant. `account` is their id towards the app, `aad` the one of the tenant."""

    teams: SmallTeams
    name: str
    aad: str
    account: str
    tenant: str
    locale: str = "ja-JP"
    task: Json | None = None
    """The window that is open."""
    told: list[str] = field(default_factory=list)
    """What was said to them alone."""

    @property
    def chat(self) -> str:
        return chat_with(self.account)

    # What they do.

    def activity(self, type_: str, conversation: str = "", **more: Any) -> Json:
        where = conversation or self.chat
        kind = "personal" if where == self.chat else "channel"
        return {
            "type": type_,
            "id": self.teams.state.next_id(),
            "channelId": "msteams",
            "serviceUrl": self.teams.url,
            "from": {"id": self.account, "name": self.name, "aadObjectId": self.aad},
            "recipient": {"id": f"28:{self.teams.app_id}", "name": "Madoguchi"},
            "conversation": {"id": where, "conversationType": kind, "tenantId": self.tenant},
            "channelData": {"tenant": {"id": self.tenant}},
            "locale": self.locale,
            "timestamp": datetime.now(UTC).isoformat(),
            **more,
        }

    def do(self, activity: Json) -> Json:
        """Have it told to the app, which has to take it; what it answered."""
        status, answer = self.teams.deliver(activity)
        assert status == 200, status
        return answer

    def install(self) -> None:
        self.do(self.activity("installationUpdate", action="add"))

    def say(self, text: str) -> Json:
        activity = self.activity("message", text=text, textFormat="plain")
        self.do(activity)
        return activity

    def mention(self, text: str, conversation: str) -> Json:
        called = {
            "type": "mention",
            "text": "<at>Madoguchi</at>",
            "mentioned": {"id": f"28:{self.teams.app_id}", "name": "Madoguchi"},
        }
        said = f"<at>Madoguchi</at> {text}"
        activity = self.activity("message", conversation, text=said, entities=[called])
        self.do(activity)
        return activity

    def search(self, text: str) -> Json:
        """Look for an answer while writing to others."""
        value = {
            "commandId": "search",
            "parameters": [{"name": "query", "value": text}],
            "queryOptions": {"skip": 0, "count": 25},
        }
        return self.do(self.activity("invoke", name="composeExtension/query", value=value))

    def edit(self, text: str) -> None:
        activity = self.activity("messageUpdate", text=text)
        activity["channelData"]["eventType"] = "editMessage"
        self.do(activity)

    def unsay(self) -> None:
        activity = self.activity("messageDelete")
        activity["channelData"]["eventType"] = "softDeleteMessage"
        self.do(activity)

    def thumb(self, post: Post, *, is_up: bool, remark: str = "", **other: Any) -> Json:
        """Press a thumb that stands below a message, and hand in what Teams asks then."""
        assert post.has_thumbs
        given = {
            "reaction": "like" if is_up else "dislike",
            "feedback": json.dumps({"feedbackText": remark}),
        }
        value = {"actionName": "feedback", "actionValue": given}
        told = {"value": value, "replyToId": post.id, **other}
        answer = self.do(self.activity("invoke", name="message/submitAction", **told))
        assert answer == {}  # Teams tells the person of an error else
        return answer

    def press(self, label: str, post: Post | None = None) -> Json:
        """Press what bears this label, on the newest card that has it or on this one."""
        self.teams.wait_until(lambda: self.sees(label, post))
        return self.press_on(*self.find(label, post))

    def press_on(self, post: Post, control: Shown) -> Json:
        activity = self.press_activity(post, control)
        answer = self.do(activity)
        self.after(post, answer)
        return answer

    def press_activity(self, post: Post, control: Shown) -> Json:
        where = post.conversation
        if where.startswith("19:") and ";" not in where:
            where = f"{where};messageid={post.id}"
        if control.is_dialog:
            value: Json = {"data": dict(control.data)}
            return self.activity("invoke", where, name="task/fetch", value=value, replyToId=post.id)
        action = {"type": "Action.Execute", "verb": "madoguchi", "data": control.data}
        value = {"action": action, "trigger": "manual"}
        return self.activity(
            "invoke", where, name="adaptiveCard/action", value=value, replyToId=post.id
        )

    def after(self, post: Post | None, answer: Json) -> None:
        """What the client does with an answer."""
        if "task" in answer:
            self._window(answer)
        elif post and answer.get("type") == "application/vnd.microsoft.card.adaptive":
            post.change(
                {"attachments": [{"contentType": answer["type"], "content": answer["value"]}]}
            )
        elif "value" in answer:
            self.told.append(str(answer["value"]))

    def submit(self, conversation: str = "", label: str = "", **values: str) -> Json:
        """Fill in the window that is open, and hand it in."""
        answer = self.do(self.submission(conversation, label, **values))
        self.task = None
        if "task" in answer:
            self._window(answer)
        return answer

    def submission(self, conversation: str = "", label: str = "", **values: str) -> Json:
        """What is told when the window that is open is filled in and handed in."""
        card = self.window
        given = {name: str(each.get("value") or "") for name, each in inputs(card).items()}
        given |= {f"in:{name}": value for name, value in values.items()}
        assert set(given) == set(inputs(card)), sorted(inputs(card))
        wanted = [c for c in controls(card) if not label or label in c.label]
        data = {**wanted[-1].data, **{k: v for k, v in given.items() if v}}
        return self.activity("invoke", conversation, name="task/submit", value={"data": data})

    def _window(self, answer: Json) -> None:
        task = answer["task"]
        if task["type"] == "message":
            self.told.append(str(task["value"]))
            self.task = None
        else:
            self.task = task["value"]

    @property
    def window(self) -> Json:
        assert self.task is not None, self.told
        card: Json = self.task["card"]["content"]
        return card

    def token(self, **forged: Any) -> str:
        """What their client gets from Entra for a tab of the app."""
        teams = self.teams
        issuer = f"{teams.url}/{self.tenant}/v2.0"
        given = {"issuer": issuer, "tenant": self.tenant, "audience": teams.app_id} | forged
        return teams.signer.user_token(user=self.aad, **given)

    # What they see.

    def posts(self, conversation: str = "") -> list[Post]:
        with self.teams.state.lock:
            return list(self.teams.state.chat(conversation or self.chat).posts)

    def reads(self, conversation: str = "") -> list[str]:
        return [reads(post.card) for post in self.posts(conversation)]

    def sees(self, label: str, post: Post | None = None) -> bool:
        """Whether something that bears this label can be pressed."""
        posts = [post] if post else self.posts()
        return any(label in c.label for each in posts for c in controls(each.card))

    def find(self, label: str, post: Post | None = None) -> tuple[Post, Shown]:
        posts = [post] if post else list(reversed(self.posts()))
        for each in posts:
            for control in controls(each.card):
                if label in control.label:
                    return each, control
        raise AssertionError(f"{label} is on no card: {labels(posts)}")


def labels(posts: list[Post]) -> Mapping[str, list[str]]:
    return {post.id: [control.label for control in controls(post.card)] for post in posts}
