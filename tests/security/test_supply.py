"""Nobody gets code onto the machine by registering a name that we do not hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import httpx

from tests.supply import Package, locked, sbom, vulnerabilities

ROOT = Path(__file__).parents[2]

BY_NAME = re.compile(
    r"(?:pipx?|uv(?: pip| tool)?|poetry|pdm)\s+(?:install|add|run)[^\n`]*['\"\s]madoguchi\b(?!\.)"
)
SPOKEN = (".py", ".md", ".po", ".pot", ".toml", ".yaml", ".yml", ".html", ".txt")


def texts() -> Iterator[tuple[Path, str]]:
    """Everything that tells somebody something."""
    folders = ("bot", "knowledge", "flows", "locales", ".github", ".ci")
    inside = (file for folder in folders for file in (ROOT / folder).rglob("*"))
    for file in (*ROOT.glob("*.md"), ROOT / "Makefile", *inside):
        if file.is_file() and (file.suffix in SPOKEN or file.name == "Makefile"):
            yield file, file.read_text(encoding="utf-8")


def test_nobody_is_told_to_install_this_by_its_name_from_an_index() -> None:
    told = [str(file.relative_to(ROOT)) for file, text in texts() if BY_NAME.search(text)]
    assert not told


def test_the_pattern_finds_what_it_is_there_for() -> None:
    for told in (
        "pip install madoguchi",
        'pip install "madoguchi[postgres]"',
        "pip install --upgrade 'madoguchi[oidc]'",
        "uv tool install madoguchi",
    ):
        assert BY_NAME.search(told)
    assert not BY_NAME.search("pip install --require-hashes --requirement requirements.lock")


def test_whatever_is_installed_is_pinned_to_its_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (ROOT / name).read_text(encoding="utf-8")
        pinned = re.findall(r"^[a-z0-9][^\s=]*==", lock, re.MULTILINE)
        blocks = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)
        unhashed = [block for block in blocks if "==" in block and "--hash=sha256:" not in block]
        assert pinned
        assert not unhashed


def test_every_installation_of_the_makefile_and_of_ci_checks_hashes() -> None:
    for file in (ROOT / "Makefile", *(ROOT / ".ci").rglob("*")):
        if file.is_file():
            for line in file.read_text(encoding="utf-8").splitlines():
                if re.search(r"\bpip install\b", line):
                    assert "--require-hashes" in line or "--no-deps" in line, f"{file.name}: {line}"


COPYLEFT = re.compile(r"\b(AGPL|GPL|SSPL|Affero|GNU General)\b", re.IGNORECASE)
WEAKER = re.compile(r"\b(LGPL|Lesser)\b", re.IGNORECASE)


def test_the_licence_of_everything_that_is_installed_is_known_and_lets_it_be_used() -> None:
    packages = [*locked()]
    assert len(packages) > 40
    here = [each for each in packages if is_installed(each.name)]
    assert [each.name for each in here if not each.licence] == []
    strict = [e for e in here if COPYLEFT.search(WEAKER.sub("", e.licence))]
    assert strict == []


def is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def test_the_bill_of_materials_names_everything_that_is_locked_once() -> None:
    bill = sbom()
    refs = [each["bom-ref"] for each in bill["components"]]
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert len(refs) == len(set(refs)) == len([*locked()])
    assert bill["dependencies"][0]["dependsOn"] == refs
    assert "pkg:pypi/" in refs[0]
    json.dumps(bill)


def test_a_known_vulnerability_is_told_and_a_withdrawn_one_is_not() -> None:
    told = [
        {"id": "PYSEC-1", "fixed_in": ["2.0"]},
        {"id": "PYSEC-2", "withdrawn": "2025-01-01T00:00:00Z"},
    ]

    def answer(request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/pypi/some/1.0/json"
        return httpx.Response(200, json={"vulnerabilities": told})

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        found = vulnerabilities(client, Package("some", "1.0", "MIT", ()))
    assert found == ["some 1.0: PYSEC-1 (fixed in 2.0)"]
