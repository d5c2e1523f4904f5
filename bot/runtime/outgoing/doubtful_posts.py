"""Posts at desks of which nobody knows whether they are shown, as a crash or a lost answer left it.

They are shown again rather than never: a card is a picture of how things are, so that twice the
same is no lie. A platform that can be searched looks for what stands there already.
"""

from __future__ import annotations

from datetime import datetime

from bot.assistant.ports import Storage


def look_again(storage: Storage, desk: str, now: datetime) -> int:
    """Have every post of a desk that is in doubt shown again; how many there are."""
    with storage() as work:
        doubtful = [post.id for post in work.desk_posts.uncertain(desk)]
        if doubtful:
            work.outbox.defer(doubtful, now, now)
            work.commit()
    return len(doubtful)
