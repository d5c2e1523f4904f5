"""What people wrote, in anything that holds it, exchanged for the strangest texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from bot.assistant import acts
from bot.assistant.conversation import Form
from bot.assistant.ports import AskedQuestion, TranscriptEntry
from bot.handoff.appointments.appointment import AppointmentPlan
from bot.handoff.form.errors import FormError
from bot.handoff.form.validation import LONGEST, LONGEST_OTHERWISE
from bot.handoff.lead import Contact, Wish
from tests.channels.slack.api.hostile_texts import NASTY

MOST = 3_000
"""Characters of a message, at most."""

STRANGE = (
    *(text[:MOST] for text in NASTY),
    "x" * 3_000,
    "https://example.jp/" + "long" * 700,
    "「窓口」" * 900,
    "&<>" * 1_000,
    "\n".join(f"- {number}" for number in range(500)),
    "\n\n".join("> quoted" for _ in range(300)),
    "\u202e" + "ا" * 2_000,
)
"""The longest and the strangest that people may write."""

WRITTEN: Mapping[type, tuple[str, ...]] = {
    Contact: ("company", "name", "email", "phone", "times"),
    Wish: ("remarks",),
    Form: ("values",),
    AskedQuestion: ("text",),
    TranscriptEntry: ("text",),
    FormError: ("detail",),
    acts.AskField: ("current",),
    acts.StaffWrites: ("text",),
    AppointmentPlan: ("place", "note"),
    acts.DoubtValue: ("text",),
    acts.OfferAddition: ("text",),
    acts.TellAnswer: ("question",),
    acts.TellRules: ("text",),
}
"""Where people's own words stand."""


def estranged(held: Any, words: str) -> Any:
    """The same with these words wherever people wrote something."""
    if isinstance(held, tuple):
        return tuple(estranged(each, words) for each in held)
    if not is_dataclass(held) or isinstance(held, type):
        return held
    return replace(held, **{f.name: exchanged(held, f.name, words) for f in fields(held)})


def exchanged(held: Any, name: str, words: str) -> Any:
    value = getattr(held, name)
    if name not in WRITTEN.get(type(held), ()):
        return estranged(value, words)
    if isinstance(value, Mapping):
        return {each: fitting(each, words) for each in value}
    return fitting(name, words) if isinstance(held, Contact) else words


def fitting(name: str, words: str) -> str:
    """As much as a field of the contact form takes."""
    return words[: LONGEST.get(name, LONGEST_OTHERWISE)]
