"""What happened since somebody last looked, so that an open page can follow; also elsewhere.

Other processes change things too, so it is read from what is kept. It says only where something
happened: whoever is told reads what is there now.
"""

from __future__ import annotations

from bot.assistant.ports import Change, Position, Storage

LEADS = "leads"
"""The topic that rings whenever any lead changed."""

POST = "post:"
"""Topics of persons for whom there is something new begin so."""

REMEMBERED = 5_000
"""Things that are known to be told already."""


class Watch:
    """Looks now and then, and says which topics to ring. For one thread at a time."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._mark: Position | None = None
        self._told: dict[str, None] = {}

    def look(self) -> frozenset[str]:
        """The topics about which something happened since the last look; none at the first."""
        with self._storage.read_only() as work:
            mark, is_first = work.change_feed.newest(), self._mark is None
            changes = work.change_feed.since(self._mark or mark)
        self._mark = mark
        fresh = [change for change in changes if change.key not in self._told]
        self._remember(fresh)
        topics = {change.topic for change in fresh}
        if any(topic.startswith("lead:") for topic in topics):
            topics.add(LEADS)
        return frozenset() if is_first else frozenset(topics)

    def _remember(self, changes: list[Change]) -> None:
        self._told.update((change.key, None) for change in changes)
        while len(self._told) > REMEMBERED:
            del self._told[next(iter(self._told))]
