"""`madoguchi serve`."""

from __future__ import annotations

import logging

import click

from bot import bootstrap
from bot.cli.options import fail
from bot.vocabulary import Language

log = logging.getLogger(__name__)

NOTHING = """\
No channel is configured. For Slack, set
  MADOGUCHI_SLACK_BOT_TOKEN   begins with xoxb- (OAuth & Permissions)
  MADOGUCHI_SLACK_APP_TOKEN   begins with xapp- (Basic Information > App-Level Tokens)
`madoguchi slack manifest` prints what to create the app from; the README goes through it."""


@click.command()
def serve() -> None:
    """Serve every channel that is configured, until SIGTERM or Ctrl-C."""
    from bot.serving.running import log_to_stderr, run
    from bot.serving.slack.opening import configured, open_slack

    log_to_stderr()
    wanted = bootstrap.settings()
    settings = configured(wanted)
    if settings is None:
        fail(NOTHING, exit_code=2)
    bootstrap.content()  # broken content is told before a database is created
    with bootstrap.open_database(wanted) as storage, open_slack(wanted, settings, storage) as app:
        learn()
        run(app, ready=lambda: click.echo("Serving Slack. Ctrl-C stops it.", err=True))


def learn() -> None:
    """Fit the matchers before anybody waits for an answer."""
    log.info("Learning the knowledge base; the first time this can take a minute")
    for language in Language:
        bootstrap.matcher_of()(language)
