"""One entry of one content file as a curator wants it: an article, a fact, a prepared reply."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

NOTHING = ""
"""The digest of an entry that is not there."""


@dataclass(frozen=True, slots=True)
class ContentEdit:
    """`file` is relative to the root of the content, `entry` what the entry is called there.

    `data` is the whole entry as it is to be, as plain lists, mappings, texts and numbers (days as
    2026-04-01); None takes it out. `base` is the digest of the entry that was changed.
    """

    file: str
    entry: str
    data: Any
    base: str = NOTHING

    @property
    def place(self) -> tuple[str, str]:
        """Where it stands."""
        return self.file, self.entry

    @property
    def digest(self) -> str:
        """What the entry is once this is done."""
        return digest_of(self.data)


def digest_of(data: Any) -> str:
    """What tells two states of an entry apart; how it is written in the file tells nothing."""
    if data is None:
        return NOTHING
    text = json.dumps(plain_data(data), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]


def plain_data(data: Any) -> Any:
    """The data as JSON can hold it: days as text, texts without space around them."""
    match data:
        case dict():
            return {str(key): plain_data(value) for key, value in data.items()}
        case list() | tuple():
            return [plain_data(each) for each in data]
        case date():
            return data.isoformat()
        case str():
            return str(data).strip()
    return data
