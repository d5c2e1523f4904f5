"""A made-up visitor of the demonstration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from bot.vocabulary.language import Language

DEMO = "demo:"
"""How the names of all of them begin."""


@dataclass(frozen=True)
class DemoVisitor:
    """One made-up visitor. `ago` is when they came; `stops_at` is the question at which they left.

    Without a `company` no enquiry is sent. `handled`: what staff did with it, in order: `claim`,
    `reply:TEXT`, or `call:DAYS HH:MM PLACE`, a call so many working days from now.
    """

    name: str
    language: Language
    ago: timedelta
    answers: Mapping[str, str] = field(default_factory=dict)
    stops_at: str = ""
    questions: tuple[str, ...] = ()
    company: str = ""
    contact: str = ""
    wish: Mapping[str, str] = field(default_factory=dict)
    handled: tuple[str, ...] = ()

    @property
    def person(self) -> str:
        """Who this is to the counter: nobody whom any channel reaches."""
        return DEMO + self.name

    @property
    def form(self) -> Mapping[str, str]:
        """What is filled into the contact form."""
        return {
            "company": self.company,
            "name": self.contact,
            "email": f"{self.name}@example.co.jp",
            "language": self.language.value,
            **self.wish,
        }
