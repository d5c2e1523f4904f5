"""`madoguchi teams`: the package to install the app from, and finding out what is wrong with it."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from bot import bootstrap
from bot.cli.doctor import report
from bot.cli.options import fail, json_option, language_here, language_option, write
from bot.vocabulary import Language

PACKAGE = Path("madoguchi-teams.zip")


@click.group()
def teams() -> None:
    """Create the app in Microsoft Teams, and find out what is wrong with it."""


@teams.command()
@click.option("--name", default="Madoguchi", help="What the app is called.", show_default=True)
@click.option("--version", default="1.0.0", help="Raise it with every upload.", show_default=True)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=PACKAGE,
    help="The file to write.",
    show_default=True,
)
@language_option
def manifest(name: str, version: str, output: Path, language: Language | None) -> None:
    """Write the package to upload (Teams admin center, or Apps > Manage your apps > Upload)."""
    from bot.channels.teams.factory import configured
    from bot.channels.teams.manifest import LONGEST_NAME, TeamsManifest, package

    wanted = bootstrap.settings()
    settings = configured(wanted)
    if settings is None:
        fail("Teams is not configured: no MADOGUCHI_TEAMS_… variable is set.", exit_code=2)
    url = wanted.web_url.strip()
    if not url.startswith("https://"):
        fail("MADOGUCHI_WEB_URL is missing: the address of the counter, https://HOST.", exit_code=2)
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        fail(f"--name has 1 to {LONGEST_NAME} characters.", exit_code=2)
    has_desk = bool(settings.desk_channel)
    shape = TeamsManifest(settings.app_id, url, name.strip(), version, has_desk=has_desk)
    output.write_bytes(package(shape, language_here(language, wanted), bootstrap.renderer().voice))
    write(f"{output}: upload it; the bot's messaging endpoint is {url.rstrip('/')}/teams/messages")


@teams.command()
@click.option(
    "--package",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=PACKAGE,
    help="What was uploaded, to compare it with the settings.",
    show_default=True,
)
@language_option
@json_option
def doctor(file: Path, language: Language | None, *, as_json: bool) -> None:
    """Check keys, the secret, the desk's team, staff, the way in and the package; say how to mend
    them.
    """
    from bot.channels.teams.factory import configured

    wanted = bootstrap.settings()
    settings = configured(wanted)
    if settings is None:
        fail("Teams is not configured: no MADOGUCHI_TEAMS_… variable is set.", exit_code=2)
    from bot.channels.teams.connection import open_transport
    from bot.channels.teams.doctor import TeamsDoctor
    from bot.channels.teams.manifest import TeamsManifest
    from bot.channels.teams.package_check import package_finding

    voice, url = bootstrap.renderer().voice, wanted.web_url.strip()
    spoken = language_here(language, wanted)
    shape = TeamsManifest(settings.app_id, url, has_desk=bool(settings.desk_channel))
    with open_transport(settings, bootstrap.now) as ways:
        findings = TeamsDoctor(settings, ways, url, voice(spoken)).examine()
        packed = [package_finding(file, shape, voice, spoken)] if settings.host else []
        report(chain(findings, packed), as_json=as_json)
