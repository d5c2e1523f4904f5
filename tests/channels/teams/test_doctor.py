"""The doctor says what is wrong between this app and Teams, and how to mend it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.assistant.team.roles import Role
from bot.bootstrap import now, renderer
from bot.channels.teams.connection import open_transport
from bot.channels.teams.doctor import TeamsDoctor
from bot.channels.teams.manifest import TeamsManifest, package
from bot.channels.teams.package_check import next_version, package_finding
from bot.channels.teams.settings import TeamsSettings
from bot.vocabulary import Language
from bot.vocabulary.findings import Finding
from tests.fake_teams import SmallTeams

ID = "01234567-89ab-cdef-0123-456789abcdef"
OTHER = "11234567-89ab-cdef-0123-456789abcdef"
SHAPE = TeamsManifest(ID, "https://counter.example.co.jp")
every_language = pytest.mark.parametrize("language", Language)


def findings(
    teams: SmallTeams, language: Language = Language.EN, **other: Any
) -> Mapping[str, Finding]:
    settings = TeamsSettings(teams.app_id, teams.secret, teams.tenant, cloud=teams.cloud)
    settings = replace(settings, **other)
    with open_transport(settings, now) as ways:
        doctor = TeamsDoctor(settings, ways, "", renderer().voice(language))
        return {each.name: each for each in doctor.examine()}


def test_it_finds_nothing_where_all_is_well(teams: SmallTeams) -> None:
    assert all(each.is_well for each in findings(teams).values())


def test_it_names_a_wrong_secret(teams: SmallTeams) -> None:
    assert not findings(teams, secret="another")["App secret"].is_well  # noqa: S106


def test_it_names_staff_who_are_not_in_the_team(teams: SmallTeams) -> None:
    hana = teams.person("Hana Sato")
    desk: dict[str, Any] = {
        "desk_channel": teams.channel(),
        "staff": {hana.aad: Role.STAFF, ID: Role.ADMIN},
    }
    found = findings(teams, **desk)
    assert found[f"Member {hana.aad} (staff)"].is_well
    assert not found[f"Member {ID} (admin)"].is_well


def test_it_speaks_japanese_to_whoever_does(teams: SmallTeams) -> None:
    found = findings(teams, Language.JA, secret="another", host="counter.example.jp")  # noqa: S106
    assert {"アプリのシークレット", "Microsoft の鍵", "タブ"} <= set(found)
    assert "MADOGUCHI_TEAMS_APP_SECRET" in found["アプリのシークレット"].mend
    assert "ください" in found["アプリのシークレット"].mend


# The package.


def packed(folder: Path, shape: TeamsManifest = SHAPE, language: Language = Language.JA) -> Path:
    file = folder / "madoguchi-teams.zip"
    file.write_bytes(package(shape, language, renderer().voice))
    return file


def changed(file: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """The package with another manifest in it."""
    with zipfile.ZipFile(file) as archive:
        told = json.loads(archive.read("manifest.json"))
    change(told)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.json", json.dumps(told))
    return file


def examined(file: Path, shape: TeamsManifest = SHAPE, language: Language = Language.EN) -> Finding:
    return package_finding(file, shape, renderer().voice, language)


@every_language
def test_a_package_for_these_settings_is_well_with_its_version(
    tmp_path: Path, language: Language
) -> None:
    shape = replace(SHAPE, version="2.3.4", name="窓口")
    found = examined(packed(tmp_path, shape, language))
    assert found.is_well
    assert "version 2.3.4" in found.told
    assert "another version of Madoguchi" not in found.told


@pytest.mark.parametrize(
    ("other", "places"),
    [
        (
            {"app_id": OTHER},
            (
                "id",
                "bots[0].botId",
                "composeExtensions[0].botId",
                "webApplicationInfo.id",
                "webApplicationInfo.resource",
            ),
        ),
        (
            {"url": "https://elsewhere.example.co.jp"},
            ("webApplicationInfo.resource", "validDomains", "staticTabs", "configurableTabs"),
        ),
        ({"url": "https://counter.example.co.jp/below"}, ("staticTabs", "configurableTabs")),
        ({"has_desk": False}, ("configurableTabs",)),
    ],
)
def test_each_id_and_address_that_is_another_is_named_with_what_it_should_be(
    tmp_path: Path, other: dict[str, Any], places: tuple[str, ...]
) -> None:
    found = examined(packed(tmp_path, replace(SHAPE, **other)))
    assert not found.is_well
    named = [line.partition(": ")[0] for line in found.told.splitlines()[1:]]
    assert named == list(places)
    assert "--version 1.0.1" in found.mend


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("bots[0].botId: –", lambda told: told.pop("bots")),
        ("webApplicationInfo.id: –", lambda told: told.pop("webApplicationInfo")),
        ("webApplicationInfo.id: –", lambda told: told.update(webApplicationInfo=["x"])),
        ("validDomains: –", lambda told: told.update(validDomains="counter.example.co.jp")),
        ("version: one", lambda told: told.update(version="one")),
        ("manifestVersion: 1.5", lambda told: told.update(manifestVersion="1.5")),
    ],
)
def test_a_manifest_that_lacks_something_is_told_apart(
    tmp_path: Path, place: str, change: Callable[[dict[str, Any]], object]
) -> None:
    found = examined(changed(packed(tmp_path), change))
    assert not found.is_well
    assert place in found.told


def test_a_package_of_another_madoguchi_still_fits_and_is_said_to_be_older(tmp_path: Path) -> None:
    found = examined(changed(packed(tmp_path), lambda told: told.update(permissions=[])))
    assert found.is_well
    assert "another version of Madoguchi" in found.told
    assert "--version 1.0.1" in found.told


@pytest.mark.parametrize("content", [b"", b"PK", b"\xff" * 100])
def test_what_is_no_package_is_refused_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other.zip"
    file.write_bytes(content)
    found = examined(file, language=Language.JA)
    assert not found.is_well
    assert "madoguchi teams manifest --version 1.0.0" in found.mend


@pytest.mark.parametrize("written", ["[]", "{", '"x"'])
def test_a_zip_without_a_manifest_in_it_is_none_either(tmp_path: Path, written: str) -> None:
    file = tmp_path / "other.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.json", written)
    assert not examined(file).is_well
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("notes.txt", written)
    assert not examined(file).is_well


def test_no_package_is_no_trouble(tmp_path: Path) -> None:
    found = examined(tmp_path / "none.zip")
    assert found.is_well
    assert "none.zip" in found.told


def test_the_next_version_is_one_higher() -> None:
    assert [next_version(each) for each in ("1.0.9", "2.1.0", "1.0", "x")] == [
        "1.0.10",
        "2.1.1",
        "1.0.0",
        "1.0.0",
    ]
