"""Mails that a mail server hands over, one at a time."""

from __future__ import annotations

import sys

import click

from bot import bootstrap

TRY_AGAIN = 75
"""The exit code by which mail servers know to come back later (EX_TEMPFAIL)."""


@click.group()
def mail() -> None:
    """Take mails that come in."""


@mail.command()
def receive() -> None:
    """Take one mail from standard input, as mail servers hand it to a command.

    In Postfix: `counter: "|madoguchi mail receive"` in /etc/aliases, or a transport of its own.
    What is for nobody is dropped; where the database is away, the mail server keeps it and comes
    back.
    """
    from bot.channels.email.factory import configured, with_reach
    from bot.channels.email.receiver import MailReceiver

    wanted = bootstrap.settings()
    settings = configured(wanted)
    if settings is None:
        raise bootstrap.TroubleError("No mail is set up (MADOGUCHI_MAIL_URL)", exit_code=2)
    raw = sys.stdin.buffer.read()
    try:
        with bootstrap.open_assistant(wanted) as assistant:
            take = MailReceiver(with_reach(settings, assistant), settings, bootstrap.now)
            is_taken = take(raw)
    except bootstrap.TroubleError as error:
        raise bootstrap.TroubleError(str(error), exit_code=TRY_AGAIN) from error
    click.echo("taken" if is_taken else "for nobody here", err=True)
