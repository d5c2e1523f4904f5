"""What stands around what is really said: an opening before it, a polite wish to change."""

from __future__ import annotations

import re

OPENING = re.compile(
    r"^\s*(?:(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|dear (?:sir or madam|all|team))"
    r"(?: there| all| everyone)?|(?:oh )?wait|oh|ah|h?m+|um+|hold on|well"
    r"|こんにちは|こんばんは|おはようございます|はじめまして|初めまして"
    r"|お世話になって(?:い|お)ります)"
    r"\s*[,!.、。！]+\s*)+",
    re.IGNORECASE,
)
"""Greetings and interjections before what is really said."""

SHORTEST_REST = 12
"""Characters behind an opening that are looked at without it."""


def without_opening(text: str) -> str:
    """The text without the greeting or interjection that it begins with, if much more follows."""
    rest = OPENING.sub("", text)
    return rest if len(rest) >= SHORTEST_REST else text


WISH_TO_CHANGE = re.compile(
    r"\b(?:can|could|may|shall) (?:i|we|you)(?: please| still| just)? "
    r"(?=(?:change|switch|correct|edit|fix|make|set|update)\b)",
    re.IGNORECASE,
)


def as_change(text: str) -> str | None:
    """A text that asks to have something changed ("Can I change that to …?"), as a plain wish."""
    wish, number = WISH_TO_CHANGE.subn("", text)
    return wish.replace("?", ".") if number else None
