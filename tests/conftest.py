"""What holds for every test."""

from __future__ import annotations

import gc

from hypothesis import settings

from bot.cli.main import GARBAGE
from tests.sweeps import PROFILE

settings.load_profile(PROFILE)


def pytest_collection_finish() -> None:
    """All tests are loaded, and stay: looking them through for garbage, again and again, takes more
    than a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)
