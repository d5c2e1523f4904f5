"""Creating the app in Slack and finding out what is wrong with it, as an operator does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from bot.channels.slack.manifest import ManifestShape, events, scopes
from tests.cli.conftest import Command
from tests.fake_slack import Person, SmallSlack, Workspace

LIMITS = {
    "display_information.name": 35,
    "display_information.description": 140,
    "features.bot_user.display_name": 80,
    "features.agent_view.agent_description": 300,
    "features.shortcuts.name": 24,
    "features.shortcuts.description": 150,
    "features.slash_commands.command": 32,
    "features.slash_commands.description": 2000,
    "features.slash_commands.usage_hint": 1000,
    "settings.event_subscriptions.bot_events": 50,
    "oauth_config.scopes.bot": 50,
}
"""Characters that Slack's schema allows (slackapi/manifest-schema, version 1)."""

KNOWN = {
    "": {"_metadata", "display_information", "features", "oauth_config", "settings"},
    "display_information": {"name", "description", "background_color"},
    "features": {"app_home", "bot_user", "agent_view", "shortcuts", "slash_commands"},
    "oauth_config": {"scopes", "redirect_urls"},
    "settings": {
        "event_subscriptions",
        "interactivity",
        "org_deploy_enabled",
        "socket_mode_enabled",
        "token_rotation_enabled",
    },
}
"""Names that the schema knows; it refuses others."""

SHAPES: list[list[str]] = [
    [],
    ["--url", "https://counter.example.org"],
    ["--url", "https://counter.example.org/", "--many"],
    ["--url", "https://counter.example.org", "--many", "--socket"],
    ["--no-desk"],
]


