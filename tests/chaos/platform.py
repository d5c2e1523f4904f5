"""What a storm needs of a platform: people in it, what they do there, and what stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Protocol

from bot.assistant.ports import DeliveryStatus, Outgoing
from tests.chaos.process_control import Mortal
from tests.storms.delivery import Delivery

if TYPE_CHECKING:
    from tests.chaos.world import Scene

Someone = Any
"""A person, as the platform has them."""
Written = Any
"""A message that a person wrote, as the platform has it."""

Look = tuple[str, frozenset[int]]
"""What a message says, and which outgoing message can be pressed on it."""

Press = tuple[str, Callable[[], object]]
"""A choice that can be pressed, and pressing it."""

RATES = {
    "lost_answer": 0.03,
    "dropped_call": 0.03,
    "ratelimited": 0.03,
    "server_error": 0.03,
    "slow": 0.03,
    "redelivered": 0.1,
    "delayed": 0.1,
    "disconnected": 0.02,
}
RETRIES = (0.05, 0.3, 0.6, 1.2)
"""Seconds after which a platform delivers again what was not acknowledged."""
QUICK = (0.1, 0.3, 0.6, 1.2)
"""The same when the storm is over."""


@dataclass(frozen=True)
class People:
    """Two applicants, of whom `emma` sent a lead before; two of staff; and their desk."""

    emma: Someone
    taro: Someone
    staff: tuple[Someone, Someone]
    desk: str

    @property
    def applicants(self) -> tuple[Someone, Someone]:
        return self.emma, self.taro


class Platform(Protocol):
    """One that runs, with its people. People have the same ids in every new one."""

    people: People
    doubts: frozenset[DeliveryStatus]
    """What is settled in the end, when nothing goes wrong any more."""
    troubles: Sequence[Callable[[Scene], None]]
    """What can befall it that befalls no other."""

    def actor(self, person: Someone) -> str: ...

    # The way to the bot.

    def settings(self, port: int) -> Mapping[str, Any]: ...
    def follow(self, bot: Mortal) -> None: ...
    def patience(self, seconds: float, retries: Sequence[float]) -> None: ...
    def calm(self) -> None: ...
    def quiet(self, timeout: float = 10.0) -> None: ...
    def cut(self) -> None: ...
    def is_reached(self) -> bool: ...
    def reorder(self, count: int) -> None: ...

    # What applicants do.

    def say(self, person: Someone, text: str) -> Written: ...
    def edit(self, person: Someone, message: Written, text: str) -> None: ...
    def delete(self, person: Someone, message: Written) -> None: ...
    def delivery_of(self, message: Written, word: str, *, is_edit: bool) -> Delivery: ...
    def event_of(self, delivery: Delivery) -> str: ...
    def is_deleted(self, message: Written) -> bool: ...
    def pressable(self, person: Someone, *, stale: bool) -> list[Press]: ...
    def reads(self, person: Someone) -> list[str]: ...

    # What staff do.

    def press_card(self, person: Someone, reference: str, action: str) -> bool: ...
    def note(self, person: Someone, reference: str, text: str) -> None: ...
    def has_window(self, person: Someone) -> bool: ...
    def hand_in(self, person: Someone, chance: Random, entries: Mapping[str, str]) -> None: ...

    # What is left.

    def looks_of(self, outgoing: Outgoing) -> list[Look]: ...
    def looks(self, person: Someone) -> Counter[Look]: ...
    def stands(self, person: Someone, receipt: str) -> bool: ...
    def check_desk(self, scene: Scene) -> None: ...
    def problems(self) -> list[str]: ...
    def story(self) -> str: ...


Opened = Callable[[int, str, Path], AbstractContextManager[Any]]
"""Opens a platform for the storm of a seed, over a transport."""
