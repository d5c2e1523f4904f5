"""The package that the app is installed from."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from bot.bootstrap import renderer
from bot.channels.teams.api.user_tokens import audiences_of
from bot.channels.teams.manifest import TeamsManifest, package
from bot.vocabulary import Language

jsonschema = pytest.importorskip("jsonschema")

SCHEMAS = Path(__file__).with_name("schemas")
ID = "01234567-89ab-cdef-0123-456789abcdef"
SHAPE = TeamsManifest(ID, "https://counter.example.co.jp")
LIMITS = {"short": 80, "full": 4_000}


def files(language: Language) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package(SHAPE, language, renderer().voice))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("language", Language)
def test_the_package_passes_the_public_schemas(language: Language) -> None:
    found = files(language)
    told = json.loads(found["manifest.json"])
    [other] = told["localizationInfo"]["additionalLanguages"]
    for name, schema in (
        ("manifest.json", "MicrosoftTeams"),
        (other["file"], "MicrosoftTeams.Localization"),
    ):
        public = json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8"))
        validator = jsonschema.Draft4Validator(public, format_checker=jsonschema.FormatChecker())
        wrong = [
            f"{e.json_path}: {e.message}" for e in validator.iter_errors(json.loads(found[name]))
        ]
        assert wrong == []


def test_the_public_schema_refuses_what_is_wrong() -> None:
    told = json.loads(files(Language.JA)["manifest.json"])
    public = json.loads((SCHEMAS / "MicrosoftTeams.schema.json").read_text("utf-8"))
    told["bots"][0]["commandLists"][0]["commands"][0]["title"] = "x" * 33
    assert not jsonschema.Draft4Validator(public).is_valid(told)


@pytest.mark.parametrize("language", Language)
def test_the_package_holds_what_teams_asks_for(language: Language) -> None:
    found = files(language)
    told = json.loads(found["manifest.json"])
    assert told["bots"][0]["botId"] == ID
    assert set(told["icons"].values()) <= set(found)
    [other] = told["localizationInfo"]["additionalLanguages"]
    assert other["file"] in found
    assert {each.value for each in Language} == {
        other["languageTag"],
        told["localizationInfo"]["defaultLanguageTag"],
    }
    assert all(len(told["description"][name]) <= most for name, most in LIMITS.items())
    assert 0 < len(told["developer"]["name"]) <= 32
    assert len(told["name"]["full"]) <= 100


@pytest.mark.parametrize("language", Language)
def test_everything_that_is_said_is_said_in_the_other_language_too(language: Language) -> None:
    found = files(language)
    told = json.loads(found["manifest.json"])
    [other] = told["localizationInfo"]["additionalLanguages"]
    translated = json.loads(found[other["file"]])
    for number, command in enumerate(told["bots"][0]["commandLists"][0]["commands"]):
        at = f"bots[0].commandLists[0].commands[{number}]"
        assert translated[f"{at}.title"] != command["title"]
        assert translated[f"{at}.description"]


@pytest.mark.parametrize("language", Language)
def test_tabs_lead_to_our_own_pages_and_ask_for_the_token_that_these_take(
    language: Language,
) -> None:
    found = files(language)
    told = json.loads(found["manifest.json"])
    [other] = told["localizationInfo"]["additionalLanguages"]
    chat, counter = told["staticTabs"]
    [desk] = told["configurableTabs"]
    assert chat["entityId"] == "conversations"
    for address in (counter["contentUrl"], desk["configurationUrl"]):
        assert address.startswith("https://counter.example.co.jp/tab/teams/")
    assert told["validDomains"] == ["counter.example.co.jp"]
    asked = told["webApplicationInfo"]
    assert asked["id"] == ID
    assert asked["resource"] in audiences_of(ID, "counter.example.co.jp")
    assert json.loads(found[other["file"]])["staticTabs[1].name"] != counter["name"]


def test_without_a_desk_in_teams_there_is_no_tab_for_it() -> None:
    shape = replace(SHAPE, has_desk=False)
    with zipfile.ZipFile(io.BytesIO(package(shape, Language.JA, renderer().voice))) as archive:
        told = json.loads(archive.read("manifest.json"))
    assert "configurableTabs" not in told


@pytest.mark.parametrize(("name", "size"), [("color.png", 192), ("outline.png", 32)])
def test_icons_have_the_sizes_of_teams(name: str, size: int) -> None:
    content = files(Language.JA)[name]
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (size, size)


def test_the_same_package_is_the_same_bytes() -> None:
    voice = renderer().voice
    assert package(SHAPE, Language.JA, voice) == package(SHAPE, Language.JA, voice)