def texts(content: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its path; entries of a list share one."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from texts(value, f"{path}.{key}".lstrip("."))
    elif isinstance(content, list):
        for value in content:
            yield from texts(value, path)
    elif isinstance(content, str):
        yield path, content


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_manifest_is_within_what_slack_takes(
    madoguchi: Command, shape: list[str], language: str
) -> None:
    result = madoguchi("slack", "manifest", "--language", language, *shape)
    content = json.loads(result.output)
    for path, known in KNOWN.items():
        assert set(content[path] if path else content) <= known
    for path, text in texts(content):
        assert 0 < len(text) <= LIMITS.get(path, 3000), path
    assert re.fullmatch("#[0-9a-f]{6}", content["display_information"]["background_color"])
    assert len(content["features"]["agent_view"]["suggested_prompts"]) <= 4


def test_without_an_address_events_come_over_socket_mode(madoguchi: Command) -> None:
    settings = json.loads(madoguchi("slack", "manifest").output)["settings"]
    assert settings["socket_mode_enabled"] is True
    assert "request_url" not in settings["event_subscriptions"]
    assert settings["interactivity"] == {"is_enabled": True}


def test_with_an_address_everything_is_sent_there(madoguchi: Command) -> None:
    content = json.loads(madoguchi("slack", "manifest", "--url", "https://c.example/").output)
    url = "https://c.example/slack/events"
    assert content["settings"]["event_subscriptions"]["request_url"] == url
    assert content["settings"]["interactivity"]["request_url"] == url
    assert content["features"]["slash_commands"][0]["url"] == url
    assert content["settings"]["socket_mode_enabled"] is False


def test_for_several_workspaces_it_names_the_pages_and_rotates_tokens(madoguchi: Command) -> None:
    output = madoguchi("slack", "manifest", "--url", "https://c.example", "--many").output
    content = json.loads(output)
    assert content["oauth_config"]["redirect_urls"] == ["https://c.example/slack/oauth_redirect"]
    assert content["settings"]["token_rotation_enabled"] is True
    assert "app_uninstalled" in content["settings"]["event_subscriptions"]["bot_events"]


def test_yaml_says_the_same(madoguchi: Command) -> None:
    as_json = json.loads(madoguchi("slack", "manifest").output)
    assert yaml.safe_load(madoguchi("slack", "manifest", "--yaml").output) == as_json


@pytest.mark.parametrize(
    "wrong", [["--many"], ["--url", "counter.example.org"], ["--name", " "], ["--name", "x" * 36]]
)
def test_what_cannot_be_made_into_an_app_is_told(madoguchi: Command, wrong: list[str]) -> None:
    result = madoguchi("slack", "manifest", *wrong)
    assert result.exit_code == 2
    assert wrong[0] in result.stderr


def test_an_app_without_a_desk_asks_for_less() -> None:
    assert set(scopes(has_desk=False)) < set(scopes())
    assert set(events(ManifestShape(has_desk=False))) < set(events(ManifestShape()))


# The doctor.


@pytest.fixture
def slack() -> Iterator[SmallSlack]:
    with SmallSlack() as small:
        yield small


@pytest.fixture
def acme(slack: SmallSlack) -> Workspace:
    return slack.workspace("acme", scopes=scopes())


@pytest.fixture
def hana(slack: SmallSlack, acme: Workspace) -> Person:
    return slack.person(acme, "hana")


@pytest.fixture
def configured(slack: SmallSlack, acme: Workspace, hana: Person) -> dict[str, str]:
    channel = slack.channel(acme, "desk", hana, is_private=True)
    group = slack.group(acme, "staff", hana)
    given = {
        "bot_token": acme.bot_token,
        "app_token": slack.use_socket_mode(),
        "api_url": slack.api_url,
        "desk_channel": channel.id,
        "staff": f"{hana.id} {group.id}",
    }
    return {f"MADOGUCHI_SLACK_{name.upper()}": value for name, value in given.items()}


def examined(madoguchi: Command, configured: dict[str, str]) -> tuple[int, dict[str, str]]:
    """The exit code, and what to do about what is not well."""
    result = madoguchi("slack", "doctor", "--json", **configured)
    findings = json.loads(result.output)
    return result.exit_code, {f["name"]: f["mend"] for f in findings if not f["is_well"]}


def test_where_all_is_well_the_doctor_says_so(
    madoguchi: Command, configured: dict[str, str]
) -> None:
    assert examined(madoguchi, configured) == (0, {})
    told = madoguchi("slack", "doctor", **configured).output
    assert "Socket Mode connects" in told
    assert "NO" not in told


def test_the_doctor_knows_how_to_mend_a_token(
    madoguchi: Command, configured: dict[str, str]
) -> None:
    wrong = {**configured, "MADOGUCHI_SLACK_BOT_TOKEN": "xoxb-wrong"}
    code, mends = examined(madoguchi, wrong)
    assert code == 1
    assert "install the app again" in mends["Bot token"]
    assert "xoxb-wrong" not in madoguchi("slack", "doctor", **wrong).output


def test_the_doctor_names_scopes_that_are_missing(
    madoguchi: Command, slack: SmallSlack, configured: dict[str, str]
) -> None:
    other = slack.workspace("other", scopes=set(scopes()) - {"files:write", "im:write"})
    wrong = {**configured, "MADOGUCHI_SLACK_BOT_TOKEN": other.bot_token}
    result = madoguchi("slack", "doctor", **wrong)
    assert result.exit_code == 1
    assert "missing: files:write, im:write" in result.output
    assert "madoguchi slack manifest" in result.output


def test_the_doctor_sees_that_the_bot_is_not_at_the_desk(
    madoguchi: Command, slack: SmallSlack, acme: Workspace, hana: Person, configured: dict[str, str]
) -> None:
    channel = slack.channel(acme, "elsewhere", hana, has_bot=False)
    _, mends = examined(madoguchi, {**configured, "MADOGUCHI_SLACK_DESK_CHANNEL": channel.id})
    assert "/invite @madoguchi" in mends["Desk channel"]


def test_the_doctor_sees_staff_who_are_not_there(
    madoguchi: Command, slack: SmallSlack, acme: Workspace, configured: dict[str, str]
) -> None:
    empty = slack.group(acme, "empty")
    _, mends = examined(madoguchi, {**configured, "MADOGUCHI_SLACK_STAFF": f"U0NOBODY,{empty.id}"})
    assert set(mends) == {"Staff U0NOBODY", f"Staff {empty.id}"}


def test_the_doctor_sees_that_socket_mode_is_off(
    madoguchi: Command, slack: SmallSlack, configured: dict[str, str]
) -> None:
    slack.sockets.is_enabled = False
    _, mends = examined(madoguchi, configured)
    assert "switch Socket Mode on" in mends["Way in"]


def test_the_doctor_sees_that_slack_is_away(madoguchi: Command, configured: dict[str, str]) -> None:
    away = {**configured, "MADOGUCHI_SLACK_API_URL": "http://127.0.0.1:9/api/"}
    code, mends = examined(madoguchi, away)
    assert code == 1
    assert "look at the network" in mends["Bot token"]


def test_the_doctor_needs_something_to_look_at(madoguchi: Command) -> None:
    result = madoguchi("slack", "doctor")
    assert result.exit_code == 2
    assert "not configured" in result.stderr
