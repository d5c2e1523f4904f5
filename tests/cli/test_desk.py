"""`madoguchi desk`: passwords, and links that sign staff in."""

from __future__ import annotations

import re

from bot.bootstrap import now
from bot.channels.web.desk.sessions import begin_session, use_link
from bot.channels.web.desk.sign_in.passwords import is_password
from bot.storage import open_storage
from tests.cli.conftest import Command

STAFF = "hanako=admin taro=staff"


def test_a_password_becomes_what_is_configured(madoguchi: Command) -> None:
    twice = "correct horse battery\n" * 2
    result = madoguchi("desk", "password", "--name", "hanako", sent=twice)
    assert result.exit_code == 0
    name, _, kept = result.stdout.strip().partition("=")
    assert name == "hanako"
    assert is_password(kept, "correct horse battery")
    assert "correct horse" not in result.output


def test_a_short_password_is_refused(madoguchi: Command) -> None:
    result = madoguchi("desk", "password", sent="short\nshort\n")
    assert result.exit_code == 2
    assert "10 to 200" in result.stderr


def test_a_link_signs_in_whoever_it_was_made_for(madoguchi: Command) -> None:
    result = madoguchi("desk", "link", "taro", MADOGUCHI_WEB_STAFF=STAFF)
    found = re.fullmatch(r"http://127\.0\.0\.1:3000/desk/link\?token=(\S+)\n", result.stdout)
    assert found, result.output
    with open_storage(madoguchi.url) as storage:
        assert use_link(storage, found[1], now()) == "taro"


def test_a_link_leads_to_the_public_address(madoguchi: Command) -> None:
    public = {"MADOGUCHI_WEB_STAFF": STAFF, "MADOGUCHI_WEB_URL": "https://help.example/"}
    result = madoguchi("desk", "link", "taro", **public)
    assert result.stdout.startswith("https://help.example/desk/link?token=")


def test_a_stranger_gets_no_link(madoguchi: Command) -> None:
    result = madoguchi("desk", "link", "nobody", MADOGUCHI_WEB_STAFF=STAFF)
    assert result.exit_code == 2
    assert "nobody is not staff" in result.stderr
    assert "taro" in result.stderr


def test_half_a_configuration_is_named(madoguchi: Command) -> None:
    result = madoguchi("desk", "link", "taro", MADOGUCHI_WEB_OIDC_ISSUER="https://id.example")
    assert result.exit_code == 2
    assert "MADOGUCHI_WEB_OIDC_CLIENT_ID is missing" in result.stderr


def test_all_sessions_of_somebody_can_be_ended(madoguchi: Command) -> None:
    with open_storage(madoguchi.url) as storage:
        begin_session(storage, "taro", now())
        begin_session(storage, "taro", now())
    assert "2 sessions of taro" in madoguchi("desk", "sign-out", "taro").stdout
    assert "0 sessions of taro" in madoguchi("desk", "sign-out", "taro").stdout
