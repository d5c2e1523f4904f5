"""Mails that a mail server hands over, one at a time."""

from __future__ import annotations

import sys
from typing import BinaryIO

import click

from bot import bootstrap

TRY_AGAIN = 75
"""The exit code by which mail servers know to come back later (EX_TEMPFAIL)."""

UNREADABLE = 65
"""The exit code by which they know that this mail will never be taken (EX_DATAERR)."""


@click.group()
def mail() -> None:
    """Take mails that come in."""


@mail.command()
def receive() -> None:
    """Take one mail from standard input, as mail servers hand it to a command.

    In Postfix: `counter: "|madoguchi mail receive"` in /etc/aliases, or a transport of its own.
    What is for nobody is dropped; where the database is away, the mail server keeps it and comes
    back. It does so as well with the many mails of a loop.
    """
    from bot.assistant.mail.inbound import TooManyRepliesError
    from bot.channels.email.factory import configured, with_reach
    from bot.channels.email.parser import UnreadableMailError
    from bot.channels.email.receiver import MailReceiver

    wanted = bootstrap.settings()
    settings = configured(wanted)
    if settings is None:
        raise bootstrap.TroubleError("No mail is set up (MADOGUCHI_MAIL_URL)", exit_code=2)
    raw = read_mail(sys.stdin.buffer)
    try:
        with bootstrap.open_assistant(wanted) as assistant:
            take = MailReceiver(with_reach(settings, assistant), settings, bootstrap.now)
            is_taken = take(raw)
    except bootstrap.TroubleError as error:
        raise bootstrap.TroubleError(str(error), exit_code=TRY_AGAIN) from error
    except TooManyRepliesError as error:
        msg = f"So many mails came about {error} today that no more are taken for now"
        raise bootstrap.TroubleError(msg, exit_code=TRY_AGAIN) from error
    except UnreadableMailError as error:
        msg = f"This is built as no mail program builds mails ({error})"
        raise bootstrap.TroubleError(msg, exit_code=UNREADABLE) from error
    click.echo("taken" if is_taken else "for nobody here", err=True)


def read_mail(source: BinaryIO) -> bytes:
    """As much of a mail as is read of any; the rest is heard, since a server may break off else."""
    from bot.channels.email.mailbox import MOST_BYTES

    raw = source.read(MOST_BYTES)
    while source.read(MOST_BYTES):
        pass
    return raw
