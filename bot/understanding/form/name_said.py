"""Whether what a clause says of a company or a person is its name, or what it is like."""

from __future__ import annotations

import re

from bot.understanding.form.clauses import Label
from bot.understanding.form.name_likeness import COMPANY

LIKE_THIS = re.compile(
    r"^(?:the|an?|not|just|here|calling|looking|sorry)\b|\b(?:in|on|at|of|for|to|by|with|known|used|only|too|very)\b"
)
"""Words of what a name is like, which none holds."""

PERSON = re.compile(
    r".*と(?:申|言|い)(?:し|い)ます|^(?:私|わたし|担当(?:者)?)(?:の名前)?は"
    r"|^(?:i am|i'm|im|this is|my name is) ",
    re.IGNORECASE,
)
"""How people introduce themselves."""


def is_name_of(label: Label, value: str) -> bool:
    """Whether what is said of a company or a person is its name, not what it is like ("our company
    is small", 弊社は製造業です)."""
    if label.is_exact or COMPANY.search(value):
        return True
    if label.field == "company":
        return "名" in label.word or value[:1].isupper()
    return LIKE_THIS.search(value) is None
