"""What a channel with buttons says of its own accord, worded in one language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """Short words beside and around the counter's messages. All of them are plain text.

    `prompts` are (title, message) pairs: what a person might begin with.
    """

    change: str
    """On the button that asks an answered question again."""
    choose: str
    """In a menu from which nothing was chosen yet."""
    asked_below: str
    """In the place of the choices of a question that was asked again."""
    read: str
    """On the button that opens an article."""
    fill_in: str
    """On the button that opens the contact form in a window."""
    from_staff: str
    """Above what a member of staff wrote."""
    elsewhere: str
    """In a channel: what was asked for was sent as direct messages."""
    working: str
    """While something takes its time ("is looking it up …")."""
    welcome: str
    """Above the prompts."""
    prompts: tuple[tuple[str, str], ...]
    ask_title: str
    ask_label: str
    ask_hint: str
    ask_submit: str
    close: str
    not_now: str
    """Something went wrong; trying again later helps."""
