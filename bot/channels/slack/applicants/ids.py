"""What this channel is called by: commands, shortcuts, actions and views. The manifest names them.

An action that picks a choice has the choice's id as its value. The block id begins with the number
of the outgoing message (`m12`), so that a press tells which message it was pressed on.
"""

from __future__ import annotations

import re

COMMAND = "/madoguchi"
ASK_SHORTCUT = "madoguchi_ask"
"""A global shortcut that opens a window to ask a question in."""

PREFIX = "counter:"
"""How the ids of all actions and views of applicants begin."""
PICK = "pick"
ASK = "ask"
FORM = "form"

EVENTS = ("app_home_opened", "app_mention", "message.im")
"""Events that this channel listens to, as a manifest names them."""
SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "chat:write",
    "commands",
    "im:history",
    "im:write",
    "users:read",
)
"""Scopes of the bot that this channel needs."""

ACTION = re.compile(rf"^{PREFIX}(?:{PICK}|{ASK}|{FORM})(?:#\d+)?$")
NONCE = re.compile(r"m(\d{1,18})(?:\.|$)")


def nonce(outgoing: int) -> str:
    """The block id of what can be pressed on an outgoing message."""
    return f"m{outgoing}"


def outgoing_in(block_id: str) -> int:
    """The outgoing message that a block id names; 0 where it names none."""
    found = NONCE.match(block_id)
    return int(found[1]) if found else 0
