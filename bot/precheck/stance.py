"""Whether a mentioned phrase is stated, denied, or merely mentioned."""

from __future__ import annotations

from enum import Enum, auto

MENTION = "〓"
"""Stands for another phrase of the flow, so that it is not taken for an unknown word."""


class Stance(Enum):
    """How a text stands to a phrase in it.

    `DENIED`: said not to be so ("正社員ではない"). `ABSENT`: said not to exist ("no engineers"),
    from
    which the opposite does not follow. `UNCLEAR`: anything that is not understood to the last word.
    For a topic, `STATED` means that the thing is there and `ABSENT` that it is missing.
    """

    STATED = auto()
    DENIED = auto()
    ABSENT = auto()
    UNCLEAR = auto()
