"""What `bot/serving/deploy` holds works with the real programs that it is for."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import httpx
import pytest
import yaml
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.settings import PREFIX, Settings
from tests.serving.live_server import served

DEPLOY = Path(__file__).parents[2] / "bot" / "serving" / "deploy"
NAME = "counter.example.jp"
Proxied = tuple[httpx.Client, "Behind"]
SETTING = re.compile(rf"\b{PREFIX}([A-Z_]+)\b")


def needed(program: str) -> str:
    """Where a program is."""
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if found:
        return found
    if os.environ.get("MADOGUCHI_TEST_REQUIRE_PROXIES") == "1":
        pytest.fail(f"{program} is not installed")
    pytest.skip(f"install {program} to try what is configured for it")


class Behind:
    """An application behind a proxy: it tells for whom it is asked, and streams."""

    def __init__(self) -> None:
        self.goes_on = Event()
        routes = [Route("/who", self.who), Route("/stream", self.stream)]
        self.app = Starlette(routes=[*routes, Route("/take", self.take, methods=["POST"])])

    async def who(self, request: Request) -> Response:
        return PlainTextResponse(",".join(request.headers.getlist("x-forwarded-for")))

    async def take(self, request: Request) -> Response:
        return PlainTextResponse(str(len(await request.body())))

    async def stream(self, _: Request) -> Response:
        return StreamingResponse(self.events(), media_type="text/event-stream")

    def events(self) -> Iterator[bytes]:
        yield b"event: first\n\n"
        self.goes_on.wait(20)
        yield b"event: second\n\n"


@pytest.fixture(params=["nginx", "caddy"])
def proxied(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Proxied]:
    """A browser in front of a proxy with the configuration that is shipped."""
    behind = Behind()
    program = needed(request.param)
    run = with_nginx if request.param == "nginx" else with_caddy
    with served(behind.app) as address, run(program, address, tmp_path) as client:
        yield client, behind


@contextmanager
def with_nginx(program: str, address: str, folder: Path) -> Iterator[httpx.Client]:
    certificate(folder)
    port, plain = free_port(), free_port()
    site = (DEPLOY / "nginx.conf").read_text("utf-8")
    site = site.replace("http://127.0.0.1:3000", address)
    site = re.sub(r"listen (\[::\]:)?443 ", rf"listen \g<1>{port} ", site)
    site = re.sub(r"listen (\[::\]:)?80;", rf"listen \g<1>{plain};", site)
    site = re.sub(r"/etc/ssl/\S+/(\w+\.pem)", rf"{folder}/\1", site)
    (folder / "nginx.conf").write_text(
        f"user root; daemon off; pid {folder}/pid; error_log stderr;\n"
        f"events {{}}\nhttp {{ access_log off; client_body_temp_path {folder}/body;\n"
        f"proxy_temp_path {folder}/proxy;\n{site}\n}}\n"
    )
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with running(command, port):
        trust = ssl.create_default_context(cafile=folder / "fullchain.pem")
        extensions = {"sni_hostname": NAME}
        with httpx.Client(verify=trust, base_url=f"https://127.0.0.1:{port}") as client:
            client.headers["host"] = NAME
            client.event_hooks["request"] = [lambda sent: sent.extensions.update(extensions)]
            yield client


@contextmanager
def with_caddy(program: str, address: str, folder: Path) -> Iterator[httpx.Client]:
    port = free_port()
    site = (DEPLOY / "Caddyfile").read_text("utf-8").replace(NAME, f"http://127.0.0.1:{port}")
    site = site.replace("127.0.0.1:3000", address.removeprefix("http://"))
    (folder / "Caddyfile").write_text("{\n\tadmin off\n}\n" + site)
    command = [program, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with (
        running(command, port, XDG_DATA_HOME=str(folder), XDG_CONFIG_HOME=str(folder)),
        httpx.Client(base_url=f"http://127.0.0.1:{port}") as client,
    ):
        yield client


@contextmanager
def running(command: list[str], port: int, **environment: str) -> Iterator[None]:
    process = subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.PIPE)
    try:
        end = time.monotonic() + 30
        while not is_open(port):
            assert process.poll() is None, process.stderr and process.stderr.read().decode()
            assert time.monotonic() < end, "it does not listen"
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


def is_open(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def certificate(folder: Path) -> None:
    """One of our own, for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(made.public_bytes(pem))
    written = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "privkey.pem").write_bytes(written)


def test_what_is_said_live_passes_at_once(proxied: Proxied) -> None:
    client, behind = proxied
    with client.stream("GET", "/stream") as answer:
        lines = answer.iter_lines()
        assert next(lines) == "event: first"  # the second is not said before
        behind.goes_on.set()
        assert "event: second" in list(lines)


def test_a_visitor_cannot_say_who_they_are(proxied: Proxied) -> None:
    client, _ = proxied
    told = client.get("/who", headers={"x-forwarded-for": "203.0.113.9"}).text
    assert told == "127.0.0.1"


def test_a_form_passes_and_a_flood_does_not(proxied: Proxied) -> None:
    client, _ = proxied
    assert client.post("/take", content=b"x" * 100_000).text == "100000"
    assert client.post("/take", content=b"x" * 3_000_000).status_code in {413, 400, 502}


def test_units_are_what_systemd_takes() -> None:
    verify = needed("systemd-analyze")
    for unit in sorted(DEPLOY.glob("madoguchi*.*")):
        told = subprocess.run([verify, "verify", str(unit)], capture_output=True, check=False)
        lines = told.stderr.decode().splitlines()
        assert [line for line in lines if "/opt/madoguchi" not in line] == []  # not installed here


def test_every_setting_that_is_named_is_one() -> None:
    known = {"CONFIG", *map(str.upper, Settings.model_fields)}
    for file in filter(Path.is_file, DEPLOY.rglob("*")):
        named = set(SETTING.findall(file.read_text("utf-8")))
        assert named - known == set(), file.name


def test_the_image_learns_as_whoever_runs_it() -> None:
    lines = (DEPLOY / "Containerfile").read_text("utf-8").splitlines()
    assert lines.index("USER madoguchi") < lines.index("RUN python -m bot knowledge learn")


def test_the_services_are_built_from_files_that_are_there() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    build = services["counter"]["build"]
    root = (DEPLOY / build["context"]).resolve()
    copied = re.findall(
        r"^COPY (\S+)", (root / build["dockerfile"]).read_text("utf-8"), re.MULTILINE
    )
    assert copied
    assert all((root / each).exists() for each in copied)
