"""Firefox and WebKit, driven with nothing but the standard library.

Firefox speaks Marionette, WebDriver's commands over a plain socket; WebKitGTK has a driver that
takes them over HTTP. Both know elements by the same kind of reference.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

from tests.chaos.process_control import free_port
from tests.chaos.scenario import wait_for

FIREFOX = ("firefox-esr", "firefox")
WEBKIT = "WebKitWebDriver"
MINI_BROWSERS = "usr/lib/*/webkit2gtk-4.*/MiniBrowser"
PATIENCE = 60


class Driver(Protocol):
    """What a test needs of a browser."""

    def visit(self, url: str) -> None: ...

    def run(self, script: str) -> Any:
        """What a script returns that runs in the frame which is looked at."""

    def enter(self, frame: Any) -> None:
        """Look at what is in a frame, given by its reference; at the whole page for None."""


class Firefox:
    """A Firefox without a window."""

    def __init__(self, port: int) -> None:
        assert wait_for(lambda: is_open(port), PATIENCE)
        self._socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._receive()
        self._call("NewSession", {})

    def visit(self, url: str) -> None:
        self._call("Navigate", {"url": url})

    def run(self, script: str) -> Any:
        return self._call("ExecuteScript", {"script": script, "args": []})["value"]

    def enter(self, frame: Any) -> None:
        named = {"element": next(iter(frame.values()))} if frame else {"id": None}
        self._call("SwitchToFrame", named)

    def close(self) -> None:
        self._stream.close()
        self._socket.close()

    def _call(self, command: str, parameters: dict[str, Any]) -> Any:
        self._number += 1
        sent = json.dumps([0, self._number, f"WebDriver:{command}", parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(sent), sent))
        _, _, error, result = self._receive()
        assert error is None, error
        return result

    def _receive(self) -> Any:
        length = b""
        while (digit := self._stream.read(1)) != b":":
            length += digit
        return json.loads(self._stream.read(int(length)))


class WebKit:
    """WebKitGTK's small browser."""

    def __init__(self, port: int, browser: Path) -> None:
        assert wait_for(lambda: is_open(port), PATIENCE)
        self._root = f"http://127.0.0.1:{port}/session"
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        made = self._post("", {"capabilities": wanted})
        self._root += f"/{made['sessionId']}"

    def visit(self, url: str) -> None:
        self._post("/url", {"url": url})

    def run(self, script: str) -> Any:
        return self._post("/execute/sync", {"script": script, "args": []})

    def enter(self, frame: Any) -> None:
        self._post("/frame", {"id": frame})

    def close(self) -> None:
        request = urllib.request.Request(self._root, method="DELETE")  # noqa: S310  our own
        urllib.request.urlopen(request, timeout=PATIENCE).close()  # noqa: S310  our own

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        address = self._root + path
        request = urllib.request.Request(address, json.dumps(body).encode(), method="POST")  # noqa: S310
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310  our own
            return json.load(answer)["value"]


@contextmanager
def firefox(folder: Path) -> Iterator[Driver | None]:
    """A Firefox with a profile of its own; None where there is none."""
    path = next((found for name in FIREFOX if (found := shutil.which(name))), None)
    if path is None:
        yield None
        return
    port = free_port()
    (folder / "user.js").write_text(f'user_pref("marionette.port", {port});\n')
    command = [path, "--headless", "--no-remote", "--marionette", "--profile", str(folder)]
    with running(command), closing(Firefox(port)) as driver:
        yield driver


@contextmanager
def webkit(_: Path) -> Iterator[Driver | None]:
    """A WebKitGTK on a screen that nobody sees; None where one of them is missing."""
    driver, screen = shutil.which(WEBKIT), shutil.which("xvfb-run")
    browser = next(Path("/").glob(MINI_BROWSERS), None)
    if driver is None or screen is None or browser is None:
        yield None
        return
    port = free_port()
    command = [screen, "--auto-servernum", driver, f"--port={port}"]
    with running(command), closing(WebKit(port, browser)) as made:
        yield made


@contextmanager
def running(command: list[str]) -> Iterator[None]:
    """A program, ended with this."""
    quiet = subprocess.DEVNULL
    program = subprocess.Popen(command, stdout=quiet, stderr=quiet, stdin=quiet)
    try:
        yield
    finally:
        program.terminate()
        program.wait(PATIENCE)


def is_open(port: int) -> bool:
    """Whether something listens."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(driver: Driver, script: str, seconds: float = PATIENCE) -> Any:
    """What a script returns as soon as that is something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := driver.run(script):
            return found
        time.sleep(0.1)
    raise AssertionError(script)
