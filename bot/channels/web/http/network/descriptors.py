"""How many connections may be open at once: fewer than the system gives this process files.

A process that runs out of descriptors cannot even open its database, and the event loop then writes
a line for every connection that it fails to take.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from bot.channels.web.http.sse import StreamLimits

log = logging.getLogger(__name__)

WANTED = 65_536
"""Descriptors that are asked for; more would only cost memory."""

RESERVED = 256
"""Kept for the database, for files, and for connections to others."""

FEWEST = 64
MOST_STREAMS = 5_000
MOST_DESK_STREAMS = 500


@dataclass(frozen=True, slots=True)
class Capacity:
    """What `descriptors` allow: connections, and streams of applicants and of staff among them."""

    descriptors: int

    @property
    def connections(self) -> int:
        """Open connections of all kinds."""
        return max(FEWEST, self.descriptors - RESERVED)

    @property
    def streams(self) -> StreamLimits:
        """Streams of applicants: at most half of all connections, a quarter of them from one."""
        total = min(MOST_STREAMS, self.connections // 2)
        return StreamLimits(
            of_client=max(1, min(200, total // 4)),
            of_network=max(1, min(400, total // 2)),
            total=total,
        )

    @property
    def desk_streams(self) -> StreamLimits:
        """Streams of staff, who often share one address."""
        total = min(MOST_DESK_STREAMS, self.connections // 4)
        return StreamLimits(of_client=total, of_network=total, total=total)


def capacity() -> Capacity:
    """What this process may open, after the limit was raised as far as it may be."""
    try:
        import resource
    except ImportError:  # a system without such limits
        return Capacity(WANTED)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = WANTED if hard == resource.RLIM_INFINITY else min(hard, WANTED)
    if soft != resource.RLIM_INFINITY and soft < most:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        except (ValueError, OSError):
            log.warning("Only %s files can be open at once; more are not allowed", soft)
            return Capacity(soft)
    return Capacity(most if soft == resource.RLIM_INFINITY else max(soft, most))
