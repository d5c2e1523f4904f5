"""What things of the desk are called in Teams and in what is kept of it."""

from __future__ import annotations

DESK = "desk"
"""In the data of everything that staff press: which action it is."""
VALUE = "value"
SUBJECT = "subject"
"""The post on which it was pressed, where it was one."""
NONCE = "nonce"
OPENER = "opener"
"""In a dialog: the action that opened it, so that it can be shown again with what is wrong."""

CARD = "lead:"

REFRESH = "refresh"
"""What a client asks by itself: the card as the one member of staff who looks at it sees it."""

AT_ONCE = frozenset(
    {
        "claim",
        "release",
        "contacted",
        "applied",
        "reopen",
        "wake",
        "part",
        "settle.arrived",
        "settle.again",
    }
)
"""Actions that open no dialog: the card itself says what came of them."""

FILES = frozenset({"export"})
"""Actions that hand over a file; the web desk has them."""
