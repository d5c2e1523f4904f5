"""`madoguchi slack`: creating the app in Slack, and finding out what is wrong with it."""

from __future__ import annotations

import json
from typing import Any

import click
import yaml

from bot import bootstrap
from bot.cli.doctor import report
from bot.cli.options import fail, json_option, language_here, language_option
from bot.vocabulary import Language


@click.group()
def slack() -> None:
    """Create the app in Slack, and find out what is wrong with it."""


@slack.command()
@click.option("--name", default="Madoguchi", help="What the app is called.", show_default=True)
@click.option("--url", default="", help="Where Slack reaches this: https://HOST. For HTTP.")
@click.option("--many", is_flag=True, help="Several workspaces install the app. Takes --url.")
@click.option("--socket", is_flag=True, help="With --url: events come over Socket Mode.")
@click.option("--no-desk", is_flag=True, help="Staff do not work in Slack.")
@click.option("--yaml", "as_yaml", is_flag=True, help="Write YAML rather than JSON.")
@language_option
def manifest(
    name: str,
    url: str,
    language: Language | None,
    *,
    many: bool,
    socket: bool,
    no_desk: bool,
    as_yaml: bool,
) -> None:
    """Print the manifest to create the app from (https://api.slack.com/apps > From a manifest).

    Without --url, events come over Socket Mode, which needs no public address.
    """
    from bot.channels.slack.manifest import LONGEST_NAME, ManifestShape
    from bot.channels.slack.manifest import manifest as made

    if many and not url:
        fail("--many takes --url: people install the app in their browser.", exit_code=2)
    if url and not url.startswith(("https://", "http://")):
        fail("--url is an address such as https://counter.example.org.", exit_code=2)
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        fail(f"--name has 1 to {LONGEST_NAME} characters.", exit_code=2)
    spoken = language_here(language, bootstrap.settings())
    shape = ManifestShape(
        name=name.strip(), url=url, is_for_many=many, is_socket_mode=socket, has_desk=not no_desk
    )
    click.echo(written(made(shape, bootstrap.renderer().voice(spoken)), as_yaml=as_yaml))


def written(content: dict[str, Any], *, as_yaml: bool) -> str:
    """JSON, or YAML in the same order."""
    if as_yaml:
        return str(yaml.safe_dump(content, allow_unicode=True, sort_keys=False)).rstrip()
    return json.dumps(content, ensure_ascii=False, indent=2)


@slack.command()
@json_option
def doctor(*, as_json: bool) -> None:
    """Check tokens, scopes, the desk's channel, staff and the connection; say how to mend them."""
    from bot.channels.slack.doctor import examine
    from bot.channels.slack.factory import configured, workspace_to_examine

    wanted = bootstrap.settings()
    settings = configured(wanted)
    if settings is None:
        fail("Slack is not configured: no MADOGUCHI_SLACK_… variable is set.", exit_code=2)
    with workspace_to_examine(wanted, settings) as calls:
        report(examine(settings, calls), as_json=as_json)
