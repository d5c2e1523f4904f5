"""`madoguchi serve`."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from bot import bootstrap

log = logging.getLogger(__name__)


@click.command()
def serve() -> None:
    """Serve every channel that is configured, until SIGTERM or Ctrl-C.

    With nothing configured, that is the counter in a browser, on this machine.
    """
    from bot.runtime.telemetry.spans import traced
    from bot.serving.factory import configured, open_service, welcome_of
    from bot.serving.reload import Reload
    from bot.serving.runner import log_to_stderr, log_what_nobody_caught, run

    wanted = bootstrap.settings()
    log_to_stderr(as_json=wanted.log_format == "json")
    warn_of_unknown_variables()
    channels = configured(wanted)
    bootstrap.content()  # broken content is told before a database is created
    with (
        settings_trouble_told(),
        traced(wanted.traces_url.strip()),
        bootstrap.serving_alone(wanted),
        bootstrap.open_database(wanted) as storage,
        open_service(wanted, channels, storage) as service,
    ):
        log_what_nobody_caught()
        told = welcome_of(wanted, channels, service, storage)
        run(
            service,
            shown=lambda: click.echo(told, err=True),
            ready=lambda: click.echo(f"Serving {channels.names}. Ctrl-C stops it.", err=True),
            reload=Reload(wanted, service),
        )


@contextmanager
def settings_trouble_told() -> Iterator[None]:
    """What is wrong with the settings is told in plain words."""
    from bot.settings import SettingsError

    try:
        yield
    except SettingsError as error:
        raise bootstrap.TroubleError(str(error), exit_code=2) from error


def warn_of_unknown_variables() -> None:
    """Say which variables are not read, as they are most likely misspelt."""
    from bot.settings import unknown_variables

    for told in unknown_variables(os.environ):
        log.warning("%s", told)
