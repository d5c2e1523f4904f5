"""The Bot Connector, sign-in and published keys over HTTP, with Teams' own limits."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.fake_teams.signing import ISSUER, Signer
from tests.fake_teams.state import Json, Post, State
from tests.storms.faults import Faults

MOST_BYTES = 28_000

Page = Callable[[Request], Awaitable[Response]]


@dataclass
class ConnectorApi:
    """What the app calls."""

    state: State
    signer: Signer
    app_id: str
    secret: str
    faults: Faults = field(default_factory=Faults)

    def app(self) -> Starlette:
        activities = "/v3/conversations/{conversation:path}/activities"
        one = activities + "/{activity}"
        return Starlette(
            routes=[
                Route("/openid", self.openid),
                Route("/keys", self.keys),
                Route("/{tenant}/token", self.token, methods=["POST"]),
                Route("/{tenant}/v2.0/.well-known/openid-configuration", self.directory),
                Route("/v3/conversations", self.guarded(self.open_chat), methods=["POST"]),
                Route(
                    "/v1.0/groups/{group}/transitiveMembers/microsoft.graph.user",
                    self.guarded(self.group),
                ),
                Route(activities, self.guarded(self.send), methods=["POST"]),
                Route(one, self.guarded(self.update), methods=["PUT"]),
                Route(one, self.guarded(self.delete), methods=["DELETE"]),
                Route(
                    "/v3/conversations/{conversation:path}/members/{user}",
                    self.guarded(self.member),
                ),
            ]
        )

    # What anybody may ask.

    async def openid(self, request: Request) -> Response:
        keys = str(request.url.replace(path="/keys"))
        return JSONResponse({"issuer": ISSUER, "jwks_uri": keys})

    async def directory(self, request: Request) -> Response:
        issuer = f"{str(request.base_url).rstrip('/')}/{request.path_params['tenant']}/v2.0"
        keys = str(request.url.replace(path="/keys"))
        return JSONResponse({"issuer": issuer, "jwks_uri": keys})

    async def keys(self, _: Request) -> Response:
        return JSONResponse(self.signer.published())

    async def token(self, request: Request) -> Response:
        form = await request.form()
        if (form.get("client_id"), form.get("client_secret")) != (self.app_id, self.secret):
            return JSONResponse({"error": "invalid_client"}, status_code=401)
        token = secrets.token_urlsafe(12)
        self.state.tokens.add(token)
        return JSONResponse({"access_token": token, "expires_in": 3_599, "token_type": "Bearer"})

    # What takes a token.

    def guarded(self, page: Page) -> Page:
        """Only with a token, and only as far as no fault is in the way."""

        async def answer(request: Request) -> Response:
            self.state.calls.append((request.method, request.url.path))
            token = request.headers.get("authorization", "").removeprefix("Bearer ")
            if token not in self.state.tokens:
                return JSONResponse({"error": {"code": "Unauthorized"}}, status_code=401)
            fault = self.state.fault(request.method)
            if fault is not None and not fault.is_lost:
                return Response(status_code=fault.status, headers=fault.headers)
            self.state.under_way += 1
            try:
                answered = await self.disturbed(request, page)
            finally:
                self.state.under_way -= 1
            return Response(status_code=500) if fault is not None else answered

        return answer

    async def disturbed(self, request: Request, page: Page) -> Response:
        """The answer, as far as what is drawn from the seed lets it come about and arrive."""
        where = str(request.path_params.get("conversation", ""))
        drawn = self.faults.for_call(request.method, where)
        match drawn.kind if drawn else "":
            case "dropped":
                self.state.lost += 1
                return BrokenOff()
            case "ratelimited":
                return Response(status_code=429, headers={"retry-after": "1"})
            case "error":
                return Response(status_code=self.faults.chance.choice((412, 502, 503, 504)))
            case "slow":
                await asyncio.sleep(0.3)
        answered = await page(request)
        if drawn and drawn.kind == "lost":
            self.state.lost += 1
            return BrokenOff()
        return answered

    async def open_chat(self, request: Request) -> Response:
        asked = await request.json()
        told = asked["members"][0]["id"]
        account = self.state.roster.get(told, {}).get("id", told)
        if account in self.state.blocked:
            return JSONResponse({"error": {"code": "Forbidden"}}, status_code=403)
        return JSONResponse({"id": chat_with(account)}, status_code=201)

    async def send(self, request: Request) -> Response:
        conversation = request.path_params["conversation"]
        activity, trouble = await self._read(request)
        if trouble is not None:
            return trouble
        if conversation in self.state.blocked:
            return JSONResponse({"error": {"code": "MessageWritesBlocked"}}, status_code=403)
        if activity["type"] == "typing":
            with self.state.lock:
                self.state.chat(conversation).typing += 1
            return JSONResponse({}, status_code=202)
        root = conversation.partition(";messageid=")[2]
        channel = conversation.partition(";")[0]
        if root and not self.state.find(channel, root) and not self.state.chat(conversation).posts:
            return JSONResponse({"error": {"code": "NotFound"}}, status_code=404)
        post = Post(self.state.next_id(), conversation, activity)
        with self.state.lock:
            self.state.chat(conversation).posts.append(post)
        return JSONResponse({"id": post.id}, status_code=201)

    async def update(self, request: Request) -> Response:
        activity, trouble = await self._read(request)
        if trouble is not None:
            return trouble
        post = self._post(request)
        if post is None:
            return JSONResponse({"error": {"code": "NotFound"}}, status_code=404)
        with self.state.lock:
            post.change(activity)
        return JSONResponse({"id": post.id})

    async def delete(self, request: Request) -> Response:
        post = self._post(request)
        if post is None:
            return JSONResponse({"error": {"code": "NotFound"}}, status_code=404)
        with self.state.lock:
            self.state.chat(post.conversation).posts.remove(post)
        return Response(status_code=200)

    async def member(self, request: Request) -> Response:
        known = self.state.roster.get(request.path_params["user"])
        if known is None:
            return JSONResponse({"error": {"code": "MemberNotFound"}}, status_code=404)
        return JSONResponse(known)

    async def group(self, request: Request) -> Response:
        """Members of a group, two on a page."""
        known = self.state.groups.get(request.path_params["group"])
        if known is None or request.headers.get("consistencylevel") != "eventual":
            return JSONResponse({"error": {"code": "Request_ResourceNotFound"}}, status_code=404)
        first = int(request.query_params.get("$skiptoken", "0"))
        page = [
            {
                "id": aad,
                "displayName": self.state.roster[aad]["name"],
                "userType": self.state.roster[aad].get("userType", "Member"),
            }
            for aad in known[first : first + 2]
        ]
        more = {}
        if len(known) > first + 2:
            next_ = request.url.include_query_params(**{"$skiptoken": first + 2})
            more["@odata.nextLink"] = str(next_)
        return JSONResponse({"value": page, **more})

    def _post(self, request: Request) -> Post | None:
        given = request.path_params
        return self.state.find(given["conversation"], given["activity"])

    async def _read(self, request: Request) -> tuple[Json, Response | None]:
        body = await request.body()
        if len(body) > MOST_BYTES:
            self.state.wrong.append(f"{len(body)} bytes")
            return {}, JSONResponse({"error": {"code": "MessageSizeTooBig"}}, status_code=413)
        activity: Json = json.loads(body)
        return activity, None


class BrokenOff(Response):
    """The connection ends in the middle of the answer."""

    async def __call__(self, _: Scope, __: Receive, send: Send) -> None:
        headers = [(b"content-length", b"100")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})


def chat_with(account: str) -> str:
    """The personal chat with somebody: the same whenever it is opened."""
    return f"a:{account.removeprefix('29:')}"
