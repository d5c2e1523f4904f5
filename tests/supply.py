"""What the counter is installed with: a bill of materials, licences, known vulnerabilities.

`python -m tests.supply sbom | licences | audit`. The first two read what is installed here, as the
lock file names it, and need no network. `audit` asks PyPI about each version that is locked, since
that is where it comes from; it fails where one has a vulnerability that is known and not withdrawn.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import httpx

from bot.settings import own_version

LOCK = Path(__file__).parents[1] / "requirements.lock"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
INDEX = "https://pypi.org/pypi/{name}/{version}/json"

TOLD_ELSEWHERE = {"pyrage": "MIT"}
"""Licences that stand only in the file of the licence, not in what a package says of itself."""


@dataclass(frozen=True)
class Package:
    """Something that is installed; `hashes` are those of all files that it may come from."""

    name: str
    version: str
    licence: str
    hashes: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its name as bills of materials say it."""
        return f"pkg:pypi/{self.name.lower().replace('_', '-')}@{self.version}"


def locked() -> Iterator[Package]:
    """Everything that the lock file names, in its order."""
    lock = LOCK.read_text("utf-8")
    for block in re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE):
        if found := PINNED.match(block):
            name, version = found.groups()
            yield Package(name, version, licence_of(name), tuple(HASH.findall(block)))


def licence_of(name: str) -> str:
    """What a package says of its licence; empty for what is not installed on this system."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return ""
    if "License-Expression" in told:
        return str(told["License-Expression"])
    classified = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or []
        if line.startswith("License :: ") and line != "License :: OSI Approved"
    ]
    said = str(told.json.get("license", "")).strip().partition("\n")[0]
    return " AND ".join(classified) or said or TOLD_ELSEWHERE.get(name, "")


def sbom() -> dict[str, Any]:
    """The bill of materials, in the form of CycloneDX 1.6."""
    packages = [*locked()]
    contents = " ".join(package.purl for package in packages)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, contents)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "madoguchi",
                "name": "madoguchi",
                "version": own_version(),
            }
        },
        "components": [component(package) for package in packages],
        "dependencies": [{"ref": "madoguchi", "dependsOn": [p.purl for p in packages]}],
    }


def component(package: Package) -> dict[str, Any]:
    """One package in the bill."""
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": package.version,
        "purl": package.purl,
    }
    if package.licence:
        found["licenses"] = [{"license": {"name": package.licence}}]
    if len(package.hashes) == 1:  # of several files, nobody knows which one is installed
        found["hashes"] = [{"alg": "SHA-256", "content": package.hashes[0]}]
    return found


def vulnerabilities(client: httpx.Client, package: Package) -> list[str]:
    """The known vulnerabilities of a package, one line each."""
    answer = client.get(INDEX.format(name=package.name, version=package.version))
    if answer.status_code == httpx.codes.NOT_FOUND:
        return [f"{package.name} {package.version}: the index does not know this version"]
    answer.raise_for_status()
    return [
        f"{package.name} {package.version}: {found['id']}"
        f" (fixed in {', '.join(found.get('fixed_in') or []) or 'no version'})"
        for found in answer.json().get("vulnerabilities") or []
        if not found.get("withdrawn")
    ]


def audit() -> int:
    """Print what is known; how many vulnerabilities that are."""
    packages, count = [*locked()], 0
    with httpx.Client(timeout=30, follow_redirects=True) as client:
        for package in packages:
            for line in vulnerabilities(client, package):
                print(line)
                count += 1
    print(f"{len(packages)} packages, {count} known vulnerabilities", file=sys.stderr)
    return count


def main(what: str) -> int:
    """Print one of them."""
    if what == "audit":
        return min(1, audit())
    if what == "sbom":
        print(json.dumps(sbom(), indent=1))
    else:
        for package in locked():
            print(package.name, package.version, package.licence, sep="\t")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
