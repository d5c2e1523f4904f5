"""The commands that are heard at any point. Curators give their words, use cases their meaning."""

from __future__ import annotations

COMMAND_NAMES = (
    "start",
    "hello",
    "resume",
    "go_on",
    "pause",
    "back",
    "change",
    "review",
    "restart",
    "undo",
    "verdict",
    "why",
    "clause",
    "help",
    "ask",
    "language",
    "japanese",
    "english",
    "staff",
    "cancel",
    "skip",
    "done",
    "send",
    "enquiry",
    "more",
    "my_data",
    "delete_data",
    "thanks",
)
