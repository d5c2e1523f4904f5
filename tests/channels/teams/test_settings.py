"""Teams is configured as a whole, or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from bot.assistant.team.roles import Role
from bot.bootstrap import TroubleError
from bot.channels.teams.factory import DANGEROUS, configured
from bot.channels.teams.settings import teams_settings
from bot.settings import Settings, SettingsError

ID = "01234567-89ab-cdef-0123-456789abcdef"
OTHER = "11234567-89ab-cdef-0123-456789abcdef"
APP = {"teams_app_id": ID, "teams_tenant": ID, "teams_app_secret": "hidden"}
DESK = {"teams_desk_channel": "19:abc_DEF-1@thread.tacv2", "teams_staff": ID}


def settings(**given: Any) -> Settings:
    return Settings(**given)


def read(**given: Any) -> Any:
    return teams_settings(settings(**given))


def test_nothing_set_is_no_teams() -> None:
    assert read() is None


def test_the_whole_is_read() -> None:
    found = read(**APP, **DESK, teams_tenants=f"{ID}, {ID.upper()}")
    assert found.app_id == found.tenant == ID
    assert found.tenants == (ID,)
    assert found.staff == {ID: Role.STAFF}


def test_staff_and_groups_are_named_with_the_role_that_they_have_at_the_desk() -> None:
    desk = {"teams_desk_channel": DESK["teams_desk_channel"]}
    given = {"teams_staff": f"{ID}=admin, {OTHER}", "teams_staff_group": f"{OTHER}=curator {ID}"}
    found = read(**APP, **desk, **given)
    assert found.staff == {ID: Role.ADMIN, OTHER: Role.STAFF}
    assert list(found.staff_groups.items()) == [(OTHER, Role.CURATOR), (ID, Role.STAFF)]


@pytest.mark.parametrize(
    ("staff", "told"),
    [
        (f"{ID}=boss", "ROLE is one of staff, curator, admin"),
        (f"{ID}=admin {ID}=staff", "has two roles"),
        (f"{ID}=curator", "staff or admin"),
        ("hanako=admin", "never a name"),
    ],
)
def test_a_role_that_there_is_not_is_refused_with_what_to_write(staff: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        read(**APP, **{**DESK, "teams_staff": staff})


def test_the_secret_is_never_shown() -> None:
    assert "hidden" not in repr(read(**APP))


@pytest.mark.parametrize("name", APP)
def test_half_of_the_app_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match=name.upper()):
        read(**{key: value for key, value in APP.items() if key != name})


@pytest.mark.parametrize("name", DESK)
def test_half_of_a_desk_is_refused(name: str) -> None:
    with pytest.raises(SettingsError, match=name.upper()):
        read(**APP, **{key: value for key, value in DESK.items() if key != name})


@pytest.mark.parametrize(
    "wrong",
    [
        {"teams_app_id": "madoguchi"},
        {"teams_tenant": "example.co.jp"},
        {"teams_tenants": "example.co.jp"},
        {**DESK, "teams_staff": "hanako@example.co.jp"},
        {**DESK, "teams_desk_channel": "General"},
    ],
)
def test_names_in_the_place_of_ids_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError):
        read(**{**APP, **wrong})


def test_a_switch_that_would_let_in_everybody_stops_the_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(DANGEROUS, "true")
    with pytest.raises(TroubleError, match=DANGEROUS):
        configured(settings(**APP))
