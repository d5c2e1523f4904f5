"""What is committed is handed to whoever delivers it in this process, claimed for them already."""

from __future__ import annotations

from collections.abc import Sequence

from bot.assistant.ports import Courier, Outgoing


class Couriers:
    """Those who deliver in this process. Safe to share between threads."""

    def __init__(self) -> None:
        self._enlisted: tuple[Courier, ...] = ()

    def enlist(self, courier: Courier) -> None:
        """Hand over to this one from now on."""
        self._enlisted = (*self._enlisted, courier)

    def dismiss(self, courier: Courier) -> None:
        """Hand over no more to this one."""
        self._enlisted = tuple(each for each in self._enlisted if each is not courier)

    def of(self, recipient: str) -> Courier | None:
        """Who delivers to a recipient."""
        return next((each for each in self._enlisted if each.serves(recipient)), None)


class Handover:
    """What one unit of work has for couriers, handed over once it is committed."""

    def __init__(self, couriers: Couriers) -> None:
        self._couriers = couriers
        self._items: dict[str, tuple[Courier, list[Outgoing]]] = {}

    def courier_of(self, recipient: str) -> Courier | None:
        """Who is told that something waits for a recipient."""
        if recipient not in self._items:
            courier = self._couriers.of(recipient)
            if courier is None:
                return None
            self._items[recipient] = courier, []
        return self._items[recipient][0]

    def has_claimed(self, recipient: str) -> bool:
        """Whether something for a recipient was claimed in this unit of work."""
        return recipient in self._items and bool(self._items[recipient][1])

    def claim(self, recipient: str, items: Sequence[Outgoing]) -> None:
        """Have these delivered; they are marked as under way."""
        self._items[recipient][1].extend(items)

    def complete(self) -> None:
        """All of it is committed."""
        for recipient, (courier, items) in self._items.items():
            courier.carry(recipient, items)
