"""Whether a package fits the settings: the ids, names and addresses in it, and its version."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.channels.teams.manifest import VERSION, Json, TeamsManifest, Voice, manifest
from bot.vocabulary import Language
from bot.vocabulary.findings import Finding
from bot.wording.translator import Translator

MOST = 1_000_000
"""Bytes of a manifest; ours has some ten thousand."""
NUMBER = re.compile(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})")
MISSING = "–"


class PackageError(Exception):
    """A file is no package. Says what it lacks."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something in a package that is not as the settings are, by its place in the manifest."""

    place: str
    told: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.place}: {self.told} → {self.wanted}"


def package_finding(file: Path, wanted: TeamsManifest, voice: Voice, language: Language) -> Finding:
    """What there is to say of the package in a file."""
    said = voice(language)
    name = said.gettext("Package")
    if not file.exists():
        told = said.gettext(
            "there is none at {file}, so it cannot be compared; `madoguchi teams manifest` "
            "writes it",
            file=str(file),
        )
        return Finding(name, is_well=True, told=told)
    try:
        found = read_manifest(file)
    except PackageError as error:
        told = said.gettext("{file} is no package: {why}", file=str(file), why=str(error))
        return Finding(name, is_well=False, told=told, mend=rewriting("1.0.0", said))
    version = str(found.get("version") or MISSING)
    different = list(differences(found, wanted, voice))
    if different:
        told = said.gettext("{file} is for other settings than these:", file=str(file))
        lines = "\n".join((told, *map(str, different)))
        return Finding(name, is_well=False, told=lines, mend=rewriting(next_version(version), said))
    told = said.gettext(
        "{file}, version {version}, is for these settings; the Teams admin center has to show "
        "this version",
        file=str(file),
        version=version,
    )
    if is_outdated(found, wanted, voice):
        again = rewriting(next_version(version), said)
        older = said.gettext("another version of Madoguchi wrote it; for what is new since:")
        told = f"{told}\n{older} {again}"
    return Finding(name, is_well=True, told=told)


def rewriting(version: str, said: Translator) -> str:
    """How the package is brought up to date."""
    return said.gettext(
        "write it again, `madoguchi teams manifest --version {version}`, and upload it (Teams "
        "admin center, Manage apps, the app, Upload file)",
        version=version,
    )


def read_manifest(file: Path) -> Json:
    """The manifest in a package. Raises `PackageError`."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open("manifest.json") as opened:
            told = json.loads(opened.read(MOST))
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, RuntimeError) as error:
        raise PackageError(type(error).__name__) from None
    if not isinstance(told, dict):
        raise PackageError("manifest.json")
    return told


def differences(told: Json, wanted: TeamsManifest, voice: Voice) -> Iterator[Difference]:
    """Everything in a manifest that is not as the settings are, whatever its language."""
    app, host = wanted.app_id, wanted.host
    known = manifest(wanted, Language.JA, Language.EN, voice(Language.JA))
    plain = {"id": wanted.package_id, "manifestVersion": VERSION}
    yield from unlike({each: told.get(each) for each in plain}, plain)
    for kind in ("bots", "composeExtensions"):
        for number, each in enumerate(parts(told, kind) or [{}]):
            place = f"{kind}[{number}].botId"
            yield from unlike({place: each.get("botId")}, {place: app})
    signs_in = told.get("webApplicationInfo")
    signs_in = signs_in if isinstance(signs_in, Mapping) else {}
    asked = known["webApplicationInfo"]
    yield from unlike(
        {f"webApplicationInfo.{each}": signs_in.get(each) for each in asked},
        {f"webApplicationInfo.{each}": value for each, value in asked.items()},
    )
    domains = told.get("validDomains")
    domains = domains if isinstance(domains, list) else []
    if host not in domains:
        yield Difference("validDomains", ", ".join(map(str, domains)) or MISSING, host)
    yield from wrong_addresses(told, known)
    version = str(told.get("version") or MISSING)
    if not NUMBER.fullmatch(version):
        yield Difference("version", version, "1.0.0")


def wrong_addresses(told: Json, known: Json) -> Iterator[Difference]:
    """Tabs that lead elsewhere, are missing or too many."""
    for kind, name in (("staticTabs", "contentUrl"), ("configurableTabs", "configurationUrl")):
        ours = [str(each[name]) for each in parts(known, kind) if name in each]
        theirs = [str(each[name]) for each in parts(told, kind) if name in each]
        if [each.partition("?")[0] for each in theirs] != [each.partition("?")[0] for each in ours]:
            yield Difference(kind, ", ".join(theirs) or MISSING, ", ".join(ours) or MISSING)


def unlike(told: Mapping[str, object], wanted: Mapping[str, str]) -> Iterator[Difference]:
    """What is not as it should be, of some values by their places."""
    for place, value in wanted.items():
        if told[place] != value:
            yield Difference(place, str(told[place] or MISSING)[:200], value)


def parts(told: Json, kind: str) -> list[Mapping[str, Any]]:
    """The objects in a list of a manifest."""
    found = told.get(kind)
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def is_outdated(told: Json, wanted: TeamsManifest, voice: Voice) -> bool:
    """Whether this Madoguchi would write another manifest of the same name and version."""
    names = told.get("name")
    name = str(names.get("short")) if isinstance(names, Mapping) else ""
    shape = replace(wanted, name=name, version=str(told.get("version")))
    each_way = [(one, other) for one in Language for other in Language if one is not other]
    return told not in [manifest(shape, one, other, voice(one)) for one, other in each_way]


def next_version(version: str) -> str:
    """The number after this one."""
    found = NUMBER.fullmatch(version)
    return f"{found[1]}.{found[2]}.{int(found[3]) + 1}" if found else "1.0.0"
