"""Staff in a browser are configured as a whole, or the operator is told all that is missing."""

from __future__ import annotations

import pytest

from bot.assistant.team.roles import Role
from bot.channels.web.desk.settings import StaffSettings, staff_settings
from bot.settings import Settings, SettingsError, read_settings

HASH = (
    "$argon2id$v=19$m=65536,t=3,p=4$593qhvSGlhrQk33wqDF"
    "Rmw$Ri/znmxDCGWo1auNGzC1IMbWAxW3Vv8elh+naEN5kpU"
)
OIDC = {
    "oidc_issuer": "https://id.example/",
    "oidc_client_id": "desk",
    "oidc_client_secret": "very-secret",
}


def configured(monkeypatch: pytest.MonkeyPatch, **given: str) -> StaffSettings | None:
    for name, value in given.items():
        monkeypatch.setenv(f"MADOGUCHI_WEB_{name.upper()}", value)
    return staff_settings(read_settings())


def complaints(monkeypatch: pytest.MonkeyPatch, **given: str) -> list[str]:
    with pytest.raises(SettingsError) as error:
        configured(monkeypatch, **given)
    return str(error.value).splitlines()


def test_without_any_setting_whoever_runs_it_is_the_only_admin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MADOGUCHI_STAFF", "Hana Yamada")
    found = configured(monkeypatch)
    assert found is not None
    assert found.is_default
    assert dict(found.team.roles) == {"Hana-Yamada": Role.ADMIN}
    assert (dict(found.passwords), found.provider) == ({}, None)


def test_a_public_counter_without_staff_has_no_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    assert configured(monkeypatch, url="https://help.example") is None


def test_staff_have_roles_and_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    found = configured(
        monkeypatch,
        staff="hanako=admin taro@example.com=staff  jiro=curator",
        passwords=f"hanako={HASH} jiro={HASH}",
    )
    assert found is not None
    assert not found.is_default
    assert dict(found.team.roles) == {
        "hanako": Role.ADMIN,
        "taro@example.com": Role.STAFF,
        "jiro": Role.CURATOR,
    }
    assert found.team.colleagues == ("hanako", "taro@example.com")
    assert set(found.passwords) == {"hanako", "jiro"}


def test_a_provider_takes_three_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    found = configured(monkeypatch, staff="hanako=admin", **OIDC)
    assert found is not None
    assert found.provider is not None
    assert found.provider.issuer == "https://id.example"


@pytest.mark.parametrize("left_out", OIDC)
def test_what_is_missing_of_a_provider_is_named(
    monkeypatch: pytest.MonkeyPatch, left_out: str
) -> None:
    given = {name: value for name, value in OIDC.items() if name != left_out}
    [told] = complaints(monkeypatch, staff="hanako=admin", **given)
    assert told.startswith(f"MADOGUCHI_WEB_{left_out.upper()} is missing")


@pytest.mark.parametrize(
    "issuer", ["http://id.example", "id.example", "ftp://id.example", "https://", "http://[::1"]
)
def test_a_provider_is_spoken_to_in_secret(monkeypatch: pytest.MonkeyPatch, issuer: str) -> None:
    [told] = complaints(monkeypatch, staff="hanako=admin", **{**OIDC, "oidc_issuer": issuer})
    assert told.startswith("MADOGUCHI_WEB_OIDC_ISSUER")


def test_a_provider_on_this_machine_may_speak_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    here = {**OIDC, "oidc_issuer": "http://127.0.0.1:8080"}
    assert configured(monkeypatch, staff="hanako=admin", **here) is not None


@pytest.mark.parametrize(
    "staff",
    ["hanako", "hanako=boss", "=admin", "system=admin", "applicant=staff", "a=staff a=admin"],
)
def test_staff_that_cannot_be_are_named(monkeypatch: pytest.MonkeyPatch, staff: str) -> None:
    told = complaints(monkeypatch, staff=staff)
    assert all(line.startswith("MADOGUCHI_WEB_STAFF: ") for line in told)


@pytest.mark.parametrize(
    "passwords", ["hanako", "hanako=secret-word", "taro=", f"nobody={HASH}", HASH]
)
def test_passwords_that_cannot_be_are_told_without_showing_them(
    monkeypatch: pytest.MonkeyPatch, passwords: str
) -> None:
    told = complaints(monkeypatch, staff="hanako=admin taro=staff", passwords=passwords)
    assert all(line.startswith("MADOGUCHI_WEB_PASSWORDS: ") for line in told)
    assert "secret-word" not in "".join(told)
    assert "$" not in "".join(told)


@pytest.mark.parametrize("given", [{"passwords": f"hanako={HASH}"}, OIDC])
def test_ways_to_sign_in_need_somebody_who_may(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str]
) -> None:
    [told] = complaints(monkeypatch, **given)
    assert told.startswith("MADOGUCHI_WEB_STAFF is missing")


def test_nothing_secret_is_ever_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    found = configured(monkeypatch, staff="hanako=admin", passwords=f"hanako={HASH}", **OIDC)
    for shown in (repr(found), repr(Settings()), str(Settings().model_dump())):
        assert "very-secret" not in shown
        assert HASH not in shown
