"""A small server that gives out tokens as Microsoft's does, and knows which of them are good."""

from __future__ import annotations

import datetime as dt
import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bot.channels.email.oauth import SCOPE, OAuthApplication

TENANT, CLIENT, SECRET = "example.jp", "client-1", "a secret of nobody"
HOST = "127.0.0.1"


@dataclass
class TokenEndpoint:
    """What was asked of it, and what it says. `user` is whose mailbox its tokens open."""

    user: str
    port: int = 0
    introspection: str = ""
    asked: int = 0
    good: set[str] = field(default_factory=set)
    lasts: int = 3_600
    refuses: bool = False
    is_broken: bool = False

    @property
    def application(self) -> OAuthApplication:
        return OAuthApplication(TENANT, CLIENT, SECRET, f"https://{HOST}:{self.port}")

    def revoke(self) -> None:
        """No token that was given is good any more."""
        self.good.clear()

    def configuration(self) -> dict[str, Any]:
        root = f"https://{HOST}:{self.port}/{TENANT}/oauth2/v2.0"
        return {
            "issuer": f"https://{HOST}:{self.port}/{TENANT}/v2.0",
            "authorization_endpoint": f"{root}/authorize",
            "token_endpoint": f"{root}/token",
        }

    def give(self, form: dict[str, str]) -> tuple[int, object]:
        """Answer who asks for a token."""
        self.asked += 1
        if self.is_broken:
            return 200, ["something else"]
        wanted = {"client_id": CLIENT, "grant_type": "client_credentials", "scope": SCOPE}
        is_known = form.get("client_secret") == SECRET and wanted.items() <= form.items()
        if self.refuses or not is_known:
            return 401, {"error": "invalid_client", "error_description": f"not {SECRET}\n"}
        token = f"token-{self.asked}"
        self.good.add(token)
        return 200, {"access_token": token, "token_type": "Bearer", "expires_in": self.lasts}

    def inspect(self, form: dict[str, str]) -> tuple[int, object]:
        """Tell a mail server about a token."""
        is_good = form.get("token") in self.good
        return 200, {"active": is_good, "username": self.user if is_good else ""}


def handler_of(endpoint: TokenEndpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(200, endpoint.configuration())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            say = endpoint.inspect if self.path == "/introspect" else endpoint.give
            self.answer(*say(form))

        def answer(self, status: int, said: object) -> None:
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    return Handler


@contextmanager
def giving_tokens(user: str, folder: Path) -> Iterator[tuple[TokenEndpoint, Path]]:
    """The server, and the certificate by which one knows it."""
    endpoint = TokenEndpoint(user)
    certificate = certificate_in(folder)
    secured = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    secured.load_cert_chain(certificate)
    with serving(endpoint, secured) as port, serving(endpoint) as plain:
        endpoint.port = port
        endpoint.introspection = f"http://{HOST}:{plain}/introspect"
        yield endpoint, certificate


@contextmanager
def serving(endpoint: TokenEndpoint, secured: ssl.SSLContext | None = None) -> Iterator[int]:
    server = ThreadingHTTPServer((HOST, 0), handler_of(endpoint))
    if secured is not None:
        server.socket = secured.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def certificate_in(folder: Path) -> Path:
    """A certificate for this machine with its key, which vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return file
