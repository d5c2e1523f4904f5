"""`madoguchi crm`: tokens and secrets for the office's own system."""

from __future__ import annotations

import click

from bot.cli.options import fail, write


@click.group()
def crm() -> None:
    """Let the office's own system read leads and set their status."""


@crm.command()
@click.argument("name")
def token(name: str) -> None:
    """Make a token for NAME, and what goes into MADOGUCHI_CRM_TOKENS for it."""
    from bot.channels.crm.settings import NAME, digest_of, new_token

    if not NAME.fullmatch(name):
        fail("NAME has small letters, digits and -, and begins with a letter.", exit_code=2)
    made = new_token()
    write(f"Token, for {name} alone (shown only now): {made}")
    write(f"MADOGUCHI_CRM_TOKENS={name}={digest_of(made)}")


@crm.command()
def secret() -> None:
    """Make a secret to sign with, for MADOGUCHI_CRM_WEBHOOK_SECRET and whoever checks it."""
    from bot.channels.crm.settings import new_secret

    write(f"MADOGUCHI_CRM_WEBHOOK_SECRET={new_secret()}")
