"""Slack is configured as a whole, or the operator is told all that is missing."""

from __future__ import annotations

import pytest

from bot.channels.slack.settings import SlackSettings, slack_settings
from bot.settings import Settings, SettingsError, read_settings

BOT, APP, SIGNING = "xoxb-1-secret", "xapp-1-secret", "signing-secret"


def configured(monkeypatch: pytest.MonkeyPatch, **given: str) -> SlackSettings | None:
    for name, value in given.items():
        monkeypatch.setenv(f"MADOGUCHI_SLACK_{name.upper()}", value)
    return slack_settings(read_settings())


def complaints(monkeypatch: pytest.MonkeyPatch, **given: str) -> list[str]:
    with pytest.raises(SettingsError) as error:
        configured(monkeypatch, **given)
    return str(error.value).splitlines()


def test_without_anything_about_slack_there_is_no_slack(monkeypatch: pytest.MonkeyPatch) -> None:
    assert configured(monkeypatch) is None
    assert configured(monkeypatch, bot_token="", staff=" ") is None


def test_socket_mode_needs_two_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    slack = configured(monkeypatch, bot_token=BOT, app_token=APP)
    assert slack is not None
    assert slack.is_socket_mode
    assert not slack.is_for_many
    assert slack.api_url == "https://slack.com/api/"


def test_http_needs_a_token_and_the_signing_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    slack = configured(monkeypatch, bot_token=BOT, signing_secret=SIGNING)
    assert slack is not None
    assert not slack.is_socket_mode


def test_several_workspaces_need_a_server_for_installing(monkeypatch: pytest.MonkeyPatch) -> None:
    slack = configured(monkeypatch, client_id="1.2", client_secret="c", app_token=APP)  # noqa: S106
    assert slack is not None
    assert slack.is_for_many
    assert slack.is_socket_mode


def test_a_desk_is_a_channel_and_those_who_may_act(monkeypatch: pytest.MonkeyPatch) -> None:
    slack = configured(
        monkeypatch,
        bot_token=BOT,
        app_token=APP,
        desk_channel="C0DESK",
        staff="U1, U2 S3,U1",
        api_url="http://127.0.0.1:1/api",
    )
    assert slack is not None
    assert (slack.desk_team, slack.desk_channel) == ("", "C0DESK")
    assert slack.staff == ("U1", "U2", "S3")
    assert slack.api_url == "http://127.0.0.1:1/api/"


def test_a_desk_of_one_of_several_workspaces_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"client_id": "1.2", "client_secret": "c", "signing_secret": SIGNING, "staff": "U1"}
    (complaint,) = complaints(monkeypatch, desk_channel="C0DESK", **given)
    assert "in which workspace" in complaint
    slack = configured(monkeypatch, desk_channel="T0ACME:C0DESK", **given)
    assert slack is not None
    assert (slack.desk_team, slack.desk_channel) == ("T0ACME", "C0DESK")


def test_all_that_is_missing_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = complaints(monkeypatch, staff="U1")
    assert [line.split()[0] for line in lines] == [
        "MADOGUCHI_SLACK_BOT_TOKEN",
        "MADOGUCHI_SLACK_APP_TOKEN",
        "MADOGUCHI_SLACK_DESK_CHANNEL",
    ]
    assert "MADOGUCHI_SLACK_SIGNING_SECRET" in lines[1]


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"bot_token": APP, "app_token": APP}, "SLACK_BOT_TOKEN is none"),
        ({"bot_token": BOT, "app_token": BOT}, "SLACK_APP_TOKEN is none"),
        ({"bot_token": BOT}, "SLACK_APP_TOKEN is missing"),
        ({"signing_secret": SIGNING}, "SLACK_BOT_TOKEN is missing"),
        ({"client_id": "1.2", "app_token": APP}, "SLACK_CLIENT_SECRET is missing"),
        ({"client_secret": "c", "app_token": APP}, "SLACK_CLIENT_ID is missing"),
        (
            {"bot_token": BOT, "client_id": "1", "client_secret": "c", "app_token": APP},
            "set either the one or the others",
        ),
        (
            {"bot_token": BOT, "app_token": APP, "desk_channel": "C1"},
            "SLACK_STAFF is missing",
        ),
        (
            {"bot_token": BOT, "app_token": APP, "desk_channel": "#desk", "staff": "U1"},
            "not its name",
        ),
        (
            {"bot_token": BOT, "app_token": APP, "desk_channel": "C1", "staff": "@hana, U1"},
            "SLACK_STAFF: @hana",
        ),
        ({"bot_token": BOT, "app_token": APP, "api_url": "slack.com"}, "SLACK_API_URL is no"),
    ],
)
def test_what_is_wrong_is_said(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], complaint: str
) -> None:
    (line,) = complaints(monkeypatch, **given)
    assert complaint in line
    assert "secret" not in line.replace("SECRET", "")


def test_secrets_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    slack = configured(
        monkeypatch, bot_token=BOT, app_token=APP, signing_secret=SIGNING, desk_channel=""
    )
    for shown in (repr(slack), str(slack), repr(Settings()), str(Settings().model_dump())):
        assert "-secret" not in shown
