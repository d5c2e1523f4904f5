"""`madoguchi serve`."""

from __future__ import annotations

import logging

import click

from bot import bootstrap
from bot.cli.options import fail

log = logging.getLogger(__name__)

NOTHING = """\
No channel is configured. For Slack, set
  MADOGUCHI_SLACK_BOT_TOKEN   begins with xoxb- (OAuth & Permissions)
  MADOGUCHI_SLACK_APP_TOKEN   begins with xapp- (Basic Information > App-Level Tokens)
`madoguchi slack manifest` prints what to create the app from; the README goes through it."""


@click.command()
def serve() -> None:
    """Serve every channel that is configured, until SIGTERM or Ctrl-C."""
    from bot.serving.opening import configured, open_service
    from bot.serving.running import log_to_stderr, run

    wanted = bootstrap.settings()
    log_to_stderr(as_json=wanted.log_format == "json")
    channels = configured(wanted)
    if not channels.names:
        fail(NOTHING, exit_code=2)
    bootstrap.content()  # broken content is told before a database is created
    with (
        bootstrap.open_database(wanted) as storage,
        open_service(wanted, channels, storage) as service,
    ):
        names = " and ".join(channels.names)
        run(service, ready=lambda: click.echo(f"Serving {names}. Ctrl-C stops it.", err=True))
