"""The client as a process, with the people that its configuration names."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import httpx

from tests.chaos.process_control import free_port
from tests.fake_teams import SmallTeams

CLIENT = "node_modules/@microsoft/m365agentsplayground/cli.js"
LOOPBACK = Path(__file__).with_name("loopback.js")
PATIENCE = 90.0
CHANNEL = "19:desk0000@thread.tacv2"
NAMES = ("Taro Suzuki", "Hana Sato", "Ken Mori", "Yui Kato", "Jun Abe", "Rin Ono")


def user(number: int, name: str) -> dict[str, str]:
    given, _, surname = name.partition(" ")
    mail = f"{given.lower()}@example.co.jp"
    return {
        "id": f"29:user-{number}",
        "name": name,
        "userPrincipleName": mail,
        "aadObjectId": f"00000000-0000-0000-0000-{number:012d}",
        "givenName": given,
        "surname": surname,
        "email": mail,
    }


def configuration(teams: SmallTeams) -> dict[str, object]:
    """Who and what there is; JSON is YAML as well."""
    users = [user(number, name) for number, name in enumerate(NAMES)]
    return {
        "version": "0.1.1",
        "tenantId": teams.tenant,
        "bot": {"id": f"28:{teams.app_id}", "name": "Madoguchi"},
        "currentUser": users[0],
        "users": users[1:],
        "personalChat": {"id": "a:personal-chat"},
        "groupChat": {"id": "19:group@thread.v2", "name": "Group"},
        "team": {
            "id": "19:general@thread.tacv2",
            "name": "Team",
            "aadGroupId": "00000000-0000-0000-0000-000000000100",
            "channels": [{"id": CHANNEL, "name": "Desk"}],
        },
    }


@contextmanager
def running_client(home: Path, folder: Path, teams: SmallTeams, door: str) -> Iterator[str]:
    """The address of the client's page. `home` is where npm put it."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    (folder / ".m365agentsplayground.yml").write_text(json.dumps(configuration(teams)))
    told = ["--app-endpoint", door, "--channel-id", "msteams", "--port", str(port), "--dt"]
    told += ["--service-url", f"{url}/_connector"]
    process = subprocess.Popen(
        [which("node") or "node", "-r", str(LOOPBACK), str(home / CLIENT), "start", *told],
        cwd=folder,
        env={**os.environ, "TEAMSAPPTESTER_BROWSER": "none", "BROWSER": "none"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
    )
    try:
        await_page(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(20)


def await_page(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, "the client ended"
        try:
            if httpx.get(url, timeout=5).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.3)
    raise AssertionError("the client does not answer")
