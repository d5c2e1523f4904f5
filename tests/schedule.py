"""Which process runs which tests, and in what order.

The tests of a file run in one process, so that what they share is made once: databases, servers,
content. There is one browser for all; and what is long comes first, so that nothing waits for it
in the end. (`xdist_group` does not reach pytest-xdist from pytest 9.2 on, and would not order.)
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/browser/",)
"""Folders whose tests run in one process."""

APART = ("tests/chaos/",)
"""Folders each of whose tests may run anywhere: they take as long as others take together."""

FIRST = (
    "tests/browser/",
    "tests/chaos/",
    "tests/dialogues/",
    "tests/faq/semantic/test_reranker.py",
    "tests/serving/test_two_processes.py",
    "tests/storage/backup/",
    "tests/storage/cluster/",
    "tests/test_next_year.py",
    "tests/channels/web/desk/content/",
    "tests/precheck/nlu/test_readings.py",
    "tests/programmes/",
    "tests/cli/",
    "tests/security/",
    "tests/storage/",
    "tests/channels/slack/service/",
    "tests/serving/",
    "tests/content/test_completeness.py",
    "tests/channels/email/",
)
"""What takes long, the longest first."""


def unit_of(nodeid: str) -> str:
    """What a test belongs to that is run by one process as a whole."""
    if nodeid.startswith(APART):
        return nodeid
    folder = next((each for each in TOGETHER if nodeid.startswith(each)), "")
    return folder or nodeid.partition("::")[0]


def rank(nodeid: str) -> int:
    """The place of a test: the lower, the earlier."""
    places = (place for place, each in enumerate(FIRST) if nodeid.startswith(each))
    return next(places, len(FIRST))


class Schedule(LoadScopeScheduling):  # type: ignore[misc]  # it says nothing of its types
    """Hands a unit to whichever process has next to nothing left to do, in the order of the
    tests."""

    def schedule(self) -> None:
        """As they are in order already, units are not put in order of the number of tests."""
        self.config.option.loadscopereorder = False
        super().schedule()

    def mark_test_complete(self, node: object, item_index: int, duration: float = 0) -> None:
        """Forget a unit that is done: all that a process has is counted after each test."""
        super().mark_test_complete(node, item_index, duration)
        unit = unit_of(self.registered_collections[node][item_index])
        if all(self.assigned_work[node][unit].values()):
            del self.assigned_work[node][unit]

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)
