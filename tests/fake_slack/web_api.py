"""The HTTP server: the Web API, uploads and response_urls."""

from __future__ import annotations

import base64
import json
import socket
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.fake_slack import response_urls, web_auth, web_chat, web_conversations, web_views
from tests.fake_slack.core import Core
from tests.fake_slack.records import ApiCall, Json
from tests.fake_slack.web_call import METHODS, answer
from tests.storms.faults import Fault

__all__ = ["METHODS", "ApiServer", "web_auth", "web_chat", "web_conversations", "web_views"]

JSON = "application/json; charset=utf-8"


class ApiServer(ThreadingHTTPServer):
    """Serves one Slack on a free port of this machine."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, core: Core) -> None:
        self.core = core
        super().__init__(("127.0.0.1", 0), Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """An app that was killed leaves broken connections behind; all else is our mistake."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: ApiServer
    protocol_version = "HTTP/1.0"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  its name is given
        """Nothing is printed: `history` knows it all."""

    def do_GET(self) -> None:
        self.do_POST()

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        path = urlsplit(self.path).path
        family, _, rest = path.strip("/").partition("/")
        if family == "api":
            self.call(rest, self.arguments(body), self.token())
        elif family == "hooks":
            self.call("response_url", self.arguments(body), "", rest.rpartition("/")[2])
        elif family == "upload":
            self.upload(rest, body)
        else:
            self.reply(404, b"not found", "text/plain")

    def token(self) -> str:
        """What stands behind `Bearer`."""
        kind, _, value = self.headers.get("Authorization", "").partition(" ")
        return value.strip() if kind == "Bearer" else ""

    def arguments(self, body: bytes) -> Json:
        """Arguments of the query, of a form or of JSON; and the client that Basic names."""
        args: Json = dict(parse_qsl(urlsplit(self.path).query))
        text = body.decode("utf-8", "replace")
        if self.headers.get_content_type() == "application/json":
            try:
                content = json.loads(text or "{}")
            except ValueError:
                content = {"": "no JSON"}
            args |= content if isinstance(content, dict) else {"": "no object"}
        else:
            args |= dict(parse_qsl(text, keep_blank_values=True))
        kind, _, value = self.headers.get("Authorization", "").partition(" ")
        if kind == "Basic":
            name, _, secret = base64.b64decode(value).decode().partition(":")
            args |= {"client_id": unquote(name), "client_secret": unquote(secret)}
        return args

    def call(self, name: str, args: Json, token: str, hook: str = "") -> None:
        """One call, with whatever goes wrong with it."""
        core = self.server.core
        token = token or str(args.pop("token", ""))
        record = ApiCall(name, args, token, time.time())
        record.user_agent = self.headers.get("User-Agent", "")
        with core.state.changed:
            core.state.history.append(record)
            core.state.calls_under_way += 1
        try:
            fault = core.faults.for_call(name, self.place(args, hook))
            self.perform(record, fault, hook)
        finally:
            with core.state.changed:
                core.state.calls_under_way -= 1
                core.state.changed.notify_all()

    def place(self, args: Json, hook: str) -> str:
        """The channel that a call is about."""
        url = self.server.core.state.response_urls.get(hook)
        return url.channel if url else str(args.get("channel") or args.get("channel_id") or "")

    def perform(self, record: ApiCall, fault: Fault | None, hook: str) -> None:
        """Do what is asked, unless a fault stands before it."""
        if fault is not None and fault.kind == "slow":
            time.sleep(fault.seconds)
        elif fault is not None and fault.kind != "lost":
            return self.refuse(record, fault)
        if hook:
            return self.hook(record, hook, is_lost=fault is not None and fault.kind == "lost")
        core = self.server.core
        with core.state.changed:
            content, headers = answer(core, record.method, record.args, record.token)
            body = json.dumps(content, ensure_ascii=False)
            record.is_applied, record.answer = content["ok"], json.loads(body)
            is_lost = fault is not None and fault.kind == "lost"
            record.outcome = "lost" if is_lost else content.get("error", "ok")
            core.state.changed.notify_all()
        if is_lost:
            return self.hang_up()
        return self.reply(200, body.encode(), JSON, headers)

    def hook(self, record: ApiCall, hook: str, *, is_lost: bool) -> None:
        """A post to a response_url."""
        core = self.server.core
        with core.state.changed:
            status, body = response_urls.post(core, hook, record.args)
            record.is_applied = status == 200
            record.outcome = "lost" if is_lost else body
            core.state.changed.notify_all()
        if is_lost:
            return self.hang_up()
        return self.reply(status, body.encode(), "text/html")

    def refuse(self, record: ApiCall, fault: Fault) -> None:
        """Fail before anything is done."""
        record.outcome = fault.kind if fault.kind != "error" else str(fault.status)
        if fault.kind == "dropped":
            return self.hang_up()
        if fault.kind == "ratelimited":
            body = json.dumps({"ok": False, "error": "ratelimited"}).encode()
            return self.reply(429, body, JSON, {"Retry-After": str(fault.retry_after)})
        return self.reply(fault.status, b"<html>upstream trouble</html>", "text/html")

    def upload(self, file_id: str, body: bytes) -> None:
        """The bytes of a file."""
        core = self.server.core
        with core.state.changed:
            file = core.state.files.get(file_id)
            if file is None or len(body) != file.length:
                return self.reply(400, b"upload_failed", "text/plain")
            file.content = body
        return self.reply(200, f"OK - {len(body)}".encode(), "text/plain")

    def hang_up(self) -> None:
        """Close the connection without a byte."""
        self.connection.shutdown(socket.SHUT_RDWR)

    def reply(self, status: int, body: bytes, kind: str, headers: Json | None = None) -> None:
        """Write an answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
