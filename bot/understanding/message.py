"""A message as it came."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heard:
    """A message: `text` in one form of all widths, `written` as it came."""

    text: str
    written: str
