"""All commands by name. A command is loaded only when it is run, so that `--help` is quick."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click

GARBAGE = 10_000
"""How many objects are new before Python looks for garbage among them. Reading content makes a
million that stay: looking them through whenever 700 are new takes a fifth of a start."""


class CommandEntry(NamedTuple):
    """Where a command stands, and its line in the list of commands."""

    module: str
    help: str


COMMANDS: Mapping[str, CommandEntry] = {
    "chat": CommandEntry("bot.cli.chat", "Talk to the counter."),
    "ask": CommandEntry("bot.cli.ask", "Ask one question about the programme."),
    "understand": CommandEntry("bot.cli.understand", "Tell what is understood of one message."),
    "precheck": CommandEntry("bot.cli.precheck", "Judge sets of answers to the pre-check."),
    "leads": CommandEntry("bot.cli.leads", "Work with the companies that wish to be contacted."),
    "privacy": CommandEntry(
        "bot.cli.privacy", "Show, delete and expire what is kept about people."
    ),
    "knowledge": CommandEntry("bot.cli.knowledge", "Check and look after the articles."),
    "new": CommandEntry("bot.cli.content.new", "Begin a programme of your own."),
    "content": CommandEntry(
        "bot.cli.content",
        "Find out what content is used and what is wrong with it; write what was published.",
    ),
    "edition": CommandEntry(
        "bot.cli.content.edition", "Prepare a new edition beside the one that holds."
    ),
    "flows": CommandEntry("bot.cli.flows", "Prove and draw the pre-check."),
    "serve": CommandEntry("bot.cli.serve", "Serve every channel that is configured."),
    "doctor": CommandEntry(
        "bot.cli.doctor",
        "Look at everything that serving rests on, and say how to mend what is wrong.",
    ),
    "demo": CommandEntry("bot.cli.demo", "Add made-up visitors and enquiries, marked as such."),
    "desk": CommandEntry(
        "bot.cli.desk", "Sign-in links and passwords for staff who work in a browser."
    ),
    "mail": CommandEntry("bot.cli.mail", "Take mails that come in."),
    "slack": CommandEntry(
        "bot.cli.channels.slack", "Create the app in Slack, and find out what is wrong."
    ),
    "teams": CommandEntry(
        "bot.cli.channels.teams", "Create the app in Microsoft Teams, and find out what is wrong."
    ),
    "crm": CommandEntry(
        "bot.cli.channels.crm", "Let the office's own system read leads and set their status."
    ),
    "database": CommandEntry(
        "bot.cli.database", "Prepare, inspect, back up or restore the database."
    ),
}


class Commands(click.Group):
    """Loads a command when it is asked for and tells an operator in plain words what is wrong."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  as click calls it
        """The names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load one command."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command = getattr(import_module(entry.module), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101  the table is ours
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; trouble outside of the program ends it with a message, not a trace."""
        gc.set_threshold(GARBAGE)
        from bot.bootstrap import TroubleError  # loads the counter, which --help does not need

        try:
            return super().invoke(ctx)
        except TroubleError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="madoguchi", prog_name="madoguchi")
def main() -> None:
    """A bilingual service counter: pre-check, answers that cite the guideline, hand-off to staff.

    What can be set: MADOGUCHI_DATABASE_URL (default: sqlite:///madoguchi.db, a file in the current
    folder), MADOGUCHI_RETENTION_DAYS (365), MADOGUCHI_STAFF (the account's name),
    MADOGUCHI_LANGUAGE (ja or en; otherwise LANG says it).
    """
