"""Receipts of messages in several parts, of which the rest may have to wait.

A receipt names one place for each part that was sent, separated by spaces; `#2` before them says
that the rest has to wait behind the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.assistant.ports import DeliveryResult

BEGUN = "#"
"""Before the number of parts that were sent."""


def rest_waits(count: int, outcome: DeliveryResult, sent: Sequence[str]) -> DeliveryResult:
    """The outcome, with how many parts were sent and where, so that later only the rest follows."""
    return replace(outcome, receipt=" ".join((f"{BEGUN}{count}", *sent))) if count else outcome


def begun(receipt: str) -> int:
    """How many parts of a message were sent already."""
    first = receipt.split(" ")[0]
    number = first.removeprefix(BEGUN)
    return int(number) if first.startswith(BEGUN) and number.isdecimal() else 0
